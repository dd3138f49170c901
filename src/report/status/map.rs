//! Every unit with one character a form, several units a line, so that a province fits one screen.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::campaign::RegionId;
use crate::report::terminal::Look;
use crate::status::{State, Status};

/// For a form that is not expected of a unit.
const NOT_ASKED: &str = "－";

/// From this width on, units stand further apart.
const ROOMY: usize = 100;
/// A longer name gives way to a clipped one where the region has one.
const NAME: usize = 6;

/// Writes the units city by city, each with its name and its marks; a continued line stands under the counties.
pub(super) fn write(
    out: &mut impl Write,
    status: &Status<'_>,
    look: Look,
    width: usize,
) -> io::Result<()> {
    let forms: Vec<&str> = status
        .forms()
        .map(|returns| status.number(returns.form))
        .collect();
    writeln!(out, "各单位依次为 {}：", forms.join("、"))?;
    let name = name_width(status);
    let entry = name + 1 + 2 * forms.len();
    let gap = if width < ROOMY { " " } else { "  " };
    // No gap after the last.
    let per_line = ((width + gap.len()) / (entry + gap.len())).max(2);
    for (city, units) in status.cities() {
        let own = units.first().copied().filter(|unit| Some(*unit) == city);
        let below = &units[usize::from(own.is_some())..];
        let mut first = match (own, city) {
            (Some(own), _) => marked(status, own, name, look),
            (None, Some(city)) => padded(short(status, city), entry),
            (None, None) => padded("", entry),
        };
        if below.is_empty() {
            writeln!(out, "{first}")?;
        }
        for line in below.chunks(per_line - 1) {
            let line: Vec<String> = line
                .iter()
                .map(|unit| marked(status, *unit, name, look))
                .collect();
            writeln!(out, "{first}{gap}{}", line.join(gap))?;
            first = padded("", entry);
        }
    }
    Ok(())
}

/// The colour of a state: red wants chasing, yellow wants mending, green is done.
pub(super) const fn colour(state: State) -> &'static str {
    match state {
        State::Missing | State::Blank => "31",
        State::ToReturn => "35",
        State::ToExplain => "33",
        State::Received => "36",
        State::Sound | State::Nothing => "32",
    }
}

fn marked(status: &Status<'_>, unit: RegionId, name: usize, look: Look) -> String {
    let marks: String = status
        .forms()
        .map(|returns| match returns.cells.get(&unit) {
            Some(cell) => look.painted(cell.state.mark(), colour(cell.state)),
            None => NOT_ASKED.to_owned(),
        })
        .collect();
    format!("{} {marks}", padded(short(status, unit), name))
}

/// 公主岭市 as 公主岭: four characters would widen every entry.
fn short<'s>(status: &'s Status<'_>, unit: RegionId) -> &'s str {
    let region = status.campaign.regions.get(unit);
    let mut names = [&region.short_name].into_iter().chain(&region.aliases);
    names
        .find(|name| name.width() <= NAME)
        .unwrap_or(&region.short_name)
}

fn name_width(status: &Status<'_>) -> usize {
    let cities = status.cities();
    let units = cities.values().flatten();
    units
        .map(|unit| short(status, *unit).width())
        .max()
        .unwrap_or(0)
}

/// Text with spaces up to a width in columns, in which a Chinese character takes two.
fn padded(text: &str, width: usize) -> String {
    let gap = width.saturating_sub(text.width());
    format!("{text}{:gap$}", "")
}
