//! Which parts of a message are its text, and their text.

use encoding_rs::UTF_8;

use super::entity::{Entity, Message};
use super::plain;
use crate::document::{PartKind, Place};
use crate::ingest::composer::Composer;
use crate::ingest::hypertext;
use crate::ingest::refusal::Stop;

/// How many times more words HTML must have than the text beside it to be taken instead.
const RICHER: usize = 3;

/// The parts of a message told apart.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Those that are its text, in order.
    pub(super) text: Vec<usize>,
    /// Those that say the same in another way.
    pub(super) other: Vec<usize>,
    /// Those that belong to the text: its pictures.
    pub(super) shown: Vec<usize>,
}

/// Tells the parts of `message` apart.
pub(super) fn tell(bytes: &[u8], message: &Message) -> Told {
    let mut told = Told::default();
    let mut named = Vec::new();
    let mut waiting = vec![0];
    while let Some(at) = waiting.pop() {
        let Some(entity) = message.entities.get(at) else { continue };
        if !entity.parts.is_empty() {
            match entity.media.as_str() {
                "multipart/alternative" => {
                    let (best, rest) = best(bytes, message, entity);
                    told.other.extend(rest);
                    waiting.extend(best);
                }
                "multipart/related" => {
                    let rest = entity.parts.get(1..).unwrap_or_default();
                    told.shown.extend(rest);
                    waiting.extend(entity.parts.first());
                }
                _ => waiting.extend(entity.parts.iter().rev()),
            }
        } else if is_text(entity) && !entity.attached {
            if entity.name.is_some() && at > 0 { named.push(at) } else { told.text.push(at) }
        }
    }
    if told.text.is_empty() {
        told.text.extend(named);
    }
    told
}

/// Whether a part without parts in it is text to read: a body, or parts that could not be told apart.
fn is_text(entity: &Entity) -> bool {
    let media = entity.media.as_str();
    matches!(media, "text" | "application/xhtml+xml")
        || media.starts_with("multipart/")
        || media.starts_with("text/") && !matches!(media, "text/calendar" | "text/x-vcard" | "text/vcard")
}

fn is_html(media: &str) -> bool {
    matches!(media, "text/html" | "application/xhtml+xml" | "text/enriched" | "text/richtext")
}

/// The alternative to read, and the others that are text: plain text, but where it only stands in for the HTML.
fn best(bytes: &[u8], message: &Message, entity: &Entity) -> (Option<usize>, Vec<usize>) {
    let mut plain: Option<(usize, usize)> = None;
    let mut rich: Option<(usize, usize)> = None;
    for &part in &entity.parts {
        let Some(leaf) = first_leaf(message, part) else { continue };
        if leaf.attached {
            continue;
        }
        let html = is_html(&leaf.media);
        let place = if html { &mut rich } else { &mut plain };
        if (html || leaf.media == "text/plain") && place.is_none() {
            *place = Some((part, words(&content(bytes, leaf).0, html)));
        }
    }
    let best = match (plain, rich) {
        (Some((plain, few)), Some((rich, many))) => Some(if few == 0 || few * RICHER < many { rich } else { plain }),
        (Some((only, _)), None) | (None, Some((only, _))) => Some(only),
        (None, None) => entity.parts.first().copied(),
    };
    let text = |part: &usize| message.entities.get(*part).is_some_and(|part| !part.parts.is_empty() || is_text(part));
    let rest = entity.parts.iter().copied().filter(|part| Some(*part) != best).filter(text).collect();
    (best, rest)
}

/// The part that is read first in `part`.
fn first_leaf(message: &Message, part: usize) -> Option<&Entity> {
    let mut next = message.entities.get(part)?;
    while let Some(&first) = next.parts.first() {
        next = message.entities.get(first)?;
    }
    Some(next)
}

/// How many words bytes hold, those of tags not counted.
fn words(bytes: &[u8], html: bool) -> usize {
    let (mut count, mut inside, mut tag) = (0, false, false);
    for &byte in bytes {
        match byte {
            b'<' if html => tag = true,
            b'>' if html => tag = false,
            _ => {}
        }
        let letter = !tag && (byte.is_ascii_alphanumeric() || byte >= 0x80);
        count += usize::from(letter && !inside);
        inside = letter;
    }
    count
}

/// The bytes of a part, its transfer encoding undone, and how many characters of it meant nothing.
pub(super) fn content(bytes: &[u8], entity: &Entity) -> (Vec<u8>, usize) {
    entity.transfer.decode(bytes.get(entity.body.clone()).unwrap_or_default())
}

/// Appends the text of a part.
pub(super) fn write(bytes: &[u8], entity: &Entity, prefix: &str, out: &mut Composer<'_>) -> Result<(), Stop> {
    let name = format!("{prefix}part {}", entity.number);
    let place = Place::Part(name.clone());
    let (content, wrong) = content(bytes, entity);
    if wrong > 0 {
        let message = format!("{wrong} characters of the transfer encoding mean nothing: the rest was read");
        out.problem(message, Some(place.clone()));
    }
    out.part(PartKind::Body, &name);
    let charset = entity.charset.as_deref();
    if is_html(&entity.media) {
        return hypertext::blocks(&content, 0, charset, out);
    }
    let (source, encoding) = hypertext::decode(&content, 0, charset);
    if encoding != UTF_8 {
        out.problem(format!("decoded from {}", encoding.name()), Some(place));
    }
    if entity.flowed { plain::write(&plain::unflowed(&source), out) } else { plain::write(&source, out) }
}
