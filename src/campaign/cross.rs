//! What must agree between records, forms and the register: the places that a campaign names for each such check.
//!
//! The checks themselves and their words belong to the edit rules; here stands only what they look at.

use rust_decimal::Decimal;

use super::FormId;

/// One check between records, forms or the register. Fields are places in their form or table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cross {
    /// Whose telephone a number is: one number belongs to one name.
    Person(Person),
    /// A village that must stand in the register.
    RegisteredVillage(Village),
    /// A count that cannot pass what the register has.
    RegisteredCount {
        /// The form.
        form: FormId,
        /// The counting field.
        field: usize,
        /// What it counts.
        of: Registered,
    },
    /// No more records for a village than the village itself reports.
    RecordsPerVillage {
        /// The form whose records are counted.
        form: FormId,
        /// Its field that names the village, among other words.
        address: usize,
        /// The village's own record.
        village: Village,
        /// The field of that record that sets the limit.
        limit: usize,
    },
    /// A field that counts something of which forms are returned: it cannot be less than the forms at hand.
    AtLeastReturns {
        /// The form.
        form: FormId,
        /// The counting field.
        field: usize,
        /// The forms that are counted.
        of: FormId,
    },
    /// A field in a large unit that is easily filled in the small one (35000 for 3.5 万).
    UnitSlip {
        /// The form.
        form: FormId,
        /// The field.
        field: usize,
        /// A bare number this large, for one county, is doubtful.
        at: Decimal,
        /// Fields of the same form that say how large it can be.
        against: Vec<usize>,
    },
}

/// A person and a telephone, on the form itself or in one of its tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// The form.
    pub form: FormId,
    /// The table; none for fields of the form itself.
    pub table: Option<usize>,
    /// The name.
    pub name: usize,
    /// The telephone.
    pub phone: usize,
    /// The same person may not stand on two records.
    pub exclusive: bool,
}

/// A village as a record names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Village {
    /// The form.
    pub form: FormId,
    /// The village's name.
    pub name: usize,
    /// The address that may name its township.
    pub address: usize,
}

/// What a register counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registered {
    /// 乡、镇、街道.
    Townships,
    /// 行政村.
    Villages,
}
