//! Relationships: which part another part points at, and as what.

use super::super::OpenError;
use super::super::package::Package;
use super::super::xml::{Token, Xml};
use std::collections::HashMap;

/// One part's relationships.
pub(super) struct Relations(HashMap<String, Relation>);

/// A part pointed at.
pub(super) struct Relation {
    /// The last word of its type, such as `worksheet`: the same in the transitional and the strict namespace.
    pub kind: String,
    /// Its path in the package.
    pub target: String,
}

impl Relations {
    /// The relationships of a part; of the package itself where `part` is empty. None at all is no fault here.
    pub(super) fn of(package: &mut Package, part: &str) -> Result<Self, OpenError> {
        let limits = package.limits();
        let folder = folder_of(part);
        let path = format!("{folder}_rels/{}.rels", &part[folder.len()..]);
        let mut relations = HashMap::new();
        let Some(part) = package.part(&path)? else {
            return Ok(Self(relations));
        };
        let mut xml = Xml::new(part, limits);
        loop {
            match xml.next()? {
                Token::Open(element) if element.name() == "Relationship" => {
                    let text = |key| element.text(key).unwrap_or_default();
                    let kind = text("Type").rsplit('/').next().unwrap_or("").to_owned();
                    let target = resolved(folder, &text("Target"));
                    relations.insert(text("Id"), Relation { kind, target });
                }
                Token::End => return Ok(Self(relations)),
                _ => {}
            }
        }
    }

    /// The target of the relationship with this id.
    pub(super) fn by_id(&self, id: &str) -> Option<&Relation> {
        self.0.get(id)
    }

    /// The target of the one relationship of this kind; the first by id where there are several.
    pub(super) fn target(&self, kind: &str) -> Option<&str> {
        self.0
            .iter()
            .filter(|(_, relation)| relation.kind == kind)
            .min_by_key(|(id, _)| *id)
            .map(|(_, relation)| &*relation.target)
    }
}

/// The folder of a path, with its trailing slash.
pub(super) fn folder_of(path: &str) -> &str {
    &path[..path.rfind('/').map_or(0, |slash| slash + 1)]
}

/// A target as seen from a folder: absolute, relative, or climbing with `..`.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split_terminator('/').collect();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::{folder_of, resolved};

    #[test]
    fn targets_are_seen_from_the_folder_of_the_pointing_part() {
        assert_eq!(folder_of("xl/workbook.xml"), "xl/");
        assert_eq!(folder_of("workbook.xml"), "");
        assert_eq!(
            resolved("xl/", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(
            resolved("xl/", "/xl/worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml"
        );
        assert_eq!(resolved("xl/worksheets/", "../styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("xl/", "worksheets\\a.xml"), "xl/worksheets/a.xml");
    }
}
