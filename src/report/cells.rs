//! Many cells in few words: `B4:B9、C7`.

use crate::workbook::CellRef;

/// More ranges than this are counted, not listed.
const LISTED: usize = 6;

/// Cells as ranges down a column or along a row, in the order in which they were found.
pub(super) fn ranges(cells: &[CellRef]) -> String {
    let mut ranges: Vec<(CellRef, CellRef)> = Vec::new();
    for cell in cells {
        match ranges.last_mut() {
            Some((first, last)) if continues(*first, *last, *cell) => *last = *cell,
            _ => ranges.push((*cell, *cell)),
        }
    }
    let listed: Vec<String> = ranges.iter().take(LISTED).map(range).collect();
    let more = if ranges.len() > LISTED { "等" } else { "" };
    format!("{}{more}", listed.join("、"))
}

fn continues(first: CellRef, last: CellRef, next: CellRef) -> bool {
    let down = first.col == last.col && next.col == last.col && next.row == last.row + 1;
    let along = first.row == last.row && next.row == last.row && next.col == last.col + 1;
    down || along
}

fn range((first, last): &(CellRef, CellRef)) -> String {
    if first == last {
        first.to_string()
    } else {
        format!("{first}:{last}")
    }
}

#[cfg(test)]
mod tests {
    use super::ranges;
    use crate::workbook::CellRef;

    fn column(rows: impl IntoIterator<Item = u32>) -> Vec<CellRef> {
        rows.into_iter().map(|row| CellRef::new(row, 1)).collect()
    }

    #[test]
    fn neighbours_join() {
        assert_eq!(ranges(&column([3])), "B4");
        assert_eq!(ranges(&column([3, 4, 5, 8])), "B4:B6、B9");
        let row = [CellRef::new(0, 0), CellRef::new(0, 1), CellRef::new(1, 1)];
        assert_eq!(ranges(&row), "A1:B1、B2");
    }

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(
            ranges(&column((0..20).step_by(2))),
            "B1、B3、B5、B7、B9、B11等"
        );
    }
}
