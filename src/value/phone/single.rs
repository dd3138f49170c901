//! One telephone number: its digits, in groups as written, judged and brought to normal form.

use crate::campaign::PhonePlan;

/// A number in normal form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Single {
    /// `13800000000`, `0436-5551234`, `0436-5551234转8001`, `5551234`.
    pub normal: String,
    /// Without area code.
    pub local: bool,
}

/// Reads digits (with an extension, where one was split off); the reason in Chinese where they are no number.
pub(super) fn read_single(
    digits: &str,
    extension: Option<&str>,
    plan: &PhonePlan,
) -> Result<Single, String> {
    let single = if digits.starts_with('1') {
        mobile(digits)?
    } else if digits.starts_with('0') {
        landline(digits, plan)?
    } else {
        local(digits, plan)?
    };
    match extension {
        None => Ok(single),
        Some(_) if digits.starts_with('1') => Err("手机号码没有分机号".to_owned()),
        Some(extension) => Ok(Single {
            normal: format!("{}转{extension}", single.normal),
            ..single
        }),
    }
}

fn mobile(digits: &str) -> Result<Single, String> {
    if digits.len() != 11 {
        return Err(format!("应为 11 位，实为 {} 位", digits.len()));
    }
    if !digits[1..].starts_with(|c| ('3'..='9').contains(&c)) {
        return Err("手机号码应以 13 至 19 开头".to_owned());
    }
    Ok(Single {
        normal: digits.to_owned(),
        local: false,
    })
}

fn landline(digits: &str, plan: &PhonePlan) -> Result<Single, String> {
    let Some((code, lengths)) = plan.area_of(digits) else {
        let length = if digits.starts_with("010") || digits.starts_with("02") {
            3
        } else {
            4
        };
        let code = digits.get(..length).unwrap_or(digits);
        return Err(format!("区号“{code}”不在区号表中"));
    };
    let number = &digits[code.len()..];
    let fits = lengths
        .iter()
        .any(|length| usize::from(*length) == number.len());
    if !fits {
        let lengths: Vec<String> = lengths.iter().map(ToString::to_string).collect();
        return Err(format!(
            "区号 {code} 后应为 {} 位，实为 {} 位",
            lengths.join(" 或 "),
            number.len()
        ));
    }
    check_first(number)?;
    Ok(Single {
        normal: format!("{code}-{number}"),
        local: false,
    })
}

fn local(digits: &str, plan: &PhonePlan) -> Result<Single, String> {
    if digits.len() == 11 {
        return Err("手机号码应以 13 至 19 开头".to_owned());
    }
    if !plan.is_local_length(digits.len()) {
        return Err(format!(
            "不是手机号码（11 位），也不是带区号的固定电话，实为 {} 位",
            digits.len()
        ));
    }
    check_first(digits)?;
    Ok(Single {
        normal: digits.to_owned(),
        local: true,
    })
}

fn check_first(number: &str) -> Result<(), String> {
    if number.starts_with(['0', '1']) {
        Err("固定电话号码不能以 0 或 1 开头".to_owned())
    } else {
        Ok(())
    }
}
