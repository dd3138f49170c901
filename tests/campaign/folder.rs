//! A campaign as a folder: written out, and read back.

use std::fs;

use kjzd::campaign::{Campaign, export};

use crate::copy::harbour;

/// Everything of a campaign but its register and indices, as text.
fn contents(campaign: &Campaign) -> String {
    let regions: Vec<_> = campaign.regions.iter().collect();
    format!(
        "{:#?}",
        (
            (&campaign.id, &campaign.title, &campaign.period),
            (&campaign.stages, &campaign.forms, &campaign.cross),
            (&campaign.units, regions),
        )
    )
}

#[test]
fn what_is_written_out_reads_back_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("新活动");
    let written = export(&target).unwrap();
    assert!(written.iter().all(|file| file.is_file()));
    let (builtin, loaded) = (
        Campaign::builtin().unwrap(),
        Campaign::load(&target).unwrap(),
    );
    assert_eq!(contents(&builtin), contents(&loaded));
    let villages = |campaign: &Campaign| -> Vec<String> {
        let counties = campaign.regions.iter().map(|(id, _)| id);
        counties
            .flat_map(|county| campaign.register().villages(county))
            .map(|village| format!("{} {}", village.code, village.name))
            .collect()
    };
    assert_eq!(villages(&builtin), villages(&loaded));
    assert_eq!(villages(&builtin).len(), 9133);
}

#[test]
fn an_occupied_place_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("笔记.txt");
    fs::write(&note, "旧").unwrap();
    let refused = export(folder.path()).unwrap_err().to_string();
    assert!(refused.contains("不是空的"), "{refused}");
    let refused = export(&note).unwrap_err().to_string();
    assert!(refused.contains("不是文件夹"), "{refused}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn another_campaign_loads_with_its_own_forms_and_units() {
    let campaign = Campaign::load(&harbour()).unwrap();
    let forms: Vec<_> = campaign
        .forms
        .iter()
        .map(|form| form.title.as_str())
        .collect();
    assert_eq!(
        forms,
        ["泊位安全调查表", "港口安全整治统计表", "巡查组名单"]
    );
    assert!(campaign.register().is_empty());
    let words: Vec<_> = campaign
        .forms
        .iter()
        .flat_map(|form| &form.relations)
        .map(|relation| format!("{} {}", relation.code, relation.words))
        .collect();
    insta::assert_snapshot!(words.join("\n"), @r#"
    R801 上年吞吐量（千吨）≤ 年设计通过能力（万吨）× 1.5
    R802 主要货种 至少选一项，或写明“别的”
    R803 前沿水深 < 泊位长度
    R851 完成整改 ≤ 发现隐患
    R852 开展检查次数 = 0 时，检查船舶 = 0
    R853 参加人数（第 4 项，百人次）≥ 参加人数（第 3 项，人次），或者 本期吞吐量 < 100 吨
    R871 出巡记录 至少填一行
    R872 组员 的行数 ≤ 2 × 出巡记录 的行数 + 10
    "#);
}
