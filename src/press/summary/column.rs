//! The columns of a table by region: what a form adds up, one column each, and what is divided from them.

use rust_decimal::Decimal;

use super::style::Figure;
use super::words::label_with_unit;
use crate::campaign::{Campaign, Field, Form, Kind, RollUp};
use crate::rollup::{FieldTotal, Totals};

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Heading over several columns: a choice field's label.
    pub group: Option<String>,
    /// The column's own heading.
    pub title: String,
    /// How its numbers are printed.
    pub figure: Figure,
    /// What stands in it.
    pub content: Content,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// How many records.
    Records,
    /// A field's sum, by place.
    Sum(usize),
    /// Rows of a table, by place.
    Rows(usize),
    /// Records that answer a choice field.
    Answered(usize),
    /// Records that tick an option of a field.
    Option(usize, usize),
    /// Records with free words in a choice field.
    Other(usize),
    /// Σ value × weight of a mean.
    Weighted(usize),
    /// Σ weight of a mean.
    Weight(usize),
    /// Records with both sides of a mean.
    Present(usize),
    /// A weighted mean: Σ value × weight divided by Σ weight.
    Mean(usize),
    /// An option's share of the records that answer; the free words' where no option is given.
    Share(usize, Option<usize>),
}

impl Content {
    /// What the column adds up to over some records; none for quotients and where nothing is known.
    pub(super) fn total(self, totals: &Totals) -> Option<Decimal> {
        match self {
            Self::Records => Some(totals.records.into()),
            Self::Rows(table) => totals.tables.get(table).map(|rows| (*rows).into()),
            Self::Sum(place) => match totals.fields.get(place)? {
                FieldTotal::Sum(sum) => sum.value(),
                _ => None,
            },
            Self::Answered(place) | Self::Option(place, _) | Self::Other(place) => {
                let FieldTotal::Count(count) = totals.fields.get(place)? else {
                    return None;
                };
                let count = match self {
                    Self::Option(_, option) => *count.options.get(option)?,
                    Self::Other(_) => count.other?,
                    _ => count.answered,
                };
                Some(count.into())
            }
            Self::Weighted(place) | Self::Weight(place) | Self::Present(place) => {
                let FieldTotal::Mean(mean) = totals.fields.get(place)? else {
                    return None;
                };
                match self {
                    Self::Weighted(_) => mean.weighted(),
                    Self::Weight(_) => mean.weight(),
                    _ => Some(mean.present.into()),
                }
            }
            Self::Mean(_) | Self::Share(..) => None,
        }
    }

    /// The share that stands beside a count of ticks.
    pub(super) fn share(self) -> Option<Self> {
        match self {
            Self::Option(place, option) => Some(Self::Share(place, Some(option))),
            Self::Other(place) => Some(Self::Share(place, None)),
            _ => None,
        }
    }

    /// What a quotient is divided from: part and whole.
    pub(super) fn sides(self) -> Option<(Self, Self)> {
        match self {
            Self::Mean(place) => Some((Self::Weighted(place), Self::Weight(place))),
            Self::Share(place, Some(option)) => {
                Some((Self::Option(place, option), Self::Answered(place)))
            }
            Self::Share(place, None) => Some((Self::Other(place), Self::Answered(place))),
            _ => None,
        }
    }
}

/// The columns of a form's table, in the form's order; what means are divided from comes last.
pub(super) fn columns(form: &Form, campaign: &Campaign) -> Vec<Column> {
    let mut columns = vec![Column {
        group: None,
        title: format!("{}数", form.record_noun),
        figure: Figure::Count,
        content: Content::Records,
    }];
    let mut means = Vec::new();
    for (place, field) in form.fields.iter().enumerate() {
        match field.roll_up {
            RollUp::List | RollUp::Group => {}
            RollUp::Sum => columns.push(Column {
                group: None,
                title: label_with_unit(field, campaign),
                figure: Figure::of(&field.kind),
                content: Content::Sum(place),
            }),
            RollUp::Mean { weight } => {
                means.push((place, weight));
                columns.push(Column {
                    group: None,
                    title: label_with_unit(field, campaign),
                    figure: Figure::Mean,
                    content: Content::Mean(place),
                });
            }
            RollUp::Count => choices(place, field, form, &mut columns),
        }
    }
    for (place, table) in form.tables.iter().enumerate() {
        columns.push(Column {
            group: None,
            title: format!("{}数", table.item_label),
            figure: Figure::Count,
            content: Content::Rows(place),
        });
    }
    for (place, weight) in means {
        sides(place, weight, form, &mut columns);
    }
    columns
}

/// Both sides of a mean and the number of records that have them.
fn sides(place: usize, weight: usize, form: &Form, columns: &mut Vec<Column>) {
    let (field, weight) = (&form.fields[place], &form.fields[weight]);
    let group = Some(format!("{}（加权）的依据", field.label));
    let figure = match (Figure::of(&field.kind), Figure::of(&weight.kind)) {
        (Figure::Count, Figure::Count) => Figure::Count,
        (a, b) => Figure::Decimals(a.decimals() + b.decimals()),
    };
    let titles = [
        (
            format!("{}×{}", field.label, weight.label),
            figure,
            Content::Weighted(place),
        ),
        (
            format!("计入的{}", weight.label),
            Figure::of(&weight.kind),
            Content::Weight(place),
        ),
        (
            format!("计入的{}数", form.record_noun),
            Figure::Count,
            Content::Present(place),
        ),
    ];
    columns.extend(titles.into_iter().map(|(title, figure, content)| Column {
        group: group.clone(),
        title,
        figure,
        content,
    }));
}

/// How many answered, then each option with its share of them.
fn choices(place: usize, field: &Field, form: &Form, columns: &mut Vec<Column>) {
    let Kind::Choices(choices) = &field.kind else {
        return;
    };
    let group = Some(field.label.clone());
    let mut push = |title: String, figure, content| {
        columns.push(Column {
            group: group.clone(),
            title,
            figure,
            content,
        });
    };
    push(
        format!("填写的{}数", form.record_noun),
        Figure::Count,
        Content::Answered(place),
    );
    for (i, option) in choices.options.iter().enumerate() {
        push(
            option.label.clone(),
            Figure::Count,
            Content::Option(place, i),
        );
        push(
            "占比".to_owned(),
            Figure::Share,
            Content::Share(place, Some(i)),
        );
    }
    if let Some(label) = &choices.other {
        push(label.clone(), Figure::Count, Content::Other(place));
        push(
            "占比".to_owned(),
            Figure::Share,
            Content::Share(place, None),
        );
    }
}
