//! `docs/rules.md` says what the rules say today.

use kjzd::campaign::Campaign;
use kjzd::diagnostic::catalogue;
use kjzd::report::rules_markdown;

#[test]
fn the_rule_book_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules.md");
    let written = std::fs::read_to_string(path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    let campaign = Campaign::builtin().unwrap();
    assert!(
        written == rules_markdown(&campaign),
        "docs/rules.md is stale; run: cargo run -- explain --format markdown > docs/rules.md"
    );
}

#[test]
fn codes_are_unique_and_every_rule_is_explained() {
    let campaign = Campaign::builtin().unwrap();
    let pages = catalogue(&campaign);
    for pair in pages.windows(2) {
        assert_ne!(pair[0].code, pair[1].code);
    }
    for page in &pages {
        let family = page.code.starts_with(['F', 'S', 'V', 'R', 'X', 'C']);
        assert!(family && page.code.len() == 4, "{}", page.code);
        for text in [
            page.title,
            page.checks,
            page.why,
            page.example,
            page.passes,
            page.remedy,
        ] {
            assert!(
                !text.trim().is_empty(),
                "{} leaves something unsaid",
                page.code
            );
        }
    }
}
