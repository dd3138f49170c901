//! Office Open XML workbooks, part by part: where the parts are, then strings and styles, then sheet by sheet.
//!
//! Read here and not by calamine: sheets go cell by cell into the sparse grid in one pass that also takes the merges,
//! a bad cell costs that cell and not the rest of its sheet, and nothing is allocated because a file claims a count.

mod cell;
mod relations;
mod sheet;
mod strings;
mod styles;

use super::limits::Allowance;
use super::number_format::Shows;
use super::open::Content;
use super::package::Package;
use super::xml::{Token, Xml};
use super::{BrokenAt, Format, Grid, OpenError, Sheet};
use relations::{Relations, folder_of};
use std::collections::BTreeMap;

/// Where the workbook part stands when the package does not say.
const USUAL_WORKBOOK: &str = "xl/workbook.xml";

/// What every sheet of a workbook shares.
struct Shared {
    strings: Vec<Box<str>>,
    /// What each cell style shows a number as.
    styles: Vec<Shows>,
    epoch_1904: bool,
}

/// A sheet as the workbook part lists it.
struct Listed {
    name: String,
    visible: bool,
    relation: String,
}

/// Reads a workbook.
pub(super) fn read(mut package: Package) -> Result<Content, OpenError> {
    let root = Relations::of(&mut package, "")?;
    let workbook = root
        .target("officeDocument")
        .unwrap_or(USUAL_WORKBOOK)
        .to_owned();
    let (listed, epoch_1904) = read_workbook(&mut package, &workbook)?;
    let relations = Relations::of(&mut package, &workbook)?;
    let beside = |name: &str| format!("{}{name}", folder_of(&workbook));
    let part = |kind: &str, usual: &str| {
        let told = relations.target(kind).map(str::to_owned);
        told.unwrap_or_else(|| beside(usual))
    };
    let shared = Shared {
        strings: strings::read(&mut package, &part("sharedStrings", "sharedStrings.xml"))?,
        styles: styles::read(&mut package, &part("styles", "styles.xml"))?,
        epoch_1904,
    };
    let mut content = Content::new(Format::Xlsx);
    let properties = root
        .target("custom-properties")
        .unwrap_or("docProps/custom.xml");
    content.properties = read_properties(&mut package, properties)?;
    let mut allowance = Allowance::of(package.limits());
    allowance.take_sheets(listed.len())?;
    for sheet in listed {
        let (grid, broken_at) = match relations.by_id(&sheet.relation) {
            Some(relation) if relation.kind != "worksheet" => continue,
            Some(relation) => sheet::read(&mut package, &relation.target, &shared, &mut allowance)?,
            None => (Grid::default(), Some(BrokenAt::missing_part())),
        };
        content.sheets.push(Sheet {
            name: Some(sheet.name),
            visible: sheet.visible,
            grid,
            broken_at,
        });
    }
    Ok(content)
}

/// The sheets in tab order, and whether dates count from 1904.
fn read_workbook(package: &mut Package, path: &str) -> Result<(Vec<Listed>, bool), OpenError> {
    let limits = package.limits();
    let part = package.part(path)?;
    let part = part.ok_or_else(|| OpenError::damaged("缺少 xl/workbook.xml"))?;
    let mut xml = Xml::new(part, limits);
    let mut sheets = Vec::new();
    let mut epoch_1904 = false;
    loop {
        match xml.next()? {
            Token::Open(element) => match element.name() {
                "sheet" => sheets.push(Listed {
                    name: element.text("name").unwrap_or_default(),
                    visible: element.raw("state").is_none_or(|state| state == "visible"),
                    relation: element.text_local("id").unwrap_or_default(),
                }),
                "workbookPr" => {
                    if let Some(flag) = element.raw("date1904") {
                        epoch_1904 = matches!(&*flag, "1" | "true");
                    }
                }
                _ => {}
            },
            Token::End => return Ok((sheets, epoch_1904)),
            _ => {}
        }
    }
}

/// The document's own properties, by name.
fn read_properties(
    package: &mut Package,
    path: &str,
) -> Result<BTreeMap<String, String>, OpenError> {
    let limits = package.limits();
    let mut properties = BTreeMap::new();
    let Some(part) = package.part(path)? else {
        return Ok(properties);
    };
    let mut xml = Xml::new(part, limits);
    loop {
        match xml.next()? {
            Token::Open(element) if element.name() == "property" => {
                let name = element.text("name").unwrap_or_default();
                properties.insert(name, xml.text()?.trim().to_owned());
            }
            Token::End => return Ok(properties),
            _ => {}
        }
    }
}
