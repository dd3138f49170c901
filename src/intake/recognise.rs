//! Which form stands in a range of rows: by its title, its labels, and the stamp of the workbook.

use std::collections::BTreeSet;

use super::Reader;
use super::lexicon::{Lexicon, Target};
use super::scan::{Hit, scan};
use crate::campaign::{Form, FormId};
use crate::workbook::Grid;

/// Points of the title and of the stamp; each different label is worth two.
const TITLE: usize = 6;
const STAMP: usize = 5;
/// Fewest labels that make a form.
const FEWEST: usize = 3;

/// A form found on a sheet.
#[derive(Debug)]
pub(super) struct Recognised {
    pub form: FormId,
    /// The form's labels in the rows.
    pub hits: Vec<Hit>,
}

/// The form whose words stand in the rows `from..to`, if any form's do.
pub(super) fn recognise(
    reader: &Reader<'_>,
    grid: &Grid,
    rows: (u32, u32),
    stamped: Option<&str>,
) -> Option<Recognised> {
    let scored = reader
        .campaign
        .forms
        .iter()
        .zip(&reader.lexicons)
        .enumerate()
        .filter_map(|(i, (form, lexicon))| {
            let hits = scan(grid, lexicon, rows.0, rows.1);
            let labels = labels(form, &hits);
            let needed = FEWEST.min(form.fields.len());
            (labels >= needed).then(|| {
                let title = has_title(lexicon, grid, rows);
                let points = labels * 2
                    + usize::from(title) * TITLE
                    + usize::from(stamped == Some(&form.id)) * STAMP;
                (points, std::cmp::Reverse(i), hits)
            })
        });
    let best = scored.max_by_key(|(points, order, _)| (*points, *order))?;
    Some(Recognised {
        form: FormId(best.1.0),
        hits: best.2,
    })
}

/// Different labels of the form that stand in the rows; one that means several counts for as many as it stands.
fn labels(form: &Form, hits: &[Hit]) -> usize {
    let mut fields = BTreeSet::new();
    let mut columns = BTreeSet::new();
    for hit in hits {
        for target in &hit.targets {
            match target {
                Target::Field(field) => {
                    fields.insert(*field);
                }
                Target::Column { table, field } => {
                    columns.insert((*table, *field));
                }
                _ => {}
            }
        }
    }
    let tables = if form.tables.is_empty() {
        0
    } else {
        columns.len()
    };
    fields.len() + tables
}

fn has_title(lexicon: &Lexicon, grid: &Grid, rows: (u32, u32)) -> bool {
    grid.rows()
        .iter()
        .filter(|row| (rows.0..rows.1).contains(&row.index))
        .any(|row| {
            row.cells
                .iter()
                .filter_map(|(_, cell)| cell.as_text())
                .any(|text| lexicon.is_title_text(text))
        })
}
