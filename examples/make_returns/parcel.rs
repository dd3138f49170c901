//! What one office sends: which forms, how many, and in which files.

use anyhow::{Context, bail};
use kjzd::campaign::{FormId, Village};

use crate::Args;
use crate::desk::Desk;
use crate::filled::Filled;
use crate::office::Office;
use crate::{survey, winter};

/// How surveys come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Shape {
    /// One workbook a record.
    Cards,
    /// One ledger a form and county.
    Ledgers,
    /// Cards of the first half of the villages, ledgers of the others.
    Both,
}

/// Longest ledger that a worksheet holds, with room for its head.
const MOST_ROWS: u32 = 1_000_000;

/// Writes all that an office sends.
pub fn send(office: &mut Office<'_>, desk: &mut Desk<'_>, args: &Args) -> anyhow::Result<()> {
    if !office.is_city() {
        surveys(office, desk, args)?;
    }
    let number = number(office, "team")?;
    for team in 1..=args.teams {
        let filled = winter::team(office)?;
        desk.single(&format!("{number}_{team}"), filled)?;
    }
    let filled = winter::statistics(office, args.teams)?;
    desk.single(&self::number(office, "statistics")?, filled)
}

fn surveys(office: &mut Office<'_>, desk: &mut Desk<'_>, args: &Args) -> anyhow::Result<()> {
    let register = office.campaign.register();
    let villages: Vec<&Village> = register
        .villages(office.region)
        .take(args.villages_per_county as usize)
        .collect();
    let carded = match args.shape {
        Shape::Cards => villages.len(),
        Shape::Ledgers => 0,
        Shape::Both => villages.len().div_ceil(2),
    };
    let (on_cards, in_ledgers) = villages.split_at(carded);
    let households = args.households_per_village;

    let (form, number) = form(office, "village")?;
    for (i, village) in on_cards.iter().enumerate() {
        let filled = survey::village(office, village, households)?;
        desk.single(&format!("{number}_{:03}{}", i + 1, village.name), filled)?;
    }
    let records = in_ledgers
        .iter()
        .map(|village| survey::village(office, village, households));
    ledger(desk, &format!("{number}台账"), form, in_ledgers, records)?;

    let (form, number) = self::form(office, "household")?;
    for (i, village) in on_cards.iter().enumerate() {
        for n in 0..households {
            let filled = survey::household(office, village, n)?;
            let name = format!("{number}_{:03}{}{:03}户", i + 1, village.name, n + 1);
            desk.single(&name, filled)?;
        }
    }
    let pairs = in_ledgers
        .iter()
        .flat_map(|village| (0..households).map(move |n| (village, n)));
    let records = pairs.map(|(village, n)| survey::household(office, village, n));
    ledger(desk, &format!("{number}台账"), form, in_ledgers, records)
}

/// A ledger, where there is a village to stand in it.
fn ledger(
    desk: &mut Desk<'_>,
    name: &str,
    form: FormId,
    villages: &[&Village],
    records: impl Iterator<Item = anyhow::Result<Filled>>,
) -> anyhow::Result<()> {
    let mut records = records.peekable();
    if villages.is_empty() || records.peek().is_none() {
        return Ok(());
    }
    desk.ledger(name, form, false, records)
}

/// Writes one long ledger of households, spread over the villages that send no form of their own.
pub fn long_ledger(
    office: &mut Office<'_>,
    desk: &mut Desk<'_>,
    args: &Args,
) -> anyhow::Result<()> {
    if args.ledger_rows > MOST_ROWS {
        bail!("一张工作表最多写 {MOST_ROWS} 户");
    }
    let register = office.campaign.register();
    let villages: Vec<&Village> = register
        .villages(office.region)
        .skip(args.villages_per_county as usize)
        .collect();
    let count = u32::try_from(villages.len())?;
    if count == 0 {
        bail!("{}已没有可写入长台账的村", office.about().name);
    }
    let (form, number) = form(office, "household")?;
    let records = (0..args.ledger_rows)
        .map(|i| survey::household(office, villages[(i % count) as usize], i / count));
    desk.ledger(&format!("{number}长台账"), form, true, records)
}

fn form(office: &Office<'_>, id: &str) -> anyhow::Result<(FormId, String)> {
    let found = office.campaign.form_by_name(id);
    let (place, form) = found.with_context(|| format!("活动里没有 {id} 这张表"))?;
    Ok((place, form.number.clone()))
}

fn number(office: &Office<'_>, id: &str) -> anyhow::Result<String> {
    Ok(form(office, id)?.1)
}
