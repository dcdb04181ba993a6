//! Selecting in the source: by characters and words (`v`) or by sentences (`V`). The other end moves with the reading
//! position, so that every motion extends the selection.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::Span;
use crate::text::glyph::glyph_at;

use super::super::pane::Focus;
use super::super::state::App;

/// A selection under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Selection {
    /// Where it began, a byte offset.
    from: u32,
    /// Whether it takes whole sentences (or lines, where nothing is known of sentences).
    whole: bool,
}

impl App {
    /// `v` and `V`: begins to select at the reading position; again: ends.
    pub(crate) fn begin_selection(&mut self, whole: bool) {
        if self.document.text.is_empty() {
            return self.say("there is nothing to select");
        }
        self.notes.selection = match self.notes.selection {
            Some(held) if held.whole == whole => None,
            Some(held) => Some(Selection { whole, ..held }),
            None => Some(Selection { from: self.source.at, whole }),
        };
        self.focus = Focus::Source;
        (self.trail, self.shown) = (None, None);
        self.reveal();
    }

    /// Ends the selection, if there is one.
    pub(crate) fn drop_selection(&mut self) {
        self.notes.selection = None;
    }

    /// What is selected; `None` while nothing is, or another part has the focus.
    pub(crate) fn selected_span(&self) -> Option<Span> {
        let held = self.notes.selection.filter(|_| self.focus == Focus::Source)?;
        let at = self.source.at;
        let (one, other) =
            if held.whole { (self.unit(held.from), self.unit(at)) } else { (self.glyph(held.from), self.glyph(at)) };
        Some(one.cover(other))
    }

    fn glyph(&self, at: u32) -> Span {
        glyph_at(&self.document.text, at).map_or(Span::empty(at), |glyph| glyph.span)
    }

    /// The sentence at an offset, else the line.
    fn unit(&self, at: u32) -> Span {
        let line = self.document.lines.span(self.document.line(at)).trim(&self.document.text);
        let Some(reading) = &self.reading else { return line };
        let holding = reading.sentence_at(at).and_then(|id| reading.sentence(id)).map(|sentence| sentence.span);
        let next = || {
            let after = reading.sentences_in(line).filter_map(|id| reading.sentence(id)).map(|sentence| sentence.span);
            { after }.find(|span| span.end() > at)
        };
        holding.filter(|span| span.contains(at)).or_else(next).unwrap_or(line)
    }

    /// `h` and `l` while selecting: one glyph.
    pub(super) fn select_glyph(&mut self, forward: bool) {
        let (text, at) = (&self.document.text, self.source.at);
        let to = if forward {
            glyph_at(text, at).map_or(at, |glyph| glyph.span.end())
        } else {
            let line = self.document.lines.start(self.document.line(at.saturating_sub(1)));
            let before = Span::new(line, at).of(text);
            before.grapheme_indices(true).next_back().map_or(at, |(offset, _)| line + offset as u32)
        };
        self.go_selecting(to);
    }

    /// `w` and `b` while selecting: to the end of the next word, or the beginning of the one before.
    pub(super) fn select_word(&mut self, forward: bool) {
        let (text, at) = (&self.document.text, self.source.at);
        let to = if forward {
            let after = self.glyph(at).end();
            let rest = Span::new(after, after.saturating_add(4096).min(self.document.span().end()));
            let rest = Span::new(rest.start(), text.floor_char_boundary(rest.end() as usize) as u32).of(text);
            let end = rest.unicode_word_indices().next().map(|(offset, word)| after + (offset + word.len()) as u32);
            end.map_or(at, |end| text.floor_char_boundary(end.saturating_sub(1) as usize) as u32)
        } else {
            let start = text.floor_char_boundary(at.saturating_sub(4096) as usize) as u32;
            let words = Span::new(start, at).of(text).unicode_word_indices().next_back();
            words.map_or(at, |(offset, _)| start + offset as u32)
        };
        self.go_selecting(to);
    }

    fn go_selecting(&mut self, to: u32) {
        self.source.at = to.min(self.document.span().end());
        self.reveal();
    }
}
