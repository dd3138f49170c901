//! A campaign's files → a valid [`Campaign`], or every fault that stands in them.
//!
//! `raw` mirrors the files; the other modules turn the mirrors into types that cannot hold a bad state.

mod choices;
mod context;
mod cross;
mod csv_file;
mod document;
mod exact_number;
mod field;
mod files;
mod foreign_keys;
mod form;
mod forms;
mod labels;
mod raw;
mod regions;
mod register;
mod relation;
mod stages;
mod table;
mod units;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use document::{Document, Faults};
use files::Files;
use raw::RawCampaign;
use toml::Spanned;

use super::{Campaign, CampaignError, PhonePlan, Regions, Register, builtin};

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
        // Townships hang from regions: with faulty regions they would all seem at fault.
        if let Some(campaign) = campaign.as_ref().filter(|_| !faults.are_in("regions.csv")) {
            let register = read_register(&files, &campaign.regions, &mut faults);
            campaign.register.get_or_init(|| register);
        }
        finish(campaign, faults, Some(folder))
    }
}

/// The built-in register; a test holds that its files are without fault.
pub(super) fn builtin_register(regions: &Regions) -> Register {
    read_register(
        &Files::builtin(&builtin::FILES),
        regions,
        &mut Faults::default(),
    )
}

fn read_register(files: &Files, regions: &Regions, faults: &mut Faults) -> Register {
    let townships = files.optional("townships.csv");
    let villages = files.optional("villages.csv");
    register::register(townships, villages, regions, faults)
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
        _ => {
            faults
                .problems
                .sort_by(|a, b| (&a.file, a.at).cmp(&(&b.file, b.at)));
            Err(CampaignError {
                folder: folder.map(|folder| folder.display().to_string()),
                problems: faults.problems,
            })
        }
    }
}

/// Area codes; a campaign without any takes every code of the right shape.
fn phones(
    codes: Option<Spanned<BTreeMap<String, Vec<u8>>>>,
    document: Document<'_>,
    faults: &mut Faults,
) -> PhonePlan {
    let Some(codes) = codes else {
        return PhonePlan::default();
    };
    let span = codes.span();
    PhonePlan::new(codes.into_inner()).unwrap_or_else(|error| {
        faults.at(document, span, format!("{error}。"));
        PhonePlan::default()
    })
}

/// The id stands in stamps and file names.
fn check_id(id: &Spanned<String>, document: Document<'_>, faults: &mut Faults) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.get_ref().is_empty() || !id.get_ref().chars().all(plain) {
        faults.at(
            document,
            id.span(),
            "id 只用小写字母、数字和 -，如 jilin-2018-2019。",
        );
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
    let forms = units
        .as_ref()
        .map(|units| forms::read(files, units, faults));
    let (document, raw) = raw?;
    let declared = raw.forms.len();
    let forms = forms::in_order(&raw.forms, document, forms?, faults);
    let period = stages::period(&raw.period, document, faults);
    // What names a form that did not load would only repeat that form's own faults.
    let cross = if forms.len() == declared {
        cross::cross(&raw.cross, document, &forms, faults)
    } else {
        Vec::new()
    };
    let stages = stages::stages(raw.stages, document, &raw.forms, &forms, faults);
    check_id(&raw.id, document, faults);
    let phones = phones(raw.area_codes, document, faults);
    Some(Campaign {
        id: raw.id.into_inner(),
        title: raw.title.into_inner(),
        period: period?,
        stages,
        forms,
        phones,
        units: units?,
        regions: regions?,
        cross,
        register: OnceLock::new(),
    })
}
