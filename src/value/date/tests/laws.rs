//! Laws: any dress of a day reads the same, serial numbers come back, and nothing panics.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{PERIOD, read, read_written};
use crate::value::{Written, read_date};

/// A day in another dress, with its year or without.
fn dressed(day: Date, style: usize) -> String {
    let (y, m, d) = (day.year(), day.month(), day.day());
    match style {
        0 => format!("{y}年{m}月{d}日"),
        1 => format!("{y}.{m}.{d}"),
        2 => format!("{y}-{m:02}-{d:02}"),
        3 => format!("{y}/{m}/{d}"),
        4 => format!("{y}{m:02}{d:02}"),
        5 => format!("{}.{m}.{d}", y % 100),
        6 => format!("{m}月{d}日"),
        7 => format!("{m}.{d}"),
        8 => format!("{y} 年 {m} 月 {d} 日（周二）上午"),
        _ => format!("{y}年{m}月{d}号 9:00-11:30"),
    }
}

fn in_period() -> impl Strategy<Value = Date> {
    (0_i64..=171).prop_map(|days| PERIOD.0.checked_add(jiff::Span::new().days(days)).unwrap())
}

proptest! {
    #[test]
    fn every_dress_reads_the_same(day in in_period(), other in in_period(), style in 0_usize..10, joint in prop::sample::select(vec!["至", "—", "-", "~", "到", "、", "，"])) {
        let written = dressed(day, style);
        let read_day = read_date(&Written::Text(&written), PERIOD).unwrap().value;
        prop_assert_eq!((read_day.first, read_day.last), (day, day), "{}", written);
        let (first, last) = (day.min(other), day.max(other));
        let written = format!("{}{joint}{}", dressed(first, style), dressed(last, style));
        let span = read_date(&Written::Text(&written), PERIOD).map(|r| (r.value.first, r.value.last));
        prop_assert_eq!(span, Ok((first, last)), "{}", written);
    }

    #[test]
    fn serials_come_back(days in 32_874_i64..54_000) {
        let day = date(1899, 12, 30).checked_add(jiff::Span::new().days(days)).unwrap();
        #[allow(clippy::cast_precision_loss)]
        let stored = days as f64;
        let read = read_date(&Written::Number(stored), PERIOD).unwrap().value;
        prop_assert_eq!((read.first, &read.written), (day, &day.to_string()));
        let again = read_date(&Written::Text(&read.written), PERIOD).unwrap();
        prop_assert_eq!((again.value, again.notes), (read, vec![]));
    }

    #[test]
    fn any_text_is_taken(written in ".{0,60}", dated in "[0-9年月日上中下旬./、至到—() :十一二〇T-]{0,40}", number in any::<f64>()) {
        let _ = (read(&written), read(&dated), read_written(&Written::Number(number)));
        let _ = read_written(&Written::Serial { days: number, epoch_1904: true, duration: false });
        let _ = read_written(&Written::Iso(&written));
    }
}
