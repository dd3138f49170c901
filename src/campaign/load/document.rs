//! One text file of a campaign, and the faults found in it: byte offsets become line and column.

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::campaign::error::Problem;

/// A file's name inside the campaign's folder and its text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Document<'a> {
    pub name: &'a str,
    pub text: &'a str,
}

impl Document<'_> {
    /// Line and column, both from 1, of a byte offset; columns count characters.
    fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

/// All faults of a campaign, in the order in which they are found.
#[derive(Debug, Default)]
pub(super) struct Faults {
    pub problems: Vec<Problem>,
}

impl Faults {
    /// A fault at a place in a TOML file.
    pub fn at(&mut self, document: Document<'_>, span: Range<usize>, reason: impl Into<String>) {
        let at = document.line_and_column(span.start);
        self.on_line(document.name, at.0, at.1, reason);
    }

    /// A fault at a line and column.
    pub fn on_line(&mut self, file: &str, line: usize, column: usize, reason: impl Into<String>) {
        self.problems.push(Problem {
            file: file.to_owned(),
            at: Some((line, column)),
            reason: reason.into(),
        });
    }

    /// A fault of a whole file, or of the folder where `file` is empty.
    pub fn of_file(&mut self, file: &str, reason: impl Into<String>) {
        self.problems.push(Problem {
            file: file.to_owned(),
            at: None,
            reason: reason.into(),
        });
    }

    /// True where this file has a fault.
    pub fn are_in(&self, file: &str) -> bool {
        self.problems.iter().any(|problem| problem.file == file)
    }

    /// Reads a TOML file into its mirror.
    pub fn parse<T: DeserializeOwned>(&mut self, document: Document<'_>) -> Option<T> {
        match toml::from_str(document.text) {
            Ok(raw) => Some(raw),
            Err(error) => {
                let reason = in_chinese(error.message());
                match error.span() {
                    Some(span) => self.at(document, span, reason),
                    None => self.of_file(document.name, reason),
                }
                None
            }
        }
    }
}

/// The TOML reader's words in Chinese where they are known, else with a Chinese lead.
fn in_chinese(message: &str) -> String {
    let quoted = |after: &str| -> Option<(String, String)> {
        let rest = message.strip_prefix(after)?.strip_prefix('`')?;
        let (name, tail) = rest.split_once('`')?;
        Some((name.to_owned(), tail.replace('`', "")))
    };
    let choices = |tail: &str| {
        tail.trim_start_matches(", expected ")
            .trim_start_matches("one of ")
            .replace(" or ", ", ")
    };
    if let Some((name, tail)) = quoted("unknown field ") {
        return format!("没有“{name}”这一项。可用的项：{}。", choices(&tail));
    }
    if let Some((name, tail)) = quoted("unknown variant ") {
        return format!("“{name}”不在可选之列：{}。", choices(&tail));
    }
    if let Some((name, _)) = quoted("missing field ") {
        return format!("缺少“{name}”这一项，请补上。");
    }
    if message.starts_with("duplicate key") {
        return "同一项写了两次，请删去一个。".to_owned();
    }
    if message.starts_with("invalid date") {
        return "没有这一天，请核对日期。".to_owned();
    }
    if let Some((found, wanted)) = message
        .strip_prefix("invalid type: ")
        .and_then(|rest| rest.split_once(", expected "))
    {
        return format!(
            "这里应是{}，现为{}。",
            type_in_chinese(wanted),
            type_in_chinese(found)
        );
    }
    let hint = SYNTAX
        .iter()
        .find(|(english, _)| message.contains(english))
        .map_or("请对照导出的原文件改正", |(_, chinese)| chinese);
    format!("这里不合 TOML 的写法：{hint}。")
}

/// What the reader trips over, by the words that it uses for it; the first that fits.
const SYNTAX: [(&str, &str); 13] = [
    ("unquoted key", "键只用英文字母、数字和下划线"),
    ("newline", "一行只写一项，行末不要有多余的内容"),
    ("multi-line", "三个引号开头的文字没有合上"),
    ("string", "文字要加英文引号，左右成对，写在一行里"),
    ("array", "方括号要成对，各项之间用英文逗号隔开"),
    ("inline table", "花括号要成对，各项之间用英文逗号隔开"),
    ("table header", "方括号里的小标题没有写完整"),
    ("date", "日期写成 2017-11-30，不加引号"),
    ("number", "数字只用半角数字和小数点"),
    ("float", "数字只用半角数字和小数点"),
    ("integer", "数字只用半角数字"),
    ("key", "每行写成“键 = 值”"),
    ("value", "等号后面缺少值，或者值没有加引号"),
];

/// `string "2"` → `文字 "2"`.
fn type_in_chinese(words: &str) -> String {
    const TYPES: [(&str, &str); 10] = [
        ("a TOML datetime", "日期（不加引号）"),
        ("datetime", "日期"),
        ("a sequence", "方括号里的列表"),
        ("sequence", "列表"),
        ("a string", "文字（加引号）"),
        ("string", "文字"),
        ("a boolean", "true 或 false"),
        ("boolean", "真假值"),
        ("floating point", "小数"),
        ("integer", "整数"),
    ];
    let sized = words.trim_start_matches(['u', 'i']);
    if sized.len() < words.len() && sized.starts_with(|c: char| c.is_ascii_digit()) {
        return "整数".to_owned();
    }
    if words.starts_with("struct") || words.starts_with("map") {
        return "若干“键 = 值”".to_owned();
    }
    for (english, chinese) in TYPES {
        if let Some(rest) = words.strip_prefix(english) {
            return format!("{chinese}{}", rest.replace('`', ""));
        }
    }
    words.to_owned()
}
