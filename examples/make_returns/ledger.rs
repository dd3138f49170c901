//! The ledger (台账): one record a row, written as it comes, so that its length costs no memory.

use kjzd::campaign::{Campaign, Choices, Field, Form, FormId, Kind, RollUp};
use rust_decimal::Decimal;

use crate::filled::{Answer, Filled};
use crate::habits::{Habits, Written};
use crate::paper::{Look, Paper};
use crate::pen::{in_words, written};

/// A ledger that is being written.
pub struct Ledger<'w, 'c> {
    paper: Paper<'w>,
    form: &'c Form,
    habits: Habits<'c>,
    next: u32,
    count: u32,
    sums: Vec<Decimal>,
}

impl<'w, 'c> Ledger<'w, 'c> {
    /// Writes title and head. Heads are merged unless the sheet keeps only its current row.
    pub fn open(
        mut paper: Paper<'w>,
        campaign: &'c Campaign,
        form: FormId,
        mut habits: Habits<'c>,
        merged: bool,
    ) -> anyhow::Result<Self> {
        let form = campaign.form(form);
        paper.text((0, 0), Look::Title, &format!("{}（台账）", form.title))?;
        paper.text((1, 0), Look::Label, "序号")?;
        let mut col = 1;
        let mut spread = Vec::new();
        let mut single = vec![(0, "序号".to_owned())];
        for field in &form.fields {
            let head = habits.head(field);
            paper.text((1, col), Look::Label, &head)?;
            if let Some(choices) = columns(field, &habits) {
                let width = option_labels(choices).count();
                spread.push((col, choices));
                col += u16::try_from(width)?;
            } else {
                single.push((col, head));
                col += 1;
            }
        }
        let top = if spread.is_empty() { 2 } else { 3 };
        for (first, choices) in &spread {
            for (label, col) in option_labels(choices).zip(*first..) {
                paper.text((2, col), Look::Label, label)?;
            }
        }
        if merged && top == 3 {
            for (col, head) in &single {
                paper.down((1, *col), 2, Look::Label, head)?;
            }
        }
        let sums = vec![Decimal::ZERO; form.fields.len()];
        Ok(Self {
            paper,
            form,
            habits,
            next: top,
            count: 0,
            sums,
        })
    }

    /// Writes one record and gives its row in the file.
    pub fn add(&mut self, filled: &Filled) -> anyhow::Result<u32> {
        let row = self.next;
        self.next += 1;
        self.count += 1;
        let number = Written::Number(f64::from(self.count));
        self.paper.write((row, 0), Look::Answer, &number)?;
        let mut col = 1;
        for (i, (field, answer)) in self.form.fields.iter().zip(&filled.fields).enumerate() {
            if let Answer::Number(quantity) = answer {
                self.sums[i] += *quantity;
            }
            let cells = match columns(field, &self.habits) {
                Some(choices) => marks(choices, answer),
                None if matches!(field.kind, Kind::Choices(_)) => vec![in_words(field, answer)],
                None => vec![written(&mut self.habits, field, answer)],
            };
            for cell in cells {
                self.paper.write((row, col), Look::Answer, &cell)?;
                col += 1;
            }
        }
        Ok(self.paper.row_number(row))
    }

    /// Writes the row of sums, as offices do.
    pub fn sum_up(&mut self) -> anyhow::Result<()> {
        let row = self.next;
        self.paper.text((row, 0), Look::Label, "合计")?;
        let mut col = 1;
        for (field, sum) in self.form.fields.iter().zip(&self.sums) {
            if field.roll_up == RollUp::Sum {
                let sum = Written::Number(sum.to_string().parse()?);
                self.paper.write((row, col), Look::Answer, &sum)?;
            }
            let width = columns(field, &self.habits).map_or(1, |of| option_labels(of).count());
            col += u16::try_from(width)?;
        }
        Ok(())
    }
}

/// The options that take a column each, where they do.
fn columns<'f>(field: &'f Field, habits: &Habits<'_>) -> Option<&'f Choices> {
    match &field.kind {
        Kind::Choices(choices) if !habits.words_in_ledgers => Some(choices),
        _ => None,
    }
}

fn option_labels(choices: &Choices) -> impl Iterator<Item = &str> {
    let options = choices.options.iter().map(|option| option.label.as_str());
    options.chain(choices.other.as_deref())
}

/// A tick in the column of every ticked option, the free text in the last.
fn marks(choices: &Choices, answer: &Answer) -> Vec<Written> {
    let (ticked, other) = match answer {
        Answer::Ticks(ticked, other) => (ticked.as_slice(), other.clone()),
        _ => (&[][..], None),
    };
    let mark = |i| {
        if ticked.contains(&i) {
            Written::Text("√".to_owned())
        } else {
            Written::Blank
        }
    };
    let mut cells: Vec<Written> = (0..choices.options.len()).map(mark).collect();
    if choices.other.is_some() {
        cells.push(other.map_or(Written::Blank, Written::Text));
    }
    cells
}
