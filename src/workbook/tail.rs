//! What follows the cells in a worksheet's XML: there stand the merged ranges, which a parser that reads cells has not come
//! to yet. Kept while the part is weighed, it saves a pass over all cells.

use super::CellRef;
use memchr::memmem;

/// The end of the cells, as nearly every writer spells it.
const END: &[u8] = b"</sheetData>";
/// Longest end of a part that is kept.
const LONGEST: usize = 1 << 20;

/// Corners of a merged range.
pub(super) type Corners = (CellRef, CellRef);

/// The end of one worksheet part.
pub(super) struct Tail {
    /// Before the end of the cells: the last bytes seen, in case it is cut in two. After it: all bytes.
    kept: Vec<u8>,
    found: bool,
}

impl Tail {
    /// For the parts that are worksheets, by their lower-case names.
    pub(super) fn of(name: &str) -> Option<Self> {
        (name.contains("worksheets/") && !name.contains("_rels/")).then(|| Self {
            kept: Vec::new(),
            found: false,
        })
    }

    /// Looks at the next bytes of the part.
    pub(super) fn look(&mut self, chunk: &[u8]) {
        if self.found {
            self.keep(chunk);
            return;
        }
        let carried = self.kept.len();
        self.kept
            .extend_from_slice(&chunk[..chunk.len().min(END.len())]);
        let cut = memmem::find(&self.kept, END).filter(|at| *at < carried);
        let whole = || memmem::find(chunk, END).map(|at| at + END.len());
        if let Some(after) = cut.map(|at| at + END.len() - carried).or_else(whole) {
            self.found = true;
            self.kept.clear();
            self.keep(&chunk[after..]);
            return;
        }
        self.kept.truncate(carried);
        self.kept
            .extend_from_slice(&chunk[chunk.len().saturating_sub(END.len())..]);
        let surplus = self.kept.len().saturating_sub(END.len() - 1);
        self.kept.drain(..surplus);
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = (LONGEST + 1).saturating_sub(self.kept.len());
        self.kept.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }

    /// The merged ranges; `None` where it takes a parser to tell.
    pub(super) fn merges(&self) -> Option<Vec<Corners>> {
        let plain =
            self.found && self.kept.len() <= LONGEST && memmem::find(&self.kept, b"<!").is_none();
        if !plain {
            return None;
        }
        let mentions = memmem::find_iter(&self.kept, b"mergeCell").count();
        if mentions == 0 {
            return Some(Vec::new());
        }
        let text = std::str::from_utf8(&self.kept).ok()?;
        let (_, list) = text.split_once("<mergeCells")?;
        let (list, _) = list.split_once("</mergeCells>")?;
        let ranges: Option<Vec<Corners>> = list.split("<mergeCell ").skip(1).map(corners).collect();
        // Begin and end of the list, and one mention a range: nothing was passed over.
        ranges.filter(|ranges| ranges.len() + 2 == mentions)
    }
}

/// The corners in `ref="A1:D1"`.
fn corners(tag: &str) -> Option<Corners> {
    let (_, written) = tag.split_once("ref=\"")?;
    let (first, last) = written.split_once('"')?.0.split_once(':')?;
    Some((place(first)?, place(last)?))
}

/// `D1`, within any sheet.
fn place(written: &str) -> Option<CellRef> {
    let digits = written.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = written.split_at(digits);
    let is_plain = (1..=3).contains(&letters.len()) && (1..=7).contains(&row.len());
    if !is_plain || !row.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let col = letters.bytes().try_fold(0_u32, |col, letter| {
        letter
            .is_ascii_uppercase()
            .then(|| col * 26 + u32::from(letter - b'A') + 1)
    })?;
    Some(CellRef::new(
        row.parse::<u32>().ok()?.checked_sub(1)?,
        col - 1,
    ))
}

#[cfg(test)]
mod tests {
    use super::{CellRef, Tail};
    use proptest::prelude::*;

    fn merges(part: &str, chunk: usize) -> Option<Vec<(CellRef, CellRef)>> {
        let mut tail = Tail::of("xl/worksheets/sheet1.xml").unwrap();
        for chunk in part.as_bytes().chunks(chunk) {
            tail.look(chunk);
        }
        tail.merges()
    }

    proptest! {
        #[test]
        fn ranges_are_found_wherever_the_chunks_end(chunk in 1_usize..80) {
            let part = "<sheetData><row/></sheetData><mergeCells count=\"2\"><mergeCell ref=\"A1:D1\"/>\
                        <mergeCell ref=\"B3:AA4\"/></mergeCells><pageMargins/></worksheet>";
            let ranges = vec![
                (CellRef::new(0, 0), CellRef::new(0, 3)),
                (CellRef::new(2, 1), CellRef::new(3, 26)),
            ];
            prop_assert_eq!(merges(part, chunk), Some(ranges));
            prop_assert_eq!(merges("<sheetData></sheetData></worksheet>", chunk), Some(vec![]));
        }
    }

    #[test]
    fn what_is_written_otherwise_is_left_to_the_parser() {
        for part in [
            "<x:sheetData></x:sheetData></x:worksheet>",
            "<sheetData></sheetData><!-- --><mergeCells><mergeCell ref=\"A1:D1\"/></mergeCells>",
            "<sheetData></sheetData><mergeCells><mergeCell ref='A1:D1'/></mergeCells>",
            "<sheetData></sheetData><mergeCells><mergeCell ref=\"A1:D1\"/></mergeCells><mergeCell/>",
            "<sheetData></sheetData><mergeCells><mergeCell ref=\"A0:D1\"/></mergeCells>",
            "<sheetData></sheetData><x:mergeCells/>",
        ] {
            assert_eq!(merges(part, 1000), None, "{part}");
        }
    }
}
