//! One blank form as a workbook: the form itself, once or several times, how to fill it, and a filled sample.

use jiff::civil::Date;
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use super::guide::Guide;
use super::lists::{RegionList, name_for};
use super::paint::{Ink, paint};
use super::plan::{Ask, Plan, Role};
use super::put::{Answer, place, put_formula, put_text};
use super::{
    Shape, aide, card, check, indicators, ledger, look, progress, rules, sample, sections,
};
use crate::campaign::stamp::{SAMPLE_SHEET, Stamp};
use crate::campaign::{Campaign, Form, FormId, Layout, RegionId};
use crate::intake::FieldPath;
use crate::press::style::{self, TO_FILL_TAB};

/// Blank forms are made by the hundred: at this level an eighth faster than at the usual one, and a fourteenth larger.
const COMPRESSION: u8 = 2;

/// One workbook to make.
#[derive(Debug, Clone, Copy)]
pub struct Blank<'c> {
    /// The campaign.
    pub campaign: &'c Campaign,
    /// Which form.
    pub form: FormId,
    /// Card or ledger.
    pub shape: Shape,
    /// Sheets of the form in the workbook, at least one.
    pub copies: u32,
    /// The region it is made for.
    pub unit: Option<RegionId>,
    /// The workbook's date.
    pub created: Date,
}

impl Blank<'_> {
    /// Makes the workbook, stamped and ready to save.
    pub fn workbook(&self) -> Result<Workbook, XlsxError> {
        let form = self.campaign.form(self.form);
        let region = Ask::Value(FieldPath::Field(form.region_field));
        // A ledger has no row yet in which the region could stand.
        let is_card = self.shape == Shape::Card || form.layout != Layout::Card;
        let unit = self.reporting_unit(form).filter(|_| is_card);
        let field = &form.fields[form.region_field];
        let unit = unit.map(|id| name_for(&self.campaign.regions, field, id));
        self.book(&|ask| unit.clone().filter(|_| *ask == region).map(Answer::Text))
    }

    /// The workbook with these answers in its cells.
    pub(in crate::press) fn book(
        &self,
        answers: &dyn Fn(&Ask) -> Option<Answer>,
    ) -> Result<Workbook, XlsxError> {
        let form = self.campaign.form(self.form);
        let ink = Ink {
            form,
            answers,
            to_fill: true,
            tint: &|_| None,
        };
        let delivery = aide::delivery(self.campaign, self.form, self.reporting_unit(form));
        let delivery = delivery.as_deref();
        let regions = RegionList::new(self.campaign, form, self.unit);
        let mut plan = self.plan(form, delivery);
        if self.reporting_unit(form).is_none() && regions.is_long() {
            aide::choose_city_first(&mut plan, form);
        }
        let mut book = style::workbook()?;
        book.set_zip_compression_level(COMPRESSION);
        for copy in 0..self.copies.max(1) {
            let sheet = book.add_worksheet();
            sheet.set_name(tab(form, copy))?;
            self.form_sheet(sheet, &plan, &ink, &regions)?;
        }
        let ledger = plan.records.is_some();
        let guide = Guide {
            campaign: self.campaign,
            form,
            ledger,
            delivery,
        };
        guide.write(book.add_worksheet())?;
        self.sample_sheet(book.add_worksheet(), form)?;
        regions.write(book.add_worksheet())?;
        crate::press::stamp(&mut book, &self.stamp(form), &form.title, self.created)?;
        Ok(book)
    }

    fn plan(&self, form: &Form, delivery: Option<&str>) -> Plan {
        match (form.layout, self.shape) {
            (Layout::Card, Shape::Card) => card::lay_out(self.campaign, form, delivery),
            (Layout::Card, Shape::Ledger) => ledger::lay_out(self.campaign, form, delivery),
            (Layout::Indicators, _) => indicators::lay_out(self.campaign, form, delivery),
            (Layout::Sections, _) => sections::lay_out(self.campaign, form, delivery),
        }
    }

    fn form_sheet(
        &self,
        sheet: &mut Worksheet,
        plan: &Plan,
        ink: &Ink<'_>,
        regions: &RegionList,
    ) -> Result<(), XlsxError> {
        paint(sheet, plan, ink)?;
        sheet.set_tab_color(TO_FILL_TAB);
        check::add(sheet, plan, self.campaign, ink.form, Some(regions))?;
        rules::add(sheet, plan, ink.form)?;
        if let Some(first) = plan.slots.first() {
            let (row, col) = place(first.area);
            sheet.set_selection(row, col, row, col)?;
        }
        if let Some(city) = plan.city {
            put_text(sheet, city, "", &look::to_fill(look::city()))?;
        }
        let filled = |ask: &Ask| (ink.answers)(ask).is_some();
        if let Some(area) = plan.progress
            && let Some(line) = progress::line(ink.form, plan, &filled)
        {
            put_formula(sheet, area, line.formula, line.result, Role::Aide)?;
        }
        Ok(())
    }

    fn sample_sheet(&self, sheet: &mut Worksheet, form: &Form) -> Result<(), XlsxError> {
        let mut plan = self.plan(form, None);
        sample::mark(&mut plan);
        sheet.set_name(SAMPLE_SHEET)?;
        let ink = Ink {
            form,
            answers: &|ask| sample::answer(form, ask),
            to_fill: false,
            tint: &|_| None,
        };
        paint(sheet, &plan, &ink)
    }

    /// The unit that fills the form, where the form is made for one; a city that only gathers its counties' is none.
    fn reporting_unit(&self, form: &Form) -> Option<RegionId> {
        self.unit.filter(|unit| {
            form.reporters
                .contains(&self.campaign.regions.get(*unit).level)
        })
    }

    fn stamp(&self, form: &Form) -> Stamp {
        Stamp {
            unit: self
                .unit
                .map(|unit| self.campaign.regions.get(unit).code.clone()),
            ..Stamp::template(&self.campaign.id, form)
        }
    }
}

/// The tab's name: the form's number; copies are numbered as Excel numbers them.
fn tab(form: &Form, copy: u32) -> String {
    match copy {
        0 => form.number.clone(),
        _ => format!("{} ({})", form.number, copy + 1),
    }
}
