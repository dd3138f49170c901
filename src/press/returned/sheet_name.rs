//! The names of a copy's sheets: those that the office gave, as far as a workbook holds them.

use std::collections::BTreeSet;

use crate::campaign::stamp::{
    GUIDE_SHEET, LIST_SHEET, REVIEW_SHEET, SAMPLE_SHEET, STAMP_SHEET, STRAY_SHEET,
};

/// Longest name, in UTF-16 units.
const LONGEST: usize = 31;
const OURS: [&str; 6] = [
    REVIEW_SHEET,
    STRAY_SHEET,
    STAMP_SHEET,
    LIST_SHEET,
    GUIDE_SHEET,
    SAMPLE_SHEET,
];

/// Gives every sheet a name of its own.
#[derive(Debug)]
pub(super) struct Names {
    taken: BTreeSet<String>,
}

impl Names {
    /// Nothing taken but our own.
    pub fn new() -> Self {
        let ours = OURS.iter().map(|name| name.to_lowercase());
        Self {
            taken: ours.collect(),
        }
    }

    /// A name like the one wanted, or like the second where the first cannot be.
    pub fn take(&mut self, wanted: Option<&str>, otherwise: &str) -> String {
        let wanted = wanted.map(legal).filter(|name| {
            !name.is_empty() && !OURS.iter().any(|ours| ours.eq_ignore_ascii_case(name))
        });
        let base = wanted.unwrap_or_else(|| legal(otherwise));
        let mut name = base.clone();
        let mut number = 2;
        while !self.taken.insert(name.to_lowercase()) {
            let ending = format!(" ({number})");
            name = format!("{}{ending}", cut(&base, LONGEST - ending.len()));
            number += 1;
        }
        name
    }
}

/// Without the characters that Excel forbids, and not too long.
fn legal(name: &str) -> String {
    let kept: String = name
        .chars()
        .filter(|c| !c.is_control() && !"[]:*?/\\".contains(*c))
        .collect();
    cut(kept.trim().trim_matches('\''), LONGEST)
        .trim()
        .trim_matches('\'')
        .to_owned()
}

fn cut(name: &str, longest: usize) -> String {
    let mut units = 0;
    name.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= longest
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn names_are_legal_and_each_its_own() {
        let mut names = Names::new();
        assert_eq!(names.take(Some("Sheet1"), "附件1"), "Sheet1");
        assert_eq!(names.take(Some("sheet1"), "附件1"), "sheet1 (2)");
        assert_eq!(names.take(Some("审核意见"), "附件1"), "附件1");
        assert_eq!(names.take(None, "附件1"), "附件1 (2)");
        assert_eq!(names.take(Some("'a/b[1]:?*'"), "附件1"), "ab1");
        let long = "很".repeat(40);
        assert_eq!(names.take(Some(&long), "附件1").chars().count(), 31);
        assert_eq!(names.take(Some(&long), "附件1").chars().count(), 31);
    }
}
