//! The line at the foot that counts what is still missing, as a live formula.

use crate::campaign::{Form, Kind, Table};
use crate::intake::FieldPath;

use super::look::field;
use super::plan::{Area, Ask, Plan, Slot};

/// Longest formula that a cell holds, with room to spare.
pub(super) const LONGEST_FORMULA: usize = 8_000;

/// A formula and what it says on the blank form.
pub(super) struct Line {
    /// The formula.
    pub formula: String,
    /// Its value as long as nothing is typed.
    pub result: String,
}

/// The line for a plan on which these fields are filled in already; none where it would be too long.
pub(super) fn line(form: &Form, plan: &Plan, filled: &dyn Fn(&Ask) -> bool) -> Option<Line> {
    let line = match plan.records {
        Some(rows) => ledger_line(form, plan, rows),
        None => card_line(form, plan, filled),
    };
    (line.formula.len() <= LONGEST_FORMULA).then_some(line)
}

fn card_line(form: &Form, plan: &Plan, filled: &dyn Fn(&Ask) -> bool) -> Line {
    let mut terms = Vec::new();
    let mut missing = 0;
    for slot in plan
        .slots
        .iter()
        .filter(|slot| is_single(slot.ask) && is_wanted(form, slot.ask))
    {
        terms.push(format!("({}=\"\")", slot.area.fixed()));
        missing += u32::from(!filled(&slot.ask));
    }
    for path in (0..form.fields.len()).map(FieldPath::Field) {
        if let Some(term) = untouched_choice(form, plan, path) {
            terms.push(term);
            missing += 1;
        }
    }
    for (i, table) in form.tables.iter().enumerate() {
        terms.extend(table_terms(plan, i, table));
        missing += table.min_rows;
    }
    let mut count = terms.join("+");
    if let Some(nothing) = plan
        .slots
        .iter()
        .find(|slot| slot.ask == Ask::NothingToReport)
    {
        let region = FieldPath::Field(form.region_field);
        let unit = plan.value_slot(region).map_or_else(
            || "0".to_owned(),
            |slot| format!("({}=\"\")", slot.area.fixed()),
        );
        count = format!("IF({},{unit},{count})", ticked(nothing.area));
    }
    Line {
        formula: format!(
            "=IF({count}=0,\"※ 应填的已填齐。\",\"※ 应填的还缺 \"&({count})&\" 项。\")"
        ),
        result: format!("※ 应填的还缺 {missing} 项。"),
    }
}

fn is_single(ask: Ask) -> bool {
    matches!(ask, Ask::Value(FieldPath::Field(_)))
}

/// Every required answer and every number: a number that is not there is missing, never zero.
fn is_wanted(form: &Form, ask: Ask) -> bool {
    match ask {
        Ask::Value(path) => {
            field(form, path).is_some_and(|field| field.required || field.kind.is_number())
        }
        _ => false,
    }
}

/// 1 while a required choice has neither a tick nor words after 其它.
fn untouched_choice(form: &Form, plan: &Plan, path: FieldPath) -> Option<String> {
    let asked = field(form, path).filter(|field| field.required)?;
    if !matches!(asked.kind, Kind::Choices(_)) {
        return None;
    }
    let boxes = plan
        .ticks(path)
        .map(|slot| slot.area)
        .reduce(Area::around)?;
    let range = boxes.fixed_range();
    let ticks = format!("COUNTIF({range},\"☑\")+COUNTIF({range},\"√\")");
    Some(match plan.other_slot(path) {
        Some(other) => format!("({ticks}+({}<>\"\")=0)", other.area.fixed()),
        None => format!("({ticks}=0)"),
    })
}

/// For a table of repeated rows: rows that are wanting, and required cells of rows that were begun.
fn table_terms(plan: &Plan, table: usize, asked: &Table) -> Vec<String> {
    let mut begun = Vec::new();
    let mut terms = Vec::new();
    for row in 0..asked.blank_rows as usize {
        let slots: Vec<(&Slot, bool)> = asked
            .fields
            .iter()
            .enumerate()
            .filter_map(|(field, asked)| {
                let slot = plan.value_slot(FieldPath::Item { table, row, field })?;
                Some((slot, asked.required))
            })
            .collect();
        let cells: Vec<_> = slots.iter().map(|(slot, _)| slot.area.fixed()).collect();
        let any = format!("({}<>\"\")", cells.join("&"));
        let wanting: Vec<_> = slots
            .iter()
            .filter(|(_, required)| *required)
            .map(|(slot, _)| format!("({}=\"\")", slot.area.fixed()))
            .collect();
        if !wanting.is_empty() {
            terms.push(format!("{any}*({})", wanting.join("+")));
        }
        begun.push(any);
    }
    if asked.min_rows > 0 {
        terms.push(format!("MAX(0,{}-({}))", asked.min_rows, begun.join("+")));
    }
    terms
}

/// True where a box is ticked.
pub(super) fn ticked(area: Area) -> String {
    let cell = area.fixed();
    format!("OR({cell}=\"☑\",{cell}=\"√\")")
}

fn ledger_line(form: &Form, plan: &Plan, _rows: (u32, u32)) -> Line {
    let columns = |wanted: &dyn Fn(Ask) -> bool| -> Vec<String> {
        plan.slots
            .iter()
            .filter(|slot| wanted(slot.ask))
            .map(|slot| slot.area.fixed_range())
            .collect()
    };
    let values = columns(&|ask| matches!(ask, Ask::Value(_)));
    let begun = format!("(({})<>\"\")", values.join("&"));
    let wanting: Vec<_> = columns(&|ask| is_wanted(form, ask))
        .iter()
        .map(|range| format!("({range}=\"\")"))
        .collect();
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
