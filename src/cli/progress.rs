//! How far long work has come, on the error stream, for a person who waits; silent when nobody watches.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use kjzd::validate::Watch;

/// Work shorter than this is not worth a line.
const PATIENCE: Duration = Duration::from_secs(1);
/// Time between two lines.
const PAUSE: Duration = Duration::from_millis(100);
/// Columns that a line takes, so that the next one covers it; consoles of old know no other way to clear one.
const WIDTH: usize = 72;

/// Finished pieces of work out of all, with their pace.
pub struct Progress {
    what: &'static str,
    /// With its measure word, and that alone.
    pieces: (&'static str, &'static str),
    begun: Instant,
    watched: bool,
    shown: Mutex<Option<Instant>>,
}

impl Progress {
    /// Of files that are `what`, such as 已读.
    pub fn new(what: &'static str) -> Self {
        Self::of_pieces(what, (" 个文件", "个"))
    }

    /// Of rows that are written.
    pub fn of_rows() -> Self {
        Self::of_pieces("已写", (" 行", "行"))
    }

    fn of_pieces(what: &'static str, pieces: (&'static str, &'static str)) -> Self {
        Self {
            what,
            pieces,
            begun: Instant::now(),
            watched: io::stderr().is_terminal(),
            shown: Mutex::new(None),
        }
    }

    /// Reading files.
    pub fn of_reading() -> Watch {
        let progress = Self::new("已读");
        if !progress.watched {
            return Watch::default();
        }
        Watch::by(move |step| {
            let far = Far {
                done: step.files,
                of: step.of_files,
                part: (step.bytes, step.of_bytes),
                is_foreseeable: step.is_foreseeable,
            };
            progress.show(far, step.records);
        })
    }

    /// So far has it come, with so many records.
    pub fn show(&self, far: Far, records: usize) {
        let passed = self.begun.elapsed();
        if !self.watched || passed < PATIENCE {
            return;
        }
        let mut shown = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let line = if far.done == far.of {
            if shown.is_none() {
                return;
            }
            String::new()
        } else if shown.is_none_or(|last| last.elapsed() >= PAUSE) {
            line((self.what, self.pieces), passed, far, records)
        } else {
            return;
        };
        *shown = Some(Instant::now());
        let blank = " ".repeat(WIDTH.saturating_sub(unicode_width::UnicodeWidthStr::width(&*line)));
        let end = if line.is_empty() { "\r" } else { "" };
        // A line that cannot be shown is no reason to stop.
        let _ = write!(io::stderr().lock(), "\r{line}{blank}{end}");
    }
}

/// How far work has come.
#[derive(Clone, Copy)]
pub struct Far {
    /// Finished pieces.
    pub done: usize,
    /// All pieces.
    pub of: usize,
    /// What is done of all work, and all work, in whatever measure.
    pub part: (u64, u64),
    /// False where nobody knows how much of a piece is left.
    pub is_foreseeable: bool,
}

impl Far {
    /// Pieces that take the same time.
    pub fn pieces(done: usize, of: usize) -> Self {
        Self {
            done,
            of,
            part: (done as u64, of as u64),
            is_foreseeable: true,
        }
    }

    /// Seconds that are left if it goes on as it did.
    fn left(self, passed: Duration) -> Option<u128> {
        let (done, all) = self.part;
        let open = u128::from(all.saturating_sub(done));
        let left = (passed.as_millis() * open).checked_div(u128::from(done))?;
        self.is_foreseeable.then(|| left.div_ceil(1000))
    }
}

/// `已读 1234/19288 个文件，1234 条记录，每秒 2310 个，约剩 8 秒`; where a file takes longer than a second, its records tell the
/// pace.
fn line(
    (what, (piece, measure)): (&str, (&str, &str)),
    passed: Duration,
    far: Far,
    records: usize,
) -> String {
    let pace = |count: usize| count as u128 * 1000 / passed.as_millis().max(1);
    let told = match records {
        0 => String::new(),
        records => format!("，{records} 条记录"),
    };
    let a_second = if pace(far.done) == 0 && records > 0 {
        format!("{} 条", pace(records))
    } else {
        format!("{} {measure}", pace(far.done))
    };
    let left = far.left(passed);
    let left = left.map_or_else(String::new, |left| format!("，约剩 {left} 秒"));
    let Far { done, of, .. } = far;
    format!("{what} {done}/{of}{piece}{told}，每秒 {a_second}{left}")
}

#[cfg(test)]
mod tests {
    use super::{Duration, Far, line};

    const FILES: (&str, &str) = (" 个文件", "个");

    #[test]
    fn a_line_tells_pace_and_time_left() {
        let passed = Duration::from_secs(2);
        let told = line(("已读", FILES), passed, Far::pieces(500, 2000), 500);
        insta::assert_snapshot!(told, @"已读 500/2000 个文件，500 条记录，每秒 250 个，约剩 6 秒");
        let told = line(("已读", FILES), passed, Far::pieces(0, 1), 90_000);
        insta::assert_snapshot!(told, @"已读 0/1 个文件，90000 条记录，每秒 45000 条");
        let endless = Far {
            is_foreseeable: false,
            ..Far::pieces(1, 3)
        };
        let told = line(("已读", FILES), passed, endless, 90_000);
        insta::assert_snapshot!(told, @"已读 1/3 个文件，90000 条记录，每秒 45000 条");
        let half = Far {
            part: (25, 100),
            ..Far::pieces(0, 2)
        };
        let told = line(("已读", FILES), passed, half, 90_000);
        insta::assert_snapshot!(told, @"已读 0/2 个文件，90000 条记录，每秒 45000 条，约剩 6 秒");
        let told = line(("已生成", FILES), passed, Far::pieces(300, 301), 0);
        insta::assert_snapshot!(told, @"已生成 300/301 个文件，每秒 150 个，约剩 1 秒");
        let told = line(
            ("已写", (" 行", "行")),
            passed,
            Far::pieces(200_000, 405_000),
            0,
        );
        insta::assert_snapshot!(told, @"已写 200000/405000 行，每秒 100000 行，约剩 3 秒");
    }
}
