//! Where a note stands, said so that the passage is found again in a changed text: the TextQuoteSelector and the
//! TextPositionSelector of the W3C Web Annotation Data Model (REC-annotation-model-20170223, 4.2.4 and 4.2.5), with the
//! SHA-256 of the source.
//!
//! The selectors speak of the text as this program reads the source (`Document.text`, markup included). The
//! TextPositionSelector counts characters (Unicode code points), as the model has it; `bytes` holds the same passage in
//! bytes of UTF-8, which is what the reader goes by.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::document::Document;
use crate::text::Span;

use super::Placer;

/// The longest passage that can be noted, in bytes.
pub const LONGEST: usize = 64 << 10;

/// A passage of a source.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Target", into = "Target")]
pub struct Anchor {
    /// SHA-256 of the source bytes, in hex.
    pub source: String,
    /// The passage in bytes of the text of that source.
    pub span: Span,
    /// The same in characters: start and end.
    pub characters: (u32, u32),
    /// The passage itself.
    pub exact: String,
    /// What stood before it: 128 characters and more where there are so many.
    pub prefix: String,
    /// What stood after it.
    pub suffix: String,
    /// Whether nothing else in the document read the same.
    pub unique: bool,
    /// How many bytes right before the passage, and right after it, stood nowhere else (white space folded); 0 where
    /// there are none that tell.
    pub beside: (u32, u32),
    /// Selectors and fields of a newer program.
    pub rest: Map<String, Value>,
    /// Selectors of other types.
    pub others: Vec<Value>,
}

/// The passage as the file has it.
#[derive(Serialize, Deserialize)]
struct Target {
    #[serde(default)]
    source: String,
    #[serde(default)]
    selector: Vec<Value>,
    #[serde(default)]
    bytes: Span,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    unique: bool,
    #[serde(default, skip_serializing_if = "nothing")]
    beside: (u32, u32),
    #[serde(flatten)]
    rest: Map<String, Value>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn nothing(beside: &(u32, u32)) -> bool {
    *beside == (0, 0)
}

const QUOTE: &str = "TextQuoteSelector";
const POSITION: &str = "TextPositionSelector";
const SCHEME: &str = "urn:sha256:";

impl From<Anchor> for Target {
    fn from(anchor: Anchor) -> Self {
        let (start, end) = anchor.characters;
        let mut selector = vec![
            json!({"type": QUOTE, "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}),
            json!({"type": POSITION, "start": start, "end": end}),
        ];
        selector.extend(anchor.others);
        let source = format!("{SCHEME}{}", anchor.source);
        let Anchor { span, unique, beside, rest, .. } = anchor;
        Self { source, selector, bytes: span, unique, beside, rest }
    }
}

impl From<Target> for Anchor {
    fn from(target: Target) -> Self {
        let source = target.source.strip_prefix(SCHEME).unwrap_or(&target.source).to_owned();
        let Target { bytes: span, unique, beside, rest, .. } = target;
        let mut anchor = Self { source, span, unique, beside, rest, ..Self::default() };
        let (mut quoted, mut placed) = (false, false);
        for selector in target.selector {
            let kind = selector.get("type").and_then(Value::as_str);
            let text = |key: &str| selector.get(key).and_then(Value::as_str).unwrap_or("").to_owned();
            let number = |key: &str| {
                selector.get(key).and_then(Value::as_u64).and_then(|at| u32::try_from(at).ok()).unwrap_or(0)
            };
            match kind {
                Some(QUOTE) if !quoted => {
                    (anchor.exact, anchor.prefix, anchor.suffix) = (text("exact"), text("prefix"), text("suffix"));
                    quoted = true;
                }
                Some(POSITION) if !placed => {
                    anchor.characters = (number("start"), number("end"));
                    placed = true;
                }
                _ => anchor.others.push(selector),
            }
        }
        anchor
    }
}

impl Anchor {
    /// The anchor of `span` (white space at its ends left out) in `document`. `None` where nothing is left of it, or more
    /// than [`LONGEST`] bytes.
    pub fn of(document: &Document, span: Span) -> Option<Self> {
        Placer::new(document).anchor(span)
    }

    /// Where it stands in `document`; [`Placer`] for more than one.
    pub fn place(&self, document: &Document) -> super::Placed {
        Placer::new(document).place(self)
    }

    /// Whether it names no passage.
    pub fn is_empty(&self) -> bool {
        self.exact.is_empty()
    }

    /// Whether it says nothing at all, of any kind: then it need not be written.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// The anchor without anything longer than it should be.
    pub(super) fn cleaned(mut self) -> Self {
        if self.exact.len() > LONGEST {
            self.exact.clear();
        }
        for context in [&mut self.prefix, &mut self.suffix] {
            if context.len() > LONGEST {
                context.clear();
            }
        }
        self.source.retain(|char| char.is_ascii_hexdigit());
        self
    }
}
