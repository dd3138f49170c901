//! A file's name without what copying and sending back put around it.

/// Ends the name of a copy that was sent back, and the same as keyboards without a Chinese layout type it.
pub const RETURNED: [&str; 2] = ["（退回修改）", "(退回修改)"];

/// A name without extension and without the ending that a copy bears.
pub fn bare_stem(name: &str) -> &str {
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    };
    without_ending(stem)
}

/// A stem without the ending that a copy bears, however often.
pub fn without_ending(stem: &str) -> &str {
    let mut bare = stem.trim();
    while let Some(shorter) = RETURNED.iter().find_map(|ending| bare.strip_suffix(ending)) {
        bare = shorter.trim();
    }
    bare
}

/// A file's folders below a root, and its bare stem.
pub(super) fn bare_name(file: &str, root: &str) -> String {
    let root = root.trim_end_matches('/');
    let below = match root {
        "." | "" => file,
        _ => file
            .strip_prefix(root)
            .map_or(file, |rest| rest.trim_start_matches('/')),
    };
    let (folders, name) = below.rsplit_once('/').unwrap_or(("", below));
    format!("{folders}/{}", bare_stem(name))
}

#[cfg(test)]
mod tests {
    use super::bare_name;

    #[test]
    fn a_return_and_its_copy_have_one_name() {
        for (file, root) in [
            ("收件/镇赉县/附件1.xls", "收件"),
            ("退回/镇赉县/附件1（退回修改）.xlsx", "退回/"),
            ("./x/镇赉县/附件1(退回修改)（退回修改）.ods", "./x"),
            ("镇赉县/附件1.et", "."),
        ] {
            assert_eq!(bare_name(file, root), "镇赉县/附件1", "{file}");
        }
    }
}
