//! The words of a relation: names, numbers, units, operators, each with its place in the text.

use std::ops::Range;

use rust_decimal::Decimal;

use super::operator::{Arithmetic, Comparison};

/// What is wrong with a relation's text, and where (byte range).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::campaign) struct RuleFault {
    pub span: Range<usize>,
    pub reason: String,
}

impl RuleFault {
    pub fn new(span: Range<usize>, reason: impl Into<String>) -> Self {
        Self {
            span,
            reason: reason.into(),
        }
    }
}

/// One word and its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub span: Range<usize>,
    pub kind: TokenKind,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum TokenKind {
    Name(String),
    Number(Decimal),
    Arithmetic(Arithmetic),
    Comparison(Comparison),
    Implies,
    And,
    Or,
    Not,
    In,
    To,
    Open,
    Close,
}

/// Operators, longest first, with their other spellings.
const OPERATORS: [(&str, TokenKind); 21] = [
    ("=>", TokenKind::Implies),
    ("⇒", TokenKind::Implies),
    ("<=", TokenKind::Comparison(Comparison::AtMost)),
    ("≤", TokenKind::Comparison(Comparison::AtMost)),
    (">=", TokenKind::Comparison(Comparison::AtLeast)),
    ("≥", TokenKind::Comparison(Comparison::AtLeast)),
    ("!=", TokenKind::Comparison(Comparison::NotEqual)),
    ("≠", TokenKind::Comparison(Comparison::NotEqual)),
    ("==", TokenKind::Comparison(Comparison::Equal)),
    ("=", TokenKind::Comparison(Comparison::Equal)),
    ("<", TokenKind::Comparison(Comparison::Below)),
    (">", TokenKind::Comparison(Comparison::Above)),
    ("..", TokenKind::To),
    ("+", TokenKind::Arithmetic(Arithmetic::Plus)),
    ("-", TokenKind::Arithmetic(Arithmetic::Minus)),
    ("*", TokenKind::Arithmetic(Arithmetic::Times)),
    ("×", TokenKind::Arithmetic(Arithmetic::Times)),
    ("/", TokenKind::Arithmetic(Arithmetic::Over)),
    ("÷", TokenKind::Arithmetic(Arithmetic::Over)),
    ("(", TokenKind::Open),
    (")", TokenKind::Close),
];

/// Longer rules are refused: nobody could read them, and a tree's depth stays small.
const MOST_TOKENS: usize = 300;

/// Cuts a relation into words.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, RuleFault> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (kind, length) = token(&text[at..])
            .map_err(|(length, reason)| RuleFault::new(at..at + length, reason))?;
        found.push(Token {
            span: at..at + length,
            kind,
        });
        at += length;
        if found.len() > MOST_TOKENS {
            return Err(RuleFault::new(at..at, "关系式太长，请拆成几条。"));
        }
    }
    Ok(found)
}

/// The first word of a text and its length.
fn token(rest: &str) -> Result<(TokenKind, usize), (usize, String)> {
    for (spelling, kind) in &OPERATORS {
        if rest.starts_with(spelling) {
            return Ok((kind.clone(), spelling.len()));
        }
    }
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return number(rest);
    }
    let length = rest
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(rest.len());
    if length == 0 {
        let c = rest.chars().next().unwrap_or(' ');
        return Err((c.len_utf8(), format!("不认识的符号“{c}”。")));
    }
    let kind = match &rest[..length] {
        "and" => TokenKind::And,
        "or" => TokenKind::Or,
        "not" => TokenKind::Not,
        "in" => TokenKind::In,
        name => TokenKind::Name(name.to_owned()),
    };
    Ok((kind, length))
}

/// Digits, with one point between digits: `0.5..30` is two numbers and a range.
fn number(rest: &str) -> Result<(TokenKind, usize), (usize, String)> {
    let digits = |from: usize| {
        rest[from..]
            .find(|c: char| !c.is_ascii_digit())
            .map_or(rest.len(), |length| from + length)
    };
    let whole = digits(0);
    let end = match rest[whole..].strip_prefix('.') {
        Some(after) if after.starts_with(|c: char| c.is_ascii_digit()) => digits(whole + 1),
        _ => whole,
    };
    Decimal::from_str_exact(&rest[..end])
        .map(|number| (TokenKind::Number(number), end))
        .map_err(|_| (end, "数字太长。".to_owned()))
}
