//! Words that stand around a number and change nothing but its certainty.

/// "About", before the number. The number is taken as it stands.
pub(super) const ABOUT_BEFORE: &[&str] = &[
    "大约", "约为", "约有", "大概", "将近", "接近", "超过", "不足", "不到", "至少", "最多", "近",
    "约", "逾", "超", "≈", "~", "≥", "≤", "＞", ">", "<",
];

/// "About", after the number or between it and its unit.
pub(super) const ABOUT_AFTER: &[&str] = &[
    "左右", "上下", "以上", "以下", "以内", "余", "多", "来", "+",
];

/// Words that only introduce the number.
pub(super) const INTRODUCING: &[&str] = &[
    "总共", "共有", "共计", "合计", "总计", "累计", "共", "计", "有", "为", "达到", "达", ":",
];

/// Signs between two numbers.
pub(super) const BETWEEN: &[&str] = &[
    "-", "~", "/", "至", "到", "或", "、", ",", ";", "+", "*", "×", "x", "X", "和", "\n",
];

/// Characters that NFKC turns into digits although nobody means a digit of a number: ① ² ½ ⒈ ㈠.
pub(super) fn is_disguised_digit(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '¼' | '½' | '¾'
        | '\u{2070}'..='\u{209c}' | '\u{2150}'..='\u{218b}' | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}'
        | '\u{3192}'..='\u{319f}' | '\u{3220}'..='\u{3247}' | '\u{3280}'..='\u{32bf}' | '\u{32c0}'..='\u{32cb}'
        | '\u{3358}'..='\u{3370}' | '\u{33e0}'..='\u{33fe}')
}
