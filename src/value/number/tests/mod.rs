//! Numbers by table and by law.

mod laws;
mod stored;
mod table;

use rust_decimal::Decimal;

use super::read_number;
use crate::campaign::{Unit, UnitFamily, UnitId, Units};
use crate::value::{Fault, Note, Written};

/// People counted, households, land, money: the families that the tests need.
fn units() -> Units {
    let families = ["计数", "计数", "面积", "金额"];
    let unit = |name: &str, aliases: &[&str], family, factor| Unit {
        name: name.to_owned(),
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        family,
        factor: Decimal::from(factor),
    };
    Units {
        families: families
            .into_iter()
            .enumerate()
            .map(|(i, dimension)| UnitFamily {
                id: i.to_string(),
                dimension: Some(dimension.to_owned()),
            })
            .collect(),
        units: vec![
            unit("人次", &["人"], 0, 1),
            unit("万人次", &["万人"], 0, 10_000),
            unit("千人次", &["千人"], 0, 1000),
            unit("户", &[], 1, 1),
            unit("亩", &["市亩"], 2, 1),
            unit("公顷", &["垧"], 2, 15),
            unit("万元", &[], 3, 10_000),
            unit("元", &["¥"], 3, 1),
        ],
    }
}

fn unit(name: &str) -> Option<UnitId> {
    units().by_name(name)
}

/// The value and the notes, readable.
fn read_in(written: &str, field: &str) -> Result<(String, Vec<Note>), Fault> {
    let reading = read_number(&Written::Text(written), unit(field), None, &units())?;
    let value = reading
        .value
        .map_or("missing".to_owned(), |v| v.to_string());
    Ok((value, reading.notes))
}

fn value_in(written: &str, field: &str) -> Result<String, Fault> {
    read_in(written, field).map(|(value, _)| value)
}
