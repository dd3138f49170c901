//! Dates in cells that are not text.

use super::{PERIOD, read, read_written};
use crate::value::{Fault, Note, Written, read_date};

#[test]
fn stored_dates() {
    let serial = |days, epoch_1904| Written::Serial {
        days,
        epoch_1904,
        duration: false,
    };
    let day = |notes| Ok(("2017-12-05".to_owned(), notes));
    assert_eq!(read_written(&serial(43_074.0, false)), day(vec![]));
    assert_eq!(read_written(&serial(41_612.0, true)), day(vec![]));
    assert_eq!(read_written(&Written::Iso("2017-12-05")), day(vec![]));
    assert_eq!(
        read_written(&Written::Iso("2017-12-05T00:00:00")),
        day(vec![])
    );
    assert_eq!(
        read_written(&Written::Number(43_074.0)),
        day(vec![Note::DateFromNumber])
    );
    assert_eq!(read("43074"), day(vec![Note::DateFromNumber]));
    assert_eq!(
        read_written(&Written::Number(20_171_205.0)),
        day(vec![Note::DateFromNumber])
    );
    assert_eq!(
        read_written(&Written::Number(12.5)),
        day(vec![Note::DateFromNumber, Note::YearAssumed])
    );
    assert_eq!(
        read_written(&serial(59.0, false)),
        Ok(("1900-02-28".to_owned(), vec![]))
    );
    assert_eq!(
        read_written(&serial(61.0, false)),
        Ok(("1900-03-01".to_owned(), vec![]))
    );
    for none in [
        Written::Number(12.1),
        Written::Number(12.0),
        Written::Number(-5.0),
        Written::Number(f64::NAN),
        Written::Bool(true),
        Written::Iso("PT12H"),
        serial(1e12, false),
        Written::Serial {
            days: 1.5,
            epoch_1904: false,
            duration: true,
        },
    ] {
        assert_eq!(read_written(&none), Err(Fault::NotADate), "{none:?}");
    }
    let written = |value: &Written<'_>| read_date(value, PERIOD).unwrap().value.written;
    assert_eq!(written(&serial(43_074.0, false)), "2017-12-05");
    assert_eq!(written(&serial(43_074.5, false)), "2017-12-05 12:00");
    assert_eq!(written(&Written::Text(" 12月5日—8日 ")), "12月5日—8日");
}
