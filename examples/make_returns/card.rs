//! The card (附件1, 附件2): label beside value, two pairs a row, as the notice prints it.

use kjzd::campaign::{Campaign, Field, Form, Kind};

use crate::filled::Filled;
use crate::habits::{Habits, Written};
use crate::paper::{Look, Paper};
use crate::pen::written;

const LAST_COL: u16 = 3;

/// Writes one card from the form's first row on.
pub fn write(
    paper: &mut Paper<'_>,
    campaign: &Campaign,
    filled: &Filled,
    habits: &mut Habits<'_>,
) -> anyhow::Result<()> {
    let form = campaign.form(filled.form);
    paper.widths(&[16, 24, 16, 24])?;
    let mut row = head(paper, form, LAST_COL)?;
    let mut rest = form.fields.iter().zip(&filled.fields).peekable();
    while let Some((field, answer)) = rest.next() {
        paper.text((row, 0), Look::Label, &label(habits, field))?;
        let value = written(habits, field, answer);
        if field.wide {
            paper.across((row, 1), LAST_COL, Look::Answer, &value)?;
        } else {
            paper.write((row, 1), Look::Answer, &value)?;
            let beside = rest.next_if(|(next, _)| !next.wide);
            let (word, value) = match beside {
                Some((next, answer)) => (label(habits, next), written(habits, next, answer)),
                None => (String::new(), Written::Blank),
            };
            paper.text((row, 2), Look::Label, &word)?;
            paper.write((row, LAST_COL), Look::Answer, &value)?;
        }
        row += 1;
    }
    Ok(())
}

/// The form's number and title over so many columns; gives the first row below.
pub fn head(paper: &mut Paper<'_>, form: &Form, last_col: u16) -> anyhow::Result<u32> {
    paper.text((0, 0), Look::Bare, &form.number)?;
    let title = Written::Text(form.title.clone());
    paper.across((1, 0), last_col, Look::Title, &title)?;
    Ok(2)
}

/// A label with the hint that the notice prints under it.
fn label(habits: &Habits<'_>, field: &Field) -> String {
    let hint = match &field.kind {
        Kind::Choices(choices) => choices.hint.as_deref(),
        _ => None,
    };
    let label = habits.label(&field.label);
    hint.map_or(label.clone(), |hint| format!("{label}\n（{hint}）"))
}
