//! Words that any office puts around any form: totals, footers, fillers, ordinals.

mod foot;

pub use foot::{begins_footer, begins_signature, is_footer, is_remark};

use crate::value::normalize_label;
use crate::value::text::begins_plainly;

const TOTALS: [&str; 9] = [
    "合计",
    "总计",
    "共计",
    "累计",
    "总合计",
    "本页合计",
    "合计数",
    "全县合计",
    "汇总",
];
const SUBTOTALS: [&str; 4] = ["小计", "分计", "小计数", "本页小计"];

/// Whether a row's words announce a sum over the rows above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Total {
    /// Over all rows.
    Grand,
    /// Over the rows since the last sum.
    Sub,
}

/// Text of a whole cell that announces a sum.
pub fn is_total(text: &str) -> bool {
    total(&normalize_label(text)).is_some()
}

/// A normalised word that announces a sum, alone or after a place's name (`镇赉县合计`).
pub fn total(word: &str) -> Option<Total> {
    let ends = |words: &[&str]| {
        words
            .iter()
            .any(|total| word.ends_with(total) && word.chars().count() <= 12)
    };
    if ends(&SUBTOTALS) {
        Some(Total::Sub)
    } else if ends(&TOTALS) {
        Some(Total::Grand)
    } else {
        None
    }
}

/// A normalised word at a row's head that announces figures about the rows, not a row: 平均, 上年同期, 同比增减.
pub fn compares(word: &str) -> bool {
    const WORDS: [&str; 18] = [
        "平均",
        "平均数",
        "平均值",
        "均值",
        "户均",
        "村均",
        "人均",
        "上年",
        "上年数",
        "上年同期",
        "去年",
        "去年同期",
        "同期",
        "同比",
        "同比增减",
        "增减",
        "占比",
        "比例",
    ];
    WORDS.contains(&word)
}

/// A normalised word at a row's head that announces an example: 例, 示例.
pub fn announces_example(word: &str) -> bool {
    const WORDS: [&str; 10] = [
        "例",
        "例如",
        "示例",
        "样例",
        "范例",
        "举例",
        "填写示例",
        "填写样例",
        "填表示例",
        "样表",
    ];
    WORDS.contains(&word)
}

/// A sheet's name that announces instructions or an example rather than a return.
pub fn names_instructions(name: &str) -> bool {
    ["说明", "样例", "示例", "范例", "样表", "封面", "目录"]
        .iter()
        .any(|word| name.contains(word))
}

/// `……`, `...`, `—`: cells that only say "and so on" or "nothing".
pub fn is_filler(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || "….。·—－-_：:、，,".contains(c))
}

/// What may follow 专家 in a row's label: a number, Arabic or Chinese, or nothing.
pub fn is_ordinal(rest: &str) -> bool {
    rest.chars()
        .all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
}

/// Headings over the numbers of a list, besides the form's own.
pub fn names_value(heading: &str) -> bool {
    [
        "数值", "数据", "完成", "实际", "本年", "本期", "今年", "合计", "数量",
    ]
    .iter()
    .any(|word| heading.contains(word))
}

/// Headings over numbers that are not this campaign's results.
pub fn names_another_time(heading: &str) -> bool {
    [
        "上年", "去年", "往年", "上期", "上届", "同期", "计划", "任务", "目标", "同比", "增减",
        "增长", "备注", "序号",
    ]
    .iter()
    .any(|word| heading.contains(word))
}

/// A row's only words, where they name the township or office whose rows follow.
pub fn is_place_heading(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['：', ':']);
    [
        "镇",
        "乡",
        "街道",
        "办事处",
        "苏木",
        "开发区",
        "管理区",
        "科协",
        "小组",
    ]
    .iter()
    .any(|suffix| bare.ends_with(suffix))
}

/// The name of a township and nothing below it.
pub fn is_township(text: &str) -> bool {
    ["镇", "乡", "街道", "办事处", "苏木"]
        .iter()
        .any(|suffix| text.trim().ends_with(suffix))
}

/// 同上, 〃: what stands in the row above.
pub fn is_ditto(text: &str) -> bool {
    if begins_plainly(text) && !text.starts_with('同') {
        return false;
    }
    matches!(
        text.trim(),
        "同上" | "同前" | "〃" | "″" | "〞" | "〃〃" | "\"" | "”" | "''" | "“" | "...同上"
    )
}

/// True where the one letter that differs between two labels makes them ask different things: 无劳动能力人口数, 贫困人数.
pub fn tells_apart(label: &str, written: &str) -> bool {
    const TELLING: &str =
        "无有非不未没已男女上去前后新旧原外内老少大小多户人口村乡镇县市年月日次全";
    let telling = |of: &str, other: &str| {
        of.chars()
            .any(|c| TELLING.contains(c) && of.matches(c).count() > other.matches(c).count())
    };
    telling(written, label)
        || (written.chars().count() < label.chars().count() && telling(label, written))
}

/// Column headings that count rows.
pub fn is_counter(word: &str) -> bool {
    matches!(
        word,
        "序号" | "编号" | "序" | "NO" | "No" | "no" | "NO." | "行号" | "号"
    )
}

#[cfg(test)]
mod tests {
    use super::is_ditto;

    #[test]
    fn a_ditto_begins_like_no_answer_else() {
        for word in [
            "同上",
            "同前",
            "〃",
            "″",
            "〞",
            "〃〃",
            "\"",
            "”",
            "''",
            "“",
            "...同上",
            " 同上 ",
        ] {
            assert!(is_ditto(word), "{word}");
        }
        for word in ["同上村", "上同", "1", "同", ""] {
            assert!(!is_ditto(word), "{word}");
        }
    }
}
