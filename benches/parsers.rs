//! Single steps: `cargo bench --bench parsers`.

use std::path::Path;

use divan::{Bencher, black_box};
use kjzd::campaign::Campaign;
use kjzd::campaign::Kind;
use kjzd::intake::{Reader, Record, Records};
use kjzd::rollup::{Facts, Summary};
use kjzd::value::{self, TickWords, Written};
use kjzd::workbook::{self, Limits, Workbook};

fn main() {
    divan::main();
}

fn campaign() -> Campaign {
    Campaign::builtin().expect("the built-in campaign loads")
}

fn example(path: &str) -> Vec<u8> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/returns/白城市/镇赉县");
    std::fs::read(examples.join(path)).expect("an example")
}

fn opened(path: &str) -> Workbook {
    workbook::open_bytes(&example(path), Some("xlsx"), &Limits::default()).expect("opens")
}

#[divan::bench]
fn campaign_is_loaded() -> Campaign {
    campaign()
}

#[divan::bench]
fn register_of_villages_is_loaded(bencher: Bencher<'_, '_>) {
    bencher
        .with_inputs(campaign)
        .bench_refs(|campaign| campaign.register().is_empty());
}

#[divan::bench(args = ["镇赉县镇赉镇架其村3组12号", "1. 总户数（户）：", "科技服务需求\n（在对应□内打√）"])]
fn label(text: &str) -> String {
    value::normalize_label(black_box(text)).into_owned()
}

#[divan::bench(args = ["312", "３１２户", "3.5万人次", "一百二十三"])]
fn number(bencher: Bencher<'_, '_>, text: &str) {
    let campaign = campaign();
    bencher.bench(|| {
        let written = Written::Text(black_box(text));
        value::read_number(&written, None, None, &campaign.units)
    });
}

#[divan::bench(args = ["13804360003", "0436-5551234", "138 0436 0003转2"])]
fn phone(bencher: Bencher<'_, '_>, text: &str) {
    let campaign = campaign();
    bencher.bench(|| value::read_phone(&Written::Text(black_box(text)), &campaign.phones));
}

#[divan::bench(args = ["2017年12月5日", "12月5日—8日", "2017.12.5"])]
fn date(bencher: Bencher<'_, '_>, text: &str) {
    let campaign = campaign();
    bencher.bench(|| value::read_date(&Written::Text(black_box(text)), campaign.period));
}

#[divan::bench(args = ["√种植 □养殖 √加工 □水产 □其它", "种植、养殖"])]
fn ticks(bencher: Bencher<'_, '_>, text: &str) {
    let campaign = campaign();
    let fields = campaign.forms.iter().flat_map(|form| &form.fields);
    let mut choices = fields.filter_map(|field| match &field.kind {
        Kind::Choices(choices) => Some(choices),
        _ => None,
    });
    let words = TickWords::of(choices.next_back().expect("a choice field"));
    bencher.bench(|| value::read_ticks(&[Written::Text(black_box(text))], &words));
}

#[divan::bench(args = ["附件1_001长安村.xlsx", "附件2台账.xlsx", "附件4.xlsx"])]
fn file_is_opened(bencher: Bencher<'_, '_>, path: &str) {
    let bytes = example(path);
    bencher.bench(|| workbook::open_bytes(black_box(&bytes), Some("xlsx"), &Limits::default()));
}

#[divan::bench(args = ["附件1_001长安村.xlsx", "附件2台账.xlsx", "附件3_1.xlsx", "附件4.xlsx"])]
fn sheet_is_read(bencher: Bencher<'_, '_>, path: &str) {
    let campaign = campaign();
    let reader = Reader::new(&campaign);
    let workbook = opened(path);
    bencher.bench(|| reader.read(path, black_box(&workbook), None));
}

fn households() -> Vec<Record> {
    let campaign = campaign();
    let name = "附件2台账.xlsx";
    Reader::new(&campaign)
        .read(name, &opened(name), None)
        .records
}

#[divan::bench]
fn record_is_packed(bencher: Bencher<'_, '_>) {
    let record = households().swap_remove(0);
    bencher
        .with_inputs(Records::new)
        .bench_refs(|records| records.push(black_box(&record)));
}

#[divan::bench]
fn record_is_unpacked(bencher: Bencher<'_, '_>) {
    let records: Records = households().into_iter().collect();
    bencher.bench(|| records.get(black_box(0)));
}

#[divan::bench]
fn returns_are_merged(bencher: Bencher<'_, '_>) {
    let campaign = campaign();
    let reader = Reader::new(&campaign);
    let names = ["附件1台账.xlsx", "附件2台账.xlsx", "附件4.xlsx"];
    let records: Vec<Record> = names
        .iter()
        .flat_map(|name| reader.read(name, &opened(name), None).records)
        .collect();
    let county = campaign.regions.by_code("220821").expect("镇赉县");
    bencher
        .with_inputs(|| records.clone())
        .bench_values(|records| {
            let (facts, _) = Facts::gather(records, &campaign);
            let summary = Summary::of(&facts, county, &campaign, campaign.period.1);
            summary.forms.len()
        });
}
