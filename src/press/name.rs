//! Names from data (regions, villages, forms) made safe as one part of a path, on every system.

/// Longest part, in bytes of UTF-8: file systems stop at 255, and an ending or a temporary name must still fit.
const MAX_BYTES: usize = 160;

/// Device names that Windows refuses whatever the ending.
const RESERVED: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];

/// One folder or file name (without ending) that stays where it is put: no separators, no `..`, no device name,
/// nothing hidden, no invisible characters, never empty.
pub fn path_part(text: &str) -> String {
    let cleaned: String = text
        .chars()
        .filter(|c| !is_invisible(*c))
        .map(|c| if is_forbidden(c) { '_' } else { c })
        .collect();
    let mut part = trimmed(cut(trimmed(&cleaned))).to_owned();
    if is_reserved(&part) {
        part.insert(0, '_');
    }
    if part.is_empty() {
        "未命名".to_owned()
    } else {
        part
    }
}

/// Windows drops dots and spaces at the end; a dot, a hyphen or `~` in front hides a file, looks like a flag or like
/// an Office lock file.
fn trimmed(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '-' | '~' | '$'))
        .trim_end_matches(|c: char| c.is_whitespace() || c == '.')
}

fn cut(text: &str) -> &str {
    let mut end = text.len().min(MAX_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn is_forbidden(c: char) -> bool {
    matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') || c.is_control()
}

/// Marks that turn or hide text, so that a name could read as another one.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_reserved(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or("").trim_end();
    let upper = stem.to_uppercase();
    let numbered = ["COM", "LPT"].iter().any(|device| {
        upper.strip_prefix(device).is_some_and(|rest| {
            let mut rest = rest.chars();
            matches!(rest.next(), Some('0'..='9' | '¹' | '²' | '³')) && rest.next().is_none()
        })
    });
    numbered || RESERVED.contains(&upper.as_str()) || upper == "CONIN$" || upper == "CONOUT$"
}

#[cfg(test)]
mod tests {
    use std::path::{Component, Path};

    use proptest::prelude::*;

    use super::path_part;

    #[test]
    fn ordinary_names_stay() {
        assert_eq!(path_part("镇赉县"), "镇赉县");
        assert_eq!(path_part("附件1 一村一品调查表"), "附件1 一村一品调查表");
    }

    #[test]
    fn hostile_names_stay_in_place() {
        assert_eq!(path_part("../../etc/passwd"), "_.._etc_passwd");
        assert_eq!(path_part("C:\\Windows"), "C__Windows");
        assert_eq!(path_part("con"), "_con");
        assert_eq!(path_part("Com1.xlsx"), "_Com1.xlsx");
        assert_eq!(path_part("~$附件1"), "附件1");
        assert_eq!(path_part("永兴村. . "), "永兴村");
        assert_eq!(path_part(" .. "), "未命名");
        assert_eq!(path_part("村\u{202e}名"), "村名");
        assert_eq!(path_part("COMMON"), "COMMON");
    }

    proptest! {
        #[test]
        fn any_text_becomes_one_short_plain_part(text in "\\PC*|[./\\\\:~$ conCON0-9]{0,12}|村{0,200}") {
            let part = path_part(&text);
            let components: Vec<_> = Path::new(&part).components().collect();
            prop_assert!(matches!(components.as_slice(), [Component::Normal(_)]));
            prop_assert!(part.len() <= 200);
            prop_assert_eq!(path_part(&part), part);
        }
    }
}
