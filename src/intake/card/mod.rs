//! A card: each label has its value beside it, wherever on the sheet the label stands.

mod ownership;
mod parts;
mod remark;
mod stacked;

pub use ownership::is_foot;

use std::collections::BTreeMap;

use foldhash::HashSet;

use crate::campaign::{Field, Kind};
use crate::diagnostic::registry::structure;
use crate::intake::bind;
use crate::intake::context::Context;
use crate::intake::draft::Draft;
use crate::intake::scan::Hit;
use crate::intake::slot::Slot;
use crate::intake::table_heading::{self, TableHeading};
use crate::workbook::CellRef;

/// The labels and the free cells of a range of rows, each free cell given to the label it belongs to.
#[derive(Debug)]
pub struct Card<'a, 'h> {
    context: Context<'a>,
    rows: (u32, u32),
    /// Rows inside that belong to tables.
    holes: Vec<(u32, u32)>,
    /// Headings over columns of labels, values, units and remarks.
    headings: Vec<TableHeading>,
    /// Places in the page's hits, by field.
    chosen: BTreeMap<usize, Vec<&'h Hit>>,
    /// Labels of any kind: no cell that holds one is a value, unless it stands in a value's place.
    labels: Vec<&'h Hit>,
}

impl<'a, 'h> Card<'a, 'h> {
    /// The card in the rows `from..to`, from the labels that stand there.
    pub fn new(context: Context<'a>, hits: &'h [Hit], rows: (u32, u32)) -> Self {
        let inside = |hit: &&Hit| (rows.0..rows.1).contains(&hit.at.row) && !hit.is_option_only();
        let all: Vec<&Hit> = hits.iter().filter(inside).collect();
        // A label inside a sentence counts only where the same or a better label does not stand alone.
        let mut plain: Vec<(usize, bool)> = all
            .iter()
            .filter(|h| h.inline.is_none())
            .flat_map(|h| h.fields().map(|field| (field, h.own)))
            .collect();
        plain.sort_unstable();
        plain.dedup();
        let labels: Vec<&Hit> = all
            .into_iter()
            .filter(|hit| {
                let stands_alone = |field| {
                    // 单位（盖章） at the foot is no better than 县市区：镇赉县 above.
                    let weak = !hit.own && field != context.form().region_field;
                    plain.contains(&(field, true)) || (weak && plain.contains(&(field, false)))
                };
                hit.inline.is_none() || !hit.fields().any(stands_alone)
            })
            .collect();
        // 队长 over 姓名 would leave 姓名 without a meaning.
        let own = |field: usize| plain.contains(&(field, true));
        let gives_way =
            |hit: &Hit| !hit.own && hit.fields().next().is_some() && hit.fields().all(own);
        let meant: Vec<&Hit> = labels
            .iter()
            .copied()
            .filter(|hit| !gives_way(hit))
            .collect();
        let settled = super::align::settle(context.form(), &meant);
        let mut chosen: BTreeMap<usize, Vec<&Hit>> = BTreeMap::new();
        for (hit, field) in meant.iter().zip(settled) {
            if let Some(field) = field {
                chosen.entry(field).or_default().push(hit);
            }
        }
        for hits in chosen.values_mut() {
            // An alias gives way to the label itself: 负责人 under the table is no 联系人 where 联系人 stands above.
            if hits.iter().any(|hit| hit.own) {
                hits.retain(|hit| hit.own);
            }
        }
        Self {
            context,
            rows,
            holes: Vec::new(),
            // A heading stands over the first label, which begins the card.
            headings: table_heading::headings(
                context.grid,
                (rows.0.saturating_sub(table_heading::MOST_ABOVE), rows.1),
            ),
            chosen,
            labels,
        }
    }

    /// Leaves out rows that belong to tables.
    pub fn without(mut self, holes: Vec<(u32, u32)>) -> Self {
        self.holes = holes;
        self
    }

    fn holds(&self, row: u32) -> bool {
        (self.rows.0..self.rows.1).contains(&row)
            && !self
                .holes
                .iter()
                .any(|(from, to)| (*from..*to).contains(&row))
    }

    /// Reads all single fields into the draft; the cells that were used are added to `used`.
    pub fn read(
        &self,
        draft: &mut Draft<'a>,
        used: &mut HashSet<CellRef>,
        region: Option<&Slot<'_>>,
    ) {
        let owned = self.ownership();
        used.extend(self.labels.iter().map(|hit| hit.at));
        used.extend(self.heading_cells());
        for (place, field) in self.context.form().fields.iter().enumerate() {
            let Some(hits) = self.chosen.get(&place) else {
                let elsewhere = region.filter(|_| place == self.context.form().region_field);
                if let Some(region) = elsewhere {
                    draft.field(place, region);
                } else if place == self.context.form().region_field {
                    draft.region_missing();
                } else if let Some((labels, slot)) = self.in_parts(field) {
                    used.extend(labels);
                    used.extend(slot.cells.iter().map(|(at, _)| *at));
                    draft.field(place, &slot);
                } else {
                    draft.label_missing(place);
                }
                continue;
            };
            let slots: Vec<Slot<'a>> = hits
                .iter()
                .map(|hit| self.slot(hit, &field.kind, &owned))
                .collect();
            let slot = slots
                .iter()
                .find(|slot| !slot.is_blank() && self.may_stand(field, slot))
                .or_else(|| slots.iter().find(|slot| !slot.is_blank()))
                .unwrap_or(&slots[0]);
            self.say_near(hits, draft);
            self.say_twice(field, &slots, slot, draft);
            used.extend(
                slots
                    .iter()
                    .flat_map(|slot| slot.cells.iter().map(|(at, _)| *at)),
            );
            draft.field(place, slot);
        }
    }

    /// False for what stands beside a word for the region, such as 单位（盖章） at the foot, and names none.
    fn may_stand(&self, field: &Field, slot: &Slot<'a>) -> bool {
        !matches!(field.kind, Kind::Region(_)) || bind::value(&self.context, field, slot).is_some()
    }

    fn say_near(&self, hits: &[&Hit], draft: &mut Draft<'a>) {
        for hit in hits {
            if let Some(meant) = &hit.near {
                let message = format!("{} 的“{}”按“{meant}”读取。", hit.at, hit.written);
                draft.add(
                    self.context
                        .finding(&structure::LABEL_GUESSED, Some(hit.at), message),
                );
            }
        }
    }

    fn say_twice(
        &self,
        field: &Field,
        slots: &[Slot<'a>],
        taken: &Slot<'a>,
        draft: &mut Draft<'a>,
    ) {
        let label = &field.label;
        let others = slots
            .iter()
            .filter(|slot| !slot.is_blank() && slot.text() != taken.text())
            .filter(|slot| self.may_stand(field, slot))
            .filter(|slot| {
                bind::value(&self.context, field, slot) != bind::value(&self.context, field, taken)
            });
        for other in others {
            let at = |slot: &Slot<'_>| slot.home.map_or_else(String::new, |cell| cell.to_string());
            let message = format!(
                "“{label}”出现了两次，内容不同：{} 填“{}”，{} 填“{}”。",
                at(taken),
                taken.text(),
                at(other),
                other.text()
            );
            draft.add(
                self.context
                    .finding(&structure::LABEL_TWICE, other.home, message),
            );
        }
    }
}
