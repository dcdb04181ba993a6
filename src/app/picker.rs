//! A list on top that is chosen from by typing a part of an entry: places of the jump list, marks, sections, passes.

use crate::display::Piece;

use super::action::Effects;
use super::desk::TabId;
use super::facet::Facet;
use super::fuzzy;
use super::items::Tail;
use super::state::{App, Input, Overlay};

/// What a list offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// The places one has jumped from.
    Jumps,
    /// The marks.
    Marks,
    /// The sections of the document.
    Outline,
    /// The passes: one kind of sentence at a time.
    Facets,
    /// The characters that do not show.
    Hidden,
    /// The documents inside this one.
    Members,
    /// The documents that are open.
    Tabs,
    /// The documents that were read last.
    Recent,
}

impl List {
    /// Its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Jumps => "jump list",
            Self::Marks => "marks",
            Self::Outline => "outline",
            Self::Facets => "read only",
            Self::Hidden => "hidden characters",
            Self::Members => "documents inside",
            Self::Tabs => "open documents",
            Self::Recent => "read last",
        }
    }

    /// What is said where it has no entry.
    pub const fn none(self) -> &'static str {
        match self {
            Self::Jumps => "the jump list is empty",
            Self::Marks => "no mark is set",
            Self::Outline => "the document has no sections",
            Self::Facets => "findings are still being looked for",
            Self::Hidden => "every character of the text shows",
            Self::Members => "there is no document inside this one",
            Self::Tabs => "there is one document; :open PATH opens another beside it",
            Self::Recent => "no document was read before",
        }
    }
}

/// A list that is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Picker {
    /// Which.
    pub list: List,
    /// What was typed.
    pub input: Input,
    /// The entry that is selected, among those that fit.
    pub selected: usize,
}

/// An entry of a list.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// What it shows.
    pub pieces: Vec<Piece>,
    /// What stands at its right edge.
    pub tail: Tail,
    /// The words that typing is compared with.
    pub words: String,
    /// The place whose surroundings are shown while it is selected.
    pub at: Option<u32>,
    /// What taking it does.
    pub chosen: Chosen,
}

/// What taking an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// Goes so many jumps back.
    Back(usize),
    /// Goes so many jumps forward.
    Forward(usize),
    /// Jumps to an offset.
    Place(u32),
    /// Shows one kind of sentence only, or all again.
    Facet(Option<Facet>),
    /// Opens a document inside this one.
    Member(usize),
    /// Shows a document that is open.
    Tab(TabId),
    /// Opens a document that was read before.
    Recent(usize),
}

impl App {
    /// Opens a list; says why where it is empty.
    pub(crate) fn open_list(&mut self, list: List) {
        if list == List::Hidden {
            self.look_for_hidden();
        }
        let choices = self.choices(list);
        if choices.is_empty() {
            return self.say(list.none());
        }
        let here = self.source.at;
        let selected = match list {
            List::Jumps => self.jumps.ahead.len().min(choices.len() - 1),
            List::Outline => choices.iter().rposition(|choice| choice.at.is_some_and(|at| at <= here)).unwrap_or(0),
            List::Tabs => self.strip.at,
            _ => 0,
        };
        self.overlay = Some(Overlay::Picker(Picker { list, input: Input::default(), selected }));
    }

    /// The entries that fit what was typed, the best first.
    pub(crate) fn fitting(&self, picker: &Picker) -> Vec<Choice> {
        fuzzy::ranked(&picker.input.0, self.choices(picker.list), |choice| &choice.words)
    }

    /// Takes the selected entry.
    pub(crate) fn take_choice(&mut self, picker: &Picker) -> Effects {
        self.overlay = None;
        let Some(choice) = self.fitting(picker).into_iter().nth(picker.selected) else {
            self.say("nothing fits what was typed");
            return Vec::new();
        };
        match choice.chosen {
            Chosen::Back(steps) => return self.step_jumps(true, steps),
            Chosen::Forward(steps) => return self.step_jumps(false, steps),
            Chosen::Place(at) => self.jump_to(at),
            Chosen::Facet(facet) => self.read_only(facet),
            document => return self.open_choice(document),
        }
        Vec::new()
    }
}
