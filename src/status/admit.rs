//! What of a run is new to the register, and which receipt each new one replaces.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::DateTime;

use super::{Receipt, Register};
use crate::campaign::stamp::StampKind;
use crate::campaign::{Campaign, FormId, RegionId};
use crate::validate::{Checked, FileReport};

impl Register {
    /// Receipts for what is new in a run, numbered on from the last. A file whose bytes the register has seen for that
    /// unit and form is not new.
    pub fn admit(
        &self,
        campaign: &Campaign,
        checked: &Checked,
        at: DateTime,
        from: &str,
    ) -> Vec<Receipt> {
        let mut desk = Desk::default();
        for receipt in &self.receipts {
            desk.file(receipt);
        }
        let mut new = Vec::new();
        for file in &checked.files {
            let Some(sha256) = &file.sha256 else {
                continue;
            };
            for ((form, unit), records) in contents(file, checked) {
                let mut receipt = Receipt {
                    number: desk.last.saturating_add(1),
                    at,
                    file: file.display.clone(),
                    sha256: sha256.clone(),
                    form,
                    unit,
                    records,
                    is_summary: file.kind == Some(StampKind::Summary),
                    from: from.to_owned(),
                    replaces: None,
                };
                if desk.known.contains(&bytes_of(&receipt)) {
                    continue;
                }
                receipt.replaces = desk.replaced_by(&receipt, campaign);
                desk.file(&receipt);
                new.push(receipt);
            }
        }
        new
    }
}

/// Form, unit and the bytes that hold them.
type Bytes = (FormId, RegionId, String);

fn bytes_of(receipt: &Receipt) -> Bytes {
    (receipt.form, receipt.unit, receipt.sha256.clone())
}

/// The register as a clerk would lay it out: what has been seen, and what stands.
#[derive(Default)]
struct Desk {
    last: u64,
    known: HashSet<Bytes>,
    /// Number and file of the receipts that nothing has replaced, by form, unit and whether they are of a summary.
    standing: BTreeMap<(FormId, RegionId, bool), Vec<(u64, String)>>,
}

impl Desk {
    fn file(&mut self, receipt: &Receipt) {
        self.last = self.last.max(receipt.number);
        self.known.insert(bytes_of(receipt));
        let standing = self.standing.entry(beside(receipt)).or_default();
        standing.retain(|(number, _)| Some(*number) != receipt.replaces);
        standing.push((receipt.number, receipt.file.clone()));
    }

    /// The latest standing receipt of the same file or, where a unit returns a form only once, of any file. What a
    /// summary repeats is not replaced by it, nor it by that.
    fn replaced_by(&self, new: &Receipt, campaign: &Campaign) -> Option<u64> {
        let any = campaign.form(new.form).reports_once() && !new.is_summary;
        let standing = self.standing.get(&beside(new))?.iter().rev();
        let mut replaced = standing.filter(|(_, file)| any || *file == new.file);
        replaced.next().map(|(number, _)| *number)
    }
}

fn beside(receipt: &Receipt) -> (FormId, RegionId, bool) {
    (receipt.form, receipt.unit, receipt.is_summary)
}

/// Forms and units of a file, with the number of their records.
fn contents(file: &FileReport, checked: &Checked) -> BTreeMap<(FormId, RegionId), usize> {
    let mut counts = BTreeMap::new();
    for record in checked.records.glances(file.records.clone()) {
        if let Some(unit) = record.region {
            *counts.entry((record.form, unit)).or_insert(0) += 1;
        }
    }
    counts
}
