//! A campaign's files → a valid [`Campaign`], or every fault that stands in them.
//!
//! `raw` mirrors the files; the other modules turn the mirrors into types that cannot hold a bad state.

mod cross;
mod csv_file;
mod document;
mod field;
mod files;
mod form;
mod raw;
mod regions;
mod register;
mod relation;
mod stages;
mod units;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use document::{Document, Faults};
use files::Files;
use raw::RawCampaign;

use super::{Campaign, CampaignError, Form, Regions, Register, Units, builtin};

impl Campaign {
    /// The campaign that is compiled in.
    pub fn builtin() -> Result<Self, CampaignError> {
        let mut faults = Faults::default();
        let campaign = campaign(&Files::builtin(&builtin::FILES), &mut faults);
        finish(campaign, faults, None)
    }

    /// The campaign in a folder laid out as `kjzd campaign export` writes it.
    pub fn load(folder: &Path) -> Result<Self, CampaignError> {
        let mut faults = Faults::default();
        let files = Files::read(folder, &mut faults);
        if !faults.problems.is_empty() {
            return finish(None, faults, Some(folder));
        }
        let campaign = campaign(&files, &mut faults);
        if let Some(campaign) = &campaign {
            let (townships, villages) = (
                files.optional("townships.csv"),
                files.optional("villages.csv"),
            );
            let register = register::register(townships, villages, &campaign.regions, &mut faults);
            campaign.register.get_or_init(|| register);
        }
        finish(campaign, faults, Some(folder))
    }
}

/// The built-in register; a test holds that its files are without fault.
pub(super) fn builtin_register(regions: &Regions) -> Register {
    let files = Files::builtin(&builtin::FILES);
    let (townships, villages) = (
        files.optional("townships.csv"),
        files.optional("villages.csv"),
    );
    register::register(townships, villages, regions, &mut Faults::default())
}

fn finish(
    campaign: Option<Campaign>,
    mut faults: Faults,
    folder: Option<&Path>,
) -> Result<Campaign, CampaignError> {
    if campaign.is_none() && faults.problems.is_empty() {
        faults.of_file("", "活动定义不完整。");
    }
    match campaign {
        Some(campaign) if faults.problems.is_empty() => Ok(campaign),
        _ => Err(CampaignError {
            folder: folder.map(|folder| folder.display().to_string()),
            problems: faults.problems,
        }),
    }
}

/// Reads every file even after a fault, so that one run tells them all.
fn campaign(files: &Files, faults: &mut Faults) -> Option<Campaign> {
    let document = files.required("campaign.toml", faults);
    let raw: Option<(Document<'_>, RawCampaign)> =
        document.and_then(|document| Some((document, faults.parse(document)?)));
    let units = files
        .required("units.toml", faults)
        .and_then(|document| units::units(document, faults));
    let regions = files
        .required("regions.csv", faults)
        .map(|document| regions::regions(document, faults));
    let forms = units.as_ref().map(|units| all_forms(files, units, faults));
    let (document, raw) = raw?;
    let forms = in_order(&raw, document, forms?, faults);
    let period = stages::period(&raw.period, document, faults);
    let cross = cross::cross(&raw.cross, document, &forms, faults);
    let stages = stages::stages(raw.stages, document, &forms, faults);
    Some(Campaign {
        id: raw.id.into_inner(),
        title: raw.title.into_inner(),
        period: period?,
        stages,
        forms,
        units: units?,
        regions: regions?,
        cross,
        register: OnceLock::new(),
    })
}

fn all_forms(files: &Files, units: &Units, faults: &mut Faults) -> Vec<(String, Option<Form>)> {
    files
        .forms()
        .map(|document| {
            (
                document.name.to_owned(),
                form::form(document, units, faults),
            )
        })
        .collect()
}

/// The forms in the order that `campaign.toml` gives them.
fn in_order(
    raw: &RawCampaign,
    document: Document<'_>,
    mut read: Vec<(String, Option<Form>)>,
    faults: &mut Faults,
) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut named = BTreeSet::new();
    for id in &raw.forms {
        let file = format!("forms/{}.toml", id.get_ref());
        if !named.insert(file.clone()) {
            let reason = format!("表“{}”列了两次。", id.get_ref());
            faults.at(document, id.span(), reason);
            continue;
        }
        match read.iter_mut().find(|(name, _)| *name == file) {
            None => {
                let reason = format!(
                    "没有 {file}。请补上这个文件，或从 forms 里删去“{}”。",
                    id.get_ref()
                );
                faults.at(document, id.span(), reason);
            }
            Some((_, form)) => forms.extend(form.take()),
        }
    }
    for (file, _) in read.iter().filter(|(file, _)| !named.contains(file)) {
        faults.of_file(
            file,
            "campaign.toml 的 forms 里没有列这张表。请列上，或移走这个文件。",
        );
    }
    forms
}
