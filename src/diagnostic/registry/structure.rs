//! What can be wrong with how a form stands on its sheet.

use super::Rule;
use crate::diagnostic::Level;

/// S101 认不出是哪张表
pub static NO_FORM: Rule = Rule {
    code: "S101",
    level: Level::Error,
    title: "认不出是哪张表",
    checks: "工作表上的标题和栏目名称是否属于本次活动的某一张表。",
    why: "认不出是哪张表，就不知道哪个数是什么。",
    example: "把通讯录当作附件上报。",
    passes: "标题改了、但各栏目名称都在的一村一品调查表。",
    remedy: "请使用下发的空表填报，不要改动栏目名称；用错表的，请换用正确的表。",
};

/// S102 空表
pub static BLANK_FORM: Rule = Rule {
    code: "S102",
    level: Level::Warning,
    title: "空表",
    checks: "表里是否一项内容都没有填。",
    why: "空表可能是忘了填，也可能是多交了一张。",
    example: "附件1 只有栏目名称，没有填任何内容。",
    passes: "附件1 填了村名，其他还空着（按漏填处理）。",
    remedy: "请填好后重新上报；多余的空表请删除。",
};

/// S103 表样不是本次活动的
pub static FOREIGN_STAMP: Rule = Rule {
    code: "S103",
    level: Level::Error,
    title: "表样不是本次活动的",
    checks: "表里的标记是否属于本次活动。",
    why: "往年的表样栏目和单位可能不同，混在一起会汇总错。",
    example: "用上一年度下发的空表填报。",
    passes: "用本年度下发的空表填报。",
    remedy: "请把内容填到本次活动下发的空表里。",
};

/// S104 缺少栏目
pub static LABEL_MISSING: Rule = Rule {
    code: "S104",
    level: Level::Error,
    title: "缺少栏目",
    checks: "表上应有的栏目是否都在。",
    why: "栏目被删掉，就不知道是没有填还是不适用。",
    example: "附件1 删掉了“总户数”一栏。",
    passes: "把“总户数”移到了另一行。",
    remedy: "请补上这一栏并填好，或者换用下发的空表。",
};

/// S105 栏目名称按相近字样认定
pub static LABEL_GUESSED: Rule = Rule {
    code: "S105",
    level: Level::Notice,
    title: "栏目名称按相近字样认定",
    checks: "栏目名称与表样是否完全一致。",
    why: "差一个字的名称按最接近的栏目读取，告诉您以便核对。",
    example: "“发展潜在优势”写成了“发展潜在优式”。",
    passes: "“发展潜在优势：”“发展 潜在 优势”（只差空格和冒号）。",
    remedy: "请看一眼是不是这一栏；不是的，请改正栏目名称。",
};

/// S106 不属于任何栏目的内容
pub static UNPLACED: Rule = Rule {
    code: "S106",
    level: Level::Notice,
    title: "不属于任何栏目的内容",
    checks: "表上有没有哪一格的内容不属于任何栏目。",
    why: "这些内容不会进入汇总，告诉您以免漏掉。",
    example: "在表格右边的空白处写了“另有 3 户待定”。",
    passes: "同样的话写在“其它需要说明事项”里。",
    remedy: "需要上报的，请写到相应的栏目或“说明”里。",
};

/// S107 同一栏目出现两次且内容不同
pub static LABEL_TWICE: Rule = Rule {
    code: "S107",
    level: Level::Error,
    title: "同一栏目出现两次且内容不同",
    checks: "同一栏目是否在一张表里填了两个不同的值。",
    why: "不知道以哪个为准。",
    example: "一张附件1 上有两个“总户数”，一个填 312，一个填 321。",
    passes: "两个“总户数”都填 312。",
    remedy: "请只保留一处，或把两处改成一致。",
};

