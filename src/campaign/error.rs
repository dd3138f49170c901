//! What is wrong with a campaign's files: every fault found, each with file, line and the way out.

use std::fmt;

/// Why a campaign could not be loaded: all faults of its files, in file order.
#[derive(Debug, thiserror::Error)]
pub struct CampaignError {
    /// Where the campaign was looked for; none for the built-in one.
    pub folder: Option<String>,
    /// The faults; never empty.
    pub problems: Vec<Problem>,
}

/// One fault of a campaign's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// File inside the campaign's folder, `/` as separator; empty where it concerns the folder.
    pub file: String,
    /// Line and column, both from 1, where the fault has a place.
    pub at: Option<(usize, usize)>,
    /// What is wrong and how to mend it, in Chinese.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some((line, column)) = self.at {
            write!(f, " 第 {line} 行第 {column} 列")?;
        }
        if !self.file.is_empty() {
            f.write_str("：")?;
        }
        f.write_str(&self.reason)
    }
}

impl fmt::Display for CampaignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folder = self.folder.as_deref().unwrap_or("内置");
        write!(f, "活动定义（{folder}）有 {} 处错误：", self.problems.len())?;
        for problem in &self.problems {
            write!(f, "\n  {problem}")?;
        }
        Ok(())
    }
}
