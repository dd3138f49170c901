//! A folder of returns and what a run over it finds.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use kjzd::campaign::Campaign;
use kjzd::diagnostic::{Diagnostic, Level};
use kjzd::validate::{Checked, Options, check_paths};
use tempfile::TempDir;

use crate::answers::{Answers, sample};
use crate::sheets::{self, Lines};

/// The built-in campaign, loaded once.
fn builtin() -> &'static Campaign {
    static CAMPAIGN: OnceLock<Campaign> = OnceLock::new();
    CAMPAIGN.get_or_init(|| Campaign::builtin().unwrap())
}

/// A folder of returns.
pub struct Desk {
    pub campaign: &'static Campaign,
    pub options: Options,
    /// Given to the run beside the folder itself.
    pub more_paths: Vec<PathBuf>,
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self {
            campaign: builtin(),
            options: Options::default(),
            more_paths: Vec::new(),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// Where a file of this name would lie; its folder is made.
    pub fn at(&self, name: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        path
    }

    /// Puts a file there.
    pub fn put(&self, name: &str, bytes: &[u8]) {
        fs::write(self.at(name), bytes).unwrap();
    }

    /// Puts a workbook of one sheet there.
    pub fn put_lines(&self, name: &str, lines: &Lines) {
        self.put(name, &sheets::book(lines));
    }

    /// Puts a filled form there, in its own shape.
    pub fn put_form(&self, name: &str, answers: &Answers) {
        self.put_lines(name, &sheets::lines(self.campaign, answers));
    }

    /// Puts a clean form there, with some answers changed.
    pub fn put_changed(&self, name: &str, form: &str, changes: &[(&str, &str)]) {
        self.put_form(name, &self.changed(form, changes));
    }

    /// A clean form with some answers changed.
    pub fn changed(&self, form: &str, changes: &[(&str, &str)]) -> Answers {
        changes
            .iter()
            .fold(sample(self.campaign, form), |answers, (path, text)| {
                answers.with(self.campaign, path, text)
            })
    }

    /// The lines of a clean form.
    pub fn lines(&self, form: &str) -> Lines {
        sheets::lines(self.campaign, &sample(self.campaign, form))
    }

    /// Everything that a run over the folder finds.
    pub fn check(&self) -> Checked {
        let mut paths = vec![self.folder.path().to_owned()];
        paths.extend(self.more_paths.iter().cloned());
        check_paths(self.campaign, &paths, &self.options).unwrap()
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

    /// Codes of all findings, notices too.
    pub fn codes(&self) -> BTreeSet<String> {
        let findings = self.check().findings;
        findings.into_iter().map(|finding| finding.code).collect()
    }

    /// A file's name without the folder.
    pub fn short(&self, display: &str) -> String {
        let folder = self.folder.path().to_string_lossy().replace('\\', "/");
        display.replace(&format!("{folder}/"), "")
    }
}

/// What is wrong or doubtful.
pub fn serious(checked: &Checked) -> impl Iterator<Item = &Diagnostic> {
    checked
        .findings
        .iter()
        .filter(|finding| finding.level > Level::Notice)
}
