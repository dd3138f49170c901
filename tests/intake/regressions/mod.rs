//! One test a way of filling in that was once misread, or may be.

mod across;
mod cards;
mod indicators;
mod labels;
mod ledger_columns;
mod ledger_rows;
mod ledger_sections;
mod sheets;
mod summaries;
mod teams;
mod ticks;

/// A clean 附件1 as the blank form prints it.
const VILLAGE: &str = "
附件1
一村一品调查表
村名|永兴村|地区名称|镇赉县
详细地址|镇赉镇永兴村
联系人|王立春|联系电话|'13804360001
总户数（户）|312|贫困户数（户）|41
总人口（人）|1105|人均耕地面积（亩）|4.3
致贫原因|土地盐碱化
发展潜在优势|草场资源丰富
科技服务需求|种植□养殖☑加工□水产□其它
其它需要说明事项|无
";

/// A clean row of a 附件1 ledger under [`HEAD`].
const HEAD: &str =
    "村名|地区名称|详细地址|联系人|联系电话|总户数|贫困户数|总人口|人均耕地面积|科技服务需求";
const ROW: &str = "永兴村|镇赉县|镇赉镇永兴村|王立春|'13804360001|312|41|1105|4.3|种植、养殖";
const SECOND: &str = "架其村|镇赉县|架其镇架其村|刘福田|'13804360002|205|30|702|6|加工";

#[test]
fn the_clean_sheets_are_clean() {
    use crate::paper::read;
    let card = read(VILLAGE);
    assert_eq!(card.told(), Vec::<String>::new());
    assert_eq!(card.the("poor_households"), "41");
    assert_eq!(card.the("needs"), "breeding");
    let ledger = read(&[HEAD, ROW, SECOND].join("\n"));
    assert_eq!(ledger.told(), Vec::<String>::new());
    assert_eq!(ledger.each("households"), ["312", "205"]);
}