/// S108 合计行未作为记录
pub static TOTAL_SKIPPED: Rule = Rule {
    code: "S108",
    level: Level::Notice,
    title: "合计行未作为记录",
    checks: "台账里有没有合计、小计行。",
    why: "合计行不是一条记录，只用来与各行之和核对。",
    example: "台账最后一行是“合计”。",
    passes: "台账每一行都是一个村。",
    remedy: "不必处理。",
};

/// S109 工作表上没有表格
pub static SHEET_WITHOUT_FORM: Rule = Rule {
    code: "S109",
    level: Level::Notice,
    title: "工作表上没有表格",
    checks: "工作簿里有没有不是上报表的工作表。",
    why: "一个工作簿里有的表认得出、有的认不出时，说明跳过了哪些。",
    example: "工作簿里另有一张“填表说明”。",
    passes: "工作簿里每张工作表都是上报表。",
    remedy: "不必处理；如果它也是上报表，请使用下发的表样。",
};

/// S110 栏目分不清
pub static LABEL_UNSETTLED: Rule = Rule {
    code: "S110",
    level: Level::Error,
    title: "栏目分不清",
    checks: "同名的栏目（如两处“观众人数”）能否凭前后行分清是哪一个。",
    why: "分不清就不知道这个数该计到哪一项。",
    example: "两行“观众人数”被挪到一起，前后都看不出属于哪一组。",
    passes: "“观众人数”紧跟在“科普展览次数”下面。",
    remedy: "请按下发空表的次序排列各行，或者在栏目名称前保留组号。",
};

/// S111 表样是发给别的单位的
pub static OTHER_UNIT: Rule = Rule {
    code: "S111",
    level: Level::Warning,
    title: "表样是发给别的单位的",
    checks: "表里标记的下发单位与所填地区是否一致。",
    why: "拿了别县的空表来填，地区容易填错，也可能是交错了文件。",
    example: "发给通榆县的空表，填报单位写的是镇赉县。",
    passes: "发给白城市的空表，由镇赉县填报。",
    remedy: "请核对地区；填的是本地的数，请在说明里写明，或换用发给本地的空表。",
};

/// S112 把填写样例交了上来
pub static SAMPLE_RETURNED: Rule = Rule {
    code: "S112",
    level: Level::Error,
    title: "把填写样例交了上来",
    checks: "上报的工作表是不是下发时附带的填写样例。",
    why: "样例里的数是举例，合并进去就是假数。",
    example: "把“填写样例”工作表另存成文件上报。",
    passes: "下发的工作簿里自带的“填写样例”工作表。",
    remedy: "请填写空表后重新上报，样例不用交。",
};

/// S113 零报送
pub static NOTHING_REPORTED: Rule = Rule {
    code: "S113",
    level: Level::Notice,
    title: "零报送",
    checks: "是否勾选了“零报送”。",
    why: "勾选后各项数字按 0 计，告诉您以便核对。",
    example: "附件4 勾选了“零报送”，数字都空着。",
    passes: "附件4 没有勾选“零报送”，数字都空着（按漏填处理）。",
    remedy: "不必处理；开展过活动的，请去掉勾选并填写数字。",
};

/// S114 零报送与所填数字矛盾
pub static NOTHING_CONTRADICTED: Rule = Rule {
    code: "S114",
    level: Level::Error,
    title: "零报送与所填数字矛盾",
    checks: "勾选了“零报送”的表里有没有填数字。",
    why: "到底有没有开展活动，只能由填报单位说清楚。",
    example: "勾选了“零报送”，又填了培训 3 次。",
    passes: "勾选了“零报送”，数字都空着。",
    remedy: "没有开展活动的请删去数字；开展过的请去掉“零报送”的勾选。",
};

