//! A folder of returns and what a run over it finds.

use std::fs;
use std::path::Path;

use kjzd::campaign::Campaign;
use kjzd::diagnostic::{Diagnostic, Level};
use kjzd::validate::{Checked, Options, check_paths};
use tempfile::TempDir;

use crate::answers::Answers;
use crate::sheets;

/// A folder of returns.
pub struct Desk {
    pub campaign: Campaign,
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self {
            campaign: Campaign::builtin().unwrap(),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// Puts a file there.
    pub fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Puts a filled form there, in its own shape.
    pub fn put_form(&self, name: &str, answers: &Answers) {
        self.put(name, &sheets::form(&self.campaign, answers));
    }

    /// Everything that a run over the folder finds.
    pub fn check(&self) -> Checked {
        self.check_with(&Options::default())
    }

    pub fn check_with(&self, options: &Options) -> Checked {
        check_paths(&self.campaign, &[self.folder.path().to_owned()], options).unwrap()
    }

    /// `file cell code` of what is wrong or doubtful, in order; the file's name without the folder.
    pub fn told(&self) -> Vec<String> {
        serious(&self.check())
            .map(|finding| {
                let file = self.short(&finding.place.file);
                let cell = finding
                    .place
                    .cell
                    .map_or(String::new(), |cell| cell.to_string());
                format!("{file} {cell} {}", finding.code)
            })
            .collect()
    }

    /// The codes of what is wrong or doubtful, each once.
    pub fn codes(&self) -> Vec<String> {
        let mut codes: Vec<String> = serious(&self.check())
            .map(|finding| finding.code.clone())
            .collect();
        codes.sort();
        codes.dedup();
        codes
    }

    pub fn short(&self, display: &str) -> String {
        let folder = self.folder.path().to_string_lossy().replace('\\', "/");
        display.replacen(&format!("{folder}/"), "", 1)
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// What is wrong or doubtful.
pub fn serious(checked: &Checked) -> impl Iterator<Item = &Diagnostic> {
    checked
        .findings
        .iter()
        .filter(|finding| finding.level > Level::Notice)
}
