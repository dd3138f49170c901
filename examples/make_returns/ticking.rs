//! The ways in which people tick boxes in a spreadsheet.

use kjzd::campaign::Choices;

/// How ticks are written in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticking {
    /// `种植√养殖□`, the notice's way.
    BoxAfter,
    /// `☑种植 □养殖`.
    BoxBefore,
    /// `种植、养殖`.
    Words,
}

impl Ticking {
    /// All ticks of a choice field, in one cell.
    pub fn write(self, choices: &Choices, ticked: &[usize], other: Option<&str>) -> String {
        let options = choices.options.iter().enumerate();
        let options = options.map(|(i, option)| (option.label.as_str(), ticked.contains(&i)));
        let boxes: Vec<String> = match self {
            Self::Words => return words(choices, ticked, other),
            Self::BoxAfter => options
                .map(|(label, ticked)| format!("{label}{}", if ticked { '√' } else { '□' }))
                .collect(),
            Self::BoxBefore => options
                .map(|(label, ticked)| format!("{}{label}", if ticked { '☑' } else { '□' }))
                .collect(),
        };
        let boxes = boxes.join(" ");
        match &choices.other {
            Some(rest) => format!("{boxes}\n{rest}:{}", other.unwrap_or_default()),
            None => boxes,
        }
    }
}

/// `种植、养殖、其它:农机维修`.
pub fn words(choices: &Choices, ticked: &[usize], other: Option<&str>) -> String {
    let labels = ticked.iter().map(|i| choices.options[*i].label.clone());
    let rest = choices.other.as_deref().unwrap_or_default();
    let other = other.map(|other| format!("{rest}:{other}"));
    labels.chain(other).collect::<Vec<_>>().join("、")
}
