//! The indicator list (附件4): the unit that fills it above, then one indicator a row.

use kjzd::campaign::Campaign;

use crate::card::head;
use crate::filled::{Answer, Filled};
use crate::habits::{Habits, Written};
use crate::paper::{Look, Paper};
use crate::pen::written;

const LAST_COL: u16 = 2;

/// Writes one list from the form's first row on.
pub fn write(
    paper: &mut Paper<'_>,
    campaign: &Campaign,
    filled: &Filled,
    habits: &mut Habits<'_>,
) -> anyhow::Result<()> {
    let form = campaign.form(filled.form);
    paper.widths(&[46, 12, 16])?;
    let mut row = head(paper, form, LAST_COL)?;
    let asked = &form.fields[form.region_field];
    let unit = match &filled.fields[form.region_field] {
        Answer::Region(region) => format!("{}科协", habits.region(*region)),
        _ => String::new(),
    };
    let caption = form.caption.as_deref().unwrap_or_default();
    let line = format!("{}：{unit}        {caption}", asked.label);
    paper.across((row, 0), LAST_COL, Look::Bare, &Written::Text(line))?;
    row += 1;
    for (heading, col) in form.column_headings.iter().zip(0..) {
        paper.text((row, col), Look::Label, heading)?;
    }
    let mut group = None;
    for (field, answer) in form.fields.iter().zip(&filled.fields) {
        if !field.kind.is_number() {
            continue;
        }
        row += 1;
        let indicator = match field.group {
            Some(number) if field.group != group => format!("{number}.{}", field.label),
            _ => field.label.clone(),
        };
        group = field.group;
        paper.text((row, 0), Look::Answer, &indicator)?;
        let unit = field.unit.map(|unit| habits.unit(unit)).unwrap_or_default();
        paper.text((row, 1), Look::Label, unit)?;
        paper.write((row, 2), Look::Answer, &written(habits, field, answer))?;
    }
    Ok(())
}
