//! Cells that are not text, and rows with a unit of their own.

use rust_decimal::Decimal;

use super::{unit, units};
use crate::value::{Fault, Note, Written, read_number};

#[test]
fn stored_cells() {
    let read = |written| read_number(&written, unit("户"), None, &units());
    let serial = |days| Written::Serial {
        days,
        epoch_1904: false,
        duration: false,
    };
    assert_eq!(
        read(Written::Number(312.0)).unwrap().value,
        Some(Decimal::from(312))
    );
    let from_date = read(serial(312.0)).unwrap();
    assert_eq!(
        (from_date.value, from_date.notes),
        (Some(Decimal::from(312)), vec![Note::NumberFromDate])
    );
    assert_eq!(
        read(Written::Iso("1900-11-07")).unwrap().value,
        Some(Decimal::from(312))
    );
    assert_eq!(read(serial(3.5)).unwrap().value, Some(Decimal::new(35, 1)));
    let typed_as_range = read(serial(42_799.0)).unwrap_err();
    assert_eq!(
        typed_as_range.reason(),
        "单元格是日期 2017-03-05，分不清原来是“3-5”还是数字 42799"
    );
    assert_eq!(read(Written::Bool(true)), Err(Fault::NotANumber));
    assert_eq!(read(Written::Number(f64::NAN)), Err(Fault::NotANumber));
    assert_eq!(read(Written::Uncomputed("A1+1")), Err(Fault::Uncomputed));
    assert!(matches!(
        read(Written::Error("#DIV/0!")),
        Err(Fault::ErrorCell { .. })
    ));
}

#[test]
fn a_row_may_change_the_unit() {
    let read = |written, row| read_number(&written, unit("万人次"), row, &units());
    let changed = read(Written::Number(35_000.0), Some("人次")).unwrap();
    assert_eq!(
        (changed.value, changed.notes),
        (Some(Decimal::new(35, 1)), vec![Note::UnitConverted])
    );
    assert_eq!(
        read(Written::Number(3.5), Some("万人次")).unwrap().notes,
        []
    );
    assert_eq!(
        read(Written::Number(3.5), Some(" ")).unwrap().value,
        Some(Decimal::new(35, 1))
    );
    assert_eq!(
        read(Written::Text("3.5万"), Some("（人次）"))
            .unwrap()
            .value,
        Some(Decimal::new(35, 1))
    );
    assert_eq!(
        read(Written::Text("3.5万人次"), Some("户")).unwrap().value,
        Some(Decimal::new(35, 1))
    );
    assert_eq!(
        read(Written::Number(3.0), Some("户")),
        Err(Fault::WrongUnit {
            written: "户".to_owned()
        })
    );
    assert_eq!(read(Written::Text("无"), Some("户")).unwrap().value, None);
}
