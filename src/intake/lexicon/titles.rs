//! Titles, headings and captions: print that frames the answers, and what stands beside a title in its cell.

use super::{LONGEST_BESIDE, Lexicon, SHORTEST_NEAR, Target};
use crate::value::normalize_label;
use crate::value::text::squeeze;

impl Lexicon {
    /// The field and the value in a heading such as 镇赉县地区扶贫工作队 or （镇赉县）地区扶贫工作队; it may be blank.
    pub fn heading(&self, text: &str) -> Option<(usize, String)> {
        if self.headings.is_empty() {
            return None;
        }
        let text = squeeze(text);
        // （第一队） behind the heading says which of several it is.
        let bare = text
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once('('))
            .map(|(before, _)| before);
        let found = [Some(text.as_ref()), bare]
            .into_iter()
            .flatten()
            .find_map(|text| {
                self.headings
                    .iter()
                    .find_map(|(suffix, field)| Some((*field, text.strip_suffix(suffix.as_str())?)))
            });
        found.map(|(field, value)| {
            let value = value.trim_matches(['(', ')', '[', ']', '_', '-']);
            (field, value.to_owned())
        })
    }

    /// A cell's text that is a title, a caption or other print without an answer.
    pub fn is_frame_text(&self, text: &str) -> bool {
        let word = normalize_label(text);
        self.is_furniture(&word) || self.title_in(&word).is_some()
    }

    /// A normalised word that is print without an answer.
    pub fn is_furniture(&self, word: &str) -> bool {
        self.exact
            .get(word)
            .is_some_and(|targets| targets.contains(&Target::Furniture))
    }

    /// Words in brackets behind a label that are printed there: a unit, 在对应□内打√. Only a field of free words may be
    /// answered in brackets, as 详细地址：（待定）.
    pub fn is_hint(&self, targets: &[Target], text: &str) -> bool {
        let inner = text
            .strip_prefix(['（', '('])
            .and_then(|rest| rest.strip_suffix(['）', ')']))
            .filter(|inner| !inner.contains(['（', '(', '）', ')']));
        inner.is_some_and(|inner| {
            let prose =
                |target: &Target| matches!(target, Target::Field(i) if self.prose.contains(i));
            !targets.iter().any(prose) || self.is_furniture(&normalize_label(inner))
        })
    }

    /// The words before and after the title in one cell, years aside: 镇赉县 of 镇赉县2017年一村一品调查表.
    pub fn beside_title(&self, text: &str) -> Vec<String> {
        let word = normalize_label(text);
        let Some((before, after)) = self
            .title_in(&word)
            .and_then(|title| word.split_once(title))
        else {
            return Vec::new();
        };
        let year = |c: char| c.is_ascii_digit() || "年度-".contains(c);
        let parts = [before, after].map(|part| part.trim_matches(year).to_owned());
        parts.into_iter().filter(|part| !part.is_empty()).collect()
    }

    /// The form's title in a normalised word.
    pub fn title_in(&self, word: &str) -> Option<&str> {
        let fits = |title: &&String| {
            if title.len() > word.len() || !word.contains(title.as_str()) {
                return false;
            }
            let (long, short) = (word.chars().count(), title.chars().count());
            (short >= SHORTEST_NEAR || long == short) && long <= short + LONGEST_BESIDE
        };
        self.titles
            .iter()
            .filter(fits)
            .max_by_key(|title| title.len())
            .map(String::as_str)
    }
}
