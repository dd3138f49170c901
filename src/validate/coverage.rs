//! Regions that must have a return and have none, and, where somebody asks, who has not reported yet.

use std::collections::BTreeSet;

use super::returns::Returns;
use crate::campaign::{Form, FormId, Region, RegionId, RegionLevel};
use crate::diagnostic::registry::across;
use crate::diagnostic::{Diagnostic, Place, fingerprint};

/// National-poverty counties without a form that every one of them must return.
///
/// Only counties that the run evidently covers are asked: those inside `expected`; without it, those that returned
/// some other form while another county of the same city returned this one. A run over one county's files, or over
/// one stage's forms, so never complains of the rest of the province.
pub(super) fn missing(returns: &Returns<'_>, expected: Option<RegionId>) -> Vec<Diagnostic> {
    let heard_of: BTreeSet<RegionId> = returns.all().filter_map(|record| record.region).collect();
    let forms = returns.campaign.forms.iter().enumerate();
    forms
        .filter(|(_, form)| form.required_of_poverty_counties)
        .flat_map(|(i, form)| {
            let form_id = FormId(i);
            let reported: BTreeSet<RegionId> = returns
                .of(form_id)
                .filter_map(|record| record.region)
                .collect();
            counties(returns)
                .filter(|county| !reported.contains(county))
                .filter(|county| match expected {
                    Some(scope) => returns.campaign.regions.contains(scope, *county),
                    None => {
                        heard_of.contains(county) && a_sibling_is_in(returns, *county, &reported)
                    }
                })
                .map(|county| finding(returns, form, county))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn counties(returns: &Returns<'_>) -> impl Iterator<Item = RegionId> {
    returns
        .campaign
        .regions
        .iter()
        .filter(|(_, region)| region.national_poverty && region.level == RegionLevel::County)
        .map(|(id, _)| id)
}

/// True where another county of the same city has reported.
fn a_sibling_is_in(returns: &Returns<'_>, county: RegionId, reported: &BTreeSet<RegionId>) -> bool {
    let regions = &returns.campaign.regions;
    let city = regions.get(county).parent;
    reported
        .iter()
        .any(|other| regions.get(*other).parent == city && *other != county)
}

/// Units of the expected region that have not returned a form. Forms that an office sends only if it has something to
/// send, such as teams, are asked of nobody here.
pub(super) fn not_reported(returns: &Returns<'_>, expected: Option<RegionId>) -> Vec<Diagnostic> {
    let Some(scope) = expected else {
        return Vec::new();
    };
    let forms = returns.campaign.forms.iter().enumerate();
    forms
        .filter(|(_, form)| !form.required_of_poverty_counties)
        .filter_map(|(i, form)| {
            let reported: BTreeSet<RegionId> = returns
                .of(FormId(i))
                .filter_map(|record| record.region)
                .collect();
            let silent: Vec<&Region> = returns
                .campaign
                .regions
                .iter()
                .filter(|(id, region)| {
                    form.reporters.contains(&region.level)
                        && returns.campaign.regions.contains(scope, *id)
                        && !reported.contains(id)
                })
                .map(|(_, region)| region)
                .collect();
            (!silent.is_empty()).then(|| silence(form, &silent))
        })
        .collect()
}

fn silence(form: &Form, silent: &[&Region]) -> Diagnostic {
    let rule = &across::NOT_REPORTED;
    let names: Vec<&str> = silent.iter().map(|region| region.name.as_str()).collect();
    let message = format!(
        "{}《{}》还有 {} 个单位没有报：{}。",
        form.number,
        form.title,
        silent.len(),
        names.join("、")
    );
    Diagnostic {
        form: Some(form.id.clone()),
        fingerprint: fingerprint(rule.code, &form.id, &names),
        ..Diagnostic::new(rule, Place::default(), message)
    }
}

fn finding(returns: &Returns<'_>, form: &Form, county: RegionId) -> Diagnostic {
    let region = returns.campaign.regions.get(county);
    let rule = &across::COVERAGE_MISSING;
    let message = format!(
        "{}是国家级贫困县，至少要报一份{}《{}》，现在一份也没有。",
        region.name, form.number, form.title
    );
    Diagnostic {
        form: Some(form.id.clone()),
        record: Some(region.name.clone()),
        expected: Some("至少 1 份".to_owned()),
        fingerprint: fingerprint(rule.code, &region.code, &[&form.id]),
        ..Diagnostic::new(rule, Place::default(), message)
    }
}
