//! The one function that changes the reader: an action comes in, effects go out. No drawing, no input or output.

use std::sync::Arc;

use super::action::{Action, Effect, Effects};
use super::command::{Command, Mode};
use super::desk::Ask;
use super::keymap::{Key, Meaning};
use super::palette;
use super::pane::{Focus, Pane};
use super::state::{App, Help, Overlay, Progress};

/// What is to be done first: the analysis of the document, once all of it has been read.
pub fn start(app: &mut App) -> Effects {
    if app.document.prefix {
        return Vec::new();
    }
    let mut effects = app.analyse(app.options.extent);
    effects.extend(app.load_notes());
    effects
}

/// Takes one action.
pub fn update(app: &mut App, action: Action) -> Effects {
    let by_hand = matches!(action, Action::Key(_) | Action::Pointer(_) | Action::Paste(_));
    if by_hand && app.mode() != Mode::Search {
        app.settle();
    }
    let effects = take(app, action);
    app.hear_notes();
    app.frame.outdated = true;
    // What is typed of a query looks at no picture; all else that is done by hand may.
    if !app.frame.held_back || by_hand && app.mode() != Mode::Search {
        app.settle();
    }
    effects
}

fn take(app: &mut App, action: Action) -> Effects {
    match action {
        Action::Key(key) => app.key(key),
        Action::Pointer(pointer) => app.touched(pointer),
        Action::Paste(text) => app.typed(&text),
        Action::Resize(w, h) => {
            app.options.size = (w, h);
            Vec::new()
        }
        Action::Ground(scheme) => app.read_on(scheme),
        Action::GoTo(goal) => {
            app.goal = Some(goal);
            app.touched = true;
            app.pursue();
            Vec::new()
        }
        Action::DocumentReplaced(document) => app.replace(document),
        Action::ReadingFailed(why) => {
            app.fail(why);
            Vec::new()
        }
        Action::ReadingReady { generation, reading } => {
            if generation == app.generations.analysis && Arc::ptr_eq(&reading.document, &app.document) {
                app.reading = Some(reading);
            }
            Vec::new()
        }
        Action::BriefingReady { generation, briefing } => {
            if generation == app.generations.analysis && Arc::ptr_eq(&briefing.reading.document, &app.document) {
                app.take(briefing);
            }
            Vec::new()
        }
        Action::SearchProgress { generation, matches, done } => {
            app.matches_told(generation, matches, done);
            Vec::new()
        }
        Action::Completed { typed, completed, names } => {
            app.complete(&typed, &completed, &names);
            Vec::new()
        }
        other => app.take_in(other),
    }
}

impl App {
    /// Says something in the status line until the next key.
    pub(crate) fn say(&mut self, message: &str) {
        self.message = Some(message.to_owned());
    }

    /// In which mode keys are read now.
    pub(crate) fn mode(&self) -> Mode {
        if let Some(mode) = self.notes_mode() {
            return mode;
        }
        match (&self.overlay, self.focus) {
            (Some(Overlay::Peek), _) => Mode::Peek,
            (Some(Overlay::Why { .. }), _) => Mode::Why,
            (Some(Overlay::Cites { .. }), _) => Mode::Cites,
            (Some(Overlay::Help(help)), _) if help.typing => Mode::HelpSearch,
            (Some(Overlay::Picker(_)), _) => Mode::Picker,
            (Some(Overlay::Filter(_)), _) => Mode::Filter,
            (Some(Overlay::Help(_) | Overlay::About(_) | Overlay::Original { .. }), _) => Mode::Help,
            (Some(Overlay::Search(_)), _) => Mode::Search,
            (Some(Overlay::Palette(..)), _) => Mode::Palette,
            (Some(Overlay::Hints(_)), _) => Mode::Hints,
            (None, Focus::Source) => Mode::Source,
            (None, Focus::Pane(_)) => Mode::Pane,
        }
    }

    fn key(&mut self, key: Key) -> Effects {
        self.message = None;
        self.touched = true;
        self.adrift = None;
        let mode = self.mode();
        self.pressed.push(key);
        match self.keymap.meaning(mode, &self.pressed) {
            Meaning::Begun => Vec::new(),
            Meaning::Command(command, letter) => {
                self.pressed.clear();
                let effects = self.command(command, letter);
                self.learn(command);
                effects
            }
            Meaning::Nothing => {
                let alone = self.pressed.len() == 1;
                self.pressed.clear();
                // A sequence that has begun never holds up the way out.
                let quits = |meaning| matches!(meaning, Meaning::Command(Command::Quit, _));
                if !alone && key.typed().is_none() && quits(self.keymap.meaning(mode, &[key])) {
                    return self.command(Command::Quit, None);
                }
                match key.typed() {
                    Some(char) if alone && mode.types() => self.typed(char.encode_utf8(&mut [0; 4])),
                    _ => Vec::new(),
                }
            }
        }
    }

