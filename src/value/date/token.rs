//! A written date as tokens; words that say nothing about the day are dropped here.

use crate::value::numeral::{is_chinese_numeral, read_numeral};

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// A number and how many digits it was written with.
    Number(u32, usize),
    Year,
    Month,
    Day,
    Dot,
    Slash,
    Dash,
    /// 至, 到, ~
    To,
    /// 、 , ; or a line break
    Comma,
    /// Days of a month: 上旬 is 1 to 10; an end of 31 is the month's last day.
    Part(i8, i8),
    /// 次年
    NextYear,
    /// 左右, 约
    About,
    /// A time of day, dropped with the dash between two of them.
    Clock,
}

/// Words and their tokens, longest first where one begins another.
const WORDS: &[(&str, Option<Token>)] = &[
    ("上中旬", Some(Token::Part(1, 20))),
    ("中下旬", Some(Token::Part(11, 31))),
    ("上旬", Some(Token::Part(1, 10))),
    ("中旬", Some(Token::Part(11, 20))),
    ("下旬", Some(Token::Part(21, 31))),
    ("上午", Some(Token::Clock)),
    ("下午", Some(Token::Clock)),
    ("早上", Some(Token::Clock)),
    ("早晨", Some(Token::Clock)),
    ("中午", Some(Token::Clock)),
    ("晚上", Some(Token::Clock)),
    ("晚间", Some(Token::Clock)),
    ("傍晚", Some(Token::Clock)),
    ("凌晨", Some(Token::Clock)),
    ("全天", None),
    ("月份", Some(Token::Month)),
    ("年度", None),
    ("次年", Some(Token::NextYear)),
    ("翌年", Some(Token::NextYear)),
    ("左右", Some(Token::About)),
    ("前后", Some(Token::About)),
    ("大约", Some(Token::About)),
    ("计划", None),
    ("预计", None),
    ("暂定", None),
    ("约", Some(Token::About)),
    ("从", None),
    ("自", None),
    ("拟", None),
    ("于", None),
    ("年", Some(Token::Year)),
    ("月", Some(Token::Month)),
    ("日", Some(Token::Day)),
    ("号", Some(Token::Day)),
    ("初", Some(Token::Part(1, 10))),
    ("中", Some(Token::Part(11, 20))),
    ("底", Some(Token::Part(21, 31))),
    ("末", Some(Token::Part(21, 31))),
    ("至", Some(Token::To)),
    ("到", Some(Token::To)),
    ("~", Some(Token::To)),
    ("-", Some(Token::Dash)),
    (".", Some(Token::Dot)),
    ("。", Some(Token::Dot)),
    ("/", Some(Token::Slash)),
    ("、", Some(Token::Comma)),
    (",", Some(Token::Comma)),
    (";", Some(Token::Comma)),
    ("\n", Some(Token::Comma)),
    ("和", Some(Token::Comma)),
    ("及", Some(Token::Comma)),
    ("T", None),
    (" ", None),
];

/// The tokens of a normalized text; `None` where it holds words that belong to no date.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = weekday(rest) {
            rest = after;
        } else if let Some(after) = clock(rest) {
            tokens.push(Token::Clock);
            rest = after;
        } else if let Some((number, after)) = number(rest) {
            tokens.push(number);
            rest = after;
        } else if c == '(' {
            rest = remark(rest)?;
        } else {
            let (word, token) = WORDS.iter().find(|(word, _)| rest.starts_with(word))?;
            tokens.extend(token);
            rest = &rest[word.len()..];
        }
    }
    Some(without_clocks(&tokens))
}

/// Drops times of day and what joins two of them, and punctuation at the end.
fn without_clocks(tokens: &[Token]) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::new();
    let is_clock = |at: usize| tokens.get(at) == Some(&Token::Clock);
    for (i, token) in tokens.iter().enumerate() {
        let joins =
            matches!(token, Token::Dash | Token::To) && i > 0 && is_clock(i - 1) && is_clock(i + 1);
        if *token != Token::Clock && !joins {
            kept.push(*token);
        }
    }
    while matches!(kept.last(), Some(Token::Comma | Token::Dot)) {
        kept.pop();
    }
    kept
}

/// Arabic digits, or Chinese ones before 年, 月, 日, 号.
fn number(text: &str) -> Option<(Token, &str)> {
    let arabic = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if arabic > 0 {
        let value = text[..arabic].parse().ok()?;
        return Some((Token::Number(value, arabic), &text[arabic..]));
    }
    if text.starts_with("元月") {
        return Some((Token::Number(1, 1), text.strip_prefix('元')?));
    }
    let end = text
        .find(|c| !is_chinese_numeral(c))
        .filter(|end| *end > 0)?;
    let (written, rest) = text.split_at(end);
    if !rest.starts_with(['年', '月', '日', '号']) {
        return None;
    }
    let padded = if written.chars().count() == 2 && !written.contains(['十', '廿', '卅']) {
        format!("二〇{written}")
    } else {
        written.to_owned()
    };
    let value = read_numeral(&padded, |_| Err(crate::value::Fault::NotADate))
        .ok()?
        .value;
    // 二十一 is written with three signs but is a number of two digits.
    let digits = if written.contains(['十', '廿', '卅']) {
        2
    } else {
        padded.chars().count()
    };
    Some((Token::Number(u32::try_from(value).ok()?, digits), rest))
}

/// 周二, 星期二, 礼拜二.
fn weekday(text: &str) -> Option<&str> {
    let rest = ["星期", "礼拜", "周"]
        .iter()
        .find_map(|word| text.strip_prefix(word))?;
    rest.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天'])
}

/// 9:00, 9:30:15, 9时, 9点30分, 9点半.
fn clock(text: &str) -> Option<&str> {
    let after = two_digits(text)?;
    if let Some(minutes) = after.strip_prefix(':') {
        let mut rest = two_digits(minutes)?;
        if let Some(seconds) = rest.strip_prefix(':').and_then(two_digits) {
            let fraction = seconds.strip_prefix('.').unwrap_or(seconds);
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
        }
        return Some(rest.strip_prefix('Z').unwrap_or(rest));
    }
    let after = after.strip_prefix(['时', '点'])?;
    let minutes = two_digits(after).and_then(|rest| rest.strip_prefix('分'));
    let half = after.strip_prefix(['半', '整']);
    Some(minutes.or(half).unwrap_or(after))
}

/// What follows one or two digits and no more.
fn two_digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (1..=2).contains(&(text.len() - rest.len())).then_some(rest)
}

/// What follows a bracketed remark; remarks with numbers that are no time of day may change the date.
fn remark(text: &str) -> Option<&str> {
    let (inner, rest) = text.strip_prefix('(')?.split_once(')')?;
    let harmless = !inner.contains(|c: char| c.is_ascii_digit())
        || tokens(inner).is_some_and(|t| t.is_empty());
    harmless.then_some(rest)
}
