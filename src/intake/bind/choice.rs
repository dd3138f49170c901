//! A choice field's ticks: in its own cells, in columns of single options, or in both.

use super::{Said, Settled, notes};
use crate::intake::slot::{Slot, written};
use crate::intake::spread;
use crate::value::text::{is_blank_word, keep};
use crate::value::{Note, Reading, TickWords, Ticks, Value, is_circle, read_flag, read_ticks};

/// Ticks from the field's own cells, from one column an option, or from both.
pub(super) fn choice(slot: &Slot<'_>, words: &TickWords<'_>) -> Settled {
    let choices = words.choices();
    let mut said = Vec::new();
    let mut ticks = Ticks::default();
    let mut readable = true;
    let read = if slot.cells.is_empty() && slot.inline.is_none() {
        Ok(Reading::plain(Ticks::default()))
    } else {
        read_ticks(&spread::cells(slot, words), words)
    };
    match read {
        Ok(reading) => {
            ticks = reading.value;
            said.extend(notes(slot.home, reading.notes));
        }
        Err(fault) => {
            readable = false;
            said.push((slot.home, Said::Fault(fault)));
        }
    }
    for (option, at, cell) in &slot.flags {
        let written = written(cell);
        let read = if slot.circles && is_circle(&written) {
            Ok(Reading::noted(true, Note::TickStyle))
        } else {
            read_flag(&written, &choices.options[*option])
        };
        match read {
            Ok(reading) => {
                if reading.value && !ticks.ticked.contains(option) {
                    ticks.ticked.push(*option);
                }
                said.extend(notes(Some(*at), reading.notes));
            }
            Err(fault) => {
                readable = false;
                said.push((Some(*at), Said::Fault(fault)));
            }
        }
    }
    if let Some((_, cell)) = slot.other {
        let shown = written(cell).shown();
        let text = keep(&shown);
        let open = text.chars().all(|c| "□☐○〇0×".contains(c));
        if !is_blank_word(&text) && !open {
            ticks.other = Some(text.into_owned());
        }
    }
    ticks.ticked.sort_unstable();
    (readable.then_some(Value::Ticks(Box::new(ticks))), said)
}
