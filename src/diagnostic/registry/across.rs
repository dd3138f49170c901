//! What shows only between records, files and registers.

use super::Rule;
use crate::diagnostic::Level;

/// X101 同一对象报了两次，内容相同
pub static SAME_RECORD_TWICE: Rule = Rule {
    code: "X101",
    level: Level::Warning,
    title: "同一对象报了两次，内容相同",
    checks: "同一个村、户或队伍有没有内容相同的两份表。",
    why: "汇总时只计一次，但请确认不是两个对象写成了一个。",
    example: "镇赉县某村的附件1 既有单张、又在台账里，内容一样。",
    passes: "两个村同名，但不在同一个乡镇。",
    remedy: "请删去多余的一份；是两个对象的，请把名称或地址写清楚。",
};

/// X102 同一对象报了两次，内容不同
pub static CONFLICTING_RECORDS: Rule = Rule {
    code: "X102",
    level: Level::Error,
    title: "同一对象报了两次，内容不同",
    checks: "同一个村、户或队伍有没有内容不同的两份表。",
    why: "不知道以哪一份为准，两份都不能汇总。",
    example: "某村一份附件1 总户数 312，另一份 321。",
    passes: "两份附件1 完全一样（只提示重复）。",
    remedy: "请确认以哪一份为准，删去另一份；是两个对象的，请把名称或地址写清楚。",
};

/// X103 同一文件出现两次
pub static SAME_FILE_TWICE: Rule = Rule {
    code: "X103",
    level: Level::Warning,
    title: "同一文件出现两次",
    checks: "有没有内容一模一样的两个文件。",
    why: "多半是复制时多出来的；汇总时只计一次。",
    example: "“附件4.xlsx”和“附件4 - 副本.xlsx”内容完全相同。",
    passes: "“附件4.xlsx”和改过一个数的“附件4-最终版.xlsx”。",
    remedy: "请删去多余的一份。",
};

/// X104 同一单位的统计表报了两次
pub static UNIT_TWICE: Rule = Rule {
    code: "X104",
    level: Level::Error,
    title: "同一单位的统计表报了两次",
    checks: "每个单位只报一份的表，有没有报了两份不同的。",
    why: "不知道以哪一份为准；都加上去就重复了。",
    example: "镇赉县科协报了两份数字不同的附件4。",
    passes: "镇赉县科协和白城市科协（本级）各报一份附件4。",
    remedy: "请确认以哪一份为准，删去另一份。",
};

/// X105 本级数疑为合计数
pub static TOTAL_IN_DISGUISE: Rule = Rule {
    code: "X105",
    level: Level::Error,
    title: "本级数疑为合计数",
    checks: "市（或省）本级报的数，是不是写着“汇总”“合计”，或每一项都不小于所属各单位之和，或多半项目恰好等于其和。",
    why: "多半是把全市合计当作本级数报了；再加上各县的，下级的数就算了两遍。",
    example: "白城市本级的附件4 每一项都等于五个县之和。",
    passes: "本级只报市科协自己办的活动，多数项目小于各县之和。",
    remedy: "请改为只填本级自己的数；全市合计由 kjzd 计算，不用单独报。核实确是本级数的，汇总时加 --confirm-own 该市名称。",
};

/// X106 地区不在汇总范围内
pub static OUTSIDE_TARGET: Rule = Rule {
    code: "X106",
    level: Level::Notice,
    title: "地区不在汇总范围内",
    checks: "表里的地区是不是本次汇总的地区或在它之内。",
    why: "别的市的数不能算进来；但若是地区填错了，本市就少了一份。",
    example: "汇总白城市时，文件夹里有一份松原市乾安县的附件1。",
    passes: "汇总吉林省时，各市各县的表都在范围内。",
    remedy: "地区填错的请改正；本来就是别处的，不用处理。",
};

/// X107 汇总表上的合计被改动
pub static PRINTED_TOTAL_CHANGED: Rule = Rule {
    code: "X107",
    level: Level::Error,
    title: "汇总表上的合计被改动",
    checks: "下级汇总表上印的合计，与表内明细重新加出来的是否一致。",
    why: "合计是算出来的；改了合计而没有改明细，上下级的数就对不上。",
    example: "白城市汇总表上总户数合计写 9999，明细相加是 9812。",
    passes: "汇总表由 kjzd 生成后没有改动，或改动后重新汇总过。",
    remedy: "请改正明细（或退回县里改正）后重新汇总，不要直接改合计。",
};

