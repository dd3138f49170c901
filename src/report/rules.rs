//! The rules explained: a list, a page for the terminal, and the whole book in Markdown.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::campaign::Campaign;
use crate::diagnostic::{FAMILIES, Page, catalogue};

/// Writes one line a rule, family by family.
pub fn rules_list(out: &mut impl Write, pages: &[Page<'_>]) -> io::Result<()> {
    let mut family = None;
    for page in pages {
        let letter = page.code.chars().next();
        if letter != family {
            family = letter;
            writeln!(out, "{}", family_title(page))?;
        }
        let form = page
            .form
            .map_or(String::new(), |form| format!("（{form}）"));
        writeln!(
            out,
            "  {}  {}  {}{form}",
            page.code,
            page.level.label(),
            page.title
        )?;
    }
    Ok(())
}

/// Writes what a rule checks, why, a case that breaks it, one that does not, and the way out.
pub fn rule_page(out: &mut impl Write, page: &Page<'_>) -> io::Result<()> {
    writeln!(
        out,
        "{} {}（{}）",
        page.code,
        page.title,
        page.level.label()
    )?;
    for (heading, text) in sections(page) {
        writeln!(out, "  {heading}：{text}")?;
    }
    Ok(())
}

/// All rules of a campaign as the page `docs/rules.md`.
pub fn rules_markdown(campaign: &Campaign) -> String {
    let mut text = String::from(
        "# 审核规则\n\n\
         本页由 `kjzd explain --format markdown` 生成，请勿手改。\n\
         强制：必须改正，否则不能汇总。核实：可能属实，要改正或说明原因。提示：kjzd 换算或跳过了什么。\n",
    );
    let pages = catalogue(campaign);
    for (letter, name) in FAMILIES {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n## {letter} {name}\n");
        for page in pages.iter().filter(|page| page.code.starts_with(letter)) {
            let _ = write!(
                text,
                "\n### {} {}\n\n{}",
                page.code,
                page.title,
                page.level.label()
            );
            if let Some(form) = page.form {
                let _ = write!(text, " · {form}");
            }
            text.push('\n');
            for (heading, body) in sections(page) {
                let _ = write!(text, "\n- **{heading}** {body}");
            }
            text.push('\n');
        }
    }
    text
}

fn family_title(page: &Page<'_>) -> String {
    FAMILIES
        .iter()
        .find(|(letter, _)| page.code.starts_with(*letter))
        .map_or(String::new(), |(letter, name)| format!("{letter} {name}"))
}

fn sections<'p>(page: &Page<'p>) -> [(&'static str, &'p str); 5] {
    [
        ("查什么", page.checks),
        ("为什么", page.why),
        ("违反的例子", page.example),
        ("不违反的例子", page.passes),
        ("怎么办", page.remedy),
    ]
}
