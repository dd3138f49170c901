//! Whose returns are expected: what a campaign asks of each region.

use super::{Campaign, FormId, RegionId};

impl Campaign {
    /// Units inside a region whose return of a form is expected, in the order of the region file.
    ///
    /// A form is expected of every region of the levels that fill it, a city's own return (市本级) beside its
    /// counties'. The region above all others receives and owes none. A region that takes no part is asked for
    /// nothing, save what every national-poverty county must return.
    pub fn expected(&self, form: FormId, inside: RegionId) -> Vec<RegionId> {
        self.regions
            .iter()
            .map(|(id, _)| id)
            .filter(|id| self.regions.contains(inside, *id) && self.expects(form, *id))
            .collect()
    }

    /// True where a region's own return of a form is expected.
    pub fn expects(&self, form: FormId, of: RegionId) -> bool {
        let region = self.regions.get(of);
        region.parent.is_some()
            && self.form(form).reporters.contains(&region.level)
            && (region.expected || self.is_obligatory(form, of))
    }

    /// True where a region must return at least one of a form, whatever else is asked of it.
    pub fn is_obligatory(&self, form: FormId, of: RegionId) -> bool {
        self.form(form).required_of_poverty_counties && self.regions.get(of).national_poverty
    }
}
