//! The reader at work: sleep, take all keys and events that wait, change the App, draw once.

use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;

use crossterm::style::force_color_output;
use crossterm::terminal;
use ratatui::Terminal;
use ratatui::layout::Rect;
use signal_hook::consts::SIGHUP;

use crate::app::{self, Action, App, Key, Options};
use crate::view::{self, Theme};

use super::confined::Cancel;
use super::decode::Input;
use super::environment::Environment;
use super::guard::Guard;
use super::input::{self, Keyboard};
use super::jobs::Jobs;
use super::opening::Opening;
use super::screen::Screen;
use super::signals::{self, Watcher};
use super::wake::{self, Event, Mailbox};
use super::{analysis, panics};

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
    pub(super) app: App,
    pub(super) environment: Environment,
    pub(super) guard: Arc<Guard>,
    pub(super) analysis: Sender<analysis::Request>,
    pub(super) jobs: Jobs,
    /// Stops the reading of the source.
    pub(super) cancel: Cancel,
    /// Whether another program has the terminal.
    pub(super) lent: Arc<AtomicBool>,
    pub(super) ended: Option<Ending>,
    /// Whether every cell is to be drawn anew.
    pub(super) stale: bool,
    pub(super) path: Option<std::path::PathBuf>,
    theme: Theme,
    screen: Terminal<Screen>,
    size: (u16, u16),
}

/// Reads `opening` on the terminal until the user quits. `greeting` is shown until the first key.
///
/// # Errors
/// When the terminal cannot be used.
pub fn run(opening: Opening, environment: Environment, greeting: Option<String>) -> io::Result<Ending> {
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
    guard.enter()?;
    let size = terminal::size().unwrap_or((80, 24));
    let options = Options { size, scheme: environment.scheme, ascii: environment.ascii, ..Options::default() };
    let mut app = App::new(opening.document, options);
    if let Some(message) = greeting {
        app::update(&mut app, Action::Message(message));
    }
    let mut session = Session {
        app,
        theme: Theme::new(environment.depth),
        screen: Terminal::new(Screen::new(guard.writer()?, size))?,
        analysis: analysis::start(post.clone())?,
        jobs: Jobs::start(post)?,
        cancel: Cancel::default(),
        environment,
        guard,
        lent,
        ended: None,
        stale: false,
        path: opening.path,
        size,
    };
    session.draw()?;
    if let Some(rest) = opening.rest {
        let _ = session.analysis.send(analysis::Request::Read(rest, session.cancel.clone()));
    }
    let effects = app::start(&mut session.app);
    session.perform(effects);
    let ended = session.live(&mut Keyboard::new(keys), &mut mailbox);
    session.guard.leave();
    ended
}

impl Session {
    fn live(&mut self, keyboard: &mut Keyboard, mailbox: &mut Mailbox) -> io::Result<Ending> {
        loop {
            let woken = keyboard.wait(mailbox)?;
            let mut changed = !woken.typed.is_empty();
            for typed in woken.typed {
                self.typed(typed);
            }
            for event in mailbox.take() {
                changed = true;
                self.happened(event)?;
            }
            if woken.gone {
                self.ended = self.ended.or(Some(Ending::Signal(SIGHUP as u8)));
            }
            if let Some(ending) = self.ended {
                return Ok(ending);
            }
            if changed {
                self.draw()?;
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
            Event::Action(action) => self.act(action),
            Event::Resized => {}
            Event::Suspend => self.suspend(),
            Event::Continued => {
                self.guard.leave();
                self.guard.enter()?;
                self.stale = true;
            }
            Event::Signal(number) => self.ended = Some(Ending::Signal(u8::try_from(number).unwrap_or(1))),
        }
        Ok(())
    }

    /// Lets the App take an action, then does what it asks for. After the end nothing is taken any more.
    fn act(&mut self, action: Action) {
        if self.ended.is_none() {
            let effects = app::update(&mut self.app, action);
            self.perform(effects);
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
        let (app, theme) = (&self.app, &self.theme);
        self.screen.draw(|frame| view::draw(app, theme, frame)).map(drop)
    }
}
