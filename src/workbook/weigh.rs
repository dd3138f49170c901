//! A container looked over before a parser reads it by itself: parsers inflate without a bound, allocate on mere claims and
//! compare no checksum of a part that they do not read to its end.
//!
//! Every part is inflated once. Of a small workbook the parser is given what that gave, so that it need not inflate
//! again; a long one it is given as it came.

use super::OpenError;
use super::claims::Claims;
use super::known;
use super::limits::Limits;
use super::package::{Package, Packed, Part, from_io, from_zip};
use super::styles::number_formats_only;
use super::tail::Tail;
use std::borrow::Cow;
use std::io::{Cursor, Read as _, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Inflated bytes up to which what a parser may ask for is kept in memory.
const SMALL: u64 = 4 << 20;
/// Bytes inflated at a time.
const CHUNK: usize = 1 << 16;

/// Folders and parts that no reader of cells opens: looks, pictures, and what a sheet is linked with.
const APART: [&str; 13] = [
    "[content_types].xml",
    "customxml/",
    "docprops/app.xml",
    "docprops/core.xml",
    "docprops/thumbnail.",
    "xl/calcchain.xml",
    "xl/drawings/",
    "xl/embeddings/",
    "xl/media/",
    "xl/printersettings/",
    "xl/theme/",
    "xl/vbaproject.bin",
    "xl/worksheets/_rels/",
];

/// What a parser is given, and what was seen on the way.
pub(super) struct Weighed<'a> {
    /// A container that is safe to read.
    pub container: Cow<'a, [u8]>,
    /// What follows the cells in each worksheet.
    pub tails: Vec<Tail>,
}

/// Inflates every part once, in the archive's order, and looks at its claims.
pub(super) fn weigh<'a>(package: &mut Package<'a>) -> Result<Weighed<'a>, OpenError> {
    let size = wanted_size(package)?;
    let mut scale = Scale {
        package,
        room: Vec::new(),
        tails: Vec::new(),
        kept: (size <= SMALL).then(|| container_for(size)),
    };
    for place in 0..scale.package.names().len() {
        scale.weigh(place)?;
    }
    Ok(Weighed {
        container: match scale.kept {
            Some(kept) => Cow::Owned(kept.finish().map_err(from_zip)?.into_inner()),
            None => Cow::Borrowed(scale.package.bytes()),
        },
        tails: scale.tails,
    })
}

/// Bytes of all that a parser may ask for, as the directory says.
fn wanted_size(package: &Package) -> Result<u64, OpenError> {
    let mut size = 0_u64;
    for (place, name) in package.names().iter().enumerate() {
        if is_wanted(name) {
            size = size.saturating_add(package.entry(place)?.size());
        }
    }
    Ok(size)
}

/// False for the parts that no reader of cells opens.
fn is_wanted(name: &str) -> bool {
    !APART.iter().any(|apart| name.starts_with(apart))
}

/// A container in the making, its parts uncompressed.
type Kept = ZipWriter<Cursor<Vec<u8>>>;

/// Bytes that a container has beside the contents, most often.
const BESIDE: usize = 1 << 11;

/// A container for so many bytes.
fn container_for(size: u64) -> Kept {
    let room = usize::try_from(size).unwrap_or(0) + BESIDE;
    ZipWriter::new(Cursor::new(Vec::with_capacity(room)))
}

fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
}

/// The state of weighing one container.
struct Scale<'p, 'a> {
    package: &'p mut Package<'a>,
    /// Room for a part or a piece of one, used again.
    room: Vec<u8>,
    tails: Vec<Tail>,
    /// What the parser will be given of a small workbook.
    kept: Option<Kept>,
}

impl Scale<'_, '_> {
    fn weigh(&mut self, place: usize) -> Result<(), OpenError> {
        let packed = self.package.packed(place)?;
        let name = &self.package.names()[place];
        let is_kept = self.kept.is_some() && is_wanted(name);
        let may_come_again = known::may_come_again(name, &packed);
        if may_come_again && known::recall(&packed, &mut self.room) {
            self.package.count(packed.size)?;
        } else if is_kept || may_come_again {
            self.inflate(place, &packed)?;
            if may_come_again {
                known::remember(&packed, &self.room);
            }
        } else {
            self.pass_over(place)?;
        }
        if let Some(kept) = self.kept.as_mut().filter(|_| is_kept) {
            kept.start_file(&*packed.name, stored()).map_err(from_zip)?;
            kept.write_all(&self.room).map_err(from_io)?;
        }
        Ok(())
    }

    /// Fills the room with a part, less what no reader of cells needs.
    fn inflate(&mut self, place: usize, packed: &Packed) -> Result<(), OpenError> {
        read_whole(self.package.part_at(place)?, packed.size, &mut self.room)?;
        let name = &self.package.names()[place];
        let limits = self.package.limits();
        let mut look = Look::at(name, limits);
        look.take(&self.room)?;
        self.tails.extend(look.finish()?);
        if name.ends_with("styles.xml")
            && let Some(light) = number_formats_only(&self.room, limits)
        {
            self.room = light;
        }
        Ok(())
    }

    /// Looks at a part piece by piece, to keep none of it.
    fn pass_over(&mut self, place: usize) -> Result<(), OpenError> {
        let mut look = Look::at(&self.package.names()[place], self.package.limits());
        self.room.resize(CHUNK, 0);
        let mut part = self.package.part_at(place)?;
        loop {
            let read = part.read(&mut self.room).map_err(from_io)?;
            if read == 0 {
                break;
            }
            look.take(&self.room[..read])?;
        }
        self.tails.extend(look.finish()?);
        Ok(())
    }
}

/// What is looked for in a part.
struct Look<'l> {
    claims: Claims<'l>,
    tail: Option<Tail>,
}

impl<'l> Look<'l> {
    fn at(name: &str, limits: &'l Limits) -> Self {
        Self {
            claims: Claims::of(name, limits),
            tail: Tail::of(name),
        }
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), OpenError> {
        if let Some(tail) = &mut self.tail {
            tail.look(bytes);
        }
        self.claims.look(bytes)
    }

    fn finish(mut self) -> Result<Option<Tail>, OpenError> {
        self.claims.finish()?;
        Ok(self.tail)
    }
}

/// Fills the room with a part that is said to have so many bytes.
fn read_whole(mut part: Part, size: u64, room: &mut Vec<u8>) -> Result<(), OpenError> {
    // One more than there are, so that the end shows; the container's reader lets no part outgrow its size.
    room.resize(
        usize::try_from(size)
            .unwrap_or(usize::MAX)
            .saturating_add(1),
        0,
    );
    let mut end = 0;
    loop {
        let read = part.read(&mut room[end..]).map_err(from_io)?;
        if read == 0 {
            room.truncate(end);
            return Ok(());
        }
        end += read;
    }
}
