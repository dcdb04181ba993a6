//! The parts of a message and of the parts in it (RFC 2046), found without recursion and under caps.

use std::ops::Range;

use mail_parser::{ContentType, HeaderName, MessageParser};

use super::fields::{self, Field};
use super::transfer::Transfer;

/// The most parts of a message.
const MOST: usize = 2000;
/// How deep parts may lie in each other.
const DEEPEST: usize = 64;
/// The most bytes of a field that tells what a part is.
const LONGEST: usize = 16 * 1024;

/// A part of a message.
#[derive(Clone, Debug, Default)]
pub(super) struct Entity {
    /// `1.2`: its number in the message, as IMAP has it.
    pub(super) number: String,
    pub(super) fields: Vec<Field>,
    pub(super) body: Range<usize>,
    /// Its media type in lower case, as it is said or by default.
    pub(super) media: String,
    /// Where the media type is said.
    pub(super) told: Option<Range<usize>>,
    pub(super) charset: Option<String>,
    pub(super) name: Option<String>,
    /// Where the name is said.
    pub(super) named: Option<Range<usize>>,
    /// Whether the sender means it to be an attachment.
    pub(super) attached: bool,
    /// Whether the text shows it by its `Content-ID`.
    pub(super) shown: bool,
    /// `format=flowed` (RFC 3676).
    pub(super) flowed: bool,
    pub(super) transfer: Transfer,
    /// The parts in it, by their place in [`Message::entities`].
    pub(super) parts: Vec<usize>,
    boundary: Option<String>,
}

impl Entity {
    /// Whether it is a message that is shown in this one.
    pub(super) fn is_letter(&self) -> bool {
        matches!(self.media.as_str(), "message/rfc822" | "message/global")
            && !self.attached
            && self.transfer == Transfer::Plain
    }
}

/// A message cut into its parts; the first one is the message itself.
#[derive(Debug)]
pub(super) struct Message {
    pub(super) entities: Vec<Entity>,
    /// What was met, one sentence each.
    pub(super) problems: Vec<String>,
}

/// A part that waits to be looked at.
struct Waiting {
    range: Range<usize>,
    number: String,
    parent: Option<usize>,
    depth: usize,
    /// What it is where it does not say so.
    media: &'static str,
}

impl Message {
    /// Cuts the message at `range` of the file.
    pub(super) fn new(bytes: &[u8], range: Range<usize>) -> Self {
        let mut message = Self { entities: Vec::new(), problems: Vec::new() };
        let parser = MessageParser::new().with_mime_headers();
        let first = Waiting { range, number: String::new(), parent: None, depth: 0, media: "text/plain" };
        let mut waiting = vec![first];
        while let Some(next) = waiting.pop() {
            if message.entities.len() >= MOST {
                message.problems.push(format!("more than {MOST} parts: the rest of them is not read"));
                break;
            }
            let at = message.entities.len();
            let entity = entity(bytes, &next, &parser);
            if let Some(parent) = next.parent.and_then(|parent| message.entities.get_mut(parent)) {
                parent.parts.push(at);
            }
            let inside = message.inside(bytes, &entity, at, next.depth);
            message.entities.push(entity);
            waiting.extend(inside.into_iter().rev());
        }
        if let Some(first) = message.entities.first_mut().filter(|first| first.parts.is_empty()) {
            "1".clone_into(&mut first.number);
        }
        message
    }

    /// The parts in `entity`, in order.
    fn inside(&mut self, bytes: &[u8], entity: &Entity, at: usize, depth: usize) -> Vec<Waiting> {
        let letter = entity.is_letter();
        if !letter && !entity.media.starts_with("multipart/") {
            return Vec::new();
        }
        if depth >= DEEPEST {
            self.problems
                .push(format!("parts lie more than {DEEPEST} deep in each other: the deeper ones are not read"));
            return Vec::new();
        }
        if letter {
            let number = format!("{}.0", entity.number);
            let range = entity.body.clone();
            return vec![Waiting { range, number, parent: Some(at), depth: depth + 1, media: "text/plain" }];
        }
        let ranges = entity.boundary.as_deref().map(|boundary| split(bytes, &entity.body, boundary));
        let ranges = ranges.unwrap_or_default();
        if ranges.is_empty() {
            self.problems.push("a part of many parts has no border: it is read as one".to_owned());
        }
        let media = if entity.media == "multipart/digest" { "message/rfc822" } else { "text/plain" };
        let numbered = ranges.into_iter().take(MOST).enumerate();
        let waiting = numbered.map(|(index, range)| {
            let dot = if entity.number.is_empty() { "" } else { "." };
            let number = format!("{}{dot}{}", entity.number, index + 1);
            Waiting { range, number, parent: Some(at), depth: depth + 1, media }
        });
        waiting.collect()
    }

