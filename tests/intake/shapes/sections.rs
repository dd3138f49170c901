//! Sheets of single fields and tables: the region in the heading, fillers, rows added and left blank.

use kjzd::campaign::{Form, Table};
use kjzd::value::Value;

use super::filled::Filled;
use super::page::Page;
use super::pen;
use crate::made::Dice;
use crate::paper::CAMPAIGN;

/// One sheet of sections.
pub fn sheet(filled: &Filled, dice: &mut Dice) -> Page {
    let form = CAMPAIGN.form(filled.form);
    let mut page = Page {
        row: u32::try_from(dice.below(2)).unwrap(),
        left: u32::try_from(dice.below(2)).unwrap(),
        ..Page::default()
    };
    page.text(0, &form.title);
    page.next(dice.below(2));
    fields(&mut page, form, filled, dice);
    for (table, rows) in form.tables.iter().zip(&filled.tables) {
        page.text(0, &table.heading);
        page.next(0);
        self::table(&mut page, table, rows, dice);
    }
    if let Some(footnote) = form.footnote.as_ref().filter(|_| dice.below(2) == 0) {
        page.text(0, footnote);
    }
    page
}

fn fields(page: &mut Page, form: &Form, filled: &Filled, dice: &mut Dice) {
    let mut col = 0;
    for (field, value) in form.fields.iter().zip(&filled.fields) {
        if let Some(heading) = &field.heading {
            let answer = pen::text(field, value.as_ref(), dice);
            let bare = heading.replace("{}", "");
            match dice.below(3) {
                0 => page.text(0, &heading.replace("{}", &format!("__{answer}__"))),
                1 => {
                    page.text(0, &answer);
                    page.text(1, &bare);
                }
                _ => page.text(0, &heading.replace("{}", &answer)),
            }
            page.next(0);
            page.text(0, form.fields_heading.as_deref().unwrap_or_default());
            page.next(0);
            continue;
        }
        page.text(col, &field.label);
        page.put(col + 1, pen::cell(field, value.as_ref(), dice));
        col = if col == 0 { 2 } else { 0 };
        if col == 0 {
            page.next(0);
        }
    }
    page.next(0);
}

fn table(page: &mut Page, table: &Table, rows: &[Vec<Option<Value>>], dice: &mut Dice) {
    for (field, col) in table.fields.iter().zip(1..) {
        page.text(col, &field.label);
    }
    page.next(0);
    for (row, n) in rows.iter().zip(1..) {
        page.text(0, &format!("{}{n}", table.item_label));
        for ((field, value), col) in table.fields.iter().zip(row).zip(1..) {
            page.put(col, pen::cell(field, value.as_ref(), dice));
        }
        page.next(0);
    }
    for n in 0..dice.below(3) {
        page.text(0, &format!("{}{}", table.item_label, rows.len() + n + 1));
        page.next(0);
    }
    if dice.below(2) == 0 {
        page.text(0, "……");
        page.next(0);
    }
}
