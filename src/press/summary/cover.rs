//! The cover: for whom, as of when, from how much, and who signs.

use std::collections::BTreeMap;

use rust_xlsxwriter::{RowNum, Worksheet, XlsxError};

use super::page;
use super::style::{self, Figure, Weight};
use super::words::unit_name;
use crate::campaign::RegionId;
use crate::rollup::{Coverage, FormSummary, Summary};

/// Column headings of the coverage table, with their widths.
const COLUMNS: [(&str, f64); 7] = [
    ("表", 34.0),
    ("应报", 9.0),
    ("已报", 9.0),
    ("未报", 9.0),
    ("记录数", 10.0),
    ("本级", 10.0),
    ("未报单位", 60.0),
];
const LAST: u16 = 6;
/// How the numbers were made.
const EXPLANATIONS: [&str; 6] = [
    "应报、已报、未报数的是县（市、区）；“本级”是市（州）自己报的：已报/应报，“—”表示不要求。",
    "合计由各单位上报表逐项相加，不经手工；同一份表无论收到几次只计一次。",
    "未报、未填的不当作 0：没有数的格印“未报”或“未填”，不参加合计。",
    "平均数按权数加权：各记录“数×权数”之和除以权数之和；缺一项的记录不计入平均数。",
    "各表“明细”是逐条记录，上级汇总时直接读明细重新计算；请勿直接改动合计，改动会在上级汇总时查出。",
    "数从哪个文件来，见“数据来源”。",
];

/// Fills the cover.
pub(super) fn write(sheet: &mut Worksheet, summary: &Summary<'_>) -> Result<(), XlsxError> {
    for (col, (_, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(col, width)?;
    }
    let region = &summary.campaign.regions.get(summary.region).name;
    page::across(sheet, 0, LAST, &summary.campaign.title, &style::title())?;
    let kind = if summary.provisional {
        "（初步）"
    } else {
        ""
    };
    let title = format!("{region}汇总说明{kind}");
    page::across(sheet, 1, LAST, &title, &style::title())?;
    for row in 0..2 {
        sheet.set_row_height(row, 30)?;
    }
    let mut row = facts(sheet, 3, summary)?;
    row = coverage(sheet, row + 1, summary)?;
    row = explanations(sheet, row + 1)?;
    signatures(sheet, row + 2)?;
    sheet.set_landscape();
    page::print(sheet);
    sheet.set_print_fit_to_pages(1, 1);
    Ok(())
}

fn facts(sheet: &mut Worksheet, first: RowNum, summary: &Summary<'_>) -> Result<RowNum, XlsxError> {
    let (from, to) = summary.campaign.period;
    let records: u64 = summary.forms.iter().map(|form| form.total.records).sum();
    let mut lines = vec![
        (
            "汇总单位".to_owned(),
            summary.campaign.regions.get(summary.region).name.clone(),
        ),
        ("截至日期".to_owned(), page::long_date(summary.as_of)),
        (
            "活动时间".to_owned(),
            format!("{}—{}", page::long_date(from), page::long_date(to)),
        ),
        (
            "汇总依据".to_owned(),
            format!("{} 个文件，{records} 条记录", summary.files().len()),
        ),
    ];
    if !summary.left_out.is_empty() {
        lines.push((
            "没有计入".to_owned(),
            format!(
                "共 {} 项，见“未纳入”；改正或核实后请重新汇总。",
                summary.left_out.len()
            ),
        ));
    }
    if !summary.provisional_below.is_empty() {
        let files = summary.provisional_below.join("、");
        lines.push((
            "下级初步".to_owned(),
            format!("{files} 是初步汇总，数不全，本级合计也是初步数；请下级改正后重报。"),
        ));
    }
    if summary.masked {
        lines.push((
            "隐去内容".to_owned(),
            "电话中间四位和有关姓名已隐去；本件只供阅看，不能用于上级汇总。".to_owned(),
        ));
    }
    for (row, (label, text)) in (first..).zip(&lines) {
        sheet.write_string_with_format(row, 0, label, &style::section())?;
        let format = if label == "没有计入" || label == "下级初步" {
            style::alarm()
        } else {
            style::plain()
        };
        sheet.write_string_with_format(row, 1, text, &format)?;
    }
    Ok(first + RowNum::try_from(lines.len()).unwrap_or(0))
}

fn coverage(
    sheet: &mut Worksheet,
    first: RowNum,
    summary: &Summary<'_>,
) -> Result<RowNum, XlsxError> {
    for (col, (heading, _)) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(first, col, heading, &style::heading())?;
    }
    sheet.set_row_height(first, 24)?;
    let mut row = first + 1;
    for form in &summary.forms {
        coverage_of(sheet, row, summary, form)?;
        row += 1;
    }
    Ok(row)
}

