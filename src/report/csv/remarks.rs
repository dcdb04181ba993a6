//! The table of notes.

use std::io;

use crate::briefing::Briefing;
use crate::report::annotation::Remark;

use super::cell;

const NAMES: [&str; 13] = [
    "id",
    "quote",
    "place",
    "line",
    "start_byte",
    "end_byte",
    "finding",
    "note",
    "tags",
    "status",
    "mark",
    "made",
    "changed",
];

/// Writes one record a note; one whose passage was not found again has "orphan" for a place.
///
/// # Errors
/// Those of `out`.
pub fn write(briefing: &Briefing, remarks: &[Remark], out: &mut impl io::Write) -> io::Result<()> {
    let document = &briefing.reading.document;
    cell::record(NAMES, out)?;
    for remark in remarks {
        let number = |number: Option<u32>| number.map_or(String::new(), |number| number.to_string());
        let span = remark.span;
        let cells = [
            remark.id.clone(),
            span.map_or_else(|| remark.words(document.format), |span| super::shown(document, span)),
            span.map_or_else(|| "orphan".to_owned(), |span| document.citation(span)),
            number(span.map(|span| document.line(span.start()))),
            number(span.map(crate::text::Span::start)),
            number(span.map(crate::text::Span::end)),
            remark.finding.clone().unwrap_or_default(),
            remark.text.clone(),
            remark.tags.join("; "),
            remark.status.clone(),
            remark.mark.map_or(String::new(), String::from),
            remark.made.0.clone().unwrap_or_default(),
            remark.made.1.clone().unwrap_or_default(),
        ];
        cell::record(cells.iter().map(String::as_str), out)?;
    }
    Ok(())
}
