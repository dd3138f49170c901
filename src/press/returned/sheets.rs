//! Which sheets a copy has: cards come back as cards, ledgers as ledgers, a column a unit where there was one.

use super::answers::Answers;
use super::sheet_name::Names;
use crate::campaign::{Campaign, Form, FormId, Kind, Layout};
use crate::intake::{PrintedTotal, Record};
use crate::press::template::plan::{Area, Plan, Slot};
use crate::press::template::{card, indicators, ledger, sections};
use crate::workbook::CellRef;

/// How records stand on a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One record.
    Card,
    /// One record a row.
    Ledger,
    /// One record a column.
    Columns,
}

/// One sheet of a copy.
#[derive(Debug)]
pub(super) struct FormSheet {
    /// Its name.
    pub name: String,
    /// Which form.
    pub form: FormId,
    /// How its records stand.
    pub shape: Shape,
    /// The sheet laid out; its slots are the first record's.
    pub plan: Plan,
    /// Its records, as places among the file's.
    pub records: Vec<usize>,
    /// The sum that the office printed for all of them.
    pub total: Option<PrintedTotal>,
}

impl FormSheet {
    /// The slot that is the nth record's.
    pub fn slot(&self, nth: usize, slot: &Slot) -> Slot {
        let shift = u32::try_from(nth).unwrap_or(u32::MAX);
        match self.shape {
            Shape::Card => *slot,
            Shape::Ledger => Slot {
                area: Area::cell(slot.area.first.row + shift, slot.area.first.col),
                ..*slot
            },
            Shape::Columns => {
                let right = |at: CellRef| CellRef::new(at.row, at.col + shift);
                let shifted = |area: Area| Area {
                    first: right(area.first),
                    last: right(area.last),
                };
                Slot {
                    area: shifted(slot.area),
                    frame: slot.frame.map(shifted),
                    ask: slot.ask,
                }
            }
        }
    }
}

/// The sheets for a file's records, in the order of the records.
pub(super) fn sheets(
    campaign: &Campaign,
    records: &[Record],
    answers: &[Answers<'_>],
    totals: &[PrintedTotal],
) -> Vec<FormSheet> {
    let mut groups: Vec<(Shape, Vec<usize>)> = Vec::new();
    for (i, record) in records.iter().enumerate() {
        let shape = shape(campaign, record);
        let joins = groups.iter_mut().find(|(of, group)| {
            let first = &records[group[0]];
            shape != Shape::Card
                && *of == shape
                && first.form == record.form
                && first.source.sheet == record.source.sheet
        });
        match joins {
            Some((_, group)) => group.push(i),
            None => groups.push((shape, vec![i])),
        }
    }
    let mut names = Names::new();
    groups
        .into_iter()
        .map(|(shape, group)| {
            let first = &records[group[0]];
            let form = first.form(campaign);
            let total = totals
                .iter()
                .filter(|_| shape != Shape::Card)
                .find(|total| sums_all(total, &group, records));
            FormSheet {
                total: total.cloned(),
                name: names.take(first.source.sheet.as_deref(), &form.number),
                form: first.form,
                shape,
                plan: lay_out(
                    campaign,
                    form,
                    (shape, total.is_some()),
                    &group,
                    records,
                    answers,
                ),
                records: group,
            }
        })
        .collect()
}

/// True for a sum over all records of a sheet; one over some of them stays behind, for it would sum others elsewhere.
fn sums_all(total: &PrintedTotal, group: &[usize], records: &[Record]) -> bool {
    let first = &records[group[0]];
    let (start, end) = (group[0], group[group.len() - 1] + 1);
    total.form == first.form
        && total.source.sheet == first.source.sheet
        && end - start == group.len()
        && total.covers.contains(&(start..end))
}

fn shape(campaign: &Campaign, record: &Record) -> Shape {
    match (record.source.row, &record.source.column) {
        _ if record.form(campaign).layout == Layout::Sections => Shape::Card,
        (_, Some(_)) => Shape::Columns,
        (Some(row), None) if is_one_row(record, row) => Shape::Ledger,
        _ => Shape::Card,
    }
}

/// A card below others is known by its first row too; only of a ledger's record most values stand in that row.
fn is_one_row(record: &Record, row: u32) -> bool {
    let rows = record.fields.iter().filter_map(|entry| entry.cell);
    let (inside, outside): (Vec<_>, Vec<_>) = rows.partition(|cell| cell.row + 1 == row);
    inside.len() > outside.len()
}

fn lay_out(
    campaign: &Campaign,
    form: &Form,
    (shape, summed): (Shape, bool),
    group: &[usize],
    records: &[Record],
    answers: &[Answers<'_>],
) -> Plan {
    let columns = shape == Shape::Ledger;
    let summed = u32::from(summed);
    let worded: Vec<usize> = (0..form.fields.len())
        .filter(|field| matches!(form.fields[*field].kind, Kind::Choices(_)))
        .filter(|field| group.iter().any(|i| answers[*i].is_worded(*field, columns)))
        .collect();
    let count = u32::try_from(group.len()).unwrap_or(u32::MAX);
    let mut plan = match (shape, form.layout) {
        (Shape::Ledger, _) => ledger::lay_out_for(campaign, form, None, count, &worded),
        (Shape::Columns, _) => indicators::lay_out_columns(campaign, form, count + summed),
        (Shape::Card, Layout::Card) => card::lay_out_for(campaign, form, None, &worded),
        (Shape::Card, Layout::Indicators) => indicators::lay_out(campaign, form, None),
        (Shape::Card, Layout::Sections) => {
            let rows: Vec<usize> = records[group[0]].tables.iter().map(Vec::len).collect();
            sections::lay_out_for(campaign, form, None, &rows)
        }
    };
    // The list of findings says what is missing and what does not fit.
    plan.progress = None;
    plan.warnings = None;
    plan
}
