//! The summary of a region: for each form its totals, region by region, and how much of it has come in.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::digest::Digest;
use super::seen::Seen;
use super::{Facts, Kept, Totals};
use crate::campaign::{Campaign, Form, FormId, RegionId, RegionLevel, Regions};
use crate::diagnostic::Diagnostic;
use crate::intake::{Record, RecordKey};

/// What is known of a region from the returns that were merged.
#[derive(Debug)]
pub struct Summary<'a> {
    /// The campaign that the returns belong to.
    pub campaign: &'a Campaign,
    /// For whom it is made.
    pub region: RegionId,
    /// The day that it speaks of.
    pub as_of: Date,
    /// True where faulty returns were left out.
    pub provisional: bool,
    /// Summaries of lower regions that it rests on and that are provisional themselves.
    pub provisional_below: Vec<String>,
    /// True for a copy without names and numbers, which must not be merged further.
    pub masked: bool,
    /// One entry a form, in the campaign's order.
    pub forms: Vec<FormSummary>,
    /// What was not merged, and why.
    pub left_out: Vec<LeftOut>,
    /// The files read, each with the SHA-256 of its bytes.
    pub origins: BTreeMap<String, String>,
    /// Doubts that the offices have explained, for the next level up to read.
    pub explained: Vec<Diagnostic>,
    facts: &'a Facts,
}

/// One form's totals.
#[derive(Debug)]
pub struct FormSummary {
    /// Which form.
    pub form: FormId,
    /// Over the whole target region.
    pub total: Totals,
    /// Units whose return is expected, and those it has come from.
    pub coverage: Coverage,
    /// Everywhere that its records were seen, file and sheet, with how many stand there.
    pub seen: BTreeMap<(String, Option<String>), u64>,
    /// `25-8f0a…`: how many records there are, and a digest of their keys and of all that is added up.
    pub digest: String,
    own: BTreeMap<RegionId, Totals>,
    whole: BTreeMap<RegionId, Totals>,
}

/// How many of the units whose return is expected have reported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The counties of the target region that the form is expected of.
    pub expected: usize,
    /// Those with no record, in the order of the region file.
    pub missing: Vec<RegionId>,
    /// Cities and provinces whose own return (本级) is expected.
    pub own_expected: usize,
    /// Those of them with no record.
    pub own_missing: Vec<RegionId>,
}

/// Something that was read and not merged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// File as given on the command line.
    pub file: String,
    /// Its sheet, where only a sheet is left out.
    pub sheet: Option<String>,
    /// The record's row, where a sheet holds several.
    pub row: Option<u32>,
    /// Why, in the clerk's language.
    pub reason: String,
}

impl<'a> Summary<'a> {
    /// Adds up what a set of facts says about a region; facts about other regions do not count.
    pub fn of(facts: &'a Facts, region: RegionId, campaign: &'a Campaign, as_of: Date) -> Self {
        Self::of_forms(facts, region, campaign, as_of, |_| true)
    }

    /// The same, for some forms only.
    pub(super) fn of_forms(
        facts: &'a Facts,
        region: RegionId,
        campaign: &'a Campaign,
        as_of: Date,
        wanted: impl Fn(&Form) -> bool,
    ) -> Self {
        let forms = campaign.forms.iter().enumerate();
        let forms = forms
            .filter(|(_, form)| wanted(form))
            .map(|(i, _)| FormSummary::of(facts, FormId(i), region, campaign))
            .collect();
        Self {
            campaign,
            region,
            as_of,
            provisional: false,
            provisional_below: Vec::new(),
            masked: false,
            forms,
            left_out: Vec::new(),
            origins: BTreeMap::new(),
            explained: Vec::new(),
            facts,
        }
    }

