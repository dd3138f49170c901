//! Answers → cells, in the habits of whoever fills the form.

use kjzd::campaign::{Field, Kind};

use crate::filled::Answer;
use crate::habits::{Habits, Written};
use crate::ticking;

/// What a clerk writes for an answer, in one cell.
pub fn written(habits: &mut Habits<'_>, field: &Field, answer: &Answer) -> Written {
    match answer {
        Answer::Missing => Written::Blank,
        Answer::Nonsense(text) => Written::Text(text.clone()),
        Answer::Number(quantity) => habits.number(*quantity, field.unit),
        Answer::Region(region) => Written::Text(habits.region(*region)),
        Answer::Text(text) => match field.kind {
            Kind::Person => habits.person(text),
            Kind::Phone => habits.phone(text),
            _ => Written::Text(text.clone()),
        },
        Answer::Ticks(ticked, other) => match &field.kind {
            Kind::Choices(choices) => {
                Written::Text(habits.ticking.write(choices, ticked, other.as_deref()))
            }
            _ => Written::Blank,
        },
    }
}

/// The same in a ledger's only column for a choice field: words.
pub fn in_words(field: &Field, answer: &Answer) -> Written {
    match (answer, &field.kind) {
        (Answer::Ticks(ticked, other), Kind::Choices(choices)) => {
            let words = ticking::words(choices, ticked, other.as_deref());
            if words.is_empty() {
                Written::Blank
            } else {
                Written::Text(words)
            }
        }
        _ => Written::Blank,
    }
}
