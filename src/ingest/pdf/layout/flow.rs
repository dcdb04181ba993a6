//! Lines to paragraphs, headings, items and notes.

use super::draft::Draft;
use super::lines::Line;
use super::marker::{self, Marker};
use super::sheet::Sheet;
use super::split;
use super::style::{self, Style};
use crate::document::BlockKind;

/// The blocks that the lines of one page make, in order.
pub(crate) fn blocks(sheet: &Sheet, lines: Vec<Line>, style: &mut Style) -> Vec<Draft> {
    let flow = Flow { sheet, leading: style::leading(&lines), body: style.body() };
    let mut drafts = Vec::new();
    for (marker, group) in flow.groups(lines) {
        for (marker, lines) in split::split(sheet, marker, group) {
            drafts.push(flow.draft(marker, lines));
        }
    }
    flow.headings(&mut drafts, style);
    flow.footnotes(&mut drafts);
    drafts
}

struct Flow<'s> {
    sheet: &'s Sheet,
    leading: f32,
    body: f32,
}

impl Flow<'_> {
    /// Lines that stand close below each other and look alike.
    fn groups(&self, lines: Vec<Line>) -> Vec<(Option<Marker>, Vec<Line>)> {
        let mut groups: Vec<(Option<Marker>, Vec<Line>)> = Vec::new();
        for line in lines {
            let marker = marker::marker(self.sheet, &line);
            let goes_on = groups.last().is_some_and(|(open, group)| self.goes_on(open.as_ref(), group, &line, marker));
            match groups.last_mut().filter(|_| goes_on) {
                Some((_, group)) => group.push(line),
                None => groups.push((marker, vec![line])),
            }
        }
        groups
    }

    fn goes_on(&self, open: Option<&Marker>, group: &[Line], line: &Line, marker: Option<Marker>) -> bool {
        let Some(last) = group.last() else { return false };
        let step = line.base - last.base;
        let size = last.size.max(line.size);
        let before = group.len().checked_sub(2).and_then(|at| group.get(at)).map(|before| last.base - before.base);
        let usual = (self.leading * size * 1.2).max(1.1 * size);
        let close =
            step > 0.3 * size && (step < usual.min(2.4 * size) || before.is_some_and(|before| step < before * 1.1));
        let alike = (line.size - last.size).abs() < 0.07 * size && line.overlap(last) > 0.1;
        let heavy = group.iter().all(|line| line.bold);
        let weight = match (last.bold, line.bold) {
            (true, false) => !heavy,
            (false, true) => !marker::ends_sentence(&self.sheet.text(last)),
            _ => true,
        };
        let begins = marker.is_some_and(|marker| marker.bullet || self.may_begin(open, last));
        close && alike && weight && !begins && !self.is_raised_note(line, last)
    }

    /// Whether a numbered item may begin after `last`: not in the middle of a sentence.
    fn may_begin(&self, open: Option<&Marker>, last: &Line) -> bool {
        open.is_some() || marker::ends_sentence(&self.sheet.text(last))
    }

    /// Whether a footnote begins at `line`: its first word is a small raised number, or a star.
    fn is_raised_note(&self, line: &Line, last: &Line) -> bool {
        let Some(first) = line.words.first().and_then(|&at| self.sheet.word(at)) else { return false };
        let small = first.size < 0.85 * line.size && first.base < line.base - 0.1 * line.size;
        small && first.left <= last.left + line.size && line.size < 0.95 * self.body
    }

    fn draft(&self, marker: Option<Marker>, lines: Vec<Line>) -> Draft {
        let mut draft = Draft::new(BlockKind::Paragraph, lines);
        if marker.is_some() {
            draft.kind = BlockKind::Item;
            draft.level = 1;
        }
        draft.marker = marker;
        let text = draft.lines.first().map(|line| self.sheet.text(line)).unwrap_or_default();
        if draft.lines.len() <= 6 && marker::is_caption(&text) {
            (draft.kind, draft.marker) = (BlockKind::Note, None);
        }
        draft
    }

    /// Tells headings: greater, heavier or in capitals, short, and no sentences.
    fn headings(&self, drafts: &mut [Draft], style: &mut Style) {
        let found: Vec<bool> = (0..drafts.len()).map(|at| self.is_heading(drafts, at)).collect();
        let look = |draft: &Draft| (draft.size(), draft.lines.iter().all(|line| line.bold));
        for (draft, _) in drafts.iter().zip(&found).filter(|(_, found)| **found) {
            let (size, bold) = look(draft);
            style.heading(size, bold);
        }
        for (draft, _) in drafts.iter_mut().zip(&found).filter(|(_, found)| **found) {
            let (size, bold) = look(draft);
            (draft.kind, draft.marker) = (BlockKind::Heading, None);
            draft.level = style.level(size, bold);
        }
    }

    fn is_heading(&self, drafts: &[Draft], at: usize) -> bool {
        let Some(draft) = drafts.get(at) else { return false };
        if draft.kind == BlockKind::Note || draft.lines.len() > 4 {
            return false;
        }
        let text: String = draft.lines.iter().map(|line| self.sheet.text(line) + " ").collect();
        let text = text.trim();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let (size, bold) = (draft.size(), draft.lines.iter().all(|line| line.bold));
        let large = size > 1.12 * self.body;
        let ends = text.ends_with(['.', ',', ';']) && !large || text.ends_with(':') && draft.kind == BlockKind::Item;
        if letters < 2 || ends || text.chars().count() > 220 || draft.marker.is_some_and(|marker| marker.bullet) {
            return false;
        }
        let followed = drafts.get(at + 1).is_some_and(|next| !next.lines.is_empty());
        large || size > 0.93 * self.body && draft.lines.len() <= 3 && followed && (bold || is_capitals(draft, text))
    }

    /// Tells footnotes: small text at the foot of the page that begins with a number or a sign.
    fn footnotes(&self, drafts: &mut [Draft]) {
        let height = self.sheet.page.height;
        let mut open: Option<(f32, f32)> = None;
        for draft in drafts.iter_mut().filter(|draft| matches!(draft.kind, BlockKind::Paragraph | BlockKind::Item)) {
            let Some(first) = draft.lines.first() else { continue };
            let small = first.size < 0.94 * self.body;
            let low = first.base > 0.5 * height;
            let marked = self.note_mark(first);
            let follows = open.is_some_and(|(base, size)| first.base > base && (first.size - size).abs() < 0.6);
            if small && low && (marked || follows) {
                draft.kind = BlockKind::Note;
                (draft.level, draft.marker) = (0, None);
                open = draft.lines.last().map(|line| (line.base, line.size));
            } else {
                open = None;
            }
        }
    }

    /// Whether a line begins as footnotes do.
    fn note_mark(&self, line: &Line) -> bool {
        let Some(&first) = line.words.first() else { return false };
        let text = self.sheet.word_text(first);
        let lead: String = text.chars().take_while(|c| !c.is_alphabetic()).collect();
        let number = lead.trim_matches(['(', ')', '.', '[', ']', ':']);
        let counted = !number.is_empty() && number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
        counted || text.starts_with(['*', '†', '‡', '§', '¹', '²', '³'])
    }
}

/// Capitals alone: a heading where they are one line of several words.
fn is_capitals(draft: &Draft, text: &str) -> bool {
    draft.lines.len() == 1 && text.chars().count() < 90 && marker::is_capitals(text)
}
