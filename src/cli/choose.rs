//! What flags name: a region, a form, a day. A name that means nothing is refused with what would do.

use std::path::Path;

use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, offset};
use kjzd::campaign::{Campaign, FormId, RegionId, RegionLevel};
use kjzd::diagnostic::Refusal;
use kjzd::status::Register;
use kjzd::value::{Fault, read_region};

const LEVELS: [RegionLevel; 3] = [
    RegionLevel::Province,
    RegionLevel::City,
    RegionLevel::County,
];

/// The region that `--for` or `--expect` names, by name or code.
pub fn region(campaign: &Campaign, written: &str) -> Result<RegionId, Refusal> {
    let regions = &campaign.regions;
    if let Some(id) = regions.by_code(written.trim()) {
        return Ok(id);
    }
    match read_region(written, regions, &LEVELS, None) {
        Ok(reading) => Ok(reading.value),
        Err(Fault::AmbiguousRegion { candidates }) => Err(Refusal::new(
            format!("“{written}”可以指几个地区：{}", candidates.join("、")),
            "请写全称。",
        )),
        Err(Fault::UnknownRegion {
            nearest: Some(nearest),
        }) => Err(Refusal::new(
            format!("没有“{written}”这个地区"),
            format!("是不是“{nearest}”？请写全称，如“白城市”，或六位行政区划代码。"),
        )),
        Err(_) => Err(Refusal::new(
            format!("没有“{written}”这个地区"),
            "请写市（州）、县（市、区）的全称，或六位行政区划代码。",
        )),
    }
}

/// The region above all others.
pub fn root(campaign: &Campaign) -> Result<RegionId, Refusal> {
    let none = || Refusal::new("活动定义里没有地区", "请补上 regions.csv。");
    campaign.regions.root().ok_or_else(none)
}

/// The one form that is meant.
pub fn form(campaign: &Campaign, written: &str) -> Result<FormId, Refusal> {
    let names = |forms: &[FormId]| {
        let names = forms.iter().map(|id| {
            let form = campaign.form(*id);
            format!("{}《{}》（{}）", form.number, form.title, form.id)
        });
        names.collect::<Vec<_>>().join("、")
    };
    match campaign.forms_named(written).as_slice() {
        [one] => Ok(*one),
        [] => {
            let all: Vec<FormId> = (0..campaign.forms.len()).map(FormId).collect();
            Err(Refusal::new(
                format!("没有“{}”这张表", written.trim()),
                format!("编号、标题、代号都可以写：{}。", names(&all)),
            ))
        }
        several => Err(Refusal::new(
            format!("“{}”可以指几张表", written.trim()),
            format!("请写编号：{}。", names(several)),
        )),
    }
}

/// The day that a flag gives, as clap reads it.
pub fn day(written: &str) -> Result<Date, String> {
    written
        .parse()
        .map_err(|_| format!("“{written}”不是日期，应写作 2017-11-28"))
}

/// The register of receipts that is meant where none is named.
pub const REGISTER: &str = "收件登记.csv";

/// The register that is named, or the usual one where it is there.
pub fn register(named: Option<&Path>, campaign: &Campaign) -> Result<Option<Register>, Refusal> {
    let usual = Path::new(REGISTER);
    let path = match named {
        Some(path) => path,
        None if usual.is_file() => usual,
        None => return Ok(None),
    };
    let bytes = std::fs::read(path).map_err(|error| {
        Refusal::new(
            format!("读不了收件登记 {}（{error}）", path.display()),
            "请核对路径；在 Excel 或 WPS 里打开着的，请先关闭。",
        )
    })?;
    Register::read(&bytes, campaign).map(Some)
}

/// Now, by the offices' clock, wherever the machine stands.
pub fn now() -> DateTime {
    let beijing = TimeZone::fixed(offset(8));
    beijing.to_datetime(jiff::Timestamp::now())
}

/// Today, by the same clock.
pub fn today() -> Date {
    now().date()
}
