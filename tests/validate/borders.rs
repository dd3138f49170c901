//! A relation breaks one step beyond its border and holds on it, on a form's own sheet, in a ledger, in a column.

use crate::answers::Answers;
use crate::desk::{Desk, serious};
use crate::sheets::{self, Lines};

/// A relation, and the changes to a clean form that stand on its border and one step beyond.
type Border = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static [(&'static str, &'static str)],
);

const BORDERS: &[Border] = &[
    (
        "R301",
        "village",
        &[("poor_households", "312")],
        &[("poor_households", "313")],
    ),
    (
        "R302",
        "village",
        &[("population", "312")],
        &[("population", "311")],
    ),
    (
        "R304",
        "village",
        &[("population", "1872")],
        &[("population", "1873")],
    ),
    (
        "R305",
        "village",
        &[("arable_per_capita", "0.5")],
        &[("arable_per_capita", "0.49")],
    ),
    (
        "R305",
        "village",
        &[("arable_per_capita", "30")],
        &[("arable_per_capita", "30.01")],
    ),
    (
        "R306",
        "village",
        &[
            ("households", "0"),
            ("poor_households", "0"),
            ("population", "0"),
        ],
        &[
            ("households", "0"),
            ("poor_households", "0"),
            ("population", "1"),
        ],
    ),
    (
        "R320",
        "household",
        &[("able_members", "3")],
        &[("able_members", "4")],
    ),
    (
        "V109",
        "household",
        &[("members", "1"), ("able_members", "1")],
        &[("members", "0"), ("able_members", "0")],
    ),
    (
        "R323",
        "household",
        &[("members", "15")],
        &[("members", "16")],
    ),
    (
        "R324",
        "household",
        &[("arable_per_capita", "60")],
        &[("arable_per_capita", "60.01")],
    ),
    (
        "R350",
        "statistics",
        &[
            ("training_events", "0"),
            ("townships_reached", "0"),
            ("villages_reached", "0"),
        ],
        &[
            ("training_events", "0"),
            ("townships_reached", "0"),
            ("villages_reached", "1"),
        ],
    ),
    (
        "R351",
        "statistics",
        &[("special_events", "0"), ("special_attendance", "0")],
        &[("special_events", "0"), ("special_attendance", "1")],
    ),
    (
        "R352",
        "statistics",
        &[
            ("courses", "0"),
            ("trained_farmers", "0"),
            ("trained_technicians", "0"),
            ("trained_model_households", "0"),
        ],
        &[
            ("courses", "0"),
            ("trained_farmers", "0"),
            ("trained_technicians", "1"),
            ("trained_model_households", "0"),
        ],
    ),
    (
        "R353",
        "statistics",
        &[("film_screenings", "0"), ("film_audience", "0")],
        &[("film_screenings", "0"), ("film_audience", "1")],
    ),
    (
        "R354",
        "statistics",
        &[("exhibitions", "0"), ("exhibition_visitors", "0")],
        &[("exhibitions", "0"), ("exhibition_visitors", "1")],
    ),
    (
        "R360",
        "statistics",
        &[("special_attendance", "30")],
        &[("special_attendance", "0")],
    ),
    (
        "R364",
        "statistics",
        &[("special_attendance", "30")],
        &[("special_attendance", "29")],
    ),
    (
        "R364",
        "statistics",
        &[("special_events", "1"), ("special_attendance", "5000")],
        &[("special_events", "1"), ("special_attendance", "5001")],
    ),
    (
        "R361",
        "statistics",
        &[("trained_farmers", "420")],
        &[("trained_farmers", "0"), ("trained_model_households", "0")],
    ),
    (
        "R365",
        "statistics",
        &[("courses", "1040")],
        &[("courses", "1041")],
    ),
    (
        "R362",
        "statistics",
        &[("film_audience", "90")],
        &[("film_audience", "0")],
    ),
    (
        "R366",
        "statistics",
        &[("film_audience", "90")],
        &[("film_audience", "89")],
    ),
    (
        "R363",
        "statistics",
        &[("exhibition_visitors", "40")],
        &[("exhibition_visitors", "0")],
    ),
    (
        "R367",
        "statistics",
        &[("exhibition_visitors", "40")],
        &[("exhibition_visitors", "39")],
    ),
    (
        "R370",
        "statistics",
        &[("film_audience", "35000")],
        &[("film_audience", "35001")],
    ),
    (
        "R370",
        "statistics",
        &[("exhibition_visitors", "35000")],
        &[("exhibition_visitors", "35001")],
    ),
    (
        "R370",
        "statistics",
        &[
            ("special_attendance", "0"),
            ("special_events", "0"),
            ("trained_farmers", "35000"),
        ],
        &[
            ("special_attendance", "0"),
            ("special_events", "0"),
            ("trained_farmers", "35001"),
        ],
    ),
    (
        "R372",
        "statistics",
        &[("farmers_served", "0.76")],
        &[("farmers_served", "0.7599")],
    ),
    (
        "R380",
        "statistics",
        &[("trained_model_households", "5200")],
        &[("trained_model_households", "5201")],
    ),
    (
        "R381",
        "statistics",
        &[("experts_dispatched", "5")],
        &[("experts_dispatched", "4")],
    ),
    (
        "X302",
        "statistics",
        &[("townships_reached", "17")],
        &[("townships_reached", "412")],
    ),
    (
        "V111",
        "statistics",
        &[("books", "99")],
        &[("books", "100")],
    ),
    (
        "V111",
        "statistics",
        &[("funding", "9999")],
        &[("funding", "10000")],
    ),
    (
        "V109",
        "team",
        &[("experts[0].age", "18")],
        &[("experts[0].age", "17")],
    ),
    (
        "V109",
        "team",
        &[("experts[0].age", "80")],
        &[("experts[0].age", "81")],
    ),
    (
        "V207",
        "team",
        &[("activities[0].time", "2017年11月10日")],
        &[("activities[0].time", "2017年11月9日")],
    ),
    (
        "V207",
        "team",
        &[("activities[0].time", "2018年4月30日")],
        &[("activities[0].time", "4月28日—5月1日")],
    ),
];

