//! The form filled in, from the campaign's examples.

use std::str::FromStr as _;

use rust_decimal::Decimal;

use super::look::field;
use super::plan::{Area, Ask, Plan, Role};
use super::put::Answer;
use crate::campaign::stamp::SAMPLE_MARK;
use crate::campaign::{Field, Form, Kind};
use crate::intake::FieldPath;

/// Marks a plan as a sample, beside the form's number.
pub(in crate::press) fn mark(plan: &mut Plan) {
    let text = format!("{SAMPLE_MARK}，仅供对照：不要填在这里，也不作为上报数据。");
    let area = Area::new(0, 2, 0, plan.last_col());
    plan.print_bare(area, Role::SampleMark, text);
    plan.progress = None;
    plan.warnings = None;
    plan.city = None;
}

/// What the sample says in a cell.
pub(in crate::press) fn answer(form: &Form, ask: &Ask) -> Option<Answer> {
    match *ask {
        Ask::Value(path) => value(example(form, path)?),
        Ask::Tick(path, option) => {
            let field = example(form, path)?;
            let Kind::Choices(choices) = &field.kind else {
                return None;
            };
            let word = &choices.options.get(option)?.label;
            words(field)
                .any(|said| said == word)
                .then_some(Answer::Ticked)
        }
        Ask::Other(path) => {
            let field = example(form, path)?;
            let Kind::Choices(choices) = &field.kind else {
                return None;
            };
            let known = |said: &str| choices.options.iter().any(|option| option.label == said);
            let said: Vec<_> = words(field).filter(|said| !known(said)).collect();
            (!said.is_empty()).then(|| Answer::Text(said.join("、")))
        }
        Ask::NothingToReport => None,
    }
}

/// Only the first row of a table shows an example.
fn example(form: &Form, path: FieldPath) -> Option<&Field> {
    match path {
        FieldPath::Item { row, .. } if row > 0 => None,
        _ => field(form, path).filter(|field| !field.example.is_empty()),
    }
}

fn words(field: &Field) -> impl Iterator<Item = &str> {
    field.example.split(['、', '，', ',']).map(str::trim)
}

fn value(field: &Field) -> Option<Answer> {
    if field.kind.is_number() {
        Decimal::from_str(&field.example).ok().map(Answer::Number)
    } else {
        Some(Answer::Text(field.example.clone()))
    }
}
