//! The parts of a key as one string of bytes, which compares as the parts would: a run holds a key for each record.

use std::borrow::Cow;

use crate::campaign::RegionId;

/// One part of a key in its one spelling.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part<'t> {
    Region(RegionId),
    Text(Cow<'t, str>),
    /// The record does not say.
    Missing,
}

const REGION: u8 = 1;
const TEXT: u8 = 2;
const MISSING: u8 = 3;
/// A text ends with these two. A zero inside it is followed by [`INSIDE`], so that the shorter text comes first.
const END: [u8; 2] = [0, 1];
const INSIDE: u8 = 2;

/// Writes parts one after the other.
pub(super) fn join<'t>(parts: impl IntoIterator<Item = Part<'t>>) -> Box<[u8]> {
    let mut bytes = Vec::new();
    for part in parts {
        match part {
            Part::Region(RegionId(id)) => {
                bytes.push(REGION);
                bytes.extend((id as u64).to_be_bytes());
            }
            Part::Text(text) => {
                bytes.push(TEXT);
                for byte in text.bytes() {
                    bytes.push(byte);
                    if byte == 0 {
                        bytes.push(INSIDE);
                    }
                }
                bytes.extend(END);
            }
            Part::Missing => bytes.push(MISSING),
        }
    }
    bytes.into()
}

/// Reads the parts again.
pub(super) fn split(mut bytes: &[u8]) -> impl Iterator<Item = Part<'_>> {
    std::iter::from_fn(move || {
        let (kind, rest) = bytes.split_first()?;
        let (part, rest) = match *kind {
            REGION => {
                let (id, rest) = rest.split_first_chunk()?;
                let id = usize::try_from(u64::from_be_bytes(*id)).ok()?;
                (Part::Region(RegionId(id)), rest)
            }
            TEXT => {
                let end = rest.windows(END.len()).position(|two| two == END)?;
                (Part::Text(words(&rest[..end])), &rest[end + END.len()..])
            }
            _ => (Part::Missing, rest),
        };
        bytes = rest;
        Some(part)
    })
}

fn words(bytes: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(bytes);
    if !bytes.contains(&0) {
        return text;
    }
    let inside: String = ['\0', char::from(INSIDE)].iter().collect();
    Cow::Owned(text.replace(&inside, "\0"))
}

#[cfg(test)]
mod tests {
    use super::{Part, join, split};
    use crate::campaign::RegionId;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn part() -> impl Strategy<Value = Part<'static>> {
        prop_oneof![
            any::<u32>().prop_map(|id| Part::Region(RegionId(id as usize))),
            "[a村\u{0}\u{1}\u{2}]{0,5}".prop_map(|text| Part::Text(text.into())),
            Just(Part::Missing),
        ]
    }

    proptest! {
        #[test]
        fn parts_come_back_as_they_were(parts in vec(part(), 0..5)) {
            let bytes = join(parts.clone());
            prop_assert_eq!(split(&bytes).collect::<Vec<_>>(), parts);
        }

        #[test]
        fn bytes_compare_as_the_parts_do(one in vec(part(), 0..4), other in vec(part(), 0..4)) {
            let bytes = [&one, &other].map(|parts| join(parts.clone()));
            prop_assert_eq!(bytes[0].cmp(&bytes[1]), one.cmp(&other));
        }
    }
}
