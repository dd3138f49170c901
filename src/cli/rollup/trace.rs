//! One total and the cells that it is the sum of.

use std::io::{self, BufWriter, Write as _};

use kjzd::campaign::Campaign;
use kjzd::diagnostic::Refusal;
use kjzd::report;
use kjzd::rollup::{Summary, Traced, traceable};

/// The one field that is to be traced.
pub(super) fn field(campaign: &Campaign, key: Option<&str>) -> Result<Option<Traced>, Refusal> {
    let Some(key) = key else {
        return Ok(None);
    };
    match traceable(campaign, key).as_slice() {
        [one] => Ok(Some(*one)),
        [] => Err(Refusal::new(
            format!("没有“{key}”这个数字栏目"),
            "写栏目的名字，或 kjzd export 输出里的代号，如 附件1.总户数、village.households。",
        )),
        several => {
            let names: Vec<String> = several
                .iter()
                .map(|one| format!("{}.{key}", campaign.form(one.form).id))
                .collect();
            Err(Refusal::new(
                format!("几张表都有“{key}”"),
                format!("请写明是哪张表的：{}。", names.join("、")),
            ))
        }
    }
}

/// Every record's part in a total, then the total.
pub(super) fn write(summary: &Summary<'_>, field: Traced) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    report::trace_table(&mut out, summary, field)?;
    out.flush()
}
