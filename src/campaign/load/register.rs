//! `townships.csv` and `villages.csv` → the register.

use std::collections::HashMap;

use super::csv_file::each_row;
use super::document::{Document, Faults};
use super::regions::{EXPECTED, flag};
use crate::campaign::{RegionLevel, Regions, Register, Township, TownshipId, Village};

/// Reads the register; rows at fault are reported and left out.
pub(super) fn register(
    townships: Option<Document<'_>>,
    villages: Option<Document<'_>>,
    regions: &Regions,
    faults: &mut Faults,
) -> Register {
    let mut by_code = HashMap::new();
    let mut all_townships = Vec::new();
    if let Some(document) = townships {
        each_row(
            document,
            &["code", "name", "county_code"],
            &[],
            faults,
            |row, faults| {
                let (code, name) = (row.get("code"), row.get("name"));
                let county = regions
                    .by_code(row.get("county_code"))
                    .filter(|id| regions.get(*id).level == RegionLevel::County);
                let Some(county) = county else {
                    let reason =
                        format!("regions.csv 中没有代码为“{}”的县。", row.get("county_code"));
                    faults.on_line(document.name, row.line, 1, reason);
                    return;
                };
                if code.is_empty() || name.is_empty() {
                    let reason = "乡镇的代码（code）和名称（name）都要填。";
                    faults.on_line(document.name, row.line, 1, reason);
                    return;
                }
                if by_code.contains_key(code) {
                    let reason = format!("代码 {code} 出现两次，请改掉一个。");
                    faults.on_line(document.name, row.line, 1, reason);
                    return;
                }
                by_code.insert(code.to_owned(), TownshipId(all_townships.len()));
                all_townships.push(Township {
                    code: code.to_owned(),
                    name: name.to_owned(),
                    county,
                });
            },
        );
    }
    let all_villages = match (townships, villages) {
        (Some(_), Some(document)) => read_villages(document, &by_code, faults),
        // Villages hang from townships: without these every one of them would seem at fault.
        (None, Some(document)) => {
            let reason = "有 villages.csv 就要有 townships.csv。请补上，或把 villages.csv 也移走。";
            faults.of_file(document.name, reason);
            Vec::new()
        }
        (_, None) => Vec::new(),
    };
    Register::new(all_townships, all_villages)
}

fn read_villages(
    document: Document<'_>,
    townships: &HashMap<String, TownshipId>,
    faults: &mut Faults,
) -> Vec<Village> {
    let mut all = Vec::new();
    each_row(
        document,
        &["code", "name", "township_code"],
        &[EXPECTED],
        faults,
        |row, faults| {
            let name = row.get("name");
            let township = townships.get(row.get("township_code"));
            match (township, name, flag(row, EXPECTED, false)) {
                (_, "", _) => faults.on_line(document.name, row.line, 1, "没有写村名（name）。"),
                (_, _, Err(reason)) => faults.on_line(document.name, row.line, 1, reason),
                (None, ..) => {
                    let reason = format!(
                        "townships.csv 中没有代码为“{}”的乡镇。",
                        row.get("township_code")
                    );
                    faults.on_line(document.name, row.line, 1, reason);
                }
                (Some(township), _, Ok(expected)) => all.push(Village {
                    code: row.get("code").to_owned(),
                    name: name.to_owned(),
                    township: *township,
                    expected,
                }),
            }
        },
    );
    all
}
