//! What is known of the document: its format, where the reading position stands in the source, what was met while reading,
//! the documents inside it.

use crate::display::{Piece, Role, wrap};
use crate::text::Span;

use super::items::{ItemRow, Tail, blank};
use super::overlay_frame::OverlayFrame;
use super::state::{App, Progress};

/// The widest box.
const WIDEST: u16 = 100;
/// The most members that are named.
const MEMBERS: usize = 200;
/// Cells of the names on the left.
const NAMES: u16 = 12;

impl App {
    pub(super) fn about_frame(&mut self, scrolled: usize) -> OverlayFrame {
        let width = self.options.size.0.saturating_sub(2).min(WIDEST);
        let mut rows = Vec::new();
        for (name, words, role) in self.about() {
            rows.extend(self.about_rows(name, &words, role, width.saturating_sub(4)));
        }
        self.scrolled_frame("about this document", rows, width, scrolled)
    }

    /// Name, words and their role, line by line.
    fn about(&self) -> Vec<(&'static str, String, Role)> {
        let document = &self.document;
        let mut lines = vec![("file", document.source.path.clone(), Role::Text)];
        let kind =
            format!("{:?}, {} bytes, {} bytes of text", document.format, document.source.bytes, document.text.len());
        lines.push(("format", kind, Role::Text));
        if !document.source.sha256.is_empty() {
            lines.push(("sha-256", document.source.sha256.clone(), Role::Text));
        }
        if let Some(title) = document.title {
            lines.push(("title", document.plain(title), Role::Text));
        }
        if let Some(published) = &document.published {
            lines.push(("published", published.date.clone(), Role::Text));
        }
        if let Some(address) = &document.address {
            lines.push(("address", address.clone(), Role::Text));
        }
        lines.push(("here", self.here(), Role::Text));
        for (at, member) in document.members.iter().take(MEMBERS).enumerate() {
            let name = if at == 0 { "members" } else { "" };
            lines.push((name, format!("--member '{}' ({} bytes)", member.name, member.bytes), Role::Text));
        }
        if document.members.len() > MEMBERS {
            lines.push(("", format!("… and {} more", document.members.len() - MEMBERS), Role::Dim));
        }
        if let Progress::Failed(why) = &self.progress {
            lines.push(("failed", why.clone(), Role::Error));
        }
        let count = document.problems.len();
        if count == 0 {
            lines.push(("problems", "none: everything was read".to_owned(), Role::Dim));
        }
        for (at, problem) in document.problems.iter().enumerate() {
            let name = if at == 0 { "problems" } else { "" };
            let place = problem.place.as_ref().map_or_else(String::new, |place| format!(" ({place})"));
            lines.push((name, format!("{}{place}", problem.message), Role::Error));
        }
        lines
    }

    /// Where the sentence at the reading position stands in the source.
    fn here(&self) -> String {
        let at = self.source.at;
        let sentence = self.sentence().and_then(|id| self.reading.as_ref()?.sentence(id)).map(|sentence| sentence.span);
        let span = sentence.unwrap_or(Span::new(at, at + 1));
        let places: Vec<String> = self.document.whence(span).iter().map(ToString::to_string).collect();
        format!("{}: {}", self.document.place(at), places.join("; "))
    }

    fn about_rows(&self, name: &str, words: &str, role: Role, width: u16) -> Vec<ItemRow> {
        let label = Piece::Label(format!("{name:<0$}", usize::from(NAMES)), Role::HintKey);
        let pieces = [label, Piece::Label(words.to_owned(), role)];
        let rows = wrap(&self.document, &pieces, width.max(NAMES + 4), NAMES, 6, &[]);
        let rows: Vec<ItemRow> = rows.into_iter().map(|row| ItemRow { row, tail: Tail::new(), lead: false }).collect();
        if rows.is_empty() { vec![ItemRow { row: blank(), tail: Tail::new(), lead: false }] } else { rows }
    }
}
