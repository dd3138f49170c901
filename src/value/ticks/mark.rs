//! Marks that clerks set: boxes open, ticked and crossed, bare ticks and crosses, words, letters of symbol fonts.

/// What a mark says by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// An open box, 否, FALSE, 0.
    Open,
    /// A tick, a filled box, 是, TRUE, 1.
    Tick,
    /// A cross; whether it means yes is settled over all marks.
    Cross,
    /// A sign that nobody knows, or what is left of a mark that the file's encoding could not hold.
    Unknown,
}

/// One mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub sign: Sign,
    /// A box of its own, not a bare sign.
    pub boxed: bool,
    /// A letter that a symbol font shows as a box; a mark only where there are no others.
    pub letter: Option<char>,
}

impl Mark {
    pub(super) const fn boxed(sign: Sign) -> Self {
        Self {
            sign,
            boxed: true,
            letter: None,
        }
    }

    pub(super) const fn bare(sign: Sign) -> Self {
        Self {
            sign,
            boxed: false,
            letter: None,
        }
    }
}

/// A character that is a mark wherever it stands.
pub(super) fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '□' | '☐' | '○' | '〇' | '◯' | '◻' | '◽' | '⬜' | '▢' | '▯' | '❏' | '❑' | '❒' | '◇' => {
            Mark::boxed(Sign::Open)
        }
        '☑' | '■' | '●' | '◉' | '▣' | '◼' | '◾' | '⬛' | '✅' | '🗹' | '⬤' | '◆' | '⊙' => {
            Mark::boxed(Sign::Tick)
        }
        '☒' | '⊠' | '🗷' | '❎' | '⮽' => Mark::boxed(Sign::Cross),
        '√' | '✓' | '✔' | '🗸' => Mark::bare(Sign::Tick),
        '×' | '✗' | '✘' | '✕' | '✖' | '╳' | '☓' | '❌' => Mark::bare(Sign::Cross),
        _ => return private_use(c),
    })
}

/// Symbol fonts' letters as Word moves them to the private use area: U+F000 and the letter.
fn private_use(c: char) -> Option<Mark> {
    let low = u32::from(c)
        .checked_sub(0xf000)
        .filter(|low| *low < 0x100)?;
    symbol_letter(char::from_u32(low)?)
}

/// A letter that Wingdings or Wingdings 2 shows as a box, tick or cross.
pub(super) fn symbol_letter(c: char) -> Option<Mark> {
    let (sign, boxed) = match c {
        'R' | 'þ' => (Sign::Tick, true),
        'P' | 'ü' => (Sign::Tick, false),
        'T' | 'ý' => (Sign::Cross, true),
        'û' => (Sign::Cross, false),
        '£' | '¨' | 'o' | 'q' => (Sign::Open, true),
        _ => return None,
    };
    Some(Mark {
        sign,
        boxed,
        letter: Some(c),
    })
}

/// A word or letter that stands for a mark beside an option, in brackets or alone in a cell.
pub(super) fn word(word: &str) -> Option<Mark> {
    let sign = match word.to_ascii_lowercase().as_str() {
        "是" | "有" | "对" | "已选" | "打勾" | "勾选" | "需要" | "true" | "yes" | "y" | "1"
        | "v" => Sign::Tick,
        "否" | "错" | "无" | "没有" | "未选" | "不需要" | "false" | "no" | "n" | "0" => {
            Sign::Open
        }
        "x" => Sign::Cross,
        _ => return None,
    };
    Some(Mark::bare(sign))
}

/// All such words, for the lexicon.
pub(super) const WORDS: &[&str] = &[
    "是",
    "有",
    "对",
    "已选",
    "打勾",
    "勾选",
    "需要",
    "TRUE",
    "true",
    "True",
    "YES",
    "yes",
    "Yes",
    "Y",
    "y",
    "1",
    "V",
    "v",
    "否",
    "错",
    "无",
    "没有",
    "未选",
    "不需要",
    "FALSE",
    "false",
    "False",
    "NO",
    "no",
    "No",
    "N",
    "n",
    "0",
    "x",
    "X",
];

/// All symbol letters, for the lexicon.
pub(super) const LETTERS: &[char] = &['R', 'þ', 'P', 'ü', 'T', 'ý', 'û', '£', '¨', 'o', 'q'];
