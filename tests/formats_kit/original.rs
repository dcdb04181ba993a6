//! The original of a document, taken apart without the readers, and whether it holds what a document says it holds.

use pincite::document::{BlockKind, Document, PartKind, SegmentKind, Whence};
use pincite::text::Span;

use super::decode::{self, Painted};
use super::{bare, zips};

/// How the words of a piece are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Plain,
    Tagged,
    Rich,
}

/// The parts of an original by name.
pub struct Original {
    parts: Vec<(String, Vec<u8>)>,
    pages: Vec<Vec<Painted>>,
    script: Script,
}

/// The height of the pages, in points.
const HEIGHT: f64 = 842.0;

impl Original {
    /// Takes a file apart.
    pub fn of(bytes: &[u8], name: &str) -> Self {
        let mut parts = vec![(String::new(), bytes.to_vec())];
        let mut pages = Vec::new();
        let mut script = Script::Tagged;
        match name.rsplit('.').next().unwrap() {
            "txt" | "md" => script = Script::Plain,
            "rtf" => script = Script::Rich,
            "docx" | "odt" | "epub" => parts.extend(zips::entries(bytes)),
            "eml" => {
                let bodies = decode::bodies(bytes).into_iter().enumerate();
                parts.extend(bodies.map(|(at, body)| (format!("part {}", at + 1), body)));
                script = Script::Plain;
            }
            "pdf" => {
                pages = decode::pages(bytes);
                let text = |page: &Vec<Painted>| page.iter().map(|one| one.words.as_str()).collect::<String>();
                let texts = pages.iter().enumerate();
                parts.extend(texts.map(|(at, page)| (format!("page {}", at + 1), text(page).into_bytes())));
                script = Script::Plain;
            }
            _ => {}
        }
        Self { parts, pages, script }
    }

    /// Why the original does not hold the words of `span` where the document says; `None` where it does.
    pub fn lacks(&self, document: &Document, span: Span) -> Option<String> {
        let quote = bare(&taken(document, span));
        let places = document.whence(span);
        let mut held = String::new();
        for place in &places {
            let words = match self.words(place) {
                Ok(words) => words,
                Err(why) => return Some(why),
            };
            if let Some(why) = self.outside(place, &bare(&words)) {
                return Some(why);
            }
            held += &words;
        }
        let held = bare(&held);
        let told: Vec<String> = places.iter().map(ToString::to_string).collect();
        (held != quote).then(|| format!("{quote:?} is told to be at {}, where {held:?} stands", told.join(" and ")))
    }

    /// What stands at a place.
    fn words(&self, place: &Whence<'_>) -> Result<String, String> {
        let name = place.part.map_or("", |part| part.name.as_str());
        let Some((_, bytes)) = self.parts.iter().find(|(known, _)| known == name) else {
            return Err(format!("there is no part {name:?}"));
        };
        let (from, to) = place.bytes;
        let Some(piece) = bytes.get(from as usize..to as usize) else {
            return Err(format!("{name:?} has {} bytes, told are {from}-{to}", bytes.len()));
        };
        let words = std::str::from_utf8(piece).map_err(|_| format!("{name:?} {from}-{to} cuts a character"));
        let inside = place.part.is_some_and(|part| part.kind == PartKind::Body) && bytes.starts_with(b"<html>");
        Ok(match self.script {
            Script::Rich => decode::rich(piece),
            Script::Plain if !inside => words?.to_owned(),
            _ => decode::tagged(words?),
        })
    }

    /// Why the box of a place does not hold the lines that hold `quote`, and little else.
    fn outside(&self, place: &Whence<'_>, quote: &str) -> Option<String> {
        if !place.part.is_some_and(|part| part.kind == PartKind::Page) {
            return None;
        }
        let Some((page, bounds)) = place.on_page else { return Some(format!("{quote:?} has no box")) };
        let [left, top, right, bottom] = bounds.map(|tenths| f64::from(tenths) / 10.0);
        let inside =
            |one: &&Painted| (top..=bottom).contains(&(HEIGHT - one.y)) && (left - 1.0..=right + 1.0).contains(&one.x);
        let lines: Vec<String> =
            self.pages[page as usize - 1].iter().filter(inside).map(|one| bare(&one.words)).collect();
        let words = lines.concat();
        let Some(at) = words.find(quote) else {
            return Some(format!("{quote:?} is not in its box on page {page}, which holds {words:?}"));
        };
        let longest = lines.iter().map(String::len).max().unwrap_or(0);
        let after = words.len() - at - quote.len();
        let wide = quote.len() < longest && at + after > 2 * longest;
        wide.then(|| format!("the box of {quote:?} on page {page} holds too much: {words:?}"))
    }
}

/// The words of a span without the keys that a reader writes into its notes (`Date: `): the original lacks them.
fn taken(document: &Document, span: Span) -> String {
    let block = &document.blocks[document.block_at(span.start())];
    let segments = document.segments.iter().filter(|segment| segment.span.overlaps(span));
    let taken = segments.filter(|segment| segment.kind != SegmentKind::Inserted || block.kind != BlockKind::Note);
    taken.filter_map(|segment| segment.span.intersect(span)).map(|piece| document.slice(piece)).collect()
}
