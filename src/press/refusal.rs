//! Why a file was not written, in words that name the file and the way out.

use std::io;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::XlsxError;
use thiserror::Error;

use super::write::folder_of;

/// Why a file was not written. The message names the file and the way out.
#[derive(Debug, Error)]
pub enum WriteError {
    /// The target exists and `force` is off.
    #[error("{} 已存在，未覆盖。请换一个输出文件名，或加 --force 覆盖它。", .0.display())]
    Exists(PathBuf),
    /// The target was read in the same run.
    #[error("输出文件 {} 同时是输入文件，不能覆盖。请换一个输出文件名。", .0.display())]
    IsInput(PathBuf),
    /// A folder has the target's name.
    #[error("{} 是文件夹，不能当作文件写入。请在后面加上文件名。", .0.display())]
    IsFolder(PathBuf),
    /// A file has the name of a folder that is to be made.
    #[error("{} 是文件，不能当作文件夹。请换一个文件夹名。", .0.display())]
    NotFolder(PathBuf),
    /// The folder is missing.
    #[error("文件夹 {} 不存在。请先建好文件夹，或检查路径是否写错。", .0.display())]
    NoFolder(PathBuf),
    /// No right to write there.
    #[error("没有权限写入 {}（文件夹或文件是只读的）。请换一个文件夹，或取消只读后重试。", .0.display())]
    ReadOnly(PathBuf),
    /// Another program holds the target.
    #[error("{} 正被其他程序占用，可能正在 Excel 或 WPS 中打开。请关闭后重试。", .0.display())]
    InUse(PathBuf),
    /// The system or Excel cannot hold so long a path.
    #[error("路径太长：{}。请换一个层级更浅、名称更短的文件夹。", .0.display())]
    TooLong(PathBuf),
    /// No room left.
    #[error("磁盘已满，{} 没有写成（原有文件未动）。请清理磁盘后重试。", .0.display())]
    DiskFull(PathBuf),
    /// The workbook itself could not be built.
    #[error("生成 {} 时出错：{source}", .path.display())]
    Workbook {
        /// The target.
        path: PathBuf,
        /// The writer's own words.
        source: XlsxError,
    },
    /// Anything else the system reports.
    #[error("写入 {} 失败：{source}", .path.display())]
    Other {
        /// The target.
        path: PathBuf,
        /// The system's own words.
        source: io::Error,
    },
}

/// A refused rename onto a file that is there means on Windows that somebody holds it open.
pub(super) fn explain_rename(target: &Path, error: io::Error) -> WriteError {
    match error.kind() {
        io::ErrorKind::PermissionDenied if cfg!(windows) && target.exists() => {
            WriteError::InUse(target.to_owned())
        }
        io::ErrorKind::AlreadyExists => WriteError::Exists(target.to_owned()),
        io::ErrorKind::IsADirectory => WriteError::IsFolder(target.to_owned()),
        _ => explain(target, error),
    }
}

pub(super) fn explain(target: &Path, error: io::Error) -> WriteError {
    let path = target.to_owned();
    // 32 and 33 are Windows' sharing and lock violations.
    if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) {
        return WriteError::InUse(path);
    }
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            WriteError::ReadOnly(path)
        }
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => WriteError::InUse(path),
        io::ErrorKind::InvalidFilename => WriteError::TooLong(path),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            WriteError::DiskFull(path)
        }
        io::ErrorKind::NotFound => WriteError::NoFolder(folder_of(target).to_owned()),
        io::ErrorKind::NotADirectory => WriteError::NotFolder(folder_of(target).to_owned()),
        _ => WriteError::Other {
            path,
            source: error,
        },
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::path::PathBuf;

    use super::explain;

    #[test]
    fn every_kind_of_refusal_has_its_own_words() {
        use io::ErrorKind::{InvalidFilename, PermissionDenied, ResourceBusy, TimedOut};
        let told = |kind| explain(&PathBuf::from("d/a.xlsx"), io::Error::from(kind)).to_string();
        assert!(told(PermissionDenied).contains("只读"));
        assert!(told(ResourceBusy).contains("Excel"));
        assert!(told(InvalidFilename).contains("太长"));
        assert!(told(TimedOut).contains("d/a.xlsx"));
    }
}
