//! Labels in many hands.

use super::{bracket_hint, leading_number, normalize_label};
use proptest::prelude::*;

#[test]
fn one_label_in_many_hands() {
    for label in [
        "总户数",
        "总 户 数",
        "总户数：",
        "总户数:",
        "：总户数",
        "总\n户数",
        "1.总户数",
        "1、总户数",
        "（1）总户数",
        "(一)总户数",
        "一、总户数",
        "①总户数",
        "① 总户数",
        "十二、总户数",
        "第1项 总户数",
        "1 总户数",
        "１．总户数",
        "总户数（户）",
        "总户数(户",
        "【必填】总户数",
        "*总户数",
        "总户数*",
        "总户数\u{200b}",
        "“总户数”",
        "总户数（户）：",
        "12）总户数",
        "⑴总户数",
        "㈠总户数",
    ] {
        assert_eq!(normalize_label(label), "总户数", "{label:?}");
    }
}

#[test]
fn words_inside_are_kept() {
    assert_eq!(
        normalize_label("科技服务需求\n（在对应□内打√）"),
        "科技服务需求"
    );
    assert_eq!(
        normalize_label("下载《科普中国》人数"),
        normalize_label("14.下载“科普中国”人数")
    );
    assert_eq!(
        normalize_label("5.举办实用技术培训班.科技讲座次数"),
        normalize_label("举办实用技术培训班·科技讲座次数")
    );
    assert_eq!(normalize_label("其他："), "其它");
    assert_eq!(
        normalize_label("填表单位：镇赉县科协"),
        "填表单位:镇赉县科协"
    );
    assert_eq!(normalize_label("（亩）"), "亩");
    assert_eq!(normalize_label("【村名】："), "村名");
    assert_eq!(normalize_label("12月5日"), "12月5日");
    assert_eq!(normalize_label("2017-2018年"), "2017-2018年");
    assert_eq!(
        normalize_label("一村一品调查表（桦甸市）"),
        "一村一品调查表"
    );
    assert_eq!(normalize_label("3.5"), "3.5");
}

#[test]
fn brackets_hold_units() {
    assert_eq!(bracket_hint("人均耕地面积（亩）").as_deref(), Some("亩"));
    assert_eq!(
        bracket_hint("人均耕地面积(单位：亩)：").as_deref(),
        Some("亩")
    );
    assert_eq!(bracket_hint("（1）总户数"), None);
    assert_eq!(bracket_hint("总户数【户】").as_deref(), Some("户"));
    assert_eq!(bracket_hint("总户数（户").as_deref(), Some("户"));
    assert_eq!(bracket_hint("总户数（）"), None);
}

#[test]
fn numbers_in_front() {
    assert_eq!(leading_number("6.放映科教影视片数量"), Some(6));
    assert_eq!(leading_number("（11）经费"), Some(11));
    assert_eq!(leading_number("⑥放映"), Some(6));
    assert_eq!(leading_number("十一、经费"), Some(11));
    assert_eq!(leading_number("二十三、经费"), Some(23));
    assert_eq!(leading_number("一村一品"), None);
    assert_eq!(leading_number("2017-2018"), None);
    assert_eq!(leading_number("3.5"), None);
    assert_eq!(leading_number("6."), None);
}

proptest! {
    #[test]
    fn any_text_is_taken(text in ".{0,40}") {
        let _ = (normalize_label(&text), bracket_hint(&text), leading_number(&text));
    }

    #[test]
    fn decoration_changes_nothing(
        label in "[总户数贫困人口观众]{2,6}",
        front in prop::sample::select(vec!["", "3.", "3、", "（3）", "三、", "③", "*", "【必填】"]),
        back in prop::sample::select(vec!["", "：", ":", "（户）", "(人次)：", "\n", "　", "*"]),
    ) {
        let written = format!("{front}{label}{back}");
        prop_assert_eq!(normalize_label(&written), normalize_label(&label));
    }
}
