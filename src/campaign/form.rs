//! A form as people see it and programs need it: fields in order, tables of repeated rows, keys and relations.

use rust_decimal::Decimal;
use serde::Deserialize;

use super::relation::Relation;
use super::{Level, RegionLevel, UnitId};

/// One form of the campaign.
#[derive(Debug)]
pub struct Form {
    /// Stable id (`village`), in JSON and stamps.
    pub id: String,
    /// Its number in the notice (`附件1`).
    pub number: String,
    /// Printed title.
    pub title: String,
    /// Other titles that offices give it.
    pub title_aliases: Vec<String>,
    /// Raised when labels or fields change.
    pub version: u32,
    /// How the blank form is laid out.
    pub layout: Layout,
    /// What one record stands for, in the clerk's words (`村`).
    pub record_noun: String,
    /// Key under which scripts find the number of records among the totals (`teams`), where the form gives one.
    pub count_key: Option<String>,
    /// The single fields, in printed order.
    pub fields: Vec<Field>,
    /// Tables of repeated rows (experts, activities), in printed order, after the fields.
    pub tables: Vec<Table>,
    /// What identifies a record.
    pub key: Vec<KeyPart>,
    /// Place in `fields` of the field that holds the reporting region.
    pub region_field: usize,
    /// Levels whose offices fill the form themselves; a city's own return is its 市本级.
    pub reporters: Vec<RegionLevel>,
    /// Every national-poverty county must return at least one.
    pub required_of_poverty_counties: bool,
    /// Edit rules within one record.
    pub relations: Vec<Relation>,
    /// Heading over the single fields (带队人员), where the form prints one.
    pub fields_heading: Option<String>,
    /// Column headings of an indicator list (内容, 计量单位, 数量).
    pub column_headings: Vec<String>,
    /// Printed beside the region in the head (统计时间：…), with the period as it should be.
    pub caption: Option<String>,
    /// Text that may stand on the form and holds no data: captions, remarks, their misprints.
    pub furniture: Vec<String>,
    /// Printed under the table (备注：…).
    pub footnote: Option<String>,
    /// Label of the box that says that nothing took place (零报送), where the form has one.
    pub nothing_to_report: Option<String>,
}

/// How the blank form is laid out, and so which shapes come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// Label beside value, two pairs a row; comes back as a card or as a ledger.
    Card,
    /// One indicator a row with its unit; comes back as a list or with one column a unit.
    Indicators,
    /// Single fields followed by tables of repeated rows.
    Sections,
}

/// One thing that the form asks.
#[derive(Debug)]
pub struct Field {
    /// Stable key (`households`), in JSON.
    pub key: String,
    /// The notice's own words.
    pub label: String,
    /// What offices write instead. An alias gives way where the label itself stands on the sheet.
    pub aliases: Vec<String>,
    /// Headings of columns that ask a text piece by piece (乡镇, 村, 组), where no column asks it whole.
    pub parts: Vec<String>,
    /// What may be written there.
    pub kind: Kind,
    /// Missing is an error. Ticks that must not be wanting are asked for by a relation instead.
    pub required: bool,
    /// Unit of a number.
    pub unit: Option<UnitId>,
    /// Range outside which a number is an error.
    pub bounds: Bounds,
    /// What becomes of it in a summary.
    pub roll_up: RollUp,
    /// Group of an indicator list, from 1; printed as a number before the group's first label.
    pub group: Option<u32>,
    /// `____地区扶贫工作队`: the value stands inside a heading, where `{}` is.
    pub heading: Option<String>,
    /// Other wordings of that heading, each with `{}`.
    pub heading_aliases: Vec<String>,
    /// Of a region: how a form that is made out to a region writes it, `{}科协`.
    pub written: Option<String>,
    /// Takes the whole row of a card.
    pub wide: bool,
    /// Tells who a private person is: hidden in copies that leave the office.
    pub private: bool,
    /// Of a tick field: title of the list that a summary makes of its records, option by option (需求清单).
    pub listing: Option<String>,
    /// What counts, for the filling guide.
    pub guide: String,
    /// A plausible answer, for the filling guide.
    pub example: String,
}

/// What may be written in a field.
#[derive(Debug)]
pub enum Kind {
    /// Free text.
    Text,
    /// A person's name.
    Person,
    /// One or more telephone numbers.
    Phone,
    /// A region of one of these levels.
    Region(Vec<RegionLevel>),
    /// A whole number.
    Integer,
    /// A number with at most so many decimals.
    Decimal(u32),
    /// A day, span of days or month, kept as written.
    Date,
    /// Any number of ticks.
    Choices(Choices),
}

impl Kind {
    /// True for integers and decimals.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Integer | Self::Decimal(_))
    }
}

/// The options of a tick field.
#[derive(Debug)]
pub struct Choices {
    /// In printed order.
    pub options: Vec<Choice>,
    /// Label of the free text option (其它), if there is one.
    pub other: Option<String>,
    /// Other spellings of that label (其他).
    pub other_aliases: Vec<String>,
    /// Printed under the label, in brackets (在对应□内打√).
    pub hint: Option<String>,
}

/// One option.
#[derive(Debug)]
pub struct Choice {
    /// Stable key, in JSON.
    pub key: String,
    /// Printed word.
    pub label: String,
    /// What offices write instead.
    pub aliases: Vec<String>,
}

/// Hard limits of a number, in the field's unit, both included.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bounds {
    /// Smallest.
    pub min: Option<Decimal>,
    /// Largest.
    pub max: Option<Decimal>,
}

/// What becomes of a field in a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RollUp {
    /// Listed in the detail sheets only.
    List,
    /// The summary is grouped by it.
    Group,
    /// Added up.
    Sum,
    /// Mean weighted by another field (its place in the form).
    Mean {
        /// Place of the weight in [`Form::fields`].
        weight: usize,
    },
    /// Ticks counted option by option.
    Count,
}

/// A table of repeated rows on a form.
#[derive(Debug)]
pub struct Table {
    /// Stable key (`experts`), in JSON.
    pub key: String,
    /// Heading printed over it.
    pub heading: String,
    /// Other headings.
    pub aliases: Vec<String>,
    /// Printed before each row with its number (`专家` → 专家1).
    pub item_label: String,
    /// Fewer rows are an error.
    pub min_rows: u32,
    /// Rows on the blank form.
    pub blank_rows: u32,
    /// The columns.
    pub fields: Vec<Field>,
}

/// A part of what identifies a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPart {
    /// The reporting region.
    Region,
    /// A field's value, by place.
    Field(usize),
    /// The township named in an address field, by place; the whole address where none is.
    Township(usize),
}

impl Form {
    /// Place of a field by key.
    pub fn field_index(&self, key: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.key == key)
    }

    /// How grave it is that a field's label is wanting: of ticks, as grave as that none is set.
    pub fn asks(&self, place: usize) -> Option<Level> {
        if self.fields[place].required {
            return Some(Level::Error);
        }
        let relations = self.relations.iter();
        let asking = relations.filter(|relation| relation.asks_ticks(place));
        asking.map(|relation| relation.level).max()
    }

    /// The fields that tell a record from another of its region, with their places.
    pub fn key_fields(&self) -> impl Iterator<Item = (usize, &Field)> {
        let places = self.key.iter().filter_map(|part| match part {
            KeyPart::Field(place) | KeyPart::Township(place) => Some(*place),
            KeyPart::Region => None,
        });
        places.map(|place| (place, &self.fields[place]))
    }

    /// True where a unit sends one record and no more, as with the statistics.
    pub fn reports_once(&self) -> bool {
        self.key == [KeyPart::Region]
    }
}
