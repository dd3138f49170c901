//! What can be wrong with how a form stands on its sheet.

use super::Rule;
use crate::diagnostic::Level;

/// S101 认不出是哪张表
pub static NO_FORM: Rule = Rule {
    code: "S101",
    level: Level::Error,
    title: "认不出是哪张表",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// S102 空表
pub static BLANK_FORM: Rule = Rule {
    code: "S102",
    level: Level::Warning,
    title: "空表",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// S103 表样不是本次活动的
pub static FOREIGN_STAMP: Rule = Rule {
    code: "S103",
    level: Level::Error,
    title: "表样不是本次活动的",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// S104 缺少栏目
pub static LABEL_MISSING: Rule = Rule {
    code: "S104",
    level: Level::Error,
    title: "缺少栏目",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// S105 栏目名称按相近字样认定
pub static LABEL_GUESSED: Rule = Rule {
    code: "S105",
    level: Level::Notice,
    title: "栏目名称按相近字样认定",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// S106 不属于任何栏目的内容
pub static UNPLACED: Rule = Rule {
    code: "S106",
    level: Level::Notice,
    title: "不属于任何栏目的内容",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// S107 同一栏目出现两次且内容不同
pub static LABEL_TWICE: Rule = Rule {
    code: "S107",
    level: Level::Error,
    title: "同一栏目出现两次且内容不同",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// S108 合计行未作为记录
pub static TOTAL_SKIPPED: Rule = Rule {
    code: "S108",
    level: Level::Notice,
    title: "合计行未作为记录",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// S109 工作表上没有表格
pub static SHEET_WITHOUT_FORM: Rule = Rule {
    code: "S109",
    level: Level::Notice,
    title: "工作表上没有表格",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// The rules of this page, by code.
pub(super) static ALL: &[&Rule] = &[
    &NO_FORM,
    &BLANK_FORM,
    &FOREIGN_STAMP,
    &LABEL_MISSING,
    &LABEL_GUESSED,
    &UNPLACED,
    &LABEL_TWICE,
    &TOTAL_SKIPPED,
    &SHEET_WITHOUT_FORM,
];
