//! A file that several runs add to: locked while one of them reads it and adds its lines, never rewritten.
//!
//! The lock is the system's own, so a run that dies leaves none behind.

use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::refusal::{WriteError, explain};

/// A file that is held against other runs until this goes out of scope.
#[derive(Debug)]
pub struct Shared {
    path: PathBuf,
    file: File,
}

impl Shared {
    /// Opens a file, or makes an empty one, and waits until no other run holds it.
    pub fn hold(path: &Path) -> Result<Self, WriteError> {
        if path.is_dir() {
            return Err(WriteError::IsFolder(path.to_owned()));
        }
        let told = |error| explain(path, error);
        let mut options = OpenOptions::new();
        let file = options
            .read(true)
            .append(true)
            .create(true)
            .open(path)
            .map_err(told)?;
        file.lock().map_err(told)?;
        Ok(Self {
            path: path.to_owned(),
            file,
        })
    }

    /// All that the file holds.
    pub fn bytes(&mut self) -> Result<Vec<u8>, WriteError> {
        let mut bytes = Vec::new();
        let read = self
            .file
            .seek(SeekFrom::Start(0))
            .and_then(|_| self.file.read_to_end(&mut bytes));
        read.map_err(|error| explain(&self.path, error))?;
        Ok(bytes)
    }

    /// Adds to the end in one write, and returns once it is on the disk. Where not all of it finds room, none of it stays.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), WriteError> {
        let told = |error| explain(&self.path, error);
        let before = self.file.metadata().map_err(told)?.len();
        let added = self
            .file
            .write_all(bytes)
            .and_then(|()| self.file.sync_all());
        if added.is_err() {
            // What cannot be taken back is a half line, which the next reading refuses by its number.
            let _ = self.file.set_len(before);
        }
        added.map_err(told)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Shared;

    #[test]
    fn what_many_hands_add_at_once_all_stands_and_none_sees_half() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("登记.csv");
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..10 {
                        let mut held = Shared::hold(&path).unwrap();
                        let lines = held.bytes().unwrap().len() / 4;
                        held.add(format!("{lines:03}\n").as_bytes()).unwrap();
                    }
                });
            }
        });
        let wanted: Vec<String> = (0..80).map(|line| format!("{line:03}")).collect();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.lines().eq(wanted), "{text}");
    }
}
