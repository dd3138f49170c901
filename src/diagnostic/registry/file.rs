//! What can be wrong with a file as a whole.

use super::Rule;
use crate::diagnostic::Level;

/// F101 不是电子表格
pub static NOT_A_WORKBOOK: Rule = Rule {
    code: "F101",
    level: Level::Error,
    title: "不是电子表格",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// F102 文件有密码
pub static ENCRYPTED: Rule = Rule {
    code: "F102",
    level: Level::Error,
    title: "文件有密码",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// F103 文件损坏或不完整
pub static DAMAGED: Rule = Rule {
    code: "F103",
    level: Level::Error,
    title: "文件损坏或不完整",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// F104 是网页、文档或压缩包，不是电子表格
pub static OTHER_DOCUMENT: Rule = Rule {
    code: "F104",
    level: Level::Error,
    title: "是网页、文档或压缩包，不是电子表格",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// F105 文件是空的
pub static EMPTY_FILE: Rule = Rule {
    code: "F105",
    level: Level::Error,
    title: "文件是空的",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// F106 文件超出读取上限
pub static TOO_LARGE: Rule = Rule {
    code: "F106",
    level: Level::Error,
    title: "文件超出读取上限",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// F107 文件打不开
pub static UNREADABLE_FILE: Rule = Rule {
    code: "F107",
    level: Level::Error,
    title: "文件打不开",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// F108 工作表只读出一部分
pub static SHEET_BROKEN: Rule = Rule {
    code: "F108",
    level: Level::Error,
    title: "工作表只读出一部分",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// F109 扩展名与内容不符
pub static WRONG_EXTENSION: Rule = Rule {
    code: "F109",
    level: Level::Notice,
    title: "扩展名与内容不符",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// F110 按 GB18030 编码读取
pub static DECODED_GB18030: Rule = Rule {
    code: "F110",
    level: Level::Notice,
    title: "按 GB18030 编码读取",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// F111 有字符在另存时丢失
pub static LOSSY_TEXT: Rule = Rule {
    code: "F111",
    level: Level::Warning,
    title: "有字符在另存时丢失",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// F112 跳过 Office 临时文件
pub static LOCK_FILE: Rule = Rule {
    code: "F112",
    level: Level::Notice,
    title: "跳过 Office 临时文件",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// F113 跳过隐藏的工作表
pub static HIDDEN_SHEET: Rule = Rule {
    code: "F113",
    level: Level::Notice,
    title: "跳过隐藏的工作表",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// The rules of this page, by code.
pub(super) static ALL: &[&Rule] = &[
    &NOT_A_WORKBOOK,
    &ENCRYPTED,
    &DAMAGED,
    &OTHER_DOCUMENT,
    &EMPTY_FILE,
    &TOO_LARGE,
    &UNREADABLE_FILE,
    &SHEET_BROKEN,
    &WRONG_EXTENSION,
    &DECODED_GB18030,
    &LOSSY_TEXT,
    &LOCK_FILE,
    &HIDDEN_SHEET,
];
