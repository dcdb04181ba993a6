//! Mark-up cut into tags and what lies between them, in one pass; attributes keep their places alone.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, State, Tokenizer};

use super::element::{Name, Role, role};
use super::sheet::Sheet;

/// The most attributes of one tag that are kept.
const ATTRIBUTES: u32 = 200;

/// A start or end tag; comments and declarations are tags that mean nothing.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) struct Tag {
    /// The element; `None` for comments and declarations.
    pub(in crate::ingest) name: Option<Name>,
    /// What the element does.
    pub(in crate::ingest) role: Role,
    /// Whether it is an end tag.
    pub(in crate::ingest) end: bool,
    /// Whether it ends with `/>`.
    pub(in crate::ingest) closed: bool,
    /// First byte of the text, the `<`.
    pub(in crate::ingest) start: usize,
    /// One past the `>`.
    pub(in crate::ingest) until: usize,
    attributes: (u32, u32),
    /// How many attributes it has, those that are not kept counted.
    pub(in crate::ingest) count: u32,
}

#[derive(Clone, Copy, Debug)]
struct Attribute {
    name: Name,
    value: (usize, usize),
}

/// Tags in order of the text. What lies between two of them is text, but for that of scripts and the like.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Markup {
    /// They do not overlap.
    pub(in crate::ingest) tags: Vec<Tag>,
    attributes: Vec<Attribute>,
    /// Where the text ends: before a tag that is cut off.
    end: usize,
    /// The style sheets in it.
    pub(in crate::ingest) sheet: Sheet,
}

impl Markup {
    /// The tags of `text`, by the tokeniser of the HTML standard. In `xml`, `/>` closes scripts and titles too.
    pub(in crate::ingest) fn of(text: &str, xml: bool) -> Self {
        let mut markup = Self::default();
        let mut open: Option<Tag> = None;
        let mut named = None;
        let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| {
            match event {
                CallbackEvent::OpenStartTag { name } => {
                    let first = markup.attributes.len() as u32;
                    open = Some(tag(name, span, first));
                    named = None;
                }
                CallbackEvent::AttributeName { name } => {
                    named = None;
                    if let Some(open) = open.as_mut() {
                        open.count += 1;
                        if open.count <= ATTRIBUTES {
                            let place = (span.end, span.end);
                            markup.attributes.push(Attribute { name: Name::of(name), value: place });
                            named = Some(markup.attributes.len() - 1);
                        }
                    }
                }
                CallbackEvent::AttributeValue { .. } => {
                    if let Some(attribute) = named.and_then(|at: usize| markup.attributes.get_mut(at)) {
                        attribute.value = (span.start, span.end);
                    }
                }
                CallbackEvent::CloseStartTag { self_closing } => {
                    named = None;
                    if let Some(mut tag) = open.take() {
                        (tag.closed, tag.until) = (self_closing, span.end);
                        tag.attributes.1 = markup.attributes.len() as u32;
                        markup.tags.push(tag);
                        return raw(text, &tag, xml);
                    }
                }
                CallbackEvent::EndTag { name } => {
                    (open, named) = (None, None);
                    let first = markup.attributes.len() as u32;
                    markup.tags.push(Tag { end: true, until: span.end, ..tag(name, span, first) });
                }
                CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } => {
                    let first = markup.attributes.len() as u32;
                    markup.tags.push(Tag { name: None, until: span.end, ..tag(b"", span, first) });
                }
                CallbackEvent::String { .. } | CallbackEvent::Error(_) => {}
            }
            None
        });
        let mut tokenizer = Tokenizer::new_with_emitter(text, emitter);
        while let Some(Ok(state)) = tokenizer.next() {
            tokenizer.set_state(state);
        }
        drop(tokenizer);
        markup.check(text);
        markup.styles(text);
        markup
    }

    /// Keeps what stands in order and where the text says so.
    fn check(&mut self, text: &str) {
        let mut end = 0;
        self.tags.retain(|tag| {
            let bytes = text.as_bytes();
            let well = tag.start >= end
                && tag.until > tag.start
                && text.is_char_boundary(tag.until)
                && bytes.get(tag.start) == Some(&b'<');
            end = if well { tag.until } else { end };
            well
        });
        let rest = text.as_bytes().get(end..).unwrap_or_default();
        let begun = |at: &usize| match rest.get(at + 1..) {
            Some([b'/', letter, ..] | [letter, ..]) => letter.is_ascii_alphabetic(),
            _ => false,
        };
        self.end = memchr::memchr_iter(b'<', rest).find(begun).map_or(text.len(), |at| end + at);
    }

    /// Reads the style sheets.
    fn styles(&mut self, text: &str) {
        let style = Name::of(b"style");
        let mut sheet = Sheet::default();
        for (at, tag) in self.tags.iter().enumerate() {
            if tag.name == Some(style) && !tag.end && !tag.closed {
                let media = self.attribute(tag, b"media").and_then(|range| text.get(range)).unwrap_or_default();
                sheet.add(text.get(self.between(at + 1)).unwrap_or_default(), media);
            }
        }
        self.sheet = sheet;
    }

    /// Where the value of an attribute of `tag` stands in the text, as it is written; empty where it has none.
    pub(in crate::ingest) fn attribute(&self, tag: &Tag, name: &[u8]) -> Option<Range<usize>> {
        let wanted = Name::of(name);
        let own = self.attributes.get(tag.attributes.0 as usize..tag.attributes.1 as usize).unwrap_or_default();
        own.iter().find(|attribute| attribute.name == wanted).map(|found| found.value.0..found.value.1)
    }

    /// The text between tag `at - 1` and tag `at`.
    pub(in crate::ingest) fn between(&self, at: usize) -> Range<usize> {
        let start = at.checked_sub(1).and_then(|before| self.tags.get(before)).map_or(0, |tag| tag.until);
        start..self.tags.get(at).map_or(self.end, |tag| tag.start)
    }
}

