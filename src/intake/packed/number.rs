//! Quantities: as many bytes as they have digits for, and how they are printed.

use rust_decimal::Decimal;

use super::bytes::{Cursor, Pen};

/// Bits of a quantity's first byte: how many decimals, its sign, and whether it is written out in full.
const SCALE: u8 = 0x1f;
const NEGATIVE: u8 = 0x20;
const FULL: u8 = 0x40;
/// Bytes of a quantity in full.
const FULL_LENGTH: usize = 16;

/// A quantity whose digits fit a machine's number, as nearly all do.
#[derive(Clone, Copy)]
struct Short {
    digits: u64,
    scale: u8,
    negative: bool,
}

impl Short {
    fn of(number: &Decimal) -> Option<Self> {
        let negative = number.is_sign_negative();
        let digits = u64::try_from(number.mantissa().unsigned_abs()).ok()?;
        let scale = u8::try_from(number.scale()).ok()?;
        // A zero with a sign is kept as it is.
        (digits > 0 || !negative).then_some(Self {
            digits,
            scale,
            negative,
        })
    }

    fn number(self) -> Decimal {
        let [low, high] = [self.digits, self.digits >> 32].map(|part| (part & 0xffff_ffff) as u32);
        Decimal::from_parts(low, high, 0, self.negative, u32::from(self.scale))
    }

    /// `-0.05`, as [`Decimal`] prints it.
    fn printed(self, into: &mut Printed) -> &str {
        let (mut rest, mut start, mut written) = (self.digits, into.len(), 0);
        let mut put = |byte: u8| {
            start -= 1;
            into[start] = byte;
        };
        while rest > 0 || written <= self.scale {
            if written == self.scale && written > 0 {
                put(b'.');
            }
            put(b'0' + (rest % 10) as u8);
            rest /= 10;
            written += 1;
        }
        if self.negative {
            put(b'-');
        }
        std::str::from_utf8(&into[start..]).unwrap_or_default()
    }
}

/// Room for twenty-eight decimals, a zero, a point and a sign.
type Printed = [u8; 32];

/// True where a text is just how the quantity is printed.
pub(super) fn prints(number: &Decimal, text: &str) -> bool {
    match Short::of(number) {
        Some(short) => short.printed(&mut Printed::default()) == text,
        None => number.to_string() == text,
    }
}

/// How a quantity is printed.
pub(super) fn printed(number: &Decimal) -> Box<str> {
    match Short::of(number) {
        Some(short) => short.printed(&mut Printed::default()).into(),
        None => number.to_string().into(),
    }
}

pub(super) fn pack(number: &Decimal, pen: &mut Pen<'_>) {
    let Some(short) = Short::of(number) else {
        pen.byte(FULL);
        pen.bytes.extend(number.serialize());
        return;
    };
    pen.byte(short.scale | if short.negative { NEGATIVE } else { 0 });
    pen.number(short.digits);
}

pub(super) fn unpack(cursor: &mut Cursor<'_>) -> Decimal {
    let first = cursor.byte();
    if first & FULL != 0 {
        let bytes = cursor.take(FULL_LENGTH).try_into();
        return bytes.map_or(Decimal::ZERO, Decimal::deserialize);
    }
    let short = Short {
        digits: cursor.number(),
        scale: first & SCALE,
        negative: first & NEGATIVE != 0,
    };
    short.number()
}
