//! What became of a return that was sent back and came again.

use serde_json::Value as Json;

use crate::returns::{Folder, villages};

#[test]
fn findings_are_told_by_what_became_of_them() {
    let folder = Folder::new();
    folder.put(
        "旧/镇赉县/a.csv",
        &villages(&[["架其营子村", "1380436000", "312", "412"]]),
    );
    folder.put(
        "新/镇赉县/a（退回修改）.csv",
        &villages(&[["架其营子村", "13804360001", "400", "412"]]),
    );
    let outcome = folder.run(&["compare", "旧", "新"]);
    insta::assert_snapshot!(outcome.out, @"
附件1 镇赉县 镇赉镇 架其营子村
  旧/镇赉县/a.csv 第 3 行 → 新/镇赉县/a（退回修改）.csv 第 3 行
  仍存在  强制 R301 H3 贫困户数 412 大于 总户数 400（G3）。
  已改正  强制 V201 F3 联系电话 填的是“1380436000”，应为 11 位，实为 10 位。
  改动    联系电话：1380436000 → 13804360001
  改动    总户数：312 户 → 400 户

共对照 1 份表：已改正 1 处，已说明 0 处，仍存在 1 处，新出现 0 处；改动数值 2 处。
");
    assert_eq!(outcome.code, 1);
}

/// Two runs over one file each, as JSON.
fn compared(old: &[[&str; 4]], new: &[[&str; 4]]) -> (i32, Json) {
    let folder = Folder::new();
    folder.put("a.csv", &villages(old));
    folder.put("改好的.csv", &villages(new));
    let outcome = folder.run(&["compare", "a.csv", "改好的.csv", "--format", "json"]);
    (outcome.code, serde_json::from_str(&outcome.out).unwrap())
}

const SOUND: [&str; 4] = ["架其营子村", "13804360001", "312", "41"];

#[test]
fn a_record_whose_name_was_corrected_is_known_by_its_place() {
    let (code, json) = compared(&[["架其营孑村", "13804360001", "312", "41"]], &[SOUND]);
    assert_eq!(code, 0, "{json:#}");
    let record = &json["records"][0];
    assert_eq!(record["matched_by"], "place");
    assert_eq!(record["findings"][0]["status"], "mended");
    assert_eq!(record["findings"][0]["code"], "X301");
    assert_eq!(record["changes"][0]["field"], "village_name");
    assert_eq!(record["changes"][0]["old"], "架其营孑村");
}

#[test]
fn a_record_that_did_not_come_again_is_missed() {
    let other = ["团结村", "13804360002", "96", "12"];
    let (code, json) = compared(&[SOUND, other], &[SOUND]);
    assert_eq!(code, 1, "{json:#}");
    assert_eq!(json["summary"]["only_old"], 1);
    let name = json["only_old"][0]["record"].as_str().unwrap();
    assert!(name.ends_with("团结村"), "{name}");
}

#[test]
fn what_is_clean_and_unchanged_is_told_in_one_line() {
    let folder = Folder::new();
    folder.put("旧/a.csv", &villages(&[SOUND]));
    folder.put("新/a.csv", &villages(&[SOUND]));
    let outcome = folder.run(&["compare", "旧", "新"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert_eq!(outcome.out.lines().count(), 1, "{}", outcome.out);
    let missing = folder.run(&["compare", "旧", "没有"]);
    assert_eq!(missing.code, 2, "{missing:?}");
}
