//! Any text, cut into cells at zero bytes, as the answer to every choice of the campaign.
#![no_main]

use kjzd::campaign::{Campaign, Choices, Kind};
use kjzd::value::{TickWords, Written, read_flag, read_ticks};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(|| Campaign::builtin().unwrap());

fn choices() -> impl Iterator<Item = &'static Choices> {
    let fields = CAMPAIGN.forms.iter().flat_map(|form| &form.fields);
    fields.filter_map(|field| match &field.kind {
        Kind::Choices(choices) => Some(choices),
        _ => None,
    })
}

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let cells: Vec<Written<'_>> = text.split('\0').map(Written::Text).collect();
    for choices in choices() {
        if let Ok(read) = read_ticks(&cells, &TickWords::of(choices)) {
            let ticked = &read.value.ticked;
            assert!(ticked.iter().all(|place| *place < choices.options.len()));
            assert!(ticked.windows(2).all(|pair| pair[0] < pair[1]));
        }
        for (cell, option) in cells.iter().zip(&choices.options) {
            let _ = read_flag(cell, option);
        }
    }
});