    /// The message and the messages shown in it, by their place: their fields are header fields of a message.
    pub(super) fn letters(&self) -> Vec<(usize, &Entity)> {
        let inner = self.entities.iter().filter(|entity| entity.is_letter()).filter_map(|entity| entity.parts.first());
        let mut found: Vec<usize> = inner.copied().collect();
        found.push(0);
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter_map(|at| self.entities.get(at).map(|entity| (at, entity))).collect()
    }

    /// The part with this number.
    pub(super) fn numbered(&self, number: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.number == number && entity.parts.is_empty())
    }
}

fn entity(bytes: &[u8], waiting: &Waiting, parser: &MessageParser) -> Entity {
    let (fields, body) = fields::fields(bytes, &waiting.range);
    let mut found = Entity { number: waiting.number.clone(), body: body..waiting.range.end, ..Entity::default() };
    waiting.media.clone_into(&mut found.media);
    // The fields that tell what the part is, put together for the parser of their values.
    let mut head = Vec::new();
    let named = |field: &Field| bytes.get(field.name.clone()).unwrap_or_default().to_ascii_lowercase();
    let (mut told, mut disposed) = (None, None);
    for field in &fields {
        let name = named(field);
        let value = bytes.get(field.value.clone()).unwrap_or_default();
        let value = value.get(..LONGEST).unwrap_or(value);
        let place = match name.as_slice() {
            b"content-type" => &mut told,
            b"content-disposition" => &mut disposed,
            b"content-transfer-encoding" => {
                found.transfer = Transfer::named(&String::from_utf8_lossy(value));
                continue;
            }
            b"content-id" => {
                found.shown = true;
                continue;
            }
            _ => continue,
        };
        if place.is_none() {
            *place = Some(field.value.clone());
            head.extend_from_slice(&name);
            head.extend_from_slice(b": ");
            head.extend_from_slice(value);
            head.extend_from_slice(b"\r\n");
        }
    }
    head.extend_from_slice(b"\r\n");
    if let Some(parsed) = parser.parse_headers(&head) {
        let kind = |name: HeaderName<'static>| parsed.header(name).and_then(|value| value.as_content_type());
        describe(&mut found, kind(HeaderName::ContentType), kind(HeaderName::ContentDisposition));
    }
    found.named = disposed.or_else(|| told.clone());
    found.told = told;
    found.fields = fields;
    found
}

fn describe(found: &mut Entity, kind: Option<&ContentType<'_>>, disposition: Option<&ContentType<'_>>) {
    let value = |of: Option<&ContentType<'_>>, name: &str| {
        of.and_then(|of| of.attribute(name)).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
    };
    if let Some(kind) = kind.filter(|kind| !kind.ctype().is_empty()) {
        let main = kind.ctype().trim().to_ascii_lowercase();
        let sub = kind.subtype().unwrap_or(if main == "text" { "plain" } else { "" }).trim().to_ascii_lowercase();
        found.media = if sub.is_empty() { main } else { format!("{main}/{sub}") };
    }
    found.charset = value(kind, "charset");
    found.boundary = value(kind, "boundary");
    found.flowed = value(kind, "format").is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
    found.name = value(disposition, "filename").or_else(|| value(kind, "name"));
    found.attached = disposition.is_some_and(|disposition| disposition.ctype().eq_ignore_ascii_case("attachment"));
}

/// The parts between the lines of `boundary`; without the last one, the last part ends with the body.
fn split(bytes: &[u8], body: &Range<usize>, boundary: &str) -> Vec<Range<usize>> {
    let line = [b"--", boundary.as_bytes()].concat();
    let whole = bytes.get(body.clone()).unwrap_or_default();
    let (mut found, mut begun) = (Vec::new(), None);
    for at in memchr::memmem::find_iter(whole, &line) {
        let first = at == 0 || whole.get(at - 1) == Some(&b'\n');
        let rest = whole.get(at + line.len()..).unwrap_or_default();
        let length = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let tail = rest.get(..length).unwrap_or_default().trim_ascii();
        if !first || !(tail.is_empty() || tail == b"--") {
            continue;
        }
        if let Some(from) = begun.take() {
            found.push(from..body.start + before(whole, at).max(from - body.start));
        }
        if tail == b"--" {
            return found;
        }
        begun = Some(body.start + at + line.len() + length);
    }
    found.extend(begun.map(|from| from..body.end));
    found
}

/// Where the line before `at` ends, its line end left out.
fn before(whole: &[u8], at: usize) -> usize {
    let head = whole.get(..at).unwrap_or_default();
    let head = head.strip_suffix(b"\n").unwrap_or(head);
    head.strip_suffix(b"\r").unwrap_or(head).len()
}
