//! Text as it stands in a sheet's XML, as Excel writes it.

/// Excel takes no longer text, in UTF-16 units.
const LONGEST: usize = 32_767;

/// False for a text that no cell holds.
pub(super) fn fits(text: &str) -> bool {
    // No text has more UTF-16 units than bytes.
    text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST
}

/// Appends a text. What XML cannot hold is written as `_x0007_`, and what only looks like that as `_x005F_x0007_`.
pub(super) fn push(out: &mut Vec<u8>, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let plain = !matches!(byte, b'&' | b'<' | b'>' | b'_' | 0xEF | 0..0x20);
        if plain || matches!(byte, b'\t' | b'\n') {
            continue;
        }
        let Some((written, length)) = replaced(&text.as_bytes()[at..]) else {
            continue;
        };
        out.extend_from_slice(&text.as_bytes()[from..at]);
        out.extend_from_slice(written.as_bytes());
        from = at + length;
    }
    out.extend_from_slice(&text.as_bytes()[from..]);
}

/// What stands for the first sign, and how many bytes of the text it stands for.
fn replaced(text: &[u8]) -> Option<(String, usize)> {
    let written = match text {
        [b'&', ..] => "&amp;".to_owned(),
        [b'<', ..] => "&lt;".to_owned(),
        [b'>', ..] => "&gt;".to_owned(),
        [b'_', b'x', digits @ ..] if looks_escaped(digits) => "_x005F_".to_owned(),
        [byte @ 0..0x20, ..] => format!("_x{byte:04X}_"),
        [0xEF, 0xBF, 0xBE, ..] => return Some(("_xFFFE_".to_owned(), 3)),
        [0xEF, 0xBF, 0xBF, ..] => return Some(("_xFFFF_".to_owned(), 3)),
        _ => return None,
    };
    Some((written, 1))
}

fn looks_escaped(after: &[u8]) -> bool {
    after.len() > 4 && after[..4].iter().all(u8::is_ascii_hexdigit) && after[4] == b'_'
}

/// True where a reader would drop the blanks at the ends.
pub(super) fn has_blank_ends(text: &str) -> bool {
    let blank = ['\t', '\n', ' '];
    text.starts_with(blank) || text.ends_with(blank)
}
