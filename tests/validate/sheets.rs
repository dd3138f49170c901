//! Filled forms as the lines of the sheets that come back: a card, an indicator list, a team sheet, a ledger.

use kjzd::campaign::{Campaign, Form, Layout};
use rust_xlsxwriter::{Workbook, Worksheet};

use crate::answers::Answers;

/// A sheet's cells as typed, line by line.
pub type Lines = Vec<Vec<String>>;

/// One filled form in its own shape.
pub fn lines(campaign: &Campaign, answers: &Answers) -> Lines {
    let form = campaign.form(answers.form);
    match form.layout {
        Layout::Card => card(form, answers),
        Layout::Indicators => indicators(campaign, form, answers),
        Layout::Sections => sections(form, answers),
    }
}

/// Several filled forms as the rows of a ledger; the first stands in row 3.
pub fn ledger(campaign: &Campaign, rows: &[Answers]) -> Lines {
    let form = campaign.form(rows[0].form);
    let labels = form.fields.iter().map(|field| field.label.as_str());
    let mut lines = vec![
        line([form.title.as_str()]),
        line(["序号"].into_iter().chain(labels)),
    ];
    for (row, number) in rows.iter().zip(1..) {
        let number = number.to_string();
        let cells = row.fields.iter().map(String::as_str);
        lines.push(line([number.as_str()].into_iter().chain(cells)));
    }
    lines
}

/// A workbook of one sheet.
pub fn book(lines: &Lines) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet(), lines);
    book.save_to_buffer().unwrap()
}

/// Types lines into a sheet; short numbers are typed as numbers, as people do.
pub fn fill(sheet: &mut Worksheet, lines: &Lines) {
    for (line, row) in lines.iter().zip(0..) {
        for (text, column) in line.iter().zip(0..) {
            match text.parse::<f64>() {
                Ok(number) if text.len() < 8 => {
                    sheet.write_number(row, column, number).unwrap();
                }
                _ if text.is_empty() => {}
                _ => {
                    sheet.write_string(row, column, text).unwrap();
                }
            }
        }
    }
}

/// One line from its cells.
pub fn line<'t>(cells: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    cells.into_iter().map(str::to_owned).collect()
}

/// The line that begins with this label.
pub fn find(lines: &Lines, label: &str) -> usize {
    lines
        .iter()
        .position(|line| line[0].ends_with(label))
        .unwrap_or_else(|| panic!("no line {label}"))
}

fn card(form: &Form, answers: &Answers) -> Lines {
    let pairs = form.fields.iter().zip(&answers.fields);
    let pairs = pairs.map(|(field, text)| line([field.label.as_str(), text]));
    [line([form.title.as_str()])]
        .into_iter()
        .chain(pairs)
        .collect()
}

fn indicators(campaign: &Campaign, form: &Form, answers: &Answers) -> Lines {
    let region = form.region_field;
    let mut lines = vec![
        line([form.title.as_str()]),
        line([
            format!("{}：", form.fields[region].label).as_str(),
            &answers.fields[region],
            form.caption.as_deref().unwrap_or_default(),
        ]),
        line(form.column_headings.iter().map(String::as_str)),
    ];
    let mut group = None;
    for (field, text) in form.fields.iter().zip(&answers.fields) {
        let Some(unit) = field.unit else { continue };
        let number = if field.group == group {
            String::new()
        } else {
            format!("{}.", field.group.unwrap_or_default())
        };
        group = field.group;
        let label = format!("{number}{}", field.label);
        lines.push(line([label.as_str(), &campaign.units.get(unit).name, text]));
    }
    lines
}

fn sections(form: &Form, answers: &Answers) -> Lines {
    let mut lines = vec![line([form.title.as_str()])];
    for (field, text) in form.fields.iter().zip(&answers.fields) {
        lines.push(match &field.heading {
            Some(heading) => line([heading.replace("{}", text).as_str()]),
            None => line([field.label.as_str(), text]),
        });
    }
    for (table, rows) in form.tables.iter().zip(&answers.tables) {
        lines.push(line([table.heading.as_str()]));
        let labels = table.fields.iter().map(|field| field.label.as_str());
        lines.push(line([""].into_iter().chain(labels)));
        for (row, number) in rows.iter().zip(1..) {
            let item = format!("{}{number}", table.item_label);
            let cells = row.iter().map(String::as_str);
            lines.push(line([item.as_str()].into_iter().chain(cells)));
        }
    }
    lines
}
