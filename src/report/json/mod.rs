//! `pincite/1`: one JSON object a document, written straight from the Briefing, one element at a time.

mod context;
mod document;
mod each;
mod findings;
mod format;
mod notes;
mod parties;
mod quoted;
mod refused;
mod tables;

use std::io;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::briefing::Briefing;
use crate::report::annotation::Remark;
use context::Context;
pub(super) use each::Each;
use format::Layout;
pub use format::hides;
pub use refused::Refused;

/// The name and number of the schema.
pub const SCHEMA: &str = "pincite/1";

/// How an extract is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether the object holds the whole text too.
    pub with_text: bool,
    /// Whether each element of a top-level list stands on a line of its own; otherwise the object is one line.
    pub lines: bool,
}

/// Writes the extract of one document and a line end.
///
/// # Errors
/// Those of `out`.
pub fn write(briefing: &Briefing, options: Options, out: &mut impl io::Write) -> io::Result<()> {
    write_with(briefing, &[], options, out)
}

/// Writes the extract of one document with the notes on it, and a line end.
///
/// # Errors
/// Those of `out`.
pub fn write_with(
    briefing: &Briefing,
    remarks: &[Remark],
    options: Options,
    out: &mut impl io::Write,
) -> io::Result<()> {
    emit(&Extract { at: Context::new(briefing), with_text: options.with_text, remarks }, options.lines, out)
}

/// Writes the object that stands in the place of a document that was refused, and a line end.
///
/// # Errors
/// Those of `out`.
pub fn write_refused(refused: &Refused<'_>, out: &mut impl io::Write) -> io::Result<()> {
    emit(refused, false, out)
}

/// Writes any value and a line end, every character that a terminal might obey or hide escaped.
pub(super) fn emit(value: &impl Serialize, lines: bool, out: &mut impl io::Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Layout::new(lines));
    value.serialize(&mut serializer).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

/// The whole object.
struct Extract<'a> {
    at: Context<'a>,
    with_text: bool,
    remarks: &'a [Remark],
}

impl Serialize for Extract<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let at = &self.at;
        let mut object = serializer.serialize_struct("Extract", 18)?;
        object.serialize_field("schema", SCHEMA)?;
        object.serialize_field("engine", &document::Engine::of(at))?;
        object.serialize_field("document", &document::Head::of(at))?;
        if self.with_text {
            object.serialize_field("text", &at.document.text)?;
        }
        object.serialize_field("sections", &Each(|| document::sections(at)))?;
        object.serialize_field("blocks", &Each(|| document::blocks(at)))?;
        object.serialize_field("sentences", &Each(|| document::sentences(at)))?;
        object.serialize_field("names", &Each(|| document::names(at)))?;
        object.serialize_field("key_points", &Each(|| findings::key_points(at)))?;
        object.serialize_field("stakeholders", &Each(|| parties::stakeholders(at)))?;
        object.serialize_field("statements", &Each(|| parties::statements(at)))?;
        object.serialize_field("legal_questions", &Each(|| findings::legal_questions(at)))?;
        object.serialize_field("tables", &Each(|| tables::tables(at)))?;
        object.serialize_field("author_view", &Each(|| findings::author_view(at)))?;
        object.serialize_field("forecasts", &Each(|| findings::forecasts(at)))?;
        object.serialize_field("tradecraft", &Each(|| findings::tradecraft(at)))?;
        object.serialize_field("damage", &Each(|| findings::damage(at)))?;
        if !self.remarks.is_empty() {
            object.serialize_field("notes", &Each(|| notes::notes(at, self.remarks)))?;
        }
        object.serialize_field("problems", &at.document.problems)?;
        object.end()
    }
}
