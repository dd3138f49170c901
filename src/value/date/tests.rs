//! Dates by table and by law; the campaign runs from 2017-11-10 to 2018-04-30.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::read_date;
use crate::value::{Fault, Note, Written};

const PERIOD: (Date, Date) = (date(2017, 11, 10), date(2018, 4, 30));

fn read_written(written: &Written<'_>) -> Result<(String, Vec<Note>), Fault> {
    let reading = read_date(written, PERIOD)?;
    let span = reading.value;
    let shown = if span.first == span.last {
        span.first.to_string()
    } else {
        format!("{} {}", span.first, span.last)
    };
    Ok((shown, reading.notes))
}

fn read(written: &str) -> Result<(String, Vec<Note>), Fault> {
    read_written(&Written::Text(written))
}

#[test]
fn days_with_their_year() {
    for written in [
        "2017年12月5日",
        "2017.12.5",
        "2017-12-5",
        "2017/12/5",
        "2017-12-05",
        "20171205",
        "171205",
        "2017.12.5日",
        "17.12.5",
        "17年12月5日",
        "2017年12月5号",
        "２０１７年１２月５日",
        "2017年 12月 5日",
        "2017-12-05T00:00:00",
        "2017-12-05 09:30:00",
        "2017年12月5日上午",
        "2017年12月5日9:00",
        "2017年12月5日（周二）",
        "2017年12月5日 星期二",
        "2017年12月5日上午9点30分",
        "2017年12月5日9:00-11:00",
        "2017年12月5日 下午2点半",
        "二〇一七年十二月五日",
        "二○一七年十二月五日",
        "2017年12月05日",
        "2017．12．5",
        "2017年12月5日。",
        "2017年12月5",
        "拟2017年12月5日",
    ] {
        assert_eq!(
            read(written),
            Ok(("2017-12-05".to_owned(), vec![])),
            "{written}"
        );
    }
}

#[test]
fn days_without_their_year() {
    let assumed = |day: &str| Ok((day.to_owned(), vec![Note::YearAssumed]));
    for written in [
        "12月5日",
        "12.5",
        "12/5",
        "12月5日上午",
        "十二月五日",
        "12月5日 9:00",
    ] {
        assert_eq!(read(written), assumed("2017-12-05"), "{written}");
    }
    assert_eq!(read("1月9日"), assumed("2018-01-09"));
    assert_eq!(read("1.9日"), assumed("2018-01-09"));
    assert_eq!(read("元月九日"), assumed("2018-01-09"));
    assert_eq!(read("11月5日"), assumed("2017-11-05"));
    assert_eq!(read("7月5日"), assumed("2018-07-05"));
    assert_eq!(
        read("约12月5日"),
        Ok((
            "2017-12-05".to_owned(),
            vec![Note::Approximate, Note::YearAssumed]
        ))
    );
}