    /// Does what a command says.
    pub(crate) fn command(&mut self, command: Command, letter: Option<char>) -> Effects {
        match command {
            Command::Quit => return self.quit(),
            Command::Notes(deed) => return self.notes_deed(deed),
            Command::Box(stroke) => return self.stroke(stroke),
            Command::Close => return self.close(),
            Command::Cancel => return self.cancel(),
            Command::Suspend => return vec![Effect::Suspend],
            Command::Redraw => return vec![Effect::Redraw],
            Command::Edit => return self.edit(),
            Command::NextTab => return vec![Effect::Desk(Ask::Next)],
            Command::PreviousTab => return vec![Effect::Desk(Ask::Previous)],
            Command::CloseTab => return vec![Effect::Desk(Ask::Close)],
            Command::Open => self.open_typing(),
            Command::Reload => return self.reload(),
            Command::Recent => return vec![Effect::Recent],
            Command::Tutor => return vec![Effect::Tutor],
            Command::SkipLesson => self.next_lesson(),
            Command::Original => return self.toggle_original(),
            Command::NextMouse => return self.next_mouse(),
            Command::Copy(form) => return self.copy(form),
            Command::Export(form) => return self.export(form),
            Command::Analyse => return self.analyse_rest(),
            Command::Accept => return self.accept(),
            Command::EraseChar | Command::EraseWord | Command::EraseLine => return self.erase(command),
            Command::Jump => return self.enter(),
            Command::Back => return self.back(),
            Command::Forward => return self.forward(),
            Command::Peek | Command::Why | Command::Help | Command::About => self.toggle(command),
            Command::Cites => self.list_citing(),
            Command::Hints => self.open_hints(),
            Command::Search => self.open_search(),
            Command::List(list) => self.open_list(list),
            Command::Filter => self.open_filter(),
            Command::SearchHelp => self.search_help(),
            Command::Palette => self.overlay = Some(Overlay::Palette(super::state::Input::default(), 0)),
            Command::NextMatch => self.step_match(true),
            Command::PreviousMatch => self.step_match(false),
            Command::NextCandidate => self.step_candidate(true),
            Command::PreviousCandidate => self.step_candidate(false),
            Command::NextChoice => match self.completing() {
                Some(effects) => return effects,
                None => self.step_choice(true),
            },
            Command::PreviousChoice => self.step_choice(false),
            Command::SetMark => return self.set_mark(letter),
            Command::GoToMark => self.go_to_mark(letter),
            Command::Focus(number) => self.focus_on(Pane::of(number).map_or(Focus::Source, Focus::Pane)),
            Command::NextPane => self.cycle(true),
            Command::PreviousPane => self.cycle(false),
            Command::Zoom => self.zoomed = !self.zoomed,
            Command::TextWidth => self.toggle_width(),
            Command::NextTheme => self.next_theme(),
            _ => self.move_by(command),
        }
        Vec::new()
    }

    /// `q`: closes what is on top, then what was opened, then quits.
    fn close(&mut self) -> Effects {
        if self.overlay.is_some() || self.notes_mode().is_some() {
            return self.cancel();
        }
        if self.zoomed {
            self.zoomed = false;
            return Vec::new();
        }
        self.warn_of_loss().unwrap_or_else(|| vec![Effect::Quit])
    }

    /// `Esc`: closes or clears one thing, never quits.
    pub(super) fn cancel(&mut self) -> Effects {
        if self.cancel_notes() {
            return Vec::new();
        }
        if self.overlay.is_none() && self.search.is_none() && self.unfilter() {
            return Vec::new();
        }
        match self.overlay {
            Some(Overlay::Search(_)) => return self.cancel_search(),
            Some(Overlay::Help(ref mut help)) if help.narrowed() => *help = Help::default(),
            Some(Overlay::Filter(_)) => {
                self.filter_changed("");
                self.overlay = None;
            }
            Some(_) => self.overlay = None,
            None if !self.pressed.is_empty() => self.pressed.clear(),
            None if self.search.is_some() => {
                self.search = None;
                self.generations.search += 1;
                return vec![Effect::CancelSearch];
            }
            None if self.zoomed => self.zoomed = false,
            None if self.document.prefix && matches!(self.progress, Progress::Reading(_)) => {
                self.say("reading is being stopped");
                return vec![Effect::CancelReading];
            }
            None => {
                if self.focus == Focus::Source && self.trail.is_some() {
                    (self.trail, self.shown) = (None, None);
                }
            }
        }
        Vec::new()
    }

    pub(super) fn accept(&mut self) -> Effects {
        match &self.overlay {
            Some(Overlay::Search(_)) => self.accept_search(),
            Some(Overlay::Palette(..)) => return palette::accept(self),
            Some(Overlay::Picker(picker)) => return self.take_choice(&picker.clone()),
            Some(Overlay::Filter(_)) => self.overlay = None,
            Some(Overlay::Help(_)) => self.search_help(),
            _ => {}
        }
        Vec::new()
    }
}
