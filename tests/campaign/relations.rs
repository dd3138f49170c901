//! The built-in relations: what they say in words, and what they say of a record that breaks them.

use std::collections::BTreeMap;
use std::fmt::Write;

use kjzd::campaign::relation::{Lookup, Relation, Term, Verdict};
use kjzd::campaign::{Campaign, Form};
use rust_decimal::Decimal;

/// A record made of numbers; ticks and rows are counted.
struct Numbers<'f> {
    form: &'f Form,
    values: BTreeMap<&'static str, &'static str>,
}

impl Numbers<'_> {
    fn number_of(&self, key: &str) -> Option<Decimal> {
        self.values.get(key)?.parse().ok()
    }
}

impl Lookup for Numbers<'_> {
    fn number(&self, field: usize) -> Option<Decimal> {
        self.number_of(&self.form.fields[field].key)
    }

    fn ticks(&self, field: usize) -> Option<usize> {
        usize::try_from(self.number(field)?).ok()
    }

    fn rows(&self, table: usize) -> Option<usize> {
        usize::try_from(self.number_of(&self.form.tables[table].key)?).ok()
    }

    fn cell(&self, field: usize) -> Option<String> {
        Some(format!("C{}", field + 3))
    }
}

fn relation<'c>(campaign: &'c Campaign, code: &str) -> Option<(&'c Form, &'c Relation)> {
    campaign
        .forms
        .iter()
        .flat_map(|form| form.relations.iter().map(move |relation| (form, relation)))
        .find(|(_, relation)| relation.code == code)
}

/// Code, fields at fault, message and demand; or that it holds or cannot be told.
fn said(campaign: &Campaign, code: &str, values: &[(&'static str, &'static str)]) -> String {
    let Some((form, relation)) = relation(campaign, code) else {
        return format!("{code} 没有");
    };
    let record = Numbers {
        form,
        values: values.iter().copied().collect(),
    };
    match relation.check(&record) {
        Verdict::Holds => format!("{code} 符合"),
        Verdict::Undecided => format!("{code} 无法判断"),
        Verdict::Broken(breach) => {
            let keys: Vec<&str> = breach
                .terms()
                .into_iter()
                .map(|term| match term {
                    Term::Field(place) => form.fields[place].key.as_str(),
                    Term::Table(table) => form.tables[table].key.as_str(),
                })
                .collect();
            let message = breach.message(form, &campaign.units, &record);
            let expected = breach.expected(form, &campaign.units, &record);
            format!(
                "{code} {message} [{}] {}",
                expected.unwrap_or_default(),
                keys.join(",")
            )
        }
    }
}

