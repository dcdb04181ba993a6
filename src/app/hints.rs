//! Hint labels: a short label on everything on the screen that can be jumped to.

use crate::briefing::FindingRef;

use super::pane::{Focus, Pane};
use super::state::{App, Overlay};

/// The letters of labels, the easiest first.
const LETTERS: &str = "asdfghjklqwertyuiopzxcvbnm";

/// What a label leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// An item of a pane.
    Item(Pane, FindingRef, usize),
    /// A note, by its place in the list.
    Note(usize),
    /// A sentence that begins at this offset.
    Sentence(u32),
}

/// A label at a cell of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Its letters.
    pub text: String,
    /// Its column.
    pub x: u16,
    /// Its row.
    pub y: u16,
    /// Where it leads.
    pub target: Target,
}

/// Labels for so many targets: one letter where they suffice, else two.
pub fn labels(count: usize) -> Vec<String> {
    let letters: Vec<char> = LETTERS.chars().collect();
    if count <= letters.len() {
        return letters.iter().take(count).map(ToString::to_string).collect();
    }
    let pairs = letters.iter().flat_map(|first| letters.iter().map(move |second| format!("{first}{second}")));
    pairs.take(count).collect()
}

impl App {
    /// `f`: puts the labels on.
    pub(crate) fn open_hints(&mut self) {
        if self.frame.targets().is_empty() {
            return self.say("nothing on the screen to jump to");
        }
        self.overlay = Some(Overlay::Hints(String::new()));
    }

    /// A letter of a label was typed: jumps when the label is whole, closes when there is no such label.
    pub(crate) fn label_typed(&mut self) {
        let Some(Overlay::Hints(typed)) = &self.overlay else { return };
        let begun = self.frame.labels.iter().any(|label| label.text.starts_with(typed.as_str()));
        let target = self.frame.labels.iter().find(|label| label.text == *typed).map(|label| label.target);
        match target {
            Some(target @ (Target::Item(..) | Target::Note(_))) => {
                let (pane, at) = match target {
                    Target::Item(pane, _, at) => (pane, at),
                    Target::Note(at) => (Pane::Notes, at),
                    Target::Sentence(_) => return,
                };
                let place = self.place();
                self.overlay = None;
                self.remember(place);
                self.pane_mut(pane).selected = at;
                self.focus = Focus::Pane(pane);
                self.tab = pane;
                self.follow_selection();
            }
            Some(Target::Sentence(at)) => {
                self.overlay = None;
                self.jump_to(at);
            }
            None if !begun => {
                self.overlay = None;
                self.say("no such label");
            }
            None => {}
        }
    }
}
