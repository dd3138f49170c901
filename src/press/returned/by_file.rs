//! What a run found, file by file: looked through once for all copies.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::intake::PrintedTotal;
use crate::validate::Checked;

/// What was found in one file.
#[derive(Debug, Default)]
pub(super) struct InFile<'c> {
    /// Its findings, in order.
    pub findings: Vec<&'c Diagnostic>,
    /// The sums printed in it.
    pub totals: Vec<&'c PrintedTotal>,
}

/// What was found in each file, by its name.
pub(super) fn by_file(checked: &Checked) -> HashMap<&str, InFile<'_>> {
    let mut files: HashMap<&str, InFile<'_>> = HashMap::new();
    for finding in &checked.findings {
        let file = files.entry(&finding.place.file).or_default();
        file.findings.push(finding);
    }
    for total in &checked.totals {
        let file = files.entry(&total.source.file).or_default();
        file.totals.push(total);
    }
    files
}
