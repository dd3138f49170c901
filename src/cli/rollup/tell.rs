//! What a roll-up says when its summary is written.

use std::io::{self, Write as _};
use std::path::Path;

use kjzd::diagnostic;
use kjzd::press::summary;
use kjzd::rollup::{Settled, Summary};
use kjzd::workbook::Limits;

/// One line a form: what went in, and what is still wanting.
pub(super) fn tell(summary: &Summary<'_>, settled: &Settled, path: &Path) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let region = &summary.campaign.regions.get(summary.region).name;
    let mark = if summary.provisional {
        "（初步）"
    } else {
        ""
    };
    writeln!(out, "{region}汇总{mark}：{}", path.display())?;
    for form in &summary.forms {
        let definition = summary.campaign.form(form.form);
        writeln!(
            out,
            "  {} {} 份，应报 {} 个县（市、区），已报 {} 个",
            definition.number,
            form.total.records,
            form.coverage.expected,
            form.coverage.reported()
        )?;
    }
    let found = diagnostic::Summary::count(0, 0, &settled.findings);
    if !summary.left_out.is_empty() {
        writeln!(
            out,
            "  {} 项没有计入，见“未纳入”工作表。",
            summary.left_out.len()
        )?;
    }
    if !summary.explained.is_empty() && !summary.masked {
        writeln!(
            out,
            "  {} 处已由报送单位说明，见“核实说明”工作表。",
            summary.explained.len()
        )?;
    }
    let cells = summary::cells_read_back(summary);
    if let Some(told) = too_long(cells, Limits::default().cells) {
        writeln!(out, "  {told}")?;
    }
    if found.warnings > 0 {
        writeln!(
            out,
            "  另有 {} 处待核实，用 kjzd validate 查看。",
            found.warnings
        )?;
    }
    Ok(())
}

/// What the level above needs to know of a summary that its limits would refuse.
fn too_long(cells: u64, most: u64) -> Option<String> {
    let enough = cells.div_ceil(most) * most;
    (cells > most).then(|| {
        format!("明细有 {cells} 格，超出读取的上限：上级汇总时要加 --limit cells={enough}。")
    })
}

#[cfg(test)]
mod tests {
    use super::too_long;

    #[test]
    fn a_summary_past_the_limit_is_told_with_one_that_holds_it() {
        assert_eq!(too_long(10, 10), None);
        let told = too_long(25, 10);
        insta::assert_snapshot!(
            told.unwrap_or_default(),
            @"明细有 25 格，超出读取的上限：上级汇总时要加 --limit cells=30。"
        );
    }
}
