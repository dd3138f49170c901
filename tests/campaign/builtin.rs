//! The built-in campaign loads, and says what the notice says.

use kjzd::campaign::{Campaign, KeyPart, Kind, RegionLevel, RollUp};

#[test]
fn forms_fields_and_groups_are_those_of_the_notice() {
    let campaign = Campaign::builtin().unwrap();
    let shapes: Vec<_> = campaign
        .forms
        .iter()
        .map(|form| (form.id.as_str(), form.number.as_str(), form.fields.len()))
        .collect();
    assert_eq!(
        shapes,
        [
            ("village", "附件1", 13),
            ("household", "附件2", 12),
            ("team", "附件3", 5),
            ("statistics", "附件4", 25),
        ]
    );
    let (_, statistics) = campaign.form_by_name("statistics").unwrap();
    let groups: Vec<u32> = statistics.fields.iter().filter_map(|f| f.group).collect();
    assert_eq!(
        groups,
        [
            1, 1, 1, 2, 3, 3, 4, 4, 5, 5, 5, 5, 6, 6, 7, 7, 7, 7, 8, 8, 9, 10, 10, 11
        ]
    );
    assert!(
        statistics.fields[1..]
            .iter()
            .all(|f| f.roll_up == RollUp::Sum && f.unit.is_some())
    );
}

#[test]
fn references_are_resolved_to_places() {
    let campaign = Campaign::builtin().unwrap();
    let (_, village) = campaign.form_by_name("village").unwrap();
    let at = |key| village.field_index(key).unwrap();
    assert_eq!(village.region_field, at("region"));
    assert_eq!(
        village.key,
        [
            KeyPart::Region,
            KeyPart::Township(at("address")),
            KeyPart::Field(at("village_name")),
        ]
    );
    assert_eq!(
        village.fields[at("arable_per_capita")].roll_up,
        RollUp::Mean {
            weight: at("population")
        }
    );
    let Kind::Choices(needs) = &village.fields[at("needs")].kind else {
        panic!("needs has options");
    };
    let keys: Vec<_> = needs
        .options
        .iter()
        .map(|option| option.key.as_str())
        .collect();
    assert_eq!(keys, ["planting", "breeding", "processing", "aquatic"]);
    assert_eq!(needs.other.as_deref(), Some("其它"));
}

#[test]
fn stages_name_their_forms_and_days() {
    let campaign = Campaign::builtin().unwrap();
    let stages: Vec<_> = campaign
        .stages
        .iter()
        .map(|stage| {
            let forms: Vec<_> = stage
                .forms
                .iter()
                .map(|id| campaign.form(*id).id.as_str())
                .collect();
            (stage.id.as_str(), stage.due.to_string(), forms)
        })
        .collect();
    assert_eq!(
        stages,
        [
            (
                "survey",
                "2017-11-30".to_owned(),
                vec!["village", "household"]
            ),
            ("team", "2017-12-15".to_owned(), vec!["team"]),
            ("statistics", "2018-05-31".to_owned(), vec!["statistics"]),
        ]
    );
    assert_eq!(campaign.period.0.to_string(), "2017-11-10");
    assert_eq!(campaign.period.1.to_string(), "2018-04-30");
}

#[test]
fn a_unit_alias_counts_only_inside_its_family() {
    let units = Campaign::builtin().unwrap().units;
    let wan = units.by_name("万人次").unwrap();
    let people = units.spelled("人", wan).unwrap();
    assert_eq!(units.get(people).name, "人次");
    assert_eq!(
        units.convert("35000".parse().unwrap(), people, wan),
        "3.5".parse().ok()
    );
    let mu = units.by_name("亩").unwrap();
    let hectare = units.spelled("公顷", mu).unwrap();
    assert_eq!(
        units.convert("0.3".parse().unwrap(), hectare, mu),
        "4.5".parse().ok()
    );
    let square_metre = units.spelled("㎡", mu).unwrap();
    assert_eq!(
        units.convert("2000".parse().unwrap(), square_metre, mu),
        "3".parse().ok()
    );
    assert_eq!(units.spelled("人", mu), None);
    assert_eq!(units.spelled("张", units.by_name("套").unwrap()), None);
}

#[test]
fn regions_form_one_tree() {
    let regions = Campaign::builtin().unwrap().regions;
    let count = |level| {
        regions
            .iter()
            .filter(|(_, region)| region.level == level)
            .count()
    };
    assert_eq!(count(RegionLevel::Province), 1);
    assert_eq!(count(RegionLevel::City), 9);
    assert_eq!(count(RegionLevel::County), 60);
    assert_eq!(
        regions
            .iter()
            .filter(|(_, region)| region.national_poverty)
            .count(),
        8
    );
    let root = regions.root().unwrap();
    assert!(regions.iter().all(|(id, _)| regions.contains(root, id)));
}

#[test]
fn the_register_answers_for_counties_cities_and_the_province() {
    let campaign = Campaign::builtin().unwrap();
    let (regions, register) = (&campaign.regions, campaign.register());
    let root = regions.root().unwrap();
    let all = register.counts(regions, root);
    assert_eq!((all.townships, all.villages), (1011, 9133));
    let zhenlai = regions.by_code("220821").unwrap();
    let here = register.counts(regions, zhenlai);
    assert_eq!(here.townships, register.townships(zhenlai).count());
    assert_eq!(here.villages, register.villages(zhenlai).count());
    let by_city: usize = regions
        .children(root)
        .map(|(city, _)| register.counts(regions, city).villages)
        .sum();
    assert_eq!(by_city, all.villages);
}

#[test]
fn a_township_is_found_in_an_address() {
    let campaign = Campaign::builtin().unwrap();
    let register = campaign.register();
    let named = |code, address: &str| {
        let county = campaign.regions.by_code(code).unwrap();
        let id = register.township_in(county, address)?;
        Some(register.township(id).name.as_str())
    };
    assert_eq!(
        named("220821", "吉林省白城市镇赉县镇赉镇永兴村3组"),
        Some("镇赉镇")
    );
    assert_eq!(named("220821", "莫莫格 乡某村"), Some("莫莫格蒙古族乡"));
    assert_eq!(named("220282", "夹皮沟镇锦山村"), Some("夹皮沟镇"));
    assert_eq!(named("220821", "某处"), None);
}

#[test]
fn villages_are_known_with_and_without_their_suffix_and_near_names_suggested() {
    let campaign = Campaign::builtin().unwrap();
    let register = campaign.register();
    let county = campaign.regions.by_code("220282").unwrap();
    let township = register.township_in(county, "夹皮沟镇").unwrap();
    assert!(register.has_village(county, None, "锦山村"));
    assert!(register.has_village(county, Some(township), "锦山"));
    assert!(!register.has_village(county, None, "锦山山村"));
    let yongji = campaign.regions.by_code("220221").unwrap();
    for name in ["汪旗屯村", "汪旗屯", "汪旗屯村委会"] {
        assert!(register.has_village(yongji, None, name), "{name}");
    }
    assert!(!register.has_village(yongji, None, "汪旗"));
    let near = register
        .nearest_village(county, Some(township), "锦山山村")
        .unwrap();
    assert_eq!(near.name, "锦山村");
    assert!(
        register
            .nearest_village(county, None, "绝无此名之村")
            .is_none()
    );
}
