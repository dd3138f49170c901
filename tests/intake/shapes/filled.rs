//! Forms filled at random with what offices write: made records with plausible words in place of made-up ones.

use kjzd::campaign::FormId;
use kjzd::intake::{Entry, Record};
use kjzd::value::Value;

use crate::made::{self, Dice};
use crate::paper::CAMPAIGN;

const NAMES: [&str; 6] = [
    "王立春",
    "刘福田",
    "欧阳建国",
    "阿古达木",
    "李文",
    "包·青山",
];
/// Free texts; some look like labels, options, numbers or remarks of a form.
const TEXTS: [&str; 14] = [
    "永兴村",
    "镇赉镇架其村2组",
    "土地盐碱化，缺少技术",
    "有养殖传统；草场资源丰富",
    "离县城近，交通便利\n适合设施农业",
    "2户（待定）",
    "无劳动能力户12户",
    "种植大户带动",
    "合作社+农户",
    "2017年已脱贫",
    "主任",
    "希望春耕前培训（玉米、水稻）",
    "县农业技术推广总站",
    "村医：刘福田",
];

/// One filled form: its answers in the form's order, then its tables' rows.
#[derive(Debug, Clone)]
pub struct Filled {
    pub form: FormId,
    pub fields: Vec<Option<Value>>,
    pub tables: Vec<Vec<Vec<Option<Value>>>>,
}

/// A form filled from a seed.
pub fn filled(form: FormId, seed: u64) -> Filled {
    let mut dice = Dice(seed);
    let record = made::record(&CAMPAIGN, form, dice.below(60), seed);
    let mut plausible = |entry: &Entry| match entry.value.clone()? {
        Value::Text(_) => Some(Value::Text(pick(&mut dice, &TEXTS))),
        Value::Person(_) => Some(Value::Person(pick(&mut dice, &NAMES))),
        value => Some(value),
    };
    let fields = record.fields.iter().map(&mut plausible).collect();
    let mut rows = |rows: &Vec<Vec<Entry>>| {
        let row = |row: &Vec<Entry>| row.iter().map(&mut plausible).collect();
        rows.iter().map(row).collect()
    };
    Filled {
        form,
        fields,
        tables: record.tables.iter().map(&mut rows).collect(),
    }
}

/// The answers of a record that was read; ticks that are all open are no answer.
pub fn answers(record: &Record) -> Filled {
    let row = |entries: &Vec<Entry>| {
        entries
            .iter()
            .map(|entry| answer(entry.value.clone()))
            .collect()
    };
    Filled {
        form: record.form,
        fields: row(&record.fields),
        tables: record
            .tables
            .iter()
            .map(|rows| rows.iter().map(row).collect())
            .collect(),
    }
}

impl PartialEq for Filled {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form && self.fields == other.fields && self.tables == other.tables
    }
}

fn answer(value: Option<Value>) -> Option<Value> {
    match value {
        Some(Value::Ticks(ticks)) if ticks.is_empty() => None,
        value => value,
    }
}

/// One of several words.
pub fn pick(dice: &mut Dice, words: &[&str]) -> String {
    words[dice.below(words.len())].to_owned()
}