fn coverage_of(
    sheet: &mut Worksheet,
    row: RowNum,
    summary: &Summary<'_>,
    of_form: &FormSummary,
) -> Result<(), XlsxError> {
    let form = summary.campaign.form(of_form.form);
    let coverage = &of_form.coverage;
    let label = format!("{} {}", form.number, form.title);
    let count = style::number(Figure::Count, Weight::Plain);
    let own = of_form
        .reporting()
        .filter(|id| summary.is_upper(*id))
        .count();
    // 市本级 that a form is expected of are counted beside the counties: 8/9.
    let own = match coverage.own_expected {
        0 if own == 0 => "—".to_owned(),
        0 => own.to_string(),
        expected => format!("{own}/{expected}"),
    };
    sheet.write_string_with_format(row, 0, &label, &style::prose())?;
    for (col, number) in (1..).zip([
        coverage.expected as u64,
        coverage.reported() as u64,
        coverage.missing.len() as u64,
        of_form.total.records,
    ]) {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        sheet.write_number_with_format(row, col, number, &count)?;
    }
    sheet.write_string_with_format(row, LAST - 1, own, &style::word(Weight::Plain))?;
    let missing = missing(coverage, summary);
    sheet.write_string_with_format(row, LAST, &missing, &style::prose())?;
    let (first, last) = (COLUMNS[0].1, COLUMNS[usize::from(LAST)].1);
    let height = page::height([(label.as_str(), first), (missing.as_str(), last)]);
    sheet.set_row_height(row, height)?;
    Ok(())
}

/// Who has not reported, city by city; a city from which nothing has come is named as a whole.
fn missing(coverage: &Coverage, summary: &Summary<'_>) -> String {
    let regions = &summary.campaign.regions;
    let mut cities: BTreeMap<Option<RegionId>, Vec<RegionId>> = BTreeMap::new();
    for id in &coverage.missing {
        let city = regions.city_of(*id).filter(|city| *city != summary.region);
        cities.entry(city).or_default().push(*id);
    }
    let parts: Vec<String> = cities
        .iter()
        .map(|(city, counties)| {
            let Some(city) = city else {
                return short_names(counties, summary);
            };
            let name = &regions.get(*city).short_name;
            if counties.len() == regions.children(*city).count() {
                format!("{name}全部 {} 个", counties.len())
            } else {
                format!("{name}：{}", short_names(counties, summary))
            }
        })
        .collect();
    let own = coverage.own_missing.iter();
    let own = own.map(|id| unit_name(*id, summary.campaign));
    parts.into_iter().chain(own).collect::<Vec<_>>().join("；")
}

fn short_names(regions: &[RegionId], summary: &Summary<'_>) -> String {
    let names: Vec<&str> = regions
        .iter()
        .map(|id| summary.campaign.regions.get(*id).short_name.as_str())
        .collect();
    names.join("、")
}

fn explanations(sheet: &mut Worksheet, first: RowNum) -> Result<RowNum, XlsxError> {
    sheet.write_string_with_format(first, 0, "说明", &style::section())?;
    let mut row = first + 1;
    for (number, text) in (1..).zip(EXPLANATIONS) {
        let text = format!("{number}. {text}");
        sheet.write_string_with_format(row, 0, text, &style::plain())?;
        row += 1;
    }
    Ok(row)
}

fn signatures(sheet: &mut Worksheet, row: RowNum) -> Result<(), XlsxError> {
    for (col, text) in [
        (0, "负责人（签字）："),
        (1, "审核人："),
        (4, "填表人："),
        (6, "填报日期：　　　　年　　月　　日（盖章）"),
    ] {
        sheet.write_string_with_format(row, col, text, &style::plain())?;
    }
    Ok(())
}
