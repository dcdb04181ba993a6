//! What a review says of findings.

use serde::Serialize;

use crate::reading::SentenceId;
use crate::text::Span;

/// Whether the body says what a key point says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The body states it.
    Stated,
    /// The body states part of it.
    Partly,
    /// No support was found.
    None,
}

/// One body sentence that supports a key point.
#[derive(Clone, Debug, PartialEq)]
pub struct Support {
    /// The sentence.
    pub sentence: SentenceId,
    /// Its bytes.
    pub span: Span,
    /// Its score; comparable within one key point only.
    pub score: f32,
    /// Words of the body sentence that the key point has too.
    pub shared: Vec<Span>,
    /// Words of the key point that the body sentence lacks.
    pub missing: Vec<Span>,
}

/// How the strength of a claim changes between the key point and the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Drift {
    /// The body says it less firmly.
    Weaker,
    /// The body says it more firmly.
    Stronger,
    /// No change.
    None,
}

/// The modal words of a key point and its best support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modality {
    /// In the key point.
    pub point: Span,
    /// In the best support.
    pub support: Span,
    /// What happened between them.
    pub drift: Drift,
}

/// What the review says of one key point; the list is as long as `Findings::key_points`.
#[derive(Clone, Debug, PartialEq)]
pub struct Supported {
    /// Stated, partly or none.
    pub verdict: Verdict,
    /// Best first.
    pub support: Vec<Support>,
    /// Where both have modal words.
    pub modality: Option<Modality>,
}

/// One tradecraft check that a place fails (ICD 203, ICD 206).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its name: stable, lower case, hyphens (`mixed-likelihood-rows`).
    pub check: &'static str,
    /// The sentence, where one is at fault.
    pub sentence: Option<SentenceId>,
    /// The words at fault. Never empty.
    pub spans: Vec<Span>,
    /// What and why, one line.
    pub message: String,
}

/// How much of the document the findings cite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Sentences of the body that some finding cites.
    pub cited: u32,
    /// Sentences of the body.
    pub of: u32,
}

/// Everything the review says.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// By key point.
    pub supported: Vec<Supported>,
    /// Tradecraft, in order of the text.
    pub tradecraft: Vec<Check>,
    /// Coverage.
    pub coverage: Coverage,
}
