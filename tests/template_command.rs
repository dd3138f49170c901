//! `kjzd template` as it is typed.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

fn kjzd(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("kjzd").expect("the program is built");
    let output = command
        .current_dir(folder)
        .arg("template")
        .args(arguments)
        .output()
        .expect("the program runs");
    (
        output.status.code().expect("an exit code"),
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

#[test]
fn one_form_goes_to_the_file_that_is_named_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["--form", "4", "--for", "镇赉县", "-o", "表.xlsx"];
    let (code, said, _) = kjzd(folder.path(), &arguments);
    assert_eq!((code, said.as_str()), (0, "表.xlsx\n"));
    let first = fs::read(folder.path().join("表.xlsx")).unwrap();
    let (code, _, refused) = kjzd(folder.path(), &arguments);
    assert_eq!(code, 2);
    assert!(refused.contains("表.xlsx 已存在") && refused.contains("--force"));
    let (code, ..) = kjzd(folder.path(), &[&arguments[..], &["--force"]].concat());
    assert_eq!(code, 0);
    assert_eq!(fs::read(folder.path().join("表.xlsx")).unwrap(), first);
}

#[test]
fn a_city_gets_its_counties_folders() {
    let folder = tempfile::tempdir().unwrap();
    let (code, said, _) = kjzd(folder.path(), &["--each", "county", "--for", "白城市"]);
    assert_eq!((code, said.as_str()), (0, "已生成 22 个文件，在 下发。\n"));
    let city = folder.path().join("下发").join("白城市");
    let mut units: Vec<_> = fs::read_dir(city)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    units.sort();
    assert_eq!(
        units,
        ["大安市", "市本级", "洮北区", "洮南市", "通榆县", "镇赉县"]
    );
}

#[test]
fn what_cannot_be_made_is_refused_with_a_way_out() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (
            &["--form", "9"][..],
            "附件1《一村一品调查表》（village）、附件2",
        ),
        (&["--form", "调查表"], "可以指几张表"),
        (&["--for", "白成县"], "六位行政区划代码"),
        (&["--layout", "ledger", "--form", "4"], "附件4没有台账版式"),
        (&["--layout", "ledger", "--copies", "2"], "去掉 --copies"),
        (&["-o", "全部.xlsx"], "用 --form 只要一张表"),
        (&["--as-of", "昨天"], "--as-of"),
    ] {
        let (code, _, refused) = kjzd(folder.path(), arguments);
        assert_eq!(code, 2, "{arguments:?}");
        assert!(refused.contains(words), "{arguments:?}: {refused}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
