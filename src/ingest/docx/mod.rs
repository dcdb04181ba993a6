//! Word documents (Office Open XML, ISO/IEC 29500, transitional and strict).

mod body;
mod changes;
mod counts;
mod marks;
mod math;
mod notes;
mod numbering;
mod paragraph;
mod relations;
mod styles;
mod tables;
#[cfg(test)]
mod tests;
mod words;

use super::composer::Composer;
use super::office::Told;
use super::package::{Package, XML};
use super::refusal::{Refusal, Stop};
use super::xml::{Events, Source};
use crate::document::{PartKind, Place};
use body::Body;
use notes::{Notes, Referred};
use numbering::Numbering;
use relations::Relations;
use styles::Styles;

/// What says how paragraphs look.
struct Sheets {
    styles: Styles,
    numbering: Numbering,
}

/// Reads a Word document.
///
/// # Errors
/// Where it is encrypted or holds no text part, or nobody wants it.
pub(super) fn read(bytes: &[u8], _name: &str, out: &mut Composer<'_>) -> Result<(), Stop> {
    let mut package = Package::open(bytes)?;
    let main = relations::main(&mut package)?;
    let relations = Relations::of(&mut package, &main);
    let (text, broken) = package.salvage(&main, XML)?;
    let sheets = Sheets {
        styles: Styles::read(relations.source(&mut package, "styles").as_ref()),
        numbering: Numbering::read(relations.source(&mut package, "numbering").as_ref()),
    };
    let mut told = Told::default();
    let source = Source::new(text);
    out.part(PartKind::Entry, &main);
    let mut referred = Referred::default();
    story(&source, &sheets, &mut told, &mut referred, out)?;
    let place = || Some(Place::Part(main.clone()));
    if let Some(message) = broken {
        out.problem(message, place());
    }
    for (kind, notes) in [("footnotes", Notes::Foot), ("endnotes", Notes::End)] {
        if referred.any(notes)
            && let Some(name) = relations.target(kind)
            && let Ok(bytes) = package.entry(&name, XML)
        {
            out.part(PartKind::Entry, &name);
            notes::read(&Source::new(bytes), notes, &referred, &sheets, &mut told, out)?;
        }
    }
    told.running = relations.running(&mut package);
    told.say(out, Some(&main));
    Ok(())
}

/// Reads the text of a part.
fn story(
    source: &Source,
    sheets: &Sheets,
    told: &mut Told,
    referred: &mut Referred,
    out: &mut Composer<'_>,
) -> Result<(), Stop> {
    let mut events = Events::new(source);
    let mut body = Body::new(source, sheets, told, referred, out);
    body.walk(&mut events)?;
    body.told.broken.extend(events.problems());
    Ok(())
}

/// Whether the bytes of a part hold any words.
fn has_words(bytes: Vec<u8>) -> bool {
    let source = Source::new(bytes);
    let mut inside = false;
    Events::new(&source).any(|event| match event {
        super::xml::Event::Start(tag) => {
            inside = tag.name == "t";
            false
        }
        super::xml::Event::Text(words) => inside && !words.text.trim().is_empty(),
        super::xml::Event::End(..) => {
            inside = false;
            false
        }
    })
}

/// Why a container without a text part cannot be read.
fn textless() -> Refusal {
    Refusal::new("is an office document without a text part: open it in its program and save it as DOCX")
}
