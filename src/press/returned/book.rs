//! One return's copy as a workbook: what to mend first, then the forms, then what could not be placed.

use std::collections::BTreeSet;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::answers::Answers;
use super::by_file::{InFile, by_file};
use super::form_sheet::{Press, marks};
use super::located::{Located, Locator};
use super::review::Review;
use super::sheets::sheets;
use super::strays;
use crate::campaign::stamp::{Making, Stamp, StampKind};
use crate::campaign::{Campaign, FormId, Level};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::registry::{explanation, file, structure};
use crate::intake::{PrintedTotal, Record};
use crate::press::template::lists::RegionList;
use crate::press::{stamp, style};
use crate::validate::{Checked, FileReport};

const MEND: &str = "改法：点“单元格”一列跳到要改的格子，红色的必须改正，橙色的请核实：填错的改正，属实的在“说明”一栏写明具体原因（只写“属实”“核实无误”的不予采纳）。改好后把本文件原样报回。";
const SEND_AGAIN: &str = "这个文件里没有可以退回修改的表，本表只列出问题。请按“如何修改”处理后，把正确的表重新报来；不要在这里填写。";
const PARTIAL: &str = "这个文件只读出一部分，照着填回会丢掉读不出的内容，所以本表只列出问题。请用 Excel 或 WPS 打开原文件，核对后另存，再重新报来；不要在这里填写。";
const SUMMARY: &str = "这是汇总表，不能在上面手工修改：请改正有问题的原表，重新汇总后报来。本表只列出问题，不要在这里填写。";

/// The copy of a file of the run.
pub fn workbook(
    campaign: &Campaign,
    checked: &Checked,
    place: usize,
) -> Result<Workbook, XlsxError> {
    let mut files = by_file(checked);
    let report = &checked.files[place];
    let found = files.remove(report.display.as_str()).unwrap_or_default();
    copy(campaign, checked, report, &found)
}

/// The same, where what was found in the file is at hand.
pub(super) fn copy(
    campaign: &Campaign,
    checked: &Checked,
    report: &FileReport,
    of_file: &InFile<'_>,
) -> Result<Workbook, XlsxError> {
    let is_summary = report.kind == Some(StampKind::Summary);
    // What could not be read is not on the copy either, and would be gone for good when only the copy comes again.
    let is_partial = of_file
        .findings
        .iter()
        .any(|finding| finding.code == file::SHEET_BROKEN.code);
    let records: Vec<Record> = if is_summary || is_partial {
        Vec::new()
    } else {
        checked.records.range(report.records.clone()).collect()
    };
    let findings = findings(of_file, is_summary || is_partial);
    let contradicted = |record: &Record| {
        findings.iter().any(|finding| {
            finding.code == structure::NOTHING_CONTRADICTED.code
                && finding.place.sheet == record.source.sheet
        })
    };
    let answers: Vec<Answers<'_>> = records
        .iter()
        .map(|record| match Answers::of(campaign, record) {
            answers if contradicted(record) => answers.ticked_nothing(),
            answers => answers,
        })
        .collect();
    let sheets = sheets(campaign, &records, &answers, &totals(of_file, report));
    let locator = Locator::new(campaign, &records, &sheets);
    let mut found: Vec<Located<'_>> = findings
        .iter()
        .map(|finding| locator.locate(finding))
        .collect();
    put_refusals_beside(&mut found);
    found.sort_by_key(rank);
    let marks = marks(&found);
    let forms: BTreeSet<FormId> = sheets.iter().map(|sheet| sheet.form).collect();
    let regions = only(&forms).map(|form| RegionList::new(campaign, campaign.form(form), None));

    let mut book = style::workbook()?;
    let review = Review {
        campaign,
        file: &report.display,
        found: &found,
        sheets: &sheets,
        strays: report.strays.len(),
        how: if is_summary {
            SUMMARY
        } else if is_partial {
            PARTIAL
        } else if sheets.is_empty() {
            SEND_AGAIN
        } else {
            MEND
        },
    };
    review.write(book.add_worksheet())?;
    let press = Press {
        campaign,
        answers: &answers,
        marks: &marks,
        regions: regions.as_ref(),
    };
    for sheet in &sheets {
        press.print(book.add_worksheet(), sheet)?;
    }
    if !report.strays.is_empty() {
        strays::write(book.add_worksheet(), &report.strays)?;
    }
    if let Some(regions) = &regions {
        regions.write(book.add_worksheet())?;
    }
    let mark = mark(campaign, report, &forms);
    stamp(&mut book, &mark, "退回修改", campaign.period.0)?;
    Ok(book)
}

