//! Ctrl-C, or the system asking the run to end: nothing half written stays behind.

use kjzd::press;

/// The exit code of a run that was stopped, as shells know it.
const STOPPED: i32 = 130;

/// From here on a run that is stopped clears its unfinished files away first. Its readers end with it.
pub fn clear_up_when_stopped() {
    // Without it the run ends all the same, and leaves at most a hidden temporary file.
    let _ = ctrlc::set_handler(|| {
        // Held to the end, so that no other file is begun.
        let _unfinished = press::discard_unfinished();
        std::process::exit(STOPPED);
    });
}
