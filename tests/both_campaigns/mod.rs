//! The campaigns that a law must hold for.

use std::path::Path;
use std::sync::LazyLock;

use kjzd::campaign::Campaign;

/// The built-in campaign, and one with other forms, levels that are the same, and two counties of one name.
pub static CAMPAIGNS: LazyLock<[Campaign; 2]> = LazyLock::new(|| {
    let other = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/campaigns/harbour-2020");
    [
        Campaign::builtin().unwrap(),
        Campaign::load(Path::new(other)).unwrap(),
    ]
});
