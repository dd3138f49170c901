//! What can be wrong with a file as a whole.

use super::Rule;
use crate::diagnostic::Level;

/// F101 不是电子表格
pub static NOT_A_WORKBOOK: Rule = Rule {
    code: "F101",
    level: Level::Error,
    title: "不是电子表格",
    checks: "文件内容是不是 Excel、WPS 表格、OpenDocument 表格或 CSV。只看内容，不看扩展名。",
    why: "读不出表格，就无法审核，也无法汇总。",
    example: "把一张照片改名为“附件1.xlsx”上报。",
    passes: "用 WPS 保存的“附件1.et”。",
    remedy: "用 Excel 或 WPS 打开原表，另存为 .xlsx 后重新上报。",
};

/// F102 文件有密码
pub static ENCRYPTED: Rule = Rule {
    code: "F102",
    level: Level::Error,
    title: "文件有密码",
    checks: "文件是否设了打开密码。",
    why: "设了密码的文件读不出内容，不能汇总。",
    example: "“附件4.xlsx”打开时要求输入密码。",
    passes: "只锁定了部分单元格、打开不要密码的“附件4.xlsx”。",
    remedy: "在 Excel 的“文件—信息—保护工作簿”里去掉打开密码，保存后重新上报。",
};

/// F103 文件损坏或不完整
pub static DAMAGED: Rule = Rule {
    code: "F103",
    level: Level::Error,
    title: "文件损坏或不完整",
    checks: "文件能否完整打开。",
    why: "损坏的文件读出来的数可能不全，不能汇总。",
    example: "传输中断，只收到半个文件。",
    passes: "能正常打开、内容完整的文件。",
    remedy: "请上报单位重新发送原文件；能打开的，另存为新的 .xlsx 再交。",
};

/// F104 是网页、文档或压缩包，不是电子表格
pub static OTHER_DOCUMENT: Rule = Rule {
    code: "F104",
    level: Level::Error,
    title: "是网页、文档或压缩包，不是电子表格",
    checks: "扩展名像表格、内容却是网页、Word 文档、PDF 或压缩包的文件。",
    why: "这类文件里可能有表，但读不出各栏的位置。",
    example: "从网页系统导出的“附件4.xls”，内容其实是网页。",
    passes: "真正的 Excel 97–2003 文件“附件4.xls”。",
    remedy: "用 Excel 或 WPS 打开后另存为 .xlsx；压缩包请先解压；Word 表请把内容填到下发的空表里。",
};

/// F105 文件是空的
pub static EMPTY_FILE: Rule = Rule {
    code: "F105",
    level: Level::Error,
    title: "文件是空的",
    checks: "文件大小是否为零，或者所有工作表都没有内容。",
    why: "空文件没有可汇总的数，多半是保存或发送时出了错。",
    example: "大小为 0 字节的“附件1.xlsx”。",
    passes: "只填了一个村的“附件1.xlsx”。",
    remedy: "请上报单位重新发送填好的表。",
};

/// F106 文件超出读取上限
pub static TOO_LARGE: Rule = Rule {
    code: "F106",
    level: Level::Error,
    title: "文件超出读取上限",
    checks: "文件大小、解压后的大小、行数和列数是否在上限以内。各项上限和不写 --limit 时的数：文件字节数 file-bytes 268435456，压缩容器内的文件个数 zip-entries 10000，解压后的字节数 inflated-bytes 2147483648，压缩比 inflation-ratio 200，共享字符串个数 table-entries 5000000，单元格样式个数 styles 100000，XML 里一个标签或一段文字的字节数 token-bytes 16777216，XML 嵌套层数 xml-depth 256，一条记录的续接个数 continues 20000，工作表个数 sheets 2000，单元格个数 cells 10000000，工作表的范围（格数，.xls）dense-cells 4000000，合并单元格个数 merges 1000000，一个单元格里的字节数 cell-text-bytes 1048576，文字总字节数 text-bytes 536870912，读取占用的内存字节数 memory-bytes 1073741824，读取秒数 seconds 60。",
    why: "个别文件会占满内存，使其他单位的表也读不成。",
    example: "误把整列刷了格式，一百多万行都有内容。",
    passes: "几千户的贫困户台账。",
    remedy: "删除表格以外的空行空列和图片，另存为新的 .xlsx。确实需要这么大的，加 --limit 名称=数 再读，如 --limit cells=20000000。",
};

/// F107 文件打不开
pub static UNREADABLE_FILE: Rule = Rule {
    code: "F107",
    level: Level::Error,
    title: "文件打不开",
    checks: "系统能否打开这个文件或文件夹。",
    why: "打不开就无法审核。",
    example: "文件正被另一个程序独占，或者没有读取权限。",
    passes: "关闭 Excel 之后再审核。",
    remedy: "关闭正在使用它的程序，或把文件复制到自己的文件夹后再试。",
};

/// F108 工作表只读出一部分
pub static SHEET_BROKEN: Rule = Rule {
    code: "F108",
    level: Level::Error,
    title: "工作表只读出一部分",
    checks: "工作表能否从头读到尾。",
    why: "后半部分的数没有读到，汇总会偏少。",
    example: "台账读到 C120 之后遇到坏的内容。",
    passes: "能完整读出的台账。",
    remedy: "在 Excel 里检查所指单元格以后的内容，改正后另存为新的 .xlsx。",
};

