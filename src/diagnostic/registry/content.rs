//! What can be wrong with a phone, a date, a region, a name, ticks or a formula.

use super::Rule;
use crate::diagnostic::Level;

/// V201 电话号码不对
pub static BAD_PHONE: Rule = Rule {
    code: "V201",
    level: Level::Error,
    title: "电话号码不对",
    checks: "是不是 11 位手机号，或带本省区号的固定电话。",
    why: "抽查和联系专家都靠它。",
    example: "联系电话填 1380000000（10 位）。",
    passes: "联系电话填 0436-5551234。",
    remedy: "请核对后填写完整的号码；固定电话请带区号。",
};

/// V202 日期认不出
pub static NOT_A_DATE: Rule = Rule {
    code: "V202",
    level: Level::Error,
    title: "日期认不出",
    checks: "应填日期的栏目里是不是一个日期、一段日期或某月某旬。",
    why: "认不出日期就无法安排抽查。",
    example: "时间填“择日”。",
    passes: "时间填“12月5日—8日”或“12月上旬”。",
    remedy: "请写成“2017年12月5日”或“12月5日—8日”。",
};

/// V203 地区名称认不出
pub static UNKNOWN_REGION: Rule = Rule {
    code: "V203",
    level: Level::Error,
    title: "地区名称认不出",
    checks: "地区名称是否在本次活动的地区名单里。",
    why: "认不出地区，就不知道汇总到哪里。",
    example: "地区名称填“镇来县”。",
    passes: "地区名称填“镇赉”“镇赉县科协”“吉林省白城市镇赉县”。",
    remedy: "请写县（市、区）的全称。",
};

/// V204 地区名称有歧义
pub static AMBIGUOUS_REGION: Rule = Rule {
    code: "V204",
    level: Level::Error,
    title: "地区名称有歧义",
    checks: "地区名称是否只指一个地区。",
    why: "“通化”可以是通化市，也可以是通化县。",
    example: "地区名称填“通化”，文件夹也看不出是哪一个。",
    passes: "地区名称填“通化县”。",
    remedy: "请写全称。",
};

/// V205 地区级别不对
pub static WRONG_REGION_LEVEL: Rule = Rule {
    code: "V205",
    level: Level::Error,
    title: "地区级别不对",
    checks: "地区是不是这张表要求的级别。",
    why: "村和户的表要填到县（市、区），填到市就分不出县。",
    example: "附件1 的地区名称填“白城市”。",
    passes: "附件1 的地区名称填“镇赉县”。",
    remedy: "请改填规定级别的地区全称。",
};

/// V206 不像姓名
pub static NOT_A_NAME: Rule = Rule {
    code: "V206",
    level: Level::Error,
    title: "不像姓名",
    checks: "姓名里有没有数字或不该有的符号。",
    why: "多半是填错了格。",
    example: "联系人填 13800000000。",
    passes: "联系人填“张三”“阿不都·热合曼”。",
    remedy: "请改填姓名。",
};

/// V207 日期不在活动期间
pub static OUTSIDE_CAMPAIGN: Rule = Rule {
    code: "V207",
    level: Level::Warning,
    title: "日期不在活动期间",
    checks: "活动日期是否在活动起止日期之内。",
    why: "多半是年份写错，或者写了不属于本次活动的安排。",
    example: "活动时间填“2016年12月5日”。",
    passes: "活动时间填“2017年12月5日”。",
    remedy: "请核对日期；确属本次活动的，请在说明里写明。",
};

/// V301 勾选看不清
pub static AMBIGUOUS_TICKS: Rule = Rule {
    code: "V301",
    level: Level::Error,
    title: "勾选看不清",
    checks: "勾的是哪一个选项，是否只有一种读法。",
    why: "看错一格，需求就记到了别处。",
    example: "“□种植√□养殖□加工”：√属于前一项还是后一项，两种读法都说得通。",
    passes: "“种植☑养殖□加工☑水产□”。",
    remedy: "请把勾打在方框里，或直接写出选中的项目，如“种植、加工”。",
};

/// V302 不是可选的项目
pub static UNKNOWN_OPTION: Rule = Rule {
    code: "V302",
    level: Level::Error,
    title: "不是可选的项目",
    checks: "写出的项目是否在选项之内。",
    why: "不在选项之内的内容无法计数。",
    example: "科技服务需求填“运输”。",
    passes: "科技服务需求填“种植、其它：运输”。",
    remedy: "请从选项里选；选项之外的请写在“其它”后面。",
};

/// V401 单元格是错误值
pub static ERROR_CELL: Rule = Rule {
    code: "V401",
    level: Level::Error,
    title: "单元格是错误值",
    checks: "单元格里是不是 #REF!、#DIV/0! 之类的错误值。",
    why: "公式坏了，数就丢了。",
    example: "总人口显示 #REF!。",
    passes: "总人口填 1204。",
    remedy: "请改正公式，或直接填写数字。",
};

/// V402 公式没有算出结果
pub static UNCOMPUTED: Rule = Rule {
    code: "V402",
    level: Level::Error,
    title: "公式没有算出结果",
    checks: "公式是否带着计算结果保存。",
    why: "有的软件保存时不带结果，读出来是空的。",
    example: "由程序生成、从没有用 Excel 打开过的表。",
    passes: "在 Excel 里打开并保存过的表。",
    remedy: "请用 Excel 或 WPS 打开，保存一次后再交。",
};

/// V303 勾选了“其它”但没有写明
pub static OTHER_UNEXPLAINED: Rule = Rule {
    code: "V303",
    level: Level::Warning,
    title: "勾选了“其它”但没有写明",
    checks: "勾选“其它”时，后面有没有写明是什么。",
    why: "没有写明的“其它”无法统计，也无法安排服务。",
    example: "“其它☑”后面空着。",
    passes: "“其它：农产品电商”。",
    remedy: "请在“其它”后面写明；不是“其它”的，请去掉勾选。",
};

/// The rules of this page, by code.
pub(super) static ALL: &[&Rule] = &[
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
    &OTHER_UNEXPLAINED,
];
