//! Sections (附件3): the team's heading, its leader, then tables of experts and activities.

use kjzd::campaign::{Campaign, Table};

use crate::card::head;
use crate::filled::{Answer, Filled};
use crate::habits::{Habits, Written};
use crate::paper::{Look, Paper};
use crate::pen::written;

const LAST_COL: u16 = 5;

/// Writes one team's sheet from the form's first row on.
pub fn write(
    paper: &mut Paper<'_>,
    campaign: &Campaign,
    filled: &Filled,
    habits: &mut Habits<'_>,
) -> anyhow::Result<()> {
    let form = campaign.form(filled.form);
    paper.widths(&[10, 18, 26, 16, 10, 18])?;
    let mut row = head(paper, form, LAST_COL)?;
    let heading = form.fields[form.region_field].heading.as_deref();
    if let (Some(heading), Answer::Region(region)) = (heading, &filled.fields[form.region_field]) {
        let text = heading.replace("{}", &habits.region(*region));
        paper.across((row, 0), LAST_COL, Look::Title, &Written::Text(text))?;
        row += 1;
    }
    if let Some(heading) = &form.fields_heading {
        row = heading_row(paper, row, heading)?;
    }
    let asked = form.fields.iter().zip(&filled.fields);
    let single: Vec<_> = asked.filter(|(field, _)| field.heading.is_none()).collect();
    for pair in single.chunks(2) {
        let places = [(0, 1, 2), (3, 4, LAST_COL)];
        for ((field, answer), (label, value, last)) in pair.iter().zip(places) {
            paper.text((row, label), Look::Label, &habits.label(&field.label))?;
            let answer = written(habits, field, answer);
            paper.across((row, value), last, Look::Answer, &answer)?;
        }
        row += 1;
    }
    for (table, rows) in form.tables.iter().zip(&filled.tables) {
        row = heading_row(paper, row, &table.heading)?;
        row = section(paper, row, table, rows, habits)?;
    }
    if let Some(footnote) = &form.footnote {
        paper.text((row, 0), Look::Bare, footnote)?;
    }
    Ok(())
}

fn heading_row(paper: &mut Paper<'_>, row: u32, heading: &str) -> anyhow::Result<u32> {
    let text = Written::Text(heading.to_owned());
    paper.across((row, 0), LAST_COL, Look::Label, &text)?;
    Ok(row + 1)
}

/// The columns' heads and one row an item; a table with few columns spreads its last one.
fn section(
    paper: &mut Paper<'_>,
    mut row: u32,
    table: &Table,
    items: &[Vec<Answer>],
    habits: &mut Habits<'_>,
) -> anyhow::Result<u32> {
    let last = u16::try_from(table.fields.len())?;
    let spread = |paper: &mut Paper<'_>, row: u32, col: u16, look: Look, what: &Written| {
        if col == last && last < LAST_COL {
            paper.across((row, col), LAST_COL, look, what)
        } else {
            paper.write((row, col), look, what)
        }
    };
    paper.write((row, 0), Look::Label, &Written::Blank)?;
    for (field, col) in table.fields.iter().zip(1..) {
        let label = Written::Text(field.label.clone());
        spread(paper, row, col, Look::Label, &label)?;
    }
    for (item, number) in items.iter().zip(1..) {
        row += 1;
        paper.text(
            (row, 0),
            Look::Label,
            &format!("{}{number}", table.item_label),
        )?;
        for ((field, answer), col) in table.fields.iter().zip(item).zip(1..) {
            let value = written(habits, field, answer);
            spread(paper, row, col, Look::Answer, &value)?;
        }
    }
    Ok(row + 1)
}
