//! Compound files built in code: one stream under the root.

const SECTOR: usize = 512;
/// Sectors that one sector of the table tells of.
const ENTRIES: u32 = 128;
const END: u32 = 0xffff_fffe;
/// Streams below this size would stand in mini sectors.
const MINI_LIMIT: usize = 4096;

/// A compound file with this stream, padded to whole sectors.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(MINI_LIMIT).next_multiple_of(SECTOR), 0);
    let sectors = u32::try_from(stream.len() / SECTOR).unwrap();
    // First the table of sectors, then the directory, then the stream.
    let tables = (sectors + 1).div_ceil(ENTRIES - 1);
    let first = tables + 1;
    let mut table = vec![0xffff_fffd; tables as usize];
    table.push(END);
    table.extend(first + 1..first + sectors);
    table.push(END);
    table.resize((tables * ENTRIES) as usize, u32::MAX);
    let mut bytes = header(tables);
    bytes.extend(table.into_iter().flat_map(u32::to_le_bytes));
    let start = bytes.len();
    bytes.extend(entry("Root Entry", 5, 1, END, 0));
    bytes.extend(entry(name, 2, u32::MAX, first, stream.len()));
    bytes.resize(start + SECTOR, 0);
    bytes.extend(stream);
    bytes
}

fn header(tables: u32) -> Vec<u8> {
    let mut header = vec![0; 76];
    header[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    header[26..34].copy_from_slice(&[3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    header[44..48].copy_from_slice(&tables.to_le_bytes());
    header[48..52].copy_from_slice(&tables.to_le_bytes());
    for at in [60, 68] {
        header[at..at + 4].copy_from_slice(&END.to_le_bytes());
    }
    header.extend((0..tables).flat_map(u32::to_le_bytes));
    header.resize(SECTOR, 0xff);
    header
}

fn entry(name: &str, kind: u8, child: u32, start: u32, size: usize) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry.resize(128, 0);
    entry[66] = kind;
    entry[68..76].fill(0xff);
    entry[76..80].copy_from_slice(&child.to_le_bytes());
    entry[116..120].copy_from_slice(&start.to_le_bytes());
    let size = u32::try_from(size).unwrap();
    entry[120..124].copy_from_slice(&size.to_le_bytes());
    entry
}
