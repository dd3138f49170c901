//! The one way from paths to checked records.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::discover::discover;
use super::long::{Examiner, Read};
use super::open::{FileReport, Opened};
use super::returns::{Faults, Returns};
use super::watch::Watch;
use super::witness::{Nobody, Witness};
use super::{coverage, duplicates, explain, limits, people, register, slips, totals};
use crate::campaign::stamp::StampKind;
use crate::campaign::{Campaign, RegionId};
use crate::diagnostic::{Diagnostic, Policy, Refusal, Sink, Summary};
use crate::intake::{Explanation, PrintedTotal, Reader, Records};
use crate::workbook::Opener;

/// What a run is asked to do beyond reading.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The region whose returns should all be there: what is missing inside it is a finding.
    pub expect: Option<RegionId>,
    /// Which findings are wanted, at which level.
    pub policy: Policy,
    /// A folder of copies that were sent back: what lies in it is no return, unless it is asked for itself.
    pub sent_to: Option<PathBuf>,
    /// How the files are opened.
    pub opener: Opener,
    /// Who is told how far the reading has come.
    pub watch: Watch,
}

/// Everything that a run found.
#[derive(Debug, Default)]
pub struct Checked {
    /// The files looked at, by name.
    pub files: Vec<FileReport>,
    /// The records of all files, file by file in reading order, with faults and all.
    pub records: Records,
    /// The findings, sorted.
    pub findings: Vec<Diagnostic>,
    /// Sums printed under and beside records.
    pub totals: Vec<PrintedTotal>,
    /// True where some rules or levels were not asked for.
    pub partial: bool,
}

impl Checked {
    /// The files that hold what people sent: nothing may be written over them. A list of findings may be renewed.
    pub fn inputs(&self) -> Vec<PathBuf> {
        self.files
            .iter()
            .filter(|file| file.kind != Some(StampKind::Findings))
            .map(|file| file.path.clone())
            .collect()
    }

    /// Counts for the closing line.
    pub fn summary(&self) -> Summary {
        Summary {
            partial: self.partial,
            ..Summary::count(self.files.len(), self.records.len(), &self.findings)
        }
    }
}

/// Finds, opens, reads and checks. Only paths that do not exist or hold no file to read stop it, and readers that cannot
/// be started; whatever is wrong with a file or a record becomes a finding.
pub fn check_paths(
    campaign: &Campaign,
    paths: &[PathBuf],
    options: &Options,
) -> Result<Checked, Refusal> {
    check_paths_before(campaign, paths, options, &Nobody)
}

/// The same, with a witness.
pub fn check_paths_before(
    campaign: &Campaign,
    paths: &[PathBuf],
    options: &Options,
    witness: &dyn Witness,
) -> Result<Checked, Refusal> {
    let mut found = discover(&campaign.regions, paths)?;
    if let Some(folder) = &options.sent_to {
        found.set_aside(folder, paths);
    }
    let reader = Reader::new(campaign);
    let paths: Vec<&Path> = found.files.iter().map(|file| file.path.as_path()).collect();
    let examiner = Examiner {
        campaign,
        reader: &reader,
        files: &found.files,
        witness,
        read: Read::nothing_of(&found.files, &options.watch),
    };
    let opened = options.opener.give_each(&paths, &&examiner)?;
    let mut findings = found.findings;
    let gathered = gather(opened, &mut findings);
    findings.extend(across(campaign, &gathered, options.expect));
    let strict = options.policy.strict;
    let said = explain::answer(campaign, &mut findings, &gathered.explanations, strict);
    let mut sink = Sink::new(options.policy.clone());
    sink.extend(findings.into_iter().chain(said));
    Ok(Checked {
        files: gathered.files,
        records: gathered.records,
        findings: sink.into_sorted(),
        totals: gathered.totals,
        partial: options.policy.is_partial(),
    })
}

/// The files' records in one list, with the printed totals that point into it.
#[derive(Default)]
struct Gathered {
    files: Vec<FileReport>,
    records: Records,
    totals: Vec<PrintedTotal>,
    faults: Faults,
    explanations: Vec<Explanation>,
}

fn gather(opened: Vec<Opened>, findings: &mut Vec<Diagnostic>) -> Gathered {
    let mut all = Gathered::default();
    for mut one in opened {
        let start = all.records.len();
        for total in &mut one.intake.totals {
            for range in &mut total.covers {
                *range = range.start + start..range.end + start;
            }
        }
        all.records.append(&one.records);
        all.totals.append(&mut one.intake.totals);
        one.report.records = start..all.records.len();
        all.files.push(one.report);
        for finding in &one.findings {
            all.faults.learn(finding);
        }
        all.explanations.append(&mut one.intake.explanations);
        findings.append(&mut one.findings);
    }
    all
}

/// What shows only between records and files.
fn across(campaign: &Campaign, all: &Gathered, expect: Option<RegionId>) -> Vec<Diagnostic> {
    let hashes = all
        .files
        .iter()
        .filter_map(|file| Some((file.display.as_str(), file.sha256.as_deref()?)));
    let copies = duplicates::copies(hashes);
    let repeated: BTreeSet<&str> = copies.iter().map(|(later, _)| *later).collect();
    let returns = Returns::new(campaign, &all.files, &all.records, &repeated, &all.faults);
    [
        duplicates::same_file_twice(&copies),
        duplicates::same_record_twice(&returns),
        people::shared_phones(&returns),
        people::in_two_records(&returns),
        register::unknown_villages(&returns),
        register::too_many(&returns),
        limits::over_village_limit(&returns),
        limits::fewer_than_returns(&returns),
        slips::unit_slips(&returns),
        totals::disagreeing(campaign, &all.records, &all.totals),
        coverage::missing(&returns, expect),
        coverage::not_reported(&returns, expect),
    ]
    .concat()
}
