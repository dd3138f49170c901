//! Links from a report to the cells of returns, relative so that the folder can be moved as a whole.

use std::path::{Component, Path, PathBuf};

use crate::diagnostic::Place;

/// Excel's limit for a link.
const LONGEST: usize = 2_000;

/// Makes links as seen from the folder that a report is written to.
#[derive(Debug)]
pub(super) struct Links {
    folder: PathBuf,
}

impl Links {
    /// Links for a report at this path.
    pub fn from(report: &Path) -> Self {
        let absolute = std::path::absolute(report).unwrap_or_else(|_| report.to_owned());
        Self {
            folder: absolute.parent().map_or_else(PathBuf::new, Path::to_owned),
        }
    }

    /// The link to a finding's place; none where it has no file, or Excel could not hold it.
    pub fn to(&self, place: &Place) -> Option<String> {
        if place.file.is_empty() {
            return None;
        }
        let file = std::path::absolute(&place.file).ok()?;
        let mut target = format!("file:///{}", relative(&self.folder, &file));
        if target.contains('#') {
            // Excel takes the rest for a place inside the file.
            return None;
        }
        if let (Some(sheet), Some(cell)) = (&place.sheet, place.cell) {
            target = format!("{target}#'{}'!{cell}", sheet.replace('\'', "''"));
        }
        (target.len() <= LONGEST).then_some(target)
    }
}

/// A path as seen from a folder; absolute where they share no root.
fn relative(from: &Path, to: &Path) -> String {
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(from, to)| from == to)
        .count();
    if shared == 0 {
        return to.display().to_string();
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let parts: Vec<String> = up
        .chain(to.components().skip(shared))
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::{Links, relative};
    use crate::diagnostic::Place;
    use crate::workbook::CellRef;
    use std::path::Path;

    #[test]
    fn links_start_from_the_report() {
        let seen = |from: &str, to: &str| relative(Path::new(from), Path::new(to));
        assert_eq!(seen("/a/b", "/a/b/c/d.xlsx"), "c/d.xlsx");
        assert_eq!(seen("/a/b", "/a/c.xlsx"), "../c.xlsx");
    }

    #[test]
    fn a_link_names_sheet_and_cell() {
        let place = Place {
            file: "白城市/a.xlsx".to_owned(),
            sheet: Some("村's".to_owned()),
            cell: Some(CellRef::new(5, 1)),
            ..Place::default()
        };
        let link = Links::from(Path::new("审核意见.xlsx")).to(&place);
        assert_eq!(link.as_deref(), Some("file:///白城市/a.xlsx#'村''s'!B6"));
        assert_eq!(Links::from(Path::new("a.xlsx")).to(&Place::default()), None);
    }
}
