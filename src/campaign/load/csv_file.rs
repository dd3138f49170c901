//! A CSV file of a campaign as rows by column name, each with its line.

use std::collections::HashMap;

use super::document::{Document, Faults};

/// One row.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// Line in the file, from 1.
    pub line: usize,
    values: Vec<String>,
    columns: &'a HashMap<String, usize>,
}

impl Row<'_> {
    /// What stands in a column, trimmed.
    pub fn get(&self, column: &str) -> &str {
        self.columns
            .get(column)
            .and_then(|i| self.values.get(*i))
            .map_or("", |value| value.trim())
    }
}

/// Calls `each` for every row. Columns must be those named, in any order; the optional ones may be wanting.
pub(super) fn each_row(
    document: Document<'_>,
    names: &[&str],
    optional: &[&str],
    faults: &mut Faults,
    mut each: impl FnMut(&Row<'_>, &mut Faults),
) {
    let mut reader = csv::Reader::from_reader(document.text.as_bytes());
    let Ok(headers) = reader.headers().cloned() else {
        faults.on_line(document.name, 1, 1, "读不出表头。");
        return;
    };
    let columns: HashMap<String, usize> = headers
        .iter()
        .enumerate()
        .map(|(i, name)| (name.trim().to_owned(), i))
        .collect();
    if !headers_fit(document, names, optional, &columns, faults) {
        return;
    }
    let mut lines = Lines::of(document.text);
    for record in reader.records() {
        match record {
            Ok(record) => {
                let row = Row {
                    line: lines.at(record.position()),
                    values: record.iter().map(str::to_owned).collect(),
                    columns: &columns,
                };
                each(&row, faults);
            }
            Err(error) => {
                let line = lines.at(error.position());
                faults.on_line(document.name, line, 1, "这一行的列数与表头不同。");
            }
        }
    }
}

/// Lines of a text, asked for from top to bottom. The reader's own count lags behind where lines end in CR LF, since it
/// takes the LF for the beginning of the next row.
struct Lines<'t> {
    text: &'t str,
    counted: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            text,
            counted: 0,
            line: 1,
        }
    }

    /// The line on which a row begins, blank lines before it passed over.
    fn at(&mut self, position: Option<&csv::Position>) -> usize {
        let start = position.map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(self.text.len());
        let bytes = self.text.as_bytes();
        let blank = bytes.iter().skip(start);
        let begin = start
            + blank
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count();
        let passed = self.text.get(self.counted..begin).unwrap_or_default();
        self.line += passed.matches('\n').count();
        self.counted = self.counted.max(begin);
        self.line
    }
}

fn headers_fit(
    document: Document<'_>,
    names: &[&str],
    optional: &[&str],
    columns: &HashMap<String, usize>,
    faults: &mut Faults,
) -> bool {
    let missing: Vec<&str> = names
        .iter()
        .copied()
        .filter(|name| !columns.contains_key(*name))
        .collect();
    let mut unknown: Vec<&str> = columns
        .keys()
        .map(String::as_str)
        .filter(|name| !names.contains(name) && !optional.contains(name))
        .collect();
    unknown.sort_unstable();
    if !missing.is_empty() {
        let reason = format!("表头缺少：{}。", missing.join("、"));
        faults.on_line(document.name, 1, 1, reason);
    }
    if !unknown.is_empty() {
        let reason = format!(
            "表头多出：{}。可用的列：{}。",
            unknown.join("、"),
            [names, optional].concat().join("、")
        );
        faults.on_line(document.name, 1, 1, reason);
    }
    missing.is_empty() && unknown.is_empty()
}
