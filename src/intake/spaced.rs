//! A form whose labels stand with their values in one cell and nothing but a space or a line break between: 总户数 312 户.
//! Only looked for where a sheet shows no form otherwise.

use super::Reader;
use super::lexicon::{Lexicon, Target};
use crate::campaign::Form;
use crate::value::normalize_label;
use crate::workbook::{Cell, Sheet};

/// Fewest cells that begin with a label.
const FEWEST: usize = 4;
/// Fewest numbers behind labels that ask one.
const FEWEST_NUMBERS: usize = 2;
/// Most words that make a label: 村 名.
const MOST_WORDS: usize = 3;
/// Longest text that is looked at, in bytes.
const LONGEST: usize = 600;

/// The sheet with a colon behind each label, where enough cells of it begin with labels of one form, and numbers stand
/// where numbers are asked, as they do not where a guide tells how to fill the form.
pub(super) fn with_colons(reader: &Reader<'_>, sheet: &Sheet) -> Option<Sheet> {
    let forms = reader.campaign.forms.iter().zip(&reader.lexicons);
    forms.into_iter().find_map(|(form, lexicon)| {
        let mut marker = Marker {
            form,
            lexicon,
            numbers: 0,
            others: 0,
        };
        let texts = sheet.grid.cells().filter_map(|(at, cell)| {
            let text = cell.as_text().filter(|text| text.len() <= LONGEST)?;
            Some((at, marker.marked(text)?))
        });
        let texts: Vec<_> = texts.collect();
        (texts.len() >= FEWEST && marker.numbers >= FEWEST_NUMBERS && marker.others == 0).then(
            || {
                let mut sheet = sheet.clone();
                for (at, text) in texts {
                    sheet.grid.set(at, Cell::text(text));
                }
                sheet
            },
        )
    })
}

struct Marker<'a> {
    form: &'a Form,
    lexicon: &'a Lexicon,
    /// Labels of numbers behind which a number stands, and those behind which something else does.
    numbers: usize,
    others: usize,
}

impl Marker<'_> {
    /// The text with a colon behind each of the form's own labels, where it begins with one and goes on behind it.
    fn marked(&mut self, text: &str) -> Option<String> {
        if text.contains(['：', ':']) {
            return None;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut marked = String::new();
        let mut place = 0;
        while place < words.len() {
            let most = MOST_WORDS.min(words.len() - place);
            let label = (1..=most).rev().find_map(|count| {
                let word = words[place..place + count].concat();
                self.label(&word).map(|field| (count, word, field))
            });
            if let Some((count, word, field)) = label {
                marked.push_str(&word);
                marked.push('：');
                place += count;
                self.count(field, words.get(place).copied());
            } else if place == 0 {
                return None;
            } else {
                marked.push_str(words[place]);
                marked.push(' ');
                place += 1;
            }
        }
        (!marked.ends_with('：')).then_some(marked)
    }

    /// The single field of which a word is the own label.
    fn label(&self, word: &str) -> Option<usize> {
        let word = normalize_label(word);
        let targets = self
            .lexicon
            .exact(&word)
            .filter(|_| self.lexicon.is_own(&word))?;
        targets.iter().find_map(|target| match target {
            Target::Field(field) => Some(*field),
            _ => None,
        })
    }

    fn count(&mut self, field: usize, next: Option<&str>) {
        if !self.form.fields[field].kind.is_number() {
            return;
        }
        match next {
            Some(next) if next.starts_with(char::is_numeric) => self.numbers += 1,
            Some(_) => self.others += 1,
            None => {}
        }
    }
}
