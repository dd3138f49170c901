//! How files are opened: in this process, or in reader processes of their own.

use super::isolation::{self, ReaderCommand};
use super::open::read;
use super::sink::Assembly;
use super::{Limits, OpenError, Workbook};
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
        match &self.readers {
            Some(readers) => {
                let read = isolation::read_each(readers, &self.limits, paths, &take);
                read.map_err(|error| no_reader(&error))
            }
            None => Ok(paths
                .par_iter()
                .enumerate()
                .map(|(place, path)| take(place, open(path, &self.limits)))
                .collect()),
        }
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
    let head = read(path, limits, &mut sheets)?;
    Ok(head.over(sheets))
}
