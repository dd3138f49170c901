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
    let mut text = if there.file == here.file {
        "本文件".to_owned()
    } else {
        format!("“{}”", there.file)
    };
    if let Some(sheet) = &there.sheet {
        text = format!("{text}工作表“{sheet}”");
    }
    if let Some(row) = there.row {
        text = format!("{text}第 {row} 行");
    }
    if let Some(column) = &there.column {
        text = format!("{text}{column} 列");
    }
    text
}
