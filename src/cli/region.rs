//! A region named on the command line: its name, short name, former name or code.

use kjzd::campaign::{Campaign, Region, RegionId};
use kjzd::diagnostic::Refusal;

/// The one region that is named; several or none are refused with the way out.
pub fn region(campaign: &Campaign, written: &str) -> Result<RegionId, Refusal> {
    let wanted = written.trim();
    let named: Vec<(RegionId, &Region)> = campaign
        .regions
        .iter()
        .filter(|(_, region)| names(region).any(|name| name == wanted))
        .collect();
    match named.as_slice() {
        [(id, _)] => Ok(*id),
        [] => Err(unknown(campaign, wanted)),
        several => {
            let names: Vec<&str> = several
                .iter()
                .map(|(_, region)| region.name.as_str())
                .collect();
            Err(Refusal::new(
                format!("“{wanted}”可以是{}", names.join("，也可以是")),
                "请写全称。",
            ))
        }
    }
}

fn names(region: &Region) -> impl Iterator<Item = &str> {
    [&region.name, &region.short_name, &region.code]
        .into_iter()
        .chain(&region.aliases)
        .map(String::as_str)
}

fn unknown(campaign: &Campaign, wanted: &str) -> Refusal {
    let nearest = campaign
        .regions
        .iter()
        .map(|(_, region)| (strsim::damerau_levenshtein(&region.name, wanted), region))
        .filter(|(edits, _)| *edits <= 1)
        .min_by_key(|(edits, _)| *edits);
    let remedy = match nearest {
        Some((_, region)) => format!("是不是“{}”？", region.name),
        None => "请写地区全称，如“白城市”“镇赉县”“吉林省”。".to_owned(),
    };
    Refusal::new(format!("没有“{wanted}”这个地区"), remedy)
}
