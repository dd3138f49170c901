//! What crosses the pipes: a length, then that many bytes of one message.

use super::super::builder::Wants;
use super::super::open::Head;
use super::super::{BrokenAt, Cell, CellRef, Limits, Merge, OpenError, Row};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, BufRead, Read as _, Write};

/// No message comes near this; a reader that claims more has lost its wits.
const LONGEST: u32 = 1 << 28;

/// What a reader is told.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Request {
    /// First of all: how much a file may ask for, and what of it is wanted.
    Limits(Limits, Wants),
    /// To read this file.
    Read(OsString),
}

/// What a reader answers, piece by piece.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Frame {
    /// Custom document properties, before the sheets.
    Properties(BTreeMap<String, String>),
    /// A sheet begins.
    Sheet {
        /// The tab's name.
        name: Option<String>,
        /// False for hidden sheets.
        visible: bool,
    },
    /// The sheet says that it ends at this row.
    EndsAt(u32),
    /// Rows of the sheet, downwards.
    Rows(Vec<Row>),
    /// Cells that came after one below or right of them.
    Late(Vec<(CellRef, Cell)>),
    /// Merged ranges of the sheet.
    Merges(Vec<Merge>),
    /// The sheet could not be read whole.
    Broken(BrokenAt),
    /// The file is read.
    Done(Head),
    /// The file cannot be read.
    Failed(OpenError),
}

/// Writes one message; `buffer` is room that is used again.
pub(super) fn write(
    mut to: impl Write,
    message: &impl Serialize,
    buffer: &mut Vec<u8>,
) -> io::Result<()> {
    buffer.clear();
    *buffer = postcard::to_extend(message, std::mem::take(buffer)).map_err(io::Error::other)?;
    let length = u32::try_from(buffer.len()).map_err(io::Error::other)?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(buffer)
}

/// Reads one message; none where the stream has ended between two.
pub(super) fn read<T: DeserializeOwned>(
    from: &mut impl BufRead,
    buffer: &mut Vec<u8>,
) -> io::Result<Option<T>> {
    if let Some((length, rest)) = from.fill_buf()?.split_first_chunk() {
        let length = usize::try_from(u32::from_le_bytes(*length)).map_err(io::Error::other)?;
        if let Some(message) = rest.get(..length) {
            // It lies whole in the stream's own room.
            let message = postcard::from_bytes(message).map_err(io::Error::other);
            from.consume(size_of::<u32>() + length);
            return message.map(Some);
        }
    }
    read_in_pieces(from, buffer)
}

fn read_in_pieces<T: DeserializeOwned>(
    from: &mut impl BufRead,
    buffer: &mut Vec<u8>,
) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    let read = from.read(&mut length)?;
    if read == 0 {
        return Ok(None);
    }
    from.read_exact(&mut length[read..])?;
    let length = u32::from_le_bytes(length);
    if length > LONGEST {
        return Err(io::Error::from(io::ErrorKind::InvalidData));
    }
    buffer.clear();
    let read = from.take(length.into()).read_to_end(buffer)?;
    if read < length as usize {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
    }
    postcard::from_bytes(buffer)
        .map(Some)
        .map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::{Request, read, write};
    use proptest::prelude::*;
    use std::io::BufReader;

    proptest! {
        #[test]
        fn what_is_written_is_read_however_it_comes(
            paths in prop::collection::vec("[a-z]{0,40}", 0..20),
            room in 1_usize..90,
        ) {
            let (mut bytes, mut buffer) = (Vec::new(), Vec::new());
            for path in &paths {
                write(&mut bytes, &Request::Read(path.into()), &mut buffer).unwrap();
            }
            let mut stream = BufReader::with_capacity(room, &bytes[..]);
            for path in &paths {
                let request = read(&mut stream, &mut buffer).unwrap();
                prop_assert!(matches!(request, Some(Request::Read(read)) if read == *path.as_str()));
            }
            prop_assert!(matches!(read::<Request>(&mut stream, &mut buffer), Ok(None)));
            let mut cut = BufReader::with_capacity(room, &bytes[..bytes.len().saturating_sub(1)]);
            let whole = paths.iter().skip(1).all(|_| {
                matches!(read::<Request>(&mut cut, &mut buffer), Ok(Some(_)))
            });
            prop_assert!(whole);
            prop_assert_eq!(read::<Request>(&mut cut, &mut buffer).is_err(), !paths.is_empty());
        }
    }
}
