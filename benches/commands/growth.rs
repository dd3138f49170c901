//! How time and memory grow with the length of a ledger.

use anyhow::Result;

use crate::returns::Returns;
use crate::timing::{Cost, Task};

/// One length.
pub struct Point {
    /// Rows of the ledger.
    pub rows: u32,
    /// `kjzd validate`.
    pub kjzd: Cost,
    /// Bare streaming.
    pub bare: Cost,
}

/// Measures every length.
pub fn measure(returns: &Returns) -> Result<Vec<Point>> {
    let sizes = returns.growth.iter();
    sizes
        .map(|(rows, folder)| {
            let bare = Task::bare(&["ledger", &folder.to_string_lossy()])?;
            Ok(Point {
                rows: *rows,
                kjzd: Task::kjzd(&["validate", "."]).within(folder).cost(2)?,
                bare: bare.cost(2)?,
            })
        })
        .collect()
}
