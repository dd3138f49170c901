//! Clean returns stay clean, in every shape.

use crate::answers::sample;
use crate::desk::Desk;
use crate::sheets;

#[test]
fn the_examples_of_every_form_are_clean_in_the_forms_own_shape() {
    let desk = Desk::new();
    let forms: Vec<String> = desk
        .campaign
        .forms
        .iter()
        .map(|form| form.id.clone())
        .collect();
    for form in &forms {
        desk.put_form(&format!("{form}.xlsx"), &sample(desk.campaign, form));
    }
    assert_eq!(desk.told(), Vec::<String>::new());
    assert_eq!(desk.check().records.len(), forms.len());
}

#[test]
fn the_examples_of_every_form_are_clean_in_a_ledger() {
    let desk = Desk::new();
    for form in desk
        .campaign
        .forms
        .iter()
        .filter(|form| form.tables.is_empty())
    {
        let rows = [sample(desk.campaign, &form.id)];
        let lines = sheets::ledger(desk.campaign, &rows);
        desk.put_lines(&format!("{}台账.xlsx", form.id), &lines);
    }
    assert_eq!(desk.told(), Vec::<String>::new());
    assert_eq!(desk.check().records.len(), 3);
}
