//! `[[cross]]` of `campaign.toml`: names of forms and fields → their places.

use serde::Deserialize;
use toml::Spanned;

use super::document::{Document, Faults};
use super::exact_number::Exact;
use crate::campaign::cross::{Cross, Person, Registered, Village};
use crate::campaign::{Field, Form, FormId, Kind};

/// One `[[cross]]` as written.
#[derive(Debug, Deserialize)]
#[serde(tag = "check", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum RawCross {
    Person {
        form: String,
        table: Option<String>,
        name: String,
        phone: String,
        #[serde(default)]
        exclusive: bool,
    },
    RegisteredVillage(RawVillage),
    RegisteredCount {
        form: String,
        field: String,
        of: RawRegistered,
    },
    RecordsPerVillage {
        form: String,
        address: String,
        village: RawVillage,
        limit: String,
    },
    AtLeastReturns {
        form: String,
        field: String,
        of: String,
    },
    UnitSlip {
        form: String,
        field: String,
        at: Exact,
        #[serde(default)]
        against: Vec<String>,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawVillage {
    form: String,
    name: String,
    address: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawRegistered {
    Townships,
    Villages,
}

/// The checks; those that name what does not exist are reported.
pub(super) fn cross(
    raw: &[Spanned<RawCross>],
    document: Document<'_>,
    forms: &[Form],
    faults: &mut Faults,
) -> Vec<Cross> {
    raw.iter()
        .filter_map(|raw| match resolve(raw.get_ref(), Forms(forms)) {
            Ok(cross) => Some(cross),
            Err(reason) => {
                faults.at(document, raw.span(), reason);
                None
            }
        })
        .collect()
}

type Resolved<T> = Result<T, String>;

fn resolve(raw: &RawCross, forms: Forms<'_>) -> Resolved<Cross> {
    Ok(match raw {
        RawCross::Person {
            form,
            table,
            name,
            phone,
            exclusive,
        } => {
            let (form, definition) = forms.form(form)?;
            let (table, fields) = table_fields(definition, table.as_deref())?;
            Cross::Person(Person {
                form,
                table,
                name: place(fields, name, "姓名", |kind| matches!(kind, Kind::Person))?,
                phone: place(fields, phone, "电话", |kind| matches!(kind, Kind::Phone))?,
                exclusive: *exclusive,
            })
        }
        RawCross::RegisteredVillage(village) => Cross::RegisteredVillage(forms.village(village)?),
        RawCross::RegisteredCount { form, field, of } => {
            let (form, field) = forms.number(form, field)?;
            let of = match of {
                RawRegistered::Townships => Registered::Townships,
                RawRegistered::Villages => Registered::Villages,
            };
            Cross::RegisteredCount { form, field, of }
        }
        RawCross::RecordsPerVillage {
            form,
            address,
            village,
            limit,
        } => {
            let (form, definition) = forms.form(form)?;
            Cross::RecordsPerVillage {
                form,
                address: text(&definition.fields, address)?,
                limit: forms.number(&village.form, limit)?.1,
                village: forms.village(village)?,
            }
        }
        RawCross::AtLeastReturns { form, field, of } => {
            let (form, field) = forms.number(form, field)?;
            let of = forms.form(of)?.0;
            Cross::AtLeastReturns { form, field, of }
        }
        RawCross::UnitSlip {
            form: name,
            field,
            at,
            against,
        } => {
            let (form, field) = forms.number(name, field)?;
            let against: Resolved<Vec<usize>> = against
                .iter()
                .map(|key| Ok(forms.number(name, key)?.1))
                .collect();
            Cross::UnitSlip {
                form,
                field,
                at: at.0,
                against: against?,
            }
        }
    })
}

#[derive(Clone, Copy)]
struct Forms<'f>(&'f [Form]);

impl<'f> Forms<'f> {
    fn form(self, id: &str) -> Resolved<(FormId, &'f Form)> {
        let found = self.0.iter().position(|form| form.id == id);
        let place = found.ok_or_else(|| format!("没有“{id}”这张表。"))?;
        Ok((FormId(place), &self.0[place]))
    }

    fn number(self, form: &str, key: &str) -> Resolved<(FormId, usize)> {
        let (form, definition) = self.form(form)?;
        Ok((
            form,
            place(&definition.fields, key, "数字", Kind::is_number)?,
        ))
    }

    fn village(self, raw: &RawVillage) -> Resolved<Village> {
        let (form, definition) = self.form(&raw.form)?;
        Ok(Village {
            form,
            name: text(&definition.fields, &raw.name)?,
            address: text(&definition.fields, &raw.address)?,
        })
    }
}

fn table_fields<'f>(form: &'f Form, table: Option<&str>) -> Resolved<(Option<usize>, &'f [Field])> {
    let Some(key) = table else {
        return Ok((None, &form.fields));
    };
    let found = form.tables.iter().position(|table| table.key == key);
    let place = found.ok_or_else(|| format!("“{}”里没有“{key}”这个表格。", form.id))?;
    Ok((Some(place), &form.tables[place].fields))
}

fn text(fields: &[Field], key: &str) -> Resolved<usize> {
    place(fields, key, "文字", |kind| matches!(kind, Kind::Text))
}

fn place(fields: &[Field], key: &str, kind: &str, fits: impl Fn(&Kind) -> bool) -> Resolved<usize> {
    let found = fields.iter().position(|field| field.key == key);
    let place = found.ok_or_else(|| format!("没有“{key}”这一栏。"))?;
    if fits(&fields[place].kind) {
        Ok(place)
    } else {
        Err(format!("“{key}”不是{kind}栏。"))
    }
}
