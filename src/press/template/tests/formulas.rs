//! The formula of a relation is true exactly where the check finds it broken.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::super::cells::Cells;
use super::super::{card, indicators, ledger, sections};
use super::campaigns;
use super::evaluator::{Cell, Sheet, truth};
use crate::campaign::relation::{Lookup, Verdict};
use crate::campaign::{Campaign, Form, Kind, Layout};
use crate::intake::FieldPath;
use crate::press::template::plan::{Ask, Plan};

/// A record by field: a number in its unit, or nothing.
struct Numbers<'n> {
    form: &'n Form,
    written: &'n [Option<Decimal>],
}

impl Lookup for Numbers<'_> {
    fn number(&self, field: usize) -> Option<Decimal> {
        self.written[field].filter(|_| self.form.fields[field].kind.is_number())
    }

    /// Nothing ticked is not yet answered, on a form that is being filled.
    fn ticks(&self, field: usize) -> Option<usize> {
        let ticked = self.written[field].and_then(|number| usize::try_from(number.trunc()).ok());
        ticked
            .filter(|_| matches!(self.form.fields[field].kind, Kind::Choices(_)))
            .map(|n| n.min(2))
            .filter(|n| *n > 0)
    }

    fn rows(&self, _table: usize) -> Option<usize> {
        None
    }
}

fn plans(campaign: &Campaign, form: &Form) -> Vec<Plan> {
    match form.layout {
        Layout::Card => vec![
            card::lay_out(campaign, form, None),
            ledger::lay_out(campaign, form, None),
        ],
        Layout::Indicators => vec![indicators::lay_out(campaign, form, None)],
        Layout::Sections => vec![sections::lay_out(campaign, form, None)],
    }
}

/// The sheet on which a plan's cells are filled in the same way.
fn sheet(plan: &Plan, numbers: &Numbers<'_>) -> Sheet {
    let mut sheet = Sheet::new();
    for slot in &plan.slots {
        let address = slot.area.fixed().replace('$', "");
        match slot.ask {
            Ask::Value(FieldPath::Field(field)) => {
                if let Some(number) = numbers.number(field) {
                    sheet.insert(address, Cell::Number(number));
                }
            }
            Ask::Tick(FieldPath::Field(field), option) => {
                let ticked = numbers.ticks(field).is_some_and(|count| option < count);
                let mark = if ticked { "☑" } else { "□" };
                sheet.insert(address, Cell::Text(mark.to_owned()));
            }
            _ => {}
        }
    }
    sheet
}

proptest! {
    #[test]
    fn a_formula_breaks_where_the_check_does(
        written in proptest::collection::vec(
            proptest::option::weighted(0.9, (0_u32..4, 0_i64..40_000).prop_map(|(scale, number)| {
                // Small numbers and zeros, where relations turn.
                Decimal::new(if number % 3 == 0 { 0 } else { number % 5_000 }, scale)
            })),
            40,
        ),
    ) {
        for campaign in campaigns() {
            for form in &campaign.forms {
                let numbers = Numbers { form, written: &written };
                for plan in plans(&campaign, form) {
                    let sheet = sheet(&plan, &numbers);
                    for relation in &form.relations {
                        let Some(formula) = Cells::of_one(&plan).broken(&relation.condition) else {
                            continue;
                        };
                        let broken = matches!(relation.check(&numbers), Verdict::Broken(_));
                        prop_assert_eq!(truth(&formula, &sheet), broken, "{} {}", relation.code, formula);
                        if plan.records.is_some() {
                            let every = Cells::of_every_row(&plan).broken(&relation.condition).unwrap();
                            prop_assert_eq!(truth(&every, &sheet), broken, "{} {}", relation.code, every);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn formulas_count_in_base_units_and_wait_for_every_number() {
    let [campaign, _] = campaigns();
    let formula = |form: &str, code: &str| {
        let (_, form) = campaign.form_by_name(form).unwrap();
        let relation = form
            .relations
            .iter()
            .find(|relation| relation.code == code)
            .unwrap();
        Cells::of_one(&plans(&campaign, form)[0])
            .broken(&relation.condition)
            .unwrap()
    };
    insta::assert_snapshot!(
        formula("village", "R301"),
        @"IF(COUNT($G$6,$B$6)=2,$G$6>$B$6,FALSE)"
    );
    insta::assert_snapshot!(
        formula("statistics", "R351"),
        @"AND(IF(COUNT($E$12)=1,$E$12=0,FALSE),IF(COUNT($E$13)=1,$E$13<>0,FALSE))"
    );
}
