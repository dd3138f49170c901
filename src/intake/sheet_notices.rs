//! What is told about a sheet or a file as a whole.

use crate::campaign::Campaign;
use crate::diagnostic::registry::{Rule, file, structure};
use crate::diagnostic::{Diagnostic, Place, fingerprint};
use crate::workbook::{BrokenAt, CellRef, Sheet};

fn place(file: &str, sheet: &Sheet) -> Place {
    Place {
        file: file.to_owned(),
        sheet: sheet.name.clone(),
        ..Place::default()
    }
}

fn said(rule: &Rule, place: Place, message: String) -> Diagnostic {
    let print = fingerprint(rule.code, &place.file, &[&message]);
    Diagnostic {
        fingerprint: print,
        ..Diagnostic::new(rule, place, message)
    }
}

pub(super) fn hidden(file: &str, sheet: &Sheet) -> Option<Diagnostic> {
    let name = sheet.name.as_deref().unwrap_or_default();
    let message = format!("工作表“{name}”是隐藏的，没有读取。");
    (!sheet.grid.is_empty()).then(|| said(&file::HIDDEN_SHEET, place(file, sheet), message))
}

pub(super) fn broken_sheet(file: &str, sheet: &Sheet, broken: &BrokenAt) -> Diagnostic {
    let after = broken
        .after
        .map_or_else(|| "开头".to_owned(), |cell| format!("{cell} 之后"));
    let name = sheet.name.as_deref().unwrap_or_default();
    let message = format!("工作表“{name}”{after}的内容读不出来：{}。", broken.damage);
    let place = Place {
        cell: broken.after,
        ..place(file, sheet)
    };
    let rule = &file::SHEET_BROKEN;
    Diagnostic {
        advice: broken.damage.with_advice(rule.remedy).into_owned(),
        ..said(rule, place, message)
    }
}

pub(super) fn no_form_here(file: &str, sheet: Option<String>) -> Diagnostic {
    let name = sheet.as_deref().unwrap_or_default();
    let message = format!("工作表“{name}”上没有本次活动的表，其中内容未读入。");
    let place = Place {
        file: file.to_owned(),
        sheet,
        ..Place::default()
    };
    said(&structure::SHEET_WITHOUT_FORM, place, message)
}

/// The rows of a sheet go on with the ledger before, whose head they lack.
pub(super) fn goes_on(file: &str, sheet: &Sheet, before: Option<&str>, rows: usize) -> Diagnostic {
    let name = sheet.name.as_deref().unwrap_or_default();
    let before = before.unwrap_or_default();
    let message =
        format!("工作表“{name}”像是工作表“{before}”的续表，但没有表头，{rows} 行内容没有读入。");
    said(&structure::HEAD_MISSING, place(file, sheet), message)
}

/// Our own filled sample, sent back as if it were a return.
pub(super) fn sample_sheet(file: &str, sheet: &Sheet, mark: CellRef) -> Diagnostic {
    let name = sheet.name.as_deref().unwrap_or_default();
    let message = format!("工作表“{name}”是填写样例（{mark}），不是上报的表，没有读入。");
    said(
        &structure::SAMPLE_RETURNED,
        Place {
            cell: Some(mark),
            ..place(file, sheet)
        },
        message,
    )
}

/// The same, where somebody has written on it what belongs on the form.
pub(super) fn written_on_sample(file: &str, sheet: &Sheet, at: CellRef) -> Diagnostic {
    let name = sheet.name.as_deref().unwrap_or_default();
    let message = format!(
        "工作表“{name}”是填写样例，{at} 等处却改成了别的内容，像是填错了工作表，没有读入。"
    );
    let place = Place {
        cell: Some(at),
        ..place(file, sheet)
    };
    let mut finding = said(&structure::SAMPLE_RETURNED, place, message);
    "请把内容填到正式的表上（标签为黄色的工作表），再重新上报。".clone_into(&mut finding.advice);
    finding
}

pub(super) fn no_form(file: &str, campaign: &Campaign) -> Diagnostic {
    let titles: Vec<String> = campaign
        .forms
        .iter()
        .map(|form| format!("{}《{}》", form.number, form.title))
        .collect();
    let message = format!(
        "文件里没有找到本次活动的任何一张表（{}）。",
        titles.join("、")
    );
    let place = Place {
        file: file.to_owned(),
        ..Place::default()
    };
    said(&structure::NO_FORM, place, message)
}
