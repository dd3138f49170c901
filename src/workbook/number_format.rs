//! Number formats: which of them show a date, a length of time, or just a number.

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shows {
    Number,
    Date,
    Duration,
}

/// A built-in format. 27–36 and 50–58 are the dates and times of East Asian editions.
pub(super) fn shown_by_id(id: u32) -> Shows {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shows::Date,
        46 => Shows::Duration,
        _ => Shows::Number,
    }
}

/// A format code such as `yyyy"年"m"月"`: a date where its first section has a date letter outside quotes, escapes and
/// brackets; a length of time where the bracket holds hours, minutes or seconds only, as in `[h]:mm`.
pub(super) fn shown_by_code(code: &str) -> Shows {
    if code.eq_ignore_ascii_case("General") {
        return Shows::Number;
    }
    let mut chars = code.chars();
    while let Some(char) = chars.next() {
        match char.to_ascii_lowercase() {
            ';' => return Shows::Number,
            '"' => {
                chars.by_ref().find(|char| *char == '"');
            }
            // The next character is shown, skipped in width or repeated: never a code.
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let bracket: String = chars.by_ref().take_while(|char| *char != ']').collect();
                if is_elapsed_time(&bracket) {
                    return Shows::Duration;
                }
            }
            'y' | 'm' | 'd' | 'h' | 's' => return Shows::Date,
            // 上午/下午 and the A/P marks; "E+00" of scientific numbers has no lower-case use as an era here.
            'a' if is_half_day_mark(chars.as_str()) => return Shows::Date,
            _ => {}
        }
    }
    Shows::Number
}

fn is_elapsed_time(bracket: &str) -> bool {
    let mut letters = bracket.chars().map(|char| char.to_ascii_lowercase());
    match letters.next() {
        Some(first @ ('h' | 'm' | 's')) => letters.all(|letter| letter == first),
        _ => false,
    }
}

/// True after the `A` of `AM/PM`, `A/P` and of the weekday codes `aaa`, `aaaa`.
fn is_half_day_mark(rest: &str) -> bool {
    let rest = rest.to_ascii_lowercase();
    ["m/p", "/p", "aa"]
        .iter()
        .any(|mark| rest.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::{Shows, shown_by_code, shown_by_id};

    #[test]
    fn format_codes_that_show_dates_are_told_from_numbers() {
        for code in [
            "yyyy\"年\"m\"月\"d\"日\"",
            "[$-804]yyyy\"年\"m\"月\"",
            "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"",
            "m/d",
            "DD/MM/YY",
            "H:MM:SS;@",
            "ha/p\\\\m",
            "aaaa",
            "*-yyyy-mm-dd",
        ] {
            assert_eq!(shown_by_code(code), Shows::Date, "{code}");
        }
        for code in [
            "[h]:mm:ss",
            "[mm]",
            "[s].000",
            "[Blue]\\+[h]:mm;[Red]\\-[h]:mm",
        ] {
            assert_eq!(shown_by_code(code), Shows::Duration, "{code}");
        }
        for code in [
            "General",
            "G/通用格式",
            "0.00",
            "0\"户\"",
            "#,##0_);[红色]\\(#,##0\\)",
            "[>=100][Magenta]General",
            "\\Y000000",
            "#,##0.0####\" YMD\"",
            "0.00E+00",
            "#,##0*y",
            "@",
            "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"??_ ;_ @_ ",
        ] {
            assert_eq!(shown_by_code(code), Shows::Number, "{code}");
        }
    }

    #[test]
    fn built_in_formats_of_chinese_editions_are_dates() {
        assert_eq!(shown_by_id(31), Shows::Date);
        assert_eq!(shown_by_id(46), Shows::Duration);
        assert_eq!(shown_by_id(3), Shows::Number);
    }
}
