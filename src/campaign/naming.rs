//! A form as people name it: 附件4, 附件 四, 4, its id, its title or a part of one, the name of its blank workbook.

use super::label::counted;
use super::text::squeeze;
use super::{Campaign, Form, FormId};

/// What may stand before a form's number, beside what the campaign itself puts there.
const BEFORE: [&str; 5] = ["", "附件", "附表", "附", "表"];
/// Characters that a part of a title has at least.
const PART: usize = 2;
/// Longest ending of a file's name.
const ENDING: usize = 4;

impl Campaign {
    /// The forms that a name may mean: one where it is clear, none where it says nothing.
    pub fn forms_named(&self, written: &str) -> Vec<FormId> {
        let name = spelled(written);
        if name.is_empty() {
            return Vec::new();
        }
        let ways: [&dyn Fn(&Form) -> bool; 3] = [
            &|form| is_name(form, &name),
            &|form| is_number(form, &name),
            &|form| name.chars().count() >= PART && spelled(&form.title).contains(&name),
        ];
        let meant = ways.iter().map(|is_meant| {
            let forms = self.forms.iter().enumerate();
            let meant = forms.filter(|(_, form)| is_meant(form));
            meant.map(|(place, _)| FormId(place)).collect::<Vec<_>>()
        });
        meant
            .into_iter()
            .find(|meant| !meant.is_empty())
            .unwrap_or_default()
    }
}

/// Letters, digits and characters only, in one spelling, without a file's ending.
fn spelled(written: &str) -> String {
    let text = squeeze(written);
    let stem = match text.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) => stem,
        _ => &text,
    };
    let kept = stem.chars().filter(|c| c.is_alphanumeric() || *c == '_');
    kept.collect::<String>().to_lowercase()
}

fn is_ending(text: &str) -> bool {
    text.len() <= ENDING && text.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Its id, or a title, its own or another that offices give it.
fn is_name(form: &Form, name: &str) -> bool {
    spelled(&form.id) == name || titles(form).any(|title| title == name)
}

fn titles(form: &Form) -> impl Iterator<Item = String> {
    let titles = std::iter::once(&form.title).chain(&form.title_aliases);
    titles.map(|title| spelled(title))
}

/// Its number, alone or before a title.
fn is_number(form: &Form, name: &str) -> bool {
    let number = spelled(&form.number);
    let own = numbered(&number);
    let is_own = |written: &str| {
        let in_words = || {
            let ((own, count), (before, named)) = (own?, numbered(written)?);
            Some(count == named && (before == own || BEFORE.contains(&before)))
        };
        written == number || in_words().unwrap_or(false)
    };
    let before_title = |title: String| name.strip_suffix(title.as_str()).is_some_and(is_own);
    is_own(name) || titles(form).any(before_title)
}

/// What stands before the number at the end, and the number.
fn numbered(text: &str) -> Option<(&str, u32)> {
    text.char_indices().find_map(|(at, _)| {
        let (number, after) = counted(&text[at..])?;
        after.is_empty().then_some((&text[..at], number))
    })
}

#[cfg(test)]
mod tests {
    use super::Campaign;

    fn named(written: &str) -> Vec<usize> {
        let forms = Campaign::builtin().unwrap().forms_named(written);
        forms.into_iter().map(|form| form.0 + 1).collect()
    }

    #[test]
    fn a_form_is_known_by_whatever_people_call_it() {
        for (written, form) in [
            ("附件4", 4),
            ("附件 4", 4),
            ("附件四", 4),
            ("附 件 四：", 4),
            ("附件4：", 4),
            ("４", 4),
            ("四", 4),
            ("附表二", 2),
            ("表3", 3),
            ("statistics", 4),
            ("Village", 1),
            ("《一村一品调查表》", 1),
            ("一村一品", 1),
            ("一户一策", 2),
            ("贫困户台账", 2),
            ("统计表", 4),
            ("工作队", 3),
            ("附件1 一村一品调查表", 1),
            ("附件一：一村一品调查表", 1),
            ("附件1 一村一品调查表.xlsx", 1),
            ("附件4 吉林省2017-2018年度“科技之冬”活动统计表.xlsx", 4),
        ] {
            assert_eq!(named(written), [form], "{written}");
        }
    }

    #[test]
    fn what_may_be_several_is_not_chosen_from_and_what_is_none_is_not_guessed() {
        assert_eq!(named("调查表"), [1, 2]);
        for written in [
            "",
            " ",
            "附件5",
            "附件",
            "14",
            "附件1 一户一策",
            "户",
            "附件4.5",
            "《》",
        ] {
            assert_eq!(named(written), [0; 0], "{written}");
        }
    }

    #[test]
    fn every_form_answers_to_its_own_names() {
        let campaign = Campaign::builtin().unwrap();
        for (place, form) in campaign.forms.iter().enumerate() {
            let titles = form.title_aliases.iter();
            for name in titles.chain([&form.id, &form.number, &form.title]) {
                assert_eq!(named(name), [place + 1], "{name}");
            }
        }
    }
}
