//! Pane 9: the notes in the order of the document, orphans last; what each says in the list, and going to its passage.

use crate::display::{Piece, Role, wrap};
use crate::ingest::passage;
use crate::notebook::{Note, NoteId, Placed};
use crate::text::Span;

use super::super::action::Effects;
use super::super::fuzzy::Words;
use super::super::items::{ItemRow, Tail, blank, tail_width};
use super::super::pane::{Focus, Pane};
use super::super::state::{App, Shown};
use super::Held;

/// Rows of the text of a note in the list.
const ROWS: usize = 3;
/// How many bytes of the words of an orphan are looked at.
const LOST: usize = 4096;
/// Rows of the text of a note that is peeked at.
const PEEKED: usize = 40;

impl App {
    /// Lists the notes anew: those that hold the words of the filter of pane 9.
    pub(crate) fn list_notes(&mut self) {
        self.notes.sort();
        let filter = self.pane(Pane::Notes).filter.clone();
        let mut words = Words::new(&filter);
        let mut fits = |id: &NoteId| {
            let Some(held) = self.notes.all.get(id) else { return false };
            let note = &held.note;
            let status = note.status.map_or("", crate::notebook::Status::word);
            let orphan = if held.placed == Placed::Orphan { "orphan" } else { "" };
            words.fit(&format!("{} {} {status} {orphan} {}", note.text, note.tags.join(" "), note.anchor.exact))
        };
        let blank = filter.trim().is_empty();
        let listed = self.notes.order.iter().filter(|id| blank || fits(id)).cloned().collect();
        self.notes.listed = listed;
        self.select_note(None);
    }

