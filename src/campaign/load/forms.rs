//! The forms of a campaign: all files of `forms/`, put in the order that `campaign.toml` gives.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::context::Context;
use super::document::{Document, Faults};
use super::files::Files;
use super::form::form;
use crate::campaign::label::normalize_label;
use crate::campaign::{Form, Units};

/// Every form's file, with the form where it could be read.
pub(super) fn read(
    files: &Files,
    units: &Units,
    faults: &mut Faults,
) -> Vec<(String, Option<Form>)> {
    let mut codes = BTreeMap::new();
    files
        .forms()
        .map(|document| {
            let mut context = Context {
                document,
                units,
                faults,
                codes: &mut codes,
            };
            (document.name.to_owned(), form(&mut context))
        })
        .collect()
}

/// The forms in the order that `campaign.toml` gives them.
pub(super) fn in_order(
    declared: &[Spanned<String>],
    document: Document<'_>,
    mut read: Vec<(String, Option<Form>)>,
    faults: &mut Faults,
) -> Vec<Form> {
    let mut forms = Vec::new();
    let mut named = BTreeSet::new();
    for id in declared {
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
    check_titles(&forms, faults);
    forms
}

/// A title tells forms apart; so does a number.
fn check_titles(forms: &[Form], faults: &mut Faults) {
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    for form in forms {
        let titles = form.title_aliases.iter().chain([&form.title, &form.number]);
        for title in titles {
            let owner = *owners
                .entry(normalize_label(title).into_owned())
                .or_insert(&form.id);
            if owner != form.id {
                let file = format!("forms/{}.toml", form.id);
                let reason = format!("“{title}”已经是表 {owner} 的标题或编号，两张表会认错。");
                faults.of_file(&file, reason);
            }
        }
    }
}
