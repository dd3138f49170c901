//! Text from a return is never trusted: not by a terminal, not by a spreadsheet that opens our CSV.

use std::borrow::Cow;

/// Text for a terminal: line breaks become spaces; control characters and those that turn the reading direction show
/// as `\u{202e}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_treacherous) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => shown.push(' '),
            c if is_treacherous(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// True for control characters and those that turn the reading direction or cannot be seen.
pub(super) fn is_treacherous(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A CSV cell that a spreadsheet will not take for a formula: an apostrophe goes before `=`, `+`, `-`, `@` and tabs.
pub fn csv_cell(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{csv_cell, visible};

    #[test]
    fn what_moves_the_cursor_or_turns_the_text_is_shown() {
        assert_eq!(visible("总户数 312"), "总户数 312");
        assert_eq!(visible("第一行\n第二行"), "第一行 第二行");
        assert_eq!(visible("\u{1b}[31m红"), "\\u{1b}[31m红");
        assert_eq!(visible("a\u{202e}b"), "a\\u{202e}b");
    }

    #[test]
    fn a_formula_stays_text() {
        assert_eq!(csv_cell("=HYPERLINK(1)"), "'=HYPERLINK(1)");
        assert_eq!(csv_cell("-5"), "'-5");
        assert_eq!(csv_cell("永兴村"), "永兴村");
    }
}
