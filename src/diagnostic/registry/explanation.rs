//! What offices say to findings: when an explanation does not count, and why.

use super::Rule;
use crate::diagnostic::Level;

/// S201 说明太笼统
pub static EMPTY_WORDS: Rule = Rule {
    code: "S201",
    level: Level::Notice,
    title: "说明太笼统，未采纳",
    checks: "退回修改表里对“核实”问题的说明，有没有写出具体原因。",
    why: "“属实”“核实无误”没有告诉上级为什么与常情不同，上级仍要再问一遍。",
    example: "户均人口过大，说明只写“情况属实”。",
    passes: "说明写“两村2016年合并，户籍未分户”。",
    remedy: "请写明具体原因：是什么情况、什么时候、依据什么。",
};

/// S202 说明已失效
pub static LAPSED: Rule = Rule {
    code: "S202",
    level: Level::Notice,
    title: "说明已失效",
    checks: "说明所针对的问题，这次审核是否还是同一张表、同样的数字。",
    why: "说明是对当时的数字作的，数字改了就不能再用。",
    example: "总户数 300 时作过说明，改成 310 后问题还在。",
    passes: "数字没有改，说明照旧有效。",
    remedy: "问题还在的，请按现在的数字重新说明；问题已改正的，不用理会。",
};

/// S203 说明对不上
pub static NOT_EXPLAINABLE: Rule = Rule {
    code: "S203",
    level: Level::Notice,
    title: "说明用不上",
    checks: "说明是否写在“核实”问题的那一行。",
    why: "强制性错误只能改正；写在别处的说明不知道是针对哪一条的。",
    example: "贫困户数大于总户数（强制），说明里写“年底统计口径不同”。",
    passes: "在“核实”一行的“说明”栏写原因。",
    remedy: "强制性错误请改正；要说明“核实”问题的，请写在该问题那一行的“说明”栏。",
};

/// The rules of this page, by code.
pub(super) static ALL: &[&Rule] = &[&EMPTY_WORDS, &LAPSED, &NOT_EXPLAINABLE];
