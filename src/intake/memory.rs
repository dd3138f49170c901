//! Texts remembered from sheet to sheet with what they mean: the same print stands on every return.
//!
//! Whoever reads a sheet is lent a memory of his own, so that nobody waits for another; there are as many as sheets are
//! read at the same time.

use std::sync::{Arc, Mutex, PoisonError};

use foldhash::HashMap;

use super::gloss::Gloss;
use super::lexicon::Lexicon;

/// Longest text worth remembering, in bytes.
const LONGEST: usize = 300;
/// Texts that are remembered. Answers come among them, and no two households share an address: when it is full, all are
/// forgotten, and the print is soon there again.
const MOST: usize = 4096;

type Texts = HashMap<Box<str>, Arc<Gloss>>;

/// The memories that nobody has borrowed.
#[derive(Debug, Default)]
pub(super) struct Memories(Mutex<Vec<Texts>>);

impl Memories {
    pub(super) fn lend(&self) -> Lent<'_> {
        let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Lent {
            texts: idle.pop().unwrap_or_default(),
            owner: self,
        }
    }
}

/// A memory on loan; it goes back when it is dropped.
#[derive(Debug)]
pub(super) struct Lent<'m> {
    texts: Texts,
    owner: &'m Memories,
}

impl Lent<'_> {
    /// What a text means to the forms with these words, which are the same at every call.
    pub(super) fn gloss(&mut self, text: &str, lexicons: &[Lexicon]) -> Arc<Gloss> {
        if let Some(gloss) = self.texts.get(text) {
            return Arc::clone(gloss);
        }
        let gloss = Arc::new(Gloss::of(text, lexicons));
        if text.len() <= LONGEST {
            if self.texts.len() >= MOST {
                self.texts.clear();
            }
            self.texts.insert(text.into(), Arc::clone(&gloss));
        }
        gloss
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut idle = self.owner.0.lock().unwrap_or_else(PoisonError::into_inner);
        idle.push(std::mem::take(&mut self.texts));
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, MOST, Memories};
    use crate::campaign::{Campaign, FormId};
    use crate::intake::gloss::Gloss;
    use crate::intake::lexicon::Lexicon;

    #[test]
    fn a_label_means_the_same_whatever_has_been_read_before() {
        let campaign = Campaign::builtin().unwrap();
        let lexicons: Vec<Lexicon> = campaign.forms.iter().map(Lexicon::new).collect();
        let memories = Memories::default();
        let said = |gloss: &Gloss| {
            let forms = 0..lexicons.len();
            forms
                .map(|form| format!("{:?}", gloss.to(FormId(form))))
                .collect::<Vec<_>>()
        };
        let fresh = said(&Gloss::of("户名", &lexicons));
        for round in 0..3 {
            let mut lent = memories.lend();
            assert_eq!(said(&lent.gloss("户名", &lexicons)), fresh, "{round}");
            for other in 0..MOST {
                lent.gloss(&format!("{round}组{other}号"), &lexicons);
            }
            lent.gloss(&"长".repeat(LONGEST), &lexicons);
            assert!(lent.texts.len() <= MOST);
            assert_eq!(said(&lent.gloss("户名", &lexicons)), fresh, "{round}");
        }
        assert_eq!(memories.0.lock().unwrap().len(), 1);
    }
}
