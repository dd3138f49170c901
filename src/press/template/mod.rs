//! Blank forms as workbooks: the form, how to fill it, and a filled sample.

mod aide;
mod card;
mod check;
mod guide;
mod head;
mod indicators;
mod label;
mod ledger;
mod lists;
mod look;
mod paint;
mod plan;
mod progress;
mod sample;
mod sections;

use jiff::civil::Date;
use rust_xlsxwriter::{Formula, Workbook, Worksheet, XlsxError};

use crate::campaign::stamp::{SAMPLE_SHEET, Stamp};
use crate::campaign::{Campaign, Form, FormId, Kind, Layout, RegionId};
use crate::intake::FieldPath;
use check::Lists;
use lists::RegionList;
use paint::{Answer, Ink, column, place};
use plan::{Ask, Plan};

/// How a card form is handed out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shape {
    /// As the notice prints it.
    #[default]
    Card,
    /// One record a row, for forms whose layout is a card; others stay as they are.
    Ledger,
}

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
        let delivery = aide::delivery(self.campaign, self.form, self.unit);
        let regions = self.region_list(form);
        let mut plan = self.plan(form, delivery.as_deref());
        if self.reporting_unit(form).is_none() && regions.is_long() {
            aide::choose_city_first(&mut plan, form);
        }
        let city = plan.city.map(|cell| {
            plan::Area {
                first: cell,
                last: cell,
            }
            .fixed()
        });
        let lists = Lists {
            regions: regions.source(city.as_deref()),
            cities: plan.city.map(|_| regions.cities()),
        };
        let mut book = Workbook::new();
        for copy in 0..self.copies.max(1) {
            let sheet = book.add_worksheet();
            sheet.set_name(tab(form, copy))?;
            self.form_sheet(sheet, form, &plan, &lists)?;
        }
        guide::write(
            book.add_worksheet(),
            self.campaign,
            form,
            delivery.as_deref(),
        )?;
        let mut shown = self.plan(form, None);
        sample::mark(&mut shown);
        let sheet = book.add_worksheet();
        sheet.set_name(SAMPLE_SHEET)?;
        let answers = |ask: &Ask| sample::answer(form, ask);
        let ink = Ink {
            form,
            answers: &answers,
            to_fill: false,
        };
        paint::paint(sheet, &shown, &ink)?;
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
        form: &Form,
        plan: &Plan,
        lists: &Lists,
    ) -> Result<(), XlsxError> {
        let region = Ask::Value(FieldPath::Field(form.region_field));
        let unit = self.reporting_unit(form).filter(|_| plan.records.is_none());
        let unit = unit.map(|id| lists::unambiguous_name(&self.campaign.regions, id));
        let answers = |ask: &Ask| unit.clone().filter(|_| *ask == region).map(Answer::Text);
        let ink = Ink {
            form,
            answers: &answers,
            to_fill: true,
        };
        paint::paint(sheet, plan, &ink)?;
        check::add(sheet, plan, self.campaign, form, lists)?;
        if let Some(cell) = plan.city {
            let format = look::to_fill(look::city());
            sheet.write_blank(cell.row, column(cell.col), &format)?;
        }
        let filled = |ask: &Ask| answers(ask).is_some();
        if let Some(area) = plan.progress
            && let Some(line) = progress::line(form, plan, &filled)
        {
            let format = look::printed(plan::Role::Aide, 0.0);
            paint::put_text(sheet, area, "", &format)?;
            let (row, col) = place(area);
            let formula = Formula::new(line.formula).set_result(line.result);
            sheet.write_formula_with_format(row, col, formula, &format)?;
        }
        Ok(())
    }

    /// The unit that fills the form, where the form is made for one; a city that only gathers its counties' is none.
    fn reporting_unit(&self, form: &Form) -> Option<RegionId> {
        self.unit.filter(|unit| {
            form.reporters
                .contains(&self.campaign.regions.get(*unit).level)
        })
    }

    fn region_list(&self, form: &Form) -> RegionList {
        let levels = match &form.fields[form.region_field].kind {
            Kind::Region(levels) => levels.as_slice(),
            _ => &[],
        };
        RegionList::new(self.campaign, levels, self.unit)
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
