//! Dates that lie outside the campaign.

use super::subject::Subject;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::registry::value;
use crate::value::{DateSpan, Value};

/// Days and spans that are not wholly inside the campaign's period; of whole months a part is enough.
pub(super) fn outside_campaign(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let (first, last) = subject.campaign.period;
    subject
        .paths()
        .filter_map(|(path, _)| {
            let Some(Value::Date(span)) = &subject.entry(path)?.value else {
                return None;
            };
            let inside = if is_whole_months(span) {
                span.first <= last && first <= span.last
            } else {
                first <= span.first && span.last <= last
            };
            if inside {
                return None;
            }
            let message = format!(
                "{} {} 不在活动期间 {first} 至 {last} 之内。",
                subject.at(path),
                span.written
            );
            Some(Diagnostic {
                expected: Some(format!("{first} 至 {last}")),
                ..subject.finding(&value::OUTSIDE_CAMPAIGN, &[path], message)
            })
        })
        .collect()
}

/// 2017年11月, 11月至12月: no day was named.
fn is_whole_months(span: &DateSpan) -> bool {
    span.first.day() == 1 && span.last == span.last.last_of_month()
}
