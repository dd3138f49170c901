//! How a summary looks: few colours, thin rules, numbers that line up, totals that stand out in black and white.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::campaign::Kind;

const SHADE_TOTAL: Color = Color::RGB(0x00D9_E2F3);
const SHADE_SUBTOTAL: Color = Color::RGB(0x00EE_F2F9);
const RULE: Color = Color::RGB(0x0080_8080);
const QUIET: Color = Color::RGB(0x0059_5959);
const ALARM: Color = Color::RGB(0x00C0_0000);
const BODY: &str = "宋体";
const HEAD: &str = "黑体";

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
            Self::Count | Self::Share => 0,
        }
    }

    fn pattern(self) -> String {
        match self {
            Self::Count => "#,##0".to_owned(),
            Self::Share => "0.0%".to_owned(),
            Self::Decimals(places) => {
                let more = usize::try_from(places.saturating_sub(2)).unwrap_or(0);
                format!("#,##0.00{}", "#".repeat(more))
            }
        }
    }
}

fn body() -> Format {
    Format::new().set_font_name(BODY).set_font_size(11)
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
    Format::new()
        .set_font_name(HEAD)
        .set_font_size(16)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
}

/// The line under the title: for whom, as of when, how much has come in.
pub(super) fn caption() -> Format {
    body()
        .set_align(FormatAlign::VerticalCenter)
        .set_font_color(QUIET)
}

/// A caption that must not be overlooked.
pub(super) fn alarm() -> Format {
    caption().set_font_color(ALARM).set_bold()
}

/// Running text outside a table.
pub(super) fn plain() -> Format {
    body().set_align(FormatAlign::VerticalCenter)
}

/// A heading inside a sheet.
pub(super) fn section() -> Format {
    Format::new()
        .set_font_name(HEAD)
        .set_font_size(12)
        .set_align(FormatAlign::VerticalCenter)
}

/// A column heading.
pub(super) fn heading() -> Format {
    ruled(
        Format::new().set_font_name(HEAD).set_font_size(11),
        Weight::Plain,
    )
    .set_background_color(SHADE_SUBTOTAL)
    .set_align(FormatAlign::Center)
    .set_text_wrap()
}

/// A label or text in a table.
pub(super) fn text(weight: Weight) -> Format {
    ruled(body(), weight).set_align(FormatAlign::Left)
}

/// Long text in a table.
pub(super) fn prose() -> Format {
    text(Weight::Plain).set_text_wrap()
}

/// Short text in a table, centred.
pub(super) fn word(weight: Weight) -> Format {
    ruled(body(), weight).set_align(FormatAlign::Center)
}

/// A number in a table.
pub(super) fn number(figure: Figure, weight: Weight) -> Format {
    ruled(body(), weight)
        .set_align(FormatAlign::Right)
        .set_num_format(figure.pattern())
}

/// Where a number should be and is not: 未报, 未填.
pub(super) fn wanting(weight: Weight) -> Format {
    word(weight).set_font_color(QUIET)
}

/// A remark under a table.
pub(super) fn note() -> Format {
    body().set_font_size(10).set_font_color(QUIET)
}
