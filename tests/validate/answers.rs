//! A form as a clerk fills it: one text a field. The campaign's own examples are the clean start.

use kjzd::campaign::{Campaign, Field, Form, FormId};
use kjzd::intake::FieldPath;

/// What a clerk types into one form.
#[derive(Debug, Clone)]
pub struct Answers {
    pub form: FormId,
    pub fields: Vec<String>,
    pub tables: Vec<Vec<Vec<String>>>,
}

/// A form filled in with the examples of its fields; each table has two rows, of two persons.
pub fn sample(campaign: &Campaign, form: &str) -> Answers {
    let (id, form) = campaign.form_by_name(form).unwrap();
    let examples = |fields: &[Field]| -> Vec<String> {
        fields.iter().map(|field| field.example.clone()).collect()
    };
    let tables = form
        .tables
        .iter()
        .map(|table| {
            let first = examples(&table.fields);
            let second = table
                .fields
                .iter()
                .zip(&first)
                .map(|(field, text)| other(field, text))
                .collect();
            vec![first, second]
        })
        .collect();
    let answers = Answers {
        form: id,
        fields: examples(&form.fields),
        tables,
    };
    if form.id == "village" {
        // The printed example is no village of the register.
        return answers.with(campaign, "village_name", "架其营子村").with(
            campaign,
            "address",
            "镇赉镇架其营子村",
        );
    }
    answers
}

/// Another plausible answer where two persons must not share one.
fn other(field: &Field, text: &str) -> String {
    use kjzd::campaign::Kind;
    match field.kind {
        Kind::Person => "王秀兰".to_owned(),
        Kind::Phone => "13904360077".to_owned(),
        _ => text.to_owned(),
    }
}

impl Answers {
    /// The same with one answer changed; `path` as scripts write it.
    pub fn with(mut self, campaign: &Campaign, path: &str, text: &str) -> Self {
        let form = campaign.form(self.form);
        let parsed = FieldPath::parse(form, path).unwrap_or_else(|| panic!("{path} is no field"));
        match parsed {
            FieldPath::Field(i) => text.clone_into(&mut self.fields[i]),
            FieldPath::Item { table, row, field } => {
                text.clone_into(&mut self.tables[table][row][field]);
            }
        }
        self
    }
}

/// Every place of a filled form.
pub fn paths(form: &Form, answers: &Answers) -> Vec<FieldPath> {
    let single = (0..form.fields.len()).map(FieldPath::Field);
    let items = answers.tables.iter().enumerate().flat_map(|(table, rows)| {
        (0..rows.len()).flat_map(move |row| {
            (0..rows[row].len()).map(move |field| FieldPath::Item { table, row, field })
        })
    });
    single.chain(items).collect()
}
