//! The ground of the terminal: asked for once, after the first picture, so that a terminal that never answers costs nothing.

use std::time::{Duration, Instant};

use crate::app::{Action, Scheme};

use super::decode::Input;
use super::input::Keyboard;
use super::session::Session;
use super::wake::Mailbox;

/// Which colour is the ground? (`OSC 11`, XTerm Control Sequences.)
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";
/// An answer that takes longer changes nothing any more: nobody wants other colours in the middle of a sentence.
const LATE: Duration = Duration::from_secs(2);
/// How long the end of the reader waits for an answer that may be under way, so that the shell does not get it.
const FAREWELL: Duration = Duration::from_millis(100);

/// A question that has not been answered.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    at: Instant,
    /// The theme there was without an answer.
    scheme: Scheme,
}

impl Question {
    /// Whether an answer counts: it is in time, and the user has not chosen another theme since.
    fn counts(&self, now: Instant, shown: Scheme) -> bool {
        shown == self.scheme && now.saturating_duration_since(self.at) < LATE
    }

    /// How long an answer that is under way is worth waiting for.
    fn farewell(&self, now: Instant) -> Option<Duration> {
        (now.saturating_duration_since(self.at) < 5 * FAREWELL).then_some(FAREWELL)
    }
}

impl Session {
    /// Asks the terminal, where it may be asked and nobody has named a theme.
    pub(super) fn ask_ground(&mut self, named: Option<Scheme>) {
        if named.is_none() && self.environment.asks {
            let sent = self.guard.write(QUESTION);
            let asked = Question { at: Instant::now(), scheme: self.environment.scheme };
            self.question = sent.is_ok().then_some(asked);
        }
    }

    /// Takes an answer. Only the first one, to a question that was asked, means anything.
    pub(super) fn answered(&mut self, ground: Scheme) {
        if let Some(question) = self.question.take()
            && question.counts(Instant::now(), self.desk.app().scheme())
        {
            self.act(Action::Ground(ground));
        }
    }

    /// Waits a moment for an answer that is still under way.
    pub(super) fn hear_out(&self, keyboard: &mut Keyboard, mailbox: &Mailbox) {
        let Some(patience) = self.question.and_then(|question| question.farewell(Instant::now())) else { return };
        let end = Instant::now() + patience;
        while let Some(left) = end.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) {
            match keyboard.listen(mailbox, left) {
                Ok(woken) if !woken.gone && !woken.typed.iter().any(|typed| matches!(typed, Input::Ground(_))) => {}
                _ => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_counts_in_time_and_while_the_theme_is_the_one_that_was_there() {
        let now = Instant::now();
        let question = Question { at: now, scheme: Scheme::Dark };
        assert!(question.counts(now, Scheme::Dark) && question.counts(now + LATE / 2, Scheme::Dark));
        assert!(!question.counts(now + LATE, Scheme::Dark));
        assert!(!question.counts(now, Scheme::HighContrast));
        assert!(question.farewell(now).is_some() && question.farewell(now + LATE).is_none());
    }
}
