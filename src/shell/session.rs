//! The reader at work: sleep, take all keys and events that wait, change the App, draw once.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use crossterm::style::force_color_output;
use crossterm::terminal;
use ratatui::Terminal;
use ratatui::layout::Rect;
use signal_hook::consts::SIGHUP;

use crate::app::{Action, App, Desk, Goal, Key, Options, Settings, TabId};
use crate::display::prose::Prose;
use crate::document::Document;
use crate::view::{self, Theme};

use super::bench::{Bench, Benches};
use super::clipboard::{Clipboard, Surroundings};
use super::decode::Input;
use super::environment::Environment;
use super::export::Exports;
use super::ground::Question;
use super::guard::{Guard, gone};
use super::input::{self, Keyboard};
use super::jobs::Jobs;
use super::memory::Memory;
use super::notebook::{self, Notebooks};
use super::opening::{Opening, Target};
use super::pace::{self, Pace};
use super::panics;
use super::screen::Screen;
use super::shelf::Keeping;
use super::signals::{self, Watcher};
use super::wake::{self, Event, Mailbox};
use super::watch::Watch;

/// How long the end waits for notes to reach the disk. After a signal the watcher is less patient.
const GRACE: Duration = Duration::from_secs(5);

/// How the reader ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The user quit.
    Quit,
    /// The user pressed Ctrl-C, or a signal came: its number.
    Signal(u8),
}

/// The reader with all that it holds of the outside world.
pub(super) struct Session {
    pub(super) desk: Desk,
    pub(super) environment: Environment,
    pub(super) guard: Arc<Guard>,
    pub(super) benches: Benches,
    pub(super) jobs: Jobs,
    pub(super) notebooks: Notebooks,
    pub(super) clipboard: Clipboard,
    pub(super) exports: Exports,
    pub(super) watch: Watch,
    /// What is remembered; `None` where nothing is to be.
    pub(super) memory: Option<Memory>,
    /// Whether another program has the terminal.
    pub(super) lent: Arc<AtomicBool>,
    pub(super) ended: Option<Ending>,
    /// Whether it stopped as a job and has not been told that it goes on.
    pub(super) stopped: bool,
    /// What the terminal has been asked and has not answered.
    pub(super) question: Option<Question>,
    /// Whether every cell is to be drawn anew.
    pub(super) stale: bool,
    theme: Theme,
    screen: Terminal<Screen>,
    size: (u16, u16),
}

/// What the reader begins with.
pub struct Start {
    /// What is shown first.
    pub opening: Opening,
    /// Where it is opened, where a place was named.
    pub goal: Option<Goal>,
    /// What is opened in tabs beside it, with their places.
    pub more: Vec<(Target, Option<Goal>)>,
    /// What the configuration and the command line say.
    pub settings: Settings,
    /// The user's colours of the source text.
    pub prose: Option<Prose>,
    /// What is said until the first key.
    pub greeting: Option<String>,
    /// Whether the first document is the tutor's.
    pub tutor: bool,
}

/// Reads on the terminal until the user quits; how that came about, and what could not be kept.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(start: Start, environment: Environment) -> io::Result<(Ending, Vec<String>)> {
    let Start { opening, goal, more, settings, prose, greeting, tutor } = start;
    let (watch, restore, named) = (settings.watch, settings.restore, settings.theme);
    let guard = Arc::new(Guard::new()?);
    let keys = input::terminal()?;
    let (post, mut mailbox) = wake::pair()?;
    panics::hook(&guard);
    let lent = Arc::new(AtomicBool::new(false));
    let watcher =
        Watcher { guard: Arc::clone(&guard), post: post.clone(), lent: Arc::clone(&lent), terminal: keys.try_clone()? };
    signals::watch(watcher)?;
    // The theme leaves colour out where none is wanted; crossterm's own way of doing so would break reverse video.
    force_color_output(true);
    guard.set_mouse(settings.mouse);
    guard.enter()?;
    let size = terminal::size().unwrap_or((80, 24));
    let seed = notebook::seed();
    let kept = Keeping::of(&environment, settings.notes);
    let (scheme, ascii) = (environment.scheme, environment.ascii);
    let options = Options { size, scheme, ascii, seed, settings, ..Options::default() };
    let desk = Desk::new(first_tab(opening.document, options, tutor));
    let first = desk.shown();
    let mut benches = Benches::new(post.clone());
    let Opening { target, rest, stamp, .. } = opening;
    benches.set(first, Bench { target, rest, stamp, ..Bench::default() });
    let mut session = Session {
        desk,
        theme: Theme::new(environment.depth).with_prose(prose),
        screen: Terminal::new(Screen::new(Arc::clone(&guard), size))?,
        benches,
        watch: Watch::default(),
        memory: None,
        notebooks: Notebooks::start(post.clone(), kept, seed)?,
        jobs: Jobs::start(post.clone())?,
        clipboard: Clipboard::new(Surroundings::of(|name| std::env::var(name).ok())),
        exports: Exports::default(),
        environment,
        guard,
        lent,
        ended: None,
        stopped: false,
        question: None,
        stale: false,
        size,
    };
    for (target, goal) in more {
        session.lay(target, goal);
    }
    for action in greeting.map(Action::Message).into_iter().chain(goal.map(Action::GoTo)) {
        session.act(action);
    }
    session.draw()?;
    session.ask_ground(named);
    session.settle_in(watch, restore, post);
    session.begin(first);
    session.end(Keyboard::new(keys), &mut mailbox)
}

