//! What a campaign collects: forms, fields, units, choices, relations, regions and deadlines.
//!
//! A campaign is data: TOML and CSV files, loaded once into types that cannot hold a bad state. Nothing here or in the
//! other rooms names a form, a label, a unit or a deadline in code.

mod builtin;
pub mod cross;
mod error;
pub mod exact;
mod expected;
mod export;
mod form;
pub mod label;
mod level;
mod load;
mod naming;
mod phone;
mod place_name;
mod region;
mod register;
pub mod relation;
pub mod stamp;
pub mod text;
mod unit;

pub use error::{CampaignError, Problem};
pub use export::{ExportError, export};
pub use form::{Bounds, Choice, Choices, Field, Form, KeyPart, Kind, Layout, RollUp, Table};
pub use level::Level;
pub use phone::{PhonePlan, PhonePlanError};
pub use region::{Region, RegionId, RegionLevel, Regions};
pub use register::{Register, RegisterCounts, Township, TownshipId, Village};
pub use unit::{Unit, UnitFamily, UnitId, Units};

use std::sync::OnceLock;

use jiff::civil::Date;

/// A loaded, valid campaign.
#[derive(Debug)]
pub struct Campaign {
    /// Stable id, such as `jilin-2017-2018`; part of every template's stamp.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// First and last day, both included.
    pub period: (Date, Date),
    /// What is due when.
    pub stages: Vec<Stage>,
    /// The forms, in the notice's order.
    pub forms: Vec<Form>,
    /// Units and their families.
    pub units: Units,
    /// Province, cities, counties.
    pub regions: Regions,
    /// Area codes of fixed telephones.
    pub phones: PhonePlan,
    /// What must agree between records, forms and the register.
    pub cross: Vec<cross::Cross>,
    /// Townships and villages, read when first asked for.
    register: OnceLock<Register>,
}

/// Forms that are due on the same day.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Stable id, such as `survey`.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Last day for the city's summary to arrive.
    pub due: Date,
    /// The office that receives it (省科协科普部); may be empty.
    pub report_to: String,
    /// Who reports to whom and how, in the notice's words; may be empty.
    pub instructions: String,
    /// Indices into [`Campaign::forms`].
    pub forms: Vec<FormId>,
}

/// A form's place in [`Campaign::forms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FormId(pub usize);

impl Campaign {
    /// Townships and villages.
    pub fn register(&self) -> &Register {
        self.register
            .get_or_init(|| load::builtin_register(&self.regions))
    }

    /// The form with this place.
    pub fn form(&self, id: FormId) -> &Form {
        &self.forms[id.0]
    }

    /// The form with this stable id.
    pub fn form_by_name(&self, id: &str) -> Option<(FormId, &Form)> {
        let i = self.forms.iter().position(|form| form.id == id)?;
        Some((FormId(i), &self.forms[i]))
    }
}
