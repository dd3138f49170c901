//! Which parts of a record are asked for.

/// The parts of a record that somebody asks for: the rest is passed over and comes out as if nothing stood there.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    fields: Vec<bool>,
    tables: Vec<bool>,
}

impl Wanted {
    /// Some single fields, by place.
    pub fn fields(places: impl IntoIterator<Item = usize>) -> Self {
        Self::default().and_fields(places)
    }

    /// These fields too.
    #[must_use]
    pub fn and_fields(mut self, places: impl IntoIterator<Item = usize>) -> Self {
        for place in places {
            mark(&mut self.fields, place);
        }
        self
    }

    /// All rows of a table too.
    #[must_use]
    pub fn and_table(mut self, table: usize) -> Self {
        mark(&mut self.tables, table);
        self
    }

    pub(super) fn has_field(&self, place: usize) -> bool {
        self.fields.get(place).copied().unwrap_or(false)
    }

    pub(super) fn has_table(&self, table: usize) -> bool {
        self.tables.get(table).copied().unwrap_or(false)
    }
}

fn mark(places: &mut Vec<bool>, place: usize) {
    if places.len() <= place {
        places.resize(place + 1, false);
    }
    places[place] = true;
}
