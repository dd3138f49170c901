//! What a stamp says comes back from its properties as it was written.

use std::collections::BTreeMap;

use super::{Making, Stamp, StampKind};

#[test]
fn a_stamp_reads_back_as_written() {
    let sheets = vec![
        ("village".to_owned(), "明细 附件1".to_owned()),
        ("village".to_owned(), "明细 附件1 (2)".to_owned()),
    ];
    for (unit, kind, detail) in [
        (None, StampKind::Template, Vec::new()),
        (Some("220821".to_owned()), StampKind::Summary, sheets),
    ] {
        let stamp = Stamp {
            campaign: "jilin-2017-2018".to_owned(),
            form: "village".to_owned(),
            version: 3,
            unit,
            kind,
            detail,
            lists: vec!["附件1 名单".to_owned(), "附件1 名单 (2)".to_owned()],
            making: Making {
                provisional: kind == StampKind::Summary,
                masked: false,
                digests: vec![("village".to_owned(), "25-abc".to_owned())],
            },
        };
        let entries: BTreeMap<_, _> = stamp.entries().into_iter().collect();
        let read = Stamp::read(|key| entries.get(key).map(String::as_str));
        assert_eq!(read, Some(stamp));
    }
}

#[test]
fn only_a_summary_has_lists_and_none_of_them_holds_facts() {
    let named = |kind: &str| {
        let entries = [
            (super::CAMPAIGN, "x"),
            (super::FORM, "village"),
            (super::VERSION, "1"),
            (super::KIND, kind),
            (super::DETAIL, "village=明细"),
            (super::LISTS, "名单;明细"),
        ];
        super::lists(&entries.map(|(a, b)| (a.to_owned(), b.to_owned())).into())
    };
    assert_eq!(named("summary"), ["名单"]);
    assert_eq!(named("template"), [""; 0]);
}

#[test]
fn an_unknown_kind_is_no_stamp() {
    let value = |key: &str| match key {
        "kjzd.version" => Some("1"),
        _ => Some("x"),
    };
    assert_eq!(Stamp::read(value), None);
}
