use super::text::squeeze;
use super::*;
pub fn read_person(t: &str) -> Read<String> {
    Ok(Reading::plain(squeeze(t)))
}
