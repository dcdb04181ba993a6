//! OpenDocument text (ISO/IEC 26300, OpenDocument 1.3), packed or flat.

mod body;
mod formula;
mod lists;
mod marks;
mod paragraph;
mod styles;
#[cfg(test)]
mod tests;

use super::composer::Composer;
use super::office::Told;
use super::package::{Package, XML};
use super::refusal::{Refusal, Stop};
use super::xml::{Event, Events, Source, Space};
use crate::document::{PartKind, Place};
use body::Body;
use formula::Formulas;
use styles::Styles;

/// The part of the text.
const CONTENT: &str = "content.xml";

/// Reads an OpenDocument text.
///
/// # Errors
/// Where it is encrypted or holds no text part, or nobody wants it.
pub(super) fn read(bytes: &[u8], _name: &str, out: &mut Composer<'_>) -> Result<(), Stop> {
    let mut told = Told::default();
    if !bytes.starts_with(b"PK") {
        let source = Source::new(bytes.get(..XML as usize).unwrap_or(bytes).to_vec());
        let mut styles = Styles::default();
        styles.read(&source);
        out.part(PartKind::File, "");
        text(&source, &styles, &Formulas::default(), &mut told, out)?;
        told.say(out, None);
        return Ok(());
    }
    let mut package = Package::open(bytes)?;
    if package.entry("META-INF/manifest.xml", XML).is_ok_and(is_encrypted) {
        let message = "is encrypted: open it with its password and save it without one";
        return Err(Refusal::new(message).into());
    }
    let (content, broken) = package.salvage(CONTENT, XML)?;
    let mut styles = Styles::default();
    if let Ok(sheet) = package.entry("styles.xml", XML) {
        styles.read(&Source::new(sheet));
    }
    let source = Source::new(content);
    styles.read(&source);
    let formulas = formula::of(&mut package);
    out.part(PartKind::Entry, CONTENT);
    text(&source, &styles, &formulas, &mut told, out)?;
    if let Some(message) = broken {
        out.problem(message, Some(Place::Part(CONTENT.to_owned())));
    }
    told.say(out, Some(CONTENT));
    Ok(())
}

fn text(
    source: &Source,
    styles: &Styles,
    formulas: &Formulas,
    told: &mut Told,
    out: &mut Composer<'_>,
) -> Result<(), Stop> {
    let mut events = Events::new(source);
    let mut body = Body::new(source, styles, formulas, told, out);
    body.document(&mut events)?;
    told.broken.extend(events.problems());
    Ok(())
}

/// Whether a manifest speaks of encrypted parts.
fn is_encrypted(manifest: Vec<u8>) -> bool {
    let source = Source::new(manifest);
    Events::new(&source).any(|event| matches!(event, Event::Start(tag) if tag.is(Space::Manifest, "encryption-data")))
}
