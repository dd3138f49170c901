//! What helps on the screen and stays off the paper: choosing the city first, and where to send the form.

use super::plan::{Area, Plan, Role};
use super::typed::in_words;
use crate::campaign::{Campaign, Form, FormId, RegionId};
use crate::intake::FieldPath;

const GAP: f64 = 2.0;
const LABEL: f64 = 18.0;
const CITY: f64 = 20.0;

/// Puts a cell for the city to the right of the region's row; in a ledger, above its column.
pub(in crate::press) fn choose_city_first(plan: &mut Plan, form: &Form) {
    let path = FieldPath::Field(form.region_field);
    let Some(region) = plan.value_slot(path).map(|slot| slot.area) else {
        return;
    };
    let (label, cell, words) = match (plan.records, plan.progress) {
        (None, _) => {
            let (row, col) = (region.first.row, plan.last_col());
            plan.widths.extend([GAP, LABEL, CITY]);
            (
                Area::cell(row, col + 2),
                Area::cell(row, col + 3),
                "※ 选市（州）：",
            )
        }
        (Some(_), Some(progress)) if region.first.col > 0 => {
            let (row, col) = (progress.first.row, region.first.col);
            (Area::cell(row, col - 1), Area::cell(row, col), "※ 选市：")
        }
        _ => return,
    };
    plan.print_bare(label, Role::Aide, words);
    plan.city = Some(cell);
}

/// When and where the form is due: for the unit that fills it, or in the notice's words for all.
pub(in crate::press) fn delivery(
    campaign: &Campaign,
    form: FormId,
    unit: Option<RegionId>,
) -> Option<String> {
    let mut stages = campaign.stages.iter();
    let stage = stages.find(|stage| stage.forms.contains(&form))?;
    let due = in_words(stage.due);
    let by_then = if stage.report_to.is_empty() {
        format!("{due}前报送")
    } else {
        format!("{due}前报{}", stage.report_to)
    };
    let gathers = unit.and_then(|unit| {
        let city = campaign
            .regions
            .city_of(unit)
            .filter(|city| *city != unit)?;
        Some(&campaign.regions.get(city).name)
    });
    let text = match (unit, gathers) {
        (Some(_), Some(city)) => format!("请报上一级（{city}）汇总；汇总后于{by_then}。"),
        (None, _) if !stage.instructions.is_empty() => {
            format!("{}（截止日期：{due}）", stage.instructions)
        }
        _ => format!("请于{by_then}。"),
    };
    Some(format!("※ 报送：{text}"))
}
