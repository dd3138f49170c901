//! How values and places read in a message.

use crate::campaign::{Campaign, Field};
use crate::intake::{self, Entry, Source};

/// What stands in a cell, for a message: as understood, else as written, else that nothing is.
pub(super) fn written(campaign: &Campaign, field: &Field, entry: &Entry) -> String {
    match (&entry.value, &entry.raw) {
        (Some(value), _) => intake::shown(campaign, field, value),
        (None, Some(raw)) => intake::one_line(raw),
        (None, None) => "空".to_owned(),
    }
}

/// Where another record stands, seen from `here`: what they share is left out.
pub(super) fn whereabouts(there: &Source, here: &Source) -> String {
    let file = if there.file == here.file {
        "本文件".to_owned()
    } else {
        format!("“{}”", there.file)
    };
    let sheet = there.sheet.as_ref().map(|sheet| format!("工作表“{sheet}”"));
    let row = there.row.map(|row| format!("第 {row} 行"));
    let column = there.column.as_ref().map(|column| format!("{column} 列"));
    let parts: Vec<String> = [Some(file), sheet, row, column]
        .into_iter()
        .flatten()
        .collect();
    parts.concat()
}
