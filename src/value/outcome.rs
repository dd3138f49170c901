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

    /// The same reading of another shape of the value.
    pub fn map<U>(self, shape: impl FnOnce(T) -> U) -> Reading<U> {
        Reading {
            value: shape(self.value),
            notes: self.notes,
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
    /// A crossed or filled box, a circle, or a symbol font's letter was taken as a tick.
    TickStyle,
    /// A former, clipped or suffixed region name.
    RegionName,
    /// A telephone number was put in order (+86, extension, words beside it, a zero lost by a number cell).
    PhoneTidied,
    /// A telephone number without area code.
    PhoneLocal,
    /// What stands in brackets after a name was left out.
    NameTidied,
    /// 其它 is ticked, but nothing is written after it: it stands for nothing in the value.
    OtherUnexplained,
}

impl Note {
    /// What was done, in the clerk's language.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Cleaned => "已去掉空格、全角字符、分隔符等",
            Self::UnitConverted => "已按计量单位换算或去掉单位",
            Self::ChineseNumeral => "已把中文数字转为数字",
            Self::Approximate => "约数按所写的数计",
            Self::NumberFromDate => "单元格被设成日期格式，已还原为数字",
            Self::DateFromNumber => "日期被存成数字，已还原为日期",
            Self::YearAssumed => "没有写年份，已按活动期间补全",
            Self::TickStyle => "叉号、圆圈或符号字体的字母已按勾选计",
            Self::RegionName => "地区名称已规范为全称",
            Self::PhoneTidied => "电话号码已整理",
            Self::PhoneLocal => "电话号码没有区号",
            Self::NameTidied => "姓名后的说明或电话未计入姓名",
            Self::OtherUnexplained => "勾选了“其它”，但没有写明内容",
        }
    }
}

/// Why a value could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Not a number.
    NotANumber,
    /// A number that can be read two ways; the reason in Chinese.
    UnclearNumber {
        /// Such as `逗号位置不对，分不清是 1234 还是 12.34`.
        reason: String,
    },
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

impl Fault {
    /// Why the value could not be read, in the clerk's language, without a full stop.
    pub fn reason(&self) -> String {
        match self {
            Self::NotANumber => "不是数字".to_owned(),
            Self::UnclearNumber { reason } | Self::BadPhone { reason } => reason.clone(),
            Self::WrongUnit { written } => format!("计量单位“{written}”与本栏不符"),
            Self::SeveralNumbers => "一格里有多个数，只能填一个".to_owned(),
            Self::TooLong => "数字太长，无法精确保存".to_owned(),
            Self::NotADate => "认不出是哪一天或哪一段时间".to_owned(),
            Self::UnknownRegion { nearest: None } => "不是本次活动的地区".to_owned(),
            Self::UnknownRegion {
                nearest: Some(name),
            } => format!("不是本次活动的地区，是否为“{name}”"),
            Self::AmbiguousRegion { candidates } => {
                format!("地区名称有歧义，可能是{}", candidates.join("或"))
            }
            Self::WrongRegionLevel { found } => format!("“{found}”不是本栏要填的级别"),
            Self::AmbiguousTicks => "看不出勾选了哪几项".to_owned(),
            Self::UnknownOption { written } => format!("“{written}”不是可选项"),
            Self::ErrorCell { written } => format!("单元格是错误值 {written}"),
            Self::Uncomputed => "公式没有算出结果，请打开文件重新保存".to_owned(),
            Self::NotAName => "不像姓名".to_owned(),
        }
    }
}