fn tag(name: &[u8], span: Span<usize>, first: u32) -> Tag {
    let attributes = (first, first);
    let (role, name) = (role(name), Some(Name::of(name)));
    Tag { name, role, end: false, closed: false, start: span.start, until: span.end, attributes, count: 0 }
}

/// The state in which what follows a start tag is read, where it is not mark-up.
fn raw(text: &str, tag: &Tag, xml: bool) -> Option<State> {
    if xml && tag.closed {
        return None;
    }
    let name = tag.name?;
    let is = |names: &[&[u8]]| names.iter().any(|other| Name::of(other) == name);
    if !matches!(tag.role, Role::LeftOut | Role::Preformatted) || text.is_empty() {
        None
    } else if is(&[b"title", b"textarea"]) {
        Some(State::RcData)
    } else if is(&[b"script"]) {
        Some(State::ScriptData)
    } else if is(&[b"plaintext"]) {
        Some(State::PlainText)
    } else if is(&[b"style", b"xmp", b"iframe", b"noembed", b"noframes", b"noscript"]) {
        Some(State::RawText)
    } else {
        None
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "tests")]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let markup = Markup::of(text, false);
        markup.tags.iter().map(|tag| &text[tag.start..tag.until]).collect()
    }

    #[test]
    fn tags_have_their_places() {
        let text = "a < b & c <p\r\n class='x > y'>&lt;p>\r\n<!-- <p> --><b>1</b ><br/>é<i>\r";
        assert_eq!(cut(text), ["<p\r\n class='x > y'>", "<!-- <p> -->", "<b>", "</b >", "<br/>", "<i>"]);
        assert_eq!(
            cut("<script>if (a<b) '</p>'</script><title><b></title><p>"),
            ["<script>", "</script>", "<title>", "</title>", "<p>"]
        );
    }

    #[test]
    fn attributes_have_theirs() {
        let text = "<p a=1 b = \"t&amp;u\" hidden c='' STYLE='é'>";
        let markup = Markup::of(text, false);
        let value = |name: &[u8]| markup.attribute(&markup.tags[0], name).map(|range| &text[range]);
        assert_eq!((value(b"a"), value(b"b"), value(b"style")), (Some("1"), Some("t&amp;u"), Some("é")));
        assert_eq!((value(b"hidden"), value(b"c"), value(b"d")), (Some(""), Some(""), None));
    }

    #[test]
    fn xml_closes_what_html_leaves_open() {
        let text = "<title/><script src='x'/><p>words</p>";
        assert_eq!(Markup::of(text, true).tags.len(), 4);
        assert_eq!(Markup::of(text, false).tags.len(), 1);
    }
}
