//! A filled form before anybody has written it down: the answers, and nothing about cells.

use anyhow::{Context, bail};
use kjzd::campaign::{Campaign, Form, FormId, RegionId};
use rust_decimal::Decimal;

/// One answer.
#[derive(Debug, Clone)]
pub enum Answer {
    /// Left blank.
    Missing,
    /// Text, a person, a telephone number, a date.
    Text(String),
    /// A quantity in the field's unit.
    Number(Decimal),
    /// Places of the ticked options, rising, and what stands after 其它.
    Ticks(Vec<usize>, Option<String>),
    /// The reporting region.
    Region(RegionId),
    /// Something that nobody can read as what was asked.
    Nonsense(String),
}

/// One filled form.
#[derive(Debug, Clone)]
pub struct Filled {
    /// Which form.
    pub form: FormId,
    /// The reporting region.
    pub region: RegionId,
    /// One answer a field, in the form's order.
    pub fields: Vec<Answer>,
    /// For each table of the form its rows, each with one answer a column.
    pub tables: Vec<Vec<Vec<Answer>>>,
}

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u32> for Answer {
    fn from(count: u32) -> Self {
        Self::Number(count.into())
    }
}

impl From<Decimal> for Answer {
    fn from(quantity: Decimal) -> Self {
        Self::Number(quantity)
    }
}

impl Filled {
    /// A form with these answers; fields without one are blank, the region stands where the form wants it.
    pub fn new<const N: usize>(
        campaign: &Campaign,
        form: &str,
        region: RegionId,
        answers: [(&str, Answer); N],
    ) -> anyhow::Result<Self> {
        let (id, form) = campaign
            .form_by_name(form)
            .with_context(|| format!("活动里没有 {form} 这张表"))?;
        let mut filled = Self {
            form: id,
            region,
            fields: vec![Answer::Missing; form.fields.len()],
            tables: vec![Vec::new(); form.tables.len()],
        };
        filled.fields[form.region_field] = Answer::Region(region);
        for (key, answer) in answers {
            filled.set(form, key, answer)?;
        }
        Ok(filled)
    }

    /// Answers a field.
    pub fn set(&mut self, form: &Form, key: &str, answer: Answer) -> anyhow::Result<()> {
        let Some(i) = form.field_index(key) else {
            bail!("表 {} 里没有字段 {key}", form.id);
        };
        self.fields[i] = answer;
        Ok(())
    }

    /// The number that stands for a field.
    pub fn number(&self, form: &Form, key: &str) -> Option<Decimal> {
        match self.fields.get(form.field_index(key)?)? {
            Answer::Number(number) => Some(*number),
            _ => None,
        }
    }
}