/// Borders that are not kept, where each form is put on the desk in one shape under the name that is given.
fn not_kept(form: impl Fn(&str) -> bool, put: impl Fn(&Desk, &str, &Answers)) -> String {
    let desk = Desk::new();
    let borders: Vec<&Border> = BORDERS.iter().filter(|border| form(border.1)).collect();
    let name = |i: usize, side: &str| format!("{i:02}{side}.xlsx");
    for (i, (_, form, holds, breaks)) in borders.iter().enumerate() {
        put(&desk, &name(i, "on"), &desk.changed(form, holds));
        put(&desk, &name(i, "beyond"), &desk.changed(form, breaks));
    }
    let checked = desk.check();
    let told = |file: String| -> Vec<&str> {
        serious(&checked)
            .filter(|finding| desk.short(&finding.place.file) == file)
            // The same record over and over is what this desk is made of.
            .filter(|finding| !finding.code.starts_with("X1"))
            .map(|finding| finding.code.as_str())
            .collect()
    };
    let mut wrong = Vec::new();
    for (i, (code, _, holds, breaks)) in borders.iter().enumerate() {
        let (on, beyond) = (told(name(i, "on")), told(name(i, "beyond")));
        if !on.is_empty() {
            wrong.push(format!("{code} {holds:?}: {on:?}"));
        }
        if beyond != [*code] {
            wrong.push(format!("{code} {breaks:?}: {beyond:?}"));
        }
    }
    wrong.join("\n")
}

#[test]
fn on_a_forms_own_sheet() {
    let wrong = not_kept(|_| true, Desk::put_form);
    assert_eq!(wrong, "");
}

#[test]
fn in_a_ledger() {
    let put = |desk: &Desk, name: &str, answers: &Answers| {
        let rows = [answers.clone()];
        desk.put_lines(name, &sheets::ledger(desk.campaign, &rows));
    };
    assert_eq!(not_kept(|form| form != "team", put), "");
}

#[test]
fn in_a_column_beside_another_unit() {
    let put = |desk: &Desk, name: &str, answers: &Answers| {
        let clean = desk.changed("statistics", &[("region", "通榆县")]);
        let answers = answers.clone().with(desk.campaign, "region", "镇赉县");
        let columns = [clean, answers].map(|answers| sheets::lines(desk.campaign, &answers));
        desk.put_lines(name, &side_by_side(&columns));
    };
    assert_eq!(not_kept(|form| form == "statistics", put), "");
}

/// One column a unit: the first sheet's labels, and each sheet's numbers under the name of its unit.
fn side_by_side(sheets: &[Lines]) -> Lines {
    let first = &sheets[0];
    let mut lines = vec![first[0].clone(), first[2][..2].to_vec()];
    lines.extend(first[3..].iter().map(|line| line[..2].to_vec()));
    for sheet in sheets {
        lines[1].push(sheet[1][1].clone());
        for (line, answered) in lines[2..].iter_mut().zip(&sheet[3..]) {
            line.push(answered[2].clone());
        }
    }
    lines
}
