//! Text as people type it, brought to one spelling: full width, odd dashes, invisible characters, words for "nothing".

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// One spelling for matching: NFKC, invisible characters dropped, dashes and tildes folded to ASCII, ends trimmed.
///
/// Line breaks stay (as `\n`). Not for free text that is kept: that stays as written, see [`keep`].
pub fn normalize(text: &str) -> Cow<'_, str> {
    trimmed(simple(text, |_| true).unwrap_or_else(|| thorough(text).into()))
}

/// [`normalize`] without any white space.
pub(crate) fn squeeze(text: &str) -> Cow<'_, str> {
    simple(text, |c| !c.is_whitespace()).unwrap_or_else(|| {
        let mut text = thorough(text);
        text.retain(|c| !c.is_whitespace());
        text.into()
    })
}

/// Text of nothing but signs that each fold on their own, as nearly all cells are, without the tables of Unicode, and
/// without a copy where none of them changes; `None` where another sign stands in it.
fn simple(text: &str, kept: impl Fn(char) -> bool) -> Option<Cow<'_, str>> {
    let stays = |c: char| simple_sign(c) == Some(c) && kept(c);
    let Some(change) = text.find(|c| !stays(c)) else {
        return Some(Cow::Borrowed(text));
    };
    let (before, rest) = text.split_at(change);
    let mut folded = String::with_capacity(text.len());
    folded.push_str(before);
    for c in rest.chars() {
        let c = simple_sign(c)?;
        if kept(c) {
            folded.push(c);
        }
    }
    Some(Cow::Owned(folded))
}

/// What a sign folds to that neither takes part in any composition nor becomes several.
fn simple_sign(c: char) -> Option<char> {
    match c {
        ' '..='~'
        | '\n'
        | '\u{4e00}'..='\u{9fff}'
        | '、'
        | '。'
        | '〇'
        | '“'
        | '”'
        | '《'
        | '》'
        | '【'
        | '】'
        | '√'
        | '□'
        | '■'
        | '☐'
        | '☑'
        | '☒'
        | '×' => Some(c),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        '\t' | '\u{3000}' => Some(' '),
        '\u{2013}' | '\u{2014}' => Some('-'),
        _ => None,
    }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) if text.trim().len() == text.len() => Cow::Owned(text),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// The folding of any text.
fn thorough(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|c| !is_invisible(*c))
        .nfkc()
        .filter(|c| !is_invisible(*c))
        .map(fold)
        .collect()
}

/// Free text as it is kept: as written, without invisible characters and without space at its ends.
pub fn keep(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| !is_character(c) && (c == '\r' || is_invisible(c))) {
        return Cow::Borrowed(text.trim());
    }
    let seen: String = text
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| !is_invisible(*c))
        .collect();
    trimmed(seen.into())
}

/// True where nothing is written, or a word or sign that says "nothing" (无, 没有, 空, 暂无, —, /, N/A, ……).
///
/// `×` and `0` are answers, not blanks.
pub fn is_blank_word(text: &str) -> bool {
    !begins_an_answer(text) && says_nothing(text)
}

/// True for a first sign with which no word for "nothing" begins, as nearly all answers do.
fn begins_an_answer(text: &str) -> bool {
    text.chars().next().is_some_and(|first| match first {
        '0'..='9' => true,
        '\u{4e00}'..='\u{9fff}' => !"无没空暂未不".contains(first),
        _ => false,
    })
}

fn says_nothing(text: &str) -> bool {
    let text = squeeze(text);
    let bare = text.trim_matches(|c: char| "()[]【】〔〕。.,，;；、".contains(c));
    if bare.chars().all(|c| r"-/\_".contains(c)) {
        return true;
    }
    let lower = bare.to_ascii_lowercase();
    BLANK_WORDS.contains(&lower.as_str())
}

/// Words for "nothing", lower case.
const BLANK_WORDS: &[&str] = &[
    "无",
    "没有",
    "空",
    "空白",
    "暂无",
    "暂缺",
    "未填",
    "无此项",
    "无需求",
    "暂无需求",
    "没有需求",
    "无需要",
    "不需要",
    "暂不需要",
    "n/a",
    "na",
    "none",
    "null",
    "nil",
];

/// A Chinese character, which has one spelling only.
pub(crate) fn is_character(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// True where a text begins with a Chinese character or a digit: with no sign that a cell's text may begin with and that
/// does not belong to it.
pub(crate) fn begins_plainly(text: &str) -> bool {
    text.starts_with(|c: char| is_character(c) || c.is_ascii_digit())
}

/// Characters that take no room: zero-width spaces and joiners, byte order mark, soft hyphen, variation selectors.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}' | '\u{202a}'..='\u{202e}')
}

/// What NFKC leaves apart: dashes, tildes, middle dots, control characters that stand for a space.
fn fold(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '−' | '─' | '━' | 'ー' | '╌' => '-',
        '〜' | '∼' | '˜' => '~',
        '・' | '‧' | '∙' | '⋅' => '·',
        '∕' | '⁄' => '/',
        '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' => '\n',
        '\t' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{
        begins_an_answer, is_blank_word, keep, normalize, says_nothing, simple, squeeze, thorough,
    };
    use proptest::prelude::*;

    #[test]
    fn folds_what_nfkc_leaves_apart() {
        assert_eq!(
            normalize("　１２—３〜５\u{200b}\r\n（亩） "),
            "12-3~5\n(亩)"
        );
        assert_eq!(normalize("☑\u{fe0f}"), "☑");
        assert_eq!(normalize("〇①"), "〇1");
    }

    #[test]
    fn kept_text_stays_as_written() {
        assert_eq!(keep(" １—２，冷链\u{200b}　"), "１—２，冷链");
    }

    #[test]
    fn words_for_nothing() {
        for word in [
            "",
            " ",
            "　",
            "无",
            "无。",
            "（无）",
            "没有",
            "空",
            "—",
            "——",
            "－",
            "-",
            "/",
            "\\",
            "暂无",
            "N/A",
            "n/a",
            "…",
            "……",
            "／",
            "。",
            "_____",
        ] {
            assert!(is_blank_word(word), "{word:?}");
        }
        for word in ["0", "零", "×", "√", "无人机", "空心村", "1", "a", "□", "有"] {
            assert!(!is_blank_word(word), "{word:?}");
        }
    }

    proptest! {
        #[test]
        fn the_short_way_gives_what_the_thorough_one_does(
            text in "[ -~\\t\\n　！-～一-鿿、。〇“”《》【】√□■☐☑☒×–—]{0,20}",
        ) {
            let long = thorough(&text);
            let short = simple(&text, |_| true);
            prop_assert_eq!(short.as_deref(), Some(long.as_str()));
            let bare: String = long.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(squeeze(&text), bare);
        }

        #[test]
        fn an_answer_says_something(text in "[0-9无没空暂未有不一/—。（）()需求填缺项 ]{0,6}|.{0,8}") {
            prop_assert!(!(begins_an_answer(&text) && says_nothing(&text)));
        }

        #[test]
        fn normalizing_twice_is_normalizing_once(text in ".{0,40}") {
            let once = normalize(&text);
            prop_assert_eq!(normalize(&once), once.as_ref());
        }
    }
}
