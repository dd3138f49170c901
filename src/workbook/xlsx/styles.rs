//! Cell styles, as far as they matter: does a number show as a date?

use super::super::OpenError;
use super::super::limits::within;
use super::super::number_format::{Shows, shown_by_code, shown_by_id};
use super::super::package::Package;
use super::super::xml::{Token, Xml};
use std::collections::HashMap;

/// What each cell style shows a number as, by the style's index.
pub(super) fn read(package: &mut Package, path: &str) -> Result<Vec<Shows>, OpenError> {
    let limits = package.limits();
    let mut styles = Vec::new();
    let Some(part) = package.part(path)? else {
        return Ok(styles);
    };
    let mut xml = Xml::new(part, limits);
    let mut custom: HashMap<u32, Shows> = HashMap::new();
    let mut in_cell_styles = false;
    loop {
        match xml.next()? {
            Token::Open(element) => match element.name() {
                "numFmt" => {
                    let id = element.raw("numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, element.text("formatCode")) {
                        custom.insert(id, shown_by_code(&code));
                    }
                }
                "cellXfs" => in_cell_styles = true,
                "xf" if in_cell_styles => {
                    let id = element.raw("numFmtId").and_then(|id| id.parse().ok());
                    let id = id.unwrap_or(0);
                    styles.push(custom.get(&id).copied().unwrap_or_else(|| shown_by_id(id)));
                    within("单元格样式个数", styles.len() as u64, limits.table_entries)?;
                }
                _ => {}
            },
            Token::Close(ending) if ending.name() == "cellXfs" => in_cell_styles = false,
            Token::End => return Ok(styles),
            _ => {}
        }
    }
}
