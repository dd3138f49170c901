//! Edit rules within one record, as a campaign writes them.
//!
//! A rule is text over the form's field keys, parsed once when the campaign loads:
//!
//! ```text
//! poor_households <= households
//! special_events = 0 => special_attendance = 0
//! farmers_served >= special_attendance + trained_farmers
//! households <= population => population / households in 1..6
//! ticks(needs) >= 1
//! ```
//!
//! Operators, loosest first: `=>`, `or`, `and`, `not`, `<= < >= > = !=` and `in low..high`, `+ -`, `* /`. A number may
//! carry a unit (`100 万人次`). Fields count in base units, so 万人次 and 人次 compare; area with money does not. The same
//! tree is checked, put into words and turned into a formula.

mod evaluate;
mod expected;
mod expression;
mod measure;
mod mention;
mod message;
mod operator;
mod syntax;
#[cfg(test)]
mod tests;
mod token;
mod typing;
mod wording;
mod words;

pub use evaluate::Lookup;
pub use expression::{Condition, Quantity, Term};
pub use operator::{Arithmetic, Comparison};
pub(super) use token::RuleFault;
pub(super) use typing::Scope;
pub(super) use wording::Wording;

use evaluate::BrokenPart;
use message::Teller;
use words::Speaker;

use super::{Form, Level, Units};

/// One edit rule, parsed, with the texts that explain it.
#[derive(Debug)]
pub struct Relation {
    /// Stable code, `R301`.
    pub code: String,
    /// How grave a breach is.
    pub level: Level,
    /// The rule as its author wrote it.
    pub rule: String,
    /// The rule as a tree.
    pub condition: Condition,
    /// A few words.
    pub title: String,
    /// The rule in words, for the filling guide: `贫困户数 ≤ 总户数`.
    pub words: String,
    /// Why it matters.
    pub why: String,
    /// A case that breaks it.
    pub example: String,
    /// A near case that does not.
    pub passes: String,
    /// The way out.
    pub remedy: String,
    /// The field that takes the blame, where it is not the first of the broken part.
    pub(super) at: Option<Term>,
    /// The author's own message, where there is one.
    pub(super) wording: Option<Wording>,
}

/// What a relation says of a record.
#[derive(Debug)]
pub enum Verdict<'r> {
    /// It holds.
    Holds,
    /// Something that it needs is missing or unreadable, or it divides by zero.
    Undecided,
    /// It does not hold.
    Broken(Breach<'r>),
}

/// A broken relation.
#[derive(Debug)]
pub struct Breach<'r> {
    relation: &'r Relation,
    parts: Vec<BrokenPart<'r>>,
}

impl Relation {
    /// True of `ticks(field) >= 1` and its like.
    pub fn asks_ticks(&self, field: usize) -> bool {
        matches!(&self.condition, Condition::Compare { left: Quantity::Ticks { place }, .. } if *place == field)
    }

    /// What the relation reads, the field at fault first.
    pub fn terms(&self) -> Vec<Term> {
        self.blame_first(self.condition.terms())
    }

    /// Judges a record.
    pub fn check(&self, record: &dyn Lookup) -> Verdict<'_> {
        match self.condition.holds(record) {
            Some(true) => Verdict::Holds,
            None => Verdict::Undecided,
            Some(false) => Verdict::Broken(Breach {
                relation: self,
                parts: self.condition.breaches(record),
            }),
        }
    }

    fn blame_first(&self, mut terms: Vec<Term>) -> Vec<Term> {
        if let Some(at) = self.at
            && let Some(found) = terms.iter().position(|term| *term == at)
        {
            terms[..=found].rotate_right(1);
        }
        terms
    }
}

impl Breach<'_> {
    /// What the breach rests on, the one at fault first: the broken parts and the cases in which they must hold.
    pub fn terms(&self) -> Vec<Term> {
        let parts = self.parts.iter().map(|broken| broken.part);
        let cases = self
            .parts
            .iter()
            .flat_map(|broken| broken.cases.iter().copied());
        let mut terms = Vec::new();
        for term in parts.chain(cases).flat_map(Condition::terms) {
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        self.relation.blame_first(terms)
    }

    /// What is wrong, with cells, labels and numbers; the way out is [`Relation::remedy`].
    pub fn message(&self, form: &Form, units: &Units, record: &dyn Lookup) -> String {
        let teller = Teller::new(Speaker { form, units }, record);
        match &self.relation.wording {
            Some(wording) => wording.tell(teller),
            None => teller.sentence(&self.parts),
        }
    }

    /// What should stand in the field at fault: `≤ 312`, `1—6`.
    pub fn expected(&self, form: &Form, units: &Units, record: &dyn Lookup) -> Option<String> {
        Some(expected::expected(
            expected::hardest(&self.parts, record)?,
            Speaker { form, units },
            record,
        ))
    }
}

/// Parses a rule over a form's fields and tables.
pub(super) fn parse(rule: &str, scope: Scope<'_>) -> Result<Condition, RuleFault> {
    scope.condition(&syntax::parse(rule)?)
}

/// A condition in words.
pub(super) fn in_words(condition: &Condition, form: &Form, units: &Units) -> String {
    Speaker { form, units }.condition(condition)
}
