//! What offices say to 核实 findings: bound by fingerprint, so that an explanation holds while the values stand.

use std::collections::HashMap;

use super::substance::objection;
use crate::campaign::Campaign;
use crate::diagnostic::registry::{Rule, explanation};
use crate::diagnostic::{Diagnostic, Level, Place, Ticket, fingerprint};
use crate::intake::Explanation;

/// Lets explanations answer findings: an answered one becomes a notice that carries the words. Gives what is to be said
/// of those that do not count.
pub(super) fn answer(
    campaign: &Campaign,
    findings: &mut [Diagnostic],
    explanations: &[Explanation],
    strict: bool,
) -> Vec<Diagnostic> {
    if explanations.is_empty() {
        return Vec::new();
    }
    let mut by_print: HashMap<String, Vec<usize>> = HashMap::new();
    let mut by_subject: HashMap<String, usize> = HashMap::new();
    for (i, finding) in findings.iter().enumerate() {
        let ticket = finding.ticket();
        by_print.entry(ticket.fingerprint).or_default().push(i);
        by_subject.entry(ticket.about).or_insert(i);
    }
    let mut said = Vec::new();
    for given in explanations {
        let Ok(ticket) = given.ticket.parse::<Ticket>() else {
            let message = format!("{} 的说明不知道是针对哪一条问题的。", given.cell);
            said.push(about(given, &explanation::NOT_EXPLAINABLE, message, ""));
            continue;
        };
        let none = Vec::new();
        let answered = by_print.get(&ticket.fingerprint).unwrap_or(&none);
        let Some(first) = answered.first().map(|first| &findings[*first]) else {
            let now = by_subject.get(&ticket.about).map(|now| &findings[*now]);
            said.push(lapsed(given, &ticket, now));
            continue;
        };
        if first.level == Level::Error {
            let message = format!("{} 说明的是强制性错误，不能用说明代替改正。", given.cell);
            said.push(refused(
                given,
                &ticket,
                &explanation::NOT_EXPLAINABLE,
                message,
            ));
            continue;
        }
        if let Some(why) = objection(campaign, &given.text, &given.problem) {
            let message = format!("{} 的说明“{}”{why}，未采纳。", given.cell, given.text);
            said.push(refused(given, &ticket, &explanation::EMPTY_WORDS, message));
            continue;
        }
        for i in answered {
            let finding = &mut findings[*i];
            if finding.level == Level::Warning && finding.explanation.is_none() {
                finding.explanation = Some(given.text.clone());
                if !strict {
                    finding.level = Level::Notice;
                }
            }
        }
    }
    said
}

/// What is said of words that do not answer the finding that they are written for.
fn refused(given: &Explanation, ticket: &Ticket, rule: &Rule, message: String) -> Diagnostic {
    Diagnostic {
        fingerprint: ticket.fingerprint.clone(),
        ..about(given, rule, message, "")
    }
}

fn lapsed(given: &Explanation, ticket: &Ticket, now: Option<&Diagnostic>) -> Diagnostic {
    let Some(now) = now else {
        let message = format!(
            "{} 所说明的问题这次没有出现（已改正，或要与别的表一起审核才看得到），说明未用上。",
            given.cell
        );
        return about(given, &explanation::LAPSED, message, "不用理会。");
    };
    let message = format!(
        "{} 的说明已失效：作说明以后所填内容改过了，现在是：{}",
        given.cell,
        now.message.trim_end_matches('。')
    );
    let mut finding = about(
        given,
        &explanation::LAPSED,
        format!("{message}。"),
        "请按现在的数字改正或重新说明。",
    );
    finding.fingerprint = fingerprint(
        explanation::LAPSED.code,
        &ticket.about,
        &[&ticket.fingerprint],
    );
    finding
}

fn about(given: &Explanation, rule: &Rule, message: String, advice: &str) -> Diagnostic {
    let place = Place {
        file: given.file.clone(),
        sheet: given.sheet.clone(),
        cell: Some(given.cell),
        ..Place::default()
    };
    let mut finding = Diagnostic::new(rule, place, message);
    finding.raw = Some(given.text.clone());
    if !advice.is_empty() {
        advice.clone_into(&mut finding.advice);
    }
    finding
}
