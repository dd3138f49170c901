//! One file of a run: opened, read, and its own records checked; whatever goes wrong with it stays its own affair.

use std::ops::Range;
use std::path::PathBuf;

use super::discover::Candidate;
use super::long::{Examiner, LongReturn};
use super::record::{CheckedRecords, Told};
use super::witness::Shown;
use crate::campaign::stamp::{REGISTER_HEADINGS, Stamp, StampKind};
use crate::campaign::{Campaign, RegionId};
use crate::diagnostic::registry::{Rule, file, structure};
use crate::diagnostic::{Diagnostic, Place};
use crate::intake::{Intake, Records, Stamped, Stray};
use crate::workbook::{Cell, Format, OpenError, Remark, Sheet, Workbook};

/// What a run knows of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileReport {
    /// Where it is.
    pub path: PathBuf,
    /// As given on the command line, `/` as separator.
    pub display: String,
    /// SHA-256 of the bytes, lower-case hex; none where they could not be read as a workbook.
    pub sha256: Option<String>,
    /// What the content is, where it is a workbook.
    pub format: Option<Format>,
    /// What the workbook is, where it carries our stamp.
    pub kind: Option<StampKind>,
    /// Code of the unit that the workbook was made out to, where it carries our stamp.
    pub unit: Option<String>,
    /// Its records, as places in [`super::Checked::records`].
    pub records: Range<usize>,
    /// Cells that belong to no field.
    pub strays: Vec<Stray>,
}

/// One file, read.
#[derive(Debug)]
pub(super) struct Opened {
    pub report: FileReport,
    pub records: Records,
    /// What else was read; its records have been packed.
    pub intake: Intake,
    pub findings: Vec<Diagnostic>,
}

