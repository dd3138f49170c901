//! How each kind of cell on a form looks.

use rust_xlsxwriter::{Format, FormatAlign};

use super::label::{MEASURE, text_width};
use super::plan::{Ask, Role, Slot};
use crate::campaign::{Field, Form, Kind};
use crate::intake::FieldPath;
use crate::press::style::{
    AIDE, ANSWER_FONT, ERROR_TEXT, Edges, HEAD_FILL, HEADING_FONT, LABEL_FONT, REMARK_FONT,
    TITLE_FONT, TO_FILL, left, right, text,
};

const BODY: f64 = 12.0;
const LABEL: f64 = 11.0;
const HINT: f64 = 9.5;
/// Size of a ledger.
pub(in crate::press) const LEDGER: f64 = 10.5;
const ITEM: f64 = 11.0;
const TITLE_SIZES: [f64; 4] = [22.0, 20.0, 18.0, 16.0];
/// Size of our own words beside a form.
pub(in crate::press) const AIDE_SIZE: f64 = 10.5;

/// The largest title that stays on one line.
pub(in crate::press) fn title_size(title: &str, sheet_width: f64) -> f64 {
    let fits = |size: &f64| text_width(title) * size / MEASURE <= sheet_width * 0.9;
    TITLE_SIZES.into_iter().find(fits).unwrap_or(14.0)
}

/// A printed text.
pub(in crate::press) fn printed(role: Role, title_size: f64) -> Format {
    match role {
        Role::Number => left(text(HEADING_FONT, 16.0)),
        Role::Title => text(TITLE_FONT, title_size),
        Role::Footnote => left(text(LABEL_FONT, BODY)),
        Role::Caption | Role::CaptionLabel | Role::Choice => right(text(LABEL_FONT, BODY)),
        Role::Label | Role::ColumnHead | Role::Blank => label(),
        Role::LedgerHead => text(LABEL_FONT, LEDGER).set_background_color(HEAD_FILL),
        Role::Heading => text(HEADING_FONT, BODY),
        Role::Indicator => left(text(LABEL_FONT, BODY)).set_indent(1),
        Role::Aide => left(text(REMARK_FONT, AIDE_SIZE)).set_font_color(AIDE),
        Role::Warning => left(text(LABEL_FONT, LEDGER))
            .set_align(FormatAlign::Top)
            .set_font_color(ERROR_TEXT),
        Role::SampleMark => right(text(HEADING_FONT, BODY))
            .unset_text_wrap()
            .set_shrink()
            .set_font_color(ERROR_TEXT),
    }
}

/// A label.
pub(in crate::press) fn label() -> Format {
    text(LABEL_FONT, LABEL)
}

/// A unit or a hint below a label.
pub(in crate::press) fn hint() -> Format {
    text(LABEL_FONT, HINT)
}

/// A word that stands among cells to fill and shares their ground.
pub(in crate::press) fn among_answers(format: Format) -> Format {
    format.set_background_color(TO_FILL)
}

/// What people write.
pub(in crate::press) fn answer(form: &Form, slot: &Slot) -> Format {
    let size = match slot.ask {
        _ if slot.is_column() => LEDGER,
        Ask::Value(FieldPath::Item { .. }) => ITEM,
        _ => BODY,
    };
    let format = text(ANSWER_FONT, size);
    match slot.ask {
        Ask::Tick(..) | Ask::NothingToReport if slot.is_column() => text(LABEL_FONT, BODY),
        Ask::Tick(..) | Ask::NothingToReport => left(text(LABEL_FONT, 14.0)),
        Ask::Other(_) => left(format),
        Ask::Value(path) => match field(form, path) {
            Some(field) => value(field, format),
            None => format,
        },
    }
}

/// The look of a cell that waits to be filled.
pub(in crate::press) fn to_fill(format: Format) -> Format {
    format.set_unlocked().set_background_color(TO_FILL)
}

/// Telephone numbers, names and short texts stay text as typed; long text does not, for old versions of Excel show a
/// text cell of more than 255 characters as `####`.
fn value(field: &Field, format: Format) -> Format {
    match field.kind {
        _ if field.heading.is_some() => text(LABEL_FONT, 14.0).set_num_format("@"),
        Kind::Text if field.wide && !field.required => left(format).set_indent(1),
        Kind::Text if field.wide => left(format).set_indent(1).set_num_format("@"),
        Kind::Text | Kind::Person | Kind::Phone | Kind::Region(_) => format.set_num_format("@"),
        Kind::Date => format.set_num_format("yyyy\"年\"m\"月\"d\"日\""),
        Kind::Integer | Kind::Decimal(_) | Kind::Choices(_) => format,
    }
}

/// The field at a path of a form.
pub(in crate::press) fn field(form: &Form, path: FieldPath) -> Option<&Field> {
    match path {
        FieldPath::Field(i) => form.fields.get(i),
        FieldPath::Item { table, field, .. } => form.tables.get(table)?.fields.get(field),
    }
}

/// The cell in which the city may be chosen first.
pub(in crate::press) fn city() -> Format {
    Edges::UNDERLINE.rule(text(ANSWER_FONT, BODY))
}