    /// All notes, in the order of the document, orphans last.
    pub fn noted(&self) -> impl Iterator<Item = &Note> + '_ {
        self.notes.order.iter().filter_map(|id| Some(&self.notes.all.get(id)?.note))
    }

    /// Whether the note at a place of pane 9 stands on the reading position.
    pub(crate) fn note_here(&self, pane: Pane, index: usize) -> bool {
        let at = self.source.at;
        let holds = |held: &Held| held.placed.span().is_some_and(|span| span.contains(at));
        pane == Pane::Notes && self.notes.at(index).is_some_and(holds)
    }

    /// The note that is selected in pane 9.
    pub(crate) fn note_selected(&self) -> Option<&Held> {
        self.notes.at(self.pane(Pane::Notes).selected)
    }

    /// The selected note, where pane 9 is in focus.
    pub(crate) fn noted_here(&self) -> Option<&Held> {
        if self.focus == Focus::Pane(Pane::Notes) { self.note_selected() } else { None }
    }

    /// The whole of a note as it is peeked at, with the words of an orphan; what stands around its passage comes after it.
    pub(crate) fn note_peek(&self, held: &Held, width: u16) -> Vec<ItemRow> {
        let orphan = held.placed.span().is_none().then(|| self.lost_words(held));
        let lines = held.note.text.lines().map(|line| (line.to_owned(), Role::Text));
        let lines = lines.chain(orphan.map(|words| (words, Role::Dim)));
        let rows = lines.flat_map(|(line, role)| {
            let set = wrap(&self.document, &[Piece::Label(line, role)], width, 0, PEEKED, &[]);
            if set.is_empty() { vec![ItemRow::text(blank())] } else { set.into_iter().map(ItemRow::text).collect() }
        });
        let mut rows: Vec<ItemRow> = rows.take(PEEKED).collect();
        if !rows.is_empty() {
            rows.push(ItemRow::text(blank()));
        }
        rows
    }

    /// Selects a note, or keeps the selection inside the list.
    pub(super) fn select_note(&mut self, id: Option<&NoteId>) {
        let at = id.and_then(|id| self.notes.listed.iter().position(|own| own == id));
        let last = self.notes.count().saturating_sub(1);
        let state = self.pane_mut(Pane::Notes);
        state.selected = at.unwrap_or(state.selected).min(last);
        state.top.item = state.top.item.min(last);
    }

    /// How many entries a pane lists.
    pub(crate) fn listed(&self, pane: Pane) -> usize {
        if pane == Pane::Notes { self.notes.count() } else { self.pane(pane).items.len() }
    }

    /// The source shows the passage of the selected note.
    pub(crate) fn follow_note(&mut self) {
        (self.trail, self.shown) = (None, None);
        let Some(span) = self.note_selected().and_then(|held| held.placed.span()) else { return };
        let label = format!("note {}/{}", self.pane(Pane::Notes).selected + 1, self.notes.count());
        self.source.at = span.start();
        self.shown = Some(Shown { span, also: Vec::new(), cues: Vec::new(), label });
        self.reveal();
    }

    /// `Enter` in pane 9: to the passage; one can come back.
    pub(crate) fn jump_to_note(&mut self) {
        match self.note_selected().map(|held| held.placed.span()) {
            None => self.say("no note is selected here"),
            Some(None) => self.say("an orphan: its passage is not in this version of the document"),
            Some(Some(_)) => {
                let place = self.place();
                self.remember(place);
                self.follow_note();
                self.focus = Focus::Source;
            }
        }
    }

    /// `d` in pane 9.
    pub(super) fn delete_note(&mut self) -> Effects {
        let Some(note) = self.note_selected().map(|held| held.note.clone()) else {
            self.say("no note is selected here");
            return Vec::new();
        };
        let place = self.note_place(&note);
        let effects = self.change_notes(vec![(note.id, None)], &format!("note deleted on {place} (u takes it back)"));
        self.follow_note();
        effects
    }

    /// The rows of the note at `index`.
    pub(crate) fn note_rows(&self, index: usize, width: u16) -> Vec<ItemRow> {
        let Some(entry) = self.notes.at(index) else { return Vec::new() };
        let (note, ascii) = (&entry.note, self.options.ascii);
        let sign = note.status.map_or("  ".to_owned(), |status| format!("{} ", status.sign(ascii)));
        let mut head = vec![Piece::Label(sign, Role::Verdict)];
        let text = note.headline();
        if !text.is_empty() {
            let more = if note.text.trim().lines().nth(1).is_some() { " …" } else { "" };
            head.push(Piece::Label(format!("{text}{more}"), Role::Text));
        } else if let Some(letter) = note.mark {
            head.push(Piece::Label(format!("mark {letter}"), Role::Topic));
        } else {
            head.push(Piece::Label(note.status.map_or("tagged", |status| status.word()).to_owned(), Role::Topic));
        }
        let rows = wrap(&self.document, &head, width, 2, ROWS, &[]);
        let mut rows: Vec<ItemRow> = rows.into_iter().map(ItemRow::text).collect();
        rows.push(self.quote_row(entry, width));
        if let Some(last) = rows.last_mut() {
            last.tail = self.note_tail(entry, width);
        }
        rows
    }

    /// The passage in one row, or the words an orphan stood on.
    fn quote_row(&self, held: &Held, width: u16) -> ItemRow {
        let tail = tail_width(&self.note_tail(held, width));
        let piece = match held.placed.span() {
            Some(span) => Piece::Source(span),
            None => Piece::Label(self.lost_words(held), Role::Dim),
        };
        let pieces = [Piece::Label("  ".to_owned(), Role::Dim), piece];
        let row = wrap(&self.document, &pieces, width.saturating_sub(tail + 2).max(8), 2, 1, &[]).into_iter().next();
        let mut row = row.unwrap_or_else(blank);
        row.role = Role::Dim;
        ItemRow::text(row)
    }

    /// The words an orphan stood on, without markup, in one line.
    fn lost_words(&self, held: &Held) -> String {
        let anchor = &held.note.anchor;
        let cut = anchor.exact.floor_char_boundary(LOST);
        let (exact, rest) = anchor.exact.split_at_checked(cut).unwrap_or((&anchor.exact, ""));
        let after = if rest.is_empty() { anchor.suffix.as_str() } else { "" };
        let more = if rest.is_empty() { "" } else { " …" };
        format!("“{}{more}”", one_line(&passage::words(self.document.format, &anchor.prefix, exact, after)))
    }

    fn note_tail(&self, held: &Held, width: u16) -> Tail {
        let note = &held.note;
        let mut tail = Tail::new();
        let mut room = width / 2;
        for tag in &note.tags {
            let word = format!("#{tag}");
            let cells = crate::text::glyph::width_of(&word) + 1;
            if cells > room {
                tail.push(("…".to_owned(), Role::Topic));
                break;
            }
            room -= cells;
            tail.push((word, Role::Topic));
        }
        tail.extend(note.mark.map(|letter| (format!("'{letter}"), Role::GutterLetter)));
        match held.placed {
            Placed::Orphan => tail.push(("orphan".to_owned(), Role::Drift)),
            Placed::Moved(_) if self.moved(note) => tail.push(("moved".to_owned(), Role::Drift)),
            _ => {}
        }
        tail.extend(held.placed.span().map(|span| (self.document.place(span.start()), Role::LineNumber)));
        tail
    }

    /// Whether a note was found at another place than it was made at, in another version of the document.
    fn moved(&self, note: &Note) -> bool {
        note.anchor.source != self.document.source.sha256
    }

    /// Where notes stand in the text.
    pub(crate) fn note_spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.notes.order.iter().filter_map(|id| self.notes.all.get(id)?.placed.span())
    }

    /// What the gutter says of the notes that begin in the bytes of a row: the sign of the first status, the letter of a mark, a dot.
    pub(crate) fn note_sign(&self, row: Span) -> Option<char> {
        let begins = |held: &&Held| held.placed.span().is_some_and(|span| row.contains(span.start()));
        let notes = self.notes.order.iter().filter_map(|id| self.notes.all.get(id)).filter(begins);
        let sign = |held: &Held| match (held.note.status, held.note.mark) {
            (Some(status), _) => (0, status.sign(self.options.ascii)),
            (None, None) => (1, if self.options.ascii { '*' } else { '•' }),
            (None, Some(_)) if !held.note.text.is_empty() => (1, if self.options.ascii { '*' } else { '•' }),
            (None, Some(letter)) => (2, letter),
        };
        notes.map(sign).min().map(|(_, sign)| sign)
    }

    /// What stands beside a finding that was noted: the sign and word of its status, else that there is a note.
    pub(crate) fn finding_badge(&self, id: &str) -> Option<String> {
        let mut on = self.notes.all.values().filter(|held| held.note.finding.as_deref() == Some(id)).peekable();
        on.peek()?;
        let ascii = self.options.ascii;
        let status = on.find_map(|held| held.note.status).map(|status| format!("{} {status}", status.sign(ascii)));
        Some(status.unwrap_or_else(|| if ascii { "* note".to_owned() } else { "• note".to_owned() }))
    }
}

/// A text in one line, white space folded, at most 200 characters.
fn one_line(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if line.chars().count() > 200 {
            return line + "…";
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
