//! The limits by name, as the command line and the findings call them.

use super::Limits;
use serde::{Deserialize, Serialize};

/// One of the [`Limits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "each is the field of `Limits` of the same name"
)]
pub enum Limit {
    FileBytes,
    ZipEntries,
    InflatedBytes,
    InflationRatio,
    TableEntries,
    Styles,
    TokenBytes,
    XmlDepth,
    Continues,
    Sheets,
    Cells,
    DenseCells,
    Merges,
    CellTextBytes,
    TextBytes,
    MemoryBytes,
    Seconds,
}

impl Limit {
    /// Every limit, in the order of the fields.
    pub const ALL: [Self; 17] = [
        Self::FileBytes,
        Self::ZipEntries,
        Self::InflatedBytes,
        Self::InflationRatio,
        Self::TableEntries,
        Self::Styles,
        Self::TokenBytes,
        Self::XmlDepth,
        Self::Continues,
        Self::Sheets,
        Self::Cells,
        Self::DenseCells,
        Self::Merges,
        Self::CellTextBytes,
        Self::TextBytes,
        Self::MemoryBytes,
        Self::Seconds,
    ];

    /// The limit that a name on the command line means.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|limit| limit.name() == name)
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        self.words().0
    }

    /// What it bounds, for a clerk.
    pub fn meaning(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::FileBytes => ("file-bytes", "文件字节数"),
            Self::ZipEntries => ("zip-entries", "压缩容器内的文件个数"),
            Self::InflatedBytes => ("inflated-bytes", "解压后的字节数"),
            Self::InflationRatio => ("inflation-ratio", "压缩比"),
            Self::TableEntries => ("table-entries", "共享字符串个数"),
            Self::Styles => ("styles", "单元格样式个数"),
            Self::TokenBytes => ("token-bytes", "XML 里一个标签或一段文字的字节数"),
            Self::XmlDepth => ("xml-depth", "XML 嵌套层数"),
            Self::Continues => ("continues", "一条记录的续接个数"),
            Self::Sheets => ("sheets", "工作表个数"),
            Self::Cells => ("cells", "单元格个数"),
            Self::DenseCells => ("dense-cells", "工作表的范围"),
            Self::Merges => ("merges", "合并单元格个数"),
            Self::CellTextBytes => ("cell-text-bytes", "一个单元格里的字节数"),
            Self::TextBytes => ("text-bytes", "文字总字节数"),
            Self::MemoryBytes => ("memory-bytes", "读取占用的内存字节数"),
            Self::Seconds => ("seconds", "读取秒数"),
        }
    }

    /// Sets it, and gives what it was.
    pub fn replace(self, limits: &mut Limits, most: u64) -> u64 {
        std::mem::replace(self.place(limits), most)
    }

    fn place(self, limits: &mut Limits) -> &mut u64 {
        match self {
            Self::FileBytes => &mut limits.file_bytes,
            Self::ZipEntries => &mut limits.zip_entries,
            Self::InflatedBytes => &mut limits.inflated_bytes,
            Self::InflationRatio => &mut limits.inflation_ratio,
            Self::TableEntries => &mut limits.table_entries,
            Self::Styles => &mut limits.styles,
            Self::TokenBytes => &mut limits.token_bytes,
            Self::XmlDepth => &mut limits.xml_depth,
            Self::Continues => &mut limits.continues,
            Self::Sheets => &mut limits.sheets,
            Self::Cells => &mut limits.cells,
            Self::DenseCells => &mut limits.dense_cells,
            Self::Merges => &mut limits.merges,
            Self::CellTextBytes => &mut limits.cell_text_bytes,
            Self::TextBytes => &mut limits.text_bytes,
            Self::MemoryBytes => &mut limits.memory_bytes,
            Self::Seconds => &mut limits.seconds,
        }
    }
}
