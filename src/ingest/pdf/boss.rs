//! The glyphs of a page by `pdfboss`.

use pdfboss_core::{Document, Error, Immediate, OcState, Rect, block_on};
use pdfboss_text::{FontCache, ReadingOrder, Ruling, TextSpan, extract_spans_and_rulings_reporting_cached_with};

use super::glyphs::{About, Face, Page, Pages, Rule, Run};
use super::inflate;
use crate::ingest::refusal::Refusal;

/// The most bytes of text that are read of one page.
const TEXT: usize = 2 << 20;
/// The most runs of one page.
const RUNS: usize = 100_000;
/// The most ruled lines of one page that are looked at.
const RULES: usize = 20_000;
/// Colours with no component below this are white on paper.
const PALE: f32 = 0.96;

/// An opened file.
pub(super) struct Boss {
    document: Document,
    fonts: FontCache,
    layers: Option<OcState>,
}

impl Boss {
    /// Opens a file; one that is encrypted with an empty password is decrypted.
    ///
    /// # Errors
    /// Where it needs a password, or is no PDF.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, Refusal> {
        let document = Document::load(bytes.to_vec()).map_err(|error| refusal(&error))?;
        if document.is_locked() {
            return Err(refusal(&Error::Encrypted));
        }
        let layers = document.oc_state();
        Ok(Self { document, fonts: FontCache::default(), layers })
    }
}

fn refusal(error: &Error) -> Refusal {
    match error {
        Error::Encrypted => Refusal::new("the PDF is encrypted: open it with its password and save a copy without one"),
        _ => Refusal::new(format!(
            "the PDF cannot be opened ({error}): print or save it anew from the program it came from"
        )),
    }
}

impl Pages for Boss {
    fn count(&self) -> usize {
        self.document.flattened_page_count()
    }

    fn page(&self, index: usize) -> Option<Page> {
        let page = self.document.page(index).ok()?;
        if !inflate::is_bounded(&self.document, page.dict()) {
            let (width, height) = page.size();
            let unread = vec![format!("the page, which inflates to more than {} MiB", inflate::MOST >> 20)];
            return Some(Page { width, height, unread, ..Page::default() });
        }
        let read = extract_spans_and_rulings_reporting_cached_with(
            Immediate(&self.document),
            &page,
            &self.fonts,
            self.layers.as_ref(),
            None,
            ReadingOrder::Content,
        );
        let (spans, rulings, report) = block_on(read).ok()?;
        let frame = Frame { area: page.crop_box, turn: page.rotate };
        let (width, height) = page.size();
        let mut found = Page { width, height, ..Page::default() };
        for skipped in report.skipped.iter().take(4) {
            found.unread.push(format!("{} ({})", skipped.kind, skipped.cause));
        }
        if spans.len() > RUNS {
            found.unread.push(format!("all but the first {RUNS} runs of glyphs"));
        }
        for span in spans.iter().take(RUNS) {
            if found.text.len() + span.text.len() > TEXT {
                found.unread.push("the glyphs after the first 2 MiB of text".to_owned());
                break;
            }
            add(&mut found, span, &frame);
        }
        found.rules = rulings.iter().take(RULES).map(|ruling| frame.rule(ruling)).collect();
        Some(found)
    }

    fn about(&self) -> About {
        let told = self.document.metadata();
        let date = told.creation_date_parsed();
        let date = date.map(|date| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
        About { title: told.title, date }
    }
}

/// Adds the glyphs of `span`.
fn add(page: &mut Page, span: &TextSpan, frame: &Frame) {
    if ![span.x, span.y, span.end_x, span.end_y, span.size].iter().all(|value| value.is_finite() && value.abs() < 1e6) {
        return;
    }
    let own = Frame { area: frame.area, turn: span.rotate };
    let (left, base) = own.shown(span.x, span.y);
    let (right, _) = own.shown(span.end_x, span.end_y);
    let face = face(page, span);
    let from = page.text.len() as u32;
    page.text.extend(span.text.chars().map(|c| if c == '\0' { '\u{FFFD}' } else { c }));
    let to = page.text.len() as u32;
    let turn = ((span.rotate - frame.turn).rem_euclid(360) / 90) as u8;
    let upright = own.turn.rem_euclid(360) == 0 && !span.vertical;
    let starts: Box<[f32]> =
        if upright { span.glyph_x.iter().map(|&x| own.shown(x, span.y).0).collect() } else { Box::default() };
    page.runs.push(Run {
        text: (from, to),
        left: left.min(right),
        right: left.max(right),
        base,
        size: span.size.clamp(0.01, 1000.0),
        face,
        turn,
        invisible: span.invisible,
        pale: span.color.is_some_and(|(red, green, blue)| red.min(green).min(blue) > PALE),
        furniture: span
            .artifact
            .as_ref()
            .is_some_and(|artifact| artifact.kind == pdfboss_text::ArtifactKind::Pagination),
        starts,
    });
}

/// The index of the typeface of `span`.
fn face(page: &mut Page, span: &TextSpan) -> u16 {
    let name = span.font_name.split_once('+').map_or(span.font_name.as_str(), |(_, name)| name);
    let same = |face: &Face| face.name == name && (face.bold, face.italic) == (span.bold, span.italic);
    let known = page.faces.iter().rposition(same);
    let index = known.unwrap_or_else(|| {
        page.faces.push(Face {
            name: name.to_owned(),
            bold: span.bold,
            italic: span.italic,
            fixed: span.monospace || name.contains("Courier") || name.contains("Mono"),
        });
        page.faces.len() - 1
    });
    u16::try_from(index).unwrap_or(u16::MAX)
}

/// A page turned.
struct Frame {
    /// What is shown of the user space, before it is turned.
    area: Rect,
    /// Degrees clockwise.
    turn: i32,
}

impl Frame {
    /// A point of user space, counted from the upper left corner of what is shown.
    fn shown(&self, x: f32, y: f32) -> (f32, f32) {
        let Rect { x0, y0, x1, y1 } = self.area;
        match self.turn.rem_euclid(360) {
            90 => (y - y0, x - x0),
            180 => (x1 - x, y - y0),
            270 => (y1 - y, x1 - x),
            _ => (x - x0, y1 - y),
        }
    }

    fn rule(&self, ruling: &Ruling) -> Rule {
        let (x0, y0) = self.shown(ruling.start.x, ruling.start.y);
        let (x1, y1) = self.shown(ruling.end.x, ruling.end.y);
        Rule { left: x0.min(x1), top: y0.min(y1), right: x0.max(x1), bottom: y0.max(y1) }
    }
}
