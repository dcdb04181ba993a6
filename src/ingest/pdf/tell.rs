//! What is told of the pages: those without text, invisible, white, tiny and outlying text, what could not be read.

use super::glyphs::Page;
use crate::document::Place;
use crate::ingest::composer::Composer;

/// Text smaller than this is not read by eye, in points.
const TINY: f32 = 1.5;

/// Pages seen so far.
#[derive(Default)]
pub(super) struct Tell {
    /// Pages with text.
    texts: u32,
    /// Pages without, as first and last of a run.
    empty: Vec<(u32, u32)>,
    /// Pages whose text is not painted.
    layers: Vec<(u32, u32)>,
}

impl Tell {
    /// Looks at a page.
    pub(super) fn see(&mut self, out: &mut Composer<'_>, page: &Page, number: u32) {
        let place = || Some(Place::Page(number));
        let shown = page.text.chars().filter(|c| !c.is_whitespace()).count();
        if shown == 0 {
            add(&mut self.empty, number);
        } else {
            self.texts += 1;
        }
        let count = |wanted: &dyn Fn(&super::glyphs::Run) -> bool| -> usize {
            let runs = page.runs.iter().filter(|run| wanted(run));
            runs.filter_map(|run| page.text.get(run.text.0 as usize..run.text.1 as usize))
                .map(|text| text.chars().filter(|c| !c.is_whitespace()).count())
                .sum()
        };
        let invisible = count(&|run| run.invisible);
        if invisible * 2 > shown {
            add(&mut self.layers, number);
        } else if invisible > 0 {
            let message = format!("{invisible} characters are not painted at all; they stand in the text");
            out.problem(message, place());
        }
        let white = count(&|run| run.pale && !run.invisible);
        if white > 0 {
            let message = format!("{white} characters are white: on a dark ground, or hidden; they stand in the text");
            out.problem(message, place());
        }
        let tiny = count(&|run| run.size < TINY);
        if tiny > 0 {
            out.problem(format!("{tiny} characters are too small to be seen; they stand in the text"), place());
        }
        let (width, height) = (page.width, page.height);
        let off = count(&|run| {
            run.turn == 0 && (run.right < 0.0 || run.left > width || run.base < 0.0 || run.base - run.size > height)
        });
        if off > 0 {
            out.problem(format!("{off} characters lie off the page; they stand in the text"), place());
        }
        let unknown = page.text.chars().filter(|c| *c == '\u{FFFD}').count();
        if unknown > 0 {
            out.problem(format!("{unknown} glyphs have no known character; they are shown as \u{FFFD}"), place());
        }
        for what in &page.unread {
            out.problem(format!("left out, since it could not be read: {what}"), place());
        }
    }

    /// Tells what concerns several pages.
    pub(super) fn end(&self, out: &mut Composer<'_>) {
        if self.texts == 0 {
            out.problem("no text was found: the pages are probably scans; recognise their text first", None);
            return;
        }
        for &(first, last) in self.empty.iter().take(50) {
            let message = if first == last {
                format!("page {first} has no text, probably a scan or a picture")
            } else {
                format!("pages {first} to {last} have no text, probably scans or pictures")
            };
            out.problem(message, Some(Place::Page(first)));
        }
        for &(first, last) in self.layers.iter().take(50) {
            let pages = if first == last { format!("page {first}") } else { format!("pages {first} to {last}") };
            let message = format!(
                "the text of {pages} lies unseen under a picture: it was recognised from a scan and may hold mistakes"
            );
            out.problem(message, Some(Place::Page(first)));
        }
    }
}

/// Adds a page to runs of pages.
fn add(runs: &mut Vec<(u32, u32)>, page: u32) {
    match runs.last_mut().filter(|run| run.1 + 1 == page) {
        Some(run) => run.1 = page,
        None => runs.push((page, page)),
    }
}
