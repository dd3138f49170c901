//! A ledger's own sums against its rows.

use rust_decimal::Decimal;

use super::subject::Subject;
use crate::campaign::{Campaign, RollUp};
use crate::diagnostic::registry::across;
use crate::diagnostic::{Diagnostic, Place, fingerprint};
use crate::intake::{FieldPath, PrintedTotal, Record, record_key};
use crate::value::Value;
use crate::workbook::CellRef;

/// Printed sums that fit none of the rows that they may cover.
pub(super) fn disagreeing(
    campaign: &Campaign,
    records: &[Record],
    totals: &[PrintedTotal],
) -> Vec<Diagnostic> {
    totals
        .iter()
        .flat_map(|total| {
            total
                .values
                .iter()
                .filter_map(|value| disagreement(campaign, records, total, *value))
        })
        .collect()
}

fn disagreement(
    campaign: &Campaign,
    records: &[Record],
    total: &PrintedTotal,
    (field, cell, printed): (usize, CellRef, Decimal),
) -> Option<Diagnostic> {
    let form = campaign.form(total.form);
    let definition = form.fields.get(field)?;
    if definition.roll_up != RollUp::Sum {
        return None;
    }
    let mut sums = Vec::new();
    for range in &total.covers {
        // A row that cannot be added decides nothing.
        sums.push((sum(records.get(range.clone())?, field)?, range));
    }
    if sums.iter().any(|(sum, _)| *sum == printed) {
        return None;
    }
    let (sum, range) = sums.first()?;
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
    let rows = records.get((*range).clone())?;
    let written = [printed.to_string(), sum.to_string()];
    // Not the file, which has another name when it comes again.
    let ends = [rows.first()?, rows.last()?].map(|row| record_key(row, campaign).stable(campaign));
    Some(Diagnostic {
        form: Some(form.id.clone()),
        field: Some(definition.key.clone()),
        fields: vec![definition.key.clone()],
        related: rows
            .iter()
            .map(|row| Subject::new(campaign, row).place(FieldPath::Field(field)))
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

/// The sum over rows; none where a row has no number there.
fn sum(rows: &[Record], field: usize) -> Option<Decimal> {
    rows.iter().try_fold(Decimal::ZERO, |sum, row| {
        match row.fields.get(field)?.value {
            Some(Value::Number(number)) => sum.checked_add(number),
            _ => None,
        }
    })
}
