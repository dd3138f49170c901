//! The campaign that is compiled in: the files of `jilin-2017-2018/`, as they are written out by `export`.

/// Name inside the campaign's folder and text of every file.
pub(super) const FILES: [(&str, &str); 11] = [
    (
        "campaign.toml",
        include_str!("jilin-2017-2018/campaign.toml"),
    ),
    ("units.toml", include_str!("jilin-2017-2018/units.toml")),
    (
        "forms/village.toml",
        include_str!("jilin-2017-2018/forms/village.toml"),
    ),
    (
        "forms/household.toml",
        include_str!("jilin-2017-2018/forms/household.toml"),
    ),
    (
        "forms/team.toml",
        include_str!("jilin-2017-2018/forms/team.toml"),
    ),
    (
        "forms/statistics.toml",
        include_str!("jilin-2017-2018/forms/statistics.toml"),
    ),
    ("regions.csv", include_str!("jilin-2017-2018/regions.csv")),
    (
        "townships.csv",
        include_str!("jilin-2017-2018/townships.csv"),
    ),
    ("villages.csv", include_str!("jilin-2017-2018/villages.csv")),
    ("README.md", include_str!("jilin-2017-2018/README.md")),
    ("SOURCES.md", include_str!("jilin-2017-2018/SOURCES.md")),
];
