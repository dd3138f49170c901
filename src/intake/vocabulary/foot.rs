//! What stands under a table: signatures, dates, remarks.

use std::borrow::Cow;

use crate::value::leading_number;

const FOOTERS: [&str; 26] = [
    "填表人",
    "填报人",
    "制表人",
    "制表",
    "填表",
    "审核人",
    "审核",
    "复核人",
    "负责人",
    "单位负责人",
    "分管领导",
    "主管领导",
    "经办人",
    "统计人",
    "填表日期",
    "填报日期",
    "填表时间",
    "填报时间",
    "制表日期",
    "上报日期",
    "报送日期",
    "日期",
    "盖章",
    "公章",
    "签字",
    "单位公章",
];
const SIGNED: [&str; 4] = ["签字", "签名", "签章", "盖章"];
const REMARKS: [&str; 6] = ["注", "备注", "说明", "填表说明", "填报说明", "注意"];

/// A normalised label that offices print under or above a table and that holds no answer.
pub fn is_footer(word: &str) -> bool {
    if word.len() > LONGEST_FOOTER * '人'.len_utf8() {
        return false;
    }
    let bare = SIGNED
        .iter()
        .find_map(|suffix| word.strip_suffix(suffix))
        .unwrap_or(word);
    FOOTERS.contains(&word) || FOOTERS.contains(&bare)
}

/// Text of a whole cell that begins like a signature: `填表人：张三`, `审核人（签字）`.
pub fn begins_signature(text: &str) -> bool {
    is_footer(&first_words(text))
}

/// Text of a whole cell that ends a table: a signature, or a remark such as `注：…`.
pub fn begins_footer(text: &str) -> bool {
    let words = first_words(text);
    is_footer(&words) || (words.len() < text.trim().len() && REMARKS.contains(&&*words))
}

/// A row's only words, where they are a sentence or a numbered remark: 2、贫困户数以扶贫办数据为准.
pub fn is_remark(text: &str) -> bool {
    let long = text.chars().count() >= SHORTEST_REMARK;
    let sentence = text.contains(['。', '；', ';']) || text.chars().count() >= LONGEST_NAME;
    sentence || (long && leading_number(text).is_some())
}

/// Characters of the shortest numbered remark, and of no name of a place or person.
const SHORTEST_REMARK: usize = 10;
const LONGEST_NAME: usize = 30;

/// The words before the first colon or bracket, without spaces.
fn first_words(text: &str) -> Cow<'_, str> {
    let words = text
        .split(['：', ':', '（', '('])
        .next()
        .unwrap_or_default();
    let words = words.trim();
    if words.contains(char::is_whitespace) {
        words.split_whitespace().collect::<String>().into()
    } else {
        words.into()
    }
}

/// Characters of the longest words that end a table.
const LONGEST_FOOTER: usize = 7;

#[cfg(test)]
mod tests {
    use super::{FOOTERS, LONGEST_FOOTER, REMARKS, SIGNED, begins_footer, is_footer};

    #[test]
    fn no_footer_is_longer_than_the_longest() {
        for footer in FOOTERS {
            for signed in SIGNED.iter().chain(&[""]) {
                let word = format!("{footer}{signed}");
                assert!(word.chars().count() <= LONGEST_FOOTER, "{word}");
                assert!(is_footer(&word) && begins_footer(&format!("{word}：张三")));
            }
        }
        assert!(
            REMARKS
                .iter()
                .all(|remark| remark.chars().count() <= LONGEST_FOOTER)
        );
        assert!(!begins_footer("填表人填表人填表人：张三"));
    }
}
