//! Excel 5 to 2003 workbooks (BIFF), also WPS `.et`: the workbook's globals, then sheet by sheet.
//!
//! Read here and not by calamine: cells go sparse into the grid, where calamine fills the rectangle around them and
//! panics or allocates without bound on torn records.

mod cell;
mod properties;
mod records;
mod sheet;
mod strings;
mod text;

use super::limits::{Allowance, Limits};
use super::little_endian::{u16_at, u32_at};
use super::number_format::{Shows, shown_by_code, shown_by_id};
use super::ole::Compound;
use super::open::Content;
use super::{BrokenAt, Format, Grid, OpenError, Sheet};
use records::{Records, kind};
use std::collections::HashMap;
use strings::shared_strings;
use text::{Text, code_page};

/// The type of a `BOUND_SHEET` that is a worksheet; others are macro sheets, charts and modules.
const WORKSHEET: u8 = 0;
/// The version that a `BOF` record of Excel 5 and 95 states.
const BIFF5: u16 = 0x0500;

/// What every sheet of a workbook shares.
struct Shared {
    text: Text,
    strings: Vec<Box<str>>,
    /// What each cell format shows a number as.
    formats: Vec<Shows>,
    epoch_1904: bool,
}

/// A sheet as the globals list it.
struct Listed {
    name: String,
    visible: bool,
    is_worksheet: bool,
    offset: usize,
}

/// Reads a compound file's workbook.
pub(super) fn read(file: &Compound, limits: &Limits) -> Result<Content, OpenError> {
    let stream = match file.stream("Workbook")? {
        Some(stream) => Some(stream),
        None => file.stream("Book")?,
    };
    let stream = stream.ok_or_else(|| OpenError::damaged("缺少 Workbook 数据流"))?;
    let mut content = read_stream(&stream, limits)?;
    if let Some(stream) = file.stream("\u{5}DocumentSummaryInformation")? {
        content.properties = properties::custom(&stream);
    }
    Ok(content)
}

/// Reads a workbook stream, also one that stands alone without its container.
pub(super) fn read_stream(stream: &[u8], limits: &Limits) -> Result<Content, OpenError> {
    let (listed, shared) = read_globals(stream)?;
    let mut content = Content::new(Format::Xls);
    let mut allowance = Allowance::of(limits);
    allowance.take_sheets(listed.len())?;
    for sheet in listed.into_iter().filter(|sheet| sheet.is_worksheet) {
        let (grid, broken_at) = match stream.get(sheet.offset..) {
            Some(substream) => sheet::read(substream, &shared, &mut allowance)?,
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

/// Everything before the first sheet.
fn read_globals(stream: &[u8]) -> Result<(Vec<Listed>, Shared), OpenError> {
    let mut listed = Vec::new();
    let mut custom: HashMap<u16, Shows> = HashMap::new();
    let mut numbers: Vec<u16> = Vec::new();
    let mut shared = Shared {
        text: Text::Unicode,
        strings: Vec::new(),
        formats: Vec::new(),
        epoch_1904: false,
    };
    let mut records = Records::new(stream);
    while let Some(record) = records.next() {
        let data = record.data;
        match record.kind {
            kind::BOF if u16_at(data, 0) == Some(BIFF5) => {
                shared.text = Text::Bytes(code_page(0));
            }
            // Present for every way of encrypting, the old XOR way included.
            kind::FILE_PASS => return Err(OpenError::Encrypted),
            kind::CODE_PAGE => {
                if let (Text::Bytes(_), Some(number)) = (shared.text, u16_at(data, 0)) {
                    shared.text = Text::Bytes(code_page(number));
                }
            }
            kind::DATE_MODE => shared.epoch_1904 = u16_at(data, 0) == Some(1),
            kind::FORMAT => {
                if let Some((number, code)) = number_format(data, shared.text) {
                    custom.insert(number, shown_by_code(&code));
                }
            }
            kind::XF => numbers.push(u16_at(data, 2).unwrap_or(0)),
            kind::BOUND_SHEET => listed.extend(listed_sheet(data, shared.text)),
            kind::SST => shared.strings = shared_strings(&records.with_continues(record)),
            kind::EOF => {
                let shows = |number: u16| custom.get(&number).copied();
                shared.formats = numbers
                    .into_iter()
                    .map(|number| shows(number).unwrap_or_else(|| shown_by_id(number.into())))
                    .collect();
                return Ok((listed, shared));
            }
            _ => {}
        }
    }
    Err(OpenError::damaged("工作簿的开头部分不完整"))
}

fn number_format(data: &[u8], text: Text) -> Option<(u16, String)> {
    let width = match text {
        Text::Unicode => 2,
        Text::Bytes(_) => 1,
    };
    Some((u16_at(data, 0)?, text.counted(data.get(2..)?, width)?))
}

fn listed_sheet(data: &[u8], text: Text) -> Option<Listed> {
    let name = text.counted(data.get(6..)?, 1)?;
    Some(Listed {
        name: name.replace('\0', ""),
        visible: matches!(data[4] & 3, 0),
        is_worksheet: data[5] == WORKSHEET,
        offset: u32_at(data, 0)? as usize,
    })
}
