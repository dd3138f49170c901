//! A sheet laid out before anything is printed: which words stand where, and where each answer goes.
//!
//! Layouts make plans, the painter prints them. Blank forms, the filled sample and any other copy of a form share one
//! plan, so they cannot drift apart.

pub use super::area::Area;
use crate::intake::FieldPath;

/// What a printed text is, and so how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// 附件N, top left.
    Number,
    /// The title.
    Title,
    /// A line between title and table: period, heading with the region.
    Caption,
    /// A caption to the left of a value.
    CaptionLabel,
    /// A field's label.
    Label,
    /// A heading across the table.
    Heading,
    /// The head of a column.
    ColumnHead,
    /// The head of a ledger's column, smaller.
    LedgerHead,
    /// An indicator, which reads from the left.
    Indicator,
    /// An option before its box.
    Choice,
    /// Nothing: a cell that only carries the frame.
    Blank,
    /// 备注, under the table.
    Footnote,
    /// Words of ours beside the form.
    Aide,
    /// Tells which relations do not hold.
    Warning,
    /// Says that a filled form is a sample.
    SampleMark,
}

/// A printed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// Where; more than one cell is merged.
    pub area: Area,
    /// The frame whose edges it draws, where it lies in one.
    pub frame: Option<Area>,
    /// The words.
    pub text: String,
    /// What it is.
    pub role: Role,
}

/// What a cell asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ask {
    /// The value of a field that is no choice, or (in a ledger) of one column.
    Value(FieldPath),
    /// Whether an option is ticked.
    Tick(FieldPath, usize),
    /// The free text after 其它.
    Other(FieldPath),
    /// Whether the unit reports that nothing took place.
    NothingToReport,
}

/// A cell to fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Where: one cell or a merged one; in a ledger the cells of a column.
    pub area: Area,
    /// The frame whose edges it draws.
    pub frame: Option<Area>,
    /// What belongs there.
    pub ask: Ask,
}

/// How the sheet is printed and shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Page {
    /// Wider than high.
    pub landscape: bool,
    /// Shrunk to one page; else only to one page's width.
    pub single: bool,
    /// The last row that goes on paper; what is below helps on the screen.
    pub last_row: u32,
    /// The last column that goes on paper.
    pub last_col: u32,
    /// Rows repeated on every page, both included.
    pub repeat: Option<(u32, u32)>,
    /// Rows and columns that stay in sight.
    pub freeze: Option<(u32, u32)>,
}

/// A sheet laid out.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// Widths of the columns, in characters.
    pub widths: Vec<f64>,
    /// Heights of the rows, in points.
    pub heights: Vec<f64>,
    /// What is printed.
    pub prints: Vec<Print>,
    /// What is asked.
    pub slots: Vec<Slot>,
    /// How it goes on paper.
    pub page: Page,
    /// First and last row of a ledger's records.
    pub records: Option<(u32, u32)>,
    /// Where the count of what is missing goes.
    pub progress: Option<Area>,
    /// Where relations that do not hold are told.
    pub warnings: Option<Area>,
    /// Where the city can be chosen first, to shorten the list of regions.
    pub city: Option<Area>,
}

impl Slot {
    /// True for a ledger's column of records.
    pub fn is_column(&self) -> bool {
        self.frame.is_none() && self.area.last.row > self.area.first.row
    }
}

impl Plan {
    /// A sheet with these columns and no row yet.
    pub fn with_columns(widths: &[f64]) -> Self {
        Self {
            widths: widths.to_vec(),
            ..Self::default()
        }
    }

    /// Place of the last column.
    pub fn last_col(&self) -> u32 {
        u32::try_from(self.widths.len().saturating_sub(1)).unwrap_or(0)
    }

    /// Adds a row of this height and gives its place.
    pub fn row(&mut self, height: f64) -> u32 {
        self.heights.push(height);
        u32::try_from(self.heights.len() - 1).unwrap_or(u32::MAX)
    }

    /// Prints words in a frame of their own.
    pub fn print(&mut self, area: Area, role: Role, text: impl Into<String>) {
        self.print_in(area, area, role, text);
    }

    /// Prints words inside a larger frame.
    pub fn print_in(&mut self, area: Area, frame: Area, role: Role, text: impl Into<String>) {
        self.prints.push(Print {
            area,
            frame: Some(frame),
            text: text.into(),
            role,
        });
    }

    /// Prints words without a frame.
    pub fn print_bare(&mut self, area: Area, role: Role, text: impl Into<String>) {
        self.prints.push(Print {
            area,
            frame: None,
            text: text.into(),
            role,
        });
    }

    /// Asks for an answer in a frame of its own.
    pub fn ask(&mut self, area: Area, ask: Ask) {
        self.ask_in(area, area, ask);
    }

    /// Asks for an answer inside a larger frame.
    pub fn ask_in(&mut self, area: Area, frame: Area, ask: Ask) {
        self.slots.push(Slot {
            area,
            frame: Some(frame),
            ask,
        });
    }

    /// Asks for an answer without a frame.
    pub fn ask_bare(&mut self, area: Area, ask: Ask) {
        let frame = None;
        self.slots.push(Slot { area, frame, ask });
    }

    /// The slot of a field's value.
    pub fn value_slot(&self, path: FieldPath) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.ask == Ask::Value(path))
    }

    /// The tick boxes of a choice field, in order.
    pub fn ticks(&self, path: FieldPath) -> impl Iterator<Item = &Slot> {
        self.slots
            .iter()
            .filter(move |slot| matches!(slot.ask, Ask::Tick(of, _) if of == path))
    }

    /// The slot of a choice field's free text.
    pub fn other_slot(&self, path: FieldPath) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.ask == Ask::Other(path))
    }

    /// Spreads what is left of a page's height over rows that hold long text, and ends there.
    pub fn stretch(&mut self, rows: &[u32], page_height: f64, highest: f64) {
        let used: f64 = self.heights.iter().sum();
        let Ok(count) = u32::try_from(rows.len()) else {
            return;
        };
        if count == 0 {
            return;
        }
        let share = ((page_height - used) / f64::from(count)).max(0.0);
        for row in rows {
            if let Some(height) = self.heights.get_mut(*row as usize) {
                *height = (*height + share).min(highest).max(*height);
            }
        }
    }
}
