//! Period and stages of `campaign.toml`.

use std::collections::HashSet;

use jiff::civil::Date;
use toml::Spanned;
use toml::value::Datetime;

use super::document::{Document, Faults};
use super::raw::{RawPeriod, RawStage};
use crate::campaign::{Form, FormId, Stage};

/// First and last day of the campaign.
pub(super) fn period(
    raw: &RawPeriod,
    document: Document<'_>,
    faults: &mut Faults,
) -> Option<(Date, Date)> {
    let first = day(&raw.first, document, faults);
    let last = day(&raw.last, document, faults);
    let (first, last) = (first?, last?);
    if last < first {
        faults.at(document, raw.last.span(), "结束日期早于开始日期。");
    }
    Some((first, last))
}

/// The stages; those at fault are reported.
pub(super) fn stages(
    raw: Vec<RawStage>,
    document: Document<'_>,
    declared: &[Spanned<String>],
    forms: &[Form],
    faults: &mut Faults,
) -> Vec<Stage> {
    let mut ids = HashSet::new();
    raw.into_iter()
        .filter_map(|stage| {
            if !ids.insert(stage.id.get_ref().clone()) {
                let reason = format!("阶段“{}”出现两次。", stage.id.get_ref());
                faults.at(document, stage.id.span(), reason);
            }
            let due = day(&stage.due, document, faults);
            let forms = stage
                .forms
                .iter()
                .filter_map(|id| {
                    if !declared.iter().any(|form| form.get_ref() == id.get_ref()) {
                        let reason = format!("没有叫“{}”的表。请先在 forms 里列出。", id.get_ref());
                        faults.at(document, id.span(), reason);
                    }
                    forms
                        .iter()
                        .position(|form| form.id == *id.get_ref())
                        .map(FormId)
                })
                .collect();
            Some(Stage {
                id: stage.id.into_inner(),
                title: stage.title.into_inner(),
                due: due?,
                report_to: stage.report_to,
                instructions: stage.instructions,
                forms,
            })
        })
        .collect()
}

fn day(raw: &Spanned<Datetime>, document: Document<'_>, faults: &mut Faults) -> Option<Date> {
    let written = raw.get_ref();
    let date = match (written.date, written.time) {
        (Some(date), None) => i16::try_from(date.year).ok().and_then(|year| {
            Date::new(
                year,
                i8::try_from(date.month).ok()?,
                i8::try_from(date.day).ok()?,
            )
            .ok()
        }),
        _ => None,
    };
    if date.is_none() {
        faults.at(
            document,
            raw.span(),
            "应写成日期，如 2017-11-30，不加引号。",
        );
    }
    date
}
