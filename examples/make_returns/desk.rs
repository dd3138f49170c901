//! The desk where one office's returns are written to files, and where it is noted what was meant.

use std::path::Path;

use anyhow::Context;
use kjzd::campaign::{Campaign, FormId, Layout};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::faults;
use crate::filled::Filled;
use crate::habits::{Habits, Style};
use crate::ledger::Ledger;
use crate::paper::{Looks, Paper};
use crate::rng::Rng;
use crate::truth::{self, Spot};
use crate::{card, indicators, sections};

/// Writes the returns of one office.
pub struct Desk<'c> {
    campaign: &'c Campaign,
    root: &'c Path,
    folder: String,
    style: Style,
    faults: f64,
    /// Draws habits and faults, so that neither changes what is meant.
    rng: Rng,
    /// What was meant, record by record.
    pub meant: Vec<(Spot, String)>,
    /// What was spoiled.
    pub planted: Vec<(Spot, String)>,
}

impl<'c> Desk<'c> {
    /// A desk for an office that sends its returns to `folder` below `root`.
    pub fn new(
        campaign: &'c Campaign,
        (root, folder): (&'c Path, String),
        (style, faults): (Style, f64),
        rng: Rng,
    ) -> anyhow::Result<Self> {
        let path = root.join(&folder);
        std::fs::create_dir_all(&path).with_context(|| format!("建不了 {}", path.display()))?;
        Ok(Self {
            campaign,
            root,
            folder,
            style,
            faults,
            rng,
            meant: Vec::new(),
            planted: Vec::new(),
        })
    }

    /// Writes one form on a sheet of its own, in the shape of the notice.
    pub fn single(&mut self, name: &str, mut filled: Filled) -> anyhow::Result<()> {
        let form = self.campaign.form(filled.form);
        let fault = self.spoil(&mut filled)?;
        let mut habits = self.habits();
        let looks = Looks::new();
        let mut workbook = self.workbook()?;
        let sheet = workbook.add_worksheet();
        sheet.set_name(&form.number)?;
        let mut paper = Paper::new(sheet, &looks, habits.margin);
        let write = match form.layout {
            Layout::Card => card::write,
            Layout::Indicators => indicators::write,
            Layout::Sections => sections::write,
        };
        write(&mut paper, self.campaign, &filled, &mut habits)?;
        let spot = self.spot(name, &form.number, None);
        self.note(spot, &filled, fault);
        self.save(&mut workbook, name)
    }

    /// Writes many forms into one ledger. A `long` one is written row by row and keeps nothing in memory.
    pub fn ledger(
        &mut self,
        name: &str,
        form: FormId,
        long: bool,
        records: impl Iterator<Item = anyhow::Result<Filled>>,
    ) -> anyhow::Result<()> {
        let looks = Looks::new();
        let mut workbook = self.workbook()?;
        let sheet = if long {
            workbook.add_worksheet_with_constant_memory()?
        } else {
            workbook.add_worksheet()
        };
        sheet.set_name("台账")?;
        let habits = self.habits();
        let paper = Paper::new(sheet, &looks, habits.margin);
        let mut ledger = Ledger::open(paper, self.campaign, form, habits, !long)?;
        let mut spoiled = false;
        for filled in records {
            let mut filled = filled?;
            let fault = self.spoil(&mut filled)?;
            spoiled |= fault.is_some();
            let row = ledger.add(&filled)?;
            let spot = self.spot(name, "台账", Some(row));
            self.note(spot, &filled, fault);
        }
        // A sum over spoiled figures would be a fault of its own.
        if self.style == Style::Mixed && !spoiled {
            ledger.sum_up()?;
        }
        self.save(&mut workbook, name)
    }

    fn spoil(&mut self, filled: &mut Filled) -> anyhow::Result<Option<faults::Fault>> {
        if self.rng.chance(self.faults) {
            faults::plant(self.campaign, filled, &mut self.rng)
        } else {
            Ok(None)
        }
    }

    fn habits(&mut self) -> Habits<'c> {
        Habits::new(self.campaign, self.style, self.rng.fork())
    }

    /// A workbook that says it was made on the campaign's first day, so that the same seed gives the same bytes.
    fn workbook(&self) -> anyhow::Result<Workbook> {
        let day = self.campaign.period.0;
        let (month, day_of) = (u8::try_from(day.month())?, u8::try_from(day.day())?);
        let made = ExcelDateTime::from_ymd(u16::try_from(day.year())?, month, day_of)?;
        let mut workbook = Workbook::new();
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        Ok(workbook)
    }

    fn spot(&self, name: &str, sheet: &str, row: Option<u32>) -> Spot {
        Spot {
            file: format!("{}/{name}.xlsx", self.folder),
            sheet: sheet.to_owned(),
            row,
        }
    }

    fn note(&mut self, spot: Spot, filled: &Filled, fault: Option<faults::Fault>) {
        if let Some(fault) = fault {
            let line = truth::planted(self.campaign, &spot, filled, fault);
            self.planted.push((spot.clone(), line));
        }
        let line = truth::line(self.campaign, &spot, filled);
        self.meant.push((spot, line));
    }

    fn save(&self, workbook: &mut Workbook, name: &str) -> anyhow::Result<()> {
        let path = self.root.join(&self.folder).join(format!("{name}.xlsx"));
        let saved = workbook.save(&path);
        saved.with_context(|| format!("写不了 {}", path.display()))
    }
}
