//! Findings for a clerk at a terminal: file by file, sheet by sheet, with a closing count and what to do next.

use std::io::{self, Write};

use super::escape::visible;
use super::fold::{Folded, fold};
use super::layout::wrap;
use crate::diagnostic::{Diagnostic, Level, Summary};

/// How the terminal looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Colours may be used.
    pub colour: bool,
    /// Columns of a line; none where the output goes elsewhere and lines are not cut.
    pub width: Option<usize>,
}

/// Columns before the words: indent, level, code.
const MARGIN: usize = 16;

/// Writes sorted findings and the closing count.
pub fn findings_table(
    out: &mut impl Write,
    findings: &[Diagnostic],
    summary: Summary,
    look: Look,
) -> io::Result<()> {
    for file in findings.chunk_by(|a, b| a.place.file == b.place.file) {
        let name = file.first().map_or("", |first| first.place.file.as_str());
        let name = if name.is_empty() {
            "全部文件"
        } else {
            name
        };
        writeln!(out, "{}", look.bold(&visible(name)))?;
        let mut sheet = None;
        for line in fold(&file.iter().collect::<Vec<_>>()) {
            if line.sheet != sheet {
                sheet = line.sheet;
                if let Some(sheet) = sheet {
                    writeln!(out, "  工作表“{}”", visible(sheet))?;
                }
            }
            entry(out, &line, look)?;
        }
        writeln!(out)?;
    }
    closing(out, summary, look)
}

fn entry(out: &mut impl Write, line: &Folded<'_>, look: Look) -> io::Result<()> {
    let text = visible(&line.text);
    let lines = look.indented_by(MARGIN).lines(&text);
    let level = look.coloured(line.level);
    let mut lines = lines.iter();
    let first = lines.next().map_or("", String::as_str);
    writeln!(out, "    {level}  {:<4}  {first}", line.code)?;
    for more in lines {
        writeln!(out, "{:MARGIN$}{more}", "")?;
    }
    Ok(())
}

fn closing(out: &mut impl Write, summary: Summary, look: Look) -> io::Result<()> {
    writeln!(
        out,
        "共审核 {} 个文件、{} 份表：强制 {} 处，核实 {} 处，提示 {} 处。",
        summary.files, summary.records, summary.errors, summary.warnings, summary.notices
    )?;
    let next = match (summary.errors, summary.warnings) {
        (0, 0) if summary.records == 0 => "没有读到任何一份表，请核对路径和文件。",
        (0, 0) if summary.partial => {
            "所看的规则和级别里没有问题；没有看的不在此列，上报前请不加 --select、--ignore、--level 再审核一遍。"
        }
        (0, 0) => "没有需要改正或核实的问题，可以上报、汇总。",
        (0, _) => "没有强制性错误。请逐条核实：填错的改正；属实的，在说明里写明原因后上报。",
        (_, _) => {
            "请先改正“强制”各条，再核实其余各条，然后重新审核。有强制性错误的表不能汇总。用 kjzd explain 代码 查看某一条的解释。"
        }
    };
    for line in look.lines(next) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

impl Look {
    /// The same with less room.
    fn indented_by(self, columns: usize) -> Self {
        Self {
            width: self.width.map(|width| width.saturating_sub(columns)),
            ..self
        }
    }

    /// Text as lines that fit, two columns left for a hanging mark.
    fn lines(self, text: &str) -> Vec<String> {
        match self.width {
            Some(width) => wrap(text, width.saturating_sub(2)),
            None => vec![text.to_owned()],
        }
    }

    pub(super) fn bold(self, text: &str) -> String {
        self.painted(text, "1")
    }

    fn coloured(self, level: Level) -> String {
        let code = match level {
            Level::Error => "31",
            Level::Warning => "33",
            Level::Notice => "2",
        };
        self.painted(level.label(), code)
    }

    pub(super) fn painted(self, text: &str, code: &str) -> String {
        if self.colour {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}