/// The sums printed in a file, over places among the file's own records.
fn totals(of_file: &InFile<'_>, report: &FileReport) -> Vec<PrintedTotal> {
    let start = report.records.start;
    let shifted = of_file.totals.iter().map(|total| {
        let mut total = PrintedTotal::clone(total);
        total.covers.retain(|range| range.start >= start);
        for range in &mut total.covers {
            *range = range.start - start..range.end - start;
        }
        total
    });
    shifted.collect()
}

/// The file's findings; what its own list of strays tells is left out.
fn findings(of_file: &InFile<'_>, all: bool) -> Vec<Diagnostic> {
    let listed = [structure::UNPLACED.code, structure::SHEET_WITHOUT_FORM.code];
    let told = |finding: &&&Diagnostic| all || !listed.contains(&finding.code.as_str());
    let told = of_file.findings.iter().filter(told);
    told.map(|finding| Diagnostic::clone(finding)).collect()
}

/// Words that were not accepted stay where they were written, with the reason, and are no line of their own.
fn put_refusals_beside(found: &mut Vec<Located<'_>>) {
    let refusals: Vec<(String, String, String)> = found
        .extract_if(.., |one| one.finding.code == explanation::EMPTY_WORDS.code)
        .map(|one| {
            let finding = one.finding;
            let words = finding.raw.clone().unwrap_or_default();
            let cell = finding
                .place
                .cell
                .map_or(String::new(), |cell| format!("{cell} 的"));
            let reason = one.message.trim_start_matches(&cell).to_owned();
            (finding.fingerprint.clone(), words, reason)
        })
        .collect();
    for (print, words, reason) in refusals {
        let answered = found
            .iter_mut()
            .filter(|one| one.finding.fingerprint == print && one.finding.level == Level::Warning);
        for one in answered {
            one.message = format!("{}\n上次{reason}", one.message);
            one.refused = Some(words.clone());
        }
    }
}

/// The gravest first, what is explained before what was only converted; then as they stand on the copy.
fn rank(one: &Located<'_>) -> (u8, Option<(usize, u32, u32)>) {
    let grave = match (one.finding.level, &one.finding.explanation) {
        (Level::Error, _) => 0,
        (Level::Warning, _) => 1,
        (Level::Notice, Some(_)) => 2,
        (Level::Notice, None) => 3,
    };
    let spot = one.spot;
    (
        grave,
        spot.map(|(sheet, area)| (sheet, area.first.row, area.first.col)),
    )
}

fn only(forms: &BTreeSet<FormId>) -> Option<FormId> {
    match forms.len() {
        1 => forms.first().copied(),
        _ => None,
    }
}

/// A copy without a form is a list of findings: it holds no return.
fn mark(campaign: &Campaign, report: &FileReport, forms: &BTreeSet<FormId>) -> Stamp {
    let ids: Vec<&str> = forms
        .iter()
        .map(|form| campaign.form(*form).id.as_str())
        .collect();
    let version = only(forms).map_or(1, |form| campaign.form(form).version);
    Stamp {
        campaign: campaign.id.clone(),
        form: ids.join(","),
        version,
        unit: report.unit.clone(),
        kind: if ids.is_empty() {
            StampKind::Findings
        } else {
            StampKind::Returned
        },
        detail: Vec::new(),
        lists: Vec::new(),
        making: Making::default(),
    }
}
