//! 名册: everybody that a table of persons names, and who of them is drawn for a spot check.

use std::sync::Arc;

use rust_xlsxwriter::{RowNum, Worksheet, XlsxError};

use super::book::{Book, Rows};
use super::list::{Column, Fill, List, MOST_ROWS, Stretch};
use super::page::{self, Page};
use super::provenance;
use super::sheet_name::SheetNames;
use super::style::{self, Figure, Weight};
use super::words::{Words, of_entry, unit_name};
use crate::campaign::stamp::Stamp;
use crate::campaign::{Form, FormId, RegionId, Table};
use crate::press::stamp;
use crate::rollup::Summary;
use crate::roster::{Draw, METHOD, Per, Person, Stratum, draw, person_field, persons};

/// Columns that whoever checks fills in by hand.
const CHECKED: [(&str, f64); 3] = [("抽查日期", 12.0), ("抽查结果", 18.0), ("抽查人", 11.0)];

/// One table of persons.
struct Roster<'r, 'a> {
    summary: &'r Summary<'a>,
    form: &'a Form,
    table: &'a Table,
    persons: Arc<Vec<Person>>,
}

/// The workbook with every table of persons of the campaign, and a sample of each where one is asked for.
pub fn roster_workbook<'s>(
    summary: &'s Summary<'_>,
    wanted: Option<Draw>,
) -> Result<Book<'s>, XlsxError> {
    let mut book = Book::new();
    let mut names = SheetNames::default();
    for (place, form) in summary.campaign.forms.iter().enumerate() {
        for (at, table) in form.tables.iter().enumerate() {
            if person_field(table).is_none() {
                continue;
            }
            let roster = Roster {
                summary,
                form,
                table,
                persons: Arc::new(persons(summary, FormId(place), at)),
            };
            roster.sheets(&mut book, &mut names, wanted)?;
        }
    }
    let sheet = book.frame.add_worksheet();
    provenance::write_sources(sheet.set_name(names.unused("数据来源"))?, summary)?;
    if !summary.left_out.is_empty() {
        let sheet = book.frame.add_worksheet();
        provenance::write_left_out(sheet.set_name(names.unused("未纳入"))?, summary)?;
    }
    let mark = Stamp::list(&summary.campaign.id, &[]);
    stamp(&mut book.frame, &mark, "名册", summary.as_of)?;
    Ok(book)
}

