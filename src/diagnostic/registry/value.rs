//! What can be wrong with one written value, and what was converted.

use super::Rule;
use crate::diagnostic::Level;

/// V101 必填项未填
pub static MISSING: Rule = Rule {
    code: "V101",
    level: Level::Error,
    title: "必填项未填",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V102 不是数字
pub static NOT_A_NUMBER: Rule = Rule {
    code: "V102",
    level: Level::Error,
    title: "不是数字",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V103 计量单位不对
pub static WRONG_UNIT: Rule = Rule {
    code: "V103",
    level: Level::Error,
    title: "计量单位不对",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V104 一格多个数
pub static SEVERAL_NUMBERS: Rule = Rule {
    code: "V104",
    level: Level::Error,
    title: "一格多个数",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V105 数字过长
pub static TOO_LONG: Rule = Rule {
    code: "V105",
    level: Level::Error,
    title: "数字过长",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V106 负数
pub static NEGATIVE: Rule = Rule {
    code: "V106",
    level: Level::Error,
    title: "负数",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V107 应为整数
pub static NOT_WHOLE: Rule = Rule {
    code: "V107",
    level: Level::Error,
    title: "应为整数",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V108 小数位数过多
pub static TOO_MANY_DECIMALS: Rule = Rule {
    code: "V108",
    level: Level::Error,
    title: "小数位数过多",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V109 超出允许范围
pub static OUT_OF_BOUNDS: Rule = Rule {
    code: "V109",
    level: Level::Error,
    title: "超出允许范围",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V110 行数不足
pub static TOO_FEW_ROWS: Rule = Rule {
    code: "V110",
    level: Level::Error,
    title: "行数不足",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V201 电话号码不对
pub static BAD_PHONE: Rule = Rule {
    code: "V201",
    level: Level::Error,
    title: "电话号码不对",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V202 日期认不出
pub static NOT_A_DATE: Rule = Rule {
    code: "V202",
    level: Level::Error,
    title: "日期认不出",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V203 地区名称认不出
pub static UNKNOWN_REGION: Rule = Rule {
    code: "V203",
    level: Level::Error,
    title: "地区名称认不出",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V204 地区名称有歧义
pub static AMBIGUOUS_REGION: Rule = Rule {
    code: "V204",
    level: Level::Error,
    title: "地区名称有歧义",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V205 地区级别不对
pub static WRONG_REGION_LEVEL: Rule = Rule {
    code: "V205",
    level: Level::Error,
    title: "地区级别不对",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V206 不像姓名
pub static NOT_A_NAME: Rule = Rule {
    code: "V206",
    level: Level::Error,
    title: "不像姓名",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V207 日期不在活动期间
pub static OUTSIDE_CAMPAIGN: Rule = Rule {
    code: "V207",
    level: Level::Warning,
    title: "日期不在活动期间",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V301 勾选看不明白
pub static AMBIGUOUS_TICKS: Rule = Rule {
    code: "V301",
    level: Level::Error,
    title: "勾选看不明白",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V302 不是可选项
pub static UNKNOWN_OPTION: Rule = Rule {
    code: "V302",
    level: Level::Error,
    title: "不是可选项",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V401 单元格是错误值
pub static ERROR_CELL: Rule = Rule {
    code: "V401",
    level: Level::Error,
    title: "单元格是错误值",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V402 公式没有算出结果
pub static UNCOMPUTED: Rule = Rule {
    code: "V402",
    level: Level::Error,
    title: "公式没有算出结果",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V501 已整理数字写法
pub static CLEANED: Rule = Rule {
    code: "V501",
    level: Level::Notice,
    title: "已整理数字写法",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V502 已换算单位
pub static UNIT_CONVERTED: Rule = Rule {
    code: "V502",
    level: Level::Notice,
    title: "已换算单位",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V503 已把中文数字转为数字
pub static CHINESE_NUMERAL: Rule = Rule {
    code: "V503",
    level: Level::Notice,
    title: "已把中文数字转为数字",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V504 约数按所写数字计
pub static APPROXIMATE: Rule = Rule {
    code: "V504",
    level: Level::Notice,
    title: "约数按所写数字计",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V505 数字被存成日期
pub static NUMBER_FROM_DATE: Rule = Rule {
    code: "V505",
    level: Level::Notice,
    title: "数字被存成日期",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V506 日期被存成数字
pub static DATE_FROM_NUMBER: Rule = Rule {
    code: "V506",
    level: Level::Notice,
    title: "日期被存成数字",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V507 年份按活动期间补全
pub static YEAR_ASSUMED: Rule = Rule {
    code: "V507",
    level: Level::Notice,
    title: "年份按活动期间补全",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V508 勾选记号已转换
pub static TICK_STYLE: Rule = Rule {
    code: "V508",
    level: Level::Notice,
    title: "勾选记号已转换",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V509 地区名称已规范
pub static REGION_NAME: Rule = Rule {
    code: "V509",
    level: Level::Notice,
    title: "地区名称已规范",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// V510 电话号码已整理
pub static PHONE_TIDIED: Rule = Rule {
    code: "V510",
    level: Level::Notice,
    title: "电话号码已整理",
    checks: "",
    why: "",
    example: "",
    remedy: "",
};

/// The rules of this page, by code.
pub(super) static ALL: &[&Rule] = &[
    &MISSING,
    &NOT_A_NUMBER,
    &WRONG_UNIT,
    &SEVERAL_NUMBERS,
    &TOO_LONG,
    &NEGATIVE,
    &NOT_WHOLE,
    &TOO_MANY_DECIMALS,
    &OUT_OF_BOUNDS,
    &TOO_FEW_ROWS,
    &BAD_PHONE,
    &NOT_A_DATE,
    &UNKNOWN_REGION,
    &AMBIGUOUS_REGION,
    &WRONG_REGION_LEVEL,
    &NOT_A_NAME,
    &OUTSIDE_CAMPAIGN,
    &AMBIGUOUS_TICKS,
    &UNKNOWN_OPTION,
    &ERROR_CELL,
    &UNCOMPUTED,
    &CLEANED,
    &UNIT_CONVERTED,
    &CHINESE_NUMERAL,
    &APPROXIMATE,
    &NUMBER_FROM_DATE,
    &DATE_FROM_NUMBER,
    &YEAR_ASSUMED,
    &TICK_STYLE,
    &REGION_NAME,
    &PHONE_TIDIED,
];
