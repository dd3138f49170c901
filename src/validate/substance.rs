//! Whether words explain anything. Assurances do not: what is left once they are taken out must say something.

use std::collections::BTreeSet;

use crate::campaign::Campaign;
use crate::intake::fold;

/// Fewest characters that can name a reason, once assurances and the form's own words are taken out.
const FEWEST: usize = 4;
/// Fewest different ones that carry anything: 啊啊啊啊 is no reason.
const TELLING: usize = 3;

/// What assures, points or polishes, and gives no reason. Longer ones first where one holds another.
const ASSURANCES: &str = "
    特此说明 特此证明 情况说明 实际情况 真实情况 情况属实 数据属实 核实无误 确认无误 核对无误 准确无误
    真实有效 真实准确 没有问题 没有错误 没问题 没错误 没有误 未发现问题 确实如此 就是如此 就是这样
    就这么多 就是这么多 实际如此 如实填报 如实填写 如实上报 据实填报 请领导审核 请予采纳 请审核 请核实
    请知悉 请查收 不用改 无需修改 不需要修改 无须修改 不修改 已经 再次 重新 反复 多次 认真 仔细 逐一
    逐项 逐户 上述 以上 此处 此项 该项 本项 这项 该处 此条 该条 这条 数据 数字 数值 数目 信息 内容 情况
    问题 填报 填写 填的 所填 所报 上报 统计 报表 表格 单位 我村 我县 我市 我乡 我镇 我区 我局 本村 本县
    本市 本乡 本镇 本区 全部 全都 完全 均为 属实 无误 核实 核对 核查 复核 审核 检查 查实 查证 确认 确定
    确实 证实 证明 正确 准确 真实 正常 合理 符合 一致 实际 事实 同意 认可 可以 知道 知悉 收到 明白 好的
    谢谢 感谢 辛苦 领导 同志 您好 你好 说明 解释 备注 原因 理由 如下 同上 略过 不详 没有 暂无 就是 是的
    对的 没错 不错 有效 合格 通过 准确性 负责 保证 承诺 错误 修改 改正 改动 更正 ok okay yes true right
    correct none null n/a test
";
/// Words of one character that carry none.
const EMPTY: &str =
    "已经均都全是对无的了为与和及请由我们该此本这那也就才又再所以于在其且或很略实真确";

/// Why these words do not explain a finding; none where they may.
pub(super) fn objection(campaign: &Campaign, text: &str, problem: &str) -> Option<&'static str> {
    let words: String = fold(text).chars().filter(|c| c.is_alphanumeric()).collect();
    if words.is_empty() {
        return Some("只有标点，没有写出原因");
    }
    if words.chars().all(char::is_numeric) {
        return Some("只有数字，没有写出原因");
    }
    let repeated: String = fold(problem)
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    if words.chars().count() > FEWEST && repeated.contains(&words) {
        return Some("只是重复了问题，没有写出原因");
    }
    let left = without_assurances(campaign, &words);
    let telling: BTreeSet<char> = left.chars().filter(|c| !EMPTY.contains(*c)).collect();
    if telling.is_empty() {
        Some("只是表示属实，没有写出原因")
    } else if left.chars().count() < FEWEST || telling.len() < TELLING {
        Some("太短，看不出原因")
    } else {
        None
    }
}

fn without_assurances(campaign: &Campaign, words: &str) -> String {
    let forms = campaign.forms.iter();
    let labels: BTreeSet<String> = forms
        .flat_map(|form| &form.fields)
        .map(|field| fold(&field.label))
        .filter(|label| label.chars().count() > 1)
        .collect();
    let mut labels: Vec<&String> = labels.iter().collect();
    labels.sort_by_key(|label| std::cmp::Reverse(label.len()));
    let labels = labels.into_iter().map(String::as_str);
    let mut left = words.to_owned();
    for phrase in labels.chain(ASSURANCES.split_whitespace()) {
        // A gap keeps two halves from making a word of the list by chance.
        left = left.replace(phrase, " ");
    }
    left.chars()
        .filter(|c| c.is_alphanumeric() && !c.is_numeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::objection;
    use crate::campaign::Campaign;

    #[test]
    fn assurances_explain_nothing() {
        let campaign = Campaign::builtin().unwrap();
        for text in [
            "。",
            "——",
            "？？？",
            "是",
            "属实",
            "无误",
            "核实无误",
            "情况属实",
            "已核实",
            "同意",
            "已核实，无误。",
            "ＯＫ",
            "经核实，数据真实准确，情况属实。",
            "我村总户数属实",
            "没问题",
            "核 实 无 误",
            "12345",
            "啊啊啊啊啊",
            "搬迁",
            "确认过了",
            "经再次核实，以上填报数字正确无误，特此说明",
            "无",
            "无无无无",
            "数据没有错误",
            "已与实际情况核对一致",
            "属实！！！",
        ] {
            assert!(objection(&campaign, text, "").is_some(), "{text}");
        }
        let problem = "B7 总人口 5000 与总户数 312 之比为 16，超出 1—6";
        assert!(objection(&campaign, "总人口5000与总户数312之比为16", problem).is_some());
    }

    #[test]
    fn a_reason_is_a_reason_however_it_is_wrapped() {
        let campaign = Campaign::builtin().unwrap();
        for text in [
            "两村合并",
            "2016年与邻村合并，户籍未分户",
            "情况属实：村内有敬老院，集体户口 80 人",
            "林场职工无耕地",
            "经核实无误，因整村搬迁，耕地由合作社统一经营",
            "夫妻两人共用一部手机",
            "外出务工人员户口未迁出",
            "Merged with the neighbouring village in 2016",
            "县电视台转播，收看人数较多",
        ] {
            assert_eq!(objection(&campaign, text, ""), None, "{text}");
        }
    }
}
