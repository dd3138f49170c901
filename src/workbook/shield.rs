//! A parser's panic costs its file and nothing else: no other file, and no stack trace on a clerk's screen.

use super::OpenError;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    /// True while this thread is in a parser.
    static SHIELDED: Cell<bool> = const { Cell::new(false) };
}

static HOOK: Once = Once::new();

/// Runs a parser; its panic is a damaged file.
pub(super) fn shielded<T>(parse: impl FnOnce() -> Result<T, OpenError>) -> Result<T, OpenError> {
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !SHIELDED.get() {
                before(info);
            }
        }));
    });
    SHIELDED.set(true);
    let parsed = catch_unwind(AssertUnwindSafe(parse));
    SHIELDED.set(false);
    parsed.unwrap_or_else(|_| Err(OpenError::damaged("内部结构错乱，读取程序无法继续")))
}

#[cfg(test)]
mod tests {
    use super::shielded;

    #[test]
    fn a_panic_is_damage() {
        let rows: Vec<u32> = Vec::new();
        let error = shielded(|| Ok(rows[0])).unwrap_err();
        assert_eq!(error.rule().code, "F103");
        assert_eq!(shielded(|| Ok(1)).unwrap(), 1);
    }
}
