//! What an extract claims, read back from its JSON: the findings, each with its spans and quotes.

use serde::Deserialize;
use serde_json::Value;

use crate::text::Span;

/// The lists of an extract that hold findings, and what one of each is called.
const LISTS: [(&str, Kind); 9] = [
    ("key_points", Kind("key_point")),
    ("stakeholders", Kind("stakeholder")),
    ("statements", Kind("statement")),
    ("legal_questions", Kind("legal_question")),
    ("tables", Kind("table")),
    ("author_view", Kind("author_view")),
    ("forecasts", Kind("forecast")),
    ("tradecraft", Kind("tradecraft")),
    ("damage", Kind("damage")),
];

/// Keys whose value is a span or a list of spans without a quote beside it.
const BARE: [&str; 11] = [
    "cue",
    "cues",
    "content",
    "missing",
    "point_span",
    "quoted",
    "shared",
    "speaker_span",
    "spans",
    "support_span",
    "trend_cues",
];

/// What a finding is: `key_point`, `statement`, ...
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind(pub &'static str);

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// Every span with its quote, the finding's own first.
    pub quotes: Vec<(Span, String)>,
    /// Every span that has no quote of its own.
    pub spans: Vec<Span>,
}

/// One extract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extract {
    /// The path it was made from.
    pub path: String,
    /// `sha256:` and the hash of the bytes it was made from.
    pub hash: String,
    /// Whether its text was the file, byte for byte.
    pub verbatim: bool,
    /// Its findings, list by list.
    pub claims: Vec<Claim>,
    /// Quotes outside findings: title, headings, names.
    pub parts: Vec<(Span, String)>,
}

#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    id: String,
    #[serde(default)]
    path: String,
    #[serde(default)]
    verbatim: bool,
}

/// All extracts in `json`: one object, or several one after the other; refused documents are left out.
///
/// # Errors
/// What is wrong with it, one line.
pub fn extracts(json: &[u8]) -> Result<Vec<Extract>, String> {
    let objects = serde_json::Deserializer::from_slice(json).into_iter::<Value>();
    let mut found = Vec::new();
    for object in objects {
        let object = object.map_err(|error| format!("is not JSON: {error}"))?;
        if object.get("schema").and_then(Value::as_str) != Some(crate::report::json::SCHEMA) {
            return Err("is not an extract of schema pincite/1; make one with `pincite extract`".to_owned());
        }
        if object.get("error").is_none() {
            found.push(extract(&object)?);
        }
    }
    Ok(found)
}

fn extract(object: &Value) -> Result<Extract, String> {
    let head = object.get("document").cloned().unwrap_or_default();
    let mut parts = Vec::new();
    quotes(&head, &mut parts);
    let head: Head = serde_json::from_value(head).map_err(|error| format!("has no document: {error}"))?;
    let list = |key: &str| object.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    for part in ["sections", "names"].into_iter().flat_map(list) {
        quotes(part, &mut parts);
    }
    let mut claims = Vec::new();
    for (key, kind) in LISTS {
        for finding in list(key) {
            claims.push(claim(finding, kind));
            let rows = finding.get("indicators").and_then(Value::as_array);
            claims.extend(rows.into_iter().flatten().map(|row| claim(row, Kind("indicator"))));
        }
    }
    Ok(Extract { path: head.path, hash: head.id, verbatim: head.verbatim, claims, parts })
}

fn claim(finding: &Value, kind: Kind) -> Claim {
    let id = finding.get("id").and_then(Value::as_str).unwrap_or("-").to_owned();
    let mut claim = Claim { id, kind, quotes: Vec::new(), spans: Vec::new() };
    quotes(finding, &mut claim.quotes);
    bare(finding, &mut claim.spans);
    claim
}

/// Every span with a quote in `value`; the rows of a table are findings of their own.
fn quotes(value: &Value, found: &mut Vec<(Span, String)>) {
    if let Some(quote) = value.get("quote").and_then(Value::as_str) {
        let own = value.get("span").or_else(|| value.get("spans")?.get(0));
        // A quote whose span is no span cannot hold: it is kept at a place no text has.
        found.push((own.and_then(span).unwrap_or(Span::new(u32::MAX - 1, u32::MAX)), quote.to_owned()));
    }
    for child in children(value) {
        quotes(child, found);
    }
}

/// Every span without a quote in `value`.
fn bare(value: &Value, found: &mut Vec<Span>) {
    if let Value::Object(fields) = value {
        for field in BARE.into_iter().filter_map(|key| fields.get(key)) {
            match span(field) {
                Some(one) => found.push(one),
                None => found.extend(field.as_array().into_iter().flatten().filter_map(span)),
            }
        }
    }
    for child in children(value) {
        bare(child, found);
    }
}

fn children(value: &Value) -> Vec<&Value> {
    match value {
        Value::Object(fields) => {
            fields.iter().filter(|(key, _)| *key != "indicators").map(|(_, child)| child).collect()
        }
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    }
}

fn span(value: &Value) -> Option<Span> {
    let [start, end] = value.as_array()?.as_slice() else { return None };
    let offset = |value: &Value| u32::try_from(value.as_u64()?).ok();
    let (start, end) = (offset(start)?, offset(end)?);
    (start <= end).then_some(Span::new(start, end))
}
