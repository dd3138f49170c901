//! Labels that stand with their values in one cell: 填表单位：镇赉县科协（统计时间：…）.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use foldhash::HashMap;

use super::lexicon::{Lexicon, Target};
use super::vocabulary;
use crate::value::normalize_label;

/// A text with the spellings in which it and its parts are compared, worked out once for all forms.
pub(super) struct Spelled<'t> {
    pub text: &'t str,
    /// The whole of it.
    pub word: Cow<'t, str>,
    parts: RefCell<HashMap<(usize, usize), Rc<str>>>,
}

impl<'t> Spelled<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            word: normalize_label(text),
            parts: RefCell::default(),
        }
    }

    fn part(&self, part: Range<usize>) -> Rc<str> {
        let mut parts = self.parts.borrow_mut();
        let word = parts.entry((part.start, part.end));
        Rc::clone(word.or_insert_with(|| normalize_label(&self.text[part]).into()))
    }
}

/// A label and its value inside one cell.
pub(super) struct Pair {
    pub label: String,
    pub targets: Vec<Target>,
    pub near: Option<String>,
    pub value: Option<String>,
}

/// The labels that stand before a colon, each with the text up to the next such label: `填表单位：镇赉县科协（统计时间：…）`.
pub(super) fn pairs(lexicon: &Lexicon, spelled: &Spelled<'_>) -> Vec<Pair> {
    let text = spelled.text;
    let mut starts: Vec<(usize, usize, Vec<Target>, Option<String>)> = Vec::new();
    let mut inner = false;
    let mut from = 0;
    for (colon, mark) in text.char_indices().filter(|(_, c)| matches!(c, '：' | ':')) {
        let label = label_before(lexicon, spelled, from..colon);
        if is_inside_bracket(&text[..colon]) {
            // 总户数（单位：户）：312: this colon is the label's own; a caption in brackets is not.
            match label.filter(|(_, targets, _)| targets.contains(&Target::Furniture)) {
                Some((label_at, targets, near)) => starts.push((label_at, colon, targets, near)),
                None => continue,
            }
        } else if let Some((label_at, targets, near)) = label {
            starts.push((label_at, colon, targets, near));
        } else if starts.is_empty() {
            // 其中：贫困户数：41 has a colon in its label.
            if inner {
                return Vec::new();
            }
            inner = true;
            continue;
        }
        from = colon + mark.len_utf8();
    }
    // 手机：手机：138… says one label twice.
    starts.dedup_by(|later, earlier| {
        let twice = later.2 == earlier.2 && text[earlier.1..later.0].chars().count() <= 1;
        if twice {
            earlier.1 = later.1;
        }
        twice
    });
    (0..starts.len())
        .map(|i| {
            let (label_at, colon, targets, near) = starts[i].clone();
            let end = starts.get(i + 1).map_or(text.len(), |next| next.0);
            let after = text[colon..].chars().next().map_or(0, char::len_utf8);
            let value = trim_value(&text[colon + after..end]);
            let printed = vocabulary::is_filler(value) || lexicon.is_hint(&targets, value);
            Pair {
                label: text[label_at..colon].to_owned(),
                targets,
                near,
                value: (!printed).then(|| value.to_owned()),
            }
        })
        .collect()
}

/// Bytes of the longest label, its hints in brackets included. Longer texts are no labels, and looking at every one of
/// them costs the square of a cell that somebody pasted a page into.
const LONGEST_LABEL: usize = 600;

/// Signs behind which a label may begin.
const BOUNDARIES: [char; 10] = ['（', '(', '；', ';', '，', ',', '。', '、', '|', '/'];

/// The longest label that ends at the colon and begins at a boundary.
fn label_before(
    lexicon: &Lexicon,
    spelled: &Spelled<'_>,
    within: Range<usize>,
) -> Option<(usize, Vec<Target>, Option<String>)> {
    let from = within.start;
    let segment = &spelled.text[within.clone()];
    let word_from = |start: usize| spelled.part(from + start..within.end);
    let boundaries = segment
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || BOUNDARIES.contains(c))
        .map(|(i, c)| i + c.len_utf8());
    let may_be_label = |start: usize| segment.len() - start <= LONGEST_LABEL;
    std::iter::once(0)
        .chain(boundaries)
        .filter(|start| may_be_label(*start))
        .find_map(|start| {
            let word = word_from(start);
            let known = lexicon.exact(&word).map(|targets| {
                targets
                    .iter()
                    .copied()
                    .filter(|t| !matches!(t, Target::Choice { .. } | Target::Other(_)))
                    .collect::<Vec<_>>()
            });
            match known {
                Some(targets) if !targets.is_empty() => Some((from + start, targets, None)),
                _ if vocabulary::is_footer(&word) => {
                    Some((from + start, vec![Target::Furniture], None))
                }
                _ => {
                    let fields = lexicon.joined(&word)?;
                    Some((from + start, fields.map(Target::Field).into(), None))
                }
            }
        })
        .or_else(|| {
            // One letter off counts for the whole text before the first colon, later only for the word before the colon.
            let start = match segment.trim_end().rfind(char::is_whitespace) {
                Some(space) if from > 0 => space + segment[space..].chars().next()?.len_utf8(),
                None if from > 0 => return None,
                _ => 0,
            };
            if !may_be_label(start) {
                return None;
            }
            let found = lexicon.lookup(&word_from(start))?;
            found
                .near
                .is_some()
                .then_some((from + start, found.targets, found.near))
        })
}

fn is_inside_bracket(before: &str) -> bool {
    let count = |marks: &[char]| before.chars().filter(|c| marks.contains(c)).count();
    count(&['（', '(', '【', '[']) > count(&['）', ')', '】', ']'])
}

/// Drops what belongs to the next label's bracket.
fn trim_value(value: &str) -> &str {
    value
        .trim()
        .trim_end_matches(['（', '(', '；', ';', '，', ',', '|'])
        .trim()
}
