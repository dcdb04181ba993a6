//! Books in EPUB (OCF and package document, EPUB 3.3 and 2.0.1): the chapters of the spine one after the other.

mod opf;
mod protection;
#[cfg(test)]
mod tests;

use super::composer::Composer;
use super::hypertext::{self, Markup, Options};
use super::package::{Package, XML, shown};
use super::refusal::{Refusal, Stop};
use super::xml::{Event, Events, Source};
use crate::document::{PartKind, Place};
use opf::Book;

/// The most chapters that are read.
const CHAPTERS: usize = 5_000;

/// Reads a book: title, author and date of its package document as a note, then its chapters.
///
/// # Errors
/// Where it is protected or holds no package document, or nobody wants the rest.
pub(super) fn read(bytes: &[u8], _name: &str, out: &mut Composer<'_>) -> Result<(), Stop> {
    let mut package = Package::open(bytes)?;
    let main = package_document(&mut package)?;
    let (text, broken) = package.salvage(&main, XML)?;
    let source = Source::new(text);
    out.part(PartKind::Entry, &main);
    let book = Book::read(&source, &main, out);
    if let Some(message) = broken {
        out.problem(message, Some(Place::Part(shown(&main))));
    }
    protection::refuse(&mut package, &book)?;
    if book.chapters.len() > CHAPTERS {
        let message = format!("{} chapters: the first {CHAPTERS} are read", book.chapters.len());
        out.problem(message, None);
    }
    let total = book.chapters.len().min(CHAPTERS) as u32;
    let front = out.at();
    let mut refused = None;
    for (done, chapter) in (0..total).zip(&book.chapters) {
        out.end();
        out.checkpoint((done, total))?;
        let (text, broken) = match package.salvage(&chapter.name, XML) {
            Ok(read) => read,
            Err(refusal) => {
                let message = format!("a chapter is left out: the book {}", refusal.message);
                out.problem(message, Some(Place::Part(shown(&chapter.name))));
                refused = Some(refusal);
                continue;
            }
        };
        if let Some(message) = broken {
            out.problem(message, Some(Place::Part(shown(&chapter.name))));
        }
        self::chapter(&text, chapter, (done, total), out)?;
    }
    if out.at() == front {
        match refused {
            Some(refusal) => return Err(refusal.into()),
            None => out.problem("no text was found in the chapters: they may be pictures", None),
        }
    }
    out.end();
    out.checkpoint((total, total))
}

fn chapter(bytes: &[u8], chapter: &opf::Chapter, progress: (u32, u32), out: &mut Composer<'_>) -> Result<(), Stop> {
    out.part(PartKind::Entry, &chapter.name);
    let (source, encoding) = hypertext::decode(bytes, 0, None);
    let place = Some(Place::Part(shown(&chapter.name)));
    if encoding != encoding_rs::UTF_8 {
        out.problem(format!("decoded from {}", encoding.name()), place.clone());
    }
    let markup = Markup::of(source.text(), chapter.xml);
    let options = Options { xml: chapter.xml, place, progress, ..Options::default() };
    hypertext::walk(&source, &markup, &options, out).map(|_| ())
}

/// The name of the package document: what the container says, or the first entry that is called like one.
fn package_document(package: &mut Package<'_>) -> Result<String, Refusal> {
    if let Ok(container) = package.entry("META-INF/container.xml", XML) {
        let source = Source::new(container);
        let named = Events::new(&source).find_map(|event| match event {
            Event::Start(tag) if tag.name == "rootfile" => tag.attribute("full-path"),
            _ => None,
        });
        if let Some(name) = named.filter(|name| package.has(name)) {
            return Ok(name.into_owned());
        }
    }
    let found =
        package.names().find(|name| name.to_ascii_lowercase().ends_with(".opf")).map(std::borrow::Cow::into_owned);
    found.ok_or_else(|| Refusal::new("is a book without a package document: get it again"))
}
