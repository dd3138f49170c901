//! Reader processes, one a core, and the queue that they are fed from.

use super::super::{Limits, OpenError, Workbook};
use super::command::ReaderCommand;
use super::process::ReaderProcess;
use super::watch::Watch;
use std::collections::VecDeque;
use std::io;
use std::iter;
use std::ops::RangeInclusive;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Files that a reader is told of ahead, so that it reads while its last answer is being worked on: as many at once as
/// saves waking it for each, and few where few are left, so that all readers come to their ends together.
const AHEAD: RangeInclusive<usize> = 3..=32;
/// Portions for each reader into which the files that are left would go.
const PORTIONS: usize = 8;

/// Reads every file and hands it to `take`, on as many threads as there are readers. The results are in the order of
/// `paths`. Fails only where no reader can be started.
pub(in super::super) fn read_each<T: Send>(
    command: &ReaderCommand,
    limits: &Limits,
    paths: &[&Path],
    take: &(impl Fn(usize, Result<Workbook, OpenError>) -> T + Sync),
) -> io::Result<Vec<T>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let readers = cores.min(paths.len());
    let watch = Watch::default();
    let next = AtomicUsize::new(0);
    let mut done = Vec::with_capacity(paths.len());
    thread::scope(|scope| {
        // Dropped whichever way this block is left, so that the watch ends.
        let (_running, over) = mpsc::channel();
        scope.spawn(|| {
            let over = over;
            watch.keep(&over);
        });
        let threads: Vec<_> = (0..readers)
            .map(|_| {
                let desk = Desk {
                    command,
                    limits,
                    watch: &watch,
                    paths,
                    next: &next,
                    readers,
                };
                scope.spawn(move || desk.work(take))
            })
            .collect();
        for thread in threads {
            match thread.join() {
                Ok(results) => done.extend(results?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok::<_, io::Error>(())
    })?;
    done.sort_unstable_by_key(|(place, _)| *place);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

/// One thread's work: a reader, fed from the common queue.
struct Desk<'p> {
    command: &'p ReaderCommand,
    limits: &'p Limits,
    watch: &'p Watch,
    paths: &'p [&'p Path],
    next: &'p AtomicUsize,
    readers: usize,
}

impl<'p> Desk<'p> {
    fn work<T>(
        &self,
        take: impl Fn(usize, Result<Workbook, OpenError>) -> T,
    ) -> io::Result<Vec<(usize, T)>> {
        let mut done = Vec::new();
        let mut asked = VecDeque::new();
        let mut reader = self.start()?;
        loop {
            let ahead = self.ahead();
            if asked.len() <= ahead / 2 {
                let known = asked.len();
                asked.extend(iter::from_fn(|| self.next()).take(ahead - known));
                self.ask(&mut reader, asked.range(known..));
            }
            let Some(place) = asked.front().copied() else {
                return Ok(done);
            };
            match reader.answer() {
                Ok(read) => {
                    asked.pop_front();
                    done.push((place, take(place, read)));
                }
                Err(death) => {
                    // What an earlier file has done to the reader is not this one's fault: it is tried once more
                    // in a fresh one.
                    let is_proved =
                        reader.answered == 0 || matches!(death, OpenError::TimedOut { .. });
                    if is_proved {
                        asked.pop_front();
                        done.push((place, take(place, Err(death))));
                    }
                    reader = self.start()?;
                    self.ask(&mut reader, asked.iter());
                }
            }
        }
    }

    fn ask<'q>(&self, reader: &mut ReaderProcess, places: impl Iterator<Item = &'q usize>) {
        reader.ask(places.map(|place| self.paths[*place]));
    }

    fn ahead(&self) -> usize {
        let left = self.paths.len();
        let left = left.saturating_sub(self.next.load(Ordering::Relaxed));
        (left / (self.readers * PORTIONS)).clamp(*AHEAD.start(), *AHEAD.end())
    }

    fn next(&self) -> Option<usize> {
        let place = self.next.fetch_add(1, Ordering::Relaxed);
        (place < self.paths.len()).then_some(place)
    }

    fn start(&self) -> io::Result<ReaderProcess<'p>> {
        ReaderProcess::start(self.command, self.limits, self.watch)
    }
}
