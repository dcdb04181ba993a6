//! The events of a part: tags and words, in order. Broken XML gives what can be read of it: every start tag has its end.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::Error;
use quick_xml::events::Event as Raw;

use super::tag::{Tag, split};
use super::words::{Words, reference};
use super::{Source, Space};

/// How deep elements may stand in each other; deeper ones are left out with all they hold.
const DEPTH: usize = 512;
/// The most prefixes bound at one place.
const BINDINGS: usize = 256;

/// One event.
#[derive(Clone, Debug)]
pub(in crate::ingest) enum Event<'s> {
    /// An element begins.
    Start(Tag<'s>),
    /// The element that began last and has not ended ends; its namespace and name.
    End(Space, &'s str),
    /// Words.
    Text(Words<'s>),
}

/// The prefixes that are bound, and at what depth.
#[derive(Clone, Debug, Default)]
pub(super) struct Bindings<'s>(Vec<(usize, &'s str, Space)>);

impl<'s> Bindings<'s> {
    /// What `prefix` stands for.
    pub(super) fn space(&self, prefix: &str) -> Space {
        let bound = self.0.iter().rev().find(|(_, known, _)| *known == prefix);
        bound.map_or_else(|| Space::customary(prefix), |(_, _, space)| *space)
    }

    fn bind(&mut self, depth: usize, raw: &'s str) {
        if memchr::memmem::find(raw.as_bytes(), b"xmlns").is_none() {
            return;
        }
        let tag = Tag { space: Space::Bare, name: "", raw, from: 0, to: 0 };
        for (prefix, name, value) in tag.attributes() {
            let bound = match (prefix, name) {
                ("", "xmlns") => "",
                ("xmlns", name) => name,
                _ => continue,
            };
            if self.0.len() < BINDINGS {
                self.0.push((depth, bound, Space::named(value)));
            }
        }
    }

    fn leave(&mut self, depth: usize) {
        while self.0.last().is_some_and(|(bound, ..)| *bound > depth) {
            self.0.pop();
        }
    }
}

/// An element that has not ended.
#[derive(Clone, Copy, Debug)]
struct Open<'s> {
    /// Its name with the prefix.
    raw: &'s str,
    space: Space,
}

/// Reads a part event by event.
#[derive(Clone)]
pub(in crate::ingest) struct Events<'s> {
    reader: Reader<&'s [u8]>,
    text: &'s str,
    /// Where the reader begins: behind a byte order mark.
    base: usize,
    open: Vec<Open<'s>>,
    bindings: Bindings<'s>,
    /// How many of the open elements end now.
    closing: usize,
    /// How many elements deeper than [`DEPTH`] are open.
    beyond: usize,
    done: bool,
    problems: Vec<String>,
}

impl<'s> Events<'s> {
    /// The events of `source`.
    pub(in crate::ingest) fn new(source: &'s Source) -> Self {
        let text = source.text();
        let base = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        let mut reader = Reader::from_str(text.get(base..).unwrap_or_default());
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        let (open, bindings) = (Vec::new(), Bindings::default());
        Self { reader, text, base, open, bindings, closing: 0, beyond: 0, done: false, problems: source.problems() }
    }

    /// What was met so far, one sentence each.
    pub(in crate::ingest) fn problems(&mut self) -> Vec<String> {
        std::mem::take(&mut self.problems)
    }

