//! Writes the built-in campaign out as a folder, to be edited into another one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::builtin::FILES;

/// Why the files could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The folder holds something already.
    #[error("文件夹 {0} 不是空的，未写入。请另选一个文件夹，或先移走里面的文件。")]
    NotEmpty(PathBuf),
    /// The place is a file.
    #[error("{0} 不是文件夹，未写入。请另选一个位置。")]
    NotAFolder(PathBuf),
    /// The system refused.
    #[error("写不进 {path}：{reason}。请核对路径和权限。")]
    Refused {
        /// What could not be written or read.
        path: PathBuf,
        /// The system's own words.
        reason: io::Error,
    },
}

/// Writes the built-in campaign into an empty or new folder; gives the files written.
pub fn export(folder: &Path) -> Result<Vec<PathBuf>, ExportError> {
    refuse_occupied(folder)?;
    // The file that no campaign loads without comes last: a folder written halfway is not taken for a campaign.
    let mut written: Vec<PathBuf> = Vec::new();
    for (name, text) in FILES.iter().rev() {
        let path = name
            .split('/')
            .fold(folder.to_path_buf(), |path, part| path.join(part));
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(|reason| refused(parent, reason))?;
        fs::write(&path, text).map_err(|reason| refused(&path, reason))?;
        written.push(path);
    }
    written.reverse();
    Ok(written)
}

fn refuse_occupied(folder: &Path) -> Result<(), ExportError> {
    match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => Ok(()),
        Ok(false) => Err(ExportError::NotEmpty(folder.to_path_buf())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(_) if folder.is_file() => Err(ExportError::NotAFolder(folder.to_path_buf())),
        Err(reason) => Err(refused(folder, reason)),
    }
}

fn refused(path: &Path, reason: io::Error) -> ExportError {
    ExportError::Refused {
        path: path.to_path_buf(),
        reason,
    }
}
