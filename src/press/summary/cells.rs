//! The cells of a table by region: a unit's number, a live sum above it, a quotient beside it.

use rust_decimal::{Decimal, RoundingStrategy};
use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};

use super::by_region::{col_of, row_of};
use super::column::{Column, Content};
use super::figure::{cell, range, sum_formula, write_formula, write_number};
use super::lines::Line;
use super::style::{self, Weight};
use crate::rollup::{FieldTotal, MEAN_DECIMALS, Totals};

/// Returns have come, and none has this number.
const NOT_FILLED: &str = "未填";
/// Shares are rounded, so that whoever recalculates gets the same cell.
const SHARE_DECIMALS: u32 = 4;

/// A unit's number as it is; a subtotal's as the sum of its parts.
pub(super) fn sum(
    sheet: &mut Worksheet,
    at: (RowNum, ColNum),
    column: &Column,
    line: &Line<'_>,
    totals: &Totals,
) -> Result<(), XlsxError> {
    let total = column.content.total(totals);
    let format = match total {
        Some(_) => style::number(column.figure, line.weight),
        None => style::wanting(line.weight),
    };
    if line.weight == Weight::Plain {
        return match total {
            Some(number) => write_number(sheet, at, number, &format),
            None => sheet
                .write_string_with_format(at.0, at.1, NOT_FILLED, &format)
                .map(|_| ()),
        };
    }
    let cells = parts(line, at.1);
    let empty = total.is_none().then_some(NOT_FILLED);
    let formula = sum_formula(&cells, column.figure.decimals(), empty);
    let result = total.map_or(NOT_FILLED.to_owned(), |total| total.to_string());
    write_formula(sheet, at, &formula, &result, &format)
}

/// The cells of a line's parts in a column; neighbours as one range.
fn parts(line: &Line<'_>, col: ColNum) -> Vec<String> {
    let together = line.parts.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    match (line.parts.first(), line.parts.last()) {
        (Some(first), Some(last)) if together => {
            vec![range((row_of(*first), col), (row_of(*last), col))]
        }
        _ => line
            .parts
            .iter()
            .map(|part| cell(row_of(*part), col))
            .collect(),
    }
}

/// One column divided by another, rounded where the division would not end.
pub(super) fn quotient(
    sheet: &mut Worksheet,
    at: (RowNum, ColNum),
    column: &Column,
    columns: &[Column],
    line: &Line<'_>,
    totals: &Totals,
) -> Result<(), XlsxError> {
    let Some((part, whole)) = column.content.sides() else {
        return Ok(());
    };
    let position = |wanted| {
        let found = columns.iter().position(|c| c.content == wanted);
        cell(at.0, col_of(found.unwrap_or(0)))
    };
    let (upper, lower) = (position(part), position(whole));
    let decimals = match column.content {
        Content::Mean(_) => MEAN_DECIMALS,
        _ => SHARE_DECIMALS,
    };
    let result = printed(column.content, totals).map(|number| number.to_string());
    let format = style::number(column.figure, line.weight);
    let formula = format!("=IF(N({lower})=0,\"\",ROUND({upper}/{lower},{decimals}))");
    let result = result.unwrap_or_default();
    write_formula(sheet, at, &formula, &result, &format)
}

/// What a column prints for some totals: the sum, or the quotient as it is rounded.
pub(super) fn printed(content: Content, totals: &Totals) -> Option<Decimal> {
    match (content, content.sides()) {
        (Content::Mean(place), _) => mean(totals, place),
        (_, Some((part, whole))) => share(part.total(totals), whole.total(totals)),
        (_, None) => content.total(totals),
    }
}

fn mean(totals: &Totals, place: usize) -> Option<Decimal> {
    match totals.fields.get(place)? {
        FieldTotal::Mean(mean) => mean.value(),
        _ => None,
    }
}

fn share(part: Option<Decimal>, whole: Option<Decimal>) -> Option<Decimal> {
    let quotient = part?.checked_div(whole?)?;
    let rounding = RoundingStrategy::MidpointAwayFromZero;
    let share = quotient.round_dp_with_strategy(SHARE_DECIMALS, rounding);
    Some(share.normalize())
}
