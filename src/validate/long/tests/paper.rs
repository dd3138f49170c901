//! Ledgers as lines of cells between bars, and the two ways of reading them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

use crate::campaign::Campaign;
use crate::intake::Reader;
use crate::validate::discover::Candidate;
use crate::validate::long::{Examiner, Read};
use crate::validate::open::Opened;
use crate::validate::watch::Watch;
use crate::validate::witness::Nobody;
use crate::workbook::{
    Begun, BrokenAt, Cell, CellRef, Format, Grid, Long as _, Merge, Row, Sheet, Taker as _,
    Workbook,
};

/// Rows looked through for a head; twenty times as many make a sheet long, a third of those is read at a time.
const LOOK: u32 = 5;

static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(|| Campaign::builtin().unwrap());
static READER: LazyLock<Reader<'static>> =
    LazyLock::new(|| Reader::new(&CAMPAIGN).looking_at(LOOK));

/// One sheet: a line a row, cells between bars; what begins with `'` is text, a formula with `=`.
#[derive(Debug, Clone, Default)]
pub struct Paper {
    pub name: Option<&'static str>,
    pub hidden: bool,
    pub lines: Vec<String>,
    pub merges: Vec<&'static str>,
    /// Merged ranges that come between the rows: before which row.
    pub late: Vec<(u32, &'static str)>,
    pub broken: Option<&'static str>,
}

/// A workbook of some sheets.
#[derive(Debug, Clone, Default)]
pub struct Book {
    pub sheets: Vec<Paper>,
    pub properties: BTreeMap<String, String>,
    pub folder: Option<&'static str>,
}

impl Paper {
    pub fn of(lines: Vec<String>) -> Self {
        Self {
            name: Some("台账"),
            lines,
            ..Self::default()
        }
    }

    fn sheet(&self) -> Sheet {
        let mut grid = Grid::default();
        for (line, row) in self.lines.iter().zip(0..) {
            for (text, col) in line.split('|').zip(0..) {
                grid.set(CellRef::new(row, col), cell(text.trim()));
            }
        }
        let late = self.late.iter().map(|(_, merge)| merge);
        for merge in self.merges.iter().chain(late) {
            grid.merge(range(merge));
        }
        Sheet {
            name: self.name.map(str::to_owned),
            visible: !self.hidden,
            grid,
            broken_at: self.broken.map(|damage| BrokenAt {
                after: CellRef::from_a1("B9"),
                damage: damage.into(),
            }),
        }
    }
}

fn cell(text: &str) -> Cell {
    if let Some(text) = text.strip_prefix('\'') {
        return Cell::text(text);
    }
    match text.parse() {
        Ok(number) => Cell::Number(number),
        Err(_) if text.starts_with('=') => Cell::Uncomputed(text.into()),
        Err(_) => Cell::text(text),
    }
}

fn range(a1: &str) -> Merge {
    let (first, last) = a1.split_once(':').unwrap();
    let place = |a1| CellRef::from_a1(a1).unwrap();
    Merge::between(place(first), place(last))
}

impl Book {
    pub fn of(sheets: impl IntoIterator<Item = Paper>) -> Self {
        Self {
            sheets: sheets.into_iter().collect(),
            ..Self::default()
        }
    }

    fn workbook(&self) -> Workbook {
        Workbook {
            format: Format::Xlsx,
            sha256: "0".repeat(64),
            properties: self.properties.clone(),
            sheets: self.sheets.iter().map(Paper::sheet).collect(),
            remarks: Vec::new(),
        }
    }

