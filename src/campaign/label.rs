//! How two labels are compared: width, spaces, numbering, bracketed hints and marks do not count.

use unicode_normalization::UnicodeNormalization;

/// A label reduced to what counts: `1. 总 户 数（户）：` → `总户数`.
///
/// Where nothing would be left (`（盖章）`), the brackets' content is kept.
pub fn plain_label(label: &str) -> String {
    let folded: String = label.nfkc().collect();
    let unnumbered = without_number(folded.trim());
    let bare: String = without_brackets(unnumbered)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    if bare.is_empty() {
        unnumbered.chars().filter(|c| c.is_alphanumeric()).collect()
    } else {
        bare
    }
}

/// Drops a leading `1.`, `(1)`, `一、`, `①` (NFKC turns it into `1`) is left alone: it may belong to the name.
fn without_number(text: &str) -> &str {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || NUMERALS.contains(c));
    if rest.len() == inner.len() {
        return text;
    }
    rest.strip_prefix(['.', '、', ')', ','])
        .map_or(text, |after| after.trim_start_matches(['.', '、', ' ']))
}

const NUMERALS: &str = "一二三四五六七八九十";

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::plain_label;

    #[test]
    fn what_does_not_count_is_dropped() {
        for (written, plain) in [
            ("总户数", "总户数"),
            ("总 户　数（户）：", "总户数"),
            ("科技服务需求\n（在对应□内打√）", "科技服务需求"),
            ("1.开展科技下乡活动次数", "开展科技下乡活动次数"),
            ("（3）观众人数", "观众人数"),
            ("五、举办培训班", "举办培训班"),
            ("县（市、区）", "县"),
            (
                "举办实用技术培训班.科技讲座次数",
                "举办实用技术培训班科技讲座次数",
            ),
            ("（盖章）", "盖章"),
            ("一村一品", "一村一品"),
        ] {
            assert_eq!(plain_label(written), plain, "{written}");
        }
    }
}
