//! What may follow a region's name without changing which region it is: an office, 本级, a township.

/// What a tail says of the name before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tail {
    /// Nothing follows.
    None,
    /// An office of the region ("镇赉县科协") or its own level ("白城市本级"), in known words.
    Office,
    /// An office by its last word ("乾安县科技馆办公室").
    OtherOffice,
    /// A place inside the region ("大安市新平安镇").
    Place,
}

/// Words of which an office's name is made. A clipped region name may be followed by these only.
const OFFICE_WORDS: &[&str] = &[
    "科学技术协会",
    "科协普及部",
    "科协",
    "科普部",
    "普及部",
    "科普",
    "人民政府",
    "政府",
    "县委",
    "市委",
    "区委",
    "州委",
    "省委",
    "委员会",
    "办公室",
    "扶贫办",
    "农委",
    "农业局",
    "畜牧局",
    "科技局",
    "地区",
    "市本级",
    "县本级",
    "区本级",
    "州本级",
    "省本级",
    "本级",
    "市直",
    "县直",
    "区直",
    "州直",
    "省直",
    "直属",
    "直",
];

/// Endings of an office's name after a name with its rank.
const OFFICE_ENDINGS: &[&str] = &[
    "协会",
    "科协",
    "学会",
    "局",
    "委",
    "委员会",
    "办",
    "办公室",
    "部",
    "政府",
    "站",
    "中心",
    "处",
    "科",
    "工作队",
    "院",
    "所",
];

/// Endings of a place below the county.
const PLACE_ENDINGS: &[&str] = &["镇", "乡", "村", "街道", "屯", "组", "社区", "办事处"];

/// Longest tail that is taken, in characters.
const MAX_TAIL: usize = 24;

/// True for text that is nothing but words of an office.
pub(super) fn is_office(text: &str) -> bool {
    !text.is_empty() && is_made_of(text, OFFICE_WORDS)
}

/// Judges what follows a name; `None` where it is no tail. `ranked` is true where the name ends with its rank.
pub(super) fn tail(text: &str, ranked: bool) -> Option<Tail> {
    if text.is_empty() {
        return Some(Tail::None);
    }
    if is_made_of(text, OFFICE_WORDS) {
        return Some(Tail::Office);
    }
    if !ranked || text.chars().count() > MAX_TAIL {
        return None;
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
    if ends(PLACE_ENDINGS) {
        Some(Tail::Place)
    } else {
        ends(OFFICE_ENDINGS).then_some(Tail::OtherOffice)
    }
}

/// True where a text is nothing but such words.
fn is_made_of(text: &str, words: &[&str]) -> bool {
    text.is_empty()
        || words
            .iter()
            .filter_map(|word| text.strip_prefix(word))
            .any(|rest| is_made_of(rest, words))
}
