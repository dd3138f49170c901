//! Dates by table and by law; the campaign runs from 2017-11-10 to 2018-04-30.

mod laws;
mod stored;
mod table;

use jiff::civil::{Date, date};

use super::read_date;
use crate::value::{Fault, Note, Written};

const PERIOD: (Date, Date) = (date(2017, 11, 10), date(2018, 4, 30));

fn read_written(written: &Written<'_>) -> Result<(String, Vec<Note>), Fault> {
    let reading = read_date(written, PERIOD)?;
    let span = reading.value;
    let shown = if span.first == span.last {
        span.first.to_string()
    } else {
        format!("{} {}", span.first, span.last)
    };
    Ok((shown, reading.notes))
}

fn read(written: &str) -> Result<(String, Vec<Note>), Fault> {
    read_written(&Written::Text(written))
}
