//! Words → an untyped tree, by operator precedence.
//!
//! From loosest to tightest: `=>`, `or`, `and`, `not`, comparisons and `in`, `+ -`, `* /`.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use rust_decimal::Decimal;

use super::operator::{Arithmetic, Comparison};
use super::token::{RuleFault, Token, TokenKind, tokens};

/// A part of a rule and its place in the text.
#[derive(Debug)]
pub(super) struct Node {
    pub span: Range<usize>,
    pub kind: NodeKind,
}

#[derive(Debug)]
pub(super) enum NodeKind {
    Name(String),
    Number(Decimal, Option<Name>),
    Call(Name, Name),
    Negative(Box<Node>),
    Arithmetic(Arithmetic, Box<Node>, Box<Node>),
    Compare(Comparison, Box<Node>, Box<Node>),
    Within(Box<Node>, Box<Node>, Box<Node>),
    And(Box<Node>, Box<Node>),
    Or(Box<Node>, Box<Node>),
    Not(Box<Node>),
    Implies(Box<Node>, Box<Node>),
}

/// A word that stands for something, and its place.
#[derive(Debug)]
pub(super) struct Name {
    pub text: String,
    pub span: Range<usize>,
}

/// Reads a whole rule.
pub(super) fn parse(text: &str) -> Result<Node, RuleFault> {
    let mut parser = Parser {
        tokens: tokens(text)?.into_iter().peekable(),
        end: text.len(),
    };
    let node = parser.expression(0)?;
    match parser.tokens.next() {
        None => Ok(node),
        Some(extra) => Err(RuleFault::new(extra.span, "这里应是运算符或结尾。")),
    }
}

struct Parser {
    tokens: Peekable<IntoIter<Token>>,
    end: usize,
}

const IMPLIES: u8 = 1;
const OR: u8 = 2;
const AND: u8 = 3;
const NOT: u8 = 4;
const COMPARE: u8 = 5;
const SUM: u8 = 6;
const PRODUCT: u8 = 7;

/// How tightly an operator between two operands binds; none for other words.
fn strength(kind: &TokenKind) -> Option<u8> {
    Some(match kind {
        TokenKind::Implies => IMPLIES,
        TokenKind::Or => OR,
        TokenKind::And => AND,
        TokenKind::Comparison(_) | TokenKind::In => COMPARE,
        TokenKind::Arithmetic(Arithmetic::Plus | Arithmetic::Minus) => SUM,
        TokenKind::Arithmetic(_) => PRODUCT,
        _ => return None,
    })
}

impl Parser {
    fn expression(&mut self, weakest: u8) -> Result<Node, RuleFault> {
        let mut left = self.operand()?;
        while let Some(operator) = self.operator(weakest) {
            left = self.joined(left, &operator.kind)?;
        }
        Ok(left)
    }

    /// The next word, if it is an operator that binds more tightly than `weakest`.
    fn operator(&mut self, weakest: u8) -> Option<Token> {
        self.tokens
            .next_if(|token| strength(&token.kind).is_some_and(|found| found > weakest))
    }

    fn joined(&mut self, left: Node, operator: &TokenKind) -> Result<Node, RuleFault> {
        let strength = strength(operator).unwrap_or(0);
        // `a => b => c` reads from the right; everything else from the left.
        let weakest = if strength == IMPLIES { 0 } else { strength };
        let right = self.expression(weakest)?;
        let start = left.span.start;
        let (left, right) = (Box::new(left), Box::new(right));
        let mut end = right.span.end;
        let kind = match operator {
            TokenKind::Implies => NodeKind::Implies(left, right),
            TokenKind::Or => NodeKind::Or(left, right),
            TokenKind::And => NodeKind::And(left, right),
            TokenKind::Comparison(op) => NodeKind::Compare(*op, left, right),
            TokenKind::Arithmetic(op) => NodeKind::Arithmetic(*op, left, right),
            _ => {
                self.expect(&TokenKind::To, "范围要写成 1..6：这里缺“..”。")?;
                let high = self.expression(COMPARE)?;
                end = high.span.end;
                NodeKind::Within(left, right, Box::new(high))
            }
        };
        Ok(Node {
            span: start..end,
            kind,
        })
    }

    fn operand(&mut self) -> Result<Node, RuleFault> {
        let Some(token) = self.tokens.next() else {
            return Err(RuleFault::new(self.end..self.end, "关系式没有写完。"));
        };
        let start = token.span.start;
        let (end, kind) = match token.kind {
            TokenKind::Number(number) => self.number(number, token.span.end),
            TokenKind::Name(text) => self.name(Name {
                text,
                span: token.span,
            })?,
            TokenKind::Open => {
                let inner = self.expression(0)?;
                let close = self.expect(&TokenKind::Close, "括号没有合上：这里缺“)”。")?;
                (close.end, inner.kind)
            }
            TokenKind::Arithmetic(Arithmetic::Minus) => {
                let inner = self.expression(PRODUCT)?;
                (inner.span.end, NodeKind::Negative(Box::new(inner)))
            }
            TokenKind::Not => {
                let inner = self.expression(NOT)?;
                (inner.span.end, NodeKind::Not(Box::new(inner)))
            }
            _ => return Err(RuleFault::new(token.span, "这里应是栏目的键或数字。")),
        };
        Ok(Node {
            span: start..end,
            kind,
        })
    }

    /// A number, with a unit if a word follows.
    fn number(&mut self, number: Decimal, end: usize) -> (usize, NodeKind) {
        match self
            .tokens
            .next_if(|token| matches!(token.kind, TokenKind::Name(_)))
        {
            Some(Token {
                span,
                kind: TokenKind::Name(text),
            }) => (
                span.end,
                NodeKind::Number(number, Some(Name { text, span })),
            ),
            _ => (end, NodeKind::Number(number, None)),
        }
    }

    /// A field, or a function over one.
    fn name(&mut self, name: Name) -> Result<(usize, NodeKind), RuleFault> {
        if self
            .tokens
            .next_if(|token| token.kind == TokenKind::Open)
            .is_none()
        {
            return Ok((name.span.end, NodeKind::Name(name.text)));
        }
        let argument = match self.tokens.next() {
            Some(Token {
                span,
                kind: TokenKind::Name(text),
            }) => Name { text, span },
            other => {
                let span = other.map_or(self.end..self.end, |token| token.span);
                return Err(RuleFault::new(span, "括号里应是一个栏目或表格的键。"));
            }
        };
        let close = self.expect(&TokenKind::Close, "括号没有合上：这里缺“)”。")?;
        Ok((close.end, NodeKind::Call(name, argument)))
    }

    fn expect(&mut self, wanted: &TokenKind, reason: &str) -> Result<Range<usize>, RuleFault> {
        match self.tokens.next() {
            Some(token) if token.kind == *wanted => Ok(token.span),
            Some(token) => Err(RuleFault::new(token.span, reason)),
            None => Err(RuleFault::new(self.end..self.end, reason)),
        }
    }
}
