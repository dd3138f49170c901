//! How a summary looks: few colours, thin rules, numbers that line up, totals that stand out in black and white.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::campaign::Kind;
use crate::press::style::{self, HEADING_FONT, LABEL_FONT, TITLE_FONT};

const SHADE_TOTAL: Color = Color::RGB(0x00D9_E2F3);
const SHADE_SUBTOTAL: Color = Color::RGB(0x00EE_F2F9);
const RULE: Color = Color::RGB(0x0080_8080);
const QUIET: Color = Color::RGB(0x0059_5959);
const ALARM: Color = Color::RGB(0x00C0_0000);
/// What a row is among its neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// The total of everything.
    Total,
    /// A subtotal.
    Subtotal,
    /// One unit.
    Plain,
}

/// How a number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    /// Whole, with separators.
    Count,
    /// With at least two and at most so many decimals.
    Decimals(u32),
    /// A mean, which has more decimals than it is good for.
    Mean,
    /// A part of a whole.
    Share,
}

impl Figure {
    /// As a field's numbers are printed.
    pub(super) fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Decimal(places) => Self::Decimals(*places),
            _ => Self::Count,
        }
    }

    /// Decimals that a sum of such numbers may have.
    pub(super) fn decimals(self) -> u32 {
        match self {
            Self::Decimals(places) => places,
            Self::Count | Self::Mean | Self::Share => 0,
        }
    }

    fn pattern(self) -> String {
        match self {
            Self::Count => "#,##0".to_owned(),
            Self::Mean => "#,##0.00".to_owned(),
            Self::Share => "0.0%".to_owned(),
            Self::Decimals(places) => {
                let more = usize::try_from(places.saturating_sub(2)).unwrap_or(0);
                format!("#,##0.00{}", "#".repeat(more))
            }
        }
    }
}

fn body() -> Format {
    style::text(LABEL_FONT, 11.0).unset_text_wrap()
}

fn ruled(format: Format, weight: Weight) -> Format {
    let format = format
        .set_border(FormatBorder::Thin)
        .set_border_color(RULE)
        .set_align(FormatAlign::VerticalCenter);
    match weight {
        Weight::Total => format.set_bold().set_background_color(SHADE_TOTAL),
        Weight::Subtotal => format.set_bold().set_background_color(SHADE_SUBTOTAL),
        Weight::Plain => format,
    }
}

/// The sheet's title.
pub(super) fn title() -> Format {
    style::text(TITLE_FONT, 18.0)
}

/// The line under the title: for whom, as of when, how much has come in.
pub(super) fn caption() -> Format {
    plain().set_font_color(QUIET)
}

/// A caption that must not be overlooked.
pub(super) fn alarm() -> Format {
    caption().set_font_color(ALARM).set_bold()
}

/// Running text outside a table.
pub(super) fn plain() -> Format {
    style::left(body())
}

/// A heading inside a sheet.
pub(super) fn section() -> Format {
    style::left(style::text(HEADING_FONT, 12.0)).unset_text_wrap()
}

/// A heading under the title.
pub(super) fn subtitle() -> Format {
    style::text(HEADING_FONT, 13.0)
}

/// A column heading.
pub(super) fn heading() -> Format {
    ruled(style::text(HEADING_FONT, 11.0), Weight::Plain).set_background_color(SHADE_SUBTOTAL)
}

/// A label or text in a table.
pub(super) fn text(weight: Weight) -> Format {
    style::left(ruled(body(), weight)).set_indent(1)
}

/// Long text in a table.
pub(super) fn prose() -> Format {
    text(Weight::Plain).set_text_wrap()
}

/// Short text in a table, centred.
pub(super) fn word(weight: Weight) -> Format {
    ruled(body(), weight)
}

/// A number in a table.
pub(super) fn number(figure: Figure, weight: Weight) -> Format {
    ruled(body(), weight)
        .set_align(FormatAlign::Right)
        .set_indent(1)
        .set_num_format(figure.pattern())
}

/// A number among words, as an age on a list of people.
pub(super) fn middle_number(figure: Figure) -> Format {
    word(Weight::Plain).set_num_format(figure.pattern())
}

/// Where a number should be and is not: 未报, 未填.
pub(super) fn wanting(weight: Weight) -> Format {
    word(weight).set_font_color(QUIET)
}

/// Nothing has come from a unit that must report.
pub(super) fn owed() -> Format {
    word(Weight::Plain).set_font_color(ALARM).set_bold()
}

/// A remark under a table.
pub(super) fn note() -> Format {
    style::left(body()).set_font_size(10).set_font_color(QUIET)
}
