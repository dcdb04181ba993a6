//! The readers of formats whose text is not the file: which there are, and what each can be asked for.

use super::composer::{Composer, Sink};
use super::guess::{Guess, guess};
use super::piece::{Assembly, Piece};
use super::refusal::{Refusal, Stop};
use super::{Part, archive, docx, email, epub, feed, finish, html, markdown, odt, package, pdf, rtf};
use crate::document::{Document, Format, PartKind, Place, SourcePart};

/// Gets the bytes of something inside a file.
type Bytes<T> = fn(&[u8], &T) -> Result<Vec<u8>, Refusal>;

/// One reader a format.
struct Reader {
    format: Format,
    /// Reads the bytes of a file named so.
    read: fn(&[u8], &str, &mut Composer<'_>) -> Result<(), Stop>,
    /// The bytes of a member (attachment, entry of a feed or an archive) by its name.
    member: Option<Bytes<str>>,
    /// The bytes of a part, had from the file without going through the text.
    part: Option<Bytes<SourcePart>>,
}

/// All of them.
const READERS: &[Reader] = &[
    Reader { format: Format::Text, read: plain, member: None, part: None },
    Reader { format: Format::Markdown, read: plain, member: None, part: None },
    Reader { format: Format::Docx, read: docx::read, member: None, part: Some(package::part) },
    Reader { format: Format::Odt, read: odt::read, member: None, part: Some(package::part) },
    Reader { format: Format::Archive, read: archive::read, member: Some(archive::member), part: None },
    Reader { format: Format::Pdf, read: pdf::read, member: None, part: Some(pdf::part) },
    Reader { format: Format::Rtf, read: rtf::read, member: None, part: None },
    Reader { format: Format::Html, read: html::read, member: None, part: None },
    Reader { format: Format::Email, read: email::read, member: Some(email::member), part: Some(email::part) },
    Reader { format: Format::Feed, read: feed::read, member: Some(feed::member), part: None },
    Reader { format: Format::Epub, read: epub::read, member: None, part: Some(package::part) },
];

/// The reader of web pages that are saved as a message.
const SAVED: Reader =
    Reader { format: Format::Html, read: saved, member: Some(email::member), part: Some(email::part) };

/// A web page saved as a message.
fn saved(bytes: &[u8], name: &str, out: &mut Composer<'_>) -> Result<(), Stop> {
    let Some(page) = email::WebPage::of(bytes, name) else { return email::read(bytes, name, out) };
    out.part(PartKind::Body, &page.part);
    if page.wrong > 0 {
        let message = format!("{} characters of the transfer encoding mean nothing: the rest was read", page.wrong);
        out.problem(message, Some(Place::Part(page.part)));
    }
    html::page(&page.bytes, page.charset.as_deref(), page.address, out)
}

/// Text and Markdown among the members of another file.
fn plain(bytes: &[u8], name: &str, out: &mut Composer<'_>) -> Result<(), Stop> {
    out.adopt(super::read(bytes.to_vec(), name, Part::Whole)?)
}

/// A file, or a member of one, that a reader is there for.
pub struct Foreign {
    reader: &'static Reader,
    /// Its name: the path, `//` and the name of each member on the way.
    pub name: String,
    /// The bytes of the file or member.
    pub bytes: Vec<u8>,
}

/// Whether bytes that begin with `head` and are named `path` are for [`Foreign::of`]; the rest is text or Markdown, or
/// nothing that can be read. Looks at the first bytes alone, so that it may be asked before the rest is trusted.
pub fn is_foreign(head: &[u8], path: &str) -> bool {
    guess(head, path).is_some()
}

impl Foreign {
    /// The reader for `bytes`, or for the member that `members` lead to one after the other.
    ///
    /// # Errors
    /// Where there is no such member, or no reader for what it is; with how to go on.
    pub fn of(bytes: Vec<u8>, name: &str, members: &[String]) -> Result<Self, Refusal> {
        let mut found = Self { reader: reader(&bytes, name)?, name: name.to_owned(), bytes };
        for member in members {
            let Some(open) = found.reader.member else {
                return Err(Refusal::new(format!("has no members: open it without `--member {member}`")));
            };
            let bytes = open(&found.bytes, member)?;
            found = Self { reader: reader(&bytes, member)?, name: format!("{}//{member}", found.name), bytes };
        }
        Ok(found)
    }

    /// What it is.
    pub fn format(&self) -> Format {
        self.reader.format
    }

    /// Reads it; the pieces of the document go to `sink`.
    ///
    /// # Errors
    /// Where it cannot be read, or `sink` wants no more.
    pub fn read(&self, sink: &mut Sink<'_>) -> Result<(), Stop> {
        let mut composer = Composer::new(sink);
        (self.reader.read)(&self.bytes, &self.name, &mut composer)?;
        composer.finish()
    }

    /// The bytes of one of its parts.
    ///
    /// # Errors
    /// Where there is no such part.
    pub fn part(&self, part: &SourcePart) -> Result<Vec<u8>, Refusal> {
        match self.reader.part {
            _ if part.kind == PartKind::File => Ok(self.bytes.clone()),
            Some(find) => find(&self.bytes, part),
            None => Err(Refusal::new(format!("has no part {}", part.name))),
        }
    }

    /// Reads it in this process: for tests and for tools that confine themselves.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn document(&self) -> Result<Document, Refusal> {
        let source = finish::source(&self.bytes, &self.name, Part::Whole);
        let mut assembly = Assembly::new(self.format(), source);
        let mut add = |piece: Piece| assembly.add(piece).map_err(Stop::Refused);
        match self.read(&mut add) {
            Ok(()) => assembly.finish(),
            Err(Stop::Refused(refusal)) => Err(refusal),
            Err(Stop::Unwanted) => Err(Refusal::new("was not read to its end")),
        }
    }
}

/// The reader for bytes named `name`.
fn reader(bytes: &[u8], name: &str) -> Result<&'static Reader, Refusal> {
    let format = match guess(bytes, name) {
        Some(Guess::Format(Format::Email)) if email::WebPage::of(bytes, name).is_some() => return Ok(&SAVED),
        Some(Guess::Format(format)) => format,
        Some(Guess::Zip) => package::inside(bytes)?,
        None if markdown::is_markdown(name) => Format::Markdown,
        None => Format::Text,
    };
    let found = READERS.iter().find(|reader| reader.format == format);
    found.ok_or_else(|| Refusal::new(format!("is {format:?}, which cannot be read")))
}
