//! What a form's printed words mean: normalised label → the places of the form that it may stand for.

mod collect;
mod edit;
mod known;
mod titles;

use std::collections::{HashMap, HashSet};

use self::edit::one_edit_apart;
use self::known::Memory;
use crate::campaign::{Form, Kind};
use crate::intake::vocabulary;
use crate::value::normalize_label;

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
    /// The words before the box that says that nothing took place.
    NothingToReport,
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
    /// Single fields that are answered in free words, which may stand in brackets.
    prose: HashSet<usize>,
    labels: Vec<(String, usize, Target)>,
    items: Vec<(String, usize)>,
    titles: Vec<String>,
    /// Text after `{}` of the field whose value stands inside a heading.
    headings: Vec<(String, usize)>,
    /// What the texts seen so far mean.
    memory: Memory,
}

impl Lexicon {
    /// Collects the words of a form.
    pub fn new(form: &Form) -> Self {
        let mut lexicon = Self {
            exact: HashMap::new(),
            own: HashSet::new(),
            prose: HashSet::new(),
            labels: Vec::new(),
            items: Vec::new(),
            titles: Vec::new(),
            headings: Vec::new(),
            memory: Memory::default(),
        };
        lexicon.add_frame(form);
        for (i, field) in form.fields.iter().enumerate() {
            lexicon.add_field(field, Target::Field(i));
            lexicon.add_options(field, i);
            if matches!(field.kind, Kind::Text) {
                lexicon.prose.insert(i);
            }
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
        // One edit leaves the first sign or the last.
        let may_be = |label: &str| {
            label.chars().next() == word.chars().next()
                || label.chars().next_back() == word.chars().next_back()
        };
        for (label, size, target) in &self.labels {
            if !may_be(label)
                || size.abs_diff(length) > 1
                || !one_edit_apart(label, word)
                || vocabulary::tells_apart(label, word)
            {
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
}
