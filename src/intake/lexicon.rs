//! What a form's printed words mean: normalised label → the places of the form that it may stand for.

use std::collections::{HashMap, HashSet};

use super::vocabulary;
use crate::campaign::{Field, Form, Kind};
use crate::value::{normalize, normalize_label};

/// Shortest label, in characters, that is still recognised with one letter wrong.
const SHORTEST_NEAR: usize = 4;

/// Most characters beside a title in its cell.
const LONGEST_BESIDE: usize = 20;

/// What a printed word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The form's title.
    Title,
    /// A single field, by place.
    Field(usize),
    /// A column of a table.
    Column {
        /// Place of the table.
        table: usize,
        /// Place of the column.
        field: usize,
    },
    /// The heading over a table.
    TableHeading(usize),
    /// The words before a table's row: 专家1.
    Item(usize),
    /// An option of a tick field.
    Choice {
        /// Place of the field.
        field: usize,
        /// Place of the option.
        option: usize,
    },
    /// The free text option of a tick field.
    Other(usize),
    /// A column heading of an indicator list, by place.
    Heading(usize),
    /// Words of the form that hold no data.
    Furniture,
}

/// The meanings of a word.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Candidates, in the form's order.
    pub targets: Vec<Target>,
    /// The label meant, where the word is one letter off.
    pub near: Option<String>,
}

/// One form's words.
#[derive(Debug)]
pub struct Lexicon {
    exact: HashMap<String, Vec<Target>>,
    /// The form's own labels, without aliases.
    own: HashSet<String>,
    labels: Vec<(String, usize, Target)>,
    items: Vec<(String, usize)>,
    titles: Vec<String>,
    /// Text after `{}` of the field whose value stands inside a heading.
    headings: Vec<(String, usize)>,
}

impl Lexicon {
    /// Collects the words of a form.
    pub fn new(form: &Form) -> Self {
        let mut lexicon = Self {
            exact: HashMap::new(),
            own: HashSet::new(),
            labels: Vec::new(),
            items: Vec::new(),
            titles: Vec::new(),
            headings: Vec::new(),
        };
        lexicon.add_frame(form);
        for (i, field) in form.fields.iter().enumerate() {
            lexicon.add_field(field, Target::Field(i));
            lexicon.add_options(field, i);
            for pattern in field.heading.iter().chain(&field.heading_aliases) {
                if let Some((_, after)) = pattern.split_once("{}") {
                    lexicon.headings.push((normalize_label(after), i));
                }
            }
        }
        for (t, table) in form.tables.iter().enumerate() {
            for heading in std::iter::once(&table.heading).chain(&table.aliases) {
                lexicon.add(heading, Target::TableHeading(t), true);
            }
            lexicon.items.push((normalize_label(&table.item_label), t));
            for (f, field) in table.fields.iter().enumerate() {
                lexicon.add_field(field, Target::Column { table: t, field: f });
            }
        }
        lexicon
            .headings
            .sort_by_key(|(suffix, _)| std::cmp::Reverse(suffix.chars().count()));
        lexicon
    }

