//! `regions.csv` → the tree of regions.

use std::collections::HashMap;

use super::csv_file::{Row, each_row};
use super::document::{Document, Faults};
use crate::campaign::{Region, RegionId, RegionLevel, Regions};

const COLUMNS: [&str; 7] = [
    "code",
    "name",
    "short_name",
    "aliases",
    "level",
    "parent_code",
    "national_poverty_county",
];

/// `0` here excuses a region from all returns; a file without the column excuses nobody. In `villages.csv`, `1` asks for
/// a village's return, and a file without the column asks for none.
pub(super) const EXPECTED: &str = "expected";

/// Reads the tree; rows at fault are reported and left out.
pub(super) fn regions(document: Document<'_>, faults: &mut Faults) -> Regions {
    let mut all: Vec<Region> = Vec::new();
    let mut by_code: HashMap<String, RegionId> = HashMap::new();
    each_row(
        document,
        &COLUMNS,
        &[EXPECTED],
        faults,
        |row, faults| match region(row, &all, &by_code) {
            Ok(region) => {
                by_code.insert(region.code.clone(), RegionId(all.len()));
                all.push(region);
            }
            Err(reason) => faults.on_line(document.name, row.line, 1, reason),
        },
    );
    if all.is_empty() && faults.problems.is_empty() {
        faults.of_file(document.name, "一个地区也没有。请至少写一行最上级的地区。");
    }
    Regions::new(all)
}

fn region(
    row: &Row<'_>,
    before: &[Region],
    by_code: &HashMap<String, RegionId>,
) -> Result<Region, String> {
    let (code, name) = (row.get("code"), row.get("name"));
    if code.is_empty() || name.is_empty() {
        return Err("code 和 name 都要填。".to_owned());
    }
    if by_code.contains_key(code) {
        return Err(format!("代码 {code} 出现两次，请改掉一个。"));
    }
    let level = level(row.get("level"))?;
    let parent = parent(row.get("parent_code"), level, before, by_code)?;
    let short_name = match row.get("short_name") {
        "" => name,
        short => short,
    };
    if let Some(twin) = before.iter().find(|other| {
        other.parent == parent && (other.name == name || other.short_name == short_name)
    }) {
        return Err(format!("与同级的 {}（{}）重名。", twin.name, twin.code));
    }
    Ok(Region {
        code: code.to_owned(),
        name: name.to_owned(),
        short_name: short_name.to_owned(),
        aliases: row
            .get("aliases")
            .split([';', '；'])
            .map(str::trim)
            .filter(|alias| !alias.is_empty())
            .map(str::to_owned)
            .collect(),
        level,
        parent,
        national_poverty: flag(row, "national_poverty_county", false)?,
        expected: flag(row, EXPECTED, true)?,
    })
}

/// A column of 0 and 1; what a blank means is the caller's to say.
pub(super) fn flag(row: &Row<'_>, column: &str, otherwise: bool) -> Result<bool, String> {
    match row.get(column) {
        "1" => Ok(true),
        "0" => Ok(false),
        "" => Ok(otherwise),
        other => Err(format!("{column} 应为 0 或 1，现为“{other}”。")),
    }
}

fn level(written: &str) -> Result<RegionLevel, String> {
    match written {
        "province" => Ok(RegionLevel::Province),
        "city" => Ok(RegionLevel::City),
        "county" => Ok(RegionLevel::County),
        other => Err(format!(
            "level 应为 province、city 或 county，现为“{other}”。"
        )),
    }
}

fn parent(
    code: &str,
    level: RegionLevel,
    before: &[Region],
    by_code: &HashMap<String, RegionId>,
) -> Result<Option<RegionId>, String> {
    if code.is_empty() {
        return match before.first() {
            None => Ok(None),
            Some(root) => Err(format!(
                "没有写上级（parent_code）；只有最上级的 {} 可以不写。",
                root.name
            )),
        };
    }
    let id = *by_code
        .get(code)
        .ok_or_else(|| format!("上级 {code} 不在前面各行中。请补上该地区，并排在下级之前。"))?;
    let parent = &before[id.0];
    if parent.level < level {
        Ok(Some(id))
    } else {
        Err(format!("上级 {} 的级别不比本级高。", parent.name))
    }
}
