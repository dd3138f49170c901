//! What an XML part claims, looked over while it is weighed: a parser that allocates on a claim must not see a false one.

use super::Limit;
use super::OpenError;
use super::limits::{Limits, within};
use memchr::{memchr, memrchr};

/// Texts that any table may claim: some writers count every use of a text.
const HARMLESS: u64 = 1_000_000;
/// The least bytes that one shared text takes in its part.
const LEAST_TEXT: u64 = 4;

/// Extensions of parts that are no XML, in lower case.
const BINARY: [&str; 10] = [
    "bin", "bmp", "emf", "gif", "jpeg", "jpg", "png", "tif", "tiff", "wmf",
];

/// A part under inspection, by its lower-case name.
pub(super) struct Claims<'l> {
    limits: &'l Limits,
    part: Part,
    /// A parser streams worksheets and holds whatever else it reads.
    is_held: bool,
    /// How many bytes there were since the last `<`: the parser gathers as many before it hands anything over.
    since: u64,
    /// Those bytes, where it matters what they say.
    open: Vec<u8>,
    size: u64,
    longest: u64,
    /// As the table says.
    claimed_texts: u64,
    texts: u64,
    styles: u64,
}

/// The parts whose claims matter.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    SharedStrings,
    Styles,
    OtherXml,
    Binary,
}

impl<'l> Claims<'l> {
    pub(super) fn of(name: &str, limits: &'l Limits) -> Self {
        let extension = name.rsplit('.').next().unwrap_or_default();
        let part = if name.ends_with("sharedstrings.xml") {
            Part::SharedStrings
        } else if name.ends_with("styles.xml") {
            Part::Styles
        } else if BINARY.contains(&extension) {
            Part::Binary
        } else {
            Part::OtherXml
        };
        Self {
            limits,
            part,
            is_held: !name.contains("worksheets/"),
            since: 0,
            open: Vec::new(),
            size: 0,
            longest: 0,
            claimed_texts: 0,
            texts: 0,
            styles: 0,
        }
    }

    /// Looks at the next bytes of the part.
    pub(super) fn look(&mut self, chunk: &[u8]) -> Result<(), OpenError> {
        self.size += chunk.len() as u64;
        if self.is_held {
            within(Limit::TextBytes, self.size, self.limits.text_bytes)?;
        }
        if self.part == Part::Binary {
            return Ok(());
        }
        let Some(first) = memchr(b'<', chunk) else {
            return self.gather(chunk);
        };
        self.gather(&chunk[..first])?;
        self.close();
        let mut rest = &chunk[first + 1..];
        if self.part == Part::OtherXml && (chunk.len() as u64) < self.limits.token_bytes {
            // Nothing inside the chunk can be too long.
            rest = &rest[memrchr(b'<', rest).map_or(0, |last| last + 1)..];
        }
        while let Some(end) = memchr(b'<', rest) {
            self.element(&rest[..end]);
            rest = &rest[end + 1..];
        }
        self.gather(rest)
    }

    /// Adds to what stands open.
    fn gather(&mut self, bytes: &[u8]) -> Result<(), OpenError> {
        self.since += bytes.len() as u64;
        if self.part != Part::OtherXml {
            self.open.extend_from_slice(bytes);
        }
        self.longest = self.longest.max(self.since);
        within(Limit::TokenBytes, self.longest, self.limits.token_bytes)
    }

    /// Ends what stands open.
    fn close(&mut self) {
        let open = std::mem::take(&mut self.open);
        self.element(&open);
        self.open = open;
        self.open.clear();
        self.since = 0;
    }

    /// The verdict once the part has been seen whole.
    pub(super) fn finish(&mut self) -> Result<(), OpenError> {
        self.close();
        let texts = self.texts.max(self.claimed_texts);
        within(Limit::TableEntries, texts, self.limits.table_entries)?;
        if self.claimed_texts > HARMLESS.max(self.size / LEAST_TEXT) {
            return Err(OpenError::damaged("共享字符串表自称的条数与内容不符"));
        }
        within(Limit::Styles, self.styles, self.limits.styles)?;
        // Every style gets its own copy of its font, the name included.
        let copies = self.styles.saturating_mul(self.longest);
        within(Limit::TextBytes, copies, self.limits.text_bytes)
    }

    /// Counts what stands between one `<` and the next.
    fn element(&mut self, piece: &[u8]) {
        self.longest = self.longest.max(piece.len() as u64);
        match (self.part, local_name(piece)) {
            (Part::SharedStrings, b"si") => self.texts += 1,
            (Part::SharedStrings, b"sst") => {
                self.claimed_texts = self.claimed_texts.max(declared_texts(piece));
            }
            (Part::Styles, b"xf") => self.styles += 1,
            _ => {}
        }
    }
}

/// The name at the start of a tag, without its prefix.
fn local_name(tag: &[u8]) -> &[u8] {
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    let name = tag.split(is_end).next().unwrap_or_default();
    name.rsplit(|byte| *byte == b':').next().unwrap_or_default()
}

/// The number that a tag gives as `uniqueCount`.
fn declared_texts(tag: &[u8]) -> u64 {
    const KEY: &[u8] = b"uniqueCount";
    let places = tag.windows(KEY.len()).enumerate();
    let numbers = places.filter(|(_, window)| *window == KEY).map(|(at, _)| {
        let digits = tag[at + KEY.len()..]
            .iter()
            .skip_while(|byte| b" \t\r\n='\"+".contains(byte))
            .take_while(|byte| byte.is_ascii_digit());
        digits.fold(0_u64, |sum, digit| {
            sum.saturating_mul(10)
                .saturating_add(u64::from(digit - b'0'))
        })
    });
    numbers.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Claims, Limits};
    use proptest::prelude::*;

    fn verdict(name: &str, bytes: &[u8], chunk: usize, limits: &Limits) -> Option<String> {
        let mut claims = Claims::of(name, limits);
        for chunk in bytes.chunks(chunk) {
            if let Err(error) = claims.look(chunk) {
                return Some(error.reason());
            }
        }
        claims.finish().err().map(|error| error.reason())
    }

    proptest! {
        #[test]
        fn a_claim_is_seen_wherever_the_chunks_end(chunk in 1_usize..60) {
            let limits = Limits { styles: 2, token_bytes: 100, ..Limits::default() };
            let lie = b"<!-- --><sst a=\"b\" uniqueCount = '4294967295'><si/></sst>";
            prop_assert!(verdict("xl/sharedstrings.xml", lie, chunk, &limits).is_some());
            let honest = b"<sst uniqueCount=\"2\"><si/><si/></sst>";
            prop_assert_eq!(verdict("xl/sharedstrings.xml", honest, chunk, &limits), None);
            let two = b"<styleSheet><xf/><x:xf a=\"1\"/></styleSheet>";
            prop_assert_eq!(verdict("xl/styles.xml", two, chunk, &limits), None);
            let three = b"<styleSheet><xf/><xf/><xf/></styleSheet>";
            prop_assert!(verdict("xl/styles.xml", three, chunk, &limits).is_some());
            let long = [&b"<a>"[..], &[b'x'; 120], b"</a>"].concat();
            prop_assert!(verdict("xl/workbook.xml", &long, chunk, &limits).is_some());
            prop_assert_eq!(verdict("xl/media/a.png", &long, chunk, &limits), None);
            let limits = Limits { text_bytes: 100, ..Limits::default() };
            prop_assert!(verdict("xl/workbook.xml", &long, chunk, &limits).is_some());
            prop_assert_eq!(verdict("xl/worksheets/sheet1.xml", &long, chunk, &limits), None);
        }
    }
}
