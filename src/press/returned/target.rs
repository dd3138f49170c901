//! Where copies go: the returns' own folders below the one that is asked for, each under a name that says what it is.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::campaign::stamp::StampKind;
use crate::campaign::{Level, Regions};
use crate::press::path_part;
use crate::validate::{Checked, RETURNED, without_ending};

/// One copy to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The file, as its place in [`Checked::files`].
    pub file: usize,
    /// Folders and name, below the folder that is asked for.
    pub path: PathBuf,
}

/// The copies of a run: one for each file with something to mend or to explain. `paths` are those that were asked for.
pub fn targets(regions: &Regions, paths: &[PathBuf], checked: &Checked) -> Vec<Target> {
    let faulty: BTreeSet<&str> = checked
        .findings
        .iter()
        .filter(|finding| finding.level > Level::Notice)
        .map(|finding| finding.place.file.as_str())
        .collect();
    let mut taken = BTreeSet::new();
    checked
        .files
        .iter()
        .enumerate()
        .filter(|(_, file)| {
            faulty.contains(file.display.as_str()) && file.kind != Some(StampKind::Findings)
        })
        .map(|(file, report)| Target {
            file,
            path: path(regions, paths, &report.display, &mut taken),
        })
        .collect()
}

fn path(
    regions: &Regions,
    paths: &[PathBuf],
    display: &str,
    taken: &mut BTreeSet<PathBuf>,
) -> PathBuf {
    let (folders, name) = display.rsplit_once('/').unwrap_or(("", display));
    let mut folder = PathBuf::new();
    for part in kept(regions, paths, folders) {
        folder.push(path_part(part));
    }
    let (stem, extension) = match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem, extension),
        _ => (name, ""),
    };
    let stem = path_part(without_ending(stem));
    let names = std::iter::once(stem.clone())
        .chain(std::iter::once(path_part(&format!("{stem}.{extension}"))))
        .chain((2..).map(|number| format!("{stem} {number}")));
    for name in names {
        let path = folder.join(format!("{name}{}.xlsx", RETURNED[0]));
        // Names that differ only in case are one file on Windows.
        let lower_case = PathBuf::from(path.to_string_lossy().to_lowercase());
        if taken.insert(lower_case) {
            return path;
        }
    }
    folder
}

/// The folders to keep: from the first that names a region; where none does, those below the path that was asked for.
fn kept<'p>(regions: &Regions, paths: &[PathBuf], folders: &'p str) -> Vec<&'p str> {
    let parts: Vec<&str> = folders
        .split('/')
        .filter(|part| !part.is_empty() && *part != "." && *part != "..")
        .collect();
    let names_region = |part: &&str| {
        regions
            .iter()
            .any(|(_, region)| region.name == *part || region.short_name == *part)
    };
    let first = parts.iter().position(names_region).unwrap_or_else(|| {
        let below = |path: &PathBuf| Path::new(folders).strip_prefix(path).ok().map(depth);
        let depth = paths.iter().filter_map(below).min();
        parts.len() - depth.unwrap_or(0).min(parts.len())
    });
    parts[first..].to_vec()
}

fn depth(path: &Path) -> usize {
    path.components().count()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::PathBuf;

    use super::path;
    use crate::campaign::Campaign;

    fn placed(asked: &str, displays: &[&str]) -> Vec<String> {
        let campaign = Campaign::builtin().unwrap();
        let mut taken = BTreeSet::new();
        let asked = [PathBuf::from(asked)];
        displays
            .iter()
            .map(|display| path(&campaign.regions, &asked, display, &mut taken))
            .map(|path| path.to_string_lossy().replace('\\', "/"))
            .collect()
    }

    #[test]
    fn the_regions_folders_stay_however_the_path_was_given() {
        let wanted = ["白城市/镇赉县/附件1（退回修改）.xlsx"];
        for (asked, display) in [
            ("returns", "returns/白城市/镇赉县/附件1.xls"),
            ("/tmp/收件/白城市", "/tmp/收件/白城市/镇赉县/附件1.csv"),
            ("白城市/镇赉县/附件1.xlsx", "白城市/镇赉县/附件1.xlsx"),
            ("../x", "../x/白城市/镇赉县/附件1.xlsx"),
        ] {
            assert_eq!(placed(asked, &[display]), wanted, "{display}");
        }
        assert_eq!(
            placed("收件", &["收件/第一批/a.xlsx"]),
            ["第一批/a（退回修改）.xlsx"]
        );
        assert_eq!(placed("a.xlsx", &["a.xlsx"]), ["a（退回修改）.xlsx"]);
    }

    #[test]
    fn every_copy_has_a_name_of_its_own_and_one_ending() {
        assert_eq!(
            placed("", &["a.xls", "a.xlsx", "A.xlsx", "a（退回修改）.xlsx"]),
            [
                "a（退回修改）.xlsx",
                "a.xlsx（退回修改）.xlsx",
                "A 2（退回修改）.xlsx",
                "a 3（退回修改）.xlsx",
            ]
        );
        assert_eq!(
            placed("", &["b（退回修改）（退回修改）.ods", "c(退回修改).et"]),
            ["b（退回修改）.xlsx", "c（退回修改）.xlsx"]
        );
    }

    #[test]
    fn hostile_names_stay_below_the_folder() {
        assert_eq!(
            placed("..", &["../../con/..a.xlsx"]),
            ["_con/a（退回修改）.xlsx"]
        );
    }
}
