//! Which files of the old run have come again, by their names below the paths that were given.

use std::collections::{BTreeMap, BTreeSet};

use crate::validate::Checked;
use crate::validate::place_name::bare_name;

/// The files of both runs by their names below those paths.
#[derive(Debug)]
pub(super) struct Again {
    names: BTreeMap<String, String>,
    both: BTreeSet<String>,
}

impl Again {
    pub(super) fn new(old: &Checked, new: &Checked, roots: (&str, &str)) -> Self {
        let mut names = BTreeMap::new();
        let mut told = |run: &Checked, root: &str| -> BTreeSet<String> {
            let single = run.files.len() == 1 && run.files[0].display == root;
            let files = run.files.iter().map(|file| {
                // Two files that were named outright are one return, whatever they are called.
                let name = if single {
                    String::new()
                } else {
                    bare_name(&file.display, root)
                };
                names.insert(file.display.clone(), name.clone());
                name
            });
            files.collect()
        };
        let (mut before, mut after) = (told(old, roots.0), told(new, roots.1));
        if before.len() == 1 && after.len() == 1 && before != after {
            let one = before.iter().chain(&after).cloned().collect::<Vec<_>>();
            for name in names.values_mut().filter(|name| one.contains(name)) {
                name.clear();
            }
            (before, after) = ([String::new()].into(), [String::new()].into());
        }
        Self {
            both: before.intersection(&after).cloned().collect(),
            names,
        }
    }

    /// A file's name as both runs have it.
    pub(super) fn bare(&self, file: &str) -> &str {
        self.names.get(file).map_or("", String::as_str)
    }

    pub(super) fn has(&self, file: &str) -> bool {
        self.names
            .get(file)
            .is_none_or(|name| self.both.contains(name))
    }
}
