//! Broken campaign files are refused with file, line and reason; one run tells all of them.

use std::fs;

use kjzd::campaign::export;

use crate::copy::{broken, said, told};

#[test]
fn broken_files_are_refused_with_place_and_reason() {
    let edits: &[(&str, &str, &str)] = &[
        ("campaign.toml", "title =", "titel ="),
        ("campaign.toml", "2020-03-01", "2020-02-30"),
        ("campaign.toml", "2020-03-01", "\"2020-03-01\""),
        ("campaign.toml", "2020-06-30", "2020-02-28"),
        ("campaign.toml", "\"harbour-2020\"", "\"海港 2020\""),
        (
            "campaign.toml",
            "\"returns\", \"patrol\"]\n\n",
            "\"returns\"]\n\n",
        ),
        (
            "campaign.toml",
            "forms = [\"berth\"]",
            "forms = [\"birth\"]",
        ),
        ("campaign.toml", "\"closing\"", "\"baseline\""),
        ("campaign.toml", "field = \"patrols\"", "field = \"patrol\""),
        ("units.toml", "factor = 1000,", "factor = 0.5,"),
        ("units.toml", "factor = 1000,", "factor = 0,"),
        ("units.toml", "\"kt\"", "\"t\""),
        ("units.toml", "name = \"项\"", "name = \"米\""),
        ("regions.csv", "990102,望海县", "990101,望海县"),
        ("regions.csv", "county,990100,1", "county,990900,1"),
        ("regions.csv", "county,990100,1", "county,,1"),
        ("regions.csv", "county,990100,1", "county,990101,1"),
        ("regions.csv", "county,990100,1", "town,990100,1"),
        ("regions.csv", "county,990100,1", "county,990100,是"),
        ("regions.csv", "county,990100,1", "county"),
        ("regions.csv", "short_name", "short"),
    ];
    insta::assert_snapshot!(told(edits).unwrap(), @r#"
    title = → titel =
    campaign.toml 第 3 行第 1 列：没有“titel”这一项。可用的项：id, title, period, forms, stages, cross, area_codes。

    2020-03-01 → 2020-02-30
    campaign.toml 第 4 行第 20 列：没有这一天，请核对日期。

    2020-03-01 → "2020-03-01"
    campaign.toml 第 4 行第 20 列：这里应是日期（不加引号），现为文字 "2020-03-01"。

    2020-06-30 → 2020-02-28
    campaign.toml 第 4 行第 39 列：结束日期早于开始日期。

    "harbour-2020" → "海港 2020"
    campaign.toml 第 2 行第 6 列：id 只用小写字母、数字和 -，如 jilin-2018-2019。

    "returns", "patrol"] → "returns"]
    campaign.toml 第 21 行第 21 列：没有叫“patrol”的表。请先在 forms 里列出。
    campaign.toml 第 25 行第 1 列：没有“patrol”这张表。
    campaign.toml 第 33 行第 1 列：没有“patrol”这张表。
    forms/patrol.toml：campaign.toml 的 forms 里没有列这张表。请列上，或移走这个文件。

    forms = ["berth"] → forms = ["birth"]
    campaign.toml 第 14 行第 10 列：没有叫“birth”的表。请先在 forms 里列出。

    "closing" → "baseline"
    campaign.toml 第 18 行第 6 列：阶段“baseline”出现两次。

    field = "patrols" → field = "patrol"
    campaign.toml 第 33 行第 1 列：没有“patrol”这一栏。

    factor = 1000, → factor = 0.5,
    units.toml 第 6 行第 27 列：这里应是整数，或加引号的小数（如 "0.5"），现为小数 0.5。

    factor = 1000, → factor = 0,
    forms/berth.toml 第 139 行第 10 列：breaks 应是违反这条关系的例子，现在并不违反（或缺数）。
    units.toml 第 6 行第 27 列：factor 应大于 0。

    "kt" → "t"
    units.toml 第 6 行第 44 列：“t”在这一族里指了两个单位。

    name = "项" → name = "米"
    forms/returns.toml 第 65 行第 8 列：units.toml 里没有单位“项”。
    forms/returns.toml 第 76 行第 8 列：units.toml 里没有单位“项”。
    units.toml 第 20 行第 19 列：单位“米”出现两次；同名的单位请并作一个。

    990102,望海县 → 990101,望海县
    regions.csv 第 5 行第 1 列：代码 990101 出现两次，请改掉一个。

    county,990100,1 → county,990900,1
    regions.csv 第 5 行第 1 列：上级 990900 不在前面各行中。请补上该地区，并排在下级之前。

    county,990100,1 → county,,1
    regions.csv 第 5 行第 1 列：没有写上级（parent_code）；只有最上级的 东港省 可以不写。

    county,990100,1 → county,990101,1
    regions.csv 第 5 行第 1 列：上级 临港区 的级别不比本级高。

    county,990100,1 → town,990100,1
    regions.csv 第 5 行第 1 列：level 应为 province、city 或 county，现为“town”。

    county,990100,1 → county,990100,是
    regions.csv 第 5 行第 1 列：national_poverty_county 应为 0 或 1，现为“是”。

    county,990100,1 → county
    regions.csv 第 5 行第 1 列：这一行的列数与表头不同。

    short_name → short
    regions.csv 第 1 行第 1 列：表头缺少：short_name。
    regions.csv 第 1 行第 1 列：表头多出：short。可用的列：code、name、short_name、aliases、level、parent_code、national_poverty_county、expected。
    "#);
}

