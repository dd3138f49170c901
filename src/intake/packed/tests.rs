//! What was packed comes back as it was.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{Records, Wanted};
use crate::campaign::{FormId, RegionId};
use crate::intake::{Dress, Entry, Record, Source};
use crate::value::{DateSpan, Ticks, Value};
use crate::workbook::{Cell, CellRef, DateCell};

fn words() -> impl Strategy<Value = String> {
    prop_oneof!["[张李村1\u{0}√ ]{0,6}", ".{0,12}"]
}

fn number() -> impl Strategy<Value = Decimal> {
    let any = (any::<[u32; 3]>(), any::<bool>(), 0_u32..=28).prop_map(
        |([low, mid, high], negative, scale)| Decimal::from_parts(low, mid, high, negative, scale),
    );
    let usual = (-5000_i64..5000, 0_u32..4).prop_map(|(digits, scale)| Decimal::new(digits, scale));
    let mut below_zero = Decimal::ZERO;
    below_zero.set_sign_negative(true);
    prop_oneof![any, usual, Just(below_zero)]
}

fn day() -> impl Strategy<Value = Date> {
    prop_oneof![
        (0_i32..100_000).prop_map(|days| date(1900, 1, 1).saturating_add(days.days())),
        Just(Date::MIN),
        Just(Date::MAX),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let ticks = (vec(0_usize..400, 0..5), option::of(words()))
        .prop_map(|(ticked, other)| Value::Ticks(Box::new(Ticks { ticked, other })));
    let span = (words(), day(), day()).prop_map(|(written, first, last)| {
        Value::Date(Box::new(DateSpan {
            written,
            first,
            last,
        }))
    });
    prop_oneof![
        words().prop_map(Value::Text),
        words().prop_map(Value::Person),
        vec(words(), 0..3).prop_map(Value::Phone),
        any::<usize>().prop_map(|id| Value::Region(RegionId(id.saturating_sub(1)))),
        number().prop_map(Value::Number),
        span,
        ticks,
    ]
}

fn cell() -> impl Strategy<Value = Cell> {
    let text = || words().prop_map(String::into_boxed_str);
    let serial = (-1e6..1e6, any::<bool>(), any::<bool>());
    prop_oneof![
        text().prop_map(Cell::Text),
        (-1e9..1e9).prop_map(Cell::Number),
        any::<bool>().prop_map(Cell::Bool),
        text().prop_map(Cell::Error),
        text().prop_map(Cell::Uncomputed),
        text().prop_map(|iso| Cell::Date(DateCell::Iso(iso))),
        serial.prop_map(|(days, epoch_1904, duration)| Cell::Date(DateCell::Serial {
            days,
            epoch_1904,
            duration,
        })),
    ]
}

fn dress() -> impl Strategy<Value = Dress> {
    let text = || option::of(words().prop_map(String::into_boxed_str));
    let flags = vec(
        (0_usize..40, words().prop_map(String::into_boxed_str)),
        0..3,
    );
    (text(), option::of(cell()), flags, text(), text()).prop_map(
        |(unit, cell, flags, other, words)| Dress {
            unit,
            cell,
            flags,
            other,
            words,
        },
    )
}

/// Any entry; one in three is written as its value would be printed.
fn entry() -> impl Strategy<Value = Entry> {
    let place = prop_oneof![
        (0_u32..40, 0_u32..20).prop_map(|(row, col)| CellRef::new(row, col)),
        any::<(u32, u32)>().prop_map(|(row, col)| CellRef::new(row, col)),
    ];
    let dress = option::weighted(0.2, dress());
    (
        option::of(place),
        option::of(words()),
        option::of(value()),
        dress,
        0..3,
    )
        .prop_map(|(cell, raw, value, dress, how)| Entry {
            cell,
            raw: match &value {
                Some(value) if how == 0 => Some(super::value::printed(value)),
                _ => raw.map(String::into_boxed_str),
            },
            value,
            dress: dress.map(Box::new),
        })
}

fn record() -> impl Strategy<Value = Record> {
    let source = (
        words(),
        option::of(words()),
        option::of(any::<u32>()),
        option::of("[A-C]{1,2}"),
    );
    let source = source.prop_map(|(file, sheet, row, column)| Source {
        file,
        sheet,
        row,
        column,
    });
    let tables = vec(vec(vec(entry(), 0..4), 0..3), 0..3);
    let region = option::of(0_usize..300);
    (0_usize..9, source, region, vec(entry(), 0..12), tables).prop_map(
        |(form, source, region, fields, tables)| Record {
            form: FormId(form),
            source,
            region: region.map(RegionId),
            fields,
            tables,
        },
    )
}

/// Records enough for several pages, from a few different ones.
fn many() -> impl Strategy<Value = Vec<Record>> {
    (vec(record(), 1..6), 0_usize..1200)
        .prop_map(|(few, count)| few.iter().cycle().take(count).cloned().collect())
}

fn packed(records: &[Record]) -> Records {
    records.iter().cloned().collect()
}

proptest! {
    #[test]
    fn a_record_comes_back_as_it_was(records in vec(record(), 0..8)) {
        let packed = packed(&records);
        prop_assert_eq!(packed.len(), records.len());
        prop_assert_eq!(packed.iter().collect::<Vec<_>>(), records.clone());
        for (place, record) in records.iter().enumerate() {
            let glance = packed.glance(place).unwrap();
            prop_assert_eq!(packed.get(place), Some(record.clone()));
            prop_assert_eq!(glance.form, record.form);
            prop_assert_eq!(glance.region, record.region);
            prop_assert_eq!(glance.source, record.source.as_ref());
        }
        prop_assert_eq!(packed.get(records.len()), None);
    }

    /// Equal quantities may be printed differently, and a zero may have a sign.
    #[test]
    fn a_quantity_is_printed_as_before(number in number()) {
        let entry = Entry {
            value: Some(Value::Number(number)),
            raw: Some(number.to_string().into()),
            ..Entry::default()
        };
        let record = Record { form: FormId(0), source: Source { file: String::new(), sheet: None, row: None, column: None }, region: None, fields: vec![entry], tables: Vec::new() };
        let back = packed(&[record]).get(0).unwrap();
        let Some(Value::Number(back)) = back.fields[0].value else { unreachable!() };
        prop_assert_eq!(back.to_string(), number.to_string());
        prop_assert_eq!(back.scale(), number.scale());
        prop_assert_eq!(String::from(super::number::printed(&number)), number.to_string());
    }

    #[test]
    fn what_is_asked_for_comes_out_and_nothing_else(record in record(), fields in vec(any::<bool>(), 12), tables in vec(any::<bool>(), 3)) {
        let places = |of: &[bool]| of.iter().enumerate().filter(|(_, wanted)| **wanted).map(|(place, _)| place).collect::<Vec<_>>();
        let wanted = places(&tables).into_iter().fold(Wanted::fields(places(&fields)), Wanted::and_table);
        let part = packed(std::slice::from_ref(&record)).part(0, &wanted).unwrap();
        let mut expected = record;
        for (entry, wanted) in expected.fields.iter_mut().zip(&fields) {
            if !wanted { *entry = Entry::default(); }
        }
        for (rows, wanted) in expected.tables.iter_mut().zip(&tables) {
            if !wanted { rows.clear(); }
        }
        prop_assert_eq!(part, expected);
    }

}

proptest! {
    // Each case packs thousands of records.
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn lists_are_joined_in_order(lists in vec(many(), 0..5), shared in any::<bool>()) {
        let mut joined = Records::new();
        let mut held = Vec::new();
        for list in &lists {
            joined.append(&packed(list));
            if shared {
                // Whoever holds a copy sees nothing of what comes later.
                held.push((joined.clone(), joined.len()));
            }
        }
        let all = lists.concat();
        prop_assert!(joined.iter().eq(all.iter().cloned()));
        for (copy, length) in held {
            prop_assert!(copy.iter().eq(all[..length].iter().cloned()));
        }
    }

    #[test]
    fn a_range_is_that_part_of_the_whole(records in many(), from in 0_usize..1300, length in 0_usize..900) {
        let packed = packed(&records);
        let end = (from + length).min(records.len());
        let expected = &records[from.min(end)..end];
        prop_assert!(packed.range(from..from + length).eq(expected.iter().cloned()));
        let whole: Vec<usize> = packed.ranges().into_iter().flatten().collect();
        prop_assert_eq!(whole, (0..records.len()).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_kept_is_kept_in_order(records in many(), every in 1_usize..5) {
        let kept = packed(&records).retain(|place, _| place % every == 0);
        prop_assert!(kept.iter().eq(records.into_iter().step_by(every)));
    }
}

#[test]
fn a_household_takes_a_tenth_of_what_it_took() {
    let text = |words: &str, col| Entry {
        cell: Some(CellRef::new(41, col)),
        raw: Some(words.into()),
        value: Some(Value::Text(words.to_owned())),
        dress: None,
    };
    let mut records = Records::new();
    for row in 0..1000 {
        let fields = (1..13).map(|col| text("鸿城街道东风村21组34号", col));
        records.push(&Record {
            form: FormId(1),
            source: Source {
                file: "长春市/南关区/附件2长台账.xlsx".to_owned(),
                sheet: Some("台账".to_owned()),
                row: Some(row),
                column: None,
            },
            region: Some(RegionId(3)),
            fields: fields.collect(),
            tables: Vec::new(),
        });
    }
    // Twelve texts of 31 bytes, a byte each for what they are, and few more for all the rest.
    assert!(records.size() / 1000 < 12 * 33 + 60, "{}", records.size());
}
