//! Filled forms as the workbooks that come back: a card, an indicator list, a team sheet, a ledger.

use kjzd::campaign::{Campaign, Form, Layout};
use rust_xlsxwriter::{Workbook, Worksheet};

use crate::answers::Answers;

/// A cell's text at zero-based places; numbers are typed as numbers, as people do.
struct Pen<'s> {
    sheet: &'s mut Worksheet,
    row: u32,
}

impl Pen<'_> {
    fn line(&mut self, cells: &[&str]) {
        for (text, column) in cells.iter().zip(0..) {
            match text.parse::<f64>() {
                Ok(number) if text.len() < 8 => {
                    self.sheet.write_number(self.row, column, number).unwrap();
                }
                _ if text.is_empty() => {}
                _ => {
                    self.sheet.write_string(self.row, column, *text).unwrap();
                }
            }
        }
        self.row += 1;
    }
}

/// One filled form in its own shape.
pub fn form(campaign: &Campaign, answers: &Answers) -> Vec<u8> {
    let form = campaign.form(answers.form);
    let mut book = Workbook::new();
    let mut pen = Pen {
        sheet: book.add_worksheet(),
        row: 0,
    };
    match form.layout {
        Layout::Card => card(&mut pen, form, answers),
        Layout::Indicators => indicators(&mut pen, campaign, form, answers),
        Layout::Sections => sections(&mut pen, form, answers),
    }
    book.save_to_buffer().unwrap()
}

fn card(pen: &mut Pen<'_>, form: &Form, answers: &Answers) {
    pen.line(&[&form.title]);
    for (field, text) in form.fields.iter().zip(&answers.fields) {
        pen.line(&[&field.label, text]);
    }
}

fn indicators(pen: &mut Pen<'_>, campaign: &Campaign, form: &Form, answers: &Answers) {
    pen.line(&[&form.title]);
    let region = &form.fields[form.region_field];
    pen.line(&[
        &format!("{}：", region.label),
        &answers.fields[form.region_field],
        form.caption.as_deref().unwrap_or_default(),
    ]);
    let headings: Vec<&str> = form.column_headings.iter().map(String::as_str).collect();
    pen.line(&headings);
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
        pen.line(&[&label, &campaign.units.get(unit).name, text]);
    }
}

fn sections(pen: &mut Pen<'_>, form: &Form, answers: &Answers) {
    pen.line(&[&form.title]);
    let headed = form.fields.iter().zip(&answers.fields);
    for (field, text) in headed {
        match &field.heading {
            Some(heading) => pen.line(&[&heading.replace("{}", text)]),
            None => pen.line(&[&field.label, text]),
        }
    }
    for (table, rows) in form.tables.iter().zip(&answers.tables) {
        pen.line(&[&table.heading]);
        let labels = table.fields.iter().map(|field| field.label.as_str());
        pen.line(&[""].into_iter().chain(labels).collect::<Vec<_>>());
        for (row, number) in rows.iter().zip(1..) {
            let item = format!("{}{number}", table.item_label);
            let cells = row.iter().map(String::as_str);
            pen.line(&[item.as_str()].into_iter().chain(cells).collect::<Vec<_>>());
        }
    }
}

/// Several filled forms as the rows of a ledger, with lines of text under them. The first stands in row 3.
pub fn ledger(campaign: &Campaign, rows: &[Answers], below: &[Vec<String>]) -> Vec<u8> {
    let form = campaign.form(rows[0].form);
    let mut book = Workbook::new();
    let mut pen = Pen {
        sheet: book.add_worksheet(),
        row: 0,
    };
    pen.line(&[&form.title]);
    let labels: Vec<&str> = form
        .fields
        .iter()
        .map(|field| field.label.as_str())
        .collect();
    pen.line(&[&["序号"], labels.as_slice()].concat());
    for (row, number) in rows.iter().zip(1..) {
        let cells: Vec<&str> = row.fields.iter().map(String::as_str).collect();
        pen.line(&[&[number.to_string().as_str()], cells.as_slice()].concat());
    }
    for line in below {
        pen.line(&line.iter().map(String::as_str).collect::<Vec<_>>());
    }
    book.save_to_buffer().unwrap()
}