/// X108 汇总表的明细被改动
pub static DETAIL_CHANGED: Rule = Rule {
    code: "X108",
    level: Level::Error,
    title: "汇总表的明细被改动",
    checks: "下级汇总表里的明细，与生成汇总表时的明细是否一致：记录数、各项数字、勾选。",
    why: "在汇总表上删一行、改一个数，县里的原表并没有改，两级的数从此对不上，也查不到来源。",
    example: "白城市汇总表生成时附件1 有 125 条明细，报上来时只有 124 条。",
    passes: "汇总表在 WPS 里打开看过、另存过，明细没有动。",
    remedy: "请在原表上改正后重新汇总，报上新的汇总表。",
};

/// X109 下级汇总是初步的
pub static PROVISIONAL_BELOW: Rule = Rule {
    code: "X109",
    level: Level::Warning,
    title: "下级汇总是初步的",
    checks: "作为依据的下级汇总表，是不是“初步”汇总。",
    why: "初步汇总没有计入有错的表，数是不全的；据此加出来的合计也只能是初步的。",
    example: "白城市汇总.xlsx 是用 --provisional 做的。",
    passes: "下级汇总没有遗漏。",
    remedy: "请下级改正错误、重新汇总后再报；在此之前，本级汇总也注明“初步”。",
};

/// X201 文件夹与表内地区不一致
pub static FOLDER_DISAGREES: Rule = Rule {
    code: "X201",
    level: Level::Warning,
    title: "文件夹与表内地区不一致",
    checks: "文件所在的文件夹是哪个地区，表里填的地区是不是它或在它之内。",
    why: "放错文件夹或填错地区，数就记到了别的县。",
    example: "“白城市/镇赉县”文件夹里的表，地区名称填“通榆县”。",
    passes: "“白城市”文件夹里的表，地区名称填“镇赉县”。",
    remedy: "请核对：放错的移到正确的文件夹，填错的改正地区名称。",
};

/// X202 一个电话两个姓名
pub static PHONE_SHARED: Rule = Rule {
    code: "X202",
    level: Level::Warning,
    title: "一个电话两个姓名",
    checks: "登记人员的电话有没有与另一个姓名相同的。",
    why: "抽查时会打错人；也可能是同一个人的姓名写法不同。",
    example: "两名专家“张三”“李四”都填 13800000000。",
    passes: "同一个人在两处出现，姓名和电话都相同。",
    remedy: "请核对两人的电话；确实共用一部电话的，请在说明里写明。",
};

/// X203 一名专家在两支队伍
pub static EXPERT_SHARED: Rule = Rule {
    code: "X203",
    level: Level::Warning,
    title: "一名专家在两支队伍",
    checks: "同一个人（姓名和电话都相同）有没有列入两支队伍。",
    why: "一人两队，专家人数会重复计算，活动也可能冲突。",
    example: "专家张三（13800000000）同时在省一队和镇赉县队。",
    passes: "两名同名的专家，电话不同。",
    remedy: "请核对他属于哪一支队伍；确实两队都参加的，请在说明里写明。",
};

/// X204 一个村报来的表多于该村自报的户数
pub static RECORDS_OVER_LIMIT: Rule = Rule {
    code: "X204",
    level: Level::Warning,
    title: "一个村报来的表多于该村自报的户数",
    checks: "同一个村报来的一户一策调查表，有没有比该村自报的贫困户数还多。",
    why: "两张表对不上，总有一张填错了，或者有的户重复报、报错了村。",
    example: "某村附件1 贫困户数填 3，报来的附件2 却有 5 户。",
    passes: "某村贫困户数填 30，报来附件2 共 5 户。",
    remedy: "请核对该村的贫困户数，以及所列各户是不是都属于这个村。",
};

