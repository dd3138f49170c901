//! JSON that may be shown on a terminal: what moves the cursor or turns the reading direction is written as `\u202e`, which
//! is the same value to whoever parses it.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use super::escape::is_treacherous;

/// A value on one line, and its end.
pub fn json_line(mut out: impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut to = Serializer::with_formatter(&mut out, Plain(CompactFormatter));
    value.serialize(&mut to)?;
    out.write_all(b"\n")
}

/// A value on several lines, indented, and the end of the last.
pub fn json_lines(mut out: impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut to = Serializer::with_formatter(&mut out, Plain(PrettyFormatter::new()));
    value.serialize(&mut to)?;
    out.write_all(b"\n")
}

/// Writes as another formatter does, but for strings.
struct Plain<F>(F);

/// Hands methods on that set elements apart.
macro_rules! as_before {
    ($($method:ident($($more:ident: $kind:ty),*);)*) => {$(
        fn $method<W: ?Sized + Write>(&mut self, out: &mut W $(, $more: $kind)*) -> io::Result<()> {
            self.0.$method(out $(, $more)*)
        }
    )*};
}

impl<F: Formatter> Formatter for Plain<F> {
    as_before! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(is_treacherous) {
            let (before, from) = rest.split_at(at);
            out.write_all(before.as_bytes())?;
            let mut signs = from.chars();
            let mut units = [0; 2];
            for unit in signs.next().map_or(&[][..], |c| c.encode_utf16(&mut units)) {
                write!(out, "\\u{unit:04x}")?;
            }
            rest = signs.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::super::escape::is_treacherous;
    use super::{json_line, json_lines};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    /// Any text, with a good share of what is written otherwise.
    fn text() -> impl Strategy<Value = String> {
        let sign = prop_oneof![
            any::<char>(),
            proptest::char::range('\u{0}', '\u{9f}'),
            proptest::char::range('\u{2000}', '\u{206f}'),
            Just('\u{61c}'),
            Just('\u{feff}'),
        ];
        proptest::collection::vec(sign, 0..20).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn the_value_is_the_same_and_nothing_in_it_reaches_a_terminal(
            key in text(),
            words in text(),
            number in any::<i64>(),
        ) {
            let value = json!({ key: [words, number, null, {}, []], "a": [] });
            let (mut line, mut lines) = (Vec::new(), Vec::new());
            json_line(&mut line, &value).unwrap();
            json_lines(&mut lines, &value).unwrap();
            for written in [&line, &lines] {
                let written = str::from_utf8(written).unwrap();
                prop_assert_eq!(&serde_json::from_str::<Value>(written).unwrap(), &value);
                prop_assert!(!written.chars().any(|c| c != '\n' && is_treacherous(c)));
            }
        }

        #[test]
        fn what_is_harmless_is_written_as_ever(words in "[ -~、-龥]{0,20}") {
            let value = json!({ "a": [words, 1.5, true] });
            let (mut line, mut lines) = (Vec::new(), Vec::new());
            json_line(&mut line, &value).unwrap();
            json_lines(&mut lines, &value).unwrap();
            prop_assert_eq!(String::from_utf8(line).unwrap(), format!("{value}\n"));
            prop_assert_eq!(String::from_utf8(lines).unwrap(), format!("{value:#}\n"));
        }
    }
}
