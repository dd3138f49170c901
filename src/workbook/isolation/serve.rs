//! The reader process from the inside.

use super::super::Limits;
use super::super::builder::Wants;
use super::super::open;
use super::frame::{self, Request};
use super::sender::Sender;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::thread;

/// Stack of the thread that parses.
const STACK: usize = 8 << 20;

/// Reads the files that `input` names and answers on `output`, until `input` ends; a file that is being read then is
/// left as it is, so the caller must end the process.
pub fn serve(mut input: impl BufRead, output: impl Write + Send + 'static) -> io::Result<()> {
    let (requests, queue) = mpsc::channel();
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || answer_all(&queue, output))?;
    let mut buffer = Vec::new();
    while let Some(request) = frame::read(&mut input, &mut buffer)? {
        if requests.send(request).is_err() {
            break;
        }
    }
    Ok(())
}

fn answer_all(queue: &Receiver<Request>, output: impl Write) {
    let mut sender = Sender::new(output);
    let mut asked = None;
    for request in queue {
        match request {
            Request::Limits(told, wants) => {
                hold_memory(told.memory_bytes);
                asked = Some((told, wants));
            }
            Request::Read(path) => {
                let (limits, wants) = asked.get_or_insert_with(|| (Limits::default(), Wants::All));
                let outcome = open::read(Path::new(&path), (limits, *wants), &mut sender);
                if sender.end(outcome).is_err() {
                    // Nobody listens any more.
                    return;
                }
            }
        }
    }
}

/// From here on the system refuses this process more memory than that.
#[cfg(unix)]
fn hold_memory(bytes: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = Rlimit {
        current: Some(bytes),
        maximum: Some(bytes),
    };
    // Where the system knows no such limit, the file's own limits still hold.
    let _ = setrlimit(Resource::As, limit);
}

#[cfg(not(unix))]
fn hold_memory(_: u64) {}
