//! What was converted while reading a value: harmless, but said.

use super::Rule;
use crate::diagnostic::Level;

/// V501 已整理数字写法
pub static CLEANED: Rule = Rule {
    code: "V501",
    level: Level::Notice,
    title: "已整理数字写法",
    checks: "数字里有没有全角字符、千分位逗号或空格。",
    why: "只改写法，不改大小；告诉您以便核对。",
    example: "总人口填“１，２０４”，读作 1204。",
    passes: "总人口填 1204。",
    remedy: "不必处理。",
};

/// V502 已换算单位
pub static UNIT_CONVERTED: Rule = Rule {
    code: "V502",
    level: Level::Notice,
    title: "已换算单位",
    checks: "数字后面写的单位与表上印的是否相同。",
    why: "写了单位的按单位换算，告诉您以便核对。",
    example: "万人次一栏填“35000人次”，读作 3.5。",
    passes: "万人次一栏填 3.5。",
    remedy: "请看一眼换算后的数对不对。",
};

/// V503 已把中文数字转为数字
pub static CHINESE_NUMERAL: Rule = Rule {
    code: "V503",
    level: Level::Notice,
    title: "已把中文数字转为数字",
    checks: "数字是不是用中文写的。",
    why: "告诉您读成了多少，以便核对。",
    example: "总户数填“三百一十二”，读作 312。",
    passes: "总户数填 312。",
    remedy: "请看一眼读得对不对。",
};

/// V504 约数按所写数字计
pub static APPROXIMATE: Rule = Rule {
    code: "V504",
    level: Level::Notice,
    title: "约数按所写数字计",
    checks: "数字前后有没有“约”“左右”“余”。",
    why: "统计表要准确数；先按所写的数计。",
    example: "受益人数填“约500”，读作 500。",
    passes: "受益人数填 503。",
    remedy: "请尽量改填准确数。",
};

/// V505 数字被存成日期
pub static NUMBER_FROM_DATE: Rule = Rule {
    code: "V505",
    level: Level::Notice,
    title: "数字被存成日期",
    checks: "数字格的格式是不是日期。",
    why: "Excel 有时把数字显示成日期；已按存的数读取。",
    example: "人均耕地填 4.3，被 Excel 存成 4月3日。",
    passes: "单元格格式为“常规”的 4.3。",
    remedy: "请核对这一格，把格式改为“常规”后重填。",
};

/// V506 日期被存成数字
pub static DATE_FROM_NUMBER: Rule = Rule {
    code: "V506",
    level: Level::Notice,
    title: "日期被存成数字",
    checks: "日期格里是不是 Excel 的日期序号。",
    why: "已按序号换算成日期，告诉您以便核对。",
    example: "活动时间显示 43074，读作 2017年12月5日。",
    passes: "活动时间显示 2017年12月5日。",
    remedy: "请看一眼日期对不对。",
};

/// V507 年份按活动期间补全
pub static YEAR_ASSUMED: Rule = Rule {
    code: "V507",
    level: Level::Notice,
    title: "年份按活动期间补全",
    checks: "日期有没有写年份。",
    why: "没有写年份的，按活动起止日期补上。",
    example: "活动时间填“12月5日”，读作 2017年12月5日。",
    passes: "活动时间填“2017年12月5日”。",
    remedy: "请看一眼年份对不对。",
};

/// V508 勾选记号已转换
pub static TICK_STYLE: Rule = Rule {
    code: "V508",
    level: Level::Notice,
    title: "勾选记号已转换",
    checks: "勾选用的是不是 √ 或 ☑。",
    why: "叉、实心方块等也读作勾选，告诉您以便核对。",
    example: "“种植☒养殖□”，读作勾选种植。",
    passes: "“种植☑养殖□”。",
    remedy: "请看一眼勾选读得对不对。",
};

/// V509 地区名称已规范
pub static REGION_NAME: Rule = Rule {
    code: "V509",
    level: Level::Notice,
    title: "地区名称已规范",
    checks: "地区名称是不是全称。",
    why: "简称、旧称或带“科协”的写法已换成全称，告诉您以便核对。",
    example: "地区名称填“前郭县”，读作前郭尔罗斯蒙古族自治县。",
    passes: "地区名称填全称。",
    remedy: "不必处理。",
};

/// V510 电话号码已整理
pub static PHONE_TIDIED: Rule = Rule {
    code: "V510",
    level: Level::Notice,
    title: "电话号码已整理",
    checks: "电话号码里有没有 +86、空格、分机号等。",
    why: "已整理成统一的写法，告诉您以便核对。",
    example: "“+86 138 0000 0000”读作 13800000000。",
    passes: "“13800000000”。",
    remedy: "不必处理。",
};

/// V511 电话号码没有区号
pub static PHONE_LOCAL: Rule = Rule {
    code: "V511",
    level: Level::Notice,
    title: "电话号码没有区号",
    checks: "固定电话是否带区号。",
    why: "没有区号的号码在外地打不通。",
    example: "联系电话填“7223344”。",
    passes: "联系电话填“0436-7223344”。",
    remedy: "请补上区号。",
};

/// V512 姓名后的说明未计入姓名
pub static NAME_TIDIED: Rule = Rule {
    code: "V512",
    level: Level::Notice,
    title: "姓名后的说明未计入姓名",
    checks: "姓名后面的括号里是否写了职务等说明。",
    why: "姓名用来查重，只取姓名本身，告诉您以便核对。",
    example: "联系人填“张三（村书记）”，读作张三。",
    passes: "联系人填“张三”。",
    remedy: "不必处理。",
};

/// V513 “同上”按上一行读取
pub static DITTO: Rule = Rule {
    code: "V513",
    level: Level::Notice,
    title: "“同上”按上一行读取",
    checks: "台账里有没有写“同上”“〃”，地区是否只在头一行写了一次。",
    why: "已按上面同一列的内容读取，告诉您以便核对。",
    example: "地区名称一列写“同上”。",
    passes: "每一行都写明地区名称。",
    remedy: "不必处理；排序或删行之前请先改成具体内容。",
};

/// The rules of this page, by code.
pub(super) static ALL: &[&Rule] = &[
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
    &PHONE_LOCAL,
    &NAME_TIDIED,
    &DITTO,
];
