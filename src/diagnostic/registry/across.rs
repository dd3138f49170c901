//! What shows only between records, files and registers.

use super::Rule;
use crate::diagnostic::Level;

/// X101 同一对象报了两次，内容相同
pub static SAME_RECORD_TWICE: Rule = Rule {
    code: "X101",
    level: Level::Warning,
    title: "同一对象报了两次，内容相同",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// X102 同一对象报了两次，内容不同
pub static CONFLICTING_RECORDS: Rule = Rule {
    code: "X102",
    level: Level::Error,
    title: "同一对象报了两次，内容不同",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// X103 同一文件出现两次
pub static SAME_FILE_TWICE: Rule = Rule {
    code: "X103",
    level: Level::Warning,
    title: "同一文件出现两次",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// X104 同一单位的统计表报了两次
pub static UNIT_TWICE: Rule = Rule {
    code: "X104",
    level: Level::Error,
    title: "同一单位的统计表报了两次",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// X201 文件夹与表内地区不一致
pub static FOLDER_DISAGREES: Rule = Rule {
    code: "X201",
    level: Level::Warning,
    title: "文件夹与表内地区不一致",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// X202 一个电话两个姓名
pub static PHONE_SHARED: Rule = Rule {
    code: "X202",
    level: Level::Warning,
    title: "一个电话两个姓名",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// X203 一名专家在两支队伍
pub static EXPERT_SHARED: Rule = Rule {
    code: "X203",
    level: Level::Warning,
    title: "一名专家在两支队伍",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// X206 合计行与各行之和不等
pub static TOTAL_DISAGREES: Rule = Rule {
    code: "X206",
    level: Level::Warning,
    title: "合计行与各行之和不等",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// X301 不在名录中
pub static NOT_IN_REGISTER: Rule = Rule {
    code: "X301",
    level: Level::Warning,
    title: "不在名录中",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// C101 应有的表没有上报
pub static COVERAGE_MISSING: Rule = Rule {
    code: "C101",
    level: Level::Error,
    title: "应有的表没有上报",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// The rules of this page, by code.
pub(super) static ALL: &[&Rule] = &[
    &SAME_RECORD_TWICE,
    &CONFLICTING_RECORDS,
    &SAME_FILE_TWICE,
    &UNIT_TWICE,
    &FOLDER_DISAGREES,
    &PHONE_SHARED,
    &EXPERT_SHARED,
    &TOTAL_DISAGREES,
    &NOT_IN_REGISTER,
    &COVERAGE_MISSING,
];
