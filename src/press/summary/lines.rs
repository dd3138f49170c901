//! The rows of a table by region: the total, subtotals by city, and every unit that reports.

use crate::campaign::{Campaign, RegionId, RegionLevel};
use crate::rollup::{FormSummary, Totals};

use super::style::Weight;
use super::words::unit_name;

/// One row.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// What stands before it.
    pub name: String,
    /// Total, subtotal or unit.
    pub weight: Weight,
    /// What it adds up to; none where nothing has come.
    pub totals: Option<&'a Totals>,
    /// Places of the lines that it is the sum of; empty for a unit.
    pub parts: Vec<usize>,
    /// Nothing has come, and something must.
    pub owed: bool,
}

/// The lines of a form's table: the target's total first, then city by city with its own 本级 before its counties.
pub(super) fn lines<'a>(
    form: &'a FormSummary,
    target: RegionId,
    campaign: &Campaign,
) -> Vec<Line<'a>> {
    let mut lines = vec![Line {
        name: "合计".to_owned(),
        weight: Weight::Total,
        totals: form.whole(target),
        parts: Vec::new(),
        owed: false,
    }];
    let mut parts = Vec::new();
    if campaign.regions.get(target).level == RegionLevel::County || form.own(target).is_some() {
        parts.push(unit(form, target, campaign, &mut lines));
    }
    for (child, region) in campaign.regions.children(target) {
        let has_children = campaign.regions.children(child).next().is_some();
        if region.level == RegionLevel::County || !has_children {
            parts.push(unit(form, child, campaign, &mut lines));
        } else {
            parts.push(city(form, child, campaign, &mut lines));
        }
    }
    lines[0].parts = parts;
    lines
}

/// A unit's own line; gives its place.
fn unit<'a>(
    form: &'a FormSummary,
    id: RegionId,
    campaign: &Campaign,
    lines: &mut Vec<Line<'a>>,
) -> usize {
    let of_form = campaign.form(form.form);
    lines.push(Line {
        name: unit_name(id, campaign),
        weight: Weight::Plain,
        totals: form.own(id),
        parts: Vec::new(),
        owed: of_form.required_of_poverty_counties
            && campaign.regions.get(id).national_poverty
            && form.own(id).is_none(),
    });
    lines.len() - 1
}

/// A city's subtotal and its units; gives the subtotal's place.
fn city<'a>(
    form: &'a FormSummary,
    id: RegionId,
    campaign: &Campaign,
    lines: &mut Vec<Line<'a>>,
) -> usize {
    let at = lines.len();
    lines.push(Line {
        name: campaign.regions.get(id).name.clone(),
        weight: Weight::Subtotal,
        totals: form.whole(id),
        parts: Vec::new(),
        owed: false,
    });
    let mut parts = Vec::new();
    if form.own(id).is_some() {
        parts.push(unit(form, id, campaign, lines));
    }
    for (child, _) in campaign.regions.children(id) {
        parts.push(unit(form, child, campaign, lines));
    }
    lines[at].parts = parts;
    at
}