impl<'r> Roster<'r, '_> {
    fn sheets(
        &self,
        book: &mut Book<'r>,
        names: &mut SheetNames,
        wanted: Option<Draw>,
    ) -> Result<(), XlsxError> {
        let title = format!("{}名册", self.table.item_label);
        let caption = format!("{}　共 {} 人次", self.caption(), self.persons.len());
        // A register without anybody has a sheet all the same: it says that there is nobody.
        for first in (0..self.persons.len().max(1)).step_by(MOST_ROWS) {
            let page = self.page(&title, &caption);
            let stretch = Stretch::of(first, self.persons.len());
            let fill = self.fill(Arc::clone(&self.persons), stretch, 0);
            let sheet = book.frame.add_worksheet().set_name(names.unused(&title))?;
            let list = List::begin(sheet, &self.columns(), &page, stretch, fill)?;
            book.list(list);
        }
        if let Some(wanted) = wanted {
            let strata = draw(&self.persons, wanted, self.table, self.summary.campaign);
            let sheet = book
                .frame
                .add_worksheet()
                .set_name(names.unused("抽查名单"))?;
            let list = self.sample(sheet, &strata)?;
            book.list(list);
            let sheet = book
                .frame
                .add_worksheet()
                .set_name(names.unused("抽样说明"))?;
            self.method(sheet, wanted, &strata)?;
        }
        Ok(())
    }

    fn caption(&self) -> String {
        let mark = if self.summary.provisional {
            "初步　"
        } else {
            ""
        };
        let region = &self.summary.campaign.regions.get(self.summary.region).name;
        let day = page::long_date(self.summary.as_of);
        format!("{mark}{region}　截至 {day}")
    }

    fn page<'p>(&self, title: &'p str, caption: &'p str) -> Page<'p> {
        Page {
            title,
            caption,
            provisional: self.summary.provisional,
            last_column: 0,
        }
    }

    fn columns(&self) -> Vec<Column> {
        let campaign = self.summary.campaign;
        let mut columns = vec![Column::words("市（州）", 17.0), Column::words("地区", 17.0)];
        let named = self.form.key_fields();
        columns.extend(named.map(|(_, field)| {
            Column::words(
                format!("{}（{}）", self.form.record_noun, field.label),
                16.0,
            )
        }));
        let fields = self.table.fields.iter();
        columns.extend(fields.map(|field| Column::of(field, campaign)));
        columns
    }

    /// Writes a row a person, with so many columns for the pen behind.
    fn fill(&self, persons: Arc<Vec<Person>>, stretch: Stretch, blank: usize) -> Fill<'r> {
        let (campaign, form, table) = (self.summary.campaign, self.form, self.table);
        Box::new(move |rows: &mut Rows<'_>| {
            for person in persons.iter().skip(stretch.first).take(stretch.rows) {
                let city = &campaign.regions.get(person.city(campaign)).name;
                let unit = unit_name(person.region, campaign);
                let place = [Some(Words::text(city)), Some(Words::text(unit))];
                let named = form
                    .key_fields()
                    .map(|(place, field)| of_entry(&person.record.fields[place], field, campaign));
                let row = person.row().iter().zip(&table.fields);
                let row = row.map(|(entry, field)| of_entry(entry, field, campaign));
                let blank = std::iter::repeat_with(|| None).take(blank);
                rows.row(place.into_iter().chain(named).chain(row).chain(blank))?;
            }
            Ok(())
        })
    }

    /// Who is drawn, stratum by stratum, with columns for the pen.
    fn sample(&self, sheet: &mut Worksheet, strata: &[Stratum]) -> Result<List<'r>, XlsxError> {
        let mut columns = self.columns();
        columns.extend(CHECKED.map(|(title, width)| Column::words(title, width)));
        let title = format!("{}抽查名单", self.table.item_label);
        let drawn: Vec<Person> = strata
            .iter()
            .flat_map(|stratum| stratum.drawn.iter().cloned())
            .collect();
        let caption = format!(
            "{}　共抽取 {} 人，办法见“抽样说明”",
            self.caption(),
            drawn.len()
        );
        let stretch = Stretch::of(0, drawn.len());
        let fill = self.fill(Arc::new(drawn), stretch, CHECKED.len());
        List::begin(sheet, &columns, &self.page(&title, &caption), stretch, fill)
    }

    /// How the sample was drawn, so that anybody can draw it again.
    fn method(
        &self,
        sheet: &mut Worksheet,
        wanted: Draw,
        strata: &[Stratum],
    ) -> Result<(), XlsxError> {
        for (col, width) in [(0, 28.0), (1, 14.0), (2, 14.0), (3, 50.0)] {
            sheet.set_column_width(col, width)?;
        }
        let title = format!("{}抽样说明", self.table.item_label);
        page::across(sheet, 0, 3, &title, &style::title())?;
        sheet.set_row_height(0, 30)?;
        let mut row: RowNum = 2;
        for line in explained(wanted) {
            sheet.set_row_height(row, page::height([(line.as_str(), 106.0)]))?;
            page::across(sheet, row, 3, &line, &style::plain().set_text_wrap())?;
            row += 1;
        }
        row += 1;
        for (col, heading) in (0..).zip(["层", "总体人数", "抽取人数", "备注"]) {
            sheet.write_string_with_format(row, col, heading, &style::heading())?;
        }
        sheet.set_row_height(row, page::ROW)?;
        let count = style::number(Figure::Count, Weight::Plain);
        for stratum in strata {
            row += 1;
            let name = self.stratum_name(stratum.region, wanted.per);
            let all = stratum.drawn.len() < wanted.size;
            let remark = if all {
                "不足应抽人数，全部抽取"
            } else {
                ""
            };
            sheet.set_row_height(row, page::ROW)?;
            sheet.write_string_with_format(row, 0, name, &style::prose())?;
            for (col, number) in [(1, stratum.persons), (2, stratum.drawn.len())] {
                let number = u32::try_from(number).unwrap_or(u32::MAX);
                sheet.write_number_with_format(row, col, number, &count)?;
            }
            sheet.write_string_with_format(row, 3, remark, &style::prose())?;
        }
        sheet.set_landscape();
        page::print(sheet);
        Ok(())
    }

    fn stratum_name(&self, region: Option<RegionId>, per: Per) -> String {
        let campaign = self.summary.campaign;
        match (region, per) {
            (None, _) => campaign.regions.get(self.summary.region).name.clone(),
            (Some(region), Per::City) => campaign.regions.get(region).name.clone(),
            (Some(region), _) => unit_name(region, campaign),
        }
    }
}

fn explained(wanted: Draw) -> [String; 4] {
    let Draw { size, seed, .. } = wanted;
    let from = match wanted.per {
        Per::Whole => format!("从全部人员中抽 {size} 人"),
        Per::City => format!("以市（州）分层，每个市（州）抽 {size} 人，市本级的队在内"),
        Per::Unit => format!("以报送单位分层，每个单位抽 {size} 人"),
    };
    [
        format!("1. 抽法：{from}；种子 {seed}。不足应抽人数的层全部抽取。"),
        "2. 同一个人（姓名、电话都相同）在一层里只算一个人；没有电话的，以整行相同为同一个人。".to_owned(),
        "3. 每人有一个永久随机数，由种子、姓名、电话算出；各层按随机数从小到大取前几名。同样的名册、同样的种子，\
         抽出的总是同样的人，与文件的先后无关，任何人都可以重算。"
            .to_owned(),
        format!(
            "4. 随机数的算法：SHA-256（“{METHOD}”、种子、姓名、电话各占一行，UTF-8，行间为换行符，姓名和电话去掉空格，\
             几个电话用顿号连接），按十六进制比较大小。"
        ),
    ]
}
