//! The quotes of a pack: one file a passage, one row of a table for each finding that stands on it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::briefing::{Briefing, FindingRef, Kind};
use crate::document::Document;
use crate::report::annotation::Remark;
use crate::report::outline;
use crate::text::Span;

use super::{Packed, sha256};

/// One row: a passage and what stands on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    id: String,
    kind: &'static str,
    span: Span,
}

/// The passages of all findings in order: each finding's places (of a stakeholder the one that names it), the evidence
/// of a key point, and the notes; and a file for each passage.
pub fn quotes(briefing: &Briefing, remarks: &[Remark]) -> (Vec<Row>, Vec<Packed>) {
    let document = &briefing.reading.document;
    let mut rows = Vec::new();
    for finding in Kind::ALL.into_iter().flat_map(|kind| outline::findings(briefing, kind)) {
        let id = briefing.id(finding);
        let places = if finding.kind == Kind::Stakeholder { 1 } else { usize::MAX };
        let spans = briefing.spans(finding).iter().take(places).map(|&span| (kind(finding.kind), span));
        let evidence = evidence(briefing, finding).map(|span| ("evidence", span));
        rows.extend(spans.chain(evidence).map(|(kind, span)| Row { id: id.to_owned(), kind, span }));
    }
    let noted = remarks.iter().filter_map(|remark| Some((remark, remark.span?)));
    rows.extend(noted.map(|(remark, span)| Row { id: uuid(&remark.id), kind: "note", span }));
    rows.retain(|row| !row.span.is_empty());
    let passages: BTreeSet<Span> = rows.iter().map(|row| row.span).collect();
    let files = passages.into_iter().map(|span| Packed::new(file(span), document.slice(span).as_bytes())).collect();
    (rows, files)
}

fn evidence(briefing: &Briefing, finding: FindingRef) -> impl Iterator<Item = Span> + '_ {
    let point = (finding.kind == Kind::KeyPoint).then_some(finding.index as usize);
    let supported = point.and_then(|index| briefing.review.supported.get(index));
    supported.into_iter().flat_map(|supported| supported.support.iter().map(|support| support.span))
}

/// The name of a note as a field of the table: nothing that could end one.
fn uuid(id: &str) -> String {
    let kept: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    format!("note:{kept}")
}

/// Its bytes in the text, first and one past last.
fn file(span: Span) -> String {
    format!("quotes/b{}-{}.txt", span.start(), span.end())
}

/// The table: fields parted by tabs, a line with their names first.
pub fn table(rows: &[Row], document: &Document) -> String {
    let mut table = "#id\tkind\tstart\tlength\tsha256\tfile\n".to_owned();
    for Row { id, kind, span } in rows {
        let hash = sha256(document.slice(*span).as_bytes());
        let (start, length, file) = (span.start(), span.len(), file(*span));
        let _ = writeln!(table, "{id}\t{kind}\t{start}\t{length}\t{hash}\t{file}");
    }
    table
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::KeyPoint => "key-point",
        Kind::Stakeholder => "stakeholder",
        Kind::Legal => "legal-question",
        Kind::Indicator => "indicator",
        Kind::AuthorView => "author-view",
        Kind::Statement => "statement",
        Kind::Forecast => "forecast",
        Kind::Tradecraft => "tradecraft",
        Kind::Damage => "damage",
    }
}
