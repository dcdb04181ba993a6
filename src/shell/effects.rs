//! Doing what the App asks for.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::SystemTime;

use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};

use crate::app::{self, Action, Effect, Effects};

use super::session::{Ending, Session};
use super::{analysis, clipboard, editor, input, jobs};

impl Session {
    /// Does everything that is asked for, in order.
    pub(super) fn perform(&mut self, effects: Effects) {
        for effect in effects {
            match effect {
                Effect::Quit => self.ended = self.ended.or(Some(Ending::Quit)),
                Effect::Search { generation, query, from } => {
                    let document = Arc::clone(self.app.document());
                    self.jobs.search(jobs::Job { generation, query, document, from });
                }
                Effect::CancelSearch => self.jobs.cancel(),
                Effect::FetchPart { part } => {
                    let what = self.app.document().parts.get(part as usize).cloned();
                    let asked = what.map(|what| self.analysis.send(analysis::Request::Part(part, what)));
                    drop(asked);
                }
                Effect::CancelReading => self.cancel.cancel(),
                Effect::Analyse { generation, extent } => {
                    let document = Arc::clone(self.app.document());
                    let _ = self.analysis.send(analysis::Request::Analyse { generation, document, extent });
                }
                Effect::Copy { text } => self.copy(&text),
                Effect::Edit { line, .. } => self.edit(line),
                Effect::Suspend => self.suspend(),
                Effect::Redraw => self.stale = true,
            }
        }
    }

    fn say(&mut self, message: impl Into<String>) {
        let effects = app::update(&mut self.app, Action::Message(message.into()));
        self.perform(effects);
    }

    fn copy(&mut self, text: &str) {
        if self.environment.secure {
            return self.say("PINCITE_SECURE is set: nothing is copied");
        }
        let sent = clipboard::sequence(text).and_then(|sequence| {
            let written = self.guard.writer().and_then(|mut terminal| terminal.write_all(sequence.as_bytes()));
            written.map_err(|error| format!("not copied: {error}"))
        });
        let told = sent.map(|()| clipboard::told(std::env::var_os("TMUX").is_some()).to_owned());
        self.say(told.unwrap_or_else(|error| error));
    }

    fn edit(&mut self, line: u32) {
        if self.environment.secure {
            return self.say("PINCITE_SECURE is set: no editor is started");
        }
        let Some(path) = self.path.clone() else { return self.say("there is no file to edit: the text is not one") };
        let terminal = match input::terminal() {
            Ok(terminal) => terminal,
            Err(error) => return self.say(format!("no terminal for the editor: {error}")),
        };
        let before = written(&path);
        let ended = self.lend(|session| editor::open(session.environment.editor.as_deref(), &path, line, terminal));
        match ended {
            Err(message) => self.say(message),
            Ok(status) if !status.success() => self.say(format!("the editor ended with {status}")),
            Ok(_) if written(&path) != before => self.say("the file has changed; open it again to read the new text"),
            Ok(_) => {}
        }
    }

    /// Gives the terminal to another program while `work` runs.
    fn lend<T>(&mut self, work: impl FnOnce(&Self) -> T) -> T {
        self.lent.store(true, Ordering::SeqCst);
        self.guard.leave();
        let done = work(self);
        self.lent.store(false, Ordering::SeqCst);
        self.retake();
        done
    }

    fn retake(&mut self) {
        self.stale = true;
        if self.guard.enter().is_err() {
            self.ended = self.ended.or(Some(Ending::Signal(1)));
        }
    }

    /// Stops the whole job, as Ctrl-Z does; goes on here when the shell continues it.
    pub(super) fn suspend(&mut self) {
        if self.environment.secure {
            return self.say("PINCITE_SECURE is set: the reader does not stop");
        }
        // The job of a session's leader has no shell that could continue it.
        if getsid(None).is_ok_and(|session| session == getpgrp()) {
            return self.say("there is no shell to return to");
        }
        self.guard.leave();
        let _ = kill_current_process_group(Signal::STOP);
        self.retake();
    }
}

/// Length and time of the last change of a file.
fn written(path: &Path) -> Option<(u64, SystemTime)> {
    let data = File::open(path).and_then(|file| file.metadata()).or_else(|_| fs::metadata(path)).ok()?;
    Some((data.len(), data.modified().ok()?))
}
