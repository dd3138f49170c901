//! Documents that offices send in place of a spreadsheet, as a clerk knows them.

use serde::{Deserialize, Serialize};

/// What a file is that is no spreadsheet, or none that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Document {
    /// HTML or a saved web page, often from a system that calls its export `.xls`.
    WebPage,
    /// Word or rich text.
    Word,
    /// Slides.
    Slides,
    /// PDF.
    Pdf,
    /// China's fixed-layout format.
    Ofd,
    /// zip, rar, 7z and the like.
    Archive,
    /// A picture, often a photo of the paper form.
    Image,
    /// Excel 2003 XML.
    XmlSpreadsheet,
    /// OpenDocument in one XML file.
    FlatOpenDocument,
    /// Some other XML.
    Xml,
    /// A spreadsheet of Excel 4 or older.
    AncientExcel,
    /// OpenDocument text.
    OpenDocumentText,
    /// The stand-in that git-lfs leaves where the file was never fetched.
    LfsPointer,
    /// Another program's compound file, such as a mail or a drawing.
    OtherCompound,
}

impl Document {
    /// The name that a clerk knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::WebPage => "网页文件",
            Self::Word => "Word 文档",
            Self::Slides => "演示文稿",
            Self::Pdf => "PDF 文件",
            Self::Ofd => "OFD 版式文件",
            Self::Archive => "压缩包",
            Self::Image => "图片",
            Self::XmlSpreadsheet => "Excel 2003 的 XML 表格",
            Self::FlatOpenDocument => "单文件的 OpenDocument 文档",
            Self::Xml => "XML 文件",
            Self::AncientExcel => "Excel 97 以前的旧格式表格",
            Self::OpenDocumentText => "OpenDocument 文字文档",
            Self::LfsPointer => "版本库的占位文件（真正的文件没有下载）",
            Self::OtherCompound => "其他程序的文件",
        }
    }

    /// What parts the name from Chinese before it.
    pub(super) fn space(self) -> &'static str {
        if self.name().starts_with(|c: char| c.is_ascii()) {
            " "
        } else {
            ""
        }
    }

    /// The way out, for a clerk.
    pub fn advice(self) -> &'static str {
        match self {
            Self::WebPage => {
                "用 Excel 或 WPS 打开，另存为 .xlsx 后重发；打开看到的是登录页、错误页的，是没有下载成功，请重新下载。"
            }
            Self::XmlSpreadsheet | Self::AncientExcel | Self::FlatOpenDocument => {
                "用 Excel 或 WPS 打开，另存为 .xlsx 后重发。"
            }
            Self::Archive => "请先解压，把里面的表格逐个放进文件夹后再读取。",
            Self::LfsPointer => "请下载真正的表格文件后再读取。",
            Self::Word
            | Self::Slides
            | Self::Pdf
            | Self::Ofd
            | Self::Image
            | Self::Xml
            | Self::OpenDocumentText
            | Self::OtherCompound => "请把内容填入下发的 Excel 表格后重发。",
        }
    }
}
