//! Workbooks opened in reader processes: a file that makes its parser abort, hang or eat the memory takes its reader
//! down, which is replaced, and nothing else.
//!
//! A reader is kjzd itself under a hidden command. It is told the limits, then path after path on its standard input, and
//! answers on its standard output with the cells as it meets them, so that reading and what is made of it overlap and
//! neither side holds a big file twice. It knows no campaign. When its input ends, it ends, whatever it is doing: a
//! run that is killed leaves no reader behind.

mod command;
mod frame;
mod pool;
mod process;
mod sender;
mod serve;
mod watch;

pub use command::ReaderCommand;
pub(super) use pool::read_each;
pub use serve::serve;
