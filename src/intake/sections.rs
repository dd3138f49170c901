//! A sheet of single fields followed by tables of repeated rows.

use super::card::Card;
use super::draft::{Context, Draft};
use super::lexicon::Target;
use super::page::Page;
use super::scan::Hit;
use super::slot::Slot;
use super::vocabulary;
use crate::diagnostic::registry::structure;
use crate::workbook::{Cell, CellRef, Row};

/// One table's head and rows on the sheet.
struct Block<'a> {
    table: usize,
    head_row: u32,
    /// Row after the last, zero-based.
    end: u32,
    /// Column of the table → its first and last column on the sheet.
    columns: Vec<Option<(u32, u32)>>,
    labels: Vec<&'a Hit>,
}

/// Reads a record of single fields and tables in the rows `rows.0..rows.1` into the page.
pub fn read<'a>(
    context: Context<'a>,
    hits: &'a [Hit],
    rows: (u32, u32),
    region: Option<&Slot<'a>>,
    page: &mut Page,
) {
    let blocks = blocks(context, hits, rows);
    let in_block = |row: u32| {
        blocks
            .iter()
            .any(|block| (block.head_row..block.end).contains(&row))
    };
    let outside: Vec<Hit> = hits
        .iter()
        .filter(|hit| !in_block(hit.at.row))
        .cloned()
        .collect();
    let mut draft = Draft::new(context, context.source(page.record_row(rows.0), None));
    let holes = blocks
        .iter()
        .map(|block| (block.head_row, block.end))
        .collect();
    Card::new(context, &outside, rows).without(holes).read(
        &mut draft,
        &mut page.used_cells,
        region,
    );
    for block in &blocks {
        say_missing_columns(context, block, &mut draft);
        read_rows(context, block, &mut draft, page);
    }
    for (t, table) in context.form().tables.iter().enumerate() {
        if !blocks.iter().any(|block| block.table == t) && table.min_rows > 0 {
            let message = format!("没有找到“{}”部分。", table.heading);
            let mut finding = context.finding(&structure::LABEL_MISSING, None, message);
            finding.field = Some(table.key.clone());
            finding.fields = vec![table.key.clone()];
            finding.advice = format!("请按原表补上“{}”部分并填写。", table.heading);
            draft.add(finding);
        }
    }
    page.push(draft);
}

/// The tables, each from its head to the next heading, head or remark.
fn blocks<'a>(context: Context<'a>, hits: &'a [Hit], rows: (u32, u32)) -> Vec<Block<'a>> {
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
        let candidate = context
            .grid
            .rows()
            .iter()
            .filter(|row| (from..rows.1).contains(&row.index))
            .find_map(|row| {
                let labels = columns_of(hits, row.index, table);
                (labels.len() >= least && touch(&labels)).then_some((row.index, table, labels))
            });
        heads.extend(candidate);
    }
    heads.sort_by_key(|head| head.0);
    let ends: Vec<u32> = (0..heads.len())
        .map(|i| {
            let next = heads.get(i + 1).map_or(rows.1, |next| next.0);
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

/// Required columns whose label is not in the table's head.
fn say_missing_columns(context: Context<'_>, block: &Block<'_>, draft: &mut Draft<'_>) {
    let table = &context.form().tables[block.table];
    let columns = table.fields.iter().zip(&block.columns);
    for (field, _) in columns.filter(|(field, span)| field.required && span.is_none()) {
        let (heading, row) = (&table.heading, block.head_row + 1);
        let message = format!(
            "“{heading}”的表头（第 {row} 行）中没有找到“{}”这一栏。",
            field.label
        );
        let at = CellRef::new(block.head_row, 0);
        let mut finding = context.finding(&structure::LABEL_MISSING, Some(at), message);
        finding.field = Some(format!("{}[0].{}", table.key, field.key));
        finding.fields = finding.field.clone().into_iter().collect();
        finding.advice = format!(
            "请在表头补上“{}”一栏并逐行填写，不要改动栏目名称。",
            field.label
        );
        draft.add(finding);
    }
}

fn columns_of(hits: &[Hit], row: u32, table: usize) -> Vec<&Hit> {
    let mut seen = Vec::new();
    hits.iter()
        .filter(|hit| hit.at.row == row && hit.inline.is_none())
        .filter(|hit| {
            let column = column_of(hit, table);
            let new = column.is_some_and(|column| !seen.contains(&column));
            seen.extend(column);
            new
        })
        .collect()
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

fn read_rows<'a>(context: Context<'a>, block: &Block<'_>, draft: &mut Draft<'a>, page: &mut Page) {
    page.used_cells
        .extend(block.labels.iter().map(|hit| hit.at));
    let rows = context
        .grid
        .rows()
        .iter()
        .filter(|row| row.index > block.head_row && row.index < block.end);
    for row in rows {
        if ends_table(row) {
            break;
        }
        let repeats = block.labels.iter().filter(|hit| {
            let here = context
                .grid
                .get(CellRef::new(row.index, hit.at.col))
                .and_then(Cell::as_text);
            here.is_some_and(|text| text.trim() == hit.written)
        });
        if repeats.count() * 2 > block.labels.len() {
            page.used_rows.insert(row.index);
            continue;
        }
        let slots: Vec<Slot<'a>> = block.columns.iter().map(|span| slot(row, *span)).collect();
        page.used_cells.extend(
            slots
                .iter()
                .flat_map(|slot| slot.cells.iter().map(|(at, _)| *at)),
        );
        draft.item(block.table, &slots);
    }
}

fn ends_table(row: &Row) -> bool {
    row.cells
        .first()
        .and_then(|(_, cell)| cell.as_text())
        .is_some_and(vocabulary::begins_footer)
}

fn slot<'a>(row: &'a Row, span: Option<(u32, u32)>) -> Slot<'a> {
    let Some((first, last)) = span else {
        return Slot::absent();
    };
    let cell = row.cells.iter().find(|(col, cell)| {
        (first..=last).contains(col) && !cell.as_text().is_some_and(vocabulary::is_filler)
    });
    Slot::empty(CellRef::new(row.index, first))
        .with(cell.map(|(col, cell)| (CellRef::new(row.index, *col), cell)))
}
