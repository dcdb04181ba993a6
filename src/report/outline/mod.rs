//! What a finding amounts to in plain words, with its places: the one description behind every report that people
//! read (Markdown, linear reading, explanations).

mod details;
mod parties;
pub mod words;

pub use words::{heading, label, source};

use crate::briefing::{Briefing, FindingRef, Kind};
use crate::document::Document;
use crate::text::Span;
use crate::text::glyph::display_line;

/// One finding in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The span that is quoted.
    pub span: Span,
    /// What is to be said of it, in order.
    pub facts: Vec<String>,
    /// Further places, each with what it is (`evidence 1 of 2`), best first.
    pub places: Vec<(String, Span)>,
    /// The rule that made it.
    pub rule: &'static str,
    /// The words that triggered the rule.
    pub cues: Vec<Span>,
    /// What else it might have been, best first.
    pub others: Vec<(String, Span)>,
}

/// The entry of a finding.
pub fn entry(briefing: &Briefing, finding: FindingRef) -> Entry {
    let index = finding.index as usize;
    let described = match finding.kind {
        Kind::KeyPoint => details::key_point(briefing, index),
        Kind::Stakeholder => parties::stakeholder(briefing, index),
        Kind::Legal => details::legal(briefing, index),
        Kind::Indicator => details::indicator(briefing, index),
        Kind::AuthorView => details::author_view(briefing, index),
        Kind::Statement => parties::statement(briefing, index),
        Kind::Forecast => details::forecast(briefing, index),
        Kind::Tradecraft => details::tradecraft(briefing, index),
        Kind::Damage => details::damage(briefing, index),
    };
    described.unwrap_or_default()
}

/// All findings of a kind, in order.
pub fn findings(briefing: &Briefing, kind: Kind) -> impl Iterator<Item = FindingRef> + use<> {
    (0..briefing.count(kind)).map(move |index| FindingRef { kind, index })
}

/// The text at `span` on one line: without markup, runs of white space made one blank, safe to print.
pub fn shown(document: &Document, span: Span) -> String {
    let plain = document.plain(span);
    let mut line = String::with_capacity(plain.len());
    for word in plain.split_ascii_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    display_line(&line)
}

/// `1 mention`, `3 mentions`.
pub fn count(number: usize, singular: &str, plural: &str) -> String {
    format!("{number} {}", if number == 1 { singular } else { plural })
}
