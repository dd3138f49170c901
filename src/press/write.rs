//! Putting a file on disk so that a reader finds either the old one or the new one, never half of either.
//!
//! The bytes go to a temporary file beside the target, which is then renamed. Nothing that exists is replaced unless
//! the caller says so, and an input never.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Workbook, XlsxError};

use super::refusal::{WriteError, explain, explain_rename};
use super::summary::{Book, Watched};
use super::unfinished::Unfinished;

/// Excel refuses to open a longer path, so writing one on Windows helps nobody.
const EXCEL_PATH_LIMIT: usize = 218;

/// What a write may do.
#[derive(Debug, Clone, Copy, Default)]
pub struct Policy<'a> {
    /// Replace what stands at the target.
    pub force: bool,
    /// Return only once the bytes are on the disk: for summaries and registers.
    pub durable: bool,
    /// Files that were read; none of them is ever a target.
    pub inputs: &'a [PathBuf],
}

/// Writes bytes.
pub fn write(target: &Path, bytes: &[u8], policy: Policy<'_>) -> Result<(), WriteError> {
    write_with(target, policy, |file| file.write_all(bytes))
}

/// Writes a workbook. It is put together in memory first: what the disk refuses is then told from what cannot be built.
pub fn save(book: &mut Workbook, target: &Path, policy: Policy<'_>) -> Result<(), WriteError> {
    save_bytes(book.save_to_buffer(), target, policy)
}

/// Writes a workbook with long lists likewise; `watched` is told how far it has come.
pub fn save_book(
    book: &mut Book<'_>,
    target: &Path,
    policy: Policy<'_>,
    watched: Watched<'_>,
) -> Result<(), WriteError> {
    save_bytes(book.save_watched(watched), target, policy)
}

fn save_bytes(
    built: Result<Vec<u8>, XlsxError>,
    target: &Path,
    policy: Policy<'_>,
) -> Result<(), WriteError> {
    let path = target.to_owned();
    let bytes = built.map_err(|source| WriteError::Workbook { path, source })?;
    write(target, &bytes, policy)
}

/// Lets `fill` write the temporary file, then puts it in place. Where `fill` fails, the target is untouched.
pub fn write_with(
    target: &Path,
    policy: Policy<'_>,
    fill: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), WriteError> {
    check(target, policy)?;
    let told = |error| explain(target, error);
    let mut temporary = temporary_beside(target).map_err(told)?;
    let _unfinished = Unfinished::new(temporary.path());
    fill(temporary.as_file_mut()).map_err(told)?;
    if policy.durable {
        temporary.as_file().sync_all().map_err(told)?;
    }
    let renamed = if policy.force {
        temporary.persist(target)
    } else {
        temporary.persist_noclobber(target)
    };
    renamed.map_err(|failure| explain_rename(target, failure.error))?;
    if policy.durable {
        sync_folder(target).map_err(told)?;
    }
    Ok(())
}

/// Says early, before long work, whether a write would be refused.
pub fn check(target: &Path, policy: Policy<'_>) -> Result<(), WriteError> {
    if cfg!(windows) && target.as_os_str().len() > EXCEL_PATH_LIMIT {
        return Err(WriteError::TooLong(target.to_owned()));
    }
    let folder = folder_of(target);
    if !folder.is_dir() {
        return Err(WriteError::NoFolder(folder.to_owned()));
    }
    let Ok(real) = fs::canonicalize(target) else {
        return Ok(());
    };
    if real.is_dir() {
        return Err(WriteError::IsFolder(target.to_owned()));
    }
    let is_input = |input: &PathBuf| fs::canonicalize(input).is_ok_and(|input| input == real);
    if policy.inputs.iter().any(is_input) {
        return Err(WriteError::IsInput(target.to_owned()));
    }
    if policy.force {
        Ok(())
    } else {
        Err(WriteError::Exists(target.to_owned()))
    }
}

/// Makes a folder and those above it.
pub fn create_folder(folder: &Path) -> Result<(), WriteError> {
    if folder.is_file() {
        return Err(WriteError::NotFolder(folder.to_owned()));
    }
    fs::create_dir_all(folder).map_err(|error| explain(folder, error))
}

fn temporary_beside(target: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kjzd-").suffix(".tmp");
    // The default is private to the user; a form on a shared folder is not.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder_of(target))
}

pub(super) fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes the rename itself last; only Unix lets a folder be opened for it.
fn sync_folder(target: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder_of(target))?.sync_all()
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{self, Write as _};
    use std::path::Path;

    use super::{Policy, WriteError, check, create_folder, write, write_with};

    const FORCE: Policy<'_> = Policy {
        force: true,
        durable: true,
        inputs: &[],
    };

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn an_existing_file_stays_without_force() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("汇总.xlsx");
        write(&target, b"old", Policy::default()).unwrap();
        let refused = write(&target, b"new", Policy::default()).unwrap_err();
        assert!(matches!(refused, WriteError::Exists(_)));
        assert!(refused.to_string().contains("--force"));
        assert_eq!(fs::read(&target).unwrap(), b"old");
        write(&target, b"new", FORCE).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["汇总.xlsx"]);
    }

    #[test]
    fn an_input_is_never_a_target_however_it_is_spelled() {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("a.xlsx");
        fs::write(&input, b"return").unwrap();
        let inputs = [input.clone()];
        let policy = Policy {
            inputs: &inputs,
            ..FORCE
        };
        let spelled = folder.path().join(".").join("a.xlsx");
        assert!(matches!(
            write(&spelled, b"x", policy),
            Err(WriteError::IsInput(_))
        ));
        assert_eq!(fs::read(&input).unwrap(), b"return");
    }

    #[test]
    fn a_failure_half_way_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.xlsx");
        fs::write(&target, b"old").unwrap();
        let failed = write_with(&target, FORCE, |file| {
            file.write_all(b"half")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        });
        assert!(matches!(failed, Err(WriteError::DiskFull(_))));
        assert_eq!(fs::read(&target).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.xlsx"]);
    }

    #[test]
    fn a_run_that_is_stopped_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.xlsx");
        fs::write(&target, b"old").unwrap();
        let failed = write_with(&target, FORCE, |file| {
            file.write_all(b"half")?;
            drop(super::super::discard_unfinished());
            Ok(())
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(&target).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.xlsx"]);
    }

    #[test]
    fn folders_in_the_way_are_named() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("没有").join("a.xlsx");
        assert!(matches!(
            check(&missing, Policy::default()),
            Err(WriteError::NoFolder(_))
        ));
        assert!(matches!(
            write(folder.path(), b"x", FORCE),
            Err(WriteError::IsFolder(_))
        ));
        let file = folder.path().join("a");
        fs::write(&file, b"").unwrap();
        assert!(matches!(
            create_folder(&file),
            Err(WriteError::NotFolder(_))
        ));
    }
}
