use super::*;
pub struct PhonePlan;
use super::text::normalize;
pub fn read_phone(w: &Written, _p: &PhonePlan) -> Read<Vec<String>> {
    let d: String = normalize(&w.shown())
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    if d.len() == 11 {
        Ok(Reading::plain(vec![d]))
    } else {
        Err(Fault::BadPhone {
            reason: format!("{}位", d.len()),
        })
    }
}
