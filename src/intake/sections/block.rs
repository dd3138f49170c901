//! The tables on a sheet of sections: where each begins and ends, and which column is which.

use crate::intake::context::Context;
use crate::intake::lexicon::Target;
use crate::intake::scan::Hit;
use crate::intake::vocabulary;
use crate::value::normalize_label;
use crate::workbook::Row;

/// One table's head and rows on the sheet.
pub(super) struct Block<'a> {
    pub table: usize,
    pub head_row: u32,
    /// Row after the last, zero-based.
    pub end: u32,
    /// Column of the table → its first and last column on the sheet.
    pub columns: Vec<Option<(u32, u32)>>,
    pub labels: Vec<&'a Hit>,
}

/// The tables, each from its head to the next heading, head or remark.
pub(super) fn blocks<'a>(
    context: Context<'a>,
    hits: &'a [Hit],
    rows: (u32, u32),
) -> Vec<Block<'a>> {
    let form = context.form();
    let mut heads: Vec<(u32, usize, Vec<&Hit>)> = Vec::new();
    for (table, definition) in form.tables.iter().enumerate() {
        let least = 2.max((definition.fields.len() * 3).div_ceil(5));
        let heading = hits
            .iter()
            .find(|hit| hit.means(Target::TableHeading(table)))
            .map(|hit| hit.at.row);
        let from = heading.unwrap_or(rows.0);
        // Labels of a table's head touch; among single fields a value stands between two labels.
        let touch = |labels: &[&Hit]| {
            labels
                .windows(2)
                .any(|pair| pair[1].at.col == pair[0].last_col + 1)
        };
        // Where columns were widened by inserted ones, the row holds nothing else.
        let alone = |row: &Row, labels: &[&Hit]| {
            let others = row.cells.iter().filter(|(col, cell)| {
                let counts = cell
                    .as_text()
                    .is_some_and(|text| vocabulary::is_counter(&normalize_label(text)));
                !counts && !labels.iter().any(|hit| hit.at.col == *col)
            });
            labels.len() > 2 && others.count() == 0
        };
        let candidate = context
            .grid
            .rows()
            .iter()
            .filter(|row| (from..rows.1).contains(&row.index))
            .find_map(|row| {
                let halves = halves_of(hits, row.index, table);
                let labels = halves.first()?;
                (labels.len() >= least && (touch(labels) || alone(row, labels)))
                    .then_some((row.index, halves))
            });
        if let Some((row, halves)) = candidate {
            let halves = halves.into_iter().filter(|labels| labels.len() >= least);
            heads.extend(halves.map(|labels| (row, table, labels)));
        }
    }
    heads.sort_by_key(|head| head.0);
    let ends: Vec<u32> = (0..heads.len())
        .map(|i| {
            // A table beside this one ends where it ends.
            let below = heads.iter().find(|next| next.0 > heads[i].0);
            let next = below.map_or(rows.1, |next| next.0);
            let heading = hits
                .iter()
                .filter(|hit| {
                    hit.at.row > heads[i].0
                        && hit
                            .targets
                            .iter()
                            .any(|t| matches!(t, Target::TableHeading(_)))
                })
                .map(|hit| hit.at.row)
                .min();
            next.min(heading.unwrap_or(next))
        })
        .collect();
    heads
        .into_iter()
        .zip(ends)
        .map(|((head_row, table, labels), end)| {
            let columns = spans(context, head_row, table, &labels);
            Block {
                table,
                head_row,
                end,
                columns,
                labels,
            }
        })
        .collect()
}

/// The labels of a table in one row; where they stand again further right, in several halves.
fn halves_of(hits: &[Hit], row: u32, table: usize) -> Vec<Vec<&Hit>> {
    let mut halves: Vec<Vec<&Hit>> = vec![Vec::new()];
    for hit in hits
        .iter()
        .filter(|hit| hit.at.row == row && hit.inline.is_none())
    {
        let Some(column) = column_of(hit, table) else {
            continue;
        };
        let open = halves.len() - 1;
        let again = |labels: &[&Hit]| {
            let mut columns = labels.iter().map(|label| column_of(label, table));
            columns.any(|other| other == Some(column))
        };
        // 姓名 | 姓名 is one label written twice; a half begins with what the one before began with.
        let begins = halves[open].first().map(|label| column_of(label, table));
        if !again(&halves[open]) {
            halves[open].push(hit);
        } else if halves[open].len() > 1 && begins == Some(Some(column)) {
            halves.push(vec![hit]);
        }
    }
    halves
}

fn column_of(hit: &Hit, table: usize) -> Option<usize> {
    hit.targets.iter().find_map(|target| match target {
        Target::Column { table: t, field } if *t == table => Some(*field),
        _ => None,
    })
}

/// Each column of the table from its label to the next filled cell of the head row.
fn spans(context: Context<'_>, row: u32, table: usize, labels: &[&Hit]) -> Vec<Option<(u32, u32)>> {
    let filled: Vec<u32> = context
        .grid
        .row(row)
        .into_iter()
        .flat_map(|row| row.cells.iter().map(|c| c.0))
        .collect();
    let fields = context.form().tables[table].fields.len();
    (0..fields)
        .map(|field| {
            let hit = labels
                .iter()
                .find(|hit| column_of(hit, table) == Some(field))?;
            let next = filled.iter().copied().find(|col| *col > hit.at.col);
            Some((hit.at.col, next.map_or(u32::MAX, |next| next - 1)))
        })
        .collect()
}
