//! Records made in code: any form of any campaign, filled from a seed.

use kjzd::campaign::{Campaign, Choices, Field, FormId, Kind, RegionId};
use kjzd::intake::{Entry, Record, Source};
use kjzd::value::{DateSpan, Ticks, Value};
use kjzd::workbook::CellRef;
use proptest::prelude::ProptestConfig;
use rust_decimal::Decimal;

/// How many cases a property tries: so many, or as many as `PROPTEST_CASES` asks for.
pub fn cases(usual: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(usual),
    }
}

/// A stream of numbers from a seed (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.roll() % (n.max(1) as u64)).unwrap_or(0)
    }
}

/// A record of a form for one of the regions that may fill it; its texts are unlike those of any other seed.
pub fn record(campaign: &Campaign, form: FormId, pick: usize, seed: u64) -> Record {
    let definition = campaign.form(form);
    let regions = reporters(campaign, form);
    let region = regions[pick % regions.len()];
    let mut dice = Dice(seed);
    let mut fields: Vec<Entry> = definition
        .fields
        .iter()
        .zip(0..)
        .map(|(field, row)| entry(field, CellRef::new(row, 1), &mut dice, seed))
        .collect();
    fields[definition.region_field].value = Some(Value::Region(region));
    let tables = definition
        .tables
        .iter()
        .map(|table| {
            let rows = u32::try_from(dice.below(4)).unwrap_or(0);
            (0..rows)
                .map(|row| {
                    let columns = table.fields.iter().zip(0..);
                    columns
                        .map(|(field, col)| {
                            entry(field, CellRef::new(row + 40, col), &mut dice, seed)
                        })
                        .collect()
                })
                .collect()
        })
        .collect();
    Record {
        form,
        source: Source {
            file: format!("{}/{seed}.xlsx", campaign.regions.get(region).name),
            sheet: Some("Sheet1".to_owned()),
            row: None,
            column: None,
        },
        region: Some(region),
        fields,
        tables,
    }
}

/// The regions that may fill a form.
pub fn reporters(campaign: &Campaign, form: FormId) -> Vec<RegionId> {
    let form = campaign.form(form);
    let Kind::Region(levels) = &form.fields[form.region_field].kind else {
        return Vec::new();
    };
    let regions = campaign.regions.iter();
    regions
        .filter(|(_, region)| levels.contains(&region.level))
        .map(|(id, _)| id)
        .collect()
}

fn entry(field: &Field, cell: CellRef, dice: &mut Dice, seed: u64) -> Entry {
    let filled = field.required || dice.below(4) > 0;
    let value = filled.then(|| value(field, dice, seed));
    Entry {
        cell: Some(cell),
        raw: value.as_ref().map(|value| format!("{value:?}").into()),
        value,
        dress: None,
    }
}

fn value(field: &Field, dice: &mut Dice, seed: u64) -> Value {
    match &field.kind {
        Kind::Text => Value::Text(format!("{}{seed:x}", field.label)),
        Kind::Person => Value::Person(format!("张{}", name(seed))),
        Kind::Phone => Value::Phone(vec![format!("138{:08}", seed % 100_000_000)]),
        Kind::Region(_) => Value::Text(String::new()),
        Kind::Integer => Value::Number(Decimal::from(dice.below(5000))),
        Kind::Decimal(places) => {
            let digits = i64::try_from(dice.below(1_000_000)).unwrap_or(0);
            Value::Number(Decimal::new(digits, *places))
        }
        Kind::Date => {
            let day = jiff::civil::date(2017, 12, 1 + i8::try_from(dice.below(28)).unwrap_or(0));
            Value::Date(Box::new(DateSpan {
                written: day.strftime("%Y年%-m月%-d日").to_string(),
                first: day,
                last: day,
            }))
        }
        Kind::Choices(choices) => Value::Ticks(Box::new(ticks(choices, dice))),
    }
}

fn ticks(choices: &Choices, dice: &mut Dice) -> Ticks {
    let mut ticked: Vec<usize> = (0..choices.options.len())
        .filter(|_| dice.below(2) == 0)
        .collect();
    let other = (choices.other.is_some() && dice.below(3) == 0).then(|| "电商、物流".to_owned());
    if ticked.is_empty() && other.is_none() {
        ticked.push(0);
    }
    Ticks { ticked, other }
}

/// A seed as a name without digits.
fn name(seed: u64) -> String {
    const WORDS: [char; 16] = [
        '福', '田', '国', '庆', '春', '林', '永', '兴', '凤', '山', '玉', '海', '长', '河', '文',
        '德',
    ];
    format!("{seed:x}")
        .chars()
        .filter_map(|c| c.to_digit(16))
        .map(|digit| WORDS[digit as usize])
        .collect()
}
