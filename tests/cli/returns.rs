//! Small returns as CSV, and a way to run the command over them.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

/// How a run ended.
#[derive(Debug)]
pub struct Outcome {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the command somewhere.
pub fn run(args: &[&str]) -> Outcome {
    outcome(
        &Command::cargo_bin("kjzd")
            .unwrap()
            .args(args)
            .output()
            .unwrap(),
    )
}

fn outcome(output: &Output) -> Outcome {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Outcome {
        code: output.status.code().unwrap(),
        out: text(&output.stdout),
        err: text(&output.stderr),
    }
}

/// A folder of returns to run in.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Puts a file there.
    pub fn put(&self, name: &str, text: &str) -> &Self {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Runs the command in the folder.
    pub fn run(&self, args: &[&str]) -> Outcome {
        let mut command = Command::cargo_bin("kjzd").unwrap();
        outcome(
            &command
                .current_dir(self.path())
                .args(args)
                .output()
                .unwrap(),
        )
    }
}

/// A ledger of 附件1 with one row a village: name, phone, households, poor households.
pub fn villages(rows: &[[&str; 4]]) -> String {
    let head = "序号,村名,地区名称,详细地址,联系人,联系电话,总户数,贫困户数,总人口,人均耕地面积,致贫原因,发展潜在优势,科技服务需求,其它需要说明事项";
    let lines = rows.iter().zip(1..).map(|([name, phone, households, poor], i)| {
        format!(
            "{i},{name},镇赉县,镇赉镇{name},张国庆,{phone},{households},{poor},1105,4.30,缺技术,水源足,种植、养殖,"
        )
    });
    let lines: Vec<String> = ["一村一品调查表".to_owned(), head.to_owned()]
        .into_iter()
        .chain(lines)
        .collect();
    lines.join("\r\n")
}

/// One clean village.
pub const CLEAN: [&str; 4] = ["架其营子村", "13804360001", "312", "41"];
