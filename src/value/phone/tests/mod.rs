//! Telephone numbers by table and by law.

mod laws;
mod table;

use super::read_phone;
use crate::campaign::PhonePlan;
use crate::value::{Fault, Note, Written};

fn plan() -> PhonePlan {
    let codes = [
        ("0431", vec![8]),
        ("0432", vec![8]),
        ("0433", vec![7]),
        ("0434", vec![7]),
        ("0435", vec![7, 8]),
        ("0436", vec![7]),
    ];
    PhonePlan::new(codes.map(|(code, lengths)| (code.to_owned(), lengths))).unwrap()
}

fn read(written: &str) -> Result<(String, Vec<Note>), Fault> {
    read_phone(&Written::Text(written), &plan())
        .map(|reading| (reading.value.join(" "), reading.notes))
}
