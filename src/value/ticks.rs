use super::text::squeeze;
use super::*;
use crate::campaign::*;
pub fn read_ticks(cells: &[Written], ch: &Choices) -> Read<Ticks> {
    let t: String = cells.iter().map(|c| squeeze(&c.shown())).collect();
    let marked = t.contains(['□', '☑', '√']);
    let before = t.starts_with(['□', '☑', '√']);
    let (main, other) = match t.split_once("其它") {
        Some((a, b)) => (a.to_string(), b.trim_start_matches(':').to_string()),
        None => (t.clone(), String::new()),
    };
    let mut ticks = Ticks::default();
    for (i, o) in ch.options.iter().enumerate() {
        if let Some(p) = main.find(&o.label) {
            let on = if !marked {
                true
            } else if before {
                main[..p].ends_with(['☑', '√'])
            } else {
                main[p + o.label.len()..].starts_with(['☑', '√'])
            };
            if on {
                ticks.ticked.push(i)
            }
        }
    }
    if !other.is_empty() {
        ticks.other = Some(other)
    }
    Ok(Reading::plain(ticks))
}
pub fn read_flag(w: &Written, _o: &Choice) -> Read<bool> {
    Ok(Reading::plain(matches!(
        squeeze(&w.shown()).as_str(),
        "√" | "1" | "是" | "TRUE" | "●" | "☑" | "有"
    )))
}
