//! Sheets written as lines of cells between bars, and what the reader says of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use kjzd::campaign::{Campaign, RegionId};
use kjzd::diagnostic::{Diagnostic, Level};
use kjzd::intake::{Intake, Reader, Records};
use kjzd::report;
use kjzd::workbook::{Cell, CellRef, Format, Grid, Sheet, Workbook};
use serde_json::Value as Json;

pub static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(|| Campaign::builtin().unwrap());
static READER: LazyLock<Reader<'static>> = LazyLock::new(|| Reader::new(&CAMPAIGN));

/// One line a row, cells between bars. A number is stored as one; `'138…` is text, `=B4+1` a formula never computed,
/// `#REF!` an error value; ⏎ breaks the line inside a cell.
pub fn grid(lines: &str) -> Grid {
    let mut grid = Grid::default();
    for (line, row) in lines.trim_matches('\n').lines().zip(0..) {
        for (text, col) in line.split('|').zip(0..) {
            grid.set(CellRef::new(row, col), cell(text.trim()));
        }
    }
    grid
}

fn cell(text: &str) -> Cell {
    if let Some(text) = text.strip_prefix('\'') {
        return Cell::text(text);
    }
    match text.parse() {
        Ok(number) => Cell::Number(number),
        Err(_) if text.starts_with('=') => Cell::Uncomputed(text.into()),
        Err(_) if text.starts_with('#') => Cell::Error(text.into()),
        Err(_) => Cell::text(text.replace('⏎', "\n")),
    }
}

/// A visible sheet.
pub fn sheet(name: &str, grid: Grid) -> Sheet {
    Sheet {
        name: Some(name.to_owned()),
        visible: true,
        grid,
        broken_at: None,
    }
}

/// What the reader made of a workbook.
pub struct Back {
    pub intake: Intake,
    /// The records as `kjzd export` gives them.
    pub records: Vec<Json>,
}

/// Reads one sheet.
pub fn read(lines: &str) -> Back {
    read_grid(grid(lines))
}

/// Reads one sheet.
pub fn read_grid(grid: Grid) -> Back {
    read_sheets(vec![sheet("Sheet1", grid)], None)
}

/// Reads a workbook that lies in the folder of a region.
pub fn read_sheets(sheets: Vec<Sheet>, folder: Option<RegionId>) -> Back {
    let workbook = Workbook {
        format: Format::Xlsx,
        sha256: String::new(),
        properties: BTreeMap::new(),
        sheets,
        remarks: Vec::new(),
    };
    Back::of(&workbook, folder)
}

impl Back {
    pub fn of(workbook: &Workbook, folder: Option<RegionId>) -> Self {
        let intake = READER.read("a.xlsx", workbook, folder);
        let packed: Records = intake.records.iter().collect();
        assert!(packed.iter().eq(intake.records.iter().cloned()));
        let mut lines = Vec::new();
        report::records_jsonl(&mut lines, &CAMPAIGN, &packed).unwrap();
        let records = String::from_utf8(lines).unwrap();
        let records = records.lines().map(serde_json::from_str);
        Self {
            records: records.collect::<Result<_, _>>().unwrap(),
            intake,
        }
    }

    /// What stands for a field in each record.
    pub fn each(&self, key: &str) -> Vec<String> {
        let fields = self.records.iter().map(|record| &record["fields"][key]);
        fields.map(plain).collect()
    }

    /// What stands for a field in the only record.
    pub fn the(&self, key: &str) -> String {
        assert_eq!(self.records.len(), 1, "{:#?}", self.told());
        plain(&self.records[0]["fields"][key])
    }

    /// `code cell` of all findings, in the order in which they were made.
    pub fn told(&self) -> Vec<String> {
        self.intake.findings.iter().map(short).collect()
    }

    /// `code cell` of what is wrong or doubtful.
    pub fn serious(&self) -> Vec<String> {
        let findings = self.intake.findings.iter();
        let serious = findings.filter(|finding| finding.level > Level::Notice);
        serious.map(short).collect()
    }

    /// True where nothing stands on the sheet that was not read.
    pub fn nothing_left(&self) -> bool {
        !self.told().iter().any(|told| told.starts_with("S106"))
    }
}

fn short(finding: &Diagnostic) -> String {
    let cell = finding.place.cell;
    let cell = cell.map_or(String::new(), |cell| format!(" {cell}"));
    format!("{}{cell}", finding.code)
}

/// JSON as a test writes it: text without quotation marks, ticks as `planting+breeding/电商`.
fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Object(ticks) => {
            let keys = ticks["ticked"].as_array().unwrap().iter();
            let keys: Vec<&str> = keys.map(|key| key.as_str().unwrap()).collect();
            let other = ticks["other"].as_str();
            keys.join("+") + &other.map_or(String::new(), |other| format!("/{other}"))
        }
        other => other.to_string(),
    }
}
