//! A ledger's own sums against its rows.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::subject::Subject;
use crate::campaign::{Campaign, FormId, RollUp};
use crate::diagnostic::registry::across;
use crate::diagnostic::{Diagnostic, Place, fingerprint};
use crate::intake::{FieldPath, PrintedTotal, Record, Records, Wanted, record_key};
use crate::value::Value;
use crate::workbook::CellRef;

/// Printed sums that fit none of the rows that they may cover.
pub(super) fn disagreeing(
    campaign: &Campaign,
    records: &Records,
    totals: &[PrintedTotal],
) -> Vec<Diagnostic> {
    let mut sums = Sums::new(campaign, records);
    let mut found = Vec::new();
    for total in totals {
        let covered: Vec<Covered<'_>> = total
            .covers
            .iter()
            .map(|range| (sums.over(total.form, range), range))
            .collect();
        let values = total.values.iter();
        found.extend(values.filter_map(|value| {
            disagreement(campaign, records, total, (*value, covered.as_slice()))
        }));
    }
    found
}

/// The sum of each field of the form over a range of rows, and the range.
type Covered<'t> = (Option<Vec<Sum>>, &'t Range<usize>);

fn disagreement(
    campaign: &Campaign,
    records: &Records,
    total: &PrintedTotal,
    ((field, cell, printed), covered): ((usize, CellRef, Decimal), &[Covered<'_>]),
) -> Option<Diagnostic> {
    let form = campaign.form(total.form);
    let definition = form.fields.get(field)?;
    if definition.roll_up != RollUp::Sum {
        return None;
    }
    let mut sums = Vec::new();
    for (of_fields, range) in covered {
        // A row that cannot be added decides nothing.
        sums.push(((*of_fields.as_ref()?.get(field)?)?, *range));
    }
    if sums.iter().any(|(sum, _)| *sum == printed) {
        return None;
    }
    let (sum, range) = sums.first().filter(|(_, range)| !range.is_empty())?;
    let difference = printed.checked_sub(*sum)?.normalize();
    let (printed, sum) = (printed.normalize(), sum.normalize());
    let sense = if difference.is_sign_negative() {
        "少"
    } else {
        "多"
    };
    let message = format!(
        "{cell} {}合计写的是 {printed}，上面各行相加是 {sum}，{sense}了 {}。",
        definition.label,
        difference.abs()
    );
    let place = Place {
        file: total.source.file.clone(),
        sheet: total.source.sheet.clone(),
        row: total.source.row,
        column: total.source.column.clone(),
        cell: Some(cell),
    };
    let written = [printed.to_string(), sum.to_string()];
    // Not the file, which has another name when it comes again.
    let (first, last) = (records.get(range.start)?, records.get(range.end - 1)?);
    let ends = [first, last].map(|row| record_key(&row, campaign).stable(campaign));
    Some(Diagnostic {
        form: Some(form.id.clone()),
        field: Some(definition.key.clone()),
        fields: vec![definition.key.clone()],
        related: records
            .parts((*range).clone(), &Wanted::fields([field]))
            .map(|row| Subject::new(campaign, &row).place(FieldPath::Field(field)))
            .collect(),
        raw: Some(written[0].clone()),
        expected: Some(written[1].clone()),
        fingerprint: fingerprint(
            across::TOTAL_DISAGREES.code,
            &ends.join(" … "),
            &[&definition.key, &written[0], &written[1]],
        ),
        ..Diagnostic::new(&across::TOTAL_DISAGREES, place, message)
    })
}

/// The sum of a field; none where a row has no number there.
type Sum = Option<Decimal>;

/// Sums over ranges of rows. Printed sums often begin at one row and end further and further down, so a sum is taken up
/// where the last one from that row ended.
struct Sums<'a> {
    campaign: &'a Campaign,
    records: &'a Records,
    /// By form and first row: the row behind the last, and the sum of each field.
    so_far: BTreeMap<(FormId, usize), (usize, Vec<Sum>)>,
}

impl<'a> Sums<'a> {
    fn new(campaign: &'a Campaign, records: &'a Records) -> Self {
        Self {
            campaign,
            records,
            so_far: BTreeMap::new(),
        }
    }

    /// The sum of each field that is added up; none where there are no such rows.
    fn over(&mut self, form: FormId, range: &Range<usize>) -> Option<Vec<Sum>> {
        if range.start > range.end || range.end > self.records.len() {
            return None;
        }
        let fields = &self.campaign.form(form).fields;
        let is_added = |place: &usize| fields[*place].roll_up == RollUp::Sum;
        let added: Vec<usize> = (0..fields.len()).filter(is_added).collect();
        let nothing = || (range.start, vec![Some(Decimal::ZERO); fields.len()]);
        let known = self
            .so_far
            .entry((form, range.start))
            .or_insert_with(nothing);
        if known.0 > range.end {
            *known = nothing();
        }
        let wanted = Wanted::fields(added.iter().copied());
        for row in self.records.parts(known.0..range.end, &wanted) {
            for place in &added {
                let sum = &mut known.1[*place];
                *sum = sum
                    .zip(number(&row, *place))
                    .and_then(|(sum, more)| sum.checked_add(more));
            }
        }
        known.0 = range.end;
        Some(known.1.clone())
    }
}

fn number(row: &Record, field: usize) -> Option<Decimal> {
    match row.fields.get(field)?.value {
        Some(Value::Number(number)) => Some(number),
        _ => None,
    }
}
