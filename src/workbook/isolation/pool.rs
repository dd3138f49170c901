//! Reader processes, one a core, and the queue that they are fed from.

use super::super::builder::Wants;
use super::super::taker::Unparted;
use super::super::{Limits, OpenError, Taker};
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

/// Reads every file for `taker`, on as many threads as there are readers. The results are in the order of `paths`.
/// Fails only where no reader can be started.
pub(in super::super) fn read_each<T: Taker>(
    command: &ReaderCommand,
    limits: &Limits,
    paths: &[&Path],
    taker: &T,
) -> io::Result<Vec<T::Taken>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let wants = Wants::of(taker);
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
                    wants,
                    watch: &watch,
                    paths,
                    next: &next,
                    readers,
                };
                scope.spawn(move || desk.work(taker))
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
    wants: Wants,
    watch: &'p Watch,
    paths: &'p [&'p Path],
    next: &'p AtomicUsize,
    readers: usize,
}

/// A file that a reader has been told of.
#[derive(Clone, Copy)]
struct Asked {
    place: usize,
    /// Its rows did not tell enough one by one.
    whole: bool,
}

impl<'p> Desk<'p> {
    fn work<T: Taker>(&self, taker: &T) -> io::Result<Vec<(usize, T::Taken)>> {
        let mut done = Vec::new();
        let mut asked: VecDeque<Asked> = VecDeque::new();
        let mut reader = self.start()?;
        loop {
            let ahead = self.ahead();
            if asked.len() <= ahead / 2 {
                let known = asked.len();
                let more = iter::from_fn(|| self.next()).take(ahead - known);
                asked.extend(more.map(|place| Asked {
                    place,
                    whole: false,
                }));
                self.ask(&mut reader, asked.range(known..));
            }
            let Some(Asked { place, whole }) = asked.front().copied() else {
                return Ok(done);
            };
            let answer = if whole {
                reader.answer(&Unparted(taker), place)
            } else {
                reader.answer(taker, place)
            };
            match answer {
                Ok(result) => {
                    asked.pop_front();
                    if let Some(result) = result {
                        done.push((place, result));
                    } else {
                        asked.push_back(Asked { place, whole: true });
                        self.ask(&mut reader, asked.range(asked.len() - 1..));
                    }
                }
                Err(death) => {
                    // What an earlier file has done to the reader is not this one's fault: it is tried once more
                    // in a fresh one.
                    let is_proved =
                        reader.answered == 0 || matches!(death, OpenError::TimedOut { .. });
                    if is_proved {
                        asked.pop_front();
                        done.push((place, taker.whole(place, Err(death))));
                    }
                    reader = self.start()?;
                    self.ask(&mut reader, asked.iter());
                }
            }
        }
    }

    fn ask<'q>(&self, reader: &mut ReaderProcess, files: impl Iterator<Item = &'q Asked>) {
        reader.ask(files.map(|asked| self.paths[asked.place]));
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
        ReaderProcess::start(self.command, (self.limits, self.wants), self.watch)
    }
}
