//! Labels brought to one spelling, so that "1. 总户数（户）：" and "总 户 数" are the same label.

mod numbering;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub(super) use self::numbering::counted;
use self::numbering::without_numbering;
use crate::campaign::text::{is_character, normalize, squeeze};

/// The spelling in which labels are compared.
///
/// NFKC; without white space, numbering, bracketed hints, asterisks, quotation marks and the colons around it;
/// 其他 as 其它; every kind of dot and comma as `.`.
pub fn normalize_label(label: &str) -> Cow<'_, str> {
    if is_plain(label) {
        return with_one_other(label.into());
    }
    let text = squeeze(label);
    if is_plain(&text) {
        return with_one_other(text);
    }
    Cow::Owned(stripped(label, text))
}

/// Letters and figures only, and nothing that could be a number in front: there is nothing to take off.
fn is_plain(squeezed: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || is_character(c);
    !squeezed.starts_with(|c: char| c == '第' || c.is_ascii_digit()) && squeezed.chars().all(plain)
}

/// 其他 as 其它.
fn with_one_other(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('其') && text.contains("其他") {
        Cow::Owned(text.replace("其他", "其它"))
    } else {
        text
    }
}

/// A label, squeezed to `text`, without what may stand around it.
fn stripped<'t>(label: &'t str, text: Cow<'t, str>) -> String {
    let (number, rest) = without_numbering(label);
    // Where a line break parts the number from its mark (十三⏎、联系人), the squeezed text shows it.
    let text = match number {
        Some(_) => squeeze(rest),
        None => match without_numbering(&text) {
            (None, rest) if rest.len() == text.len() => text,
            (_, rest) => rest.to_owned().into(),
        },
    };
    let bare = without_brackets(&text);
    // A label that is a bracket as a whole (【村名】) is what stands inside.
    let kept = if is_only_furniture(&bare) {
        unwrap(text.trim_matches(is_edge))
    } else {
        bare
    };
    let folded: String = kept
        .chars()
        .filter(|c| !is_quote(*c) && !matches!(c, '*' | '★' | '☆'))
        .map(|c| if is_dot(c) { '.' } else { c })
        .collect();
    with_one_other(folded.trim_matches(is_edge).into()).into_owned()
}

/// The content of a bracket, without the brackets inside it where words are left: 县 of 【县（市、区）】.
fn unwrap(text: &str) -> Cow<'_, str> {
    let inner = text
        .strip_prefix(OPEN)
        .and_then(|rest| rest.strip_suffix(CLOSE))
        .unwrap_or(text);
    let bare = without_brackets(inner);
    if is_only_furniture(&bare) {
        inner
            .trim_start_matches(OPEN)
            .trim_end_matches(CLOSE)
            .into()
    } else {
        bare
    }
}

/// What stands in a label's last bracket: a unit (`亩` of "人均耕地面积（亩）"), a hint.
///
/// A bracketed number in front is numbering, not a hint; "单位：" inside the bracket is left out.
pub fn bracket_hint(label: &str) -> Option<String> {
    let text = normalize(without_numbering(label).1);
    let open = text.rfind(OPEN)?;
    let inner = &text[open + text[open..].chars().next()?.len_utf8()..];
    let inner = inner.split(CLOSE).next()?.trim();
    let inner = inner
        .rsplit_once("单位:")
        .map_or(inner, |(_, unit)| unit.trim());
    (!inner.is_empty()).then(|| inner.to_owned())
}

/// The number before a label: 6 of "6.放映科教影视片数量", also 六、 （6） ⑥.
pub fn leading_number(label: &str) -> Option<u32> {
    without_numbering(label).0
}

/// Takes bracketed parts out; an opening bracket without its partner takes the rest with it.
fn without_brackets(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| OPEN.contains(&c) || CLOSE.contains(&c)) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut depth = 0_u32;
    for c in text.chars() {
        if OPEN.contains(&c) {
            depth += 1;
        } else if CLOSE.contains(&c) {
            depth = depth.saturating_sub(1);
        } else if depth == 0 {
            kept.push(c);
        }
    }
    Cow::Owned(kept)
}

fn is_only_furniture(text: &str) -> bool {
    text.chars().all(|c| is_edge(c) || is_quote(c))
}

fn is_edge(c: char) -> bool {
    matches!(c, ':' | '：' | ';' | '_' | '-' | '*' | '~') || is_dot(c)
}

fn is_quote(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '‘'
            | '’'
            | '„'
            | '‟'
            | '«'
            | '»'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '「'
            | '」'
            | '『'
            | '』'
            | '`'
    )
}

fn is_dot(c: char) -> bool {
    matches!(c, '.' | '·' | '•' | '。' | '、' | ',')
}

const OPEN: [char; 5] = ['(', '[', '【', '〔', '{'];
const CLOSE: [char; 5] = [')', ']', '】', '〕', '}'];
