//! All rules that a run can break, built in or written in a campaign, explained under the same headings.

use super::{Level, RULES, Refusal, Rule, Selector};
use crate::campaign::relation::Relation;
use crate::campaign::{Campaign, Form};

/// One rule, explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<'a> {
    /// Stable code.
    pub code: &'a str,
    /// Level unless overridden.
    pub level: Level,
    /// A few words.
    pub title: &'a str,
    /// Number of the form that it belongs to, for a campaign's relation.
    pub form: Option<&'a str>,
    /// What it checks.
    pub checks: &'a str,
    /// Why that matters.
    pub why: &'a str,
    /// A case that fires it.
    pub example: &'a str,
    /// A near case that does not.
    pub passes: &'a str,
    /// The way out.
    pub remedy: &'a str,
}

/// A family of rules, in the order in which a return is examined.
pub const FAMILIES: [(char, &str); 6] = [
    ('F', "文件"),
    ('S', "表样"),
    ('V', "填写内容"),
    ('R', "表内关系"),
    ('X', "跨表、跨文件"),
    ('C', "应报未报"),
];

/// Every rule, family by family, each family by code.
pub fn catalogue(campaign: &Campaign) -> Vec<Page<'_>> {
    let built_in = RULES
        .iter()
        .flat_map(|family| family.iter())
        .map(|rule| built_in(rule));
    let relations = campaign.forms.iter().flat_map(|form| {
        form.relations
            .iter()
            .map(|relation| of_form(form, relation))
    });
    let mut pages: Vec<Page<'_>> = built_in.chain(relations).collect();
    let family = |page: &Page<'_>| {
        let letter = page.code.chars().next();
        FAMILIES
            .iter()
            .position(|(family, _)| Some(*family) == letter)
    };
    pages.sort_by(|a, b| (family(a), a.code).cmp(&(family(b), b.code)));
    pages
}

/// Refuses selectors that no rule answers to: a slip of the finger would hide every finding.
pub fn check_selectors<'s>(
    campaign: &Campaign,
    selectors: impl IntoIterator<Item = &'s Selector>,
) -> Result<(), Refusal> {
    let pages = catalogue(campaign);
    let known = |selector: &Selector| pages.iter().any(|page| selector.covers(page.code));
    match selectors.into_iter().find(|selector| !known(selector)) {
        None => Ok(()),
        Some(selector) => Err(Refusal::new(
            format!("没有代码为 {selector} 的规则"),
            "用 kjzd explain 列出全部规则。",
        )),
    }
}

/// The title of the rule with this code; nothing where there is none.
pub fn title<'a>(campaign: &'a Campaign, code: &str) -> &'a str {
    let built_in = super::rule(code).map(|rule| rule.title);
    let relation = || {
        let mut relations = campaign.forms.iter().flat_map(|form| &form.relations);
        relations
            .find(|relation| relation.code == code)
            .map(|relation| relation.title.as_str())
    };
    built_in.or_else(relation).unwrap_or_default()
}

fn built_in(rule: &'static Rule) -> Page<'static> {
    Page {
        code: rule.code,
        level: rule.level,
        title: rule.title,
        form: None,
        checks: rule.checks,
        why: rule.why,
        example: rule.example,
        passes: rule.passes,
        remedy: rule.remedy,
    }
}

fn of_form<'a>(form: &'a Form, relation: &'a Relation) -> Page<'a> {
    Page {
        code: &relation.code,
        level: relation.level,
        title: &relation.title,
        form: Some(&form.number),
        checks: &relation.words,
        why: &relation.why,
        example: &relation.example,
        passes: &relation.passes,
        remedy: &relation.remedy,
    }
}
