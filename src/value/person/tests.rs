//! Names by table and by law.

use super::{read_dressed, read_person};
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
        ("阿不都.买买提", "阿不都·买买提"),
        ("（张三）", "张三"),
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
    for written in [
        "张三 13800000000",
        "张三13800000000",
        "张三，电话：0436-7222222",
    ] {
        let tidied = Ok(("张三".to_owned(), vec![Note::NameTidied]));
        assert_eq!(read(written), tidied, "{written}");
    }
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
        "（村主任",
        "无",
        "O",
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
    fn a_bare_name_reads_as_a_dressed_one_does(written in "[一张李无没有待定同上Xx、 ]{0,5}") {
        prop_assert_eq!(read_person(&written), read_dressed(&written));
    }

    #[test]
    fn any_text_is_taken(written in ".{0,60}") {
        let _ = read(&written);
    }
}
