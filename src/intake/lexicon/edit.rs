//! Whether two words are one edit apart: a letter more, a letter less, another letter, or two neighbours swapped.

/// True where the optimal string alignment distance of the words is 1.
pub(super) fn one_edit_apart(one: &str, other: &str) -> bool {
    let (one, other) = without_equal_ends(one, other);
    let (mut a, mut b) = (one.chars(), other.chars());
    match ((a.next(), a.next()), (b.next(), b.next())) {
        ((None, _), (None, _)) => false,
        ((_, None), (_, None)) => true,
        ((a1, Some(a2)), (b1, Some(b2))) => {
            a1 == Some(b2) && b1 == Some(a2) && a.next().is_none() && b.next().is_none()
        }
        _ => false,
    }
}

/// What is left of both when what they begin and end with alike is taken off.
fn without_equal_ends<'t>(one: &'t str, other: &'t str) -> (&'t str, &'t str) {
    let alike = |pairs: &mut dyn Iterator<Item = (char, char)>| -> usize {
        pairs
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum()
    };
    let start = alike(&mut one.chars().zip(other.chars()));
    let (one, other) = (&one[start..], &other[start..]);
    let end = alike(&mut one.chars().rev().zip(other.chars().rev()));
    (&one[..one.len() - end], &other[..other.len() - end])
}

#[cfg(test)]
mod tests {
    use super::one_edit_apart;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn says_what_the_distance_says(one in "[总户数口]{0,6}", other in "[总户数口]{0,6}") {
            prop_assert_eq!(one_edit_apart(&one, &other), strsim::osa_distance(&one, &other) == 1);
        }
    }
}
