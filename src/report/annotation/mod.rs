//! Findings and notes as a W3C Web Annotation collection (JSON-LD): each an annotation of the passages it stands on.
//!
//! A passage is told three ways that select the same: by its words with what stands around them, by its place in
//! characters, and by its place in bytes of the text (`b=4821-4903`). No clock has a part in it; times are those that
//! notes carry.

mod characters;
mod model;
mod remark;

pub use remark::Remark;

use std::io;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::briefing::{Briefing, FindingRef, Kind};
use crate::document::{Document, Format};
use crate::text::Span;

use super::json::{self, Each};
use super::outline;
use characters::Characters;
use model::{Annotation, Body, Contexts, Selector, Software, Source, Target};

/// Bytes of the text around a passage that go with it.
const AROUND: usize = 48;
/// What the fragment of a passage in bytes conforms to.
const BYTES: &str = "urn:pincite:fragment:bytes";

/// Writes all findings of `briefing` and then all remarks, as one collection, and a line end.
///
/// # Errors
/// Those of `out`.
pub fn write(briefing: &Briefing, remarks: &[Remark], out: &mut impl io::Write) -> io::Result<()> {
    let document = &briefing.reading.document;
    let characters = Characters::new(&document.text);
    json::emit(&Collection { at: Page { briefing, document, characters, remarks } }, true, out)
}

/// The collection, with its one page inside.
struct Collection<'a> {
    at: Page<'a>,
}

impl Serialize for Collection<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (at, hash) = (&self.at, &self.at.document.source.sha256);
        let mut object = serializer.serialize_struct("AnnotationCollection", 7)?;
        object.serialize_field("@context", &Contexts)?;
        object.serialize_field("id", &format!("urn:pincite:annotations:{hash}"))?;
        object.serialize_field("type", "AnnotationCollection")?;
        object.serialize_field("label", &format!("Findings and notes on {}", at.file()))?;
        object.serialize_field("generator", &Software)?;
        object.serialize_field("total", &at.total())?;
        object.serialize_field("first", at)?;
        object.end()
    }
}

/// The page that holds all annotations.
struct Page<'a> {
    briefing: &'a Briefing,
    document: &'a Document,
    characters: Characters<'a>,
    remarks: &'a [Remark],
}

impl Serialize for Page<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("AnnotationPage", 4)?;
        object.serialize_field("id", &format!("urn:pincite:annotations:{}:1", self.document.source.sha256))?;
        object.serialize_field("type", "AnnotationPage")?;
        object.serialize_field("startIndex", &0)?;
        object.serialize_field("items", &Each(|| self.findings().chain(self.remarks())))?;
        object.end()
    }
}

