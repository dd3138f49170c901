//! Where the form's words stand on a sheet: every cell that is a label, or holds labels with their values.

use super::lexicon::{Lexicon, Target};
use super::vocabulary;
use crate::value::normalize_label;
use crate::workbook::{Cell, CellRef, Grid};

/// A label on the sheet.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The label's cell.
    pub at: CellRef,
    /// The last column that the label's merged cell covers.
    pub last_col: u32,
    /// What it may stand for.
    pub targets: Vec<Target>,
    /// The form's own label, not an alias of it.
    pub own: bool,
    /// The label meant, where one letter is off.
    pub near: Option<String>,
    /// The value belongs inside the label, as in ____地区扶贫工作队; where it is not, it may stand in the cell before.
    pub heading: bool,
    /// The value, where it stands in the label's own cell.
    pub inline: Option<String>,
    /// The number before the label, where one is printed ("6.放映…").
    pub number: Option<u32>,
    /// The text of the label as written.
    pub written: String,
}

impl Hit {
    /// The single field that the label means, if it means one only.
    pub fn field(&self) -> Option<usize> {
        match self.targets.as_slice() {
            [Target::Field(i)] => Some(*i),
            _ => None,
        }
    }

    /// The single fields that the label may mean.
    pub fn fields(&self) -> impl Iterator<Item = usize> {
        self.targets.iter().filter_map(|target| match target {
            Target::Field(i) => Some(*i),
            _ => None,
        })
    }

    /// True where the label may mean this.
    pub fn means(&self, target: Target) -> bool {
        self.targets.contains(&target)
    }

    /// True where the words are an option of a tick field and nothing else.
    pub fn is_option_only(&self) -> bool {
        self.targets
            .iter()
            .all(|target| matches!(target, Target::Choice { .. } | Target::Other(_)))
    }
}

/// The labels in the rows `from..to` (zero-based, half open), in reading order.
pub fn scan(grid: &Grid, lexicon: &Lexicon, from: u32, to: u32) -> Vec<Hit> {
    let mut hits = Vec::new();
    for row in grid
        .rows()
        .iter()
        .filter(|row| (from..to).contains(&row.index))
    {
        for (col, cell) in &row.cells {
            let Cell::Text(text) = cell else { continue };
            let known = lexicon.known(text);
            let at = CellRef::new(row.index, *col);
            hits.extend(known.hits.iter().map(|hit| Hit {
                at,
                last_col: grid.merge_at(at).map_or(at.col, |merge| merge.last.col),
                ..hit.clone()
            }));
        }
    }
    hits
}

/// The labels in one text, which is `word` when normalised, as if it stood in the first cell.
pub(super) fn labels_in(lexicon: &Lexicon, text: &str, word: &str) -> Vec<Hit> {
    let hit = |targets, near, inline, written: &str| Hit {
        at: CellRef::new(0, 0),
        last_col: 0,
        targets,
        own: lexicon.is_own(&normalize_label(written)),
        near,
        heading: false,
        inline,
        number: crate::value::leading_number(written),
        written: written.trim().to_owned(),
    };
    let pairs = pairs(lexicon, text);
    // 详细地址：（待定） is a label with its value, though a bracket at a label's end is a hint.
    if pairs.iter().all(|pair| pair.value.is_none())
        && let Some(targets) = lexicon.exact(word)
    {
        return vec![hit(targets, None, None, text)];
    }
    if !pairs.is_empty() {
        let pairs = pairs.into_iter();
        return pairs
            .map(|pair| hit(pair.targets, pair.near, pair.value, &pair.label))
            .collect();
    }
    if let Some((field, value)) = lexicon.heading(text) {
        let inline = (!vocabulary::is_filler(&value)).then_some(value);
        return vec![Hit {
            heading: true,
            ..hit(vec![Target::Field(field)], None, inline, text)
        }];
    }
    let found = lexicon.lookup(word).into_iter();
    found
        .map(|found| hit(found.targets, found.near, None, text))
        .collect()
}

/// A label and its value inside one cell.
struct Pair {
    label: String,
    targets: Vec<Target>,
    near: Option<String>,
    value: Option<String>,
}

/// The labels that stand before a colon, each with the text up to the next such label: `填表单位：镇赉县科协（统计时间：…）`.
fn pairs(lexicon: &Lexicon, text: &str) -> Vec<Pair> {
    let mut starts: Vec<(usize, usize, Vec<Target>, Option<String>)> = Vec::new();
    let mut inner = false;
    let mut from = 0;
    for (colon, mark) in text.char_indices().filter(|(_, c)| matches!(c, '：' | ':')) {
        let label = label_before(lexicon, text, from, colon);
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

/// The longest label that ends at the colon and begins at a boundary.
fn label_before(
    lexicon: &Lexicon,
    text: &str,
    from: usize,
    colon: usize,
) -> Option<(usize, Vec<Target>, Option<String>)> {
    let segment = &text[from..colon];
    let boundaries = segment
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || "（(；;，,。、|/".contains(*c))
        .map(|(i, c)| i + c.len_utf8());
    let may_be_label = |start: usize| segment.len() - start <= LONGEST_LABEL;
    std::iter::once(0)
        .chain(boundaries)
        .filter(|start| may_be_label(*start))
        .find_map(|start| {
            let word = normalize_label(&segment[start..]);
            let known = lexicon.exact(&word).map(|targets| {
                targets
                    .into_iter()
                    .filter(|t| !matches!(t, Target::Choice { .. } | Target::Other(_)))
                    .collect::<Vec<_>>()
            });
            match known {
                Some(targets) if !targets.is_empty() => Some((from + start, targets, None)),
                _ if vocabulary::is_footer(&word) => {
                    Some((from + start, vec![Target::Furniture], None))
                }
                _ => None,
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
            let found = lexicon.lookup(&normalize_label(&segment[start..]))?;
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
