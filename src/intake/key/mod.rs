//! What a record is about: the key by which two returns are known to speak of the same village, household, team or unit.
//!
//! A form names the parts of its key; here they are taken from a record and put in one spelling, so that
//! `镇赉县 镇赉镇架其村` and `镇赉镇 架其村` are one place. The check for duplicates, the fingerprints of findings and the
//! roll-up all stand on this.

mod parts;

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Fact, FieldPath, Record, Records, Wanted};
use crate::campaign::text;
use crate::campaign::{Campaign, Form, FormId, KeyPart, Kind, RegionId};
use crate::value::Value;
use parts::Part;

/// Identity of a record, comparable between files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey {
    form: FormId,
    parts: Box<[u8]>,
}

/// Takes keys from packed records, of which it unpacks no more than a key needs.
#[derive(Debug)]
pub struct Keys<'c> {
    campaign: &'c Campaign,
    wanted: Vec<Wanted>,
}

impl<'c> Keys<'c> {
    /// Of the records of a campaign.
    pub fn new(campaign: &'c Campaign) -> Self {
        let forms = campaign.forms.iter();
        let places = |form: &Form| Wanted::fields(form.key_fields().map(|(place, _)| place));
        Self {
            campaign,
            wanted: forms.map(places).collect(),
        }
    }

    /// The key of the record at a place, whole or not.
    pub fn of(&self, records: &Records, place: usize) -> Option<RecordKey> {
        let form = records.glance(place)?.form;
        let record = records.part(place, self.wanted.get(form.0)?)?;
        Some(record_key(&record, self.campaign))
    }
}

/// The key of a record, whole or not.
pub fn record_key(record: &Record, campaign: &Campaign) -> RecordKey {
    let form = record.form(campaign);
    let parts = form.key.iter().map(|part| match *part {
        KeyPart::Region => record.region.map_or(Part::Missing, Part::Region),
        KeyPart::Field(i) => text_part(record, i, campaign),
        KeyPart::Township(i) => township_part(record, i, campaign),
    });
    RecordKey {
        form: record.form,
        parts: parts::join(parts),
    }
}

/// Where two records of one key say different things. The words that name the record are not compared: `永兴村` and
/// `永兴村委会` have been found to be one village.
pub fn differences(one: &Record, other: &Record, campaign: &Campaign) -> Vec<FieldPath> {
    let form = one.form(campaign);
    let names = |path: &FieldPath| {
        form.key.iter().any(|part| match part {
            KeyPart::Region => *path == FieldPath::Field(form.region_field),
            KeyPart::Field(i) => *path == FieldPath::Field(*i),
            KeyPart::Township(_) => false,
        })
    };
    let said = |record: &Record, path: FieldPath| record.entry(path).map(Fact::of);
    let paths: BTreeSet<FieldPath> = one.paths().chain(other.paths()).collect();
    paths
        .into_iter()
        .filter(|path| !names(path) && said(one, *path) != said(other, *path))
        .collect()
}

impl RecordKey {
    /// Which form the record fills.
    pub fn form(&self) -> FormId {
        self.form
    }

    /// False where a part is missing: such a record can be neither found again nor merged.
    pub fn is_complete(&self) -> bool {
        !parts::split(&self.parts).any(|part| part == Part::Missing)
    }

    /// For people: `镇赉县 镇赉镇 架其村`.
    pub fn readable(&self, campaign: &Campaign) -> String {
        self.spelled(" ", |region| campaign.regions.get(region).name.clone())
    }

    /// For fingerprints: `village/220821/镇赉镇/架其村`, the same from year to year and file to file.
    pub fn stable(&self, campaign: &Campaign) -> String {
        let parts = self.spelled("/", |region| campaign.regions.get(region).code.clone());
        format!("{}/{parts}", campaign.form(self.form).id)
    }

    fn spelled(&self, between: &str, region: impl Fn(RegionId) -> String) -> String {
        let parts = parts::split(&self.parts).map(|part| match part {
            Part::Region(id) => region(id),
            Part::Text(text) => text.into_owned(),
            Part::Missing => "?".to_owned(),
        });
        let parts: Vec<String> = parts.collect();
        parts.join(between)
    }
}

/// The folded words of a field; beside a township, in the register's spelling where they name a village there.
fn text_part(record: &Record, field: usize, campaign: &Campaign) -> Part<'static> {
    let Some(written) = written(record, field) else {
        return Part::Missing;
    };
    let form = record.form(campaign);
    let folded = fold(&written);
    let bare = match form.fields[field].kind {
        Kind::Text => strip_regions(&folded, record.region, campaign),
        _ => &folded,
    };
    let in_township = form
        .key
        .iter()
        .any(|part| matches!(part, KeyPart::Township(_)));
    let registered = record.region.filter(|_| in_township).and_then(|county| {
        let village = campaign.register().villages_named(county, bare).next()?;
        Some(fold(&village.name))
    });
    let spelled = registered.unwrap_or_else(|| bare.to_owned());
    Part::Text(spelled.into())
}

