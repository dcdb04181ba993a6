//! How often the screen is drawn: at once after a pause, and no more than [`RATE`] times a second under a storm.

use std::time::{Duration, Instant};

use crate::app::Action;

use super::wake::Event;

/// Pictures a second.
pub(super) const RATE: u32 = 60;
/// How many pictures may follow each other at once: a key that is struck twice is answered twice.
const AT_ONCE: u32 = 3;
/// The time of one picture.
const FRAME: Duration = Duration::from_nanos(1_000_000_000 / RATE as u64);

/// How long a picture waits that the next event is likely to overtake.
const MOMENT: Duration = Duration::from_millis(30);

/// A bucket that a picture is taken from and that fills with time (the generic cell rate algorithm, ITU-T I.371), and the
/// picture that is owed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    /// When the bucket will be full.
    full: Instant,
    /// When a picture is wanted, if one is.
    due: Option<Instant>,
}

impl Pace {
    /// A full bucket; no picture is owed.
    pub(super) fn new(now: Instant) -> Self {
        Self { full: now, due: None }
    }

    /// A picture is wanted at `due`, if none is before.
    pub(super) fn owe(&mut self, due: Instant) {
        self.due = Some(self.due.map_or(due, |before| before.min(due)));
    }

    /// How long the picture that is owed has to wait: nothing where it may be drawn now, for ever where none is owed.
    pub(super) fn rest(&self, now: Instant) -> Duration {
        let Some(due) = self.due else { return Duration::MAX };
        let filled = self.full.saturating_duration_since(now).saturating_sub(FRAME * (AT_ONCE - 1));
        filled.max(due.saturating_duration_since(now))
    }

    /// The picture was drawn.
    pub(super) fn drawn(&mut self, now: Instant) {
        self.due = None;
        self.full = self.full.max(now) + FRAME;
    }
}

/// When the picture of an event is due: of what is seldom the last word, for more follows within moments, a little later.
pub(super) fn due(event: &Event, now: Instant) -> Instant {
    match event {
        Event::Action(_, Action::NotesLoaded { .. } | Action::ReadingReady { .. }) => now + MOMENT,
        _ => now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws as often as it may in `span`, asking every `step`; how often that was.
    fn pictures(span: Duration, step: Duration) -> u32 {
        let start = Instant::now();
        let (mut pace, mut now, mut drawn) = (Pace::new(start), start, 0);
        while now < start + span {
            pace.owe(now);
            if pace.rest(now).is_zero() {
                pace.drawn(now);
                drawn += 1;
            }
            now += step;
        }
        drawn
    }

    #[test]
    fn a_storm_is_drawn_sixty_times_a_second() {
        let storm = pictures(Duration::from_secs(10), Duration::from_micros(100));
        assert!((10 * RATE..=10 * RATE + AT_ONCE).contains(&storm), "{storm}");
    }

    #[test]
    fn slow_keys_are_answered_at_once() {
        assert_eq!(pictures(Duration::from_secs(10), Duration::from_millis(17)), 589);
        let start = Instant::now();
        let mut pace = Pace::new(start);
        assert_eq!(pace.rest(start), Duration::MAX);
        for _ in 0..AT_ONCE {
            pace.owe(start);
            assert!(pace.rest(start).is_zero());
            pace.drawn(start);
        }
        pace.owe(start);
        assert_eq!(pace.rest(start), FRAME);
        assert!(pace.rest(start + FRAME).is_zero());
    }

    #[test]
    fn what_is_due_first_is_waited_for() {
        let start = Instant::now();
        let mut pace = Pace::new(start);
        pace.owe(start + MOMENT);
        assert_eq!(pace.rest(start), MOMENT);
        pace.owe(start);
        assert!(pace.rest(start).is_zero());
        pace.drawn(start);
        assert_eq!(pace.rest(start), Duration::MAX);
    }
}
