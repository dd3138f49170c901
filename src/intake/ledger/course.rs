//! What the rows of a ledger have shown on the way down.

use std::collections::BTreeMap;

use super::cells::Places;
use super::section::Section;
use super::span::Span;
use super::survey::Survey;
use crate::campaign::Form;
use crate::intake::context::Context;
use crate::intake::head::Head;
use crate::intake::total::Totals;

/// It outlives the rows.
#[derive(Debug)]
pub(super) struct Course {
    pub head: Head,
    pub places: Places,
    /// Last row of the ledger's first head.
    pub first_head: u32,
    /// Columns of the region under the first head, and of a text that may begin with a township.
    pub regions: Vec<u32>,
    pub townships: Vec<u32>,
    pub totals: Totals,
    /// Extra columns that hold something.
    pub extras: BTreeMap<u32, Span>,
    /// Columns where 同上 stands.
    pub dittos: BTreeMap<u32, Span>,
    /// Blank cells that mean what stands above, by column.
    pub stretches: BTreeMap<u32, Span>,
    /// What the columns show as a whole.
    pub survey: Survey,
    /// The region that a row has named for those below it.
    pub section: Option<Section>,
}

impl Course {
    /// Nothing yet, under this head, with so many records before the first.
    pub fn under(head: Head, context: &Context<'_>, before: usize) -> Self {
        let form = context.form();
        Self {
            regions: head.columns_of(form.region_field),
            townships: townships(form, &head),
            first_head: head.last_row,
            places: Places::new(&head, form, context),
            head,
            totals: Totals::new(before),
            extras: BTreeMap::new(),
            dittos: BTreeMap::new(),
            stretches: BTreeMap::new(),
            survey: Survey::default(),
            section: None,
        }
    }
}

/// Columns of the texts that are asked in parts, of which the township comes first.
fn townships(form: &Form, head: &Head) -> Vec<u32> {
    let in_parts = |place: &usize| !form.fields[*place].parts.is_empty();
    let places = (0..form.fields.len()).filter(in_parts);
    places.flat_map(|place| head.columns_of(place)).collect()
}