#[test]
fn spans_and_lists() {
    for (written, span) in [
        ("2017年12月5日至2018年1月3日", "2017-12-05 2018-01-03"),
        ("2017.12.5-2018.1.3", "2017-12-05 2018-01-03"),
        ("2017-12-05至2018-01-03", "2017-12-05 2018-01-03"),
        ("2017-12-5-2018-1-3", "2017-12-05 2018-01-03"),
        ("20171205-20180103", "2017-12-05 2018-01-03"),
        ("2017年12月5日—8日", "2017-12-05 2017-12-08"),
        ("2017年12月5-8日", "2017-12-05 2017-12-08"),
        ("2017年12月5日-12月8日", "2017-12-05 2017-12-08"),
        ("2017.12.5-8", "2017-12-05 2017-12-08"),
        ("2017.12.5—12.8", "2017-12-05 2017-12-08"),
        ("2017年12月5日~8日", "2017-12-05 2017-12-08"),
        ("2017年12月5日、8日", "2017-12-05 2017-12-08"),
        ("2017年12月5、6、8日", "2017-12-05 2017-12-08"),
        ("2017年12月8日、5日", "2017-12-05 2017-12-08"),
        ("2017年12月5日，12月8日", "2017-12-05 2017-12-08"),
        ("2017年12月5日\n2018年1月3日", "2017-12-05 2018-01-03"),
        ("2017年12月5日、7-8日", "2017-12-05 2017-12-08"),
        ("从2017年12月5日到8日", "2017-12-05 2017-12-08"),
        ("2017年12月5日--8日", "2017-12-05 2017-12-08"),
        ("2017年12月—次年3月", "2017-12-01 2018-03-31"),
    ] {
        assert_eq!(read(written), Ok((span.to_owned(), vec![])), "{written}");
    }
    for (written, span) in [
        ("12月5日—8日", "2017-12-05 2017-12-08"),
        ("12月5日-12月8日", "2017-12-05 2017-12-08"),
        ("12.5-12.8", "2017-12-05 2017-12-08"),
        ("12.5-8", "2017-12-05 2017-12-08"),
        ("12月28日-1月3日", "2017-12-28 2018-01-03"),
        ("1-3月", "2018-01-01 2018-03-31"),
        ("12月-3月", "2017-12-01 2018-03-31"),
        ("11、12月", "2017-11-01 2017-12-31"),
        ("2017年12月28日-1月3日", "2017-12-28 2018-01-03"),
        ("12月上旬至1月中旬", "2017-12-01 2018-01-20"),
        ("12/5-12/8", "2017-12-05 2017-12-08"),
    ] {
        assert_eq!(
            read(written),
            Ok((span.to_owned(), vec![Note::YearAssumed])),
            "{written}"
        );
    }
}

#[test]
fn months_and_their_parts() {
    for (written, span) in [
        ("2017年12月", "2017-12-01 2017-12-31"),
        ("2017.12", "2017-12-01 2017-12-31"),
        ("2017-12", "2017-12-01 2017-12-31"),
        ("201712", "2017-12-01 2017-12-31"),
        ("2017年12月上旬", "2017-12-01 2017-12-10"),
        ("2017年12月中旬", "2017-12-11 2017-12-20"),
        ("2017年12月下旬", "2017-12-21 2017-12-31"),
        ("2017年12月初", "2017-12-01 2017-12-10"),
        ("2018年2月底", "2018-02-21 2018-02-28"),
        ("2018年2月末", "2018-02-21 2018-02-28"),
        ("2017年12月上中旬", "2017-12-01 2017-12-20"),
        ("2017年12月份", "2017-12-01 2017-12-31"),
        ("2017年11月-2018年4月", "2017-11-01 2018-04-30"),
        ("2017.11-2018.4", "2017-11-01 2018-04-30"),
        ("2017年11-12月", "2017-11-01 2017-12-31"),
    ] {
        assert_eq!(read(written), Ok((span.to_owned(), vec![])), "{written}");
    }
    assert_eq!(
        read("12月"),
        Ok(("2017-12-01 2017-12-31".to_owned(), vec![Note::YearAssumed]))
    );
    assert_eq!(
        read("11月"),
        Ok(("2017-11-01 2017-11-30".to_owned(), vec![Note::YearAssumed]))
    );
}

#[test]
fn no_dates() {
    for written in [
        "",
        "待定",
        "春节前",
        "2017年2月30日",
        "13月5日",
        "2017年",
        "2017-2018年",
        "5日",
        "5-8日",
        "3-5",
        "12-5",
        "12月5日起",
        "12月5日前",
        "每周三",
        "2017年冬",
        "腊月初八",
        "12月8日-5日",
        "2018年1月3日-2017年12月5日",
        "12月5日8日",
        "30.12.5",
        "12.5.17",
        "99999999",
        "12月5日（共3天）",
        "一月五",
        "12月32日",
        "明年3月",
        "次年3月",
        "年底",
        "312",
        "#",
        "2017年12月5日在镇赉镇",
    ] {
        assert_eq!(read(written), Err(Fault::NotADate), "{written}");
    }
    assert_eq!(read(&"12月5日、".repeat(2000)), Err(Fault::NotADate));
}

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