/// F109 扩展名与内容不符
pub static WRONG_EXTENSION: Rule = Rule {
    code: "F109",
    level: Level::Notice,
    title: "扩展名与内容不符",
    checks: "文件扩展名与实际内容是否一致。",
    why: "不影响读取，但有的电脑会打不开。",
    example: "“附件4.xls”的内容其实是 .xlsx。",
    passes: "“附件4.xlsx”的内容就是 .xlsx。",
    remedy: "不必处理；有空时另存为正确的格式。",
};

/// F110 按 GB18030 编码读取
pub static DECODED_GB18030: Rule = Rule {
    code: "F110",
    level: Level::Notice,
    title: "按 GB18030 编码读取",
    checks: "CSV 文件用的是不是 UTF-8 编码。",
    why: "Excel 另存的 CSV 常用 GB18030；已按它读取，只作提示。",
    example: "在中文 Windows 上另存的“贫困村台账.csv”。",
    passes: "以“CSV UTF-8”另存的台账。",
    remedy: "不必处理；如果发现乱码，请另存为 .xlsx 再交。",
};

/// F111 有字符在另存时丢失
pub static LOSSY_TEXT: Rule = Rule {
    code: "F111",
    level: Level::Warning,
    title: "有字符在另存时丢失",
    checks: "文字里有没有因编码装不下而变成“?”或“�”的字符。",
    why: "□、☑ 等勾选记号丢失后，勾没勾就看不出来了。",
    example: "把带 ☑ 的表另存为 ANSI 编码的 CSV，☑ 变成了“?”。",
    passes: "把同一张表另存为 .xlsx。",
    remedy: "用原表另存为 .xlsx 或“CSV UTF-8”后重新上报。",
};

/// F112 跳过 Office 临时文件
pub static LOCK_FILE: Rule = Rule {
    code: "F112",
    level: Level::Notice,
    title: "跳过 Office 临时文件",
    checks: "文件夹里有没有“~$”开头或“.~lock”开头的临时文件。",
    why: "有人正开着这个文件时，Office 会放一个临时文件；它不是上报表。",
    example: "“~$附件4.xlsx”。",
    passes: "“附件4.xlsx”。",
    remedy: "不必处理；如果表还在填，请填完保存后再审核。",
};

/// F113 跳过隐藏的工作表
pub static HIDDEN_SHEET: Rule = Rule {
    code: "F113",
    level: Level::Notice,
    title: "跳过隐藏的工作表",
    checks: "工作簿里有没有隐藏的工作表。",
    why: "隐藏的表一般是下拉选项或旧稿，不作为上报内容。",
    example: "工作簿里藏着一张“去年”的表。",
    passes: "所有工作表都看得见。",
    remedy: "如果隐藏的表也要上报，请取消隐藏后再交。",
};

/// F114 不是表格，未读
pub static SKIPPED_FILE: Rule = Rule {
    code: "F114",
    level: Level::Notice,
    title: "不是表格，未读",
    checks: "文件夹里的文本、图片等文件。",
    why: "这些文件不会是上报表，跳过它们并说明，免得误以为已经审核。",
    example: "随表附来的“说明.txt”。",
    passes: "“附件1.xlsx”。",
    remedy: "不必处理。",
};

/// F115 文档或压缩包未读，里面可能有表
pub static UNREAD_DOCUMENT: Rule = Rule {
    code: "F115",
    level: Level::Warning,
    title: "文档或压缩包未读，里面可能有表",
    checks: "文件夹里有没有 Word 文档、PDF、压缩包等可能装着上报表的文件。",
    why: "里面如果有填好的表，这次没有审核，也不会汇总。",
    example: "某县只交了“附件1.zip”。",
    passes: "把压缩包解压后上报各表。",
    remedy: "压缩包请先解压；Word、PDF 里的表请填到下发的空表里。确实不是上报表的，不必处理。",
};

/// F116 文件夹里没有表格
pub static EMPTY_FOLDER: Rule = Rule {
    code: "F116",
    level: Level::Warning,
    title: "文件夹里没有表格",
    checks: "命令里写的每个文件夹里是否至少有一张表。",
    why: "可能是这个单位还没有上报，也可能是路径写错了。",
    example: "“松原市”文件夹里只有一张照片。",
    passes: "“松原市”文件夹里有一张附件4。",
    remedy: "请核对路径；确实没有上报的，请催报。",
};

/// F117 读取时崩溃
pub static READER_DIED: Rule = Rule {
    code: "F117",
    level: Level::Error,
    title: "读取时崩溃",
    checks: "文件能否在规定的时间和内存以内读完，读取程序有没有因它异常退出。每个文件都在单独的进程里读取，坏文件不影响其他文件。",
    why: "没有读完的文件不能汇总。",
    example: "传坏了的“附件4.xls”，一打开就出错退出。",
    passes: "能正常打开的“附件4.xls”。",
    remedy: "用 Excel 或 WPS 打开，另存为新的 .xlsx 后重发；打不开的，向填报单位要原件。",
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
    &SKIPPED_FILE,
    &UNREAD_DOCUMENT,
    &EMPTY_FOLDER,
    &READER_DIED,
];
