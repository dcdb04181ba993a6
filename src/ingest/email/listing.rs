//! The attachments of a message: listed at its end, opened by name.

use std::collections::BTreeSet;

use super::body::{self, Told};
use super::entity::{Entity, Message};
use crate::document::{BlockKind, SegmentKind};
use crate::ingest::composer::Composer;
use crate::ingest::refusal::Refusal;
use crate::text::Span;

/// An attachment: its name among the members, its place among the parts, and whether a line lists it: not the pictures
/// of the text, messages that are shown in it, and signatures.
#[derive(Debug)]
pub(super) struct Attachment {
    pub(super) name: String,
    pub(super) at: usize,
    pub(super) listed: bool,
}

/// The attachments of `message`, each with a name of its own.
pub(super) fn attachments(message: &Message, told: &Told) -> Vec<Attachment> {
    let beneath = |roots: &[usize]| {
        let mut found = BTreeSet::new();
        let mut waiting = roots.to_vec();
        while let Some(at) = waiting.pop() {
            found.insert(at);
            waiting.extend(message.entities.get(at).map(|entity| entity.parts.as_slice()).unwrap_or_default());
        }
        found
    };
    let (other, shown) = (beneath(&told.other), beneath(&told.shown));
    let mut names = BTreeSet::new();
    let mut found = Vec::new();
    for (at, entity) in message.entities.iter().enumerate() {
        let letter = entity.is_letter() && at > 0;
        let leaf = entity.parts.is_empty() && !entity.media.starts_with("multipart/");
        if !(leaf || letter) || told.text.contains(&at) || other.contains(&at) && !entity.attached {
            continue;
        }
        let own = entity.name.clone().unwrap_or_else(|| unnamed(entity));
        let mut name = own.clone();
        if !names.insert(name.clone()) {
            name = format!("{own} (part {})", entity.number);
            names.insert(name.clone());
        }
        let listed = !letter && !entity.media.ends_with("-signature") && (entity.attached || !shown.contains(&at));
        found.push(Attachment { name, at, listed });
    }
    found
}

/// The name of a part that has none: its number, and what its media type is usually called.
fn unnamed(entity: &Entity) -> String {
    let extension = match entity.media.as_str() {
        "message/rfc822" | "message/global" => ".eml",
        "text/html" => ".html",
        "text/plain" => ".txt",
        "application/pdf" => ".pdf",
        "application/rtf" | "text/rtf" => ".rtf",
        _ => "",
    };
    format!("part {}{extension}", entity.number)
}

/// Appends a line for each attachment.
pub(super) fn write(bytes: &[u8], message: &Message, told: &Told, out: &mut Composer<'_>) {
    for Attachment { name, at, listed } in attachments(message, told) {
        let Some(entity) = message.entities.get(at) else { continue };
        let length = body::content(bytes, entity).0.len() as u64;
        let mut span = Span::empty(out.at());
        if listed {
            out.begin(BlockKind::Note, 0);
            match &entity.named {
                Some(place) if entity.name.is_some() => {
                    out.fold_as(&name, SegmentKind::Replaced, place.start, place.end);
                }
                _ => out.insert(&name, false),
            }
            // The extension of a name says as much.
            if let Some(place) = entity.told.as_ref().filter(|_| !name.contains('.')) {
                out.insert(", ", false);
                out.fold_as(&entity.media, SegmentKind::Replaced, place.start, place.end);
            }
            span = out.end().unwrap_or(span);
        }
        out.member(name, span, length);
    }
}

/// The bytes of the attachment of that name.
pub(super) fn open(bytes: &[u8], message: &Message, name: &str) -> Result<Vec<u8>, Refusal> {
    let all = attachments(message, &body::tell(bytes, message));
    let found = all.iter().find(|attachment| attachment.name == name);
    let entity = found.and_then(|attachment| message.entities.get(attachment.at));
    match entity {
        Some(entity) => Ok(body::content(bytes, entity).0),
        None => Err(missing(name, all.into_iter().map(|attachment| attachment.name))),
    }
}

/// The refusal of a name that nothing has.
pub(super) fn missing(name: &str, all: impl Iterator<Item = String>) -> Refusal {
    let known: Vec<String> = all.take(10).collect();
    let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
    Refusal::new(format!("has no attachment {name}; there are: {known}"))
}
