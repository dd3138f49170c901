//! Which form stands in a range of rows: by its title, its labels, and the stamp of the workbook.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Reader;
use super::gloss::{Glosses, Line};
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
    let forms = reader.campaign.forms.iter().enumerate();
    let scored = forms.filter_map(|(i, form)| {
        let id = FormId(i);
        let labels = labels(glosses, id, form, rows.clone());
        let needed = FEWEST.min(form.fields.len());
        (labels >= needed).then(|| {
            let title = has_title(glosses, id, rows.clone());
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

/// Different labels of the form that stand in the rows; one that means several counts for as many as it stands.
fn labels(glosses: &Glosses<'_>, id: FormId, form: &Form, rows: Range<u32>) -> usize {
    let mut fields = BTreeSet::new();
    let mut columns = BTreeSet::new();
    let texts = glosses.rows(rows).flat_map(Line::texts);
    for label in texts.flat_map(|(_, gloss)| &gloss.to(id).labels) {
        for target in &label.targets {
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

fn has_title(glosses: &Glosses<'_>, form: FormId, rows: Range<u32>) -> bool {
    let mut texts = glosses.rows(rows).flat_map(Line::texts);
    texts.any(|(_, gloss)| gloss.to(form).title)
}
