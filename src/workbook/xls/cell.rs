//! One cell record → one cell.

use super::super::little_endian::{f64_at, u16_at, u32_at};
use super::super::number_format::Shows;
use super::super::{Cell, CellRef, DateCell};
use super::Shared;
use super::records::{Record, kind};
use super::text::Text;

/// What a cell record gives.
pub(super) enum Value {
    Known(Cell),
    Blank,
    /// A formula whose text stands in a later record.
    TextFollows,
    Fault(&'static str),
}

/// The row and column that every cell record starts with.
pub(super) fn place(data: &[u8]) -> Option<CellRef> {
    Some(CellRef::new(
        u16_at(data, 0)?.into(),
        u16_at(data, 2)?.into(),
    ))
}

/// Reads a record of one cell.
pub(super) fn read(record: Record<'_>, shared: &Shared) -> Value {
    let data = record.data;
    let value = match record.kind {
        kind::NUMBER => f64_at(data, 6).map(|number| known(number, data, shared)),
        kind::RK => u32_at(data, 6).map(|packed| known(unpacked(packed), data, shared)),
        kind::LABEL | kind::R_STRING => data
            .get(6..)
            .and_then(|text| shared.text.counted(text, 2))
            .map(|text| Value::Known(Cell::text(text))),
        kind::LABEL_SST => u32_at(data, 6).map(|index| shared_text(index, shared)),
        kind::BOOL_ERR => u16_at(data, 6).map(|both| {
            let [value, is_error] = both.to_le_bytes();
            bool_or_error(value, is_error == 1)
        }),
        kind::FORMULA => data.get(6..14).map(|result| formula(result, data, shared)),
        _ => Some(Value::Blank),
    };
    value.unwrap_or(Value::Fault("记录不完整"))
}

/// The cells of a record that packs several numbers of one row.
pub(super) fn several_numbers<'a>(
    data: &'a [u8],
    shared: &'a Shared,
) -> impl Iterator<Item = (CellRef, Cell)> + 'a {
    let first = place(data);
    let packed = data
        .get(4..data.len().saturating_sub(2))
        .unwrap_or_default();
    packed
        .chunks_exact(6)
        .zip(0..)
        .filter_map(move |(pair, offset)| {
            let first = first?;
            let at = CellRef::new(first.row, first.col + offset);
            let format = u16_at(pair, 0)?;
            Some((at, number(unpacked(u32_at(pair, 2)?), format, shared)))
        })
}

/// A text that may go on in further records, each of which says anew how wide its characters are.
pub(super) fn continued_text(pieces: &[&[u8]], text: Text) -> Option<String> {
    let (first, rest) = pieces.split_first()?;
    let length = usize::from(u16_at(first, 0)?);
    let mut whole = text.counted(first, 2)?;
    for piece in rest {
        let left = length.saturating_sub(whole.encode_utf16().count());
        let mut counted = u16::try_from(left).ok()?.to_le_bytes().to_vec();
        counted.extend_from_slice(piece);
        whole.push_str(&text.counted(&counted, 2)?);
    }
    Some(whole)
}

fn shared_text(index: u32, shared: &Shared) -> Value {
    match shared.strings.get(index as usize) {
        Some(text) => Value::Known(Cell::Text(text.clone())),
        None => Value::Fault("它的文字不在共享字符串表里"),
    }
}

/// A formula's last result: a number, or a mark that says where and what it is.
fn formula(result: &[u8], data: &[u8], shared: &Shared) -> Value {
    if result[6..] != [0xff, 0xff] {
        return match f64_at(result, 0) {
            Some(number) => known(number, data, shared),
            None => Value::Blank,
        };
    }
    match result[0] {
        0 => Value::TextFollows,
        1 => bool_or_error(result[2], false),
        2 => bool_or_error(result[2], true),
        _ => Value::Blank,
    }
}

fn bool_or_error(value: u8, is_error: bool) -> Value {
    if !is_error {
        return Value::Known(Cell::Bool(value != 0));
    }
    let error = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2a => "#N/A",
        0x2b => "#DATA!",
        _ => "#ERROR!",
    };
    Value::Known(Cell::Error(error.into()))
}

/// The number in 30 bits: an integer or the high half of a float, perhaps times 100.
fn unpacked(packed: u32) -> f64 {
    let number = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    if packed & 1 == 0 {
        number
    } else {
        number / 100.0
    }
}

/// A number of a record that names its format at the usual place.
fn known(value: f64, data: &[u8], shared: &Shared) -> Value {
    if !value.is_finite() {
        return Value::Fault("不是有限的数");
    }
    let format = u16_at(data, 4).unwrap_or(0);
    Value::Known(number(value, format, shared))
}

fn number(value: f64, format: u16, shared: &Shared) -> Cell {
    let shows = shared.formats.get(usize::from(format)).copied();
    match shows.unwrap_or(Shows::Number) {
        Shows::Number => Cell::Number(value),
        shows => Cell::Date(DateCell::Serial {
            days: value,
            epoch_1904: shared.epoch_1904,
            duration: shows == Shows::Duration,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::unpacked;

    #[test]
    #[expect(clippy::float_cmp, reason = "the packing is exact")]
    fn packed_numbers_unpack_exactly() {
        assert_eq!(unpacked((312 << 2) | 2), 312.0);
        assert_eq!(unpacked((430 << 2) | 3), 4.3);
        assert_eq!(unpacked(((-5_i32) << 2).cast_unsigned() | 2), -5.0);
        assert_eq!(unpacked(0x3ff0_0000), 1.0);
    }
}
