//! A region's name in a slot, whatever offices write between a city and its county.

use std::borrow::Cow;

use super::joined;
use crate::campaign::{Kind, RegionId, RegionLevel};
use crate::intake::context::Context;
use crate::intake::slot::{Slot, written};
use crate::value::read_region;
use crate::value::{Read, Reading, Value};
use crate::workbook::Cell;

/// What offices write between a city and its county.
const SEPARATORS: [char; 14] = [
    '/', '／', '\\', '、', '-', '—', '－', '>', '》', '→', '·', '•', '|', '｜',
];

pub(super) fn region(
    context: &Context<'_>,
    slot: &Slot<'_>,
    levels: &[RegionLevel],
) -> Read<Option<Value>> {
    let Some(text) = joined(slot)? else {
        return Ok(Reading::plain(None));
    };
    let regions = &context.campaign.regions;
    let named = slot
        .hint
        .as_deref()
        .and_then(|hint| read_region(hint, regions, levels, context.folder).ok());
    let hint = named.map(|reading| reading.value).or(context.folder);
    let read = read_region(&spaced(&text), regions, levels, hint);
    let read = match read {
        Err(fault) if slot.cells.len() > 1 => {
            last_region(context, slot, levels, hint).unwrap_or(Err(fault))
        }
        read => read,
    };
    read.map(|reading| reading.map(|region| Some(Value::Region(region))))
}

/// Names apart that an office's sign stands between.
fn spaced(text: &str) -> Cow<'_, str> {
    if text.contains(SEPARATORS) {
        text.replace(SEPARATORS, " ").into()
    } else {
        text.into()
    }
}

/// The region of the form's levels that a text names, alone or behind its city.
pub(in crate::intake) fn region_named(context: &Context<'_>, text: &str) -> Option<RegionId> {
    let form = context.form();
    let Kind::Region(levels) = &form.fields[form.region_field].kind else {
        return None;
    };
    let read = read_region(
        &spaced(text),
        &context.campaign.regions,
        levels,
        context.folder,
    );
    read.ok().map(|reading| reading.value)
}

/// City and county in a cell each: the last cell that names a region of the right level, where the cells before do not
/// contradict it.
fn last_region(
    context: &Context<'_>,
    slot: &Slot<'_>,
    levels: &[RegionLevel],
    hint: Option<RegionId>,
) -> Option<Read<RegionId>> {
    let regions = &context.campaign.regions;
    let all = [
        RegionLevel::Province,
        RegionLevel::City,
        RegionLevel::County,
    ];
    let (last, before) = slot.cells.split_last()?;
    let read = read_region(&written(last.1).shown(), regions, levels, hint).ok()?;
    let agrees = |cell: &Cell| {
        let parent = read_region(&written(cell).shown(), regions, &all, hint);
        parent.is_ok_and(|parent| regions.contains(parent.value, read.value))
    };
    before
        .iter()
        .all(|(_, cell)| agrees(cell))
        .then_some(Ok(read))
}
