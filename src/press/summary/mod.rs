//! The summary workbook: what a section chief signs, and what the next level up reads back.
//!
//! Display sheets hold totals; detail sheets hold the leaf facts that they were made from, and the stamp says which is
//! which. Merging reads the details only, and compares what is printed with them.

mod blocks;
mod by_region;
mod column;
mod cover;
mod figure;
mod filled;
mod ledger;
mod lines;
mod matrix;
mod page;
mod provenance;
mod sheet_name;
mod style;
mod words;

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use self::matrix::Matrix;
use self::sheet_name::SheetNames;
use super::stamp::stamp;
use crate::campaign::Layout;
use crate::campaign::stamp::{Stamp, StampKind};
use crate::rollup::{FormSummary, Summary};

/// The first column of units on a sheet of indicators.
const UNITS: u16 = 3;

/// The workbook, ready to be saved.
pub fn workbook(summary: &Summary<'_>) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let mut names = SheetNames::default();
    let mut detail: Vec<(String, String)> = Vec::new();
    cover::write(add(&mut book, &mut names, "汇总说明")?.1, summary)?;
    for form in summary.forms.iter().filter(|form| form.total.records > 0) {
        let definition = summary.campaign.form(form.form);
        let sheets = match definition.layout {
            Layout::Indicators => indicators(&mut book, &mut names, summary, form)?,
            Layout::Card | Layout::Sections => by_region(&mut book, &mut names, summary, form)?,
        };
        let id = &definition.id;
        detail.extend(sheets.into_iter().map(|sheet| (id.clone(), sheet)));
    }
    provenance::write_sources(add(&mut book, &mut names, "数据来源")?.1, summary)?;
    if !summary.left_out.is_empty() {
        provenance::write_left_out(add(&mut book, &mut names, "未纳入")?.1, summary)?;
    }
    finish(&mut book, summary, detail)?;
    Ok(book)
}

fn add<'b>(
    book: &'b mut Workbook,
    names: &mut SheetNames,
    wanted: &str,
) -> Result<(String, &'b mut Worksheet), XlsxError> {
    let name = names.unused(wanted);
    let sheet = book.add_worksheet().set_name(&name)?;
    Ok((name, sheet))
}

/// The form filled with totals, by city where there are cities, by unit; gives the sheet with the leaf facts.
fn indicators(
    book: &mut Workbook,
    names: &mut SheetNames,
    summary: &Summary<'_>,
    form: &FormSummary,
) -> Result<Vec<String>, XlsxError> {
    let number = &summary.campaign.form(form.form).number;
    let matrix = Matrix::new(summary, form);
    let cities = matrix.cities();
    let by_city = (cities.len() > 1).then(|| names.unused(&format!("{number} 分市")));
    let by_unit = names.unused(&format!("{number} 分单位"));
    let source = match &by_city {
        Some(sheet) => (
            sheet.as_str(),
            UNITS,
            UNITS + u16::try_from(cities.len()).unwrap_or(1) - 1,
        ),
        None => (by_unit.as_str(), UNITS, matrix.last_unit()),
    };
    filled::write(add(book, names, number)?.1, summary, form, source)?;
    if let Some(name) = &by_city {
        matrix.write_cities(book.add_worksheet().set_name(name)?, &by_unit)?;
    }
    matrix.write_units(book.add_worksheet().set_name(&by_unit)?)?;
    Ok(vec![by_unit])
}

/// The table by region and the leaf facts; gives the sheets with the latter.
fn by_region(
    book: &mut Workbook,
    names: &mut SheetNames,
    summary: &Summary<'_>,
    form: &FormSummary,
) -> Result<Vec<String>, XlsxError> {
    let definition = summary.campaign.form(form.form);
    let table = format!("{} 汇总", definition.number);
    by_region::write(add(book, names, &table)?.1, summary, form)?;
    if definition.layout == Layout::Card && definition.tables.is_empty() {
        return ledger::write(book, names, summary, form);
    }
    let wanted = format!("明细 {}", definition.number);
    let (name, sheet) = add(book, names, &wanted)?;
    blocks::write(sheet, summary, form)?;
    Ok(vec![name])
}

fn finish(
    book: &mut Workbook,
    summary: &Summary<'_>,
    detail: Vec<(String, String)>,
) -> Result<(), XlsxError> {
    let campaign = summary.campaign;
    let region = campaign.regions.get(summary.region);
    let mark = Stamp {
        campaign: campaign.id.clone(),
        form: detail
            .iter()
            .map(|(form, _)| form.as_str())
            .collect::<Vec<_>>()
            .join(","),
        version: campaign
            .forms
            .iter()
            .map(|form| form.version)
            .max()
            .unwrap_or(1),
        unit: Some(region.code.clone()),
        kind: StampKind::Summary,
        detail,
    };
    let title = format!("{} {}汇总", campaign.title, region.name);
    stamp(book, &mark, &title, summary.as_of)
}
