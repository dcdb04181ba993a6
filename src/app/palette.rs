//! The command palette: what it offers for what was typed, and what taking an entry does.

use crate::report::forms::Form;

use super::action::Effects;
use super::bindings::TABLE;
use super::command::{Command, CopyForm, Mode, Modes};
use super::fuzzy;
use super::keymap::Keymap;
use super::notes::Deed;
use super::picker::List;
use super::state::{App, Overlay};
use super::typed::Typed;

/// One entry of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it does.
    pub what: Act,
    /// Its words.
    pub title: String,
    /// Its key, or its short name (`:q`).
    pub key: String,
}

/// What an entry does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A command of the table.
    Command(Command),
    /// Goes to a line.
    Line(u32),
    /// Goes to a page.
    Page(u32),
}

/// Short names that can be typed whole.
const NAMES: &[(&str, Command)] = &[
    ("q", Command::Quit),
    ("quit", Command::Quit),
    ("analyse", Command::Analyse),
    ("help", Command::Help),
    ("about", Command::About),
    ("problems", Command::About),
    ("theme", Command::NextTheme),
    ("export md", Command::Export(Form::Markdown)),
    ("export csv", Command::Export(Form::Csv)),
    ("export json", Command::Export(Form::Json)),
    ("export annotations", Command::Export(Form::Annotations)),
    ("export pack", Command::Export(Form::Pack)),
    ("open", Command::Open),
    ("close", Command::CloseTab),
    ("outline", Command::List(List::Outline)),
    ("jumps", Command::List(List::Jumps)),
    ("marks", Command::List(List::Marks)),
    ("only", Command::List(List::Facets)),
    ("filter", Command::Filter),
    ("tutor", Command::Tutor),
    ("reload", Command::Reload),
    ("recent", Command::Recent),
    ("hidden", Command::List(List::Hidden)),
    ("members", Command::List(List::Members)),
    ("tabs", Command::List(List::Tabs)),
    ("skip", Command::SkipLesson),
    ("save", Command::Notes(Deed::Save)),
    ("mouse", Command::NextMouse),
    ("width", Command::TextWidth),
    ("copy footnote", Command::Copy(CopyForm::Footnote)),
    ("copy biblatex", Command::Copy(CopyForm::Biblatex)),
    ("copy icd206", Command::Copy(CopyForm::Icd206)),
];

/// The short name of a command, with its colon: what the help shows where no key does it.
pub(super) fn short_name(command: Command) -> Option<String> {
    NAMES.iter().find(|(_, named)| *named == command).map(|(name, _)| format!(":{name}"))
}

/// Whether a command can be taken from the palette: those of reading that need no letter.
fn offered(command: Command, modes: Modes) -> bool {
    let reading = modes.has(Mode::Source) || modes.has(Mode::Pane);
    reading && !matches!(command, Command::SetMark | Command::GoToMark | Command::Palette | Command::Cancel)
}

/// The entries that fit what was typed, the best first.
pub fn entries(keymap: &Keymap, typed: &str) -> Vec<Entry> {
    let typed = typed.trim().trim_start_matches(':');
    if let Ok(line) = typed.parse::<u32>() {
        return vec![Entry { what: Act::Line(line), title: format!("go to line {line}"), key: format!(":{line}") }];
    }
    if let Some(page) = typed.strip_prefix('p').and_then(|page| page.parse::<u32>().ok()) {
        return vec![Entry { what: Act::Page(page), title: format!("go to page {page}"), key: format!(":p{page}") }];
    }
    if let Some((title, key)) = Typed::parse(typed).map(|typed| typed.entry()) {
        return vec![Entry { what: Act::Command(Command::Open), title, key }];
    }
    let mut offers: Vec<(u8, Entry)> = Vec::new();
    for binding in TABLE {
        let seen = offers.iter().any(|(_, entry)| entry.what == Act::Command(binding.command));
        if seen || !offered(binding.command, binding.modes) {
            continue;
        }
        let short = NAMES.iter().filter(|(_, command)| *command == binding.command);
        let exact = short.clone().any(|(name, _)| *name == typed);
        let mut short = short;
        let near = short.any(|(name, _)| !typed.is_empty() && name.starts_with(typed));
        let first = match (exact, near) {
            (true, _) => 2,
            (_, true) => 1,
            _ => 0,
        };
        let bound = keymap.bound.iter().find(|bound| bound.binding.command == binding.command);
        let key = bound.map(super::keymap::Bound::shown).or_else(|| short_name(binding.command)).unwrap_or_default();
        let entry = Entry { what: Act::Command(binding.command), title: binding.help.to_owned(), key };
        offers.push((first, entry));
    }
    let (mut named, others): (Vec<_>, Vec<_>) = offers.into_iter().partition(|(first, _)| *first > 0);
    named.sort_by_key(|(first, _)| std::cmp::Reverse(*first));
    let fitting = fuzzy::ranked(typed, others, |(_, entry)| &entry.title);
    named.into_iter().chain(fitting).map(|(_, entry)| entry).collect()
}

/// Takes the selected entry.
pub fn accept(app: &mut App) -> Effects {
    let Some(Overlay::Palette(input, selected)) = app.overlay.take() else { return Vec::new() };
    if let Some(typed) = Typed::parse(&input.0) {
        return typed.run();
    }
    let entries = entries(&app.keymap, &input.0);
    match entries.get(selected).or(entries.first()).map(|entry| entry.what) {
        Some(Act::Command(command)) => app.command(command, None),
        Some(Act::Line(line)) => {
            let count = app.document.lines.count();
            let line = line.clamp(1, count);
            app.jump_to(app.document.lines.start(line));
            Vec::new()
        }
        Some(Act::Page(page)) => {
            match app.document.page_start(page) {
                Some(at) => app.jump_to(at),
                None => app.say("there is no such page"),
            }
            Vec::new()
        }
        None => {
            app.say("no such command");
            Vec::new()
        }
    }
}

impl App {
    /// The next or previous choice of a list that is typed into.
    pub(crate) fn step_choice(&mut self, forward: bool) {
        match &mut self.overlay {
            Some(Overlay::Palette(input, selected)) => {
                let count = entries(&self.keymap, &input.0).len().max(1);
                *selected = if forward { (*selected + 1) % count } else { (*selected + count - 1) % count };
            }
            Some(Overlay::Picker(picker)) => {
                let picker = picker.clone();
                let count = self.fitting(&picker).len().max(1);
                let selected = if forward { picker.selected + 1 } else { picker.selected + count - 1 } % count;
                self.overlay = Some(Overlay::Picker(super::picker::Picker { selected, ..picker }));
            }
            Some(Overlay::Search(_)) => self.preview_match(forward),
            _ => {}
        }
    }
}
