//! Region names by table and by law, over the built-in campaign's tree.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::read_region;
use crate::campaign::{Campaign, RegionId, RegionLevel, Regions};
use crate::value::{Fault, Note};

static REGIONS: LazyLock<Regions> = LazyLock::new(|| Campaign::builtin().unwrap().regions);

const ALL: &[RegionLevel] = &[
    RegionLevel::Province,
    RegionLevel::City,
    RegionLevel::County,
];
const COUNTY: &[RegionLevel] = &[RegionLevel::County];

fn code(code: &str) -> RegionId {
    REGIONS.by_code(code).unwrap()
}

fn read_in(
    written: &str,
    allowed: &[RegionLevel],
    hint: Option<&str>,
) -> Result<(&'static str, Vec<Note>), Fault> {
    let reading = read_region(written, &REGIONS, allowed, hint.map(code))?;
    Ok((REGIONS.get(reading.value).name.as_str(), reading.notes))
}

fn read(written: &str) -> Result<(&'static str, Vec<Note>), Fault> {
    read_in(written, ALL, None)
}

#[test]
fn official_names_with_parents_and_offices() {
    for (written, name) in [
        ("镇赉县", "镇赉县"),
        ("吉林省白城市大安市", "大安市"),
        ("白城市大安市", "大安市"),
        ("镇赉县科协", "镇赉县"),
        ("镇赉县科学技术协会", "镇赉县"),
        ("吉林省辽源市东丰县", "东丰县"),
        ("东辽县科协普及部", "东辽县"),
        ("白城市本级", "白城市"),
        ("白城市市本级", "白城市"),
        ("白城市直", "白城市"),
        ("吉林省白城市镇赉县科协", "镇赉县"),
        ("长春市双阳区科学技术协会", "双阳区"),
        ("中共镇赉县委", "镇赉县"),
        ("汪清县委宣传部", "汪清县"),
        ("白城市科协", "白城市"),
        ("前郭县", "前郭尔罗斯蒙古族自治县"),
        ("前郭尔罗斯蒙古族自治县", "前郭尔罗斯蒙古族自治县"),
        ("吉林省", "吉林省"),
        ("吉林省科协", "吉林省"),
        ("吉林市", "吉林市"),
        ("吉林省吉林市", "吉林市"),
        ("通化县", "通化县"),
        ("通化市通化县", "通化县"),
        ("大安市委", "大安市"),
        ("镇赉县农业局", "镇赉县"),
        ("延边州科协", "延边朝鲜族自治州"),
        ("镇 赉 县", "镇赉县"),
        ("镇赉县 科协（公章）", "镇赉县"),
        ("____镇赉县____", "镇赉县"),
        ("二道江区", "二道江区"),
        ("长春市二道区", "二道区"),
        ("辽源市西安区", "西安区"),
        ("镇赉县地区", "镇赉县"),
        ("吉林省、白城市、大安市", "大安市"),
        ("吉林市船营区", "船营区"),
    ] {
        assert_eq!(read(written), Ok((name, vec![])), "{written}");
    }
}

#[test]
fn other_names_are_noted() {
    for (written, name) in [
        ("镇赉", "镇赉县"),
        ("白城大安", "大安市"),
        ("白城", "白城市"),
        ("大安县", "大安市"),
        ("扶余县", "扶余市"),
        ("八道江区", "浑江区"),
        ("九台市", "九台区"),
        ("前郭", "前郭尔罗斯蒙古族自治县"),
        ("镇赉科协", "镇赉县"),
        ("白城地区", "白城市"),
        ("延边", "延边朝鲜族自治州"),
        ("大安市新平安镇", "大安市"),
        ("镇赉县镇赉镇永兴村", "镇赉县"),
        ("朝阳", "朝阳区"),
        ("二道江", "二道江区"),
        ("吉林船营", "船营区"),
        ("长春朝阳", "朝阳区"),
        ("白城市大安科协", "大安市"),
        ("220821", "镇赉县"),
        ("省科协", "吉林省"),
        ("通化东昌", "东昌区"),
    ] {
        assert_eq!(
            read(written),
            Ok((name, vec![Note::RegionName])),
            "{written}"
        );
    }
}

