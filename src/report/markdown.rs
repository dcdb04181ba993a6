//! The extract as a report that people read: quotes with their lines, in Markdown.

use std::io;

use crate::briefing::Briefing;

/// Writes the report of one document.
///
/// # Errors
/// Those of `out`.
pub fn write(briefing: &Briefing, out: &mut impl io::Write) -> io::Result<()> {
    let document = &briefing.reading.document;
    let title = document.title.map_or(document.source.path.as_str(), |span| document.slice(span));
    writeln!(out, "# {title}")
}
