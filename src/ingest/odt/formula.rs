//! Formulas (MathML 3): their terms in a line. Those of a packed document are entries of their own.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::document::PartKind;
use crate::ingest::composer::Composer;
use crate::ingest::numerals::raised;
use crate::ingest::package::Package;
use crate::ingest::xml::{Event, Events, Source, Space, Words};

/// The most formulas of a document, and the most bytes of one.
const MOST: usize = 500;
const LONGEST: u64 = 1 << 20;

/// The formulas of a package, by the name of their entry.
pub(super) type Formulas = BTreeMap<String, Source>;

/// The formulas of a package.
pub(super) fn of(package: &mut Package<'_>) -> Formulas {
    let is_object = |name: &str| name.ends_with("/content.xml") && !name.starts_with("META-INF/");
    let names: Vec<String> = package.names().filter(|name| is_object(name)).map(Cow::into_owned).take(MOST).collect();
    let mut formulas = Formulas::new();
    for name in names {
        let Ok(bytes) = package.entry(&name, LONGEST) else { continue };
        let source = Source::new(bytes);
        let first = Events::new(&source).find_map(|event| match event {
            Event::Start(tag) => Some(tag.is(Space::MathMl, "math")),
            _ => None,
        });
        if first == Some(true) {
            formulas.insert(name, source);
        }
    }
    formulas
}

/// The entry that `href` of an object names.
pub(super) fn entry(href: &str) -> String {
    format!("{}/content.xml", href.trim_start_matches("./").trim_end_matches('/'))
}

/// Appends the formula of the entry `name`; what follows it comes from the part that was read before, the first one.
pub(super) fn append(name: &str, source: &Source, out: &mut Composer<'_>) {
    let paragraphs = out.paragraphs();
    out.part(PartKind::Entry, name);
    terms(source, &mut Events::new(source), out);
    out.resume(0, paragraphs);
}

/// An open element: its name, and how many there have been in it.
type Open<'s> = (&'s str, usize);

/// Appends what is left of the element that began last; everything at the start.
pub(super) fn terms<'s>(source: &Source, events: &mut Events<'s>, out: &mut Composer<'_>) {
    let floor = events.depth();
    let mut open: Vec<Open<'s>> = Vec::new();
    // Whether a power begins.
    let mut power = false;
    while let Some(event) = events.within(floor) {
        match event {
            Event::Start(tag) if tag.name.starts_with("annotation") => events.leave_out(),
            Event::Start(tag) => {
                if let Some((outer, before)) = open.last_mut() {
                    power |= is_power(outer, *before);
                    between(outer, *before, out);
                    *before += 1;
                }
                if let Some(sign) = sign(tag.name, false) {
                    out.insert(sign, false);
                }
                open.push((tag.name, 0));
            }
            Event::Text(words) => word(&words, std::mem::take(&mut power), source, out),
            Event::End(..) => {
                let ended = open.pop().map_or("", |(name, _)| name);
                if let Some(sign) = sign(ended, true) {
                    out.insert(sign, false);
                }
            }
        }
    }
}

/// Whether the child of `outer` that has `before` others before it is raised.
fn is_power(outer: &str, before: usize) -> bool {
    matches!((outer, before), ("msup" | "mover", 1) | ("msubsup" | "munderover", 2))
}

/// What stands between two children of an element.
fn between(outer: &str, before: usize, out: &mut Composer<'_>) {
    match outer {
        "mfrac" if before == 1 => out.insert("/", false),
        "mfenced" if before > 0 => out.insert(",", false),
        "mtable" | "mtr" if before > 0 => out.space(),
        _ => {}
    }
}

/// What an element stands for where it begins or ends.
fn sign(name: &str, end: bool) -> Option<&'static str> {
    match (name, end) {
        ("mfenced", false) => Some("("),
        ("msqrt", false) => Some("√("),
        ("mfenced" | "msqrt", true) => Some(")"),
        _ => None,
    }
}

fn word(words: &Words<'_>, power: bool, source: &Source, out: &mut Composer<'_>) {
    if words.text.trim().is_empty() {
        return;
    }
    if let Some(figures) = raised(words.text.trim()).filter(|_| power && words.exact) {
        return Words { text: Cow::Owned(figures), exact: false, ..words.clone() }.push(source, out);
    }
    if power {
        out.insert("^", false);
    }
    words.fold(source, out);
}
