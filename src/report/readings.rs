//! Which cell was read as which field, record by record: how kjzd understood a sheet.

use std::io::{self, Write};

use super::escape::visible;
use crate::campaign::{Campaign, Field, Form};
use crate::intake::{Entry, FieldPath, Record, Records, shown};

/// Writes every record with its fields, the cell that each came from, and what was understood.
pub fn readings(out: &mut impl Write, campaign: &Campaign, records: &Records) -> io::Result<()> {
    for record in records.iter() {
        let form = record.form(campaign);
        writeln!(out, "{}", visible(&heading(form, &record)))?;
        for (path, field) in paths(form, &record) {
            let Some(entry) = record.entry(path) else {
                continue;
            };
            let label = path.label(form);
            let cell = entry.cell.map_or("—".to_owned(), |cell| cell.to_string());
            let line = reading(campaign, field, entry);
            writeln!(out, "    {cell:<6} {label}：{}", visible(&line))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn heading(form: &Form, record: &Record) -> String {
    let source = &record.source;
    let sheet = source
        .sheet
        .as_deref()
        .map_or(String::new(), |sheet| format!(" 工作表“{sheet}”"));
    let row = source
        .row
        .map_or(String::new(), |row| format!(" 第 {row} 行"));
    let column = source
        .column
        .as_deref()
        .map_or(String::new(), |column| format!(" {column} 列"));
    format!(
        "{}{sheet}{row}{column}：读作{}《{}》",
        source.file, form.number, form.title
    )
}

fn paths<'a>(form: &'a Form, record: &'a Record) -> impl Iterator<Item = (FieldPath, &'a Field)> {
    record
        .paths()
        .filter_map(|path| Some((path, path.field(form)?)))
}

/// What was understood, and what stands there where that differs.
fn reading(campaign: &Campaign, field: &Field, entry: &Entry) -> String {
    let Some(raw) = entry.raw.as_deref().map(str::trim) else {
        return "（空）".to_owned();
    };
    match &entry.value {
        Some(value) => {
            let value = shown(campaign, field, value);
            let unit_aside = value.split(' ').next().unwrap_or_default();
            if value == raw || unit_aside == raw {
                value
            } else {
                format!("{value}（写的是“{raw}”）")
            }
        }
        None => format!("读不出（写的是“{raw}”）"),
    }
}
