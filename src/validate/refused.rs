//! Paths that a run cannot start from: what is in the way, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::registry::file;
use crate::diagnostic::{Diagnostic, Refusal};

/// Says what lies there instead: an archive may hold what is looked for.
pub(super) fn nothing_to_read(paths: &[PathBuf], skipped: &[Diagnostic]) -> Refusal {
    let given: Vec<String> = paths
        .iter()
        .map(|path| format!("“{}”", path.display()))
        .collect();
    let documents: Vec<&str> = skipped
        .iter()
        .filter(|finding| finding.code == file::UNREAD_DOCUMENT.code)
        .map(|finding| finding.place.file.as_str())
        .collect();
    let beside = match documents.as_slice() {
        [] => String::new(),
        [one] => format!("，只有没读的 {one}"),
        [first, ..] => format!("，只有没读的 {first} 等 {} 个文档或压缩包", documents.len()),
    };
    Refusal::new(
        format!("{} 里没有可以读取的表格文件{beside}", given.join("、")),
        "请把上报的 .xlsx、.xls、.ods、.et 或 .csv 文件放进去（压缩包先解压），或者改写正确的路径。",
    )
}

/// A path that cannot be looked at.
pub(super) fn missing(path: &Path, error: &io::Error) -> Refusal {
    let what = match error.kind() {
        io::ErrorKind::NotFound => format!("找不到“{}”", path.display()),
        io::ErrorKind::PermissionDenied => format!("没有权限读取“{}”", path.display()),
        _ => format!("打不开“{}”（{error}）", path.display()),
    };
    Refusal::new(what, "请核对路径；路径里有空格的，请用引号括起来。")
}
