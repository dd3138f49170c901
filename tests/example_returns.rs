//! The small set in `examples/returns` is what the README shows: it must stay clean, be read back as it was meant, and
//! add up to what was meant.
#![allow(clippy::unwrap_used)] // a test may stop at the first surprise

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use kjzd::campaign::{Campaign, Field, Form, Kind, RollUp};
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::{Value, json};

/// Runs kjzd inside a folder of `examples`.
fn run(folder: &str, args: &[&str]) -> Output {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(folder);
    let mut command = Command::cargo_bin("kjzd").unwrap();
    command.current_dir(folder).args(args).output().unwrap()
}

fn kjzd(args: &[&str]) -> Output {
    run("returns", args)
}

fn text(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

/// What was meant, as the generator noted it.
fn truth() -> Vec<Value> {
    jsonl(include_str!("../examples/truth.jsonl"))
}

fn jsonl(text: &str) -> Vec<Value> {
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn the_set_is_clean() {
    let output = kjzd(&["validate", ".", "--format", "json"]);
    let said: Value = serde_json::from_str(text(&output)).unwrap();
    assert_eq!(said["diagnostics"], json!([]));
    assert_eq!(said["summary"]["records"], json!(truth().len()));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_set_is_read_as_it_was_meant() {
    let output = kjzd(&["export", ".", "--format", "jsonl"]);
    let read = text(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    let read: Vec<Value> = read.collect();
    for (read, meant) in read.iter().zip(truth()) {
        assert_eq!(*read, meant);
    }
    assert_eq!(read.len(), truth().len());
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_province_adds_up_to_what_was_meant() {
    let output = kjzd(&["rollup", ".", "--for", "吉林省", "--format", "json"]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let summary: Value = serde_json::from_str(text(&output)).unwrap();
    let campaign = Campaign::builtin().unwrap();
    let mut by_form: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for record in truth() {
        let form = record["form"].as_str().unwrap().to_owned();
        by_form
            .entry(form)
            .or_default()
            .push(record["fields"].clone());
    }
    assert_eq!(by_form.len(), campaign.forms.len());
    for (id, records) in &by_form {
        let (_, form) = campaign.form_by_name(id).unwrap();
        let added = &summary["forms"][id];
        assert_eq!(added["records"], json!(records.len()), "{id}");
        for field in &form.fields {
            if let Some(total) = total(form, field, records) {
                assert_eq!(added["totals"][&field.key], total, "{id} {}", field.key);
            }
        }
        for table in &form.tables {
            let rows: usize = records
                .iter()
                .map(|of| of[&table.key].as_array().unwrap().len())
                .sum();
            assert_eq!(
                added["totals"][&table.key],
                json!(rows),
                "{id} {}",
                table.key
            );
        }
    }
}

#[test]
fn the_province_is_the_same_from_a_citys_summary() {
    let folder = tempfile::tempdir().unwrap();
    let summary = folder.path().join("白城市汇总.xlsx");
    let summary = summary.to_str().unwrap();
    let made = kjzd(&["rollup", "白城市", "--for", "白城市", "-o", summary]);
    assert_eq!(made.status.code(), Some(0));
    let forms = |paths: &[&str]| {
        let args = [&["rollup"], paths, &["--for", "吉林省", "--format", "json"]].concat();
        let output = kjzd(&args);
        assert_eq!(output.status.code(), Some(0), "{paths:?}");
        let summary: Value = serde_json::from_str(text(&output)).unwrap();
        summary["forms"].clone()
    };
    let counties = forms(&["."]);
    assert_eq!(forms(&[summary, "辽源市"]), counties);
    assert_eq!(forms(&["辽源市", summary, "白城市"]), counties);
}

#[test]
fn every_planted_fault_is_named() {
    let output = run("faulty/returns", &["validate", ".", "--format", "json"]);
    let said: Value = serde_json::from_str(text(&output)).unwrap();
    let said = said["diagnostics"].as_array().unwrap();
    for planted in jsonl(include_str!("../examples/faulty/planted.jsonl")) {
        let named = said.iter().any(|of| {
            ["file", "sheet", "row", "field"]
                .iter()
                .all(|key| of[key] == planted[key])
                && of["severity"] != "notice"
        });
        assert!(named, "{planted}");
    }
    assert_eq!(output.status.code(), Some(1));
}

/// What a field adds up to over all records; none where it is only listed.
fn total(form: &Form, field: &Field, records: &[Value]) -> Option<Value> {
    match field.roll_up {
        RollUp::List | RollUp::Group => None,
        RollUp::Sum => Some(number(
            records.iter().map(|of| decimal(&of[&field.key])).sum(),
        )),
        RollUp::Mean { weight } => {
            let weight = &form.fields[weight].key;
            let weighted = records
                .iter()
                .map(|of| decimal(&of[&field.key]) * decimal(&of[weight]));
            let all: Decimal = records.iter().map(|of| decimal(&of[weight])).sum();
            let mean = weighted.sum::<Decimal>() / all;
            let mean = mean.round_dp_with_strategy(4, RoundingStrategy::MidpointAwayFromZero);
            Some(json!({"mean": number(mean), "records": records.len()}))
        }
        RollUp::Count => {
            let Kind::Choices(choices) = &field.kind else {
                return None;
            };
            let mut counted = serde_json::Map::new();
            for option in &choices.options {
                let ticks = records.iter().filter(|of| {
                    let ticked = of[&field.key]["ticked"].as_array().unwrap();
                    ticked.iter().any(|key| *key == option.key)
                });
                counted.insert(option.key.clone(), ticks.count().into());
            }
            let others = records
                .iter()
                .filter(|of| !of[&field.key]["other"].is_null());
            counted.insert("other".into(), others.count().into());
            Some(counted.into())
        }
    }
}

fn decimal(value: &Value) -> Decimal {
    value.to_string().parse().unwrap()
}

fn number(value: Decimal) -> Value {
    serde_json::from_str(&value.normalize().to_string()).unwrap()
}