impl<'a> Page<'a> {
    fn file(&self) -> &'a str {
        let path = &self.document.source.path;
        path.rsplit('/').next().unwrap_or(path)
    }

    fn total(&self) -> usize {
        let findings: u32 = Kind::ALL.into_iter().map(|kind| self.briefing.count(kind)).sum();
        findings as usize + self.remarks.len()
    }

    fn findings(&self) -> impl Iterator<Item = Annotation<'_>> {
        Kind::ALL
            .into_iter()
            .flat_map(|kind| outline::findings(self.briefing, kind))
            .map(|finding| self.finding(finding))
    }

    fn finding(&self, finding: FindingRef) -> Annotation<'_> {
        let entry = outline::entry(self.briefing, finding);
        let mut spans: Vec<Span> = Vec::new();
        for &span in self.briefing.spans(finding) {
            if !span.is_empty() && !spans.contains(&span) {
                spans.push(span);
            }
        }
        let facts: Vec<String> = entry.facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        let mut body = vec![Body::new(outline::label(finding.kind).to_lowercase(), "tagging")];
        body.extend((!facts.is_empty()).then(|| Body::new(facts.join("; "), "describing")));
        let id = self.briefing.id(finding);
        Annotation {
            id: format!("urn:pincite:finding:{}:{id}", self.document.source.sha256),
            kind: "Annotation",
            motivation: motivation(finding.kind),
            creator: Some(Software),
            generator: None,
            created: None,
            modified: None,
            body,
            target: spans.into_iter().map(|span| self.target(span)).collect(),
            finding: Some(id),
            rule: entry.rule,
            status: None,
            orphan: false,
        }
    }

    fn remarks(&self) -> impl Iterator<Item = Annotation<'_>> {
        self.remarks.iter().map(|remark| self.remark(remark))
    }

    fn remark<'b>(&'b self, remark: &'b Remark) -> Annotation<'b> {
        let mut body: Vec<Body> = Vec::new();
        body.extend((!remark.text.is_empty()).then(|| Body::new(&*remark.text, "commenting")));
        body.extend(remark.tags.iter().map(|tag| Body::new(&**tag, "tagging")));
        body.extend((!remark.status.is_empty()).then(|| Body::new(&*remark.status, "assessing")));
        body.extend(remark.mark.map(|letter| Body::new(letter, "bookmarking")));
        let placed = remark.span.filter(|span| !span.is_empty());
        Annotation {
            id: format!("urn:uuid:{}", remark.id),
            kind: "Annotation",
            motivation: remark.motivation(),
            // Who wrote it is not known to the program.
            creator: None,
            generator: Some(Software),
            created: remark.made.0.as_deref(),
            modified: remark.made.1.as_deref(),
            body,
            target: vec![placed.map_or_else(|| self.lost(remark), |span| self.target(span))],
            finding: remark.finding.as_deref(),
            rule: "",
            status: Some(remark.status.as_str()).filter(|status| !status.is_empty()),
            orphan: remark.is_orphan(),
        }
    }

    fn source(&self) -> Source<'_> {
        let document = self.document;
        Source {
            id: &document.source.sha256,
            kind: "Text",
            format: media(document.format),
            file: self.file(),
            address: document.address.as_deref(),
        }
    }

    /// The passage at `span`.
    fn target(&self, span: Span) -> Target<'_> {
        let text = &self.document.text;
        let (start, end) = (span.start() as usize, span.end() as usize);
        let before = text.floor_char_boundary(start.saturating_sub(AROUND));
        let after = text.ceil_char_boundary((end + AROUND).min(text.len()));
        let selector = vec![
            Selector::Quote {
                exact: self.document.slice(span),
                prefix: text.get(before..start).unwrap_or_default(),
                suffix: text.get(end..after).unwrap_or_default(),
            },
            Selector::Position { start: self.characters.before(span.start()), end: self.characters.before(span.end()) },
            Selector::Fragment { value: format!("b={start}-{end}"), conforms: BYTES },
        ];
        Target { kind: "SpecificResource", source: self.source(), selector }
    }

    /// The passage a remark was made on, which is not in the text any more.
    fn lost<'b>(&'b self, remark: &'b Remark) -> Target<'b> {
        let (exact, prefix, suffix) = &remark.quote;
        let selector = vec![Selector::Quote { exact, prefix, suffix }];
        Target { kind: "SpecificResource", source: self.source(), selector }
    }
}

/// Why a finding is annotated, as the W3C vocabulary calls it.
const fn motivation(kind: Kind) -> &'static str {
    match kind {
        Kind::Stakeholder => "identifying",
        Kind::Legal => "questioning",
        Kind::Tradecraft | Kind::Damage => "assessing",
        Kind::KeyPoint | Kind::Indicator | Kind::AuthorView | Kind::Statement | Kind::Forecast => "highlighting",
    }
}

/// The media type of a format.
const fn media(format: Format) -> &'static str {
    match format {
        Format::Text => "text/plain",
        Format::Markdown => "text/markdown",
        Format::Html => "text/html",
        Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Format::Odt => "application/vnd.oasis.opendocument.text",
        Format::Rtf => "application/rtf",
        Format::Epub => "application/epub+zip",
        Format::Email => "message/rfc822",
        Format::Pdf => "application/pdf",
        Format::Feed => "application/xml",
        Format::Archive => "application/zip",
    }
}
