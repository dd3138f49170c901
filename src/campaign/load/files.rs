//! Where a campaign's files come from: the folder's files as text, or those built in.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::document::{Document, Faults};

/// A campaign's files by name, `/` as separator.
#[derive(Debug, Default)]
pub(super) struct Files {
    texts: BTreeMap<String, Cow<'static, str>>,
}

impl Files {
    /// The files that are compiled in.
    pub fn builtin(files: &[(&str, &'static str)]) -> Self {
        let texts = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), Cow::Borrowed(*text)))
            .collect();
        Self { texts }
    }

    /// The `.toml` and `.csv` files of a folder and of its `forms` folder.
    pub fn read(folder: &Path, faults: &mut Faults) -> Self {
        let mut files = Self::default();
        files.read_folder(folder, "", faults);
        if folder.join("forms").is_dir() {
            files.read_folder(&folder.join("forms"), "forms/", faults);
        }
        files
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str, faults: &mut Faults) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                faults.of_file("", unopened(folder, &error));
                return;
            }
        };
        for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
            let wanted = path.extension().is_some_and(|extension| {
                extension == "toml" || (extension == "csv" && prefix.is_empty())
            });
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                continue;
            };
            if !wanted || name.starts_with('.') || !path.is_file() {
                continue;
            }
            let name = format!("{prefix}{name}");
            match fs::read(&path).map(String::from_utf8) {
                Ok(Ok(text)) => {
                    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
                    self.texts.insert(name, Cow::Owned(text));
                }
                Ok(Err(error)) => {
                    let before = error.utf8_error().valid_up_to();
                    let lines = error.as_bytes()[..before].split(|byte| *byte == b'\n');
                    let line = lines.count();
                    faults.on_line(&name, line, 1, not_utf8(&name));
                }
                Err(error) => faults.of_file(&name, format!("读不出来（{error}）。")),
            }
        }
    }

    /// A file that a campaign cannot do without.
    pub fn required(&self, name: &'static str, faults: &mut Faults) -> Option<Document<'_>> {
        let found = self.optional(name);
        if found.is_none() {
            faults.of_file(
                name,
                "没有这个文件。可先用 kjzd campaign export 导出内置活动，再照着改。",
            );
        }
        found
    }

    /// A file, if it is there.
    pub fn optional(&self, name: &str) -> Option<Document<'_>> {
        let (name, text) = self.texts.get_key_value(name)?;
        Some(Document { name, text })
    }

    /// The forms' files, by name.
    pub fn forms(&self) -> impl Iterator<Item = Document<'_>> {
        self.texts
            .iter()
            .filter(|(name, _)| name.starts_with("forms/"))
            .map(|(name, text)| Document { name, text })
    }
}

fn unopened(folder: &Path, error: &io::Error) -> String {
    let shown = folder.display();
    match error.kind() {
        ErrorKind::NotFound => format!("找不到文件夹“{shown}”。请核对路径。"),
        ErrorKind::NotADirectory => {
            format!("“{shown}”不是文件夹。请写活动定义所在的文件夹，不要写里面的文件。")
        }
        ErrorKind::PermissionDenied => format!("没有权限读取文件夹“{shown}”。请核对路径。"),
        _ => format!("打不开文件夹“{shown}”（{error}）。请核对路径。"),
    }
}

/// Excel on a Chinese Windows saves CSV in GBK, Notepad saves text as ANSI: each has its own way out.
fn not_utf8(name: &str) -> &'static str {
    if Path::new(name)
        .extension()
        .is_some_and(|extension| extension == "csv")
    {
        "不是 UTF-8 编码，中文读不出来。请在 Excel 里另存为“CSV UTF-8（逗号分隔）”。"
    } else {
        "不是 UTF-8 编码，中文读不出来。请用记事本打开，另存为时把编码选为 UTF-8。"
    }
}
