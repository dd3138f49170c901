//! 填写说明: how to fill the form, field by field, and the relations that must hold.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::label::{MEASURE, text_width};
use super::page::A4;
use super::plan::Area;
use super::put::put_text;
use crate::campaign::stamp::GUIDE_SHEET;
use crate::campaign::{Campaign, Field, Form, Kind};
use crate::press::style::{Edges, HEADING_FONT, LABEL_FONT, TITLE_FONT, left, text};

const WIDTHS: [f64; 5] = [24.0, 7.0, 9.0, 44.0, 24.0];
const HEADS: [&str; 5] = ["栏目", "必填", "单位", "填写要求", "举例"];
const LAST: u32 = 4;
const SIZE: f64 = 11.0;
const LINE: f64 = 16.5;

/// What the sheet explains.
pub(in crate::press) struct Guide<'a> {
    pub campaign: &'a Campaign,
    pub form: &'a Form,
    /// The form is a ledger.
    pub ledger: bool,
    /// When and where it is due.
    pub delivery: Option<&'a str>,
}

impl Guide<'_> {
    /// Writes the sheet.
    pub(in crate::press) fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(GUIDE_SHEET)?;
        for (width, col) in WIDTHS.iter().zip(0..) {
            sheet.set_column_width(col, *width)?;
        }
        let mut page = Page { sheet, row: 0 };
        let form = self.form;
        page.title(&format!("{}　{}：填写说明", form.number, form.title))?;
        page.heading("一、怎样填")?;
        for (i, step) in self.steps().iter().enumerate() {
            page.line(&format!("{}. {step}", i + 1))?;
        }
        page.heading("二、各栏目")?;
        page.table_row(&HEADS.map(str::to_owned), HEADING_FONT)?;
        self.fields(&mut page)?;
        page.relations(form)?;
        let last_row = page.row;
        sheet
            .set_paper_size(A4)
            .set_margins(0.7, 0.7, 0.75, 0.75, 0.3, 0.3)
            .set_print_center_horizontally(true)
            .set_print_fit_to_pages(1, 0)
            .set_print_area(0, 0, last_row.saturating_sub(1), 4)?
            .set_screen_gridlines(false)
            .protect();
        Ok(())
    }

    fn fields(&self, page: &mut Page<'_>) -> Result<(), XlsxError> {
        let mut group = None;
        for field in &self.form.fields {
            let begins = field.group.filter(|_| field.group != group);
            group = field.group;
            let before = begins.map_or_else(String::new, |number| format!("{number}."));
            page.field(self.campaign, field, &before)?;
        }
        for table in &self.form.tables {
            for field in &table.fields {
                page.field(self.campaign, field, &format!("{}：", table.item_label))?;
            }
        }
        Ok(())
    }

    fn steps(&self) -> Vec<String> {
        let form = self.form;
        let noun = &form.record_noun;
        let mut steps = vec![
            if self.ledger {
                format!(
                    "从表头下第一行起，一行填一{noun}；表头已锁定（没有密码），栏目名称、工作表请不要改动。"
                )
            } else {
                "只填浅黄色的格子，别的格子已锁定（没有密码）。栏目名称、工作表请不要改动。"
                    .to_owned()
            },
            "数字只填数，不带单位；确实没有的填 0，不清楚的留空，不要用 0 代替。".to_owned(),
        ];
        steps.extend(self.ticking());
        if !form.tables.is_empty() {
            steps.push("行不够时，在表中最后一行之前插入整行，再填写。".to_owned());
        }
        if let Some(label) = &form.nothing_to_report {
            steps.push(format!(
                "确实没有开展活动的，勾选表下的“{label}”；一张空表只表示还没有填。"
            ));
        }
        if !form.relations.is_empty() {
            let why = if self.ledger {
                "哪一行、为什么，写在表头上方"
            } else {
                "表下写有原因"
            };
            steps.push(format!(
                "格子变红，是数字之间互相矛盾，必须改正；变橙，是少见但可能属实，请核对。{why}。"
            ));
        }
        steps.push(if self.ledger {
            "行里变浅黄的格子是应填未填的；全表还差几行，见表头上方带 ※ 的一行。".to_owned()
        } else {
            "填完看表下“※ 应填的还缺几项”，缺项补齐再报。".to_owned()
        });
        steps.push("存为 .xlsx、.xls 或 .ods 都可以。".to_owned());
        let delivery = self
            .delivery
            .map(|text| text.trim_start_matches('※').trim());
        steps.extend(delivery.map(str::to_owned));
        steps
    }

    fn ticking(&self) -> Option<String> {
        let other = self
            .form
            .fields
            .iter()
            .find_map(|field| match &field.kind {
                Kind::Choices(choices) => Some(choices.other.as_deref()),
                _ => None,
            })?;
        let unlisted = other.map_or_else(String::new, |label| {
            format!("没有列出的，用文字写在“{label}”后面。")
        });
        Some(format!(
            "方框：点格子右边的箭头选 ☑，或直接输入 √；可以多选。{unlisted}"
        ))
    }
}

