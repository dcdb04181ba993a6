//! Blocks of the layout to the document: each word with the bytes of its page that it stands for.

use super::hyphens::Hyphens;
use super::layout::{Bytes, Draft, Line, Window};
use crate::document::{BlockKind, PartKind, SegmentKind};
use crate::ingest::composer::Composer;
use crate::text::Span;

/// Writes blocks; knows which parts have been begun.
#[derive(Default)]
pub(super) struct Writer {
    /// Blocks so far of each page begun.
    pages: Vec<u32>,
    /// The page of the last word, and one past its last byte.
    last: Option<(u32, u32)>,
    /// What the document writes elsewhere.
    pub(super) hyphens: Hyphens,
}

impl Writer {
    /// Begins the parts of all pages up to `page` and goes on in that one.
    pub(super) fn turn_to(&mut self, out: &mut Composer<'_>, page: u32) {
        while self.pages.len() < page as usize {
            self.pages.push(0);
            out.part(PartKind::Page, &format!("page {}", self.pages.len()));
        }
        let done = self.pages.get((page as usize).saturating_sub(1)).copied().unwrap_or(0);
        out.resume(page.saturating_sub(1), done);
    }

    /// Writes one block; its content.
    pub(super) fn draft(&mut self, out: &mut Composer<'_>, window: &Window, draft: &Draft) -> Option<Span> {
        self.turn_to(out, draft.page);
        out.page(draft.page);
        self.last = None;
        let content = if let Some(grid) = &draft.table {
            out.begin_table();
            if grid.headed {
                out.headed();
            }
            for row in &grid.rows {
                out.row();
                for cell in row {
                    out.cell();
                    self.last = None;
                    self.lines(out, window, cell, 0);
                }
            }
            out.end()
        } else {
            out.begin(draft.kind, draft.level);
            let skip = draft.marker.filter(|_| draft.kind == BlockKind::Item).map_or(0, |marker| marker.words);
            let bullet = draft.marker.is_some_and(|marker| marker.bullet);
            if let (false, true, Some(first)) = (bullet, skip > 0, draft.lines.first()) {
                self.number(out, window, first, skip);
            }
            self.lines(out, window, &draft.lines, skip);
            out.end()
        };
        if content.is_some()
            && let Some(done) = self.pages.get_mut((draft.page as usize).saturating_sub(1))
        {
            *done += 1;
        }
        content
    }

    /// The number of an item: kept, since others may refer to it, but as markup.
    fn number(&mut self, out: &mut Composer<'_>, window: &Window, line: &Line, words: usize) {
        let start = out.at();
        let number = Line { words: line.words.iter().take(words).copied().collect(), ..line.clone() };
        self.lines(out, window, std::slice::from_ref(&number), 0);
        out.space();
        out.mark(start);
        self.last = None;
    }

    /// Writes lines, but for the first `skip` words.
    fn lines(&mut self, out: &mut Composer<'_>, window: &Window, lines: &[Line], skip: usize) {
        for (at, line) in lines.iter().enumerate() {
            let Some(sheet) = window.sheet(line.page) else { continue };
            self.turn_to(out, line.page);
            let next = lines.get(at + 1).and_then(|next| {
                let first = *next.words.first()?;
                window.sheet(next.page).map(|sheet| sheet.word_text(first))
            });
            let mut start = None;
            let words = line.words.iter().enumerate().skip(if at == 0 { skip } else { 0 });
            for (place, &index) in words {
                let Some(word) = sheet.word(index) else { continue };
                self.blank(out, &sheet.page.text, line.page, word.from());
                start = start.or(Some(out.at()));
                let ends = place + 1 == line.words.len();
                let joined =
                    next.as_ref().filter(|_| ends).is_some_and(|next| Hyphens::joins(&sheet.word_text(index), next));
                let cut = joined.then(|| self.hyphens.cuts(&sheet.word_text(index), next.as_deref().unwrap_or("")));
                pieces(out, &sheet.page.text, &word.bytes, cut == Some(true));
                self.last = if joined { None } else { Some((line.page, word.to())) };
            }
            let turn = line.words.first().map_or(0, |&word| sheet.turn_of(word));
            if let Some(start) = start {
                let bounds = sheet.shown(turn, [line.left, line.top, line.right, line.bottom]);
                out.region(start, line.page, bounds);
            }
        }
    }

    /// The blank before a word: the one that is painted there, or an inserted one.
    fn blank(&self, out: &mut Composer<'_>, text: &str, page: u32, from: u32) {
        let Some((last, to)) = self.last else { return };
        let between = if last == page { text.get(to as usize..from as usize) } else { None };
        match between {
            Some(blank) if !blank.is_empty() && blank.chars().all(char::is_whitespace) => {
                let kind = if blank == " " { SegmentKind::Verbatim } else { SegmentKind::Replaced };
                out.push(" ", kind, to as usize, from as usize);
            }
            _ => out.insert(" ", false),
        }
    }
}

/// Writes the bytes of a word; where `cut`, without the hyphen at its end.
fn pieces(out: &mut Composer<'_>, text: &str, bytes: &[Bytes], cut: bool) {
    for (at, piece) in bytes.iter().enumerate() {
        let (from, to) = (piece.from as usize, piece.to as usize);
        let raw = text.get(from..to).unwrap_or_default();
        let last = cut && at + 1 == bytes.len();
        let body = if last { shortened(raw) } else { raw };
        plain(out, body, from, piece.raised);
        if last {
            let rest = raw.get(body.len()..).unwrap_or_default();
            let letter: String = rest.chars().filter(|c| !is_hyphen(*c)).collect();
            if !letter.is_empty() {
                out.push(&letter, SegmentKind::Replaced, from + body.len(), to);
            }
        }
    }
}

/// `raw` without the hyphen at its end and the letter before that.
fn shortened(raw: &str) -> &str {
    let bare = raw.trim_end_matches(is_hyphen);
    let end = bare.char_indices().next_back().map_or(0, |(at, _)| at);
    bare.get(..end).unwrap_or_default()
}

/// What may stand at the end of a line for a word that goes on.
pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{AD}' | '\u{2010}')
}

/// Writes characters as they are, but for ligatures and raised digits.
fn plain(out: &mut Composer<'_>, raw: &str, from: usize, raised: bool) {
    let mut done = 0;
    for (at, c) in raw.char_indices() {
        let Some(other) = other_form(c, raised) else { continue };
        let before = raw.get(done..at).unwrap_or_default();
        out.push(before, SegmentKind::Verbatim, from + done, from + at);
        done = at + c.len_utf8();
        out.push(other, SegmentKind::Replaced, from + at, from + done);
    }
    out.push(raw.get(done..).unwrap_or_default(), SegmentKind::Verbatim, from + done, from + raw.len());
}

/// The letters of a ligature; the raised form of a digit, so that `16.5` with the note 2 is not read as 16.52.
fn other_form(c: char, raised: bool) -> Option<&'static str> {
    const RAISED: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
    Some(match c {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '0'..='9' if raised => RAISED.get(c as usize - '0' as usize)?,
        _ => return None,
    })
}