/// S115 分不清哪一列是要报的数
pub static VALUES_UNSETTLED: Rule = Rule {
    code: "S115",
    level: Level::Error,
    title: "分不清哪一列是要报的数",
    checks: "统计表有几列数字时，表头能不能分清哪一列是本期的数。",
    why: "把上年数当成本年数，合计就全错了。",
    example: "附件4 的“数量”改成了“甲”“乙”两列，都填了数字。",
    passes: "附件4 除“数量”外另有“上年数”一列。",
    remedy: "请在要报的那一列上写“数量”，其余各列删去。",
};

/// S116 表样不是现行版本
pub static OTHER_VERSION: Rule = Rule {
    code: "S116",
    level: Level::Warning,
    title: "表样不是现行版本",
    checks: "表里标记的表样版本是否为现行的版本。",
    why: "表样改版后栏目或单位可能有变化，旧表样上的数不一定还是要报的数。",
    example: "附件4 的表样已改为第 2 版，报来的是第 1 版。",
    passes: "用现行版本的空表填报。",
    remedy: "请对照现行的空表核对各栏目和单位；没有变化的，请在说明里写明，或换用现行的空表。",
};

/// S117 地区取自文件夹名称
pub static REGION_OF_FOLDER: Rule = Rule {
    code: "S117",
    level: Level::Notice,
    title: "地区取自文件夹名称",
    checks: "表上有没有写地区；没有地区这一栏时，看文件所在的文件夹。",
    why: "放错文件夹，就会算到别的县里，请核对。",
    example: "台账里没有“地区名称”一栏，文件放在“白城市/镇赉县”下。",
    passes: "标题写明“镇赉县一村一品调查表”。",
    remedy: "不必处理；最好在表上写明地区。",
};

/// S118 隐去内容的汇总表
pub static MASKED_SUMMARY: Rule = Rule {
    code: "S118",
    level: Level::Error,
    title: "隐去内容的汇总表",
    checks: "报来的汇总表是不是隐去了电话和姓名的那一份。",
    why: "隐去以后认不出谁是谁，再汇总会把不同的户、不同的人当成一个。",
    example: "把用 --mask 做的 白城市汇总.xlsx 报了上来。",
    passes: "报来的是没有隐去内容的汇总表。",
    remedy: "请改报没有隐去内容的汇总表；这一份只供阅看，请从收件文件夹里移走。",
};

/// S119 续表没有表头
pub static HEAD_MISSING: Rule = Rule {
    code: "S119",
    level: Level::Error,
    title: "续表没有表头",
    checks: "台账分在几张工作表上时，后面的工作表有没有表头。",
    why: "没有栏目名称，就不能确定哪一列是什么，读错一列比不读更糟。",
    example: "“Sheet1”是有表头的台账，“Sheet2”接着往下写，第一行就是村名和数字。",
    passes: "每张工作表的第一行都是栏目名称。",
    remedy: "请把前一张工作表的表头（栏目名称）复制到这张工作表的最上面，重新上报。",
};

/// S120 栏目按位置和字样认定
pub static LABEL_BY_PLACE: Rule = Rule {
    code: "S120",
    level: Level::Warning,
    title: "栏目按位置和字样认定",
    checks: "缺的栏目的位置上另有一栏、字样和单位都相近时，它是不是缺的那一栏。",
    why: "名称改过的栏目如果不是原来那一项，数字就加错了地方。",
    example: "“5.举办实用技术培训班.科技讲座次数”的位置上写的是“5.举办培训班、科技讲座次数”。",
    passes: "栏目名称与表样一致。",
    remedy: "请核对是不是同一栏：是的，请改回表样上的名称；不是的，请补上原来的栏目，把这一栏移到表外。",
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
    &LABEL_UNSETTLED,
    &OTHER_UNIT,
    &SAMPLE_RETURNED,
    &NOTHING_REPORTED,
    &NOTHING_CONTRADICTED,
    &VALUES_UNSETTLED,
    &OTHER_VERSION,
    &REGION_OF_FOLDER,
    &MASKED_SUMMARY,
    &HEAD_MISSING,
    &LABEL_BY_PLACE,
];
