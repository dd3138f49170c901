//! Text in BIFF records: UTF-16 or its low bytes since Excel 97, bytes in a code page before.

use super::super::little_endian::u16_at;
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, MACINTOSH, SHIFT_JIS, UTF_8};

/// How a stream stores text.
#[derive(Clone, Copy)]
pub(super) enum Text {
    /// Excel 97 and later.
    Unicode,
    /// Excel 5 and 95.
    Bytes(&'static Encoding),
}

impl Text {
    /// A text that states its length in `width` bytes before itself.
    pub(super) fn counted(self, data: &[u8], width: usize) -> Option<String> {
        let length = match width {
            1 => usize::from(*data.first()?),
            _ => usize::from(u16_at(data, 0)?),
        };
        let rest = data.get(width..)?;
        match self {
            Self::Unicode => {
                let (flags, body) = rest.split_first()?;
                Some(unicode(body, length, flags & 1 != 0))
            }
            Self::Bytes(encoding) => {
                let body = &rest[..rest.len().min(length)];
                Some(encoding.decode_without_bom_handling(body).0.into_owned())
            }
        }
    }
}

/// The encoding of a code page number. Chinese offices' files are the ones that leave it out.
pub(super) fn code_page(number: u16) -> &'static Encoding {
    match number {
        932 => SHIFT_JIS,
        949 => EUC_KR,
        950 => BIG5,
        874 | 1250..=1258 => {
            let label = format!("windows-{number}");
            Encoding::for_label(label.as_bytes()).unwrap_or(GB18030)
        }
        367 | 437 | 0x8001 => encoding_rs::WINDOWS_1252,
        10000 | 0x8000 => MACINTOSH,
        65001 => UTF_8,
        _ => GB18030,
    }
}

/// At most `length` characters: two bytes each where `wide`, else their low bytes.
fn unicode(body: &[u8], length: usize, wide: bool) -> String {
    if !wide {
        return body
            .iter()
            .take(length)
            .map(|byte| char::from(*byte))
            .collect();
    }
    let units = body.chunks_exact(2).take(length);
    let units: Vec<u16> = units
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
        .collect();
    String::from_utf16_lossy(&units)
}
