//! The register of receipts: what came when. Lines are added and never changed.

use jiff::civil::DateTime;

use super::Receipt;
use crate::campaign::stamp::REGISTER_HEADINGS;
use crate::campaign::{Campaign, FormId, RegionId};
use crate::diagnostic::Refusal;

/// All receipts, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    /// The lines.
    pub receipts: Vec<Receipt>,
}

impl Register {
    /// Reads a register; a file without a byte is an empty one. A line that cannot be read is refused by its number,
    /// for a receipt passed over would turn a return in time into a late one.
    pub fn read(bytes: &[u8], campaign: &Campaign) -> Result<Self, Refusal> {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return Err(Refusal::new(
                "收件登记不是 UTF-8 编码",
                "请在 Excel 或 WPS 里把它另存为“CSV UTF-8（逗号分隔）”。",
            ));
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes())
            .into_records();
        match lines.next() {
            None => return Ok(Self::default()),
            Some(Ok(head)) if head.iter().map(str::trim).eq(REGISTER_HEADINGS) => {}
            Some(_) => {
                return Err(Refusal::new(
                    "这个文件不是收件登记：第 1 行的表头不对",
                    format!(
                        "表头应为：{}。请换一个文件名。",
                        REGISTER_HEADINGS.join(",")
                    ),
                ));
            }
        }
        let mut receipts = Vec::new();
        for (place, line) in lines.enumerate() {
            let read = line.map_err(|_| "这一行读不出来".to_owned());
            let read = read.and_then(|line| {
                let blank = line.iter().all(|cell| cell.trim().is_empty());
                if blank {
                    Ok(None)
                } else {
                    Receipt::read(&line, campaign).map(Some)
                }
            });
            let receipt = read.map_err(|reason| {
                let what = format!("收件登记第 {} 行有误：{reason}", place + 2);
                let is_torn = !text.ends_with('\n') && place + 2 == text.lines().count();
                let remedy = if is_torn {
                    "这是最后一行，多半是登记时断了电，没有写完；请删去这一行，再登记一次。"
                } else {
                    "收件登记只增不改；请恢复这一行原来的内容。"
                };
                Refusal::new(what, remedy)
            })?;
            receipts.extend(receipt);
        }
        Ok(Self { receipts })
    }

    /// When these bytes came as a unit's return of a form, the last time that they were written down.
    pub fn received(&self, form: FormId, unit: RegionId, sha256: &str) -> Option<DateTime> {
        let receipts = self.receipts.iter();
        receipts
            .filter(|one| one.form == form && one.unit == unit && one.sha256 == sha256)
            .map(|receipt| receipt.at)
            .max()
    }

    /// When a unit's return of a form first came.
    pub fn first(&self, form: FormId, unit: RegionId) -> Option<DateTime> {
        let receipts = self.receipts.iter();
        receipts
            .filter(|receipt| receipt.form == form && receipt.unit == unit)
            .map(|receipt| receipt.at)
            .min()
    }
}
