//! What a workbook of ours says of itself, and the marks by which a reader tells our own words from a clerk's.
//!
//! The stamp travels as custom document properties and, for programs that drop those, on a hidden sheet of two
//! columns. `press` writes both; `intake` reads either.

#[cfg(test)]
mod tests;

use super::Form;
use std::collections::BTreeMap;

/// Hidden sheet that repeats the stamp: key in column A, value in column B.
pub const STAMP_SHEET: &str = "_kjzd";
/// Hidden sheet with the lists behind drop-downs.
pub const LIST_SHEET: &str = "_kjzd_lists";
/// Sheet that explains the form.
pub const GUIDE_SHEET: &str = "填写说明";
/// Sheet that shows the form filled in.
pub const SAMPLE_SHEET: &str = "填写样例";

/// Sheet of a returned copy that lists what is to be mended or explained.
pub const REVIEW_SHEET: &str = "审核意见";
/// Sheet of a returned copy that lists what could not be placed.
pub const STRAY_SHEET: &str = "未识别内容";
/// Headings of a list of findings on which explanations are written. The first holds what ties a line to its finding,
/// the last what the office says to it.
pub const REVIEW_HEADINGS: [&str; 9] = [
    "核对码",
    "级别",
    "工作表",
    "单元格",
    "字段",
    "填报内容",
    "问题",
    "如何修改",
    "说明",
];
/// Headings of the list of what could not be placed.
pub const STRAY_HEADINGS: [&str; 3] = ["原工作表", "原单元格", "内容"];

/// Headings of the register of receipts, a CSV file that may lie among the returns and is none of them.
pub const REGISTER_HEADINGS: [&str; 11] = [
    "序号",
    "收到时间",
    "文件",
    "表",
    "单位",
    "代码",
    "份数",
    "种类",
    "来自",
    "替换",
    "SHA-256",
];

/// Begins every text that we add to a form beside what the notice prints: counts, warnings, where to send it.
/// Such a cell holds no data; where it ends with [`AIDE_END`], neither does the cell to its right.
pub const AIDE_MARK: char = '※';
/// Ends an added label whose neighbour helps to fill the form and is no answer.
pub const AIDE_END: char = '：';
/// Begins the line on a filled sample, after [`AIDE_MARK`].
pub const SAMPLE_MARK: &str = "※ 填写样例";

/// What a stamped workbook is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StampKind {
    /// A blank form to fill.
    Template,
    /// A filled example; never merged.
    Sample,
    /// A summary with its leaf facts.
    Summary,
    /// A return sent back for mending.
    Returned,
    /// A list of findings; it holds no return.
    Findings,
}

/// Which form of which campaign a workbook carries, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Id of the campaign.
    pub campaign: String,
    /// Id of the form; several, joined by `,`, where a workbook holds several.
    pub form: String,
    /// Version of the form.
    pub version: u32,
    /// Code of the region that it was made for; the return's region is this one or lies below it.
    pub unit: Option<String>,
    /// What it is.
    pub kind: StampKind,
    /// Of a summary: form id and sheet of every sheet that holds leaf facts.
    pub detail: Vec<(String, String)>,
    /// Of a summary: sheets that say for people what the leaf facts say already, and that nobody reads back.
    pub lists: Vec<String>,
    /// Of a summary: how it was made.
    pub making: Making,
}

/// What a summary says of its own making, for the level above.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Making {
    /// Faulty returns were left out, here or in a summary that this one rests on.
    pub provisional: bool,
    /// Names and numbers were hidden; such a copy is not merged further.
    pub masked: bool,
    /// Form id and digest of its leaf facts as they were when the summary was made.
    pub digests: Vec<(String, String)>,
}

const CAMPAIGN: &str = "kjzd.campaign";
const FORM: &str = "kjzd.form";
const VERSION: &str = "kjzd.version";
const UNIT: &str = "kjzd.unit";
const KIND: &str = "kjzd.kind";
const DETAIL: &str = "kjzd.detail";
const LISTS: &str = "kjzd.lists";
/// Stands between the parts of an entry that says several things.
const BETWEEN: char = ';';
const PROVISIONAL: &str = "kjzd.provisional";
const MASKED: &str = "kjzd.masked";
const DIGESTS: &str = "kjzd.digests";
/// The value of a property that only says yes.
const YES: &str = "yes";

