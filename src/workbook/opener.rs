//! How files are opened: in this process, or in reader processes of their own.

use super::builder::Wants;
use super::gathering::Gathering;
use super::isolation::{self, ReaderCommand};
use super::open::read;
use super::sink::Assembly;
use super::taker::Whole;
use super::{Limits, OpenError, Taker, Workbook};
use crate::diagnostic::Refusal;
use rayon::prelude::*;
use std::io;
use std::path::Path;

/// Opens files within limits. By default in this process, where a panic of a parser costs its file, but a refused
/// allocation ends everything; [`Opener::isolated`] survives that too.
#[derive(Debug, Clone, Default)]
pub struct Opener {
    /// How much one file may ask for.
    pub limits: Limits,
    readers: Option<ReaderCommand>,
}

impl Opener {
    /// Opens files in processes that `readers` starts.
    pub fn isolated(readers: ReaderCommand, limits: Limits) -> Self {
        Self {
            limits,
            readers: Some(readers),
        }
    }

    /// Opens one file.
    pub fn open(&self, path: &Path) -> Result<Result<Workbook, OpenError>, Refusal> {
        let mut opened = self.open_each(&[path], |_, opened| opened)?;
        let none = || no_reader(&io::Error::from(io::ErrorKind::UnexpectedEof));
        opened.pop().ok_or_else(none)
    }

    /// Opens files, several at a time, and hands each with its place to `take`, on several threads. The results are in
    /// the order of `paths`. Refused where readers are wanted and none can be started.
    pub fn open_each<T: Send>(
        &self,
        paths: &[&Path],
        take: impl Fn(usize, Result<Workbook, OpenError>) -> T + Sync,
    ) -> Result<Vec<T>, Refusal> {
        self.give_each(paths, &Whole(take))
    }

    /// Opens files for a taker, several at a time, long sheets row by row. The results are in the order of `paths`.
    /// Refused where readers are wanted and none can be started.
    pub fn give_each<T: Taker>(
        &self,
        paths: &[&Path],
        taker: &T,
    ) -> Result<Vec<T::Taken>, Refusal> {
        match &self.readers {
            Some(readers) => {
                let read = isolation::read_each(readers, &self.limits, paths, taker);
                read.map_err(|error| no_reader(&error))
            }
            None => Ok(paths
                .par_iter()
                .enumerate()
                .map(|(place, path)| {
                    give(path, &self.limits, taker, place)
                        .unwrap_or_else(|| taker.whole(place, open(path, &self.limits)))
                })
                .collect()),
        }
    }
}

/// Opens one file in this process for a taker; its long sheets are taken on this thread, for a taker that waits for
/// another may wait for one that waits for it.
fn give<T: Taker>(path: &Path, limits: &Limits, taker: &T, place: usize) -> Option<T::Taken> {
    let mut sheets = Gathering::new(taker, place, None);
    match read(path, (limits, Wants::of(taker)), &mut sheets) {
        Ok(head) => sheets.over(head),
        Err(error) => Some(sheets.failed(error)),
    }
}

fn no_reader(error: &io::Error) -> Refusal {
    Refusal::new(
        format!("读取表格的进程启动不了（{error}）"),
        "请检查杀毒软件是否拦截了 kjzd，或者关闭一些程序后重试。",
    )
}

/// Opens one file in this process.
pub fn open(path: &Path, limits: &Limits) -> Result<Workbook, OpenError> {
    let mut sheets = Assembly::default();
    let head = read(path, (limits, Wants::All), &mut sheets)?;
    Ok(head.over(sheets))
}
