//! A note of the analyst as reports write it: what any keeper of notes is mapped onto.

use crate::document::Format;
use crate::ingest::passage;
use crate::text::Span;

/// A note, tag, mark or verdict of the analyst.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remark {
    /// A name that is its own: a UUID.
    pub id: String,
    /// Where it stands in the text; `None` for an orphan, whose passage was not found again.
    pub span: Option<Span>,
    /// The words it was made on, as they stood then, and what stood before and after them.
    pub quote: (String, String, String),
    /// The id of the finding it was made on (`kp:13`), if any.
    pub finding: Option<String>,
    /// What was written; may have several lines.
    pub text: String,
    /// Tags, in order.
    pub tags: Vec<String>,
    /// What the review of it said (`accepted`, `doubtful`, `rejected`); empty while it is open.
    pub status: String,
    /// The letter of a mark.
    pub mark: Option<char>,
    /// When it was made and last changed (RFC 3339), where it says so.
    pub made: (Option<String>, Option<String>),
}

impl Remark {
    /// Whether its passage was not found again.
    pub const fn is_orphan(&self) -> bool {
        self.span.is_none()
    }

    /// The words it was made on in one line, without the markup of a document of `format`.
    pub fn words(&self, format: Format) -> String {
        let (exact, before, after) = &self.quote;
        passage::words(format, before, exact, after).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Why it was made, as the W3C vocabulary calls it.
    pub fn motivation(&self) -> &'static str {
        match self {
            Self { text, .. } if !text.is_empty() => "commenting",
            Self { tags, .. } if !tags.is_empty() => "tagging",
            Self { status, .. } if !status.is_empty() => "assessing",
            Self { mark: Some(_), .. } => "bookmarking",
            _ => "highlighting",
        }
    }
}
