//! Which form stands in a range of rows: by its title, its labels, and the stamp of the workbook.

use std::ops::Range;

use super::Reader;
use super::gloss::{Glosses, Line, Meaning};
use super::lexicon::Target;
use super::scan::Hit;
use crate::campaign::{Form, FormId};

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

/// The form whose words stand in the rows, if any form's do.
pub(super) fn recognise(
    reader: &Reader<'_>,
    glosses: &Glosses<'_>,
    rows: Range<u32>,
    stamped: Option<&str>,
) -> Option<Recognised> {
    let mut words: Vec<Words> = Vec::new();
    words.resize_with(reader.campaign.forms.len(), Words::default);
    let texts = glosses.rows(rows.clone()).flat_map(Line::texts);
    for (form, meaning) in texts.flat_map(|(_, gloss)| gloss.meanings()) {
        words[form.0].take(meaning);
    }
    let forms = reader.campaign.forms.iter().zip(words).enumerate();
    let scored = forms.filter_map(|(i, (form, words))| {
        let title = words.title;
        let labels = words.labels(form);
        let needed = FEWEST.min(form.fields.len());
        (labels >= needed).then(|| {
            let points = labels * 2
                + usize::from(title) * TITLE
                + usize::from(stamped == Some(&form.id)) * STAMP;
            (points, std::cmp::Reverse(i))
        })
    });
    let (_, std::cmp::Reverse(best)) = scored.max()?;
    let form = FormId(best);
    Some(Recognised {
        form,
        hits: glosses.hits(form, rows),
    })
}

/// What the rows say in a form's words.
#[derive(Default)]
struct Words {
    title: bool,
    /// Fields, as often as they are named.
    fields: Vec<usize>,
    /// Columns of tables, as often as they are named.
    columns: Vec<(usize, usize)>,
}

impl Words {
    fn take(&mut self, meaning: &Meaning) {
        self.title |= meaning.title;
        for target in meaning.labels.iter().flat_map(|label| &label.targets) {
            match target {
                Target::Field(field) => self.fields.push(*field),
                Target::Column { table, field } => self.columns.push((*table, *field)),
                _ => {}
            }
        }
    }

    /// Different labels of the form; one that means several counts for as many as it stands.
    fn labels(self, form: &Form) -> usize {
        let tables = if form.tables.is_empty() {
            0
        } else {
            different(self.columns)
        };
        different(self.fields) + tables
    }
}

fn different<T: Ord>(mut all: Vec<T>) -> usize {
    all.sort_unstable();
    all.dedup();
    all.len()
}
