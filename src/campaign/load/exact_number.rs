//! Numbers in the files: exact, never a binary float.

use std::fmt;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};

/// An exact number: a TOML integer, or text such as `"0.0015"`. A TOML float is binary and refused.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exact(pub Decimal);

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ExactVisitor)
    }
}

struct ExactVisitor;

impl Visitor<'_> for ExactVisitor {
    type Value = Exact;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("整数，或加引号的小数（如 \"0.5\"）")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Exact, E> {
        Ok(Exact(Decimal::from(number)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Exact, E> {
        Decimal::from_str_exact(text)
            .map(Exact)
            .map_err(|_| E::custom(format!("“{text}”不是数")))
    }
}
