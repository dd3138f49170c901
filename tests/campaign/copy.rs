//! Copies of the small campaign with some text replaced, and what the loader says of them.

use std::fs;
use std::path::{Path, PathBuf};

use kjzd::campaign::Campaign;

/// The folder of the small campaign.
pub fn harbour() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/campaigns/harbour-2020")
}

const FILES: [&str; 6] = [
    "campaign.toml",
    "units.toml",
    "regions.csv",
    "forms/berth.toml",
    "forms/returns.toml",
    "forms/patrol.toml",
];

/// What the loader says of the small campaign after some text in it has been replaced.
pub fn broken(edits: &[(&str, &str, &str)]) -> std::io::Result<String> {
    let folder = tempfile::tempdir()?;
    fs::create_dir(folder.path().join("forms"))?;
    for file in FILES {
        let mut text = fs::read_to_string(harbour().join(file))?;
        for (_, from, to) in edits.iter().filter(|(edited, _, _)| *edited == file) {
            assert!(text.contains(from), "{file} has no {from}");
            text = text.replacen(from, to, 1);
        }
        fs::write(folder.path().join(file), text)?;
    }
    Ok(said(folder.path()))
}

/// One edit after another, each with what the loader says of it alone.
pub fn told(edits: &[(&str, &str, &str)]) -> std::io::Result<String> {
    let mut told = String::new();
    for edit in edits {
        let said = broken(&[*edit])?;
        told = format!("{told}{} → {}\n{said}\n\n", edit.1.trim(), edit.2.trim());
    }
    Ok(told)
}

/// What the loader says of a folder.
pub fn said(folder: &Path) -> String {
    match Campaign::load(folder) {
        Ok(_) => "没有错误".to_owned(),
        Err(error) => {
            let problems: Vec<String> = error.problems.iter().map(ToString::to_string).collect();
            problems.join("\n")
        }
    }
}