    fn add_frame(&mut self, form: &Form) {
        for title in std::iter::once(&form.title).chain(&form.title_aliases) {
            self.add(title, Target::Title, false);
            self.titles.push(normalize_label(title));
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
        for (i, heading) in form.column_headings.iter().enumerate() {
            self.add(heading, Target::Heading(i), false);
        }
    }

    fn add_field(&mut self, field: &Field, target: Target) {
        self.own.insert(normalize_label(&field.label));
        for label in std::iter::once(&field.label).chain(&field.aliases) {
            self.add(label, target, true);
        }
    }

    fn add_options(&mut self, field: &Field, place: usize) {
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
        if let Some(other) = &choices.other {
            self.add(other, Target::Other(place), false);
        }
    }

    fn add(&mut self, text: &str, target: Target, near: bool) {
        let word = normalize_label(text);
        if word.is_empty() {
            return;
        }
        if near && word.chars().count() >= SHORTEST_NEAR {
            self.labels
                .push((word.clone(), word.chars().count(), target));
        }
        let targets = self.exact.entry(word).or_default();
        if !targets.contains(&target) {
            targets.push(target);
        }
    }

    /// What a normalised word means: to the letter, as a table row's words, or one letter off.
    pub fn lookup(&self, word: &str) -> Option<Match> {
        if let Some(targets) = self.exact(word) {
            return Some(Match {
                targets,
                near: None,
            });
        }
        self.near(word)
    }

    /// What a normalised word means, to the letter.
    pub fn exact(&self, word: &str) -> Option<Vec<Target>> {
        if let Some(targets) = self.exact.get(word) {
            return Some(targets.clone());
        }
        // 人员组成情况 for 人员组成: an office's way to round a heading off.
        if let Some(targets) = word
            .strip_suffix("情况")
            .and_then(|bare| self.exact.get(bare))
        {
            let heading =
                |target: &Target| matches!(target, Target::TableHeading(_) | Target::Furniture);
            return targets.iter().all(heading).then(|| targets.clone());
        }
        let item = self.items.iter().find(|(label, _)| {
            word.strip_prefix(label.as_str())
                .is_some_and(vocabulary::is_ordinal)
        })?;
        Some(vec![Target::Item(item.1)])
    }

    /// True where the word is one of the form's own labels, not only an alias.
    pub fn is_own(&self, word: &str) -> bool {
        self.own.contains(word)
    }

    fn near(&self, word: &str) -> Option<Match> {
        let length = word.chars().count();
        if length + 1 < SHORTEST_NEAR {
            return None;
        }
        let mut found: Option<Match> = None;
        for (label, size, target) in &self.labels {
            if size.abs_diff(length) > 1 || strsim::osa_distance(label, word) != 1 {
                continue;
            }
            match &mut found {
                None => {
                    found = Some(Match {
                        targets: vec![*target],
                        near: Some(label.clone()),
                    });
                }
                Some(known) if known.targets.contains(target) => {}
                // The same printed label may stand for several places; another label is a guess.
                Some(known) if known.near.as_ref() == Some(label) => known.targets.push(*target),
                Some(_) => return None,
            }
        }
        found
    }

    /// The field and the value in a heading such as 镇赉县地区扶贫工作队 or （镇赉县）地区扶贫工作队; it may be blank.
    pub fn heading(&self, text: &str) -> Option<(usize, String)> {
        let mut text = normalize(text);
        text.retain(|c| !c.is_whitespace());
        let found = self
            .headings
            .iter()
            .find_map(|(suffix, field)| Some((*field, text.strip_suffix(suffix.as_str())?)));
        found.map(|(field, value)| {
            (
                field,
                value
                    .trim_matches(['(', ')', '[', ']', '_', '-'])
                    .to_owned(),
            )
        })
    }

    /// A cell's text that is the form's title, alone or with words around it (镇赉县一村一品调查表（台账）).
    pub fn is_title_text(&self, text: &str) -> bool {
        self.title_in(&normalize_label(text)).is_some()
    }

    /// A cell's text that is a title, a caption or other print without an answer.
    pub fn is_frame_text(&self, text: &str) -> bool {
        let word = normalize_label(text);
        self.title_in(&word).is_some() || self.is_furniture(&word)
    }

    /// A normalised word that is print without an answer.
    pub fn is_furniture(&self, word: &str) -> bool {
        self.exact
            .get(word)
            .is_some_and(|targets| targets.contains(&Target::Furniture))
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

    fn title_in(&self, word: &str) -> Option<&str> {
        let fits = |title: &&String| {
            let (long, short) = (word.chars().count(), title.chars().count());
            word.contains(title.as_str())
                && (short >= SHORTEST_NEAR || long == short)
                && long <= short + LONGEST_BESIDE
        };
        self.titles
            .iter()
            .filter(fits)
            .max_by_key(|title| title.len())
            .map(String::as_str)
    }
}