#[test]
fn one_run_tells_all_faults_in_file_order() {
    let said = broken(&[
        ("regions.csv", "county,990100,1", "county,990900,1"),
        ("forms/berth.toml", "unit = \"米\"", "unit = \"英尺\""),
        (
            "forms/berth.toml",
            "throughput <= capacity",
            "throughput <= capacty",
        ),
        ("campaign.toml", "2020-06-30", "2020-02-28"),
    ])
    .unwrap();
    insta::assert_snapshot!(said, @r#"
    campaign.toml 第 4 行第 39 列：结束日期早于开始日期。
    forms/berth.toml 第 68 行第 8 列：units.toml 里没有单位“英尺”。
    forms/berth.toml 第 135 行第 23 列：关系式有误：本表没有栏目“capacty”。是不是“capacity”？
    forms/berth.toml 第 155 行第 17 列：关系式有误：前面是长度，这里是计数，不能比较或相加。
    regions.csv 第 5 行第 1 列：上级 990900 不在前面各行中。请补上该地区，并排在下级之前。
    "#);
}

#[test]
fn a_folder_that_is_no_campaign_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(said(folder.path()), @r#"
    campaign.toml：没有这个文件。可先用 kjzd campaign export 导出内置活动，再照着改。
    regions.csv：没有这个文件。可先用 kjzd campaign export 导出内置活动，再照着改。
    units.toml：没有这个文件。可先用 kjzd campaign export 导出内置活动，再照着改。
    "#);
    assert!(said(&folder.path().join("无")).contains("找不到文件夹"));
    let file = folder.path().join("regions.csv");
    fs::write(&file, b"code\n\xbc\xaa\xc1\xd6").unwrap();
    insta::assert_snapshot!(said(folder.path()), @"regions.csv 第 2 行第 1 列：不是 UTF-8 编码，中文读不出来。请在 Excel 里另存为“CSV UTF-8（逗号分隔）”。");
    assert!(said(&file).contains("不是文件夹"));
}

#[test]
fn faulty_registers_are_refused_by_line() {
    let folder = tempfile::tempdir().unwrap();
    export(folder.path()).unwrap();
    let edit = |file: &str, from: &str, to: &str| {
        let path = folder.path().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
    };
    edit(
        "townships.csv",
        "220102200,幸福乡,220102",
        "220102200,幸福乡,220100",
    );
    edit("villages.csv", "220103006200,上台子村", "220103006200,");
    insta::assert_snapshot!(said(folder.path()), @r#"
    townships.csv 第 14 行第 1 列：regions.csv 中没有代码为“220100”的县。
    villages.csv 第 7 行第 1 列：townships.csv 中没有代码为“220102200”的乡镇。
    villages.csv 第 8 行第 1 列：townships.csv 中没有代码为“220102200”的乡镇。
    villages.csv 第 9 行第 1 列：没有写村名（name）。
    "#);
}

#[test]
fn villages_without_their_townships_are_one_fault() {
    let folder = tempfile::tempdir().unwrap();
    export(folder.path()).unwrap();
    fs::remove_file(folder.path().join("townships.csv")).unwrap();
    insta::assert_snapshot!(said(folder.path()), @"villages.csv：有 villages.csv 就要有 townships.csv。请补上，或把 villages.csv 也移走。");
}

#[test]
fn lines_are_counted_alike_however_they_end() {
    let told = |end: &str| {
        let folder = tempfile::tempdir().unwrap();
        export(folder.path()).unwrap();
        let path = folder.path().join("townships.csv");
        let text = fs::read_to_string(&path).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines[7] = lines[6];
        lines.insert(3, "");
        fs::write(&path, lines.join(end)).unwrap();
        said(folder.path())
    };
    assert_eq!(told("\n"), told("\r\n"));
    insta::assert_snapshot!(told("\r\n").lines().next().unwrap(), @"townships.csv 第 9 行第 1 列：代码 220102006 出现两次，请改掉一个。");
}

#[test]
fn files_that_are_no_toml_are_refused_in_chinese() {
    let edits: &[(&str, &str, &str)] = &[
        ("campaign.toml", "\"harbour-2020\"", "\"harbour-2020"),
        ("campaign.toml", "\"harbour-2020\"", "harbour-2020"),
        ("campaign.toml", "\"harbour-2020\"", ""),
        ("campaign.toml", "\"harbour-2020\"", "“harbour-2020”"),
        ("campaign.toml", "title =", "title"),
        ("campaign.toml", "title =", "标题 ="),
        ("campaign.toml", "[[stages]]", "[[stages]"),
        ("campaign.toml", "2020-03-01", "2020-3-1"),
        ("campaign.toml", "2020-03-01", "2020年3月1日"),
        ("campaign.toml", "forms = [\"berth\"]", "forms = [\"berth\""),
        (
            "campaign.toml",
            "forms = [\"berth\"]",
            "forms = [\"berth\"] ]",
        ),
        ("units.toml", "factor = 1000,", "factor = 1，000,"),
    ];
    insta::assert_snapshot!(told(edits).unwrap(), @r#"
    "harbour-2020" → "harbour-2020
    campaign.toml 第 2 行第 19 列：这里不合 TOML 的写法：文字要加英文引号，左右成对，写在一行里。

    "harbour-2020" → harbour-2020
    campaign.toml 第 2 行第 6 列：这里不合 TOML 的写法：文字要加英文引号，左右成对，写在一行里。

    "harbour-2020" → 
    campaign.toml 第 2 行第 6 列：这里不合 TOML 的写法：文字要加英文引号，左右成对，写在一行里。

    "harbour-2020" → “harbour-2020”
    campaign.toml 第 2 行第 6 列：这里不合 TOML 的写法：文字要加英文引号，左右成对，写在一行里。

    title = → title
    campaign.toml 第 3 行第 7 列：这里不合 TOML 的写法：每行写成“键 = 值”。

    title = → 标题 =
    campaign.toml 第 3 行第 1 列：这里不合 TOML 的写法：键只用英文字母、数字和下划线。

    [[stages]] → [[stages]
    campaign.toml 第 10 行第 10 列：这里不合 TOML 的写法：方括号要成对，各项之间用英文逗号隔开。

    2020-03-01 → 2020-3-1
    campaign.toml 第 4 行第 20 列：没有这一天，请核对日期。

    2020-03-01 → 2020年3月1日
    campaign.toml 第 4 行第 20 列：这里不合 TOML 的写法：文字要加英文引号，左右成对，写在一行里。

    forms = ["berth"] → forms = ["berth"
    campaign.toml 第 15 行第 1 列：这里不合 TOML 的写法：方括号要成对，各项之间用英文逗号隔开。

    forms = ["berth"] → forms = ["berth"] ]
    campaign.toml 第 14 行第 19 列：这里不合 TOML 的写法：一行只写一项，行末不要有多余的内容。

    factor = 1000, → factor = 1，000,
    units.toml 第 6 行第 27 列：这里不合 TOML 的写法：文字要加英文引号，左右成对，写在一行里。
    "#);
}
