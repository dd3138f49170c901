//! The grammar of spoken numerals: sections of four places, closed by 万 and 亿.

use rust_decimal::Decimal;

use super::Sign;
use crate::value::Fault;

/// A numeral read from left to right: sections of four places, closed by 万 and 亿.
#[derive(Debug)]
pub(super) struct Sections {
    closed: Decimal,
    open: Decimal,
    digit: Option<Sign>,
    zero: bool,
    last_small: u64,
    last_big: u64,
}

impl Default for Sections {
    fn default() -> Self {
        Self {
            closed: Decimal::ZERO,
            open: Decimal::ZERO,
            digit: None,
            zero: false,
            last_small: 10_000,
            last_big: 0,
        }
    }
}

impl Sections {
    /// The value of signs in the order in which they are spoken.
    pub(super) fn read(mut self, signs: &[Sign]) -> Result<Decimal, Fault> {
        for sign in signs {
            match *sign {
                Sign::Arabic(_) | Sign::Digit(_) if self.digit.is_some() => {
                    return Err(Fault::SeveralNumbers);
                }
                Sign::Arabic(_) | Sign::Digit(_) => self.digit = Some(*sign),
                Sign::Zero if self.digit.is_none() && !self.is_fresh() => self.zero = true,
                Sign::Small(unit) => self.small(unit.into())?,
                Sign::Big(unit) => self.big(unit)?,
                Sign::Zero | Sign::Point => return Err(Fault::NotANumber),
            }
        }
        let last = self.last()?;
        sum(&[self.closed, self.open, last])
    }

    fn is_fresh(&self) -> bool {
        self.closed.is_zero() && self.open.is_zero()
    }

    /// 十, 百, 千 after their digit; 十 may stand without (十二, 一百十二).
    fn small(&mut self, unit: u64) -> Result<(), Fault> {
        let digit = match self.digit.take() {
            Some(sign) => whole(sign)?,
            None if unit == 10 => Decimal::ONE,
            None => return Err(Fault::NotANumber),
        };
        if unit >= self.last_small {
            return Err(Fault::NotANumber);
        }
        let part = digit.checked_mul(unit.into()).ok_or(Fault::TooLong)?;
        self.open = sum(&[self.open, part])?;
        self.last_small = unit;
        self.zero = false;
        Ok(())
    }

    fn big(&mut self, unit: u64) -> Result<(), Fault> {
        if let Some(sign) = self.digit.take() {
            self.open = sum(&[self.open, whole(sign)?])?;
        }
        let myriads = unit == 10_000;
        let in_order = match self.last_big {
            0 => true,
            10_000 => !myriads,
            _ => myriads,
        };
        if !in_order || (self.open.is_zero() && (myriads || self.closed.is_zero())) {
            return Err(Fault::NotANumber);
        }
        let times = |value: Decimal| value.checked_mul(unit.into()).ok_or(Fault::TooLong);
        self.closed = if myriads {
            sum(&[self.closed, times(self.open)?])?
        } else {
            times(sum(&[self.closed, self.open])?)?
        };
        self.open = Decimal::ZERO;
        self.last_small = 10_000;
        self.last_big = unit;
        self.zero = false;
        Ok(())
    }

    /// The digit at the end: ones, or the next lower place where it is left out (三万五, 一百二).
    fn last(&self) -> Result<Decimal, Fault> {
        let Some(sign) = self.digit else {
            return if self.zero {
                Err(Fault::NotANumber)
            } else {
                Ok(Decimal::ZERO)
            };
        };
        let digit = whole(sign)?;
        if self.zero || self.last_small == 10 {
            return Ok(digit);
        }
        let above = if self.last_small == 10_000 {
            self.last_big
        } else {
            self.last_small
        };
        match sign {
            Sign::Digit(_) => digit.checked_mul((above / 10).into()).ok_or(Fault::TooLong),
            _ if above == 10_000 && digit >= 1000.into() && digit < 10_000.into() => Ok(digit),
            _ => Err(Fault::UnclearNumber {
                reason: format!("末位的 {digit} 没有写明是几百还是几个，请写成阿拉伯数字"),
            }),
        }
    }
}

/// A digit or a whole Arabic number inside a numeral.
fn whole(sign: Sign) -> Result<Decimal, Fault> {
    match sign {
        Sign::Digit(digit) => Ok(digit.into()),
        Sign::Arabic(number) if number.fract().is_zero() => Ok(number),
        _ => Err(Fault::NotANumber),
    }
}

fn sum(parts: &[Decimal]) -> Result<Decimal, Fault> {
    parts
        .iter()
        .try_fold(Decimal::ZERO, |total, part| total.checked_add(*part))
        .ok_or(Fault::TooLong)
}