    /// The records of a form that count, by key.
    pub fn records(&self, form: FormId) -> impl Iterator<Item = (&'a RecordKey, Record)> + use<'a> {
        self.kept(form).map(|kept| (kept.key(), kept.record()))
    }

    /// The same, still packed.
    pub fn kept(&self, form: FormId) -> impl Iterator<Item = Kept<'a>> + use<'a> {
        let (regions, target) = (&self.campaign.regions, self.region);
        let inside = move |region| regions.contains(target, region);
        let kept = self.facts.kept_of(form);
        kept.filter(move |kept| kept.glance().region.is_some_and(inside))
    }

    /// The files that the records stand in.
    pub fn files(&self) -> BTreeSet<&str> {
        let forms = self.forms.iter();
        forms
            .flat_map(|form| form.seen.keys().map(|(file, _)| file.as_str()))
            .collect()
    }

    /// True for a region above the lowest units: what it reports for itself is its 本级.
    pub fn is_upper(&self, region: RegionId) -> bool {
        self.campaign.regions.get(region).level != RegionLevel::County
    }
}

impl FormSummary {
    fn of(facts: &Facts, id: FormId, target: RegionId, campaign: &Campaign) -> Self {
        let (form, regions) = (campaign.form(id), &campaign.regions);
        let mut own: BTreeMap<RegionId, Totals> = BTreeMap::new();
        let wanted = Totals::wanted(form);
        let (mut seen, mut digest) = (Seen::default(), Digest::new(form, campaign));
        for kept in facts.kept_of(id) {
            let region = kept.glance().region;
            let Some(region) = region.filter(|region| regions.contains(target, *region)) else {
                continue;
            };
            let record = kept.part(&wanted);
            let so_far = own.entry(region).or_insert_with(|| Totals::nothing(form));
            so_far.add(&record, form);
            digest.add(kept.key(), &record);
            for sighting in kept.sightings() {
                seen.add(sighting.source);
            }
        }
        let whole = add_upwards(&own, target, form, regions);
        Self {
            form: id,
            total: whole
                .get(&target)
                .cloned()
                .unwrap_or_else(|| Totals::nothing(form)),
            coverage: Coverage::of(&own, id, target, campaign),
            seen: seen.by_sheet(),
            digest: digest.finish(),
            own,
            whole,
        }
    }

    /// How many records there are.
    pub fn records(&self) -> usize {
        usize::try_from(self.total.records).unwrap_or(usize::MAX)
    }

    /// How many rows a table has over all records.
    pub fn rows(&self, table: usize) -> usize {
        let rows = self.total.tables.get(table).copied();
        usize::try_from(rows.unwrap_or(0)).unwrap_or(usize::MAX)
    }

    /// Totals of what reports for a region and everything below it; none where nothing has come.
    pub fn whole(&self, region: RegionId) -> Option<&Totals> {
        self.whole.get(&region)
    }

    /// Totals of what reports for this very region: a county, or 本级 of a city or the province.
    pub fn own(&self, region: RegionId) -> Option<&Totals> {
        self.own.get(&region)
    }

    /// The regions that have reported for themselves, in the order of the region file.
    pub fn reporting(&self) -> impl Iterator<Item = RegionId> {
        self.own.keys().copied()
    }
}

/// From each region's own totals to those of all regions above it, up to the target: parent = own + Σ children.
fn add_upwards(
    own: &BTreeMap<RegionId, Totals>,
    target: RegionId,
    form: &Form,
    regions: &Regions,
) -> BTreeMap<RegionId, Totals> {
    let mut whole = own.clone();
    // A parent stands before its children, so from the end every region is complete when its turn comes.
    let below: Vec<RegionId> = regions
        .iter()
        .map(|(id, _)| id)
        .filter(|id| *id != target && regions.contains(target, *id))
        .collect();
    for id in below.into_iter().rev() {
        let (Some(totals), Some(parent)) = (whole.get(&id).cloned(), regions.get(id).parent) else {
            continue;
        };
        let so_far = whole
            .remove(&parent)
            .unwrap_or_else(|| Totals::nothing(form));
        whole.insert(parent, so_far.plus(&totals));
    }
    whole
}

impl Coverage {
    fn of(
        own: &BTreeMap<RegionId, Totals>,
        form: FormId,
        target: RegionId,
        campaign: &Campaign,
    ) -> Self {
        let is_county = |id: &RegionId| campaign.regions.get(*id).level == RegionLevel::County;
        let (units, upper): (Vec<RegionId>, Vec<RegionId>) = campaign
            .expected(form, target)
            .into_iter()
            .partition(is_county);
        let missing = |units: &[RegionId]| {
            let missing = units.iter().filter(|id| !own.contains_key(id));
            missing.copied().collect()
        };
        Self {
            expected: units.len(),
            missing: missing(&units),
            own_expected: upper.len(),
            own_missing: missing(&upper),
        }
    }

    /// How many counties have reported.
    pub fn reported(&self) -> usize {
        self.expected - self.missing.len()
    }
}
