//! Names that Excel accepts for a tab, each once.

use std::collections::BTreeSet;

/// Excel's longest tab name, in UTF-16 units.
const LONGEST: usize = 31;

/// The names given out so far.
#[derive(Debug, Default)]
pub(super) struct SheetNames {
    used: BTreeSet<String>,
}

impl SheetNames {
    /// The wanted name, cleaned and shortened, with a number where it is taken.
    pub(super) fn unused(&mut self, wanted: &str) -> String {
        let clean: String = wanted
            .chars()
            .map(|c| {
                if "[]:*?/\\=;'".contains(c) || c.is_control() {
                    ' '
                } else {
                    c
                }
            })
            .collect();
        let mut name = shortened(clean.trim(), LONGEST);
        let mut next = 2;
        while !self.used.insert(name.to_lowercase()) {
            let suffix = format!(" ({next})");
            name = shortened(clean.trim(), LONGEST - suffix.len()) + &suffix;
            next += 1;
        }
        name
    }
}

fn shortened(text: &str, units: usize) -> String {
    let mut room = units;
    text.chars()
        .take_while(|c| {
            let fits = c.len_utf16() <= room;
            room = room.saturating_sub(c.len_utf16());
            fits
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::SheetNames;

    #[test]
    fn a_name_is_given_once() {
        let mut names = SheetNames::default();
        assert_eq!(names.unused("附件1/明细"), "附件1 明细");
        assert_eq!(names.unused("附件1 明细"), "附件1 明细 (2)");
        assert_eq!(names.unused(&"长".repeat(40)).chars().count(), 31);
        let second = names.unused(&"长".repeat(40));
        assert_eq!(
            (second.chars().count(), second.ends_with(" (2)")),
            (31, true)
        );
    }
}
