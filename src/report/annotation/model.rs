//! The shapes of the Web Annotation Data Model that are written (W3C Recommendation, 23 February 2017).

use serde::{Serialize, Serializer, ser::SerializeStruct};

/// The `@context`: the model's own, and the name of what is added to it.
pub struct Contexts;

impl Serialize for Contexts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Own {
            pincite: &'static str,
        }
        ("http://www.w3.org/ns/anno.jsonld", Own { pincite: VOCABULARY }).serialize(serializer)
    }
}

/// What the names that begin with `pincite:` stand for.
const VOCABULARY: &str = "urn:pincite:vocabulary:";

/// The program, as the one who made an annotation or wrote it down.
pub struct Software;

impl Serialize for Software {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Software", 3)?;
        object.serialize_field("id", concat!("urn:pincite:engine:", env!("CARGO_PKG_VERSION")))?;
        object.serialize_field("type", "Software")?;
        object.serialize_field("name", concat!("pincite ", env!("CARGO_PKG_VERSION")))?;
        object.end()
    }
}

/// One annotation.
#[derive(Serialize)]
pub struct Annotation<'a> {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub motivation: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<Software>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub generator: Option<Software>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Body>,
    pub target: Vec<Target<'a>>,
    /// The id of the finding in `pincite/1`.
    #[serde(rename = "pincite:id", skip_serializing_if = "Option::is_none")]
    pub finding: Option<&'a str>,
    #[serde(rename = "pincite:rule", skip_serializing_if = "str::is_empty")]
    pub rule: &'static str,
    #[serde(rename = "pincite:status", skip_serializing_if = "Option::is_none")]
    pub status: Option<&'a str>,
    #[serde(rename = "pincite:orphan", skip_serializing_if = "std::ops::Not::not")]
    pub orphan: bool,
}

/// Text that says something of the target.
#[derive(Serialize)]
pub struct Body {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub value: String,
    pub format: &'static str,
    pub purpose: &'static str,
}

impl Body {
    /// Plain text for `purpose`.
    pub fn new(value: impl Into<String>, purpose: &'static str) -> Self {
        Self { kind: "TextualBody", value: value.into(), format: "text/plain", purpose }
    }
}

/// A passage of the source.
#[derive(Serialize)]
pub struct Target<'a> {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub source: Source<'a>,
    /// Each selects the same passage.
    pub selector: Vec<Selector<'a>>,
}

/// The source of a passage: the bytes that were read.
#[derive(Clone, Copy, Serialize)]
pub struct Source<'a> {
    #[serde(serialize_with = "urn")]
    pub id: &'a str,
    #[serde(rename = "type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub format: &'static str,
    #[serde(rename = "pincite:file", skip_serializing_if = "str::is_empty")]
    pub file: &'a str,
    #[serde(rename = "pincite:address", skip_serializing_if = "Option::is_none")]
    pub address: Option<&'a str>,
}

fn urn<S: Serializer>(sha256: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("urn:sha256:{sha256}"))
}

/// A way to find the passage.
#[derive(Serialize)]
#[serde(tag = "type")]
pub enum Selector<'a> {
    /// By its words and what stands around them.
    #[serde(rename = "TextQuoteSelector")]
    Quote { exact: &'a str, prefix: &'a str, suffix: &'a str },
    /// By its place in characters.
    #[serde(rename = "TextPositionSelector")]
    Position { start: u32, end: u32 },
    /// By its place in bytes of the text, as `pincite open` takes it.
    #[serde(rename = "FragmentSelector")]
    Fragment {
        value: String,
        #[serde(rename = "conformsTo")]
        conforms: &'static str,
    },
}
