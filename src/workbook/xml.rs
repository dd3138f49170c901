//! XML parts as a stream of tokens, with bounded nesting and no entities of the document's own.

use super::limits::{Limits, within};
use super::package::from_io;
use super::{Damage, Limit, OpenError};
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::Reader;
use quick_xml::encoding::DecodingReader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesDecl, BytesEnd, BytesRef, BytesStart, Event};
use std::borrow::Cow;
use std::io::{self, BufReader, Read};
use std::sync::Arc;

/// Bytes that the decoder holds back so that the declaration can still change the encoding.
const DECLARATION_ROOM: u64 = 64;

/// What stands next in a part.
pub(super) enum Token<'a> {
    /// An element begins; an empty element is followed by its own `Close`.
    Open(Element<'a>),
    /// An element ends.
    Close(Ending<'a>),
    /// Text, entities resolved. One text may come in several pieces.
    Text(Cow<'a, str>),
    /// The part is over.
    End,
}

/// The start of an element.
pub(super) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// The name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The name as written.
    pub(super) fn full_name(&self) -> &str {
        self.0.name().into_inner()
    }

    /// An attribute by its name as written, entities unresolved: for numbers, references and keywords.
    pub(super) fn raw(&self, key: &str) -> Option<Cow<'_, str>> {
        self.find(|name| name == key)
    }

    /// An attribute by its name as written, entities resolved.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.raw(key).map(|raw| resolved(&raw))
    }

    /// All attributes: names as written, values with entities unresolved.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        // Without checks: comparing every attribute with every other one is a trap of its own.
        let mut attributes = self.0.attributes();
        attributes.with_checks(false);
        attributes
            .filter_map(Result::ok)
            .map(|attribute| (attribute.key.into_inner(), attribute.value))
    }

    fn find(&self, wanted: impl Fn(&str) -> bool) -> Option<Cow<'_, str>> {
        self.attributes()
            .find(|(name, _)| wanted(name))
            .map(|(_, value)| value)
    }
}

/// The end of an element.
pub(super) struct Ending<'a>(BytesEnd<'a>);

impl Ending<'_> {
    /// The name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }
}

/// A part being read.
pub(super) struct Xml<R> {
    reader: Reader<DecodingReader<BufReader<Metered<R>>>>,
    buf: Vec<u8>,
    depth: u64,
    max_depth: u64,
    max_text: u64,
}

/// A source that gives no more than a bound for one token: the parser gathers a token whole before it hands it over.
struct Metered<R> {
    source: R,
    token: u64,
    max_token: u64,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buf)?;
        self.token += read as u64;
        within(Limit::TokenBytes, self.token, self.max_token).map_err(io::Error::other)?;
        Ok(read)
    }
}

impl<R: Read> Xml<R> {
    pub(super) fn new(source: R, limits: &Limits) -> Self {
        let metered = Metered {
            source,
            token: 0,
            max_token: limits.token_bytes,
        };
        let mut reader = Reader::from_reader(DecodingReader::new(BufReader::new(metered)));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self {
            reader,
            buf: Vec::with_capacity(512),
            depth: 0,
            max_depth: limits.xml_depth,
            max_text: limits.cell_text_bytes,
        }
    }

    /// The next token. What a reader need not know (comments, instructions, document types) is an empty text.
    pub(super) fn next(&mut self) -> Result<Token<'_>, OpenError> {
        self.buf.clear();
        self.reader.get_mut().get_mut().get_mut().token = 0;
        let event = self.reader.read_event_into(&mut self.buf);
        Ok(match event.map_err(from_xml)? {
            Event::Start(start) => {
                self.depth += 1;
                within(Limit::XmlDepth, self.depth, self.max_depth)?;
                Token::Open(Element(start))
            }
            Event::End(end) => {
                self.depth = self.depth.saturating_sub(1);
                Token::Close(Ending(end))
            }
            Event::Text(text) => Token::Text(text.xml10_content()),
            Event::CData(text) => Token::Text(text.xml10_content()),
            Event::GeneralRef(entity) => Token::Text(resolved_reference(&entity)?),
            Event::Decl(declaration) => {
                let at = self.reader.buffer_position();
                adopt_encoding(self.reader.get_mut(), &declaration, at);
                Token::Text(Cow::Borrowed(""))
            }
            Event::Comment(_) | Event::PI(_) | Event::DocType(_) | Event::Empty(_) => {
                Token::Text(Cow::Borrowed(""))
            }
            Event::Eof if self.depth > 0 => return Err(OpenError::damaged("XML 在中途断了")),
            Event::Eof => Token::End,
        })
    }

    /// Passes over the rest of the element just opened.
    pub(super) fn skip(&mut self) -> Result<(), OpenError> {
        self.rest_of_element(|_| Ok(()))
    }

    /// All text in the element just opened, up to its end.
    pub(super) fn text(&mut self) -> Result<String, OpenError> {
        let mut text = String::new();
        let max = self.max_text;
        self.rest_of_element(|piece| {
            text.push_str(piece);
            within(Limit::CellTextBytes, text.len() as u64, max)
        })?;
        Ok(text)
    }

    fn rest_of_element(
        &mut self,
        mut take: impl FnMut(&str) -> Result<(), OpenError>,
    ) -> Result<(), OpenError> {
        let mut open = 1_u64;
        while open > 0 {
            match self.next()? {
                Token::Open(_) => open += 1,
                Token::Close(_) => open -= 1,
                Token::Text(piece) => take(&piece)?,
                Token::End => return Err(OpenError::damaged("XML 在元素中间断了")),
            }
        }
        Ok(())
    }
}

/// An attribute's value with its entities resolved; as written where they cannot be.
pub(super) fn resolved(raw: &str) -> String {
    unescape(raw).map_or_else(|_| raw.to_owned(), Cow::into_owned)
}

/// One of the five entities of XML or a character's number; a document's own entities are how bombs are built.
fn resolved_reference(entity: &BytesRef<'_>) -> Result<Cow<'static, str>, OpenError> {
    if let Some(text) = resolve_xml_entity(entity) {
        return Ok(Cow::Borrowed(text));
    }
    match entity.resolve_char_ref().map_err(from_xml)? {
        Some(character) => Ok(Cow::Owned(character.to_string())),
        None => Err(OpenError::damaged("XML 里有自定义实体")),
    }
}

/// Follows a declaration such as `encoding="GB18030"`; UTF-16 has been told by its first bytes already.
fn adopt_encoding<R>(source: &mut DecodingReader<R>, declaration: &BytesDecl<'_>, at: u64) {
    if let Some(encoding) = declaration.encoder()
        && source.encoding() == UTF_8
        && ![UTF_16LE, UTF_16BE].contains(&encoding)
        && at < DECLARATION_ROOM
    {
        source.set_encoding(encoding);
    }
}

fn from_xml(error: quick_xml::Error) -> OpenError {
    match error {
        quick_xml::Error::Io(error) => match Arc::try_unwrap(error) {
            Ok(error) => from_io(error),
            Err(shared) => OpenError::damaged(Damage::told("XML 读不出", shared)),
        },
        error => OpenError::damaged(Damage::told("文件内部的 XML 记录不完整", error)),
    }
}
