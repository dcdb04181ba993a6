//! The notes of the analyst.

use serde::Serialize;

use crate::report::annotation::Remark;
use crate::text::Span;

use super::context::Context;

/// A note. An orphan has no span, and for a quote the words it was made on.
#[derive(Serialize)]
pub struct Note<'a> {
    id: &'a str,
    span: Option<Span>,
    quote: &'a str,
    finding: Option<&'a str>,
    text: &'a str,
    tags: &'a [String],
    status: &'a str,
    mark: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    made: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changed: Option<&'a str>,
}

/// All notes, in the order given.
pub fn notes<'a>(at: &'a Context<'a>, remarks: &'a [Remark]) -> impl Iterator<Item = Note<'a>> {
    remarks.iter().map(|remark| Note {
        id: &remark.id,
        span: remark.span,
        quote: remark.span.map_or(&*remark.quote.0, |span| at.quote(span)),
        finding: remark.finding.as_deref(),
        text: &remark.text,
        tags: &remark.tags,
        status: if remark.status.is_empty() { "open" } else { &remark.status },
        mark: remark.mark,
        made: remark.made.0.as_deref(),
        changed: remark.made.1.as_deref(),
    })
}
