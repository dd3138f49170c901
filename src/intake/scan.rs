//! Where the form's words stand on a sheet: every cell that is a label, or holds labels with their values.

use std::ops::Deref;
use std::sync::Arc;

use super::lexicon::{Lexicon, Target};
use super::pairs::{Spelled, pairs};
use super::vocabulary;
use crate::value::normalize_label;
use crate::workbook::{Cell, CellRef, Grid};

/// A label, as it would stand in any cell.
#[derive(Debug)]
pub struct Label {
    /// What it may stand for.
    pub targets: Vec<Target>,
    /// The form's own label, not an alias of it.
    pub own: bool,
    /// The label meant, where one letter is off, or where its place tells.
    pub near: Option<String>,
    /// The words are an office's own, and only their place and what they share with the label tell.
    pub by_place: bool,
    /// The value belongs inside the label, as in ____地区扶贫工作队; where it is not, it may stand in the cell before.
    pub heading: bool,
    /// The value, where it stands in the label's own cell.
    pub inline: Option<String>,
    /// The number before the label, where one is printed ("6.放映…").
    pub number: Option<u32>,
    /// The text of the label as written.
    pub written: String,
}

impl Label {
    /// The single field that the label means, if it means one only.
    pub fn field(&self) -> Option<usize> {
        match self.targets.as_slice() {
            [Target::Field(i)] => Some(*i),
            _ => None,
        }
    }

    /// The single fields that the label may mean.
    pub fn fields(&self) -> impl Iterator<Item = usize> {
        self.targets.iter().filter_map(|target| match target {
            Target::Field(i) => Some(*i),
            _ => None,
        })
    }

    /// True where the label may mean this.
    pub fn means(&self, target: Target) -> bool {
        self.targets.contains(&target)
    }

    /// True where the words are an option of a tick field and nothing else.
    pub fn is_option_only(&self) -> bool {
        self.targets
            .iter()
            .all(|target| matches!(target, Target::Choice { .. } | Target::Other(_)))
    }
}

/// A label on the sheet.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The label's cell.
    pub at: CellRef,
    /// The last column that the label's merged cell covers.
    pub last_col: u32,
    /// The label, shared with every other cell that holds the same text.
    label: Arc<Label>,
}

impl Hit {
    /// A label in a cell.
    pub(super) fn new(grid: &Grid, at: CellRef, label: Arc<Label>) -> Self {
        let last_col = grid.merge_at(at).map_or(at.col, |merge| merge.last.col);
        Self {
            at,
            last_col,
            label,
        }
    }
}

impl Deref for Hit {
    type Target = Label;

    fn deref(&self) -> &Label {
        &self.label
    }
}

/// The labels in the rows `from..to` (zero-based, half open), in reading order.
pub fn scan(grid: &Grid, lexicon: &Lexicon, from: u32, to: u32) -> Vec<Hit> {
    let first = grid.rows().partition_point(|row| row.index < from);
    let rows = grid.rows()[first..].iter();
    let mut hits = Vec::new();
    for row in rows.take_while(|row| row.index < to) {
        for (col, cell) in &row.cells {
            let Cell::Text(text) = cell else { continue };
            let at = CellRef::new(row.index, *col);
            let labels = labels_in(lexicon, &Spelled::new(text)).into_iter();
            hits.extend(labels.map(|label| Hit::new(grid, at, Arc::new(label))));
        }
    }
    hits
}

/// The labels in one text.
pub(super) fn labels_in(lexicon: &Lexicon, spelled: &Spelled<'_>) -> Vec<Label> {
    let (text, word) = (spelled.text, &*spelled.word);
    let label = |targets, near, inline, written: &str| Label {
        targets,
        own: lexicon.is_own(&normalize_label(written)),
        near,
        by_place: false,
        heading: false,
        inline,
        number: crate::value::leading_number(written),
        written: written.trim().to_owned(),
    };
    let pairs = pairs(lexicon, spelled);
    // 详细地址：（待定） is a label with its value, though a bracket at a label's end is a hint.
    if pairs.iter().all(|pair| pair.value.is_none())
        && let Some(targets) = lexicon.exact(word)
    {
        return vec![label(targets.into_owned(), None, None, text)];
    }
    if !pairs.is_empty() {
        let pairs = pairs.into_iter().flat_map(|pair| {
            let is_two = pair.targets.len() == 2;
            let joined = || lexicon.joined(&normalize_label(&pair.label));
            let targets = match is_two.then(joined).flatten() {
                Some(fields) => fields.map(|field| vec![Target::Field(field)]).into(),
                None => vec![pair.targets],
            };
            let (near, value, written) = (pair.near, pair.value, pair.label);
            let one = move |targets| (targets, near.clone(), value.clone(), written.clone());
            targets.into_iter().map(one)
        });
        return pairs
            .map(|(targets, near, value, written)| label(targets, near, value, &written))
            .collect();
    }
    if let Some((field, value)) = lexicon.heading(text) {
        let inline = (!vocabulary::is_filler(&value)).then_some(value);
        return vec![Label {
            heading: true,
            ..label(vec![Target::Field(field)], None, inline, text)
        }];
    }
    if let Some(fields) = lexicon.joined(word) {
        let targets = fields.map(|field| vec![Target::Field(field)]);
        return targets
            .map(|targets| label(targets, None, None, text))
            .into();
    }
    let found = lexicon.near(word).into_iter();
    found
        .map(|found| label(found.targets, found.near, None, text))
        .collect()
}
