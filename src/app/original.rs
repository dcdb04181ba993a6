//! The original behind a quote: the raw bytes of the part it came from, the quoted ones marked.

use std::sync::Arc;

use crate::display::{Piece, Role, wrap};
use crate::document::Whence;
use crate::text::Span;

use super::action::{Effect, Effects};
use super::items::{ItemRow, Tail};
use super::overlay_frame::OverlayFrame;
use super::state::{App, Overlay};

/// The widest box.
const WIDEST: u16 = 110;
/// Bytes shown before and after the quoted ones.
const AROUND: usize = 240;
/// The most quoted bytes that are shown.
const MOST: usize = 4000;

/// The bytes of one part, once they have been fetched; or why they cannot be.
#[derive(Clone, Debug)]
pub struct Original {
    /// The part, by its place in the document.
    pub part: u32,
    /// Its bytes.
    pub bytes: Result<Arc<Vec<u8>>, String>,
}

impl App {
    /// `o`: opens and closes the original of what would be copied.
    pub(crate) fn toggle_original(&mut self) -> Effects {
        if matches!(self.overlay, Some(Overlay::Original { .. })) {
            self.overlay = None;
            return Vec::new();
        }
        if self.document.parts.is_empty() {
            self.say("the text is the file itself: what is shown is the original");
            return Vec::new();
        }
        let span = self.quoted();
        let part = self.document.part_of(span);
        let Some(part) = part.filter(|_| !span.is_empty()) else {
            self.say("nothing here comes from the original");
            return Vec::new();
        };
        self.overlay = Some(Overlay::Original { span, scrolled: 0 });
        if self.original.as_ref().is_some_and(|original| original.part == part) {
            return Vec::new();
        }
        self.original = None;
        vec![Effect::FetchPart { part }]
    }

    pub(super) fn original_frame(&mut self, span: Span, scrolled: usize) -> OverlayFrame {
        let width = self.options.size.0.saturating_sub(2).min(WIDEST);
        let room = width.saturating_sub(4).max(1);
        let document = Arc::clone(&self.document);
        let places = document.whence(span);
        let told: Vec<String> = places.iter().map(ToString::to_string).collect();
        let mut rows = self.original_rows(&[(told.join("; "), Role::Title)], room);
        if let Some(link) = document.text_fragment(span) {
            rows.extend(self.original_rows(&[(link, Role::HintKey)], room));
        }
        rows.extend(self.original_rows(&[], room));
        match (&self.original, places.first()) {
            (Some(Original { bytes: Ok(bytes), .. }), Some(place)) => {
                let bytes = Arc::clone(bytes);
                for line in marked_lines(&bytes, place) {
                    rows.extend(self.original_rows(&line, room));
                }
            }
            (Some(Original { bytes: Err(why), .. }), _) => {
                rows.extend(self.original_rows(&[(why.clone(), Role::Error)], room));
            }
            _ => rows.extend(self.original_rows(&[("fetching the original …".to_owned(), Role::Dim)], room)),
        }
        self.scrolled_frame("original", rows, width, scrolled)
    }

    fn original_rows(&self, words: &[(String, Role)], width: u16) -> Vec<ItemRow> {
        let pieces: Vec<Piece> = words.iter().map(|(words, role)| Piece::Label(words.clone(), *role)).collect();
        let rows = wrap(&self.document, &pieces, width, 0, 60, &[]);
        let row = |row| ItemRow { row, tail: Tail::new(), lead: false };
        if rows.is_empty() { vec![row(super::items::blank())] } else { rows.into_iter().map(row).collect() }
    }
}

/// The raw lines around a place, each in runs of one role.
fn marked_lines(bytes: &[u8], place: &Whence<'_>) -> Vec<Vec<(String, Role)>> {
    let cut = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(bytes.len());
    let (from, to) = (cut(place.bytes.0), cut(place.bytes.1));
    let shown = to.min(from + MOST);
    let start = border(bytes, from.saturating_sub(AROUND));
    let end = border(bytes, (to + AROUND).min(bytes.len()));
    let piece =
        |range: std::ops::Range<usize>| String::from_utf8_lossy(bytes.get(range).unwrap_or_default()).into_owned();
    let mut runs = vec![(piece(start..from), Role::Dim), (piece(from..shown), Role::Evidence)];
    if shown < to {
        runs.push((format!(" … {} bytes more … ", to - shown), Role::Dim));
    }
    runs.push((piece(to..end), Role::Dim));
    let mut lines = vec![Vec::new()];
    for (text, role) in runs {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if let Some(last) = lines.last_mut().filter(|_| !line.is_empty()) {
                last.push((line.trim_end_matches('\r').to_owned(), role));
            }
        }
    }
    lines
}

/// The nearest border of a UTF-8 character at or before `at`.
fn border(bytes: &[u8], at: usize) -> usize {
    let continues = |at: usize| bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
    (at.saturating_sub(3)..=at).rev().find(|&at| !continues(at)).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quoted_bytes_are_marked_in_their_lines() {
        let place = Whence { part: None, bytes: (5, 13), exact: true, paragraph: None, on_page: None };
        let lines = marked_lines("<p>A\u{308}b\r\nc d</p>\n".as_bytes(), &place);
        let evidence: Vec<&str> =
            lines.iter().flatten().filter(|(_, role)| *role == Role::Evidence).map(|(text, _)| text.as_str()).collect();
        assert_eq!(lines.len(), 3);
        assert_eq!(evidence.concat().trim_start_matches('\u{FFFD}'), "bc d<");
    }
}
