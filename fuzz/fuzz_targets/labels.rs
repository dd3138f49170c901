//! Any text as a label: brought to one spelling, which stays as it is when it is brought there again.
#![no_main]

use kjzd::value::{bracket_hint, is_blank_word, leading_number, normalize, normalize_label};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let label = normalize_label(text);
    assert!(!label.contains(char::is_whitespace), "{label:?}");
    let _ = bracket_hint(text);
    let _ = leading_number(text);
    let _ = is_blank_word(text);
    let once = normalize(text);
    assert_eq!(normalize(&once), once);
});