    fn with<T>(&self, work: impl FnOnce(&Examiner<'_>) -> T) -> T {
        let mut regions = CAMPAIGN.regions.iter();
        let named = |name| Some(regions.find(|(_, region)| region.name == name)?.0);
        let files = [Candidate {
            path: PathBuf::from("a.xlsx"),
            display: "a.xlsx".to_owned(),
            folder: self.folder.and_then(named),
        }];
        let watch = Watch::default();
        work(&Examiner {
            campaign: &CAMPAIGN,
            reader: &READER,
            files: &files,
            witness: &Nobody,
            read: Read::nothing_of(&files, &watch),
        })
    }

    /// Read whole.
    pub fn whole(&self) -> Opened {
        self.with(|examiner| (&examiner).whole(0, Ok(self.workbook())))
    }

    /// Its long sheets read while they come, so many rows at a time; and whether any was.
    pub fn parted(&self, at_a_time: usize) -> (bool, Option<Opened>) {
        self.with(|examiner| {
            let mut workbook = self.workbook();
            let mut sheets: Vec<Sheet> = Vec::new();
            let mut taken = Vec::new();
            let whole = std::mem::take(&mut workbook.sheets);
            for ((place, sheet), paper) in whole.into_iter().enumerate().zip(&self.sheets) {
                let cut = cut(&sheet, (&examiner).long(), &paper.merges);
                let is_long = cut.is_some();
                let (first, rest) = cut.unwrap_or_default();
                sheets.push(Sheet {
                    grid: first,
                    broken_at: None,
                    ..sheet.clone()
                });
                let begun = Begun {
                    properties: &self.properties,
                    sheets: &sheets,
                    end: None,
                };
                let long = is_long.then(|| (&examiner).begin(0, &begun)).flatten();
                let last = sheets.last_mut().unwrap();
                last.broken_at.clone_from(&sheet.broken_at);
                let Some(mut long) = long else {
                    last.grid = sheet.grid;
                    continue;
                };
                let mut rows = std::mem::take(&mut last.grid).into_rows();
                rows.extend(rest);
                let mut late = paper.late.iter().peekable();
                for rows in rows.chunks(at_a_time) {
                    let last = rows[rows.len() - 1].index;
                    while let Some((_, merge)) = late.next_if(|(before, _)| *before <= last) {
                        long.merge(range(merge));
                    }
                    long.rows(rows.to_vec());
                }
                taken.push((place, long));
            }
            workbook.sheets = sheets;
            if taken.is_empty() {
                return (false, Some((&examiner).whole(0, Ok(workbook))));
            }
            (true, (&examiner).parted(0, workbook, taken))
        })
    }
}

/// The rows of a sheet up to the one that makes it long, with the ranges known by then, and the others.
fn cut(sheet: &Sheet, long: u32, merges: &[&str]) -> Option<(Grid, Vec<Row>)> {
    let mut first = Grid::default();
    for merge in merges {
        first.merge(range(merge));
    }
    let mut rest = sheet.grid.clone().into_rows();
    let reached = rest.iter().position(|row| row.index >= long)?;
    for row in rest.drain(..=reached) {
        first.append(row).unwrap();
    }
    Some((first, rest))
}

/// Fails where two readings of a file differ.
#[track_caller]
fn same(whole: &Opened, parted: &Opened, at_a_time: usize) {
    let of = |one: &Opened| format!("{:#?}", (&one.report, &one.intake.stamp));
    assert_eq!(of(parted), of(whole), "{at_a_time} rows at a time");
    assert_eq!(parted.findings, whole.findings, "{at_a_time}");
    let ([one, other], at) = ([&parted.intake, &whole.intake], at_a_time);
    assert_eq!(one.findings, other.findings, "{at}");
    assert_eq!(parted.records, whole.records, "{at}");
    assert_eq!(one.totals, other.totals, "{at}");
    assert_eq!(one.strays, other.strays, "{at}");
    assert_eq!(one.explanations, other.explanations, "{at}");
}

/// Both ways give the same, for rows that come one by one and by the dozen; true where they were taken as they came and
/// told enough, false where they did not, none where nobody took them.
#[track_caller]
pub fn both_ways(book: &Book) -> Option<bool> {
    let whole = book.whole();
    let [one, other] = [1, 40].map(|at_a_time| {
        let (taken, parted) = book.parted(at_a_time);
        if let Some(parted) = &parted {
            same(&whole, parted, at_a_time);
        }
        taken.then_some(parted.is_some())
    });
    assert_eq!(one, other, "it depends on how the rows come");
    one
}
