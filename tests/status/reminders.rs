//! The messages that go to the cities' groups.

use serde_json::Value;

use crate::desk::Desk;

#[test]
fn a_city_is_told_who_owes_what_by_when() {
    let desk = Desk::new();
    desk.remove("辽源市/东丰县");
    desk.remove("辽源市/西安区/附件3_1.xlsx");
    desk.put_statistics("辽源市/龙山区/附件4.xlsx", "龙山区", None);
    let said = desk.status(&["--as-of", "2017-12-02", "--remind"]);
    assert_eq!(said.code, Some(1));
    insta::assert_snapshot!(said.out, @"
    【辽源市】上报提醒（截至 12月2日）
    调查摸底，11月30日截止，已过 2 天：
      未报：东丰县（附件1、附件2）
    组建科技助力扶贫工作队，12月15日截止，还有 13 天：
      未报：西安区（附件3）、东丰县（附件3）
    请尽快报来；刚报过的请忽略。
    ");
    let said = desk.status(&["--as-of", "2017-12-02", "--remind", "--format", "json"]);
    let data: Value = serde_json::from_str(&said.out).unwrap();
    let first = &data["reminders"][0];
    assert_eq!(first["city"], "辽源市");
    assert!(
        first["text"]
            .as_str()
            .unwrap()
            .contains("东丰县（附件1、附件2）")
    );
}

#[test]
fn a_stage_that_is_due_later_is_not_spoken_of_yet() {
    let desk = Desk::new();
    desk.remove("辽源市/东丰县/附件4.xlsx");
    let said = desk.status(&["--as-of", "2017-11-28", "--remind"]);
    assert_eq!(said.code, Some(1));
    insta::assert_snapshot!(said.out, @"
    没有要催的：到期和即将到期的都报来了。
    ");
    let named = desk.status(&["--as-of", "2017-11-28", "--remind", "--stage", "总结"]);
    assert!(named.out.contains("东丰县（附件4）"), "{}", named.out);
}
