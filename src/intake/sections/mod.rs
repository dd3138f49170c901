//! A sheet of single fields followed by tables of repeated rows.

mod block;

use self::block::{Block, blocks};

use crate::diagnostic::registry::{structure, value};
use crate::intake::card::{Card, is_foot};
use crate::intake::context::Context;
use crate::intake::draft::Draft;
use crate::intake::lexicon::Target;
use crate::intake::page::Page;
use crate::intake::scan::Hit;
use crate::intake::slot::Slot;
use crate::intake::vocabulary;
use crate::workbook::{Cell, CellRef, Grid, Row};

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
        read_rows(context, hits, block, &mut draft, page);
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

fn read_rows<'a>(
    context: Context<'a>,
    hits: &[Hit],
    block: &Block<'_>,
    draft: &mut Draft<'a>,
    page: &mut Page,
) {
    page.used_cells
        .extend(block.labels.iter().map(|hit| hit.at));
    let rows = context
        .grid
        .rows()
        .iter()
        .filter(|row| row.index > block.head_row && row.index < block.end);
    let mut said = vec![None; block.columns.len()];
    for row in rows {
        if is_foot(row) {
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
        // 专家7 alone is a printed row that nobody filled.
        if let [(col, Cell::Text(_))] = row.cells.as_slice()
            && hits.iter().any(|hit| {
                hit.at == CellRef::new(row.index, *col) && hit.means(Target::Item(block.table))
            })
        {
            continue;
        }
        let slots = slots(context.grid, block, row, &mut said);
        say_dittos(context, row, &slots, draft);
        page.used_cells.extend(
            slots
                .iter()
                .flat_map(|slot| slot.cells.iter().map(|(at, _)| *at)),
        );
        draft.item(block.table, &slots);
    }
}

fn say_dittos(context: Context<'_>, row: &Row, slots: &[Slot<'_>], draft: &mut Draft<'_>) {
    for (at, cell) in slots.iter().flat_map(|slot| &slot.cells) {
        let repeats = row.get(at.col).is_some_and(is_ditto) && at.row == row.index;
        if repeats && !is_ditto(cell) {
            let message = format!("{at} 写“同上”，按上一行的内容读取。");
            draft.add(context.finding(&value::DITTO, Some(*at), message));
        }
    }
}

/// What a row holds for each column; what a merged cell or a 同上 stretches over it only beside something of its own.
/// `said` is what each column has said of its own above.
fn slots<'a>(
    grid: &'a Grid,
    block: &Block<'_>,
    row: &'a Row,
    said: &mut [Option<&'a Cell>],
) -> Vec<Slot<'a>> {
    let mut slots: Vec<Slot<'a>> = block.columns.iter().map(|span| slot(row, *span)).collect();
    let filled = slots.iter().any(|slot| !slot.is_blank());
    for ((slot, span), said) in slots.iter_mut().zip(&block.columns).zip(said) {
        let Some((first, _)) = span.filter(|_| filled) else {
            continue;
        };
        match *slot.cells.as_slice() {
            [] => {
                let above = merged_above(grid, block, CellRef::new(row.index, first));
                *slot = above.map_or_else(|| slot.clone(), |(at, _)| Slot::empty(at).with(above));
            }
            [(at, cell)] if is_ditto(cell) => {
                *slot = Slot::empty(at).with(Some((at, said.unwrap_or(cell))));
            }
            [(_, cell), ..] => *said = Some(cell),
        }
    }
    slots
}

fn is_ditto(cell: &Cell) -> bool {
    cell.as_text().is_some_and(vocabulary::is_ditto)
}

/// The cell above, under the table's head, that is merged with this one.
fn merged_above<'a>(grid: &'a Grid, block: &Block<'_>, at: CellRef) -> Option<(CellRef, &'a Cell)> {
    let first = grid.merge_at(at)?.first;
    let inside = first.row > block.head_row && first.row < at.row;
    Some((first, grid.get(first).filter(|_| inside)?))
}

fn slot(row: &Row, span: Option<(u32, u32)>) -> Slot<'_> {
    let Some((first, last)) = span else {
        return Slot::absent();
    };
    let cell = row.cells.iter().find(|(col, cell)| {
        (first..=last).contains(col) && !cell.as_text().is_some_and(vocabulary::is_filler)
    });
    Slot::empty(CellRef::new(row.index, first))
        .with(cell.map(|(col, cell)| (CellRef::new(row.index, *col), cell)))
}
