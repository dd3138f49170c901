//! A comparison of two runs, for people and for scripts.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::escape::visible;
use super::plain_json::json_lines;
use crate::campaign::Campaign;
use crate::intake::Source;
use crate::validate::compare::{Change, Changed, Compared, Comparison, Lone, MatchedBy};

/// Writes what changed, record by record, and the counts.
pub fn comparison_table(
    out: &mut impl Write,
    campaign: &Campaign,
    compared: &Comparison,
) -> io::Result<()> {
    for record in &compared.records {
        if !record.values.is_empty() || !record.findings.is_empty() {
            one(out, campaign, record)?;
        }
    }
    lone(out, campaign, "新表里没有了", &compared.only_old)?;
    lone(out, campaign, "新增", &compared.only_new)?;
    if !compared.others.is_empty() {
        writeln!(out, "其它")?;
        for change in &compared.others {
            let file = visible(&change.finding.place.file);
            writeln!(out, "  {}  {file}：{}", change.status.label(), told(change))?;
        }
        writeln!(out)?;
    }
    for file in &compared.not_again {
        writeln!(
            out,
            "没有重报：{}（还有 {} 处要改正或说明）",
            visible(&file.file),
            file.open
        )?;
    }
    closing(out, compared)
}

fn one(out: &mut impl Write, campaign: &Campaign, record: &Compared) -> io::Result<()> {
    let number = number(campaign, &record.form);
    let by_place = match record.matched_by {
        MatchedBy::Key => "",
        MatchedBy::Place => "（名称改过，按所在位置对应）",
    };
    writeln!(out, "{number} {}{by_place}", visible(&record.record))?;
    writeln!(out, "  {} → {}", place(&record.old), place(&record.new))?;
    for change in &record.findings {
        writeln!(out, "  {}  {}", change.status.label(), told(change))?;
    }
    for Changed {
        label, old, new, ..
    } in &record.values
    {
        let or_blank =
            |text: &Option<String>| visible(text.as_deref().unwrap_or("空")).into_owned();
        writeln!(
            out,
            "  改动    {label}：{} → {}",
            or_blank(old),
            or_blank(new)
        )?;
    }
    writeln!(out)
}

fn told(change: &Change) -> String {
    let finding = &change.finding;
    let text = visible(&finding.message).into_owned();
    match &finding.explanation {
        Some(explanation) => format!("{} {text}说明：{}", finding.code, visible(explanation)),
        None => format!("{} {} {text}", finding.level.label(), finding.code),
    }
}

fn lone(out: &mut impl Write, campaign: &Campaign, what: &str, all: &[Lone]) -> io::Result<()> {
    for record in all {
        let number = number(campaign, &record.form);
        let name = visible(&record.record).into_owned();
        writeln!(out, "{what}：{number} {name}（{}）", place(&record.source))?;
    }
    Ok(())
}

fn number<'c>(campaign: &'c Campaign, form: &str) -> &'c str {
    campaign
        .form_by_name(form)
        .map_or("", |(_, form)| form.number.as_str())
}

fn place(source: &Source) -> String {
    let sheet = source.sheet.as_deref();
    let sheet = sheet.map_or_else(String::new, |sheet| format!(" “{}”", visible(sheet)));
    let row = source
        .row
        .map_or_else(String::new, |row| format!(" 第 {row} 行"));
    let column = source.column.as_deref();
    let column = column.map_or_else(String::new, |column| format!(" {column} 列"));
    format!("{}{sheet}{row}{column}", visible(&source.file))
}

fn closing(out: &mut impl Write, compared: &Comparison) -> io::Result<()> {
    let counts = compared.counts();
    writeln!(
        out,
        "共对照 {} 份表：已改正 {} 处，已说明 {} 处，仍存在 {} 处，新出现 {} 处；改动数值 {} 处。",
        compared.records.len(),
        counts.mended,
        counts.explained,
        counts.remaining,
        counts.new,
        counts.changed
    )?;
    if !compared.only_old.is_empty() {
        writeln!(
            out,
            "注意：有 {} 份表在重报的文件里没有了，请核对是否漏报。",
            compared.only_old.len()
        )?;
    }
    if compared.records.is_empty() {
        writeln!(out, "两边没有一份相同的表，请核对路径是否写对。")?;
    }
    Ok(())
}

/// Writes the same as one JSON object.
pub fn comparison_json(out: impl Write, compared: &Comparison) -> io::Result<()> {
    let counts = compared.counts();
    let report = json!({
        "summary": {
            "records": compared.records.len(),
            "mended": counts.mended,
            "explained": counts.explained,
            "remaining": counts.remaining,
            "new": counts.new,
            "changed_values": counts.changed,
            "only_old": compared.only_old.len(),
            "only_new": compared.only_new.len(),
            "not_again": compared.not_again.len(),
        },
        "records": compared.records.iter().map(record_json).collect::<Vec<_>>(),
        "only_old": compared.only_old.iter().map(lone_json).collect::<Vec<_>>(),
        "only_new": compared.only_new.iter().map(lone_json).collect::<Vec<_>>(),
        "others": compared.others.iter().map(change_json).collect::<Vec<_>>(),
        "not_again": compared.not_again.iter().map(|file| json!({
            "file": file.file,
            "open": file.open,
        })).collect::<Vec<_>>(),
    });
    json_lines(out, &report)
}

fn record_json(record: &Compared) -> Value {
    json!({
        "form": record.form,
        "record": record.record,
        "old": source_json(&record.old),
        "new": source_json(&record.new),
        "matched_by": match record.matched_by {
            MatchedBy::Key => "key",
            MatchedBy::Place => "place",
        },
        "changes": record.values.iter().map(|value| json!({
            "field": value.field,
            "label": value.label,
            "old": value.old,
            "new": value.new,
        })).collect::<Vec<_>>(),
        "findings": record.findings.iter().map(change_json).collect::<Vec<_>>(),
    })
}

fn change_json(change: &Change) -> Value {
    let finding = &change.finding;
    json!({
        "status": change.status.key(),
        "code": finding.code,
        "level": finding.level.label(),
        "severity": finding.level.severity(),
        "file": finding.place.file,
        "sheet": finding.place.sheet,
        "row": finding.place.row,
        "column": finding.place.column,
        "cell": finding.place.cell.map(|cell| cell.to_string()),
        "field": finding.field,
        "message": finding.text(),
        "explanation": finding.explanation,
        "fingerprint": finding.fingerprint,
    })
}

fn lone_json(lone: &Lone) -> Value {
    json!({
        "form": lone.form,
        "record": lone.record,
        "source": source_json(&lone.source),
    })
}

fn source_json(source: &Source) -> Value {
    json!({
        "file": source.file,
        "sheet": source.sheet,
        "row": source.row,
        "column": source.column,
    })
}
