//! What a form's printed words mean: normalised label → the places of the form that it may stand for.

mod collect;
mod edit;
mod titles;

use std::borrow::Cow;

use foldhash::{HashMap, HashSet};

use self::edit::one_edit_apart;
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
    /// Single fields that ask a person, and those that ask a telephone number.
    persons: HashSet<usize>,
    phones: HashSet<usize>,
    /// The labels that are recognised with one letter off, each with its length in characters.
    labels: Vec<(String, usize, Target)>,
    /// Places in `labels` by first and by last sign.
    by_first: HashMap<char, Vec<usize>>,
    by_last: HashMap<char, Vec<usize>>,
    items: Vec<(String, usize)>,
    titles: Vec<String>,
    /// Text after `{}` of the field whose value stands inside a heading.
    headings: Vec<(String, usize)>,
}

impl Lexicon {
    /// Collects the words of a form.
    pub fn new(form: &Form) -> Self {
        let mut lexicon = Self {
            exact: HashMap::default(),
            own: HashSet::default(),
            prose: HashSet::default(),
            persons: HashSet::default(),
            phones: HashSet::default(),
            labels: Vec::new(),
            by_first: HashMap::default(),
            by_last: HashMap::default(),
            items: Vec::new(),
            titles: Vec::new(),
            headings: Vec::new(),
        };
        lexicon.add_frame(form);
        for (i, field) in form.fields.iter().enumerate() {
            lexicon.add_field(field, Target::Field(i));
            lexicon.add_options(field, i);
            match field.kind {
                Kind::Text => lexicon.prose.insert(i),
                Kind::Person => lexicon.persons.insert(i),
                Kind::Phone => lexicon.phones.insert(i),
                _ => false,
            };
            for pattern in field.heading.iter().chain(&field.heading_aliases) {
                if let Some((_, after)) = pattern.split_once("{}") {
                    lexicon
                        .headings
                        .push((normalize_label(after).into_owned(), i));
                }
            }
        }
        for (t, table) in form.tables.iter().enumerate() {
            for heading in std::iter::once(&table.heading).chain(&table.aliases) {
                lexicon.add(heading, Target::TableHeading(t), true);
            }
            let item = normalize_label(&table.item_label).into_owned();
            lexicon.items.push((item, t));
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
                targets: targets.into_owned(),
                near: None,
            });
        }
        self.near(word)
    }

    /// What a normalised word means, to the letter.
    pub fn exact(&self, word: &str) -> Option<Cow<'_, [Target]>> {
        if let Some(targets) = self.exact.get(word) {
            return Some(Cow::Borrowed(targets));
        }
        // 人员组成情况 for 人员组成: an office's way to round a heading off.
        if let Some(targets) = word
            .strip_suffix("情况")
            .and_then(|bare| self.exact.get(bare))
        {
            let heading =
                |target: &Target| matches!(target, Target::TableHeading(_) | Target::Furniture);
            return targets
                .iter()
                .all(heading)
                .then_some(Cow::Borrowed(targets));
        }
        if let Some(targets) = self.among_which(word) {
            return Some(Cow::Borrowed(targets));
        }
        let item = self.items.iter().find(|(label, _)| {
            word.strip_prefix(label.as_str())
                .is_some_and(vocabulary::is_ordinal)
        })?;
        Some(Cow::Owned(vec![Target::Item(item.1)]))
    }

    /// 其中：有劳动能力人口数 for 有劳动能力人口数. A short word behind 其中 may count something of the column before.
    fn among_which(&self, word: &str) -> Option<&[Target]> {
        let bare = word.strip_prefix("其中")?.trim_start_matches([':', '.']);
        let targets = self.exact.get(bare)?;
        let fields = targets
            .iter()
            .all(|target| matches!(target, Target::Field(_)));
        (fields && bare.chars().count() > SHORTEST_NEAR).then_some(targets)
    }

    /// A person and his telephone asked in one: 联系人及联系电话.
    pub fn joined(&self, word: &str) -> Option<[usize; 2]> {
        let field = |word: &str, of: &HashSet<usize>| match self.exact.get(word)?.as_slice() {
            [Target::Field(field)] if of.contains(field) => Some(*field),
            _ => None,
        };
        word.char_indices()
            .filter(|(_, c)| matches!(c, '及' | '和' | '与' | '或' | '.' | '/'))
            .find_map(|(i, c)| {
                let person = field(&word[..i], &self.persons)?;
                let phone = field(&word[i + c.len_utf8()..], &self.phones)?;
                Some([person, phone])
            })
    }

    /// True where the word is one of the form's own labels, not only an alias.
    pub fn is_own(&self, word: &str) -> bool {
        self.own.contains(word)
    }

    /// The labels with the first or the last sign of a word, of which one edit leaves one or the other; in the form's
    /// order.
    fn beginning_or_ending_like(&self, word: &str) -> Vec<usize> {
        let first = word.chars().next();
        let last = word.chars().next_back();
        let first = first.and_then(|sign| self.by_first.get(&sign));
        let last = last.and_then(|sign| self.by_last.get(&sign));
        let mut places: Vec<usize> = first.into_iter().chain(last).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// What a normalised word means that is one letter off.
    pub fn near(&self, word: &str) -> Option<Match> {
        let candidates = self.beginning_or_ending_like(word);
        if candidates.is_empty() {
            return None;
        }
        let length = word.chars().count();
        if length + 1 < SHORTEST_NEAR {
            return None;
        }
        let mut found: Option<Match> = None;
        for place in candidates {
            let (label, size, target) = &self.labels[place];
            if size.abs_diff(length) > 1
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
