//! Why a file cannot be read, in words that tell a clerk what to do about it.

use super::{Damage, Document, Limit};
use crate::diagnostic::{Rule, registry::file};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use thiserror::Error;

/// A file that gives no workbook. Each kind is one rule of the `F` family.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum OpenError {
    /// The bytes are no spreadsheet and nothing else we know.
    #[error("内容不是电子表格")]
    NotAWorkbook,
    /// A password stands before the content.
    #[error("文件有密码，内容无法读取")]
    Encrypted,
    /// A spreadsheet that is torn, cut short or put together wrongly.
    #[error("文件损坏或不完整：{0}")]
    Damaged(Damage),
    /// Another kind of document.
    #[error("这是{}{}，不能当作表格读取", .0.space(), .0.name())]
    OtherDocument(Document),
    /// No bytes at all, or nothing but white space.
    #[error("文件是空的（没有任何内容）")]
    Empty,
    /// More than [`Limits`](super::Limits) allows.
    #[error("{}超出上限 {most}", limit.meaning())]
    TooLarge {
        /// Which limit it passed.
        limit: Limit,
        /// How much would have been allowed.
        most: u64,
    },
    /// The system would not hand out the bytes.
    #[error("文件打不开：{0}")]
    Unreadable(Damage),
    /// The reader process died of this file.
    #[error("读取时崩溃：这个文件使读取程序异常退出，其他文件不受影响")]
    Crashed,
    /// The reader process did not come to an end.
    #[error("读取超时：{seconds} 秒还没有读完，已放弃")]
    TimedOut {
        /// The limit that it passed.
        seconds: u64,
    },
    /// The reader process was refused the memory that it asked for.
    #[error("读取时内存不够：这个文件要用的内存超出上限 {} MB", bytes >> 20)]
    OutOfMemory {
        /// The limit that it passed.
        bytes: u64,
    },
}

impl OpenError {
    /// The rule that this kind of failure breaks.
    pub fn rule(&self) -> &'static Rule {
        match self {
            Self::NotAWorkbook => &file::NOT_A_WORKBOOK,
            Self::Encrypted => &file::ENCRYPTED,
            Self::Damaged(_) => &file::DAMAGED,
            Self::OtherDocument(_) => &file::OTHER_DOCUMENT,
            Self::Empty => &file::EMPTY_FILE,
            Self::TooLarge { .. } => &file::TOO_LARGE,
            Self::Unreadable(_) => &file::UNREADABLE_FILE,
            Self::Crashed | Self::TimedOut { .. } | Self::OutOfMemory { .. } => &file::READER_DIED,
        }
    }

    /// What is wrong, for a clerk.
    pub fn reason(&self) -> String {
        self.to_string()
    }

    /// The way out, for a clerk.
    pub fn advice(&self) -> Cow<'static, str> {
        match (self, self.limit()) {
            (Self::Damaged(damage) | Self::Unreadable(damage), _) => {
                damage.with_advice(self.plain_advice())
            }
            (_, Some(limit)) => Cow::Owned(format!(
                "请删去与填报无关的工作表、图片和空行，另存为新的 .xlsx 后重发；确实需要这么大的，加 --limit {}=更大的数 再读。",
                limit.name()
            )),
            (_, None) => Cow::Borrowed(self.plain_advice()),
        }
    }

    /// The limit that the file passed.
    fn limit(&self) -> Option<Limit> {
        match self {
            Self::TooLarge { limit, .. } => Some(*limit),
            Self::TimedOut { .. } => Some(Limit::Seconds),
            Self::OutOfMemory { .. } => Some(Limit::MemoryBytes),
            _ => None,
        }
    }

    fn plain_advice(&self) -> &'static str {
        match self {
            Self::NotAWorkbook => {
                "请确认发来的是否为填好的表格；如果是，用 Excel 或 WPS 打开，另存为 .xlsx 后重发。"
            }
            Self::Encrypted => "有密码，请取消密码后重发。",
            Self::Damaged(_) => {
                "请重新下载或向填报单位要原件；能用 Excel 或 WPS 打开的，另存为 .xlsx 后重发。"
            }
            Self::OtherDocument(document) => document.advice(),
            Self::Empty => "请确认文件是否传完，向填报单位要有内容的文件。",
            // What has a limit has its own advice.
            Self::Crashed
            | Self::TooLarge { .. }
            | Self::TimedOut { .. }
            | Self::OutOfMemory { .. } => {
                "请用 Excel 或 WPS 打开，另存为新的 .xlsx 后重发；打不开的，向填报单位要原件。"
            }
            Self::Unreadable(_) => "请确认文件还在、没有被其他程序占用、有权限读取，然后重试。",
        }
    }

    /// A damaged file.
    pub(super) fn damaged(damage: impl Into<Damage>) -> Self {
        Self::Damaged(damage.into())
    }
}

impl From<std::io::Error> for OpenError {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable(io_reason(&error))
    }
}

/// The system's reason in Chinese, where it is one that clerks meet.
fn io_reason(error: &std::io::Error) -> Damage {
    use std::io::ErrorKind;
    // 32 and 33 are Windows' sharing and lock violations.
    if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) {
        return "文件正被其他程序占用".into();
    }
    match error.kind() {
        ErrorKind::NotFound => "文件不存在".into(),
        ErrorKind::PermissionDenied => "没有读取权限，或文件正被其他程序占用".into(),
        ErrorKind::IsADirectory => "这是文件夹".into(),
        _ => Damage::told("系统读不出它的内容", error),
    }
}
