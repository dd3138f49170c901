//! A label that a form prints twice (观众人数) is settled by its neighbours, never alone.

use crate::campaign::Form;

use super::scan::Hit;

/// For every label of an indicator list or a ledger's head, in sheet order, the field that it means.
///
/// A label with one meaning is settled. One with several takes the candidate of the group it stands in (by a printed
/// number, else by the settled label before, else by the one after), then the one candidate that is left. What stays
/// open is `None`.
pub fn settle(form: &Form, hits: &[&Hit]) -> Vec<Option<usize>> {
    let mut settled: Vec<Option<usize>> = hits.iter().map(|hit| hit.field()).collect();
    for i in 0..hits.len() {
        if settled[i].is_none() {
            settled[i] = by_group(form, hits, &settled, i);
        }
    }
    for i in 0..hits.len() {
        if settled[i].is_none() {
            let mut open = hits[i]
                .fields()
                .filter(|field| !settled.contains(&Some(*field)));
            settled[i] = match (open.next(), open.next()) {
                (Some(field), None) => Some(field),
                _ => None,
            };
        }
    }
    in_order(hits, &mut settled);
    settled
}

/// Where as many labels are open as candidates are left, they follow the form's order.
fn in_order(hits: &[&Hit], settled: &mut [Option<usize>]) {
    for i in 0..hits.len() {
        if settled[i].is_some() {
            continue;
        }
        let twins: Vec<usize> = (i..hits.len())
            .filter(|j| settled[*j].is_none() && hits[*j].targets == hits[i].targets)
            .collect();
        let open: Vec<usize> = hits[i]
            .fields()
            .filter(|field| !settled.contains(&Some(*field)))
            .collect();
        if twins.len() == open.len() {
            for (twin, field) in twins.into_iter().zip(open) {
                settled[twin] = Some(field);
            }
        }
    }
}

fn by_group(form: &Form, hits: &[&Hit], settled: &[Option<usize>], i: usize) -> Option<usize> {
    let group = |field: usize| form.fields[field].group;
    let before = settled[..i]
        .iter()
        .rev()
        .flatten()
        .next()
        .and_then(|f| group(*f));
    let after = settled[i + 1..]
        .iter()
        .flatten()
        .next()
        .and_then(|f| group(*f));
    let number = hits[i].number;
    [number, before, after]
        .into_iter()
        .flatten()
        .find_map(|wanted| {
            let mut fits = hits[i]
                .fields()
                .filter(|field| group(*field) == Some(wanted) && !settled.contains(&Some(*field)));
            match (fits.next(), fits.next()) {
                (Some(field), None) => Some(field),
                _ => None,
            }
        })
}
