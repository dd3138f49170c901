//! What texts have turned out to mean. The same print stands on every return, so each text is looked up word by word once
//! and remembered.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::Lexicon;
use crate::intake::scan::{self, Hit};
use crate::value::normalize_label;

/// Longest text worth remembering, in bytes.
const LONGEST: usize = 300;
/// Texts that are remembered. Answers come among them, and no two households share an address: when it is full, all are
/// forgotten, and the print is soon there again.
const MOST: usize = 4096;

/// What a text means to a form.
#[derive(Debug)]
pub struct Known {
    /// The labels in it, as if they stood in the first cell.
    pub hits: Vec<Hit>,
    /// It is the form's title, alone or with words around it.
    pub title: bool,
    /// It is a title, a caption or other print without an answer.
    pub frame: bool,
}

/// The texts looked up so far.
#[derive(Debug, Default)]
pub(super) struct Memory(RwLock<HashMap<Box<str>, Arc<Known>>>);

impl Lexicon {
    /// What a cell's text means.
    pub fn known(&self, text: &str) -> Arc<Known> {
        let texts = &self.memory.0;
        let before = texts
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(text)
            .cloned();
        if let Some(known) = before {
            return known;
        }
        let known = Arc::new(self.look_up(text));
        if text.len() <= LONGEST {
            let mut texts = texts.write().unwrap_or_else(PoisonError::into_inner);
            if texts.len() >= MOST {
                texts.clear();
            }
            texts.insert(text.into(), Arc::clone(&known));
        }
        known
    }

    fn look_up(&self, text: &str) -> Known {
        let word = normalize_label(text);
        let title = self.title_in(&word).is_some();
        Known {
            hits: scan::labels_in(self, text, &word),
            title,
            frame: title || self.is_furniture(&word),
        }
    }
}
