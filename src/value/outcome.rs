//! What a reader says of one written value.

/// A value with what had to be done to read it, or why it could not be read.
pub type Read<T> = Result<Reading<T>, Fault>;

/// A value that was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading<T> {
    /// The value.
    pub value: T,
    /// Conversions worth telling.
    pub notes: Vec<Note>,
}

impl<T> Reading<T> {
    /// A value read as it stands.
    pub fn plain(value: T) -> Self {
        Self {
            value,
            notes: Vec::new(),
        }
    }

    /// A value and one conversion.
    pub fn noted(value: T, note: Note) -> Self {
        Self {
            value,
            notes: vec![note],
        }
    }
}

/// A conversion: harmless, but said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Full-width digits, separators or spaces were folded away.
    Cleaned,
    /// A unit written after the number was dropped or converted inside its family.
    UnitConverted,
    /// Chinese numerals.
    ChineseNumeral,
    /// 约, 左右, 余: taken as the bare number.
    Approximate,
    /// A number stored as a date.
    NumberFromDate,
    /// A date stored as a number.
    DateFromNumber,
    /// The year was missing and comes from the campaign.
    YearAssumed,
    /// A crossed or filled box was taken as a tick, or a symbol font's letter.
    TickStyle,
    /// A former, clipped or suffixed region name.
    RegionName,
    /// A telephone number was put in order (+86, extension, float).
    PhoneTidied,
}

/// Why a value could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Not a number.
    NotANumber,
    /// A unit of another family, or unknown.
    WrongUnit {
        /// The unit as written.
        written: String,
    },
    /// Two numbers where one is asked ("3-5", "12/30").
    SeveralNumbers,
    /// More digits than can be kept exactly.
    TooLong,
    /// No known kind of telephone number; the reason in Chinese.
    BadPhone {
        /// Such as `应为 11 位，实为 12 位`.
        reason: String,
    },
    /// No date.
    NotADate,
    /// No region of that name.
    UnknownRegion {
        /// The nearest name, if one is near.
        nearest: Option<String>,
    },
    /// Several regions of that name; their full names.
    AmbiguousRegion {
        /// Full names of the candidates.
        candidates: Vec<String>,
    },
    /// A region of a level that the form does not ask.
    WrongRegionLevel {
        /// What was found.
        found: String,
    },
    /// The ticks can be read two ways.
    AmbiguousTicks,
    /// Words that are no option.
    UnknownOption {
        /// The words.
        written: String,
    },
    /// The cell holds an error value such as `#REF!`.
    ErrorCell {
        /// The error value.
        written: String,
    },
    /// The cell holds a formula that was never computed.
    Uncomputed,
    /// A name with digits or marks that no name has.
    NotAName,
}