/// The reader of the first document.
fn first_tab(document: Arc<Document>, options: Options, tutor: bool) -> App {
    let mut app = App::new(document, options);
    if tutor {
        app.teach();
    }
    app
}

impl Session {
    /// Reads on until the end, gives the terminal back, and keeps what is to be kept.
    fn end(mut self, mut keyboard: Keyboard, mailbox: &mut Mailbox) -> io::Result<(Ending, Vec<String>)> {
        // Notes that were written before a panic are still saved.
        let lived = catch_unwind(AssertUnwindSafe(|| self.live(&mut keyboard, mailbox)));
        if matches!(lived, Ok(Ok(Ending::Quit))) {
            self.hear_out(&mut keyboard, mailbox);
        }
        self.guard.leave();
        let mut told = self.notebooks.finish(GRACE);
        let ended = lived.unwrap_or_else(|panic| resume_unwind(panic));
        told.extend(self.remember());
        let hung_up = |error| if gone(&error) { Ok(Ending::Signal(SIGHUP as u8)) } else { Err(error) };
        Ok((ended.or_else(hung_up)?, told))
    }

    fn live(&mut self, keyboard: &mut Keyboard, mailbox: &mut Mailbox) -> io::Result<Ending> {
        let mut pace = Pace::new(Instant::now());
        loop {
            let woken = keyboard.listen(mailbox, pace.rest(Instant::now()))?;
            let now = Instant::now();
            if !woken.typed.is_empty() {
                pace.owe(now);
            }
            let typed = woken.typed.len();
            for (at, input) in woken.typed.into_iter().enumerate() {
                self.desk.hold_back(at + 1 < typed);
                self.typed(input);
            }
            self.desk.hold_back(true);
            // The end comes first: nothing that waits may stop the program once more.
            let mut events = mailbox.take();
            events.sort_by_key(|event| !matches!(event, Event::Signal(_)));
            for event in events {
                pace.owe(pace::due(&event, now));
                self.happened(event)?;
            }
            if woken.gone {
                self.ended = self.ended.or(Some(Ending::Signal(SIGHUP as u8)));
            }
            if let Some(ending) = self.ended {
                return Ok(ending);
            }
            if pace.rest(Instant::now()).is_zero() {
                self.draw()?;
                pace.drawn(Instant::now());
            }
        }
    }

    fn typed(&mut self, input: Input) {
        match input {
            Input::Key(key) => {
                self.act(Action::Key(key));
                // The conventional status of a program that Ctrl-C ends.
                if self.ended == Some(Ending::Quit) && Some(key) == Key::parse("ctrl-c") {
                    self.ended = Some(Ending::Signal(2));
                }
            }
            Input::Ground(ground) => self.answered(ground),
            Input::Pointer(pointer) => self.act(Action::Pointer(pointer)),
            Input::Paste(text, cut) => {
                self.act(Action::Paste(text));
                if cut {
                    self.act(Action::Message("the paste was longer than 1 MiB; the rest was left out".to_owned()));
                }
            }
        }
    }

    fn happened(&mut self, event: Event) -> io::Result<()> {
        match event {
            Event::Action(tab, action) => {
                let whole = matches!(&action, Action::DocumentReplaced(document) if !document.prefix);
                self.act_on(tab, action);
                if whole {
                    self.recall(tab);
                }
            }
            Event::Resized => {}
            Event::Suspend => self.suspend(),
            Event::Continued => self.continued()?,
            Event::Signal(number) => {
                // As by Ctrl-C, a note that is being written is kept.
                self.ended = None;
                if let Some(key) = Key::parse("ctrl-c") {
                    self.act(Action::Key(key));
                }
                self.ended = Some(Ending::Signal(u8::try_from(number).unwrap_or(1)));
            }
        }
        Ok(())
    }

    /// Lets the tab that is shown take an action.
    pub(super) fn act(&mut self, action: Action) {
        self.act_on(self.desk.shown(), action);
    }

    /// Lets a tab take an action, then does what it asks for. After the end nothing is taken any more.
    pub(super) fn act_on(&mut self, tab: TabId, action: Action) {
        if self.ended.is_none() {
            let orders = self.desk.update(tab, action);
            self.perform(orders);
        }
    }

    /// Draws what has changed; every cell where the screen was in other hands or has a new size.
    fn draw(&mut self) -> io::Result<()> {
        let size = terminal::size().unwrap_or(self.size);
        if size != self.size {
            self.size = size;
            self.screen.backend_mut().set_size(size);
            self.act(Action::Resize(size.0, size.1));
            self.stale = true;
        }
        if size.0 == 0 || size.1 == 0 {
            return Ok(());
        }
        if std::mem::take(&mut self.stale) {
            let area = Rect::from((
                ratatui::layout::Position::ORIGIN,
                ratatui::backend::Backend::size(self.screen.backend())?,
            ));
            self.screen.backend_mut().forget();
            self.screen.resize(area)?;
        }
        self.desk.settle();
        let (app, theme) = (self.desk.app(), &self.theme);
        self.screen.draw(|frame| view::draw(app, theme, frame)).map(drop)
    }
}
