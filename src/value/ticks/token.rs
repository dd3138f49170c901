//! What stands in a tick field, in reading order.

use super::mark::Mark;

/// How far a token stands from the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Flush.
    None,
    /// White space.
    Space,
    /// A list separator such as 、
    List,
    /// A line break.
    Line,
    /// Another cell; also the start and the end.
    Cell,
}

/// An option, or 其它.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// An option by place.
    Option(usize),
    /// The free text option.
    Other,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// The word of an option or of 其它.
    Target(Target),
    /// A mark.
    Mark(Mark),
    /// Words that are neither.
    Text(String),
}

/// One token.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub kind: Kind,
    /// Distance from the token before.
    pub gap: Gap,
}

impl Token {
    pub(super) fn target(&self) -> Option<Target> {
        match self.kind {
            Kind::Target(target) => Some(target),
            _ => None,
        }
    }

    pub(super) fn mark(&self) -> Option<Mark> {
        match self.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }
}
