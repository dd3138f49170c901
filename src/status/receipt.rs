//! One receipt: a unit's return of a form, as it stood in one file when it came.

use jiff::civil::{Date, DateTime, Time};

use crate::campaign::stamp::REGISTER_HEADINGS;
use crate::campaign::{Campaign, FormId, RegionId};

/// One line of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Its number in the register, from 1.
    pub number: u64,
    /// When it came, by the offices' clock.
    pub at: DateTime,
    /// File as given on the command line.
    pub file: String,
    /// SHA-256 of the file's bytes, lower-case hex.
    pub sha256: String,
    /// Which form.
    pub form: FormId,
    /// Whose return.
    pub unit: RegionId,
    /// Records of that form and unit in the file.
    pub records: usize,
    /// True for a summary, which repeats other returns by its nature.
    pub is_summary: bool,
    /// Who sent it, where that was said.
    pub from: String,
    /// Number of the receipt that it replaces.
    pub replaces: Option<u64>,
}

/// What a line says of a file that holds returns of several units.
pub(super) const SUMMARY: &str = "汇总表";
/// What a line says of any other file.
const RETURN: &str = "上报表";

impl Receipt {
    /// The cells of its line, in the order of [`REGISTER_HEADINGS`].
    pub fn cells(&self, campaign: &Campaign) -> [String; REGISTER_HEADINGS.len()] {
        let unit = campaign.regions.get(self.unit);
        let kind = if self.is_summary { SUMMARY } else { RETURN };
        [
            self.number.to_string(),
            self.at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            self.file.clone(),
            campaign.form(self.form).number.clone(),
            unit.name.clone(),
            unit.code.clone(),
            self.records.to_string(),
            kind.to_owned(),
            self.from.clone(),
            self.replaces
                .map_or(String::new(), |number| number.to_string()),
            self.sha256.clone(),
        ]
    }

    /// The receipt in a line of the register, also as a spreadsheet program writes it back; else what is wrong with it.
    pub(super) fn read(cells: &csv::StringRecord, campaign: &Campaign) -> Result<Self, String> {
        let cell = |place: usize| cells.get(place).map_or("", str::trim);
        let wrong = |place: usize| format!("“{}”不能是“{}”", REGISTER_HEADINGS[place], cell(place));
        let form = campaign
            .forms
            .iter()
            .position(|form| form.number == cell(3));
        Ok(Self {
            number: cell(0).parse().map_err(|_| wrong(0))?,
            at: moment(cell(1)).ok_or_else(|| wrong(1))?,
            file: unquoted(cell(2)).to_owned(),
            form: FormId(form.ok_or_else(|| wrong(3))?),
            unit: campaign.regions.by_code(cell(5)).ok_or_else(|| wrong(5))?,
            records: cell(6).parse().map_err(|_| wrong(6))?,
            is_summary: cell(7) == SUMMARY,
            from: unquoted(cell(8)).to_owned(),
            replaces: match cell(9) {
                "" => None,
                number => Some(number.parse().map_err(|_| wrong(9))?),
            },
            sha256: cell(10).to_lowercase(),
        })
    }
}

/// A day, or a day and a time: `2017-11-28 09:30:12`, and as Excel rewrites it, `2017/11/28 9:30`.
pub fn moment(written: &str) -> Option<DateTime> {
    let (day, time) = match written.trim().split_once([' ', 'T']) {
        Some((day, time)) => (day, Some(time)),
        None => (written.trim(), None),
    };
    let mut parts = day.split(['-', '/']);
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let date = Date::new(year, month, parts.next()?.parse().ok()?).ok()?;
    let time = match time {
        None => Time::midnight(),
        Some(time) => {
            let mut parts = time.trim().split(':').map(str::parse::<i8>);
            let hour = parts.next()?.ok()?;
            let minute = parts.next()?.ok()?;
            let second = parts.next().unwrap_or(Ok(0)).ok()?;
            if parts.next().is_some() {
                return None;
            }
            Time::new(hour, minute, second, 0).ok()?
        }
    };
    parts.next().is_none().then(|| date.to_datetime(time))
}

/// Text without the apostrophe that keeps a spreadsheet from taking it for a formula.
fn unquoted(text: &str) -> &str {
    text.strip_prefix('\'').unwrap_or(text)
}
