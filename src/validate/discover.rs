//! Paths as given → files to read, in a fixed order, each with the name that people and scripts see.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::candidate::{self, Kind};
use super::{folder, refused};
use crate::campaign::{RegionId, Regions};
use crate::diagnostic::registry::{Rule, file};
use crate::diagnostic::{Diagnostic, Place, Refusal};

/// A file to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Where it lies.
    pub path: PathBuf,
    /// As given on the command line, `/` as separator, without a leading `./`.
    pub display: String,
    /// The region that its folders name.
    pub folder: Option<RegionId>,
}

/// What the paths hold.
#[derive(Debug, Default)]
pub struct Discovery {
    /// The files to read, sorted by display name, each once.
    pub files: Vec<Candidate>,
    /// What was skipped, and folders without a return.
    pub findings: Vec<Diagnostic>,
}

impl Discovery {
    /// Leaves out what lies in a folder, unless a path that was asked for lies in it.
    pub(super) fn set_aside(&mut self, folder: &Path, asked: &[PathBuf]) {
        let Ok(inside) = folder.canonicalize() else {
            return;
        };
        let lies_inside = |path: &Path| {
            let real = path.canonicalize();
            real.is_ok_and(|real| real.starts_with(&inside))
        };
        if asked.iter().any(|path| lies_inside(path)) {
            return;
        }
        let before = self.files.len();
        self.files.retain(|file| !lies_inside(&file.path));
        let skipped = before - self.files.len();
        if skipped > 0 {
            let place = Place {
                file: display(folder),
                ..Place::default()
            };
            let message = format!("这是存放退回修改表的文件夹，里面的 {skipped} 个文件没有审核。");
            self.findings
                .push(Diagnostic::new(&file::SKIPPED_FILE, place, message));
        }
    }
}

/// Finds the files to read. A path that does not exist, or paths without any file to read, are refused.
///
/// A file named outright is always read; in a folder, what cannot be a return is skipped and said.
pub fn discover(regions: &Regions, paths: &[PathBuf]) -> Result<Discovery, Refusal> {
    let mut search = Search {
        regions,
        seen: HashSet::new(),
        lately: None,
        found: Discovery::default(),
    };
    for path in paths {
        search.path(path)?;
    }
    let mut found = search.found;
    if found.files.is_empty() && !found.findings.iter().any(is_failure) {
        return Err(refused::nothing_to_read(paths, &found.findings));
    }
    found.files.sort_by(|a, b| a.display.cmp(&b.display));
    Ok(found)
}

fn is_failure(finding: &Diagnostic) -> bool {
    finding.code == file::UNREADABLE_FILE.code
}

struct Search<'a> {
    regions: &'a Regions,
    seen: HashSet<PathBuf>,
    /// The folder of the file before: most often that of the next one.
    lately: Option<Folder>,
    found: Discovery,
}

/// What all files of a folder have in common.
struct Folder {
    path: PathBuf,
    /// Without links on the way; none where the system does not tell.
    real: Option<PathBuf>,
    region: Option<RegionId>,
}

impl Search<'_> {
    fn path(&mut self, path: &Path) -> Result<(), Refusal> {
        let about = std::fs::metadata(path).map_err(|error| refused::missing(path, &error))?;
        if about.is_dir() {
            self.folder(path);
        } else if path.file_name().is_some_and(candidate::is_lock) {
            self.say(
                &file::LOCK_FILE,
                path,
                "这是 Office 留下的临时文件，已跳过。".to_owned(),
            );
        } else {
            self.file(path, true);
        }
        Ok(())
    }

    fn folder(&mut self, folder: &Path) {
        let before = self.found.files.len();
        let mut repeated = false;
        let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
        for entry in walk
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden_folder(entry))
        {
            match entry {
                Ok(entry) if entry.file_type().is_file() => repeated |= !self.entry(&entry),
                Ok(_) => {}
                Err(error) => {
                    let at = error.path().unwrap_or(folder).to_owned();
                    self.say(
                        &file::UNREADABLE_FILE,
                        &at,
                        "这个文件或文件夹打不开。".to_owned(),
                    );
                }
            }
        }
        if self.found.files.len() == before && !repeated {
            self.say(
                &file::EMPTY_FOLDER,
                folder,
                "这个文件夹里没有可以读取的表格文件。".to_owned(),
            );
        }
    }

    /// Takes or skips one file of a folder; false where it had been found before.
    fn entry(&mut self, entry: &DirEntry) -> bool {
        let path = entry.path();
        match candidate::kind(entry.file_name()) {
            Kind::Return => return self.file(path, entry.path_is_symlink()),
            Kind::Litter => {}
            Kind::Lock => self.say(
                &file::LOCK_FILE,
                path,
                "这是 Office 留下的临时文件，已跳过。".to_owned(),
            ),
            Kind::Document => self.say(
                &file::UNREAD_DOCUMENT,
                path,
                "这是文档或压缩包，没有读取，里面可能有上报的表。".to_owned(),
            ),
            Kind::Other => self.say(
                &file::SKIPPED_FILE,
                path,
                "这不是表格文件，已跳过。".to_owned(),
            ),
        }
        true
    }

    /// Takes a file, that may be a link; false where it had been found before.
    fn file(&mut self, path: &Path, may_be_link: bool) -> bool {
        let display = display(path);
        let (real, region) = self.folder_of(path, &display);
        let beside = real.filter(|_| !may_be_link).zip(path.file_name());
        let identity = match beside {
            Some((folder, name)) => folder.join(name),
            None => path.canonicalize().unwrap_or_else(|_| path.to_owned()),
        };
        let new = self.seen.insert(identity);
        if new {
            self.found.files.push(Candidate {
                path: path.to_owned(),
                folder: region,
                display,
            });
        }
        new
    }

    /// The folder of a file: where it really lies, and the region that it names.
    fn folder_of(&mut self, path: &Path, display: &str) -> (Option<&Path>, Option<RegionId>) {
        let parent = path.parent().unwrap_or(path);
        let folder = match self.lately.take() {
            Some(folder) if folder.path == parent => folder,
            _ => Folder {
                path: parent.to_owned(),
                real: parent.canonicalize().ok(),
                region: folder::region(self.regions, display),
            },
        };
        let folder = self.lately.insert(folder);
        (folder.real.as_deref(), folder.region)
    }

    fn say(&mut self, rule: &Rule, path: &Path, message: String) {
        let place = Place {
            file: display(path),
            ..Place::default()
        };
        self.found
            .findings
            .push(Diagnostic::new(rule, place, message));
    }
}

fn is_hidden_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_dir() && candidate::is_litter(entry.file_name())
}

/// A path as people see it: as given, `/` between the parts, no `./`. Two files never look the same: bytes that are no text
/// (Chinese names that an archive unpacked in another encoding) show as `%CA%D0`.
pub fn display(path: &Path) -> String {
    let mut text = String::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::RootDir => text.push('/'),
            Component::Prefix(prefix) => push_name(&mut text, prefix.as_os_str()),
            Component::ParentDir | Component::Normal(_) => {
                if !text.is_empty() && !text.ends_with('/') {
                    text.push('/');
                }
                push_name(&mut text, component.as_os_str());
            }
        }
    }
    if text.is_empty() {
        text.push('.');
    }
    text
}

fn push_name(text: &mut String, name: &OsStr) {
    if let Some(name) = name.to_str() {
        text.push_str(name);
        return;
    }
    for byte in name.as_encoded_bytes() {
        if byte.is_ascii() {
            text.push(char::from(*byte));
        } else {
            // A string takes whatever is written to it.
            let _ = write!(text, "%{byte:02X}");
        }
    }
}
