//! What only the inside of the room can show: forms filled by our own hand, and formulas against the check they stand for.

mod evaluator;
mod filled;
mod formulas;

use std::path::Path;

use super::{Blank, Shape};
use crate::campaign::{Campaign, FormId};

/// The built-in campaign and one that has nothing to do with it.
fn campaigns() -> [Campaign; 2] {
    let other = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/campaigns/harbour-2020");
    [
        Campaign::builtin().unwrap(),
        Campaign::load(&other).unwrap(),
    ]
}

/// Every form of a campaign in every shape.
fn blanks(campaign: &Campaign) -> Vec<Blank<'_>> {
    let forms = (0..campaign.forms.len()).map(FormId);
    forms
        .flat_map(|form| {
            [Shape::Card, Shape::Ledger].map(|shape| Blank {
                campaign,
                form,
                shape,
                copies: 1,
                unit: None,
                created: campaign.period.0,
            })
        })
        .collect()
}
