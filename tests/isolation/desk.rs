//! A folder of small returns and what a run makes of it.

use kjzd::campaign::Campaign;
use kjzd::validate::{Checked, Options, Watch, check_paths};
use kjzd::workbook::Opener;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

pub static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(|| Campaign::builtin().unwrap());

/// A ledger of 附件1 with one village, and as many blank-looking lines below it as are asked for.
pub fn village(name: &str, households: u32) -> String {
    format!(
        "一村一品调查表\r\n村名,地区名称,详细地址,联系人,联系电话,总户数,贫困户数,总人口,人均耕地面积,致贫原因,发展潜在优势,科技服务需求\r\n\
         {name},镇赉县,镇赉镇{name},张国庆,13804360001,{households},41,1105,4.30,缺技术,水源足,种植、养殖\r\n"
    )
}

/// A return that a reader stumbles over, after enough cells that some have gone over the pipe already.
pub fn stumbling(word: &str) -> String {
    let mut text = village("绊倒村", 312);
    for line in 0..20_000 {
        let _ = write!(text, "{line},说明,说明说明说明\r\n");
    }
    text + word
}

pub struct Desk(TempDir);

impl Desk {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    /// Everything in the folder, read by this opener.
    pub fn check(&self, opener: Opener) -> Checked {
        self.check_watched(opener, Watch::default())
    }

    /// The same, watched.
    pub fn check_watched(&self, opener: Opener, watch: Watch) -> Checked {
        let options = Options {
            opener,
            watch,
            ..Options::default()
        };
        check_paths(&CAMPAIGN, &[self.path().to_owned()], &options).unwrap()
    }

    /// The findings of one file that say it could not be read, as code and message.
    pub fn failures(checked: &Checked, name: &str) -> Vec<(String, String)> {
        let of_file = checked
            .findings
            .iter()
            .filter(|finding| finding.place.file.ends_with(name));
        of_file
            .map(|finding| (finding.code.clone(), finding.message.clone()))
            .collect()
    }
}
