use super::*;
pub fn read_date(w: &Written, p: (Date, Date)) -> Read<DateSpan> {
    Ok(Reading::plain(DateSpan {
        written: w.shown(),
        first: p.0,
        last: p.0,
    }))
}
