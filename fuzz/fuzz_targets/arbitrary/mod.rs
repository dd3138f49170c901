//! Bytes as a workbook: each cell takes a step, a kind and a content from them. Half of the contents are the forms' own
//! labels, units and options, for no other sheet gets far into intake.

use kjzd::campaign::{Campaign, Kind};
use kjzd::workbook::{Cell, CellRef, DateCell, Format, Grid, Merge, Sheet, Workbook};
use std::collections::BTreeMap;

pub struct Sheets<'b> {
    words: Vec<String>,
    bytes: &'b [u8],
}

impl<'b> Sheets<'b> {
    pub fn new(campaign: &Campaign, bytes: &'b [u8]) -> Self {
        let mut words = Vec::new();
        for form in &campaign.forms {
            words.push(form.title.clone());
            words.push(form.number.clone());
            let columns = form.tables.iter().flat_map(|table| &table.fields);
            for field in form.fields.iter().chain(columns) {
                words.push(field.label.clone());
                words.extend(field.aliases.iter().cloned());
                if let Kind::Choices(choices) = &field.kind {
                    words.extend(choices.options.iter().map(|one| format!("□{}", one.label)));
                }
            }
        }
        words.extend(["合计", "小计", "序号", "备注", "√", "镇赉县", "白城市"].map(String::from));
        Self { words, bytes }
    }

    pub fn workbook(mut self) -> Workbook {
        let mut sheets = Vec::new();
        while !self.bytes.is_empty() && sheets.len() < 4 {
            let name = Some(format!("Sheet{}", sheets.len() + 1));
            let visible = self.byte() % 8 != 0;
            sheets.push(Sheet {
                name,
                visible,
                grid: self.grid(),
                broken_at: None,
            });
        }
        Workbook {
            format: Format::Xlsx,
            sha256: String::new(),
            properties: BTreeMap::new(),
            sheets,
            remarks: Vec::new(),
        }
    }

    fn grid(&mut self) -> Grid {
        let mut grid = Grid::default();
        let (mut row, mut col) = (0_u32, 0_u32);
        for _ in 0..400 {
            let step = self.byte();
            match step {
                0 => break,
                1..=120 => col += u32::from(step % 3) + 1,
                121..=240 => (row, col) = (row + u32::from(step % 2) + 1, u32::from(step / 2 % 3)),
                241..=250 => {
                    let last = CellRef::new(row + u32::from(step % 3), col + u32::from(step % 4));
                    grid.merge(Merge::between(CellRef::new(row, col), last));
                    continue;
                }
                _ => row += 1 << (step - 245),
            }
            let cell = self.cell();
            if !cell.is_blank() {
                grid.set(CellRef::new(row, col), cell);
            }
        }
        grid
    }

    fn cell(&mut self) -> Cell {
        match self.byte() {
            kind @ 0..=127 => {
                let place = usize::from(kind) << 8 | usize::from(self.byte());
                Cell::text(self.words[place % self.words.len()].clone())
            }
            128..=180 => Cell::Number(f64::from(self.byte()) * 1.5),
            181..=190 => Cell::Date(DateCell::Serial {
                days: 43_000.0 + f64::from(self.byte()),
                epoch_1904: false,
                duration: false,
            }),
            191..=195 => Cell::Bool(true),
            196..=200 => Cell::Error("#REF!".into()),
            length => {
                let length = usize::from(length % 32).min(self.bytes.len());
                let (text, rest) = self.bytes.split_at(length);
                self.bytes = rest;
                Cell::text(String::from_utf8_lossy(text))
            }
        }
    }

    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.bytes.split_first() else {
            return 0;
        };
        self.bytes = rest;
        *first
    }
}
