//! Gathers a form's printed words with what each may stand for.

use super::{Lexicon, SHORTEST_NEAR, Target};
use crate::campaign::{Field, Form, Kind};
use crate::value::normalize_label;

impl Lexicon {
    pub(super) fn add_frame(&mut self, form: &Form) {
        for title in std::iter::once(&form.title).chain(&form.title_aliases) {
            self.add(title, Target::Title, false);
            self.titles.push(normalize_label(title).into_owned());
        }
        for text in [&form.number].into_iter().chain(&form.furniture) {
            self.add(text, Target::Furniture, false);
        }
        for text in form
            .fields_heading
            .iter()
            .chain(&form.caption)
            .chain(&form.footnote)
        {
            self.add(text, Target::Furniture, false);
            if let Some((label, _)) = text.split_once(['：', ':']) {
                self.add(label, Target::Furniture, false);
            }
        }
        if let Some(text) = &form.nothing_to_report {
            self.add(text, Target::NothingToReport, false);
        }
        for (i, heading) in form.column_headings.iter().enumerate() {
            self.add(heading, Target::Heading(i), false);
        }
    }

    pub(super) fn add_field(&mut self, field: &Field, target: Target) {
        self.own.insert(normalize_label(&field.label).into_owned());
        for label in std::iter::once(&field.label).chain(&field.aliases) {
            self.add(label, target, true);
        }
    }

    pub(super) fn add_options(&mut self, field: &Field, place: usize) {
        let Kind::Choices(choices) = &field.kind else {
            return;
        };
        for (option, choice) in choices.options.iter().enumerate() {
            for label in std::iter::once(&choice.label).chain(&choice.aliases) {
                self.add(
                    label,
                    Target::Choice {
                        field: place,
                        option,
                    },
                    false,
                );
            }
        }
        for other in choices.other.iter().chain(&choices.other_aliases) {
            self.add(other, Target::Other(place), false);
        }
    }

    pub(super) fn add(&mut self, text: &str, target: Target, near: bool) {
        let word = normalize_label(text).into_owned();
        if word.is_empty() {
            return;
        }
        if near && word.chars().count() >= SHORTEST_NEAR {
            let place = self.labels.len();
            let (first, last) = (word.chars().next(), word.chars().next_back());
            let (first, last) = (first.unwrap_or_default(), last.unwrap_or_default());
            self.by_first.entry(first).or_default().push(place);
            self.by_last.entry(last).or_default().push(place);
            self.labels
                .push((word.clone(), word.chars().count(), target));
        }
        let targets = self.exact.entry(word).or_default();
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
}
