//! What a sheet of a file may hold, before any of it is read.

use std::collections::HashMap;

use super::gloss::Glosses;
use super::stamp::{self, Stamped};
use super::{review, vocabulary};
use crate::workbook::Sheet;

/// By a sheet's name, its headings and the stamp of its workbook.
pub(super) enum Holds {
    /// Nothing to be read.
    Nothing,
    /// Our list of findings, with the row of the headings and the column of each.
    Review(u32, HashMap<&'static str, u32>),
    /// What we added to the workbook, our sample among it.
    OurWords,
    /// Something that somebody has hidden.
    Hidden,
    /// Returns, if anything.
    Returns,
}

pub(super) fn holds(sheet: &Sheet, glosses: &Glosses<'_>, stamp: Option<&Stamped>) -> Holds {
    let name = sheet.name.as_deref();
    if !sheet.visible && name.is_some_and(stamp::is_ours) {
        return Holds::Nothing;
    }
    match review::list(glosses) {
        Some(review::List::Review(head, columns)) => return Holds::Review(head, columns),
        Some(review::List::Strays) => return Holds::Nothing,
        None => {}
    }
    if stamp.is_some_and(|stamp| !stamp.holds_returns(name)) {
        return Holds::OurWords;
    }
    if sheet.visible {
        Holds::Returns
    } else {
        Holds::Hidden
    }
}

/// True of a sheet that tells how to fill the form, which our own workbooks name otherwise.
pub(super) fn holds_instructions(sheet: &Sheet, stamp: Option<&Stamped>) -> bool {
    let name = sheet.name.as_deref();
    stamp.is_none() && name.is_some_and(vocabulary::names_instructions)
}
