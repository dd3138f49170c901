//! What may be typed, kind by kind, and the alert that says why not.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, XlsxError,
};

use super::paint::OPEN;
use super::put::TICKED;
use crate::campaign::{Bounds, Field};

/// Limits of the file format, in characters.
pub(in crate::press) const LONGEST_TITLE: usize = 32;
/// The same for the text below the title.
pub(in crate::press) const LONGEST_MESSAGE: usize = 255;
/// The largest whole number that a rule may hold; no return comes near.
const LARGEST: i32 = 999_999_999;

/// A box; in a ledger, where blank means no, without the open one.
pub(in crate::press) fn tick(ledger: bool) -> Result<DataValidation, XlsxError> {
    let offered: &[&str] = if ledger {
        &[TICKED, "√"]
    } else {
        &[OPEN, TICKED, "√"]
    };
    let message = if ledger {
        "有的选 ☑（也可直接输入 √），没有的留空。"
    } else {
        "点右边的箭头选 ☑，也可直接输入 √；不选的保留 □。"
    };
    let rule = DataValidation::new().allow_list_strings(offered)?;
    alert(rule, "请在下拉列表中选择", message)
}

fn limits(bounds: Bounds) -> (Decimal, Option<Decimal>) {
    (bounds.min.unwrap_or_default(), bounds.max)
}

fn range_words(bounds: Bounds) -> String {
    match limits(bounds) {
        (min, Some(max)) => format!("{min}—{max} 之间"),
        (min, None) => format!("不小于 {min} "),
    }
}

/// A whole number within the field's bounds, not negative where it has none.
pub(in crate::press) fn whole_number(field: &Field) -> Result<DataValidation, XlsxError> {
    let (min, max) = limits(field.bounds);
    let min = i32::try_from(min.ceil()).unwrap_or(0);
    let max = max.and_then(|max| i32::try_from(max.floor()).ok());
    let rule = DataValidationRule::Between(min, max.unwrap_or(LARGEST));
    let none = if min <= 0 { "没有的填 0，" } else { "" };
    let words = format!(
        "“{}”应填{}的整数，不带单位。{none}不清楚的留空。",
        field.label,
        range_words(field.bounds)
    );
    alert(
        DataValidation::new().allow_whole_number(rule),
        "数字不对",
        &words,
    )
}

/// The same with at most so many decimals.
pub(in crate::press) fn decimal_number(
    field: &Field,
    places: u32,
    cell: &str,
) -> Result<DataValidation, XlsxError> {
    let (min, max) = limits(field.bounds);
    let upper = max.map_or_else(String::new, |max| format!(",{cell}<={max}"));
    let formula =
        format!("=AND(ISNUMBER({cell}),{cell}>={min}{upper},ROUND({cell},{places})={cell})");
    let rule = DataValidation::new().allow_custom(Formula::new(formula));
    let words = format!(
        "“{}”应填{}的数，最多 {places} 位小数，不带单位。",
        field.label,
        range_words(field.bounds)
    );
    alert(rule, "数字不对", &words)
}

/// Lengths only: 11 digits for a mobile or an area code with 7, 12 with 8, 7 or 8 without; two numbers may stand in a
/// cell, so this warns and does not forbid.
pub(in crate::press) fn phone(cell: &str) -> Result<DataValidation, XlsxError> {
    let bare = format!("SUBSTITUTE(SUBSTITUTE({cell},\"-\",\"\"),\" \",\"\")");
    let length = |n: u32| format!("LEN({bare})={n}");
    let lengths: Vec<_> = [7, 8, 11, 12].map(length).into();
    let formula = format!("=OR({})", lengths.join(","));
    let rule = DataValidation::new()
        .allow_custom(Formula::new(formula))
        .set_error_style(DataValidationErrorStyle::Warning);
    alert(
        rule,
        "请核对电话号码",
        "手机号应为 11 位；固定电话写区号-号码，如 0436-5551234。",
    )
}

/// A date must lie in the campaign; a span or "上旬" is text and passes.
pub(in crate::press) fn day(
    (first, last): (Date, Date),
    cell: &str,
) -> Result<DataValidation, XlsxError> {
    let date = |day: Date| format!("DATE({},{},{})", day.year(), day.month(), day.day());
    let formula = format!(
        "=OR(ISTEXT({cell}),AND({cell}>={},{cell}<={}))",
        date(first),
        date(last)
    );
    let rule = DataValidation::new().allow_custom(Formula::new(formula));
    let words = format!(
        "日期应在{}至{}之间，请写全年份，如 {first}。",
        in_words(first),
        in_words(last)
    );
    alert(rule, "日期不在活动期内", &words)
}

/// A name from the list, or, after a question, another; a whole heading only from the list, so that its words stay.
pub(in crate::press) fn region(list: &str, in_heading: bool) -> Result<DataValidation, XlsxError> {
    let rule = DataValidation::new().allow_list_formula(Formula::new(list));
    if in_heading {
        let words = "请从下拉名单中选择，整个标题会一起填好。";
        return alert(rule, "名单中没有这个地区", words);
    }
    let rule = rule.set_error_style(DataValidationErrorStyle::Warning);
    let words = "请从下拉名单中选择。确认无误的，按“是”保留所填。";
    alert(rule, "名单中没有这个地区", words)
}

/// A day as notices write it.
pub(in crate::press) fn in_words(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

fn alert(rule: DataValidation, title: &str, message: &str) -> Result<DataValidation, XlsxError> {
    rule.set_error_title(clipped(title, LONGEST_TITLE))?
        .set_error_message(clipped(message, LONGEST_MESSAGE))
}

/// Text that the file format can hold.
pub(in crate::press) fn clipped(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        text.to_owned()
    } else {
        let kept: String = text.chars().take(longest - 1).collect();
        kept + "…"
    }
}
