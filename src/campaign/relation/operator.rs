//! The operators of relations and their signs.

use std::cmp::Ordering;

/// How two quantities compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `<=`
    AtMost,
    /// `<`
    Below,
    /// `>=`
    AtLeast,
    /// `>`
    Above,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
}

/// What is done with two quantities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arithmetic {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

impl Comparison {
    /// The sign as people write it.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtMost => "≤",
            Self::Below => "<",
            Self::AtLeast => "≥",
            Self::Above => ">",
            Self::Equal => "=",
            Self::NotEqual => "≠",
        }
    }

    /// Whether it holds for this order of left and right.
    pub const fn accepts(self, order: Ordering) -> bool {
        match self {
            Self::AtMost => order.is_le(),
            Self::Below => order.is_lt(),
            Self::AtLeast => order.is_ge(),
            Self::Above => order.is_gt(),
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
        }
    }
}

impl Arithmetic {
    /// The sign as people write it.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "−",
            Self::Times => "×",
            Self::Over => "÷",
        }
    }
}