impl StampKind {
    const ALL: [Self; 5] = [
        Self::Template,
        Self::Sample,
        Self::Summary,
        Self::Returned,
        Self::Findings,
    ];

    /// The word in the stamp.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Template => "template",
            Self::Sample => "sample",
            Self::Summary => "summary",
            Self::Returned => "returned",
            Self::Findings => "findings",
        }
    }
}

impl Stamp {
    /// The stamp of a blank form for anybody.
    pub fn template(campaign: &str, form: &Form) -> Self {
        Self {
            campaign: campaign.to_owned(),
            form: form.id.clone(),
            version: form.version,
            unit: None,
            kind: StampKind::Template,
            detail: Vec::new(),
            lists: Vec::new(),
            making: Making::default(),
        }
    }

    /// The stamp of a list over several forms that is no return.
    pub fn list(campaign: &str, forms: &[&str]) -> Self {
        Self {
            campaign: campaign.to_owned(),
            form: forms.join(","),
            version: 1,
            unit: None,
            kind: StampKind::Findings,
            detail: Vec::new(),
            lists: Vec::new(),
            making: Making::default(),
        }
    }

    /// Keys and values, in the order in which they are written.
    pub fn entries(&self) -> Vec<(&'static str, String)> {
        let mut entries = vec![
            (CAMPAIGN, self.campaign.clone()),
            (FORM, self.form.clone()),
            (VERSION, self.version.to_string()),
        ];
        entries.extend(self.unit.clone().map(|unit| (UNIT, unit)));
        entries.push((KIND, self.kind.word().to_owned()));
        let Making {
            provisional,
            masked,
            digests,
        } = &self.making;
        for (key, said) in [(PROVISIONAL, *provisional), (MASKED, *masked)] {
            entries.extend(said.then(|| (key, YES.to_owned())));
        }
        for (key, pairs) in [(DETAIL, &self.detail), (DIGESTS, digests)] {
            if !pairs.is_empty() {
                entries.push((key, joined(pairs)));
            }
        }
        if !self.lists.is_empty() {
            entries.push((LISTS, self.lists.join(&BETWEEN.to_string())));
        }
        entries
    }

    /// The stamp in a workbook's properties or on its hidden sheet, given a way to look a key up; none where a part
    /// is missing or unknown.
    pub fn read<'v>(value: impl Fn(&str) -> Option<&'v str>) -> Option<Self> {
        let word = value(KIND)?;
        Some(Self {
            campaign: value(CAMPAIGN)?.to_owned(),
            form: value(FORM)?.to_owned(),
            version: value(VERSION)?.parse().ok()?,
            unit: value(UNIT).map(ToOwned::to_owned),
            kind: StampKind::ALL
                .into_iter()
                .find(|kind| kind.word() == word)?,
            detail: split(value(DETAIL)),
            lists: parts(value(LISTS)).map(ToOwned::to_owned).collect(),
            making: Making {
                provisional: value(PROVISIONAL) == Some(YES),
                masked: value(MASKED) == Some(YES),
                digests: split(value(DIGESTS)),
            },
        })
    }
}

/// Sheets of a summary that need not be read, by the workbook's custom properties.
pub fn lists(properties: &BTreeMap<String, String>) -> Vec<String> {
    let stamp = Stamp::read(|key| properties.get(key).map(String::as_str));
    let summary = stamp.filter(|stamp| stamp.kind == StampKind::Summary);
    summary.map_or(Vec::new(), |summary| {
        let holds_facts = |sheet: &String| summary.detail.iter().any(|(_, detail)| detail == sheet);
        summary
            .lists
            .iter()
            .filter(|sheet| !holds_facts(sheet))
            .cloned()
            .collect()
    })
}

fn joined(pairs: &[(String, String)]) -> String {
    let pairs: Vec<String> = pairs.iter().map(|(a, b)| format!("{a}={b}")).collect();
    pairs.join(&BETWEEN.to_string())
}

fn parts(joined: Option<&str>) -> impl Iterator<Item = &str> {
    let parts = joined.unwrap_or_default().split(BETWEEN);
    parts.filter(|part| !part.is_empty())
}

fn split(joined: Option<&str>) -> Vec<(String, String)> {
    parts(joined)
        .filter_map(|pair| pair.split_once('='))
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .collect()
}
