//! What a ledger has to tell beside its records: labels guessed or missing, columns that are nobody's, 同上.

use super::Ledger;
use crate::diagnostic::registry::{structure, value};
use crate::intake::head::Column;
use crate::workbook::{CellRef, column_letters};

impl Ledger<'_, '_> {
    pub(super) fn say_head(&mut self) {
        let form = self.context.form();
        for (at, written, meant) in &self.head.near {
            let message = format!("{at} 的“{written}”按“{meant}”读取。");
            self.page.findings.push(self.context.finding(
                &structure::LABEL_GUESSED,
                Some(*at),
                message,
            ));
        }
        for (at, written) in &self.head.open {
            let message = format!("{at} 的“{written}”可能是几个栏目之一，分不清是哪一个。");
            self.page.findings.push(self.context.finding(
                &structure::LABEL_UNSETTLED,
                Some(*at),
                message,
            ));
        }
        if self.region.is_none() && self.head.column_of(form.region_field).is_none() {
            let told = self.context.say_folder_region();
            self.page.findings.extend(told);
        }
        for (place, field) in form.fields.iter().enumerate() {
            let elsewhere = place == form.region_field
                && (self.region.is_some() || self.context.folder_region().is_some());
            if field.required && !elsewhere && self.head.column_of(place).is_none() {
                let mut finding = self.context.finding(
                    &structure::LABEL_MISSING,
                    Some(CellRef::new(self.head.last_row, 0)),
                    format!("表头中没有找到“{}”这一栏，各行都缺这一项。", field.label),
                );
                finding.field = Some(field.key.clone());
                finding.fields = vec![field.key.clone()];
                finding.advice = format!("请在表头补上“{}”一栏并逐行填写。", field.label);
                self.page.findings.push(finding);
            }
        }
    }

    pub(super) fn say_dittos(&mut self) {
        for (col, rows) in std::mem::take(&mut self.dittos) {
            let letters = column_letters(col);
            let first = rows.first().copied().unwrap_or_default();
            let last = rows.last().map_or(0, |row| row + 1);
            let message = format!(
                "{letters}{} 至 {letters}{last} 共 {} 格写“同上”，按上一行的内容读取。",
                first + 1,
                rows.len()
            );
            self.page.findings.push(self.context.finding(
                &value::DITTO,
                Some(CellRef::new(first, col)),
                message,
            ));
        }
    }

    pub(super) fn say_stretches(&mut self) {
        for (col, rows) in std::mem::take(&mut self.stretches) {
            let letters = column_letters(col);
            let first = rows.first().copied().unwrap_or_default();
            let last = rows.last().map_or(0, |row| row + 1);
            let message = format!(
                "{letters}{} 至 {letters}{last} 共 {} 格没有写地区，按上面写的地区读取。",
                first + 1,
                rows.len()
            );
            self.page.findings.push(self.context.finding(
                &value::DITTO,
                Some(CellRef::new(first, col)),
                message,
            ));
        }
    }

    pub(super) fn say_extras(&mut self) {
        for (col, rows) in std::mem::take(&mut self.extras) {
            let heading = match self.head.columns.get(&col) {
                Some(Column::Extra(heading)) => format!("“{heading}”"),
                _ => "没有栏目名称".to_owned(),
            };
            let (first, last) = (
                rows.first().map_or(0, |r| r + 1),
                rows.last().map_or(0, |r| r + 1),
            );
            let letters = column_letters(col);
            let message = format!(
                "{letters} 列（{heading}）不属于本表，{letters}{first} 至 {letters}{last} 共 {} 格内容未读入。",
                rows.len()
            );
            let at = CellRef::new(first.saturating_sub(1), col);
            self.page.findings.push(
                self.context
                    .finding(&structure::UNPLACED, Some(at), message),
            );
        }
    }
}
