//! A folder with one city's returns, and what the commands say over it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use kjzd::campaign::Campaign;
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use tempfile::TempDir;

/// A folder to work in.
pub struct Desk(TempDir);

/// What a run said.
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Desk {
    /// The returns of 辽源市 from the examples, all in order; single cards are left out, the ledgers say as much.
    pub fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/returns/辽源市");
        copy(&examples, &desk.at("辽源市"));
        desk
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn remove(&self, name: &str) {
        let path = self.at(name);
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
    }

    /// A command in this folder; colours are never wanted.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("kjzd").unwrap();
        command.current_dir(&self.0).args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        let output = self.command(arguments).output().unwrap();
        Said {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// `kjzd status` over everything, for the city.
    pub fn status(&self, more: &[&str]) -> Said {
        self.run(&[&["status", "辽源市", "--for", "辽源市"], more].concat())
    }

    /// The same as data.
    pub fn data(&self, more: &[&str]) -> Value {
        let said = self.status(&[more, &["--format", "json"]].concat());
        serde_json::from_str(&said.out).unwrap()
    }

    /// Puts a list of indicators there for a unit, filled with `number`, or with the box of 零报送 ticked.
    pub fn put_statistics(&self, name: &str, unit: &str, number: Option<u32>) {
        let campaign = Campaign::builtin().unwrap();
        let (_, form) = campaign.form_by_name("statistics").unwrap();
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, &form.title).unwrap();
        let region = &form.fields[form.region_field];
        sheet.write_string(1, 0, &region.label).unwrap();
        sheet.write_string(1, 1, format!("{unit}科协")).unwrap();
        for (column, heading) in (0..).zip(&form.column_headings) {
            sheet.write_string(2, column, heading).unwrap();
        }
        let fields = form.fields.iter().filter(|field| field.kind.is_number());
        let mut row = 3;
        for field in fields {
            sheet.write_string(row, 0, &field.label).unwrap();
            let unit = &campaign.units.get(field.unit.unwrap()).name;
            sheet.write_string(row, 1, unit).unwrap();
            if let Some(number) = number {
                sheet.write_number(row, 2, number).unwrap();
            }
            row += 1;
        }
        let label = form.nothing_to_report.as_deref().unwrap();
        sheet.write_string(row, 0, label).unwrap();
        let mark = if number.is_none() { "√" } else { "□" };
        sheet.write_string(row, 1, mark).unwrap();
        book.save(self.at(name)).unwrap();
    }
}

/// State of every unit's return of a form: `龙山区 sound`.
pub fn states(data: &Value, form: &str) -> Vec<String> {
    let stages = data["stages"].as_array().unwrap();
    let returns = stages.iter().map(|stage| &stage["returns"][form]);
    let units = returns.filter_map(|returns| returns["units"].as_array());
    units
        .flatten()
        .map(|unit| {
            let word = |key: &str| unit[key].as_str().unwrap().to_owned();
            format!("{} {}", word("name"), word("state"))
        })
        .collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_name().to_string_lossy().contains("_00") {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