/// X205 统计数少于已经报来的表
pub static FEWER_THAN_RETURNS: Rule = Rule {
    code: "X205",
    level: Level::Warning,
    title: "统计数少于已经报来的表",
    checks: "统计表里的支数是否不少于同一单位已经报来的表数。",
    why: "报了几支队伍，统计表里至少应有几支。",
    example: "镇赉县报来 3 张附件3，附件4 的服务团支数只填 1。",
    passes: "镇赉县报来 3 张附件3，附件4 填 5 支。",
    remedy: "请核对支数；确有原因的，请在说明里写明。",
};

/// X206 合计行与各行之和不等
pub static TOTAL_DISAGREES: Rule = Rule {
    code: "X206",
    level: Level::Warning,
    title: "合计行与各行之和不等",
    checks: "台账自带的合计、小计是否等于所列各行之和。",
    why: "对不上说明有一行漏了、改了，或者合计是手工填的。",
    example: "台账各行总户数之和为 3120，合计行写 3102。",
    passes: "合计行等于各行之和。",
    remedy: "请核对各行，改正后重新计算合计。",
};

/// X301 不在名录中
pub static NOT_IN_REGISTER: Rule = Rule {
    code: "X301",
    level: Level::Warning,
    title: "不在名录中",
    checks: "村名是否在本县的村名录里。",
    why: "名录之外的村可能是写错了字，也可能是近年新设、改名的。",
    example: "村名填“平按村”，名录里有“平安村”。",
    passes: "村名填“平安”或“平安村”。",
    remedy: "请核对村名；近年新设或改名的，请在说明里写明。",
};

/// X302 多于名录里的个数
pub static OVER_REGISTER: Rule = Rule {
    code: "X302",
    level: Level::Warning,
    title: "多于名录里的个数",
    checks: "到过的乡镇个数、村个数是否不多于本地区名录里的个数。",
    why: "去过的村不可能比全县的村还多；多半是按次数重复计了。",
    example: "全县只有 141 个村，“科技下乡到村个数”填 412。",
    passes: "同一个县填 63。",
    remedy: "同一个乡镇、同一个村去过几次都只算一个，请按此核对。",
};

/// C101 应有的表没有上报
pub static COVERAGE_MISSING: Rule = Rule {
    code: "C101",
    level: Level::Error,
    title: "应有的表没有上报",
    checks: "必须有某张表的地区是否报了。只在审核范围覆盖这些地区时检查：用 --expect 指明范围，或者给出的文件已经含有同一市（州）别的县的这种表。",
    why: "方案要求国家级贫困县至少组建一支科技助力扶贫工作队。",
    example: "审核白城市的全部工作队表，缺镇赉县。",
    passes: "只审核镇赉县一个县的文件。",
    remedy: "请催报；已经交了的，请检查地区名称和文件夹。",
};

/// C102 还没有上报
pub static NOT_REPORTED: Rule = Rule {
    code: "C102",
    level: Level::Warning,
    title: "还没有上报",
    checks: "用 --expect 指明范围时，范围内应报的单位是不是都报了各种表。",
    why: "缺一个单位，合计就不完整；截止日期前要知道催谁。",
    example: "审核白城市时写明 --expect 白城市，通榆县没有附件4。",
    passes: "同样的文件，不写 --expect。",
    remedy: "请催报；已经交了的，请检查地区名称和文件夹。",
};

/// The rules of this page, by code.
pub(super) static ALL: &[&Rule] = &[
    &SAME_RECORD_TWICE,
    &CONFLICTING_RECORDS,
    &SAME_FILE_TWICE,
    &UNIT_TWICE,
    &TOTAL_IN_DISGUISE,
    &OUTSIDE_TARGET,
    &PRINTED_TOTAL_CHANGED,
    &DETAIL_CHANGED,
    &PROVISIONAL_BELOW,
    &FOLDER_DISAGREES,
    &PHONE_SHARED,
    &EXPERT_SHARED,
    &RECORDS_OVER_LIMIT,
    &FEWER_THAN_RETURNS,
    &TOTAL_DISAGREES,
    &NOT_IN_REGISTER,
    &OVER_REGISTER,
    &COVERAGE_MISSING,
    &NOT_REPORTED,
];
