//! What has become of one unit's return of one form.

use jiff::civil::DateTime;

/// The state of a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 未报: nothing has come.
    Missing,
    /// 空表: a form came with nothing filled in, which is no report.
    Blank,
    /// 已收: the register has it, and its file is not among those looked at.
    Received,
    /// 需退回: something in it cannot be merged.
    ToReturn,
    /// 待说明: something in it wants an explanation.
    ToExplain,
    /// 合格: can be merged as it is.
    Sound,
    /// 零报送: says that nothing took place.
    Nothing,
}

impl State {
    /// All states, worst first.
    pub const ALL: [Self; 7] = [
        Self::Missing,
        Self::Blank,
        Self::Received,
        Self::ToReturn,
        Self::ToExplain,
        Self::Sound,
        Self::Nothing,
    ];

    /// The clerk's word.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Missing => "未报",
            Self::Blank => "空表",
            Self::Received => "已收",
            Self::ToReturn => "需退回",
            Self::ToExplain => "待说明",
            Self::Sound => "合格",
            Self::Nothing => "零报送",
        }
    }

    /// One character of that word, as wide as any other Chinese character.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Missing => "未",
            Self::Blank => "空",
            Self::Received => "收",
            Self::ToReturn => "退",
            Self::ToExplain => "待",
            Self::Sound => "合",
            Self::Nothing => "零",
        }
    }

    /// The script's word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Blank => "blank",
            Self::Received => "received",
            Self::ToReturn => "to_return",
            Self::ToExplain => "to_explain",
            Self::Sound => "sound",
            Self::Nothing => "nothing",
        }
    }

    /// True where something has been reported; a form that came back blank says nothing.
    pub const fn is_reported(self) -> bool {
        !matches!(self, Self::Missing | Self::Blank)
    }

    /// True where the return can be merged as it is.
    pub const fn is_sound(self) -> bool {
        matches!(self, Self::Sound | Self::Nothing)
    }
}

/// One unit's return of one form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// False where something came that nobody asked for; it counts in no rate.
    pub expected: bool,
    /// What has become of it.
    pub state: State,
    /// Records in the files looked at.
    pub records: usize,
    /// When the first of it came, by the register.
    pub received: Option<DateTime>,
    /// Whether that was by the due day; none where the register does not know it.
    pub on_time: Option<bool>,
}
