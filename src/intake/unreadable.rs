//! What the value readers said, as findings with a place, words and a way out.

use super::bind::Said;
use super::context::Context;
use super::record::{Entry, FieldPath, Source};
use super::shown::shown;
use super::slot::Slot;
use crate::campaign::{Field, Kind};
use crate::diagnostic::registry::{Rule, value as rules};
use crate::diagnostic::{Diagnostic, Place};
use crate::value::{Fault, Note, Value};
use crate::workbook::CellRef;

/// The finding for one thing said about a field's value.
pub(super) fn finding(
    context: &Context<'_>,
    path: FieldPath,
    field: &Field,
    slot: &Slot<'_>,
    entry: &Entry,
    (cell, said): &(Option<CellRef>, Said),
    source: &Source,
) -> Diagnostic {
    let form = context.form();
    let place = Place {
        file: source.file.clone(),
        sheet: source.sheet.clone(),
        row: source.row,
        column: source.column.clone(),
        cell: *cell,
    };
    let at = cell.map_or_else(String::new, |cell| format!("{cell} "));
    let raw = slot.text();
    let label = path.label(form);
    let (rule, message) = match said {
        Said::Fault(fault) => (
            fault_rule(fault),
            format!("{at}{label} 填的是“{raw}”，{}。", fault.reason()),
        ),
        Said::Notes(notes) => {
            let read = entry
                .value
                .as_ref()
                .filter(|value| !matches!(value, Value::Ticks(ticks) if ticks.is_empty()))
                .map(|value| shown(context.campaign, field, value));
            let read = read.map_or_else(String::new, |value| format!("，按 {value} 读取"));
            let reasons: Vec<&str> = notes.iter().map(|note| note.reason()).collect();
            (
                note_rule(notes[0]),
                format!("{at}{label} 填的是“{raw}”{read}：{}。", reasons.join("；")),
            )
        }
    };
    let mut finding = Diagnostic::new(rule, place, message);
    if let (Said::Fault(Fault::WrongRegionLevel { .. }), Kind::Region(levels)) = (said, &field.kind)
    {
        let levels: Vec<&str> = levels.iter().map(|level| level.label()).collect();
        finding.advice = format!("请改填{}的全称。", levels.join("或"));
    }
    finding.form = Some(form.id.clone());
    finding.field = Some(path.key(form));
    finding.fields = vec![path.key(form)];
    finding.raw = Some(raw.into_owned());
    finding.value = entry
        .value
        .as_ref()
        .map(|value| shown(context.campaign, field, value));
    finding
}

fn fault_rule(fault: &Fault) -> &'static Rule {
    match fault {
        Fault::UnclearNumber { .. } => &rules::UNCLEAR_NUMBER,
        Fault::NotANumber => &rules::NOT_A_NUMBER,
        Fault::WrongUnit { .. } => &rules::WRONG_UNIT,
        Fault::SeveralNumbers => &rules::SEVERAL_NUMBERS,
        Fault::TooLong => &rules::TOO_LONG,
        Fault::BadPhone { .. } => &rules::BAD_PHONE,
        Fault::NotADate => &rules::NOT_A_DATE,
        Fault::UnknownRegion { .. } => &rules::UNKNOWN_REGION,
        Fault::AmbiguousRegion { .. } => &rules::AMBIGUOUS_REGION,
        Fault::WrongRegionLevel { .. } => &rules::WRONG_REGION_LEVEL,
        Fault::AmbiguousTicks => &rules::AMBIGUOUS_TICKS,
        Fault::UnknownOption { .. } => &rules::UNKNOWN_OPTION,
        Fault::ErrorCell { .. } => &rules::ERROR_CELL,
        Fault::Uncomputed => &rules::UNCOMPUTED,
        Fault::NotAName => &rules::NOT_A_NAME,
    }
}

fn note_rule(note: Note) -> &'static Rule {
    match note {
        Note::Cleaned => &rules::CLEANED,
        Note::UnitConverted => &rules::UNIT_CONVERTED,
        Note::ChineseNumeral => &rules::CHINESE_NUMERAL,
        Note::Approximate => &rules::APPROXIMATE,
        Note::NumberFromDate => &rules::NUMBER_FROM_DATE,
        Note::DateFromNumber => &rules::DATE_FROM_NUMBER,
        Note::YearAssumed => &rules::YEAR_ASSUMED,
        Note::TickStyle => &rules::TICK_STYLE,
        Note::RegionName => &rules::REGION_NAME,
        Note::PhoneTidied => &rules::PHONE_TIDIED,
        Note::PhoneLocal => &rules::PHONE_LOCAL,
        Note::NameTidied => &rules::NAME_TIDIED,
        Note::OtherUnexplained => &rules::OTHER_UNEXPLAINED,
    }
}