#[test]
fn shared_names_are_settled_or_said() {
    let both = |a: &str, b: &str| {
        Err(Fault::AmbiguousRegion {
            candidates: vec![a.to_owned(), b.to_owned()],
        })
    };
    assert_eq!(read("吉林"), both("吉林省", "吉林市"));
    assert_eq!(read("通化"), both("通化市", "通化市通化县"));
    assert_eq!(read("通化科协"), both("通化市", "通化市通化县"));
    let settled = |name| Ok((name, vec![Note::RegionName]));
    assert_eq!(read_in("通化", COUNTY, None), settled("通化县"));
    assert_eq!(read_in("通化", ALL, Some("220521")), settled("通化县"));
    assert_eq!(read_in("通化", ALL, Some("220500")), settled("通化市"));
    assert_eq!(read_in("吉林", ALL, Some("220200")), settled("吉林市"));
    assert_eq!(
        read_in(
            "吉林",
            &[RegionLevel::Province, RegionLevel::City],
            Some("220800")
        ),
        settled("吉林省")
    );
    assert_eq!(
        read_in("吉林", ALL, Some("220204")),
        both("吉林省", "吉林市")
    );
    assert_eq!(
        read_in("吉林", &[RegionLevel::City], None),
        settled("吉林市")
    );
    assert_eq!(read("松原市大安市"), both("松原市", "白城市大安市"));
    assert_eq!(read("松原市大安市科协"), both("松原市", "白城市大安市"));
    assert_eq!(read("松原市大安科协"), both("松原市", "白城市大安市"));
    assert_eq!(read_in("县科协", ALL, Some("220821")), settled("镇赉县"));
    assert_eq!(read_in("本市", ALL, Some("220800")), settled("白城市"));
}

#[test]
fn other_levels_and_unknown_names() {
    assert_eq!(
        read_in("白城市", COUNTY, None),
        Err(Fault::WrongRegionLevel {
            found: "白城市".to_owned()
        })
    );
    assert_eq!(
        read_in("吉林省白城市", COUNTY, None),
        Err(Fault::WrongRegionLevel {
            found: "白城市".to_owned()
        })
    );
    let nearest = |name: Option<&str>| {
        Err(Fault::UnknownRegion {
            nearest: name.map(str::to_owned),
        })
    };
    assert_eq!(read("镇赍县"), nearest(Some("白城市镇赉县")));
    assert_eq!(read("哈尔滨市"), nearest(None));
    assert_eq!(read("长白山管委会"), nearest(None));
    assert_eq!(read("白山县"), nearest(Some("白山市")));
    assert_eq!(read(""), nearest(None));
    assert_eq!(read("某县"), nearest(None));
    assert_eq!(read("县科协"), nearest(None));
    assert_eq!(read_in("市科协", ALL, Some("220821")), nearest(None));
    assert_eq!(read("柳河县三源浦"), nearest(Some("通化市柳河县")));
    assert_eq!(read(&"镇".repeat(5000)), nearest(None));
}

proptest! {
    #[test]
    fn every_region_reads_back(place in any::<prop::sample::Index>(), style in 0_usize..8) {
        let id = RegionId(place.index(REGIONS.iter().count()));
        let region = REGIONS.get(id);
        let city = region.parent.map_or("", |parent| REGIONS.get(parent).name.as_str());
        let written = match style {
            0 => region.name.clone(),
            1 => region.short_name.clone(),
            2 => format!("{city}{}", region.name),
            3 if city != "吉林省" => format!("吉林省{city}{}", region.name),
            4 => format!("{}科协", region.name),
            5 => format!("　{} ", region.short_name),
            6 => format!("{}（盖章）", region.name),
            _ => region.name.chars().flat_map(|c| [c, ' ']).collect(),
        };
        let read = read_region(&written, &REGIONS, ALL, None);
        prop_assert_eq!(read.map(|r| r.value), Ok(id), "{}", written);
    }

    #[test]
    fn aliases_read_as_their_region(place in any::<prop::sample::Index>()) {
        let id = RegionId(place.index(REGIONS.iter().count()));
        for alias in &REGIONS.get(id).aliases {
            let read = read_region(alias, &REGIONS, ALL, None);
            prop_assert_eq!(read.map(|r| r.value), Ok(id), "{}", alias);
        }
    }

    #[test]
    fn any_text_is_taken(written in ".{0,80}", named in "[吉林省白城市大安县通化延边州区科协镇局]{0,70}") {
        let _ = (read(&written), read(&named));
    }
}
