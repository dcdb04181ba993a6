//! The first row: the names of the documents that are open, as many as fit, and what is known of the one that is shown.

use super::desk::TabId;
use super::layout::Shape;
use super::state::App;
use crate::briefing::Kind;
use crate::text::glyph::width_of;

/// The widest name of a document where several are open.
pub const WIDEST: u16 = 24;

/// The name of a document that is open, as the first row shows it: cut to its cells, a blank or a bracket at either end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title {
    /// Which of the open documents it is, from 0.
    pub at: usize,
    /// Its number.
    pub tab: TabId,
    /// Its first column.
    pub x: u16,
    /// Its columns.
    pub width: u16,
}

/// The names of several documents that are open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Titles {
    /// Those that fit, the one that is shown always among them.
    pub shown: Vec<Title>,
    /// Whether others stand before them, and after them.
    pub more: (bool, bool),
    /// Where they must end.
    pub end: u16,
}

impl App {
    /// The column where the name of the document stands, after that of the program where there is room for both.
    pub fn header_start(&self) -> u16 {
        let name = if self.frame.layout.shape >= Shape::Beside { width_of("pincite") + 2 } else { 0 };
        self.frame.layout.header.x + 1 + name
    }

    /// Where the names of the documents stand; nothing where one is open.
    pub fn titles(&self) -> Titles {
        let names = &self.strip.names;
        if names.len() < 2 {
            return Titles::default();
        }
        let kept = facts(self).first().map_or(0, |fact| width_of(fact) + 3);
        let (start, end) = (self.header_start(), self.frame.layout.header.right().saturating_sub(1 + kept));
        let widths: Vec<u16> = names.iter().map(|(_, name)| width_of(name).clamp(1, WIDEST) + 2).collect();
        let (first, last) = window(&widths, self.strip.at, end.saturating_sub(start));
        let mut x = start + u16::from(first > 0);
        let mut shown = Vec::new();
        for (at, ((tab, _), width)) in names.iter().zip(widths).enumerate().take(last).skip(first) {
            let width = width.min(end.saturating_sub(x));
            shown.push(Title { at, tab: *tab, x, width });
            x += width;
        }
        Titles { shown, more: (first > 0, last < names.len()), end }
    }
}

/// What is known of the document, the most useful first.
pub fn facts(app: &App) -> Vec<String> {
    let plural = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
    let Some(reading) = &app.reading else {
        return vec!["reading …".to_owned()];
    };
    let mut facts = vec![plural(reading.sentences.len(), "sentence", "sentences")];
    if let Some(pass) = &app.facet {
        facts = vec![format!("{} of {} · {} only", pass.sentences.len(), facts.concat(), pass.facet.title())];
    }
    if let Some(briefing) = &app.briefing {
        let share = briefing.review.coverage;
        if share.of > 0 {
            facts.push(format!("{}% cited", u64::from(share.cited) * 100 / u64::from(share.of)));
        }
        if let Some(share) = app.read_share() {
            facts.push(format!("{share}% read"));
        }
        let left = app.left_unread();
        if left > 0 {
            facts.push(format!("{} MiB not analysed (:analyse)", left.div_ceil(1 << 20)));
        }
        let hidden = briefing.hidden() as usize;
        if hidden > 0 {
            facts.push(plural(hidden, "hidden character", "hidden characters"));
        }
        let notes = briefing.count(Kind::Damage) as usize;
        if notes > 0 {
            facts.push(plural(notes, "damage note", "damage notes"));
        }
    }
    facts
}

/// Which names fit into `room` cells, `at` among them: from the first to before the last.
fn window(widths: &[u16], at: usize, room: u16) -> (usize, usize) {
    let (mut first, mut last) = (at, (at + 1).min(widths.len()));
    let taken = |first: usize, last: usize| {
        let names: u16 = widths.iter().take(last).skip(first).copied().fold(0, u16::saturating_add);
        names + u16::from(first > 0) + u16::from(last < widths.len())
    };
    loop {
        if last < widths.len() && taken(first, last + 1) <= room {
            last += 1;
        } else if first > 0 && taken(first - 1, last) <= room {
            first -= 1;
        } else {
            return (first, last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::window;

    #[test]
    fn the_shown_tab_is_always_among_those_that_fit() {
        let widths = [10, 12, 8, 20, 5];
        for at in 0..widths.len() {
            for room in 0..80 {
                let (first, last) = window(&widths, at, room);
                assert!(first <= at && at < last, "{at} of {room}: {first}..{last}");
            }
            assert_eq!(window(&widths, at, 55), (0, 5));
        }
        assert_eq!(window(&widths, 0, 30), (0, 2));
        assert_eq!(window(&widths, 4, 30), (3, 5));
    }
}
