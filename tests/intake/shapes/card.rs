//! Cards: shifted, with rows put in between, labels in other words, label and answer in one cell, one under another.

use kjzd::campaign::{Field, Form};
use kjzd::value::Value;

use super::filled::Filled;
use super::page::Page;
use super::pen;
use crate::made::Dice;
use crate::paper::CAMPAIGN;

/// Cards under one another in one office's style.
pub fn cards(filled: &[Filled], dice: &mut Dice) -> Page {
    let mut page = Page {
        row: u32::try_from(dice.below(3)).unwrap(),
        left: u32::try_from(dice.below(3)).unwrap(),
        ..Page::default()
    };
    let style = dice.below(usize::MAX) as u64;
    for one in filled {
        let form = CAMPAIGN.form(one.form);
        let mut card = Card {
            page: &mut page,
            form,
            style: Dice(style),
            fill: dice,
        };
        card.write(one);
        page.next(dice.below(3));
    }
    page
}

struct Card<'p, 'd> {
    page: &'p mut Page,
    form: &'static Form,
    /// The same for every card on the sheet.
    style: Dice,
    fill: &'d mut Dice,
}

impl Card<'_, '_> {
    fn write(&mut self, filled: &Filled) {
        if self.style.below(2) == 0 {
            self.page.text(0, &self.form.number);
            self.page.next(0);
        }
        self.page.text(0, &self.form.title);
        self.page.next(self.style.below(2));
        let pairs = self.style.below(2) == 0;
        let turn = self.style.below(self.form.fields.len());
        let mut col = 0;
        for i in 0..self.form.fields.len() {
            let place = (i + turn) % self.form.fields.len();
            let field = &self.form.fields[place];
            if col > 0 && (field.wide || !pairs) {
                self.end_row(&mut col);
            }
            self.field(place, field, filled.fields[place].as_ref(), col);
            col += 2;
            if col > 2 || field.wide || !pairs {
                self.end_row(&mut col);
            }
        }
        self.end_row(&mut col);
    }

    fn field(&mut self, place: usize, field: &Field, value: Option<&Value>, col: u32) {
        let label = pen::label(self.form, field, place + 1, &mut self.style);
        let inline = self.style.below(6) == 0;
        if inline && let Some(value) = value {
            let label = label.trim_end_matches('：');
            let text = pen::text(field, Some(value), self.fill);
            self.page.text(col, &format!("{label}：{text}"));
            return;
        }
        self.page.text(col, &label);
        let cell = pen::cell(field, value, self.fill);
        self.page.put(col + 1, cell);
    }

    /// Ends the row; now and then somebody's own row follows.
    fn end_row(&mut self, col: &mut u32) {
        if *col == 0 {
            return;
        }
        *col = 0;
        self.page.next(usize::from(self.style.below(6) == 0));
        if self.style.below(10) == 0 {
            self.page.stray(0, "包保单位");
            self.page.stray(1, "县水利局");
            self.page.next(0);
        }
    }
}
