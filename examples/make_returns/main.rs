//! Writes a synthetic set of filled returns of the built-in campaign, of any size, from a seed.
//!
//! `OUT/returns/市/县/…` holds the workbooks, `OUT/truth.jsonl` what was meant, as `kjzd export` run inside `returns`
//! should give it back, and `OUT/planted.jsonl` the faults planted with `--faults`. Regions and villages are real,
//! people and figures are not. Same seed and options, same bytes.

mod card;
mod desk;
mod faults;
mod filled;
mod habits;
mod indicators;
mod ledger;
mod office;
mod paper;
mod parcel;
mod pen;
mod people;
mod rng;
mod sections;
mod survey;
mod ticking;
mod truth;
mod winter;

use std::collections::BTreeSet;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Parser;
use kjzd::campaign::{Campaign, RegionId, RegionLevel};
use rayon::prelude::*;

use desk::Desk;
use habits::Style;
use office::Office;
use parcel::Shape;
use rng::Rng;
use truth::Spot;

/// Writes a synthetic set of filled returns
#[derive(Debug, Parser)]
pub struct Args {
    /// Folder for the set; `returns` inside it must not exist yet
    out: PathBuf,
    /// Where the numbers come from
    #[arg(long, default_value_t = 7)]
    seed: u64,
    /// Only counties of these cities
    #[arg(long = "city", value_name = "CITY")]
    cities: Vec<String>,
    /// How many counties report
    #[arg(long, default_value_t = 60)]
    counties: usize,
    /// The cities' own offices (市本级) report as well
    #[arg(long)]
    own_returns: bool,
    /// Villages by county, as far as it has so many
    #[arg(long, default_value_t = 25)]
    villages_per_county: u32,
    /// Households by village
    #[arg(long, default_value_t = 0)]
    households_per_village: u32,
    /// Teams by office
    #[arg(long, default_value_t = 2)]
    teams: u32,
    /// How surveys come back
    #[arg(long, value_enum, default_value_t = Shape::Cards)]
    shape: Shape,
    /// Whose hand it is
    #[arg(long, value_enum, default_value_t = Style::Clean)]
    style: Style,
    /// Part of the records that is spoiled, 0 to 1
    #[arg(long, default_value_t = 0.0)]
    faults: f64,
    /// One more ledger of so many households, in the first county
    #[arg(long, default_value_t = 0)]
    ledger_rows: u32,
}

/// Lines with the place that they are sorted by.
type Lines = Vec<(Spot, String)>;

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let campaign = &Campaign::builtin()?;
    let root = args.out.join("returns");
    if root.exists() {
        bail!("{} 已经存在，请换一个文件夹", root.display());
    }
    let offices = offices(campaign, &args)?;
    let first_county = offices.iter().find(|id| !is_city(campaign, **id)).copied();
    let parts: Vec<(Lines, Lines)> = offices
        .par_iter()
        .map(|id| report(campaign, &root, *id, first_county == Some(*id), &args))
        .collect::<anyhow::Result<_>>()?;
    let (meant, planted): (Vec<Lines>, Vec<Lines>) = parts.into_iter().unzip();
    write_lines(&args.out.join("truth.jsonl"), meant)?;
    if args.faults > 0.0 {
        write_lines(&args.out.join("planted.jsonl"), planted)?;
    }
    Ok(())
}

/// Who reports: the first so many counties, and their cities where these report as well.
fn offices(campaign: &Campaign, args: &Args) -> anyhow::Result<Vec<RegionId>> {
    let regions = &campaign.regions;
    let wanted = |id: RegionId| {
        let city = regions.city_of(id).map(|city| regions.get(city));
        args.cities.is_empty()
            || city.is_some_and(|city| {
                args.cities.contains(&city.name) || args.cities.contains(&city.short_name)
            })
    };
    let counties: Vec<RegionId> = regions
        .iter()
        .filter(|(id, region)| region.level == RegionLevel::County && wanted(*id))
        .map(|(id, _)| id)
        .take(args.counties)
        .collect();
    if counties.is_empty() {
        bail!("没有可写的县，请核对 --city 和 --counties");
    }
    let cities = counties.iter().filter_map(|id| regions.city_of(*id));
    let mut all: BTreeSet<RegionId> = cities.filter(|_| args.own_returns).collect();
    all.extend(&counties);
    Ok(all.into_iter().collect())
}

fn is_city(campaign: &Campaign, id: RegionId) -> bool {
    campaign.regions.get(id).level == RegionLevel::City
}

/// Writes what one office sends.
fn report(
    campaign: &Campaign,
    root: &Path,
    id: RegionId,
    long_ledger: bool,
    args: &Args,
) -> anyhow::Result<(Lines, Lines)> {
    let mut office = Office::new(campaign, id, args.seed);
    let hand = Rng::new(!args.seed, id.0 as u64);
    let place = (root, office.folder());
    let mut desk = Desk::new(campaign, place, (args.style, args.faults), hand)?;
    parcel::send(&mut office, &mut desk, args)?;
    if long_ledger && args.ledger_rows > 0 {
        parcel::long_ledger(&mut office, &mut desk, args)?;
    }
    Ok((desk.meant, desk.planted))
}

/// Writes lines sorted by file, sheet and row.
fn write_lines(path: &Path, parts: Vec<Lines>) -> anyhow::Result<()> {
    let mut lines: Lines = parts.into_iter().flatten().collect();
    lines.sort();
    let file = std::fs::File::create(path).with_context(|| format!("写不了 {}", path.display()))?;
    let mut file = BufWriter::new(file);
    for (_, line) in lines {
        writeln!(file, "{line}")?;
    }
    file.flush()?;
    Ok(())
}
