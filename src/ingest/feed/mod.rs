//! Feeds: RSS and Atom. The feed's title, then each entry as a section; offsets count in the file.

mod entries;

use self::entries::{Entry, Feed, Field};
use super::composer::Composer;
use super::refusal::{Refusal, Stop};
use super::{facts, hypertext, xml};
use crate::document::{BlockKind, PartKind, SegmentKind};
use crate::text::Span;

/// The longest reference in a title, in bytes.
const REFERENCE: usize = 12;

/// Reads a feed.
pub(super) fn read(bytes: &[u8], _name: &str, out: &mut Composer<'_>) -> Result<(), Stop> {
    out.part(PartKind::File, "");
    let source = xml::Source::new(bytes.to_vec());
    let Feed { own, entries, problems } = entries::feed(&source);
    for problem in problems {
        out.problem(problem, None);
    }
    if let Some(title) = heading(&own, 1, out) {
        out.title(title);
    }
    if let Some((span, day)) = note(&own, out) {
        out.published(span, day);
    }
    text(&own, out)?;
    let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    for (at, entry) in (1..).zip(&entries) {
        let span = heading(entry, 2, out);
        note(entry, out);
        text(entry, out)?;
        out.member(name(at), span.unwrap_or(Span::empty(out.at())), 0);
        out.checkpoint((u32::try_from(at).unwrap_or(u32::MAX), count))?;
    }
    if entries.is_empty() {
        out.problem("the feed has no entries", None);
    } else if out.at() == 0 {
        out.problem("no text was found", None);
    }
    Ok(())
}

fn name(at: usize) -> String {
    format!("entry {at}")
}

/// The title of an entry as a heading.
fn heading(entry: &Entry, level: u8, out: &mut Composer<'_>) -> Option<Span> {
    let title = entry.title.as_ref()?;
    out.begin(BlockKind::Heading, level);
    line(title, out);
    out.end()
}

/// Date, author and link of an entry as a note; the date and the day it names.
fn note(entry: &Entry, out: &mut Composer<'_>) -> Option<(Span, String)> {
    let mut published = None;
    let fields = [("Date", &entry.date), ("Author", &entry.author), ("Link", &entry.link)];
    for (key, field) in fields.into_iter().filter_map(|(key, field)| Some((key, field.as_ref()?))) {
        if field.text.trim().is_empty() {
            continue;
        }
        out.note_line();
        out.insert(key, true);
        out.insert(": ", true);
        let start = out.at();
        line(field, out);
        let span = Span::new(start, out.at());
        if key == "Date" {
            published = facts::date(out.slice(span)).map(|day| (span, day));
        }
    }
    out.end();
    published
}

/// Appends the text of a field to the open block, references of HTML in it resolved.
fn line(field: &Field, out: &mut Composer<'_>) {
    let source = field.source();
    let text = source.text();
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let plain = memchr::memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
        for piece in source.pieces(at..at + plain) {
            let words = text.get(piece.text).unwrap_or_default();
            if piece.kind == SegmentKind::Verbatim {
                out.fold(words, piece.source.start);
            } else {
                out.fold_as(words, piece.kind, piece.source.start, piece.source.end);
            }
        }
        at += plain;
        let rest = text.get(at..).unwrap_or_default();
        let end = rest.bytes().take(REFERENCE).position(|byte| byte == b';').map_or(1, |end| end + 1);
        let Some(raw) = rest.get(..end).filter(|raw| !raw.is_empty()) else { break };
        let made = if field.html { hypertext::decode_all(raw) } else { raw.to_owned() };
        let place = source.place(&(at..at + end));
        let same = made == raw && source.pieces(at..at + end).all(|piece| piece.kind == SegmentKind::Verbatim);
        if same {
            out.fold(raw, place.start);
        } else {
            out.fold_as(&made, SegmentKind::Replaced, place.start, place.end);
        }
        at += end;
    }
}

/// Appends the text of an entry.
fn text(entry: &Entry, out: &mut Composer<'_>) -> Result<(), Stop> {
    let Some(body) = entry.body() else { return Ok(()) };
    if body.html {
        return hypertext::fragment(&body.source(), &hypertext::Options::default(), out);
    }
    out.begin(BlockKind::Paragraph, 0);
    line(body, out);
    out.end();
    Ok(())
}

/// An entry as a page of its own.
pub(super) fn member(bytes: &[u8], name: &str) -> Result<Vec<u8>, Refusal> {
    let source = xml::Source::new(bytes.to_vec());
    let entries = entries::feed(&source).entries;
    let found = (1..).zip(&entries).find(|(at, _)| self::name(*at) == name);
    let Some((_, entry)) = found else {
        return Err(Refusal::new(format!("has no {name}: its entries are `entry 1` to `entry {}`", entries.len())));
    };
    let written = |field: &Field| if field.html { field.text.clone() } else { escaped(&field.text) };
    let mut page = "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">".to_owned();
    let title = entry.title.as_ref().map(|title| escaped(&hypertext::decode_all(&title.text)));
    let title = title.unwrap_or_default();
    page.extend(["<title>", &title, "</title></head>\n<body><article><h1>", &title, "</h1>\n"]);
    for field in [&entry.date, &entry.author].into_iter().flatten() {
        page.extend(["<p>", &escaped(&field.text), "</p>\n"]);
    }
    page.push_str(&entry.body().map(written).unwrap_or_default());
    page.push_str("\n</article></body></html>\n");
    Ok(page.into_bytes())
}

fn escaped(text: &str) -> String {
    text.trim().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]
mod tests;
