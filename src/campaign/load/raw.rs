//! The files as written: serde mirrors that refuse unknown keys. The conversions beside them make valid types.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::value::Datetime;

use super::cross::RawCross;
use super::exact_number::Exact;
use crate::campaign::{Layout, RegionLevel};

/// `campaign.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCampaign {
    pub id: Spanned<String>,
    pub title: Spanned<String>,
    pub period: RawPeriod,
    pub forms: Vec<Spanned<String>>,
    pub stages: Vec<RawStage>,
    #[serde(default)]
    pub cross: Vec<Spanned<RawCross>>,
    #[serde(default)]
    pub area_codes: Option<Spanned<BTreeMap<String, Vec<u8>>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPeriod {
    pub first: Spanned<Datetime>,
    pub last: Spanned<Datetime>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStage {
    pub id: Spanned<String>,
    pub title: Spanned<String>,
    pub due: Spanned<Datetime>,
    pub forms: Vec<Spanned<String>>,
    #[serde(default)]
    pub report_to: String,
    #[serde(default)]
    pub instructions: String,
}

/// `units.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawUnits {
    pub families: Vec<RawFamily>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFamily {
    pub id: Spanned<String>,
    pub dimension: Option<Spanned<String>>,
    pub units: Vec<RawUnit>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawUnit {
    pub name: Spanned<String>,
    pub factor: Spanned<Exact>,
    #[serde(default)]
    pub aliases: Vec<Spanned<String>>,
}

/// `forms/<id>.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawForm {
    pub id: Spanned<String>,
    pub number: Spanned<String>,
    pub title: Spanned<String>,
    #[serde(default)]
    pub title_aliases: Vec<String>,
    pub version: u32,
    pub layout: Spanned<Layout>,
    pub record_noun: String,
    pub count_key: Option<Spanned<String>>,
    pub region_field: Spanned<String>,
    pub key: Vec<Spanned<String>>,
    pub reporters: Vec<RegionLevel>,
    #[serde(default)]
    pub required_of_poverty_counties: bool,
    pub fields_heading: Option<String>,
    #[serde(default)]
    pub column_headings: Vec<String>,
    pub caption: Option<String>,
    #[serde(default)]
    pub furniture: Vec<String>,
    pub footnote: Option<String>,
    pub nothing_to_report: Option<String>,
    pub fields: Vec<RawField>,
    #[serde(default)]
    pub tables: Vec<RawTable>,
    #[serde(default)]
    pub relations: Vec<RawRelation>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawField {
    pub key: Spanned<String>,
    pub label: Spanned<String>,
    #[serde(default)]
    pub aliases: Vec<Spanned<String>>,
    #[serde(default)]
    pub parts: Vec<Spanned<String>>,
    #[serde(rename = "type")]
    pub kind: Spanned<RawKind>,
    #[serde(default)]
    pub required: bool,
    pub roll_up: Spanned<RawRollUp>,
    pub weight: Option<Spanned<String>>,
    pub unit: Option<Spanned<String>>,
    pub decimals: Option<Spanned<u32>>,
    pub min: Option<Spanned<Exact>>,
    pub max: Option<Spanned<Exact>>,
    pub levels: Option<Spanned<Vec<RegionLevel>>>,
    pub options: Option<Spanned<Vec<RawOption>>>,
    pub other: Option<Spanned<String>>,
    #[serde(default)]
    pub other_aliases: Vec<Spanned<String>>,
    pub choices_hint: Option<Spanned<String>>,
    pub listing: Option<Spanned<String>>,
    pub group: Option<u32>,
    pub heading: Option<Spanned<String>>,
    #[serde(default)]
    pub heading_aliases: Vec<Spanned<String>>,
    pub written: Option<Spanned<String>>,
    #[serde(default)]
    pub wide: bool,
    #[serde(default)]
    pub private: bool,
    pub guide: String,
    pub example: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RawKind {
    Text,
    Person,
    Phone,
    Region,
    Integer,
    Decimal,
    Date,
    Choices,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RawRollUp {
    List,
    Group,
    Sum,
    Mean,
    Count,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOption {
    pub key: Spanned<String>,
    pub label: Spanned<String>,
    #[serde(default)]
    pub aliases: Vec<Spanned<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTable {
    pub key: Spanned<String>,
    pub heading: Spanned<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub item_label: String,
    #[serde(default)]
    pub min_rows: u32,
    pub blank_rows: Spanned<u32>,
    pub fields: Vec<RawField>,
}

/// An edit rule within one record.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRelation {
    pub code: Spanned<String>,
    pub level: RawLevel,
    pub rule: Spanned<String>,
    pub at: Option<Spanned<String>>,
    pub title: String,
    pub why: String,
    pub remedy: String,
    pub message: Option<Spanned<String>>,
    pub breaks: Spanned<BTreeMap<Spanned<String>, Exact>>,
    pub holds: Spanned<BTreeMap<Spanned<String>, Exact>>,
}

/// The levels that a campaign may give a rule.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RawLevel {
    Error,
    Warning,
}
