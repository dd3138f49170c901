//! Columns of single options: by the option's word under its group, alone, or joined with the field's label.

use super::Column;
use super::columns::Builder;
use crate::campaign::Kind;
use crate::intake::lexicon::Target;
use crate::value::normalize_label;

impl Builder<'_> {
    /// 其它需求, 其它原因 behind a field's options.
    fn names_other(&self, field: usize, word: &str) -> bool {
        let Kind::Choices(choices) = &self.form.fields[field].kind else {
            return false;
        };
        let other = choices.other.as_deref().map(normalize_label);
        other.is_some_and(|other| {
            word.starts_with(other.as_ref()) && word.chars().count() <= other.chars().count() + 4
        })
    }

    /// A column of one option: by the option's word under its group, alone, or joined with the field's label.
    pub(super) fn option(&self, col: u32, text: &str, group: Option<usize>) -> Option<Column> {
        let word = normalize_label(text);
        let before =
            self.head
                .columns
                .range(..col)
                .next_back()
                .and_then(|(_, column)| match column {
                    Column::Choice { field, .. } | Column::Other(field) => Some(*field),
                    _ => None,
                });
        if let Some(column) = self.joined(text) {
            return Some(column);
        }
        if let Some(targets) = self.lexicon.exact(asked(&word)) {
            return pick(&targets, group, before);
        }
        group
            .or(before)
            .filter(|field| self.names_other(*field, &word))
            .map(Column::Other)
    }

    /// 科技服务需求（种植）, 致贫原因-因病: an option behind its field's label. A list of options in brackets is none.
    fn joined(&self, text: &str) -> Option<Column> {
        text.char_indices()
            .filter(|(_, c)| c.is_whitespace() || "-—_/（(：:、.·【[".contains(*c))
            .filter(|(i, _)| !text[..*i].contains(['（', '(', '【', '[']))
            .find_map(|(i, c)| {
                let field = self
                    .lexicon
                    .exact(&normalize_label(&text[..i]))?
                    .iter()
                    .find_map(|t| match t {
                        Target::Field(f) => Some(*f),
                        _ => None,
                    })?;
                let rest = text[i + c.len_utf8()..].trim_end_matches(['）', ')', '】', ']']);
                let word = normalize_label(rest);
                self.lexicon
                    .exact(&word)
                    .and_then(|targets| pick(&targets, Some(field), None))
                    .or_else(|| {
                        self.names_other(field, &word)
                            .then_some(Column::Other(field))
                    })
            })
    }
}

/// 种植技术 of 是否需要种植技术.
fn asked(word: &str) -> &str {
    ["是否需要", "是否", "需要"]
        .iter()
        .find_map(|asking| word.strip_prefix(asking))
        .unwrap_or(word)
}

fn pick(targets: &[Target], group: Option<usize>, before: Option<usize>) -> Option<Column> {
    let columns = || {
        targets.iter().filter_map(|target| match target {
            Target::Choice { field, option } => Some((
                *field,
                Column::Choice {
                    field: *field,
                    option: *option,
                },
            )),
            Target::Other(field) => Some((*field, Column::Other(*field))),
            _ => None,
        })
    };
    if targets
        .iter()
        .any(|target| matches!(target, Target::Field(_)))
    {
        return None;
    }
    let of = |wanted: Option<usize>| {
        columns()
            .find(|(field, _)| Some(*field) == wanted)
            .map(|(_, column)| column)
    };
    match group {
        Some(_) => of(group),
        None => of(before).or_else(|| {
            let mut all = columns();
            match (all.next(), all.next()) {
                (Some((_, column)), None) => Some(column),
                _ => None,
            }
        }),
    }
}