#[test]
fn every_relation_in_words() {
    let campaign = Campaign::builtin().unwrap();
    let mut words = String::new();
    for relation in campaign.forms.iter().flat_map(|form| &form.relations) {
        let level = relation.level.label();
        writeln!(words, "{} {level} {}", relation.code, relation.words).unwrap();
    }
    insta::assert_snapshot!(words, @r#"
    R301 强制 贫困户数 ≤ 总户数
    R302 强制 总户数 ≤ 总人口
    R303 核实 科技服务需求 至少选一项，或写明“其它”
    R304 核实 总人口 ÷ 总户数 在 1 到 6 之间
    R305 核实 人均耕地面积 在 0.5 到 30 之间
    R306 核实 总人口 > 0 时，总户数 > 0
    R320 强制 有劳动能力人口数 ≤ 家庭人口总数
    R321 强制 致贫原因 至少选一项，或写明“其它”
    R322 核实 科技服务需求 至少选一项，或写明“其它”
    R323 核实 家庭人口总数 ≤ 15
    R324 核实 人均耕地面积 ≤ 60
    R350 强制 开展科技下乡活动次数 = 0 时，科技下乡到乡镇个数 = 0 且 科技下乡到村个数 = 0
    R351 强制 举办“科技之冬”专场活动数量 = 0 时，参加“科技之冬”专场活动总人数 = 0
    R352 强制 举办实用技术培训班.科技讲座次数 = 0 时，受培训的农民人数 = 0 且 受培训科技人员人数 = 0 且 受培训示范户人数 = 0
    R353 强制 放映科教影视片数量 = 0 时，观众人数（第 6 项）= 0
    R354 强制 科普展览次数 = 0 时，观众人数（第 8 项）= 0
    R360 核实 举办“科技之冬”专场活动数量 > 0 时，参加“科技之冬”专场活动总人数 > 0
    R361 核实 举办实用技术培训班.科技讲座次数 > 0 时，受培训的农民人数 > 0
    R362 核实 放映科教影视片数量 > 0 时，观众人数（第 6 项）> 0
    R363 核实 科普展览次数 > 0 时，观众人数（第 8 项）> 0
    R364 核实 参加“科技之冬”专场活动总人数 ÷ 举办“科技之冬”专场活动数量 在 5 到 5000 之间
    R365 核实 受培训的农民人数 ÷ 举办实用技术培训班.科技讲座次数 在 5 到 5000 之间
    R366 核实 观众人数（第 6 项）÷ 放映科教影视片数量 在 5 到 5000 之间
    R367 核实 观众人数（第 8 项）÷ 科普展览次数 在 5 到 5000 之间
    R370 核实 科技下乡受服务的农民总人数（万人次）≥ 参加“科技之冬”专场活动总人数（人次）、受培训的农民人数（人次）、观众人数（第 6 项，人次）、观众人数（第 8 项，人次）
    R372 核实 科技下乡受服务的农民总人数（万人次）≥ 参加“科技之冬”专场活动总人数（人次）+ 受培训的农民人数（人次）
    R380 核实 受培训示范户人数 ≤ 受培训的农民人数
    R381 核实 组织科技人员下乡人数 ≥ 组织科技下乡服务团支数
    "#);
}

#[test]
fn messages_name_cells_and_numbers() {
    let campaign = Campaign::builtin().unwrap();
    let lines = [
        said(
            &campaign,
            "R301",
            &[("poor_households", "412"), ("households", "312")],
        ),
        said(&campaign, "R303", &[("needs", "0")]),
        said(
            &campaign,
            "R304",
            &[("households", "12"), ("population", "1105")],
        ),
        said(&campaign, "R305", &[("arable_per_capita", "0.3")]),
        said(&campaign, "R323", &[("members", "31")]),
        said(
            &campaign,
            "R351",
            &[("special_events", "0"), ("special_attendance", "300")],
        ),
        said(
            &campaign,
            "R352",
            &[
                ("courses", "0"),
                ("trained_farmers", "0"),
                ("trained_technicians", "20"),
                ("trained_model_households", "3"),
            ],
        ),
        said(
            &campaign,
            "R353",
            &[("film_screenings", "0"), ("film_audience", "9")],
        ),
        said(
            &campaign,
            "R360",
            &[("special_events", "6"), ("special_attendance", "0")],
        ),
        said(
            &campaign,
            "R364",
            &[("special_events", "7"), ("special_attendance", "90000")],
        ),
        said(
            &campaign,
            "R370",
            &[
                ("farmers_served", "0.35"),
                ("trained_farmers", "3600"),
                ("film_audience", "5200"),
            ],
        ),
        said(
            &campaign,
            "R372",
            &[
                ("farmers_served", "0.6"),
                ("special_attendance", "2400"),
                ("trained_farmers", "5200"),
            ],
        ),
    ];
    insta::assert_snapshot!(lines.join("\n"), @r#"
    R301 C9 贫困户数 412 大于 总户数 312（C8）。 [≤ 312] poor_households,households
    R303 C14 科技服务需求 没有选，也没有写“其它”。 [至少一项] needs
    R304 C10 总人口 1105 ÷ 总户数 12（C8）约 92.08，应在 1 到 6 之间。 [总人口 ÷ 总户数 在 1 到 6 之间] population,households
    R305 C11 人均耕地面积 0.3，应在 0.5 到 30 之间。 [0.5—30] arable_per_capita
    R323 C8 家庭人口总数 31，应不大于 15。 [≤ 15] members
    R351 C11 参加“科技之冬”专场活动总人数 300，应为 0，因为 举办“科技之冬”专场活动数量 0（C10）。 [= 0] special_attendance,special_events
    R352 C14 受培训科技人员人数 20，应为 0；受培训示范户人数 3（C15），应为 0，因为 举办实用技术培训班.科技讲座次数 0（C12）。 [= 0] trained_technicians,trained_model_households,courses
    R353 C17 观众人数（第 6 项）9，应为 0，因为 放映科教影视片数量 0（C16）。 [= 0] film_audience,film_screenings
    R360 C11 参加“科技之冬”专场活动总人数 0，应大于 0，因为 举办“科技之冬”专场活动数量 6（C10）。 [> 0] special_attendance,special_events
    R364 C11 参加“科技之冬”专场活动总人数 90000 ÷ 举办“科技之冬”专场活动数量 7（C10）约 12857.14，应在 5 到 5000 之间。 [参加“科技之冬”专场活动总人数 ÷ 举办“科技之冬”专场活动数量 在 5 到 5000 之间] special_attendance,special_events
    R370 C7 科技下乡受服务的农民总人数 0.35 万人次（即 3500 人次）小于 受培训的农民人数 3600 人次（C13）、观众人数（第 6 项）5200 人次（C17）。 [≥ 0.52] farmers_served,trained_farmers,film_audience
    R372 C7 科技下乡受服务的农民总人数 0.6 万人次（即 6000 人次）小于 参加“科技之冬”专场活动总人数 2400 人次（C11）+ 受培训的农民人数 5200 人次（C13）= 7600 人次。 [≥ 0.76] farmers_served,special_attendance,trained_farmers
    "#);
}

#[test]
fn what_is_missing_breaks_nothing() {
    let campaign = Campaign::builtin().unwrap();
    for form in &campaign.forms {
        let record = Numbers {
            form,
            values: BTreeMap::new(),
        };
        for relation in &form.relations {
            let verdict = relation.check(&record);
            assert!(matches!(verdict, Verdict::Undecided), "{}", relation.code);
        }
    }
    let undecided = said(
        &campaign,
        "R304",
        &[("households", "0"), ("population", "0")],
    );
    assert_eq!(undecided, "R304 无法判断");
    let holds = said(&campaign, "R351", &[("special_events", "3")]);
    assert_eq!(holds, "R351 符合");
}

#[test]
fn one_cause_is_told_once() {
    let campaign = Campaign::builtin().unwrap();
    let of = |code, values: &[(&'static str, &'static str)]| said(&campaign, code, values);
    // More households than people is R302's; the ratio says nothing then.
    assert_eq!(
        of("R304", &[("households", "900"), ("population", "300")]),
        "R304 符合"
    );
    // Almost six is told as almost six.
    let almost = of("R304", &[("households", "368"), ("population", "2209")]);
    assert!(almost.contains("约 6.003，"), "{almost}");
    // No people at all is R360's; people per event says nothing then.
    let nobody = [("special_events", "6"), ("special_attendance", "0")];
    assert_eq!(of("R364", &nobody), "R364 符合");
    // Fewer served than trained is R370's; the sum says nothing then.
    let few = [
        ("farmers_served", "0.1"),
        ("special_attendance", "100"),
        ("trained_farmers", "5200"),
    ];
    assert_eq!(of("R372", &few), "R372 符合");
}
