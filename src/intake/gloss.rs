//! What the texts of a sheet mean: each is looked up once, and its gloss stays beside its cell for everyone who asks.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::sync::Arc;

use super::Reader;
use super::lexicon::Lexicon;
use super::memory::Lent;
use super::pairs::Spelled;
use super::review;
use super::scan::{Hit, Label, labels_in};
use crate::campaign::FormId;
use crate::workbook::{Cell, CellRef, Grid, Row};

/// What a text means.
#[derive(Debug)]
pub(super) struct Gloss {
    /// The text as labels are compared.
    pub word: Box<str>,
    /// A form's title, alone or with words around it.
    pub title: bool,
    /// Some form's print without an answer.
    pub frame: bool,
    /// A heading that every list of ours of its kind has.
    pub heads_list: bool,
    /// What it means to each form; blank where it means nothing to any.
    forms: Box<[Meaning]>,
}

/// What a text means to one form.
#[derive(Debug, Default)]
pub(super) struct Meaning {
    /// The labels in it.
    pub labels: Vec<Arc<Label>>,
    /// It is the form's title, alone or with words around it.
    pub title: bool,
    /// It is a title, a caption or other print without an answer.
    pub frame: bool,
    /// It is a word of the form, to the letter.
    pub word: bool,
}

static NOTHING: Meaning = Meaning {
    labels: Vec::new(),
    title: false,
    frame: false,
    word: false,
};

impl Gloss {
    pub(super) fn of(text: &str, lexicons: &[Lexicon]) -> Self {
        let spelled = Spelled::new(text);
        let forms: Box<[Meaning]> = lexicons
            .iter()
            .map(|lexicon| Meaning::of(&spelled, lexicon))
            .collect();
        let nothing = forms.iter().all(Meaning::is_nothing);
        Self {
            title: forms.iter().any(|meaning| meaning.title),
            frame: forms.iter().any(|meaning| meaning.frame),
            forms: if nothing { Box::default() } else { forms },
            heads_list: review::heads_list(&spelled.word),
            word: spelled.word.into(),
        }
    }

    /// What the text means to a form.
    pub(super) fn to(&self, form: FormId) -> &Meaning {
        self.forms.get(form.0).unwrap_or(&NOTHING)
    }

    /// What the text means to each form; none where it means nothing to any.
    pub(super) fn meanings(&self) -> impl Iterator<Item = (FormId, &Meaning)> {
        let forms = self.forms.iter().enumerate();
        forms.map(|(form, meaning)| (FormId(form), meaning))
    }
}

impl Meaning {
    fn of(spelled: &Spelled<'_>, lexicon: &Lexicon) -> Self {
        let word = &*spelled.word;
        let title = lexicon.title_in(word).is_some();
        let labels = labels_in(lexicon, spelled).into_iter();
        Self {
            labels: labels.map(Arc::new).collect(),
            title,
            frame: title || lexicon.is_furniture(word),
            word: lexicon.exact(word).is_some(),
        }
    }

    fn is_nothing(&self) -> bool {
        self.labels.is_empty() && !self.title && !self.frame && !self.word
    }
}

/// The glosses of a row's cells.
type Known = Box<[OnceCell<Arc<Gloss>>]>;

/// The glosses of one sheet's texts, each made when it is first asked for.
pub(super) struct Glosses<'g> {
    grid: &'g Grid,
    lexicons: &'g [Lexicon],
    memory: RefCell<Lent<'g>>,
    rows: Box<[OnceCell<Known>]>,
}

impl<'g> Glosses<'g> {
    pub(super) fn of(reader: &'g Reader<'_>, grid: &'g Grid) -> Self {
        Self {
            grid,
            lexicons: &reader.lexicons,
            memory: RefCell::new(reader.memory.lend()),
            rows: grid.rows().iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// The rows from `rows.start` on and before `rows.end`, with the glosses of their texts.
    pub(super) fn rows(&self, rows: Range<u32>) -> impl Iterator<Item = Line<'_, 'g>> {
        let first = self
            .grid
            .rows()
            .partition_point(|row| row.index < rows.start);
        let lines = (first..self.grid.rows().len()).map(|place| Line { all: self, place });
        lines.take_while(move |line| line.row().index < rows.end)
    }

    /// The labels of a form in these rows, in reading order.
    pub(super) fn hits(&self, form: FormId, rows: Range<u32>) -> Vec<Hit> {
        let mut hits = Vec::new();
        for line in self.rows(rows) {
            for (col, gloss) in line.texts() {
                let at = CellRef::new(line.row().index, col);
                let labels = gloss.to(form).labels.iter();
                hits.extend(labels.map(|label| Hit::new(self.grid, at, Arc::clone(label))));
            }
        }
        hits
    }
}

/// One row with its glosses.
#[derive(Clone, Copy)]
pub(super) struct Line<'s, 'g> {
    all: &'s Glosses<'g>,
    place: usize,
}

impl<'s, 'g: 's> Line<'s, 'g> {
    pub(super) fn row(self) -> &'s Row {
        &self.all.grid.rows()[self.place]
    }

    /// The columns of the row's texts, and their glosses.
    pub(super) fn texts(self) -> impl Iterator<Item = (u32, &'s Gloss)> {
        let cells = self.row().cells.iter().enumerate();
        cells.filter_map(move |(i, (col, _))| Some((*col, self.gloss(i)?)))
    }

    /// The gloss of the row's cell in this place, where it is text.
    pub(super) fn gloss(self, place: usize) -> Option<&'s Gloss> {
        let (_, Cell::Text(text)) = self.row().cells.get(place)? else {
            return None;
        };
        let blank = || self.row().cells.iter().map(|_| OnceCell::new()).collect();
        let known = self.all.rows[self.place].get_or_init(blank);
        let look_up = || self.all.memory.borrow_mut().gloss(text, self.all.lexicons);
        Some(known.get(place)?.get_or_init(look_up))
    }
}
