//! Lines of Chinese text: how wide they are on a terminal, and where they may break.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Marks that do not begin a line.
const CLOSING: &str = "，。、；：？！）》”’】%…";

/// Text cut into lines of at most so many columns; words of letters and digits stay whole where they fit. A closing
/// mark may hang over the edge, so the width should leave two columns.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(8);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for piece in pieces(text) {
        let wide = piece.width();
        if used + wide > width && used > 0 && !piece.starts_with(|c| CLOSING.contains(c)) {
            lines.push(std::mem::take(&mut line));
            used = 0;
            if piece == " " {
                continue;
            }
        }
        if wide > width {
            chop(piece, width, &mut lines, &mut line);
            used = line.width();
        } else {
            line.push_str(piece);
            used += wide;
        }
    }
    lines.push(line);
    lines
        .iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// Words of narrow characters, and every wide character and space by itself.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let length = if is_wordly(first) {
            rest.find(|c| !is_wordly(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (piece, after) = rest.split_at(length);
        rest = after;
        Some(piece)
    })
}

fn is_wordly(c: char) -> bool {
    c.is_ascii_graphic()
}

/// A word longer than a line is cut where the line ends.
fn chop(word: &str, width: usize, lines: &mut Vec<String>, line: &mut String) {
    for c in word.chars() {
        if line.width() + c.width().unwrap_or(0) > width {
            lines.push(std::mem::take(line));
        }
        line.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::wrap;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn chinese_breaks_anywhere_but_before_a_closing_mark() {
        assert_eq!(
            wrap("贫困户数 412 大于总户数，请核对。", 12),
            ["贫困户数 412", "大于总户数，", "请核对。"]
        );
        assert_eq!(wrap("", 20), [""]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_lines_fit(text in "[a-c总户数，。 ]{0,80}", width in 8_usize..30) {
            let lines = wrap(&text, width);
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(squeezed(&lines.concat()), squeezed(&text));
            for line in &lines {
                let marks = line.trim_end_matches(['，', '。']);
                prop_assert!(marks.width() <= width, "{:?}", line);
            }
        }
    }
}
