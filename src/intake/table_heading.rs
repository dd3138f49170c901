//! The heading of a card that is laid out as a table: 项目 | 计量单位 | 内容 | 备注. Its words are no labels; its columns
//! of units and remarks hold no answers.

use std::borrow::Cow;

use super::vocabulary;
use crate::value::normalize_label;
use crate::workbook::{Cell, Grid, Row};

const ITEM: [&str; 11] = [
    "项目",
    "指标",
    "栏目",
    "内容",
    "指标名称",
    "项目名称",
    "栏目名称",
    "填报项目",
    "调查项目",
    "调查内容",
    "名称",
];
const VALUE: [&str; 10] = [
    "内容",
    "填报内容",
    "填写内容",
    "具体内容",
    "数值",
    "数据",
    "数量",
    "情况",
    "具体情况",
    "填报情况",
];
const UNIT: [&str; 2] = ["单位", "计量单位"];
const REMARK: [&str; 2] = ["备注", "说明"];

/// Most rows by which a heading stands over the first label.
pub(super) const MOST_ABOVE: u32 = 3;

/// A heading and its columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct TableHeading {
    /// Its row, zero-based.
    pub row: u32,
    /// The column of units.
    pub unit: Option<u32>,
    /// The column of remarks.
    pub remark: Option<u32>,
}

/// The headings in the rows `from..to`, from the top.
pub(super) fn headings(grid: &Grid, (from, to): (u32, u32)) -> Vec<TableHeading> {
    grid.rows()
        .iter()
        .filter(|row| (from..to).contains(&row.index))
        .filter_map(heading)
        .collect()
}

/// Nothing but words for an item and what is filled in for it, its unit, a remark, a counter.
fn heading(row: &Row) -> Option<TableHeading> {
    if !(2..=6).contains(&row.cells.len()) {
        return None;
    }
    // Nearly every row is none: its last word tells, which is mostly a value and bare.
    let words = row.cells.iter().rev().map(|(col, cell)| {
        let word = normalize_label(cell.as_text().filter(|text| is_short(text))?);
        is_of_heading(&word).then_some((*col, word))
    });
    let mut words: Vec<(u32, Cow<'_, str>)> = words.collect::<Option<_>>()?;
    words.reverse();
    let column = |of: &[&str]| {
        let found = words.iter().find(|(_, word)| of.contains(&word.as_ref()));
        found.map(|(col, _)| *col)
    };
    let item = column(&ITEM)?;
    let value = words
        .iter()
        .any(|(col, word)| *col > item && VALUE.contains(&word.as_ref()));
    value.then_some(TableHeading {
        row: row.index,
        unit: column(&UNIT),
        remark: column(&REMARK),
    })
}

/// No more letters outside brackets than the longest word of a heading and a number before it have.
fn is_short(text: &str) -> bool {
    let outside = text
        .split(['（', '(', '【', '['])
        .next()
        .unwrap_or_default();
    let letters = outside.chars().filter(|c| c.is_alphanumeric());
    letters.take(MOST_LETTERS + 1).count() <= MOST_LETTERS
}

const MOST_LETTERS: usize = 7;

fn is_of_heading(word: &str) -> bool {
    let sets: [&[&str]; 4] = [&ITEM, &VALUE, &UNIT, &REMARK];
    vocabulary::is_counter(word) || sets.iter().any(|set| set.contains(&word))
}

/// The heading that a row stands under.
pub(super) fn over(headings: &[TableHeading], row: u32) -> Option<&TableHeading> {
    headings.iter().rev().find(|heading| heading.row < row)
}

/// What stands in the column of units.
pub(super) fn unit_cell<'g>(
    grid: &'g Grid,
    headings: &[TableHeading],
    row: u32,
) -> Option<(u32, &'g Cell)> {
    let col = over(headings, row)?.unit?;
    Some((col, grid.row(row)?.get(col)?))
}

#[cfg(test)]
mod tests {
    use super::{ITEM, REMARK, UNIT, VALUE, is_of_heading, is_short};
    use crate::value::normalize_label;

    #[test]
    fn no_word_of_a_heading_is_too_long_in_any_dress() {
        for word in ITEM.iter().chain(&VALUE).chain(&UNIT).chain(&REMARK) {
            for dress in [
                "{}",
                "二十、{}",
                "12.{}：",
                " {} ",
                "（三）{}（请如实填写，不要空项）",
                "【{}】",
                "*{}*",
            ] {
                let text = dress.replace("{}", word);
                assert!(is_of_heading(&normalize_label(&text)), "{text}");
                assert!(is_short(&text), "{text}");
            }
        }
        assert!(!is_short("□种植 √养殖 □加工 □水产"));
    }
}
