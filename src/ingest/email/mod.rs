//! Messages (RFC 5322, MIME), web pages saved in one file (MHTML) and mailboxes: header fields count in the file, text
//! in the bytes of its part with the transfer encoding undone.

mod body;
mod entity;
mod fields;
mod front;
mod listing;
mod mbox;
mod plain;
mod transfer;
mod webpage;

use std::ops::Range;

use self::entity::Message;
pub(super) use self::webpage::WebPage;
use super::composer::Composer;
use super::refusal::{Refusal, Stop};
use crate::document::{BlockKind, PartKind, SourcePart};
use crate::text::Span;

/// The most messages of a mailbox that are read.
const MOST: usize = 1000;

/// Reads a message, or the messages of a mailbox one after the other.
pub(super) fn read(bytes: &[u8], _name: &str, out: &mut Composer<'_>) -> Result<(), Stop> {
    let file = out.part(PartKind::File, "");
    let messages = mbox::messages(bytes);
    let (mut blocks, count) = (0, messages.len());
    for (at, range) in messages.into_iter().take(MOST).enumerate() {
        out.resume(file, blocks);
        let length = range.len() as u64;
        if count > 1 {
            let name = name(at);
            let span = heading(bytes, &range, out);
            out.member(name.clone(), span, length);
            letter(bytes, range, &format!("{name}, "), (file, &mut blocks), out)?;
        } else {
            letter(bytes, range, "", (file, &mut blocks), out)?;
        }
    }
    if count > MOST {
        out.problem(format!("a mailbox of {count} messages: the first {MOST} are read"), None);
    }
    if out.at() == 0 {
        out.problem("no text was found", None);
    }
    Ok(())
}

fn name(at: usize) -> String {
    format!("message {}", at + 1)
}

/// The subject of a message among others as a heading.
fn heading(bytes: &[u8], range: &Range<usize>, out: &mut Composer<'_>) -> Span {
    let (header, _) = fields::fields(bytes, range);
    let subject = front::subject(bytes, &header, out);
    out.begin(BlockKind::Heading, 2);
    fields::write(&subject, out);
    out.end().unwrap_or(Span::empty(out.at()))
}

/// One message. `file`: the part of the file and how many of its blocks have been begun.
fn letter(
    bytes: &[u8],
    range: Range<usize>,
    prefix: &str,
    (file, blocks): (u32, &mut u32),
    out: &mut Composer<'_>,
) -> Result<(), Stop> {
    let message = Message::new(bytes, range);
    for problem in &message.problems {
        out.problem(problem.as_str(), None);
    }
    let told = body::tell(bytes, &message);
    let mut letters = message.letters().into_iter().peekable();
    for &at in &told.text {
        // The header of each message stands before its text.
        out.resume(file, *blocks);
        while let Some((letter, entity)) = letters.next_if(|(letter, _)| *letter <= at) {
            front::write(bytes, &entity.fields, prefix.is_empty() && letter == 0, out);
        }
        *blocks = out.paragraphs();
        if let Some(entity) = message.entities.get(at) {
            body::write(bytes, entity, prefix, out)?;
        }
    }
    out.resume(file, *blocks);
    for (letter, entity) in letters {
        front::write(bytes, &entity.fields, prefix.is_empty() && letter == 0, out);
    }
    *blocks = out.paragraphs();
    if message.entities.iter().any(|entity| is_locked(&entity.media)) {
        out.problem("the message is encrypted: decrypt it with your mail program and open the copy", None);
    }
    out.resume(file, *blocks);
    // The attachments of one message among others are opened by way of that message.
    if prefix.is_empty() {
        listing::write(bytes, &message, &told, out);
    }
    *blocks = out.paragraphs();
    Ok(())
}

fn is_locked(media: &str) -> bool {
    matches!(media, "multipart/encrypted" | "application/pkcs7-mime" | "application/x-pkcs7-mime")
}

/// The bytes of an attachment, or of a message of a mailbox.
pub(super) fn member(bytes: &[u8], name: &str) -> Result<Vec<u8>, Refusal> {
    let messages = mbox::messages(bytes);
    if let [range] = messages.as_slice() {
        return listing::open(bytes, &Message::new(bytes, range.clone()), name);
    }
    let found = messages.iter().enumerate().find(|(at, _)| self::name(*at) == name);
    let range = found.and_then(|(_, range)| bytes.get(range.clone()));
    range.map(<[u8]>::to_vec).ok_or_else(|| listing::missing(name, (0..messages.len()).map(self::name)))
}

/// The bytes of a body part (`part 1.2`; in a mailbox `message 3, part 1`), its transfer encoding undone.
pub(super) fn part(bytes: &[u8], part: &SourcePart) -> Result<Vec<u8>, Refusal> {
    let missing = || Refusal::new(format!("has no {}", part.name));
    let messages = mbox::messages(bytes);
    let (range, number) = match part.name.split_once(", part ") {
        Some((message, number)) => {
            let at = message.strip_prefix("message ").and_then(|at| at.parse::<usize>().ok()).ok_or_else(missing)?;
            (messages.get(at.wrapping_sub(1)), number)
        }
        None => (messages.first(), part.name.strip_prefix("part ").ok_or_else(missing)?),
    };
    let message = Message::new(bytes, range.ok_or_else(missing)?.clone());
    message.numbered(number).map(|entity| body::content(bytes, entity).0).ok_or_else(missing)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]
mod tests;