/// The township that an address names; the whole address where the register knows none in it.
fn township_part(record: &Record, field: usize, campaign: &Campaign) -> Part<'static> {
    let named = record.region.and_then(|county| {
        let register = campaign.register();
        let township = register.township_in(county, &written(record, field)?)?;
        Some(fold(&register.township(township).name))
    });
    match named {
        Some(name) => Part::Text(name.into()),
        None => text_part(record, field, campaign),
    }
}

/// What stands in a field, as understood if it was understood.
fn written(record: &Record, field: usize) -> Option<String> {
    let entry = record.fields.get(field)?;
    match &entry.value {
        Some(Value::Text(text) | Value::Person(text)) => Some(text.clone()),
        Some(Value::Phone(numbers)) => Some(numbers.join("、")),
        Some(Value::Number(number)) => Some(number.normalize().to_string()),
        Some(Value::Date(span)) => Some(format!("{}/{}", span.first, span.last)),
        Some(Value::Region(_) | Value::Ticks(_)) | None => entry.raw.as_deref().map(str::to_owned),
    }
}

/// Width, case and white space make no difference between two names.
pub fn fold(text: &str) -> String {
    text::squeeze(text).to_lowercase()
}

/// An address without the province, city and county that some offices write before it.
fn strip_regions<'t>(text: &'t str, region: Option<RegionId>, campaign: &Campaign) -> &'t str {
    let mut levels = Vec::new();
    let mut at = region;
    while let Some(id) = at {
        let here = campaign.regions.get(id);
        levels.push(here);
        at = here.parent;
    }
    let mut rest = text;
    for region in levels.into_iter().rev() {
        let (name, short) = (folded(&region.name), folded(&region.short_name));
        let (long, short) = if name.len() < short.len() {
            (short, name)
        } else {
            (name, short)
        };
        let once = (short != long).then_some(short);
        for name in std::iter::once(long).chain(once) {
            if let Some(after) = rest.strip_prefix(name.as_ref())
                && !after.is_empty()
            {
                rest = after;
            }
        }
    }
    rest
}

/// [`fold`] without a copy where nothing is to be folded.
fn folded(name: &str) -> Cow<'_, str> {
    if name.chars().all(text::is_character) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(fold(name))
    }
}

#[cfg(test)]
mod tests {
    use super::{RecordKey, record_key};
    use crate::campaign::Campaign;
    use crate::intake::{Entry, Record, Source};
    use crate::value::Value;

    fn village(campaign: &Campaign, name: &str, address: &str) -> RecordKey {
        let (id, form) = campaign.form_by_name("village").unwrap();
        let mut fields = vec![Entry::default(); form.fields.len()];
        for (key, text) in [("village_name", name), ("address", address)] {
            let place = form.field_index(key).unwrap();
            fields[place].value = (!text.is_empty()).then(|| Value::Text(text.to_owned()));
        }
        let record = Record {
            form: id,
            source: Source {
                file: "a.xlsx".to_owned(),
                sheet: None,
                row: None,
                column: None,
            },
            region: campaign.regions.by_code("220282"),
            fields,
            tables: Vec::new(),
        };
        record_key(&record, campaign)
    }

    #[test]
    fn one_village_has_one_key_however_it_is_written() {
        let campaign = Campaign::builtin().unwrap();
        let plain = village(&campaign, "锦山村", "夹皮沟镇锦山村");
        assert_eq!(plain.stable(&campaign), "village/220282/夹皮沟镇/锦山村");
        assert_eq!(plain.readable(&campaign), "桦甸市 夹皮沟镇 锦山村");
        for (name, address) in [
            ("锦 山 村", "桦甸市夹皮沟镇 锦山村"),
            ("锦山", "吉林省吉林市桦甸市夹皮沟镇锦山村三社"),
        ] {
            assert_eq!(village(&campaign, name, address), plain, "{name} {address}");
        }
        assert_ne!(village(&campaign, "锦山村", "金沙镇"), plain);
    }

    #[test]
    fn a_key_with_a_missing_part_is_not_whole() {
        let campaign = Campaign::builtin().unwrap();
        assert!(!village(&campaign, "", "夹皮沟镇").is_complete());
        assert!(village(&campaign, "锦山村", "夹皮沟镇").is_complete());
    }
}
