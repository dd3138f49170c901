//! What can be wrong with a number, or with its absence.

use super::Rule;
use crate::diagnostic::Level;

/// V101 必填项未填
pub static MISSING: Rule = Rule {
    code: "V101",
    level: Level::Error,
    title: "必填项未填",
    checks: "标明必填的栏目是否填了。“无”“—”和空格按没有填处理。",
    why: "没有填不等于零；缺了它，汇总就不完整。",
    example: "总户数一格空着。",
    passes: "总户数填 0。",
    remedy: "请补填；确实没有的，数量填 0，并在说明里写明原因。",
};

/// V102 不是数字
pub static NOT_A_NUMBER: Rule = Rule {
    code: "V102",
    level: Level::Error,
    title: "不是数字",
    checks: "应填数字的栏目里是不是一个数。",
    why: "不是数字就无法相加，也不会猜。",
    example: "总户数填“很多”。",
    passes: "总户数填“312户”或“３１２”。",
    remedy: "请改填一个阿拉伯数字。",
};

/// V103 计量单位不对
pub static WRONG_UNIT: Rule = Rule {
    code: "V103",
    level: Level::Error,
    title: "计量单位不对",
    checks: "数字后面写的单位能否换算成本栏的单位。",
    why: "单位不同的数不能相加。",
    example: "总户数填“312人”。",
    passes: "人均耕地面积填“0.3公顷”（换算为 4.5 亩）。",
    remedy: "请按表上印的单位填写。",
};

/// V104 一格多个数
pub static SEVERAL_NUMBERS: Rule = Rule {
    code: "V104",
    level: Level::Error,
    title: "一格多个数",
    checks: "一格里是不是只有一个数。",
    why: "不知道以哪个为准。",
    example: "总户数填“310-320”。",
    passes: "总户数填 315。",
    remedy: "请只填一个数；分项的情况写到说明里。",
};

/// V105 数字过长
pub static TOO_LONG: Rule = Rule {
    code: "V105",
    level: Level::Error,
    title: "数字过长",
    checks: "数字的位数能否精确保存。",
    why: "超过十五位的数，Excel 会把后面的数位变成零。",
    example: "总人口填 12345678901234567890。",
    passes: "总人口填 1234。",
    remedy: "请核对后填写正确的数。",
};

/// V106 负数
pub static NEGATIVE: Rule = Rule {
    code: "V106",
    level: Level::Error,
    title: "负数",
    checks: "数量有没有填成负数。",
    why: "户数、人数、面积、次数都不会小于零。",
    example: "贫困户数填 -5。",
    passes: "贫困户数填 0。",
    remedy: "请核对后改正。",
};

/// V107 应为整数
pub static NOT_WHOLE: Rule = Rule {
    code: "V107",
    level: Level::Error,
    title: "应为整数",
    checks: "户数、人数、次数等是不是整数。",
    why: "人和户不能有小数；出现小数往往是单位填错了。",
    example: "总人口填 1204.5。",
    passes: "人均耕地面积填 4.5。",
    remedy: "请核对后填写整数；如果填的是“万”，请换算成表上印的单位。",
};

/// V108 小数位数过多
pub static TOO_MANY_DECIMALS: Rule = Rule {
    code: "V108",
    level: Level::Error,
    title: "小数位数过多",
    checks: "小数位数是否超过本栏的规定。",
    why: "各单位取同样的位数，合计才对得上。",
    example: "人均耕地面积填 4.3333。",
    passes: "人均耕地面积填 4.33。",
    remedy: "请四舍五入到规定的位数后填写。",
};

/// V109 超出允许范围
pub static OUT_OF_BOUNDS: Rule = Rule {
    code: "V109",
    level: Level::Error,
    title: "超出允许范围",
    checks: "数字是否在表样规定的上下限之内。",
    why: "超出上下限的数不可能成立。",
    example: "专家年龄填 8。",
    passes: "专家年龄填 58。",
    remedy: "请核对后改正。",
};

/// V110 行数不足
pub static TOO_FEW_ROWS: Rule = Rule {
    code: "V110",
    level: Level::Error,
    title: "行数不足",
    checks: "表里至少要有一行的部分是否填了。",
    why: "一支队伍至少要有一名专家。",
    example: "附件3 的专家部分一个人也没有填。",
    passes: "附件3 填了一名专家。",
    remedy: "请补填；填在别处的，请移到这一部分。",
};

/// V111 疑似把单位“万”看漏
pub static TEN_THOUSAND_SLIP: Rule = Rule {
    code: "V111",
    level: Level::Warning,
    title: "疑似把单位“万”看漏",
    checks: "以“万”为单位的栏目里，没有写单位的数是不是大得不像一个单位能有的数，或者是本表其他各栏所能支持的一万倍。",
    why: "漏看“万”字会把合计放大一万倍，一个县就能盖过全省。",
    example: "科技下乡受服务的农民总人数（万人次）填 35000。",
    passes: "填 3.5，或填“35000人次”。",
    remedy: "按万计的请除以一万后填写；确实这么多的，请在说明里写明依据。",
};

/// V112 数字有两种读法
pub static UNCLEAR_NUMBER: Rule = Rule {
    code: "V112",
    level: Level::Error,
    title: "数字有两种读法",
    checks: "数字的逗号、括号等写法是否只有一种读法。",
    why: "猜错一次，合计就差十倍百倍。",
    example: "总户数填“12,34”。",
    passes: "总户数填“1,234”。",
    remedy: "请去掉逗号、括号等，只填一个数。",
};

/// V113 数字未填
pub static NUMBER_MISSING: Rule = Rule {
    code: "V113",
    level: Level::Warning,
    title: "数字未填",
    checks: "不是必填、但要相加的数字是否填了。",
    why: "没有填的数不会当作 0：合计里会缺这一家。",
    example: "附件4 的“科普挂图数量”空着。",
    passes: "没有发放挂图的填 0。",
    remedy: "没有发生的请填 0；暂时掌握不到的，请在说明里写明。",
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
    &TEN_THOUSAND_SLIP,
    &UNCLEAR_NUMBER,
    &NUMBER_MISSING,
];
