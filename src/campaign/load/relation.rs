//! The relations of a form's file: parsed, put into words, and proved on the cases that stand beside them.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use toml::Spanned;

use super::context::Context;
use super::exact_number::Exact;
use super::raw::{RawLevel, RawRelation};
use crate::campaign::relation::{self, Condition, Lookup, Relation, Scope, Term, Verdict, Wording};
use crate::campaign::{Form, Level};

/// Reads the relations; those at fault are reported and left out.
pub(super) fn relations(
    raw: Vec<RawRelation>,
    form: &Form,
    context: &mut Context<'_>,
) -> Vec<Relation> {
    raw.into_iter()
        .filter_map(|raw| relation(raw, form, context))
        .collect()
}

fn relation(raw: RawRelation, form: &Form, context: &mut Context<'_>) -> Option<Relation> {
    check_code(&raw.code, context);
    let scope = Scope {
        fields: &form.fields,
        tables: &form.tables,
        units: context.units,
    };
    let condition = match relation::parse(raw.rule.get_ref(), scope) {
        Ok(condition) => condition,
        Err(fault) => {
            let start = context.start_of(&raw.rule) + fault.span.start;
            let reason = format!("关系式有误：{}", fault.reason);
            context.faults.at(context.document, start..start, reason);
            return None;
        }
    };
    let at = raw
        .at
        .as_ref()
        .and_then(|key| blamed(key, &condition, form, context));
    let wording = raw
        .message
        .as_ref()
        .and_then(|text| wording(text, form, context));
    let breaks = Case::read(&raw.breaks, form, context);
    let holds = Case::read(&raw.holds, form, context);
    let relation = Relation {
        code: raw.code.into_inner(),
        level: match raw.level {
            RawLevel::Error => Level::Error,
            RawLevel::Warning => Level::Warning,
        },
        rule: raw.rule.into_inner(),
        title: raw.title,
        words: relation::in_words(&condition, form, context.units),
        why: raw.why,
        example: breaks.in_words(form, context),
        passes: holds.in_words(form, context),
        remedy: raw.remedy,
        condition,
        at,
        wording,
    };
    if !matches!(relation.check(&breaks), Verdict::Broken(_)) {
        context.fault(
            &raw.breaks,
            "breaks 应是违反这条关系的例子，现在并不违反（或缺数）。",
        );
    }
    if !matches!(relation.check(&holds), Verdict::Holds) {
        context.fault(
            &raw.holds,
            "holds 应是符合这条关系的例子，现在并不符合（或缺数）。",
        );
    }
    Some(relation)
}

/// `R301`: the letter of relations and three digits.
fn check_code(code: &Spanned<String>, context: &mut Context<'_>) {
    let fits = code
        .get_ref()
        .strip_prefix('R')
        .is_some_and(|digits| digits.len() == 3 && digits.chars().all(|c| c.is_ascii_digit()));
    if !fits {
        let reason = format!("编号“{}”应是 R 加三位数字，如 R301。", code.get_ref());
        context.fault(code, reason);
    }
    let file = context.document.name.to_owned();
    if let Some(earlier) = context.codes.insert(code.get_ref().clone(), file) {
        let reason = format!(
            "编号 {} 在 {earlier} 里已经用过，请换一个。",
            code.get_ref()
        );
        context.fault(code, reason);
    }
}

fn blamed(
    key: &Spanned<String>,
    condition: &Condition,
    form: &Form,
    context: &mut Context<'_>,
) -> Option<Term> {
    let term = term(key.get_ref(), form).filter(|term| condition.terms().contains(term));
    if term.is_none() {
        context.fault(
            key,
            format!("at 应是关系式里的栏目；没有“{}”。", key.get_ref()),
        );
    }
    term
}

fn wording(text: &Spanned<String>, form: &Form, context: &mut Context<'_>) -> Option<Wording> {
    match Wording::parse(text.get_ref(), |key| form.field_index(key)) {
        Ok(wording) => Some(wording),
        Err(placeholder) => {
            let reason = format!(
                "message 里的 {{{placeholder}}} 认不出。可写 {{栏目的键}}，或加 .value、.label、.cell。"
            );
            context.fault(text, reason);
            None
        }
    }
}

fn term(key: &str, form: &Form) -> Option<Term> {
    let table = || form.tables.iter().position(|table| table.key == key);
    form.field_index(key)
        .map(Term::Field)
        .or_else(|| table().map(Term::Table))
}

/// Values for some fields: numbers, or how many options are ticked or rows filled in.
#[derive(Debug)]
struct Case(BTreeMap<Term, Decimal>);

impl Case {
    fn read(
        raw: &Spanned<BTreeMap<Spanned<String>, Exact>>,
        form: &Form,
        context: &mut Context<'_>,
    ) -> Self {
        let mut values = BTreeMap::new();
        for (key, value) in raw.get_ref() {
            match term(key.get_ref(), form) {
                Some(term) => {
                    values.insert(term, value.0);
                }
                None => context.fault(key, format!("本表没有栏目“{}”。", key.get_ref())),
            }
        }
        Self(values)
    }

    fn count(&self, term: Term) -> Option<usize> {
        self.0
            .get(&term)
            .and_then(|count| usize::try_from(*count).ok())
    }

    /// `总户数 312 户、贫困户数 412 户`
    fn in_words(&self, form: &Form, context: &Context<'_>) -> String {
        let words: Vec<String> = self
            .0
            .iter()
            .map(|(term, value)| match term {
                Term::Table(table) => format!("{} {value} 行", form.tables[*table].heading),
                Term::Field(place) => {
                    let field = &form.fields[*place];
                    let unit = field.unit.map(|unit| context.units.get(unit).name.as_str());
                    match unit {
                        Some(unit) => format!("{} {value} {unit}", field.label),
                        None if field.kind.is_number() => format!("{} {value}", field.label),
                        None => format!("{} 选了 {value} 项", field.label),
                    }
                }
            })
            .collect();
        format!("{}。", words.join("，"))
    }
}

impl Lookup for Case {
    fn number(&self, field: usize) -> Option<Decimal> {
        self.0.get(&Term::Field(field)).copied()
    }

    fn ticks(&self, field: usize) -> Option<usize> {
        self.count(Term::Field(field))
    }

    fn rows(&self, table: usize) -> Option<usize> {
        self.count(Term::Table(table))
    }
}
