//! Names of people.

use super::text::{keep, normalize};
use super::{Fault, Note, Read, Reading};

/// Longest text that can be a name, or a few names.
const MAX_CHARS: usize = 40;

/// Family names of two characters; a space after one stands inside a name.
const LONG_FAMILY_NAMES: [&str; 20] = [
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "司徒",
    "司空",
    "夏侯",
    "东方",
    "南宫",
    "长孙",
    "宇文",
    "端木",
    "百里",
    "呼延",
    "爱新觉罗",
];

/// Words that stand where a name should.
const NO_NAMES: [&str; 6] = ["同上", "同前", "不详", "不明", "待定", "未知"];

/// Reads a person's name, or several joined by 、.
///
/// Spaces between single characters go ("杜　固" → 杜固); between longer parts one stays, since they may be two people.
/// The dot of minority names is `·`. Brackets behind the name ("张三（村主任）") are left out with
/// [`Note::NameTidied`]; titles without brackets stay, as they cannot be told from a name. Digits, signs and ditto
/// marks are [`Fault::NotAName`].
pub fn read_person(written: &str) -> Read<String> {
    if written.chars().count() > MAX_CHARS {
        return Err(Fault::NotAName);
    }
    let clean = normalize(&keep(written));
    let (bare, bracketed) = without_brackets(&clean).ok_or(Fault::NotAName)?;
    let names: Vec<String> = bare
        .split(['、', ',', ';', '/', '\n'])
        .map(one_name)
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() || !names.iter().all(|name| is_name(name)) {
        return Err(Fault::NotAName);
    }
    let value = names.join("、");
    Ok(if bracketed {
        Reading::noted(value, Note::NameTidied)
    } else {
        Reading::plain(value)
    })
}

/// The text without bracketed parts and whether it had any; `None` where brackets do not pair.
fn without_brackets(text: &str) -> Option<(String, bool)> {
    let mut bare = String::new();
    let mut open = false;
    let mut any = false;
    for c in text.chars() {
        match c {
            '(' | '[' | '【' if !open => (open, any) = (true, true),
            ')' | ']' | '】' if open => open = false,
            '(' | '[' | '【' | ')' | ']' | '】' => return None,
            _ if !open => bare.push(c),
            _ => {}
        }
    }
    (!open).then_some((bare, any))
}

/// One name in its normal form.
fn one_name(written: &str) -> String {
    let dotted: String = written
        .trim_matches(|c: char| c.is_whitespace() || ".。:".contains(c))
        .chars()
        .map(|c| {
            if matches!(c, '•' | '●' | '⋅') {
                '·'
            } else {
                c
            }
        })
        .collect();
    let dotted = dotted.replace(" ·", "·").replace("· ", "·");
    let mut name = String::new();
    let parts: Vec<&str> = dotted.split_whitespace().collect();
    for (i, part) in parts.iter().enumerate() {
        let before = i.checked_sub(1).map(|at| parts[at]);
        let apart = before.is_some_and(|before| stands_apart(before, part));
        if apart {
            name.push(' ');
        }
        name.push_str(part);
    }
    name
}

/// True where a space between two parts says something: parts of several characters each, or Latin letters.
fn stands_apart(before: &str, after: &str) -> bool {
    let latin = |part: &str| part.chars().any(|c| c.is_ascii_alphabetic());
    let long = |part: &str| part.chars().count() > 1;
    latin(before)
        || latin(after)
        || (long(before) && long(after) && !LONG_FAMILY_NAMES.contains(&before))
}

/// Letters, with dots, hyphens and spaces between them.
fn is_name(name: &str) -> bool {
    let inner = |c: char| c.is_alphabetic() || matches!(c, '·' | '.' | '-' | ' ' | '\'');
    let edges = name.starts_with(char::is_alphabetic)
        && name.ends_with(|c: char| c.is_alphabetic() || c == '.');
    let hollow = name
        .chars()
        .all(|c| c == '〇' || c == '一' || c == 'X' || c == 'x');
    edges && !hollow && name.chars().all(inner) && !NO_NAMES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::read_person;
    use crate::value::{Fault, Note};
    use proptest::prelude::*;

    fn read(written: &str) -> Result<(String, Vec<Note>), Fault> {
        read_person(written).map(|reading| (reading.value, reading.notes))
    }

    #[test]
    fn names_in_their_normal_form() {
        for (written, name) in [
            ("张三", "张三"),
            ("杜　固", "杜固"),
            (" 杜 固 ", "杜固"),
            ("司 马 光", "司马光"),
            ("欧阳 娜娜", "欧阳娜娜"),
            ("阿不都·买买提", "阿不都·买买提"),
            ("阿不都•买买提", "阿不都·买买提"),
            ("阿不都 · 买买提", "阿不都·买买提"),
            ("张三、李四", "张三、李四"),
            ("张三，李四", "张三、李四"),
            ("张三\n李四", "张三、李四"),
            ("张三 李四", "张三 李四"),
            ("John Smith", "John Smith"),
            ("村主任张三", "村主任张三"),
            ("张三\u{200b}", "张三"),
            ("张三。", "张三"),
            ("㐂三", "㐂三"),
            ("J. Smith", "J. Smith"),
        ] {
            assert_eq!(read(written), Ok((name.to_owned(), vec![])), "{written}");
        }
        assert_eq!(
            read("张三（村主任）"),
            Ok(("张三".to_owned(), vec![Note::NameTidied]))
        );
        assert_eq!(
            read("张三(13800000000)"),
            Ok(("张三".to_owned(), vec![Note::NameTidied]))
        );
    }

    #[test]
    fn no_names() {
        for written in [
            "",
            "13800000000",
            "张三1",
            "√",
            "...",
            "×××",
            "张×",
            "同上",
            "不详",
            "张三（",
            "（村主任）",
            "XXX",
            "a@b",
            "张三：13",
        ] {
            assert_eq!(read(written), Err(Fault::NotAName), "{written}");
        }
        assert_eq!(read(&"张".repeat(5000)), Err(Fault::NotAName));
    }

    proptest! {
        #[test]
        fn spaces_between_characters_do_not_count(name in "[张李王赵杜固三四五六]{2,4}", space in prop::sample::select(vec![" ", "　", "  ", "\u{a0}"])) {
            let written: Vec<String> = name.chars().map(String::from).collect();
            prop_assert_eq!(read(&written.join(space)), Ok((name.clone(), vec![])));
        }

        #[test]
        fn a_normal_form_reads_plain(written in "[张李杜固 、·a-c（）]{0,12}") {
            if let Ok((name, _)) = read(&written) {
                prop_assert_eq!(read(&name), Ok((name.clone(), vec![])), "{}", written);
            }
        }

        #[test]
        fn any_text_is_taken(written in ".{0,60}") {
            let _ = read(&written);
        }
    }
}
