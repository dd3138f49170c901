//! A phone cell taken apart: words beside the numbers, several numbers, groups of digits, extensions.

/// A stretch of digits and the separator before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    pub digits: String,
    /// True where a dash stands before it.
    pub dashed: bool,
}

/// One number as written: its groups of digits and its extension.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub groups: Vec<Group>,
    pub extension: Option<String>,
    /// Written with a plus sign.
    pub plus: bool,
}

impl Piece {
    pub(super) fn digits(&self) -> String {
        self.groups
            .iter()
            .map(|group| group.digits.as_str())
            .collect()
    }
}

/// A cell taken apart.
#[derive(Debug, Default)]
pub(super) struct Split {
    pub pieces: Vec<Piece>,
    /// Words beside the numbers.
    pub words: Vec<String>,
}

/// Words that announce an extension.
const EXTENSION: [&str; 5] = ["转", "分机", "ext", "Ext", "EXT"];

/// Takes a normalized cell apart. Separators such as 、 end a number; spaces and dashes only end a group of digits.
pub(super) fn split(text: &str) -> Split {
    let mut split = Split::default();
    let mut piece = Piece::default();
    let mut dashed = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 {
            piece.groups.push(Group {
                digits: rest[..digits].to_owned(),
                dashed,
            });
            dashed = false;
            rest = &rest[digits..];
            continue;
        }
        if let Some((extension, after)) = extension(rest).filter(|_| !piece.groups.is_empty()) {
            piece.extension = Some(extension.to_owned());
            rest = after;
            continue;
        }
        let end = match c {
            '-' => {
                dashed = true;
                1
            }
            '+' => {
                close(&mut piece, &mut split);
                piece.plus = true;
                1
            }
            '(' | ')' | ' ' | '.' | '_' | '·' | '#' | ':' | '[' | ']' => c.len_utf8(),
            _ if c.is_alphabetic() => {
                let end = rest
                    .find(|c: char| !c.is_alphabetic())
                    .unwrap_or(rest.len());
                close(&mut piece, &mut split);
                split.words.push(rest[..end].to_owned());
                end
            }
            _ => {
                close(&mut piece, &mut split);
                c.len_utf8()
            }
        };
        rest = &rest[end..];
    }
    close(&mut piece, &mut split);
    split
}

fn close(piece: &mut Piece, split: &mut Split) {
    let piece = std::mem::take(piece);
    if !piece.groups.is_empty() {
        split.pieces.push(piece);
    }
}

/// "转8001" at the front: the extension and what follows.
fn extension(text: &str) -> Option<(&str, &str)> {
    let after = EXTENSION.iter().find_map(|word| text.strip_prefix(word))?;
    let after = after.trim_start_matches([' ', '.', ':', '-']);
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (1..=6).contains(&digits).then(|| after.split_at(digits))
}
