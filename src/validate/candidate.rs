//! Which files of a folder may be returns, judged by name alone; what they really are shows only when they are opened.

use std::ffi::OsStr;
use std::path::Path;

/// What a file in a folder is to us before it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// To be opened.
    Return,
    /// Left by an office program beside a file that somebody has open.
    Lock,
    /// The system's own, such as `Thumbs.db`; not worth a word.
    Litter,
    /// A document or archive that may hold a form.
    Document,
    /// Text, pictures and the like.
    Other,
}

const DOCUMENTS: &[&str] = &[
    "doc", "docm", "docx", "wps", "wpt", "rtf", "odt", "pdf", "ofd", "zip", "rar", "7z", "gz",
    "tar", "eml", "msg", "ppt", "pptx", "dps",
];

const OTHERS: &[&str] = &[
    "txt", "md", "log", "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "heic", "svg",
    "mp3", "mp4", "wav", "avi", "mov", "wmv", "m4a", "json", "jsonl", "toml", "xml", "yaml", "yml",
    "ini", "exe", "dll", "bat", "cmd", "ps1", "sh", "py", "rs", "js", "css", "lnk", "url", "db",
    "iso", "bak", "tmp", "sha256", "parquet",
];

const LITTER: &[&str] = &["Thumbs.db", "desktop.ini", "__MACOSX"];

/// Judges a file by its name. An unknown or missing extension makes it a return: what the sender named is no proof.
pub(super) fn kind(name: &OsStr) -> Kind {
    let text = name.to_string_lossy();
    if is_lock(name) {
        return Kind::Lock;
    }
    if is_litter(name) {
        return Kind::Litter;
    }
    let extension = Path::new(text.as_ref())
        .extension()
        .map(|extension| extension.to_string_lossy().to_lowercase());
    match extension.as_deref() {
        Some(extension) if DOCUMENTS.contains(&extension) => Kind::Document,
        Some(extension) if OTHERS.contains(&extension) => Kind::Other,
        _ => Kind::Return,
    }
}

/// `~$附件4.xlsx`, `.~lock.附件4.ods#`, `.~附件4.et`.
pub(super) fn is_lock(name: &OsStr) -> bool {
    let text = name.to_string_lossy();
    text.starts_with("~$") || text.starts_with(".~")
}

/// Hidden files and folders, and what systems leave behind.
pub(super) fn is_litter(name: &OsStr) -> bool {
    let text = name.to_string_lossy();
    LITTER
        .iter()
        .any(|litter| text.eq_ignore_ascii_case(litter))
        || text.starts_with('.') && text != "." && text != ".." && !is_lock(name)
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind};
    use std::ffi::OsStr;

    #[test]
    fn names_are_told_apart() {
        for (name, expected) in [
            ("附件4.xlsx", Kind::Return),
            ("附件4.XLS", Kind::Return),
            ("附件4", Kind::Return),
            ("附件4.2017", Kind::Return),
            ("贫困村台账.csv", Kind::Return),
            ("~$附件4.xlsx", Kind::Lock),
            (".~lock.附件4.ods#", Kind::Lock),
            (".~附件4.et", Kind::Lock),
            (".DS_Store", Kind::Litter),
            ("thumbs.DB", Kind::Litter),
            ("总结.DOCX", Kind::Document),
            ("照片.jpg", Kind::Other),
        ] {
            assert_eq!(kind(OsStr::new(name)), expected, "{name}");
        }
    }
}
