//! Any text or number through every reader of single values: none panics, and a number that is read is exact.
#![no_main]

use kjzd::campaign::{Campaign, RegionLevel};
use kjzd::value::{Written, read_date, read_number, read_person, read_phone, read_region};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(|| Campaign::builtin().unwrap());
const LEVELS: [RegionLevel; 3] = [
    RegionLevel::Province,
    RegionLevel::City,
    RegionLevel::County,
];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    all(&Written::Text(&text));
    all(&Written::Iso(&text));
    if let Some(number) = bytes.first_chunk().map(|bytes| f64::from_le_bytes(*bytes)) {
        let [epoch_1904, duration] = [1, 2].map(|bit| bytes.len() & bit != 0);
        all(&Written::Number(number));
        all(&Written::Serial {
            days: number,
            epoch_1904,
            duration,
        });
    }
    let _ = read_person(&text);
    let _ = read_region(&text, &CAMPAIGN.regions, &LEVELS, None);
});

fn all(written: &Written<'_>) {
    let campaign = &*CAMPAIGN;
    let _ = written.shown();
    let _ = read_date(written, campaign.period);
    let _ = read_phone(written, &campaign.phones);
    for form in &campaign.forms {
        for field in &form.fields {
            let _ = read_number(written, field.unit, None, &campaign.units);
        }
    }
}
