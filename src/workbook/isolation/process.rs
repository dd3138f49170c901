//! One reader process from the outside.

use super::super::builder::Wants;
use super::super::gathering::Gathering;
use super::super::sink::Sink as _;
use super::super::{Limits, OpenError, Taker};
use super::command::ReaderCommand;
use super::frame::{self, Frame, Request};
use super::watch::{Watch, Watched};
use std::io::{self, BufReader, BufWriter, Read as _, Write as _};
use std::path::Path;
use std::process::{ChildStderr, ChildStdin, ChildStdout};
use std::thread;
use std::time::{Duration, Instant};

/// How much of a dying reader's last words is listened to.
const LAST_WORDS: u64 = 1 << 12;
/// How Rust's runtime begins to say that an allocation was refused.
const OUT_OF_MEMORY: &str = "memory allocation of";

/// The reader has died, or talks nonsense.
struct Gone;

/// A running reader.
pub(super) struct ReaderProcess<'p> {
    watch: &'p Watch,
    watched: Watched,
    limits: &'p Limits,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    errors: ChildStderr,
    buffer: Vec<u8>,
    /// Files that it has answered for.
    pub answered: usize,
}

impl<'p> ReaderProcess<'p> {
    pub(super) fn start(
        command: &ReaderCommand,
        (limits, wants): (&'p Limits, Wants),
        watch: &'p Watch,
    ) -> io::Result<Self> {
        let mut child = command.command().spawn()?;
        let no_pipe = || io::Error::from(io::ErrorKind::BrokenPipe);
        let input = child.stdin.take().ok_or_else(no_pipe)?;
        let output = child.stdout.take().ok_or_else(no_pipe)?;
        let errors = child.stderr.take().ok_or_else(no_pipe)?;
        let watched = Watched::new(child);
        watch.add(&watched);
        let mut reader = Self {
            watch,
            watched,
            limits,
            input,
            output: BufReader::with_capacity(1 << 16, output),
            errors,
            buffer: Vec::new(),
            answered: 0,
        };
        reader.tell([Request::Limits(limits.clone(), wants)].into_iter());
        Ok(reader)
    }

    /// Asks for files. The answers come in the order of the questions.
    pub(super) fn ask<'f>(&mut self, paths: impl Iterator<Item = &'f Path>) {
        self.tell(paths.map(|path| Request::Read(path.as_os_str().to_owned())));
    }

    /// A reader that has died cannot be told anything; that shows when its answer is due.
    fn tell(&mut self, requests: impl Iterator<Item = Request>) {
        let mut input = BufWriter::new(&mut self.input);
        for request in requests {
            let _ = frame::write(&mut input, &request, &mut self.buffer);
        }
        let _ = input.flush();
    }

    /// What becomes of the next file, which stands at this place: none where it must be read once more, whole. Or what
    /// the reader died of.
    pub(super) fn answer<T: Taker>(
        &mut self,
        taker: &T,
        place: usize,
    ) -> Result<Option<T::Taken>, OpenError> {
        let answer = thread::scope(|scope| self.receive(Gathering::new(taker, place, Some(scope))));
        self.answered += usize::from(answer.is_ok());
        answer.map_err(|Gone| self.cause_of_death())
    }

    fn receive<'s, T: Taker>(
        &mut self,
        mut sheets: Gathering<'_, 's, '_, T>,
    ) -> Result<Option<T::Taken>, Gone>
    where
        T::Long: 's,
    {
        let mut left = Duration::from_secs(self.limits.seconds);
        loop {
            match self.frame(&mut left)? {
                Frame::Properties(properties) => sheets.properties(&properties),
                Frame::Sheet { name, visible } => sheets.sheet(name, visible),
                Frame::EndsAt(row) => sheets.ends_at(row),
                Frame::Rows(rows) => sheets.rows(rows),
                Frame::Late(cells) => {
                    for (at, cell) in cells {
                        sheets.cell(at, cell);
                    }
                }
                Frame::Merges(merges) => merges.into_iter().for_each(|merge| sheets.merge(merge)),
                Frame::Broken(at) => sheets.broken(at),
                Frame::Done(head) => return Ok(sheets.over(head)),
                Frame::Failed(error) => return Ok(Some(sheets.failed(error))),
            }
        }
    }

    /// The next message, which may take what is left of the file's time: the clock runs while the run waits for the
    /// reader, not while the reader waits for the run.
    fn frame(&mut self, left: &mut Duration) -> Result<Frame, Gone> {
        let begun = Instant::now();
        self.watched.until(begun.checked_add(*left));
        let frame = frame::read(&mut self.output, &mut self.buffer);
        self.watched.until(None);
        *left = left.saturating_sub(begun.elapsed());
        frame.ok().flatten().ok_or(Gone)
    }

    fn cause_of_death(&mut self) -> OpenError {
        self.watched.end();
        if self.watched.was_late() {
            let seconds = self.limits.seconds;
            return OpenError::TimedOut { seconds };
        }
        let mut words = Vec::new();
        let _ = (&mut self.errors).take(LAST_WORDS).read_to_end(&mut words);
        if String::from_utf8_lossy(&words).contains(OUT_OF_MEMORY) {
            let bytes = self.limits.memory_bytes;
            return OpenError::OutOfMemory { bytes };
        }
        OpenError::Crashed
    }
}

impl Drop for ReaderProcess<'_> {
    fn drop(&mut self) {
        self.watch.remove(&self.watched);
        self.watched.end();
    }
}
