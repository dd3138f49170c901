//! The line that counts what is still missing, as a live formula.

use super::cells::Cells;
use super::look::field;
use super::paint::heading;
use super::plan::{Ask, Plan, Slot};
use crate::campaign::relation::Term;
use crate::campaign::{Form, Kind, Table};
use crate::intake::FieldPath;

/// Longest formula that a cell holds, with room to spare.
pub(in crate::press) const LONGEST_FORMULA: usize = 8_000;

/// A formula and what it says on the blank form.
pub(in crate::press) struct Line {
    /// The formula.
    pub formula: String,
    /// Its value as long as nothing is typed.
    pub result: String,
}

/// The line for a plan on which these fields are filled in already; none where it would be too long.
pub(in crate::press) fn line(
    form: &Form,
    plan: &Plan,
    filled: &dyn Fn(&Ask) -> bool,
) -> Option<Line> {
    let line = if plan.records.is_some() {
        ledger_line(form, plan)
    } else {
        card_line(form, plan, filled)
    };
    (line.formula.len() <= LONGEST_FORMULA).then_some(line)
}

/// Every required answer and every number: a number that is not there is missing, never zero.
pub(in crate::press) fn is_wanted(form: &Form, ask: Ask) -> bool {
    match ask {
        Ask::Value(path) => {
            field(form, path).is_some_and(|field| field.required || field.kind.is_number())
        }
        _ => false,
    }
}

/// Choice fields that must not stay untouched: the required ones and those that a relation counts.
pub(in crate::press) fn wanted_choices(form: &Form) -> impl Iterator<Item = usize> {
    let fields = form.fields.iter().enumerate();
    fields.filter_map(|(place, field)| {
        let counted = || {
            let mut relations = form.relations.iter();
            relations.any(|relation| relation.terms().contains(&Term::Field(place)))
        };
        let wanted = matches!(field.kind, Kind::Choices(_)) && (field.required || counted());
        wanted.then_some(place)
    })
}

fn card_line(form: &Form, plan: &Plan, filled: &dyn Fn(&Ask) -> bool) -> Line {
    let cells = Cells::of_one(plan);
    let mut terms = Vec::new();
    let mut missing = 0;
    for slot in &plan.slots {
        if matches!(slot.ask, Ask::Value(FieldPath::Field(_))) && is_wanted(form, slot.ask) {
            terms.push(blank(form, cells, slot));
            missing += u32::from(!filled(&slot.ask));
        }
    }
    for (place, ticks) in wanted_choices(form).filter_map(|i| Some((i, cells.ticks(i)?))) {
        terms.push(format!("({ticks}=0)"));
        let path = FieldPath::Field(place);
        let answers = plan.ticks(path).chain(plan.other_slot(path));
        missing += u32::from(!answers.into_iter().any(|slot| filled(&slot.ask)));
    }
    for (i, table) in form.tables.iter().enumerate() {
        terms.extend(table_terms(form, plan, i, table));
        missing += missing_in_table(plan, i, table, filled);
    }
    let count = nothing_to_report(form, plan, &terms.join("+"));
    Line {
        formula: format!("=IF({count}=0,\"※ 应填的已填齐。\",\"※ 应填的还缺 \"&{count}&\" 项。\")"),
        result: match missing {
            0 => "※ 应填的已填齐。".to_owned(),
            _ => format!("※ 应填的还缺 {missing} 项。"),
        },
    }
}

/// True while a slot is blank; a heading, while it holds no more than its own words.
fn blank(form: &Form, cells: Cells<'_>, slot: &Slot) -> String {
    let cell = cells.cell(slot);
    match heading(form, slot.ask) {
        Some(words) => {
            let own = words.replace("{}", "").trim().chars().count();
            format!("(LEN(TRIM({cell}))<={own})")
        }
        None => format!("({cell}=\"\")"),
    }
}

/// Where the unit says that nothing took place, only its name is still wanted.
fn nothing_to_report(form: &Form, plan: &Plan, count: &str) -> String {
    let nothing = plan
        .slots
        .iter()
        .find(|slot| slot.ask == Ask::NothingToReport);
    let region = plan.value_slot(FieldPath::Field(form.region_field));
    match (nothing, region) {
        (Some(nothing), Some(region)) => {
            let cells = Cells::of_one(plan);
            let cell = cells.cell(nothing);
            let unit = blank(form, cells, region);
            format!("IF(OR({cell}=\"☑\",{cell}=\"√\"),1*{unit},{count})")
        }
        _ => format!("({count})"),
    }
}

/// For a table of repeated rows: rows that are wanting, and required cells of rows that were begun.
fn table_terms(form: &Form, plan: &Plan, table: usize, asked: &Table) -> Vec<String> {
    let cells = Cells::of_one(plan);
    let begun = cells.begun_rows(table);
    let mut terms = Vec::new();
    for (row, any) in begun.iter().enumerate() {
        let required = asked
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.required);
        let wanting: Vec<_> = required
            .filter_map(|(field, _)| plan.value_slot(FieldPath::Item { table, row, field }))
            .map(|slot| blank(form, cells, slot))
            .collect();
        if !wanting.is_empty() {
            terms.push(format!("{any}*({})", wanting.join("+")));
        }
    }
    if asked.min_rows > 0 && !begun.is_empty() {
        terms.push(format!("MAX(0,{}-({}))", asked.min_rows, begun.join("+")));
    }
    terms
}

/// What [`table_terms`] count, on a form with these answers.
fn missing_in_table(
    plan: &Plan,
    table: usize,
    asked: &Table,
    filled: &dyn Fn(&Ask) -> bool,
) -> u32 {
    let mut begun = 0;
    let mut missing = 0;
    for row in 0..asked.blank_rows as usize {
        let answered = |field| filled(&Ask::Value(FieldPath::Item { table, row, field }));
        if plan
            .value_slot(FieldPath::Item {
                table,
                row,
                field: 0,
            })
            .is_some()
            && (0..asked.fields.len()).any(answered)
        {
            begun += 1;
            let required = asked
                .fields
                .iter()
                .zip(0..)
                .filter(|(field, _)| field.required);
            missing += required
                .map(|(_, field)| u32::from(!answered(field)))
                .sum::<u32>();
        }
    }
    missing + asked.min_rows.saturating_sub(begun)
}

fn ledger_line(form: &Form, plan: &Plan) -> Line {
    let columns = |wanted: &dyn Fn(Ask) -> bool| -> Vec<String> {
        let slots = plan.slots.iter().filter(|slot| wanted(slot.ask));
        slots.map(|slot| slot.area.fixed_range()).collect()
    };
    let begun = format!("({}<>\"\")", columns(&|_| true).join("&"));
    let mut wanting: Vec<_> = columns(&|ask| is_wanted(form, ask))
        .iter()
        .map(|range| format!("({range}=\"\")"))
        .collect();
    for place in wanted_choices(form) {
        let of = FieldPath::Field(place);
        let options = columns(&|ask| match ask {
            Ask::Tick(path, _) | Ask::Other(path) => path == of,
            _ => false,
        });
        wanting.push(format!("({}=\"\")", options.join("&")));
    }
    let noun = &form.record_noun;
    let all = format!("SUMPRODUCT({begun}*1)");
    let short = format!("SUMPRODUCT({begun}*(({})>0))", wanting.join("+"));
    Line {
        formula: format!(
            "=\"※ 已填 \"&{all}&\" 行（一{noun}一行），其中 \"&{short}&\" 行有应填未填的项。\""
        ),
        result: format!("※ 已填 0 行（一{noun}一行），其中 0 行有应填未填的项。"),
    }
}
