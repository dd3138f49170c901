//! An indicator in an office's own words: it stands where the list lacks one, and its words are mostly that one's.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::campaign::{Form, Units};
use crate::intake::lexicon::Target;
use crate::intake::scan::{Hit, Label};
use crate::intake::{align, band};
use crate::value::{leading_number, normalize_label};
use crate::workbook::{Cell, CellRef, Grid, Row};

/// Fewest characters that two labels must share.
const FEWEST_SHARED: usize = 4;
/// Longest text that is compared, in characters.
const LONGEST: usize = 40;

/// Labels for the texts in the rows (half open) that are none of the form's, each for the indicator that its place and
/// words show.
pub fn by_place(
    form: &Form,
    units: &Units,
    grid: &Grid,
    hits: &[Hit],
    (from, to): (u32, u32),
) -> Vec<Hit> {
    let is_label =
        |hit: &&Hit| hit.inline.is_none() && hit.fields().any(|field| field != form.region_field);
    let mut labels: Vec<&Hit> = hits.iter().filter(is_label).collect();
    let starts = band::starts(&labels);
    labels.sort_by_key(|hit| (band::of(&starts, hit.at.col), hit.at.row));
    let settled = align::settle(form, &labels);
    let there: BTreeSet<usize> = settled.iter().flatten().copied().collect();
    if there.len() * 2 < form.fields.len() {
        return Vec::new();
    }
    let known: Vec<(CellRef, usize)> = labels
        .iter()
        .zip(settled)
        .filter_map(|(hit, field)| Some((hit.at, field?)))
        .collect();
    let mut lacking: Vec<usize> = (0..form.fields.len())
        .filter(|field| form.fields[*field].kind.is_number() && !there.contains(field))
        .collect();
    let labelled: BTreeSet<CellRef> = hits.iter().map(|hit| hit.at).collect();
    let mut found = Vec::new();
    let rows = grid.rows().iter();
    for row in rows.filter(|row| (from..to).contains(&row.index)) {
        if lacking.is_empty() {
            break;
        }
        for (at, text) in unknown(row, &starts, &labelled) {
            let (after, before) = neighbours(&known, &starts, at);
            let fits = |field: &usize| {
                after.is_none_or(|after| after < *field)
                    && before.is_none_or(|before| *field < before)
                    && says_its_unit(form, units, row, at.col, *field)
            };
            let word = normalize_label(text);
            let alike = lacking.iter().copied().filter(fits);
            let best = alike
                .filter_map(|field| Some((shared(&word, &form.fields[field].label)?, field)))
                .max_by_key(|(shared, field)| (*shared, std::cmp::Reverse(*field)));
            if let Some((_, field)) = best {
                lacking.retain(|one| *one != field);
                found.push(hit(form, grid, at, text, field));
            }
        }
    }
    found
}

/// The texts in the columns of labels that are no label, with something beside them.
fn unknown<'r>(
    row: &'r Row,
    starts: &[u32],
    labelled: &BTreeSet<CellRef>,
) -> impl Iterator<Item = (CellRef, &'r str)> {
    let texts = row.cells.iter().filter_map(|(col, cell)| {
        let text = cell
            .as_text()
            .filter(|text| text.chars().count() <= LONGEST)?;
        Some((CellRef::new(row.index, *col), text))
    });
    texts.filter(move |(at, _)| {
        let beside = row.cells.last().is_some_and(|(col, _)| *col > at.col);
        starts.contains(&at.col) && beside && !labelled.contains(at)
    })
}

/// The indicators before and after a place in its column of labels.
fn neighbours(
    known: &[(CellRef, usize)],
    starts: &[u32],
    at: CellRef,
) -> (Option<usize>, Option<usize>) {
    let place = |at: CellRef| (band::of(starts, at.col), at.row);
    let next = known.partition_point(|(other, _)| place(*other) < place(at));
    let before = next.checked_sub(1).map(|last| known[last].1);
    (before, known.get(next).map(|(_, field)| *field))
}

/// False where another unit than the indicator's, or one of its kind, is printed beside the label.
fn says_its_unit(form: &Form, units: &Units, row: &Row, col: u32, field: usize) -> bool {
    let beside = row.cells.iter().filter(|(other, _)| *other > col);
    let mut words = beside.filter_map(|(_, cell)| match cell {
        Cell::Text(text) => Some(normalize_label(text)),
        _ => None,
    });
    let printed = words.find(|word| units.knows(word));
    let unit = form.fields[field].unit;
    printed.is_none_or(|word| unit.is_some_and(|unit| units.spelled(&word, unit).is_some()))
}

/// How many characters two labels share in order, where that is more than half of the longer one.
fn shared(word: &str, label: &str) -> Option<usize> {
    let one: Vec<char> = word.chars().collect();
    let other: Vec<char> = normalize_label(label).chars().collect();
    let mut above = vec![0; other.len() + 1];
    for c in &one {
        let mut diagonal = 0;
        for (i, d) in other.iter().enumerate() {
            let up = above[i + 1];
            above[i + 1] = if c == d {
                diagonal + 1
            } else {
                up.max(above[i])
            };
            diagonal = up;
        }
    }
    let shared = above[other.len()];
    (shared >= FEWEST_SHARED && shared * 2 > one.len().max(other.len())).then_some(shared)
}

fn hit(form: &Form, grid: &Grid, at: CellRef, text: &str, field: usize) -> Hit {
    let label = Label {
        targets: vec![Target::Field(field)],
        own: false,
        near: Some(form.fields[field].label.clone()),
        by_place: true,
        heading: false,
        inline: None,
        number: leading_number(text),
        written: text.trim().to_owned(),
    };
    Hit::new(grid, at, Arc::new(label))
}