struct Page<'s> {
    sheet: &'s mut Worksheet,
    row: u32,
}

impl Page<'_> {
    fn title(&mut self, words: &str) -> Result<(), XlsxError> {
        self.across(words, &text(TITLE_FONT, 18.0), 36.0)
    }

    fn heading(&mut self, words: &str) -> Result<(), XlsxError> {
        self.across(words, &left(text(HEADING_FONT, 12.0)), 26.0)
    }

    fn line(&mut self, words: &str) -> Result<(), XlsxError> {
        let width: f64 = WIDTHS.iter().sum();
        let height = lines(words, width) * LINE + 4.0;
        self.across(words, &left(text(LABEL_FONT, SIZE)), height)
    }

    fn across(&mut self, words: &str, format: &Format, height: f64) -> Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, height)?;
        put_text(
            self.sheet,
            Area::new(self.row, 0, self.row, LAST),
            words,
            format,
        )?;
        self.row += 1;
        Ok(())
    }

    fn field(&mut self, campaign: &Campaign, field: &Field, before: &str) -> Result<(), XlsxError> {
        let unit = field.unit.map(|unit| campaign.units.get(unit).name.clone());
        let cells = [
            format!("{before}{}", field.label),
            if field.required { "是" } else { "" }.to_owned(),
            unit.unwrap_or_default(),
            field.guide.clone(),
            field.example.clone(),
        ];
        self.table_row(&cells, LABEL_FONT)
    }

    fn table_row(&mut self, cells: &[String; 5], font: &str) -> Result<(), XlsxError> {
        let highest = cells
            .iter()
            .zip(WIDTHS)
            .map(|(words, width)| lines(words, width));
        let height = highest.fold(1.0, f64::max) * LINE + 5.0;
        self.sheet.set_row_height(self.row, height)?;
        for (words, col) in cells.iter().zip(0..) {
            let format = Edges::ALL.rule(text(font, SIZE));
            let format = if matches!(col, 0 | 3) && font == LABEL_FONT {
                left(format).set_indent(1)
            } else {
                format
            };
            put_text(self.sheet, Area::cell(self.row, col), words, &format)?;
        }
        self.row += 1;
        Ok(())
    }

    fn relations(&mut self, form: &Form) -> Result<(), XlsxError> {
        if form.relations.is_empty() {
            return Ok(());
        }
        self.heading("三、数字之间的关系（强制：不符合的不能汇总；核实：确实如此的请说明）")?;
        let mut relations: Vec<_> = form.relations.iter().collect();
        relations.sort_by_key(|relation| std::cmp::Reverse(relation.level));
        for relation in relations {
            let words = format!("【{}】{}", relation.level.label(), relation.words);
            self.line(&words)?;
        }
        Ok(())
    }
}

/// Lines that words take in a column of this width.
fn lines(words: &str, width: f64) -> f64 {
    words
        .lines()
        .map(|line| {
            (text_width(line) * SIZE / MEASURE / (width - 1.0))
                .ceil()
                .max(1.0)
        })
        .sum::<f64>()
        .max(1.0)
}
