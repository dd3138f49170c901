//! A reader that fails where a cell tells it to, in the middle of its answer.

use kjzd::workbook::{Limits, Opener, ReaderCommand, serve};
use std::io::{self, Write};

/// The argument that makes this program a reader.
pub const ARGUMENT: &str = "--read-and-fail";

/// A cell with this text ends the reader as a refused allocation does.
pub const ABORT: &str = "读到这里就崩溃";
/// A cell with this text stops it for ever.
pub const HANG: &str = "读到这里就停住";
/// A cell with this text makes it talk nonsense.
pub const BABBLE: &str = "读到这里就胡说";

/// Names a file that a reader takes hold of before it stops, so that others can see that it has, and when it is gone.
pub const MARK: &str = "READ_AND_FAIL_MARK";

/// An opener whose readers fail.
pub fn opener(limits: Limits) -> Opener {
    let readers = ReaderCommand {
        program: std::env::current_exe().unwrap(),
        arguments: vec![ARGUMENT.into()],
        environment: Vec::new(),
    };
    Opener::isolated(readers, limits)
}

/// Reads until the input ends.
pub fn read() {
    serve(io::stdin().lock(), Tripwire(io::stdout())).unwrap();
}

/// Lets an answer through up to the word that it stumbles over.
struct Tripwire<W>(W);

impl<W: Write> Write for Tripwire<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let stumble = |word: &str| {
            let word = word.as_bytes();
            bytes.windows(word.len()).position(|piece| piece == word)
        };
        for word in [ABORT, HANG, BABBLE] {
            let Some(at) = stumble(word) else { continue };
            self.0.write_all(&bytes[..at])?;
            self.0.flush()?;
            match word {
                ABORT => std::process::abort(),
                HANG => stop(),
                _ => self.0.write_all(&[0xff; 64])?,
            }
        }
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn stop() -> ! {
    let mark = std::env::var_os(MARK).map(|path| std::fs::File::create(path).unwrap());
    if let Some(mark) = &mark {
        mark.lock().unwrap();
    }
    loop {
        std::thread::park();
    }
}