    /// How many elements are open.
    pub(in crate::ingest) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The next event inside of the element at depth `floor`, its end included; `None` behind that.
    pub(in crate::ingest) fn within(&mut self, floor: usize) -> Option<Event<'s>> {
        if self.depth() < floor { None } else { self.next() }
    }

    /// Leaves out what is left of the element that has just begun.
    pub(in crate::ingest) fn leave_out(&mut self) {
        let floor = self.depth();
        while self.within(floor).is_some() {}
    }

    /// Hands each start tag inside the element that has just begun to `each`, up to its end.
    pub(in crate::ingest) fn each_tag(&mut self, mut each: impl FnMut(&Tag<'s>)) {
        let floor = self.depth();
        while let Some(event) = self.within(floor) {
            if let Event::Start(tag) = event {
                each(&tag);
            }
        }
    }

    fn tell(&mut self, message: impl Into<String>) {
        let message = message.into();
        if !self.problems.contains(&message) {
            self.problems.push(message);
        }
    }

    fn at(&self) -> usize {
        self.base + self.reader.buffer_position() as usize
    }

    fn start(&mut self, from: usize, empty: bool) -> Option<Event<'s>> {
        let to = self.at();
        if self.beyond > 0 || self.open.len() >= DEPTH {
            self.tell(format!("elements stand deeper than {DEPTH} in each other: the deeper ones are left out"));
            self.beyond += usize::from(!empty);
            return None;
        }
        let raw = self.text.get(from + 1..to.saturating_sub(if empty { 2 } else { 1 })).unwrap_or_default();
        self.bindings.bind(self.open.len() + 1, raw);
        let tag = Tag::new(raw, from, to, &self.bindings);
        let end = raw.find(|c: char| c.is_ascii_whitespace()).unwrap_or(raw.len());
        self.open.push(Open { raw: raw.get(..end).unwrap_or(raw), space: tag.space });
        self.closing = usize::from(empty);
        Some(Event::Start(tag))
    }

    /// An end tag: it ends the last element of its name, and those inside it that were left open.
    fn end(&mut self, name: &str) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let found = self.open.iter().rev().position(|open| open.raw == name);
        self.closing = found.map_or(0, |inside| inside + 1);
        if found != Some(0) {
            self.tell("tags do not match each other (the XML is broken): what stands between them is kept");
        }
    }

    fn close(&mut self) -> Option<Event<'s>> {
        self.closing -= 1;
        let open = self.open.pop()?;
        self.bindings.leave(self.open.len());
        Some(Event::End(open.space, split(open.raw).1))
    }

    fn words(&mut self, from: usize, to: usize) -> Option<Event<'s>> {
        let text = self.text.get(from..to).filter(|text| !text.is_empty() && self.beyond == 0)?;
        Some(Event::Text(Words { text: Cow::Borrowed(text), from, to, exact: true }))
    }

    fn reference(&mut self, from: usize) -> Option<Event<'s>> {
        let to = self.at();
        let name = self.text.get(from + 1..to.saturating_sub(1)).unwrap_or_default();
        let Some(c) = reference(name) else {
            self.tell("names entities that XML does not know: they are shown as they are written");
            return self.words(from, to);
        };
        let text = Cow::Owned(c.to_string());
        (self.beyond == 0).then_some(Event::Text(Words { text, from, to, exact: false }))
    }

    fn failed(&mut self, error: &Error, from: usize) {
        if matches!(error, Error::IllFormed(_)) && self.at() > from {
            return self.tell("the XML is broken: what can be read of it is kept");
        }
        self.tell(format!("the XML is broken at byte {from}: what stands before is kept, the rest is left out"));
        self.stop();
    }

    fn stop(&mut self) {
        self.done = true;
        self.closing = self.open.len();
    }

    /// Reads the next event of the reader; `None` for what is no event here.
    fn read(&mut self) -> Option<Event<'s>> {
        let from = self.at();
        match self.reader.read_event() {
            Ok(Raw::Start(_)) => self.start(from, false),
            Ok(Raw::Empty(_)) => self.start(from, true),
            Ok(Raw::End(end)) => {
                self.end(end.name().as_ref());
                None
            }
            Ok(Raw::Text(_)) => self.words(from, self.at()),
            Ok(Raw::CData(words)) => self.words(from + 9, from + 9 + words.len()),
            Ok(Raw::GeneralRef(_)) => self.reference(from),
            Ok(Raw::DocType(_)) => {
                self.tell("has a document type: what it declares is left out");
                None
            }
            Ok(Raw::Eof) => {
                if !self.open.is_empty() || self.beyond > 0 {
                    self.tell("ends too early (the XML is cut off): what was read is kept");
                }
                self.stop();
                None
            }
            Ok(_) => None,
            Err(error) => {
                self.failed(&error, from);
                None
            }
        }
    }
}

impl<'s> Iterator for Events<'s> {
    type Item = Event<'s>;

    fn next(&mut self) -> Option<Event<'s>> {
        loop {
            if self.closing > 0 {
                return self.close();
            }
            if self.done {
                return None;
            }
            if let Some(event) = self.read() {
                return Some(event);
            }
        }
    }
}