/// Reads an opened file and checks each of its records by itself; long sheets, by their places, have been read already.
pub(super) fn examine(
    examiner: &Examiner<'_>,
    candidate: &Candidate,
    workbook: Workbook,
    read: Vec<(usize, LongReturn<'_>)>,
) -> Opened {
    let (campaign, name) = (examiner.campaign, candidate.display.as_str());
    let mut findings: Vec<Diagnostic> = workbook
        .remarks
        .iter()
        .map(|remark| remarked(name, remark))
        .collect();
    let is_empty = |sheet: &Sheet| sheet.grid.is_empty() && sheet.broken_at.is_none();
    if read.is_empty() && workbook.sheets.iter().all(is_empty) {
        findings.push(about(&file::EMPTY_FILE, name, "文件里没有任何内容。"));
        return without_records(candidate, &workbook, findings);
    }
    let stamp = Stamped::of(&workbook).map(|stamped| stamped.stamp);
    if stamp.as_ref().is_some_and(|stamp| stamp.making.masked) {
        let message = "这份汇总表隐去了电话和姓名，只供阅看，不能再汇总。";
        findings.push(about(&structure::MASKED_SUMMARY, name, message));
        return without_records(candidate, &workbook, findings);
    }
    if stamp.is_some_and(|stamp| stamp.kind == StampKind::Findings) {
        let message = "这是 kjzd 写出的清单（审核意见、进度、名册等），不是上报的表，已跳过。";
        findings.push(about(&file::SKIPPED_FILE, name, message));
        let mut skipped = without_records(candidate, &workbook, findings);
        skipped.report.kind = Some(StampKind::Findings);
        return skipped;
    }
    if holds_register(&workbook.sheets) {
        let message = "这是 kjzd 的收件登记，不是上报的表，已跳过。";
        findings.push(about(&file::SKIPPED_FILE, name, message));
        return without_records(candidate, &workbook, findings);
    }
    let (sheets, checked): (Vec<_>, Vec<_>) = read
        .into_iter()
        .map(|(place, long)| {
            let (sheet, checked) = long.into_parts();
            ((place, sheet), checked)
        })
        .unzip();
    let mut intake = examiner
        .reader
        .read_beside(name, &workbook, candidate.folder, sheets);
    let mut report = report(candidate, Some(&workbook));
    let summary = intake.stamp.as_ref().map(|stamped| &stamped.stamp);
    let summary = summary
        .filter(|stamp| stamp.kind == StampKind::Summary)
        .cloned();
    // Nobody else looks at the sheets again: their room is wanted for records.
    let workbook = summary.is_some().then_some(workbook);
    let mut all = check(campaign, candidate.folder, &mut intake, checked);
    if let (Some(stamp), Some(workbook)) = (&summary, &workbook) {
        examiner.witness.summary(Shown {
            file: name,
            stamp,
            workbook,
            records: &all.records,
        });
    }
    findings.append(&mut all.findings);
    findings.append(&mut intake.findings);
    if let Some(stamped) = &intake.stamp {
        report.kind = Some(stamped.stamp.kind);
        report.unit.clone_from(&stamped.stamp.unit);
        findings.extend(foreign(campaign, name, &stamped.stamp));
        if stamped.stamp.kind == StampKind::Template {
            findings.extend(other_version(campaign, name, &stamped.stamp));
        }
        if matches!(
            stamped.stamp.kind,
            StampKind::Template | StampKind::Returned
        ) {
            findings.extend(other_unit(campaign, name, &stamped.stamp, &all.records));
        }
    }
    report.strays = std::mem::take(&mut intake.strays);
    Opened {
        report,
        records: all.records,
        intake,
        findings,
    }
}

/// Checks the records and packs them, those of long sheets having been, and puts all of them in order.
fn check(
    campaign: &Campaign,
    folder: Option<RegionId>,
    intake: &mut Intake,
    long: Vec<CheckedRecords>,
) -> CheckedRecords {
    let read = std::mem::take(&mut intake.records);
    let told = Told::by(&intake.findings);
    let of = |records| CheckedRecords::of(campaign, records, folder, &told);
    let (mut all, mut before) = (CheckedRecords::default(), 0);
    for ((after, _), long) in intake.handed_on.iter().zip(long) {
        all.append(of(&read[before..*after]));
        all.append(long);
        before = *after;
    }
    all.append(of(&read[before..]));
    all
}

/// True where the first row is that of a register of receipts.
pub(super) fn holds_register(sheets: &[Sheet]) -> bool {
    let head = sheets.first().and_then(|sheet| sheet.grid.row(0));
    head.is_some_and(|row| {
        let texts = row.cells.iter().map(|(_, cell)| match cell {
            Cell::Text(text) => text.trim(),
            _ => "",
        });
        texts.eq(REGISTER_HEADINGS)
    })
}

fn without_records(
    candidate: &Candidate,
    workbook: &Workbook,
    findings: Vec<Diagnostic>,
) -> Opened {
    Opened {
        report: report(candidate, Some(workbook)),
        records: Records::new(),
        intake: Intake::default(),
        findings,
    }
}

/// A workbook that another campaign handed out.
fn foreign(campaign: &Campaign, name: &str, stamp: &Stamp) -> Option<Diagnostic> {
    if stamp.campaign == campaign.id {
        return None;
    }
    let message = format!(
        "这是另一次活动（{}）的表样，不是“{}”的。",
        stamp.campaign, campaign.title
    );
    Some(about(&structure::FOREIGN_STAMP, name, &message))
}

/// A form of this campaign that has been revised since, or not yet.
fn other_version(campaign: &Campaign, name: &str, stamp: &Stamp) -> Option<Diagnostic> {
    if stamp.campaign != campaign.id {
        return None;
    }
    let mut forms = campaign.forms.iter();
    let form = forms.find(|form| form.id == stamp.form && form.version != stamp.version)?;
    let message = format!(
        "{}的表样是第 {} 版，现行的是第 {} 版。",
        form.number, stamp.version, form.version
    );
    Some(about(&structure::OTHER_VERSION, name, &message))
}

/// A form that was made out to another unit than the one that filled it.
fn other_unit(
    campaign: &Campaign,
    name: &str,
    stamp: &Stamp,
    records: &Records,
) -> Option<Diagnostic> {
    let regions = &campaign.regions;
    let unit = regions.by_code(stamp.unit.as_deref()?)?;
    let stranger = records.glances(0..records.len()).find_map(|record| {
        record
            .region
            .filter(|region| !regions.contains(unit, *region))
    })?;
    let (unit, stranger) = (&regions.get(unit).name, &regions.get(stranger).name);
    let message = format!("这张空表是发给{unit}的，填的却是{stranger}。");
    Some(about(&structure::OTHER_UNIT, name, &message))
}

impl Opened {
    /// A file that cannot be read gives one finding.
    pub(super) fn failed(candidate: &Candidate, error: &OpenError) -> Self {
        let name = candidate.display.as_str();
        let mut finding = about(error.rule(), name, &format!("{}。", error.reason()));
        finding.advice = error.advice().into_owned();
        Self {
            report: report(candidate, None),
            records: Records::new(),
            intake: Intake::default(),
            findings: vec![finding],
        }
    }
}

fn report(candidate: &Candidate, workbook: Option<&Workbook>) -> FileReport {
    FileReport {
        path: candidate.path.clone(),
        display: candidate.display.clone(),
        sha256: workbook.map(|workbook| workbook.sha256.clone()),
        format: workbook.map(|workbook| workbook.format),
        kind: None,
        unit: None,
        records: 0..0,
        strays: Vec::new(),
    }
}

fn remarked(name: &str, remark: &Remark) -> Diagnostic {
    match remark {
        Remark::WrongExtension { extension, found } => about(
            &file::WRONG_EXTENSION,
            name,
            &format!(
                "扩展名是 .{extension}，内容却是{}，已按内容读取。",
                format_name(*found)
            ),
        ),
        Remark::DecodedGb18030 => about(&file::DECODED_GB18030, name, "文字按 GB18030 编码读取。"),
        Remark::LossyText => about(
            &file::LOSSY_TEXT,
            name,
            "有些字符在另存时已经丢失，变成了“?”或“�”。",
        ),
    }
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Xlsx => " Excel 工作簿（.xlsx）",
        Format::Xls => " Excel 97–2003 工作簿（.xls）",
        Format::Xlsb => " Excel 二进制工作簿（.xlsb）",
        Format::Ods => " OpenDocument 表格（.ods）",
        Format::Csv => "文本表格（.csv）",
    }
}

fn about(rule: &Rule, name: &str, message: &str) -> Diagnostic {
    let place = Place {
        file: name.to_owned(),
        ..Place::default()
    };
    Diagnostic::new(rule, place, message)
}
