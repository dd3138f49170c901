//! What a ledger has to tell beside its records: labels guessed or missing, columns that are nobody's, 同上.

use super::Ledger;
use crate::diagnostic::Level;
use crate::diagnostic::registry::{Rule, structure, value};
use crate::intake::head::Column;
use crate::workbook::{CellRef, Row, column_letters};

impl Ledger<'_, '_> {
    pub(super) fn say_head(&mut self) {
        let form = self.context.form();
        for (at, written, meant) in &self.course.head.near {
            let message = format!("{at} 的“{written}”按“{meant}”读取。");
            self.page.findings.push(self.context.finding(
                &structure::LABEL_GUESSED,
                Some(*at),
                message,
            ));
        }
        for (at, written) in &self.course.head.open {
            let message = format!("{at} 的“{written}”可能是几个栏目之一，分不清是哪一个。");
            self.page.findings.push(self.context.finding(
                &structure::LABEL_UNSETTLED,
                Some(*at),
                message,
            ));
        }
        let named_above = self.region.is_some() || self.begins_with_section();
        if !named_above && self.course.head.column_of(form.region_field).is_none() {
            let told = self.context.say_folder_region();
            self.page.findings.extend(told);
        }
        for (place, field) in form.fields.iter().enumerate() {
            let elsewhere = place == form.region_field
                && (named_above || self.context.folder_region().is_some());
            if let Some(level) = form.asks(place)
                && !elsewhere
                && self.course.head.column_of(place).is_none()
            {
                let mut finding = self.context.finding(
                    &structure::LABEL_MISSING,
                    Some(CellRef::new(self.course.head.last_row, 0)),
                    format!("表头中没有找到“{}”这一栏，各行都缺这一项。", field.label),
                );
                finding.field = Some(field.key.clone());
                finding.fields = vec![field.key.clone()];
                finding.advice = format!("请在表头补上“{}”一栏并逐行填写。", field.label);
                finding.level = level;
                self.page.findings.push(finding);
            }
        }
    }

    /// A row that an office has filled in to show how; it is nobody's.
    pub(super) fn say_example(&mut self, row: &Row) {
        self.page.used_rows.insert(row.index);
        let first = CellRef::new(row.index, row.cells.first().map_or(0, |cell| cell.0));
        let message = format!("第 {} 行是填写样例，不作为记录。", row.index + 1);
        let mut finding = self
            .context
            .finding(&structure::SAMPLE_RETURNED, Some(first), message);
        finding.level = Level::Notice;
        "不必处理；如果是真实的一行，请删去“例”等字样。".clone_into(&mut finding.advice);
        self.page.findings.push(finding);
    }

    pub(super) fn say_dittos(&mut self) {
        for (col, span) in std::mem::take(&mut self.course.dittos) {
            let told = span.told(&column_letters(col));
            let message = format!("{told}写“同上”，按上一行的内容读取。");
            self.say(&value::DITTO, CellRef::new(span.first, col), message);
        }
    }

    pub(super) fn say_stretches(&mut self) {
        for (col, span) in std::mem::take(&mut self.course.stretches) {
            let told = span.told(&column_letters(col));
            let what = if self.course.townships.contains(&col) {
                "乡镇"
            } else {
                "地区"
            };
            let message = format!("{told}没有写{what}，按上面写的{what}读取。");
            self.say(&value::DITTO, CellRef::new(span.first, col), message);
        }
    }

    pub(super) fn say_extras(&mut self) {
        for (col, span) in std::mem::take(&mut self.course.extras) {
            let heading = match self.course.head.columns.get(&col) {
                Some(Column::Extra(heading)) => format!("“{heading}”"),
                _ => "没有栏目名称".to_owned(),
            };
            let letters = column_letters(col);
            let told = span.told(&letters);
            let message = format!("{letters} 列（{heading}）不属于本表，{told}内容未读入。");
            self.say(&structure::UNPLACED, CellRef::new(span.first, col), message);
        }
    }

    fn say(&mut self, rule: &Rule, at: CellRef, message: String) {
        let finding = self.context.finding(rule, Some(at), message);
        self.page.findings.push(finding);
    }
}
