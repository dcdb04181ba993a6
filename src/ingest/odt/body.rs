//! The walk through the text: elements in, blocks out.

use super::formula::{self, Formulas};
use super::lists::Lists;
use super::paragraph::Paragraph;
use super::styles::Styles;
use crate::document::BlockKind;
use crate::ingest::composer::Composer;
use crate::ingest::office::{Boxes, Cells, Front, Told};
use crate::ingest::refusal::Stop;
use crate::ingest::xml::{Event, Events, Source, Space, Tag};

use super::marks;

/// The most notes of a document.
const NOTES: usize = 10_000;
/// Shapes that hold paragraphs.
const SHAPES: &[&str] = &[
    "caption",
    "circle",
    "connector",
    "custom-shape",
    "ellipse",
    "line",
    "measure",
    "path",
    "polygon",
    "polyline",
    "rect",
    "regular-polygon",
    "text-box",
];

/// The state of the walk.
pub(super) struct Body<'b, 's, 'o> {
    pub(super) source: &'s Source,
    pub(super) styles: &'b Styles,
    formulas: &'b Formulas,
    pub(super) told: &'b mut Told,
    pub(super) out: &'b mut Composer<'o>,
    pub(super) front: Front,
    pub(super) paragraph: Option<Paragraph>,
    pub(super) cells: Cells,
    /// For each open item of a list, the innermost last, whether it has had no paragraph yet; `None` for a heading of a
    /// list.
    pub(super) items: Vec<Option<bool>>,
    pub(super) lists: Lists,
    /// Whether each open run of words is raised, the innermost last.
    pub(super) raised: Vec<bool>,
    boxes: Boxes<'s>,
    /// Notes, each with its mark, at its start.
    notes: Vec<(String, Events<'s>)>,
    /// What every block is, in notes and tables of contents.
    pub(super) forced: Option<BlockKind>,
    /// The mark of the note that begins.
    pub(super) mark: Option<String>,
}

impl<'b, 's, 'o> Body<'b, 's, 'o> {
    /// Nothing read yet.
    pub(super) fn new(
        source: &'s Source,
        styles: &'b Styles,
        formulas: &'b Formulas,
        told: &'b mut Told,
        out: &'b mut Composer<'o>,
    ) -> Self {
        Self {
            source,
            styles,
            formulas,
            told,
            out,
            front: Front::default(),
            paragraph: None,
            cells: Cells::default(),
            items: Vec::new(),
            lists: Lists::default(),
            raised: Vec::new(),
            boxes: Boxes::default(),
            notes: Vec::new(),
            forced: None,
            mark: None,
        }
    }

    /// Reads the body of the document, then its notes.
    ///
    /// # Errors
    /// When nobody wants the rest.
    pub(super) fn document(&mut self, events: &mut Events<'s>) -> Result<(), Stop> {
        while let Some(event) = events.next() {
            match event {
                Event::Start(tag) if tag.is(Space::Office, "body") => self.walk(events)?,
                Event::Start(tag) if tag.space == Space::Office && tag.name.contains("styles") => events.leave_out(),
                _ => {}
            }
        }
        self.forced = Some(BlockKind::Note);
        // Notes that notes refer to are not read.
        for (mark, mut events) in std::mem::take(&mut self.notes) {
            self.mark = Some(mark);
            self.walk(&mut events)?;
        }
        Ok(())
    }

    /// Reads what is left of the element that began last.
    fn walk(&mut self, events: &mut Events<'s>) -> Result<(), Stop> {
        let floor = events.depth();
        let outer = self.paragraph.take();
        while let Some(event) = events.within(floor) {
            match event {
                Event::Start(tag) => self.start(&tag, events),
                Event::Text(words) => self.words(&words),
                Event::End(space, name) => self.end(space, name)?,
            }
        }
        self.paragraph = outer;
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'s>, events: &mut Events<'s>) {
        match (tag.space, tag.name) {
            (Space::Text, "p" | "h") => self.begin_paragraph(tag),
            (Space::Text, "list") => self.lists.begin(tag),
            (Space::Text, "list-item") => {
                self.items.push(Some(true));
                self.lists.item(tag);
            }
            (Space::Text, "span") => {
                let own = tag.attribute("style-name").is_some_and(|style| self.styles.is_raised(&style));
                self.raised.push(own || self.raised.last().copied().unwrap_or(false));
            }
            (Space::Text, "number") => self.number(events),
            (Space::Text, "list-header") => self.items.push(None),
            (Space::Text, "index-body") => self.forced = self.forced.or(Some(BlockKind::Note)),
            (Space::Text, "note") => self.note(events),
            (Space::Text, "tracked-changes") => marks::changes(self, events),
            (Space::Text, name) if name.ends_with("-source") || name.ends_with("-decls") => events.leave_out(),
            (Space::Text, "ruby-text" | "script") | (Space::Office, "forms" | "event-listeners") => events.leave_out(),
            (Space::Draw, name) if SHAPES.contains(&name) => self.text_box(events),
            (Space::Draw, "object") => self.object(tag, events),
            (Space::Table, _) => self.table_part(tag, events),
            _ => marks::met(self, tag, events),
        }
    }

    fn end(&mut self, space: Space, name: &str) -> Result<(), Stop> {
        match (space, name) {
            (Space::Text, "p" | "h") => self.end_paragraph()?,
            (Space::Text, "list") => self.lists.end(),
            (Space::Text, "span") => drop(self.raised.pop()),
            (Space::Text, "list-item" | "list-header") => drop(self.items.pop()),
            (Space::Text, "index-body") => self.forced = self.forced.filter(|_| self.mark.is_some()),
            (Space::Table, "table-cell") => self.cells.end_cell(self.out),
            (Space::Table, "table") => self.cells.end(self.out),
            _ => {}
        }
        Ok(())
    }

    /// A text box, or a shape with paragraphs; in the middle of a paragraph it is read after it.
    fn text_box(&mut self, events: &mut Events<'s>) {
        if self.paragraph.is_none() {
            return;
        }
        self.boxes.add(events, self.told);
    }

    /// An embedded object: a formula is words of the paragraph.
    fn object(&mut self, tag: &Tag<'s>, events: &mut Events<'s>) {
        let inside = self.paragraph.is_some();
        let name = tag.attribute("href").map(|href| formula::entry(&href));
        let packed = name.and_then(|name| self.formulas.get_key_value(&name)).filter(|_| inside);
        if let Some((name, source)) = packed {
            self.due();
            formula::append(name, source, self.out);
            return events.leave_out();
        }
        let floor = events.depth();
        let mut read = false;
        while let Some(event) = events.within(floor) {
            if matches!(event, Event::Start(tag) if tag.is(Space::MathMl, "math")) && inside {
                self.due();
                formula::terms(self.source, events, self.out);
                read = true;
            }
        }
        self.told.objects += usize::from(!read);
    }

    /// A footnote or endnote: its mark stands here, its text at the end.
    fn note(&mut self, events: &mut Events<'s>) {
        let floor = events.depth();
        let mut mark = String::new();
        let mut citation = false;
        while let Some(event) = events.within(floor) {
            match event {
                Event::Start(tag) if tag.is(Space::Text, "note-citation") => citation = true,
                Event::Start(tag) if tag.is(Space::Text, "note-body") => {
                    let mark = format!("[{}]", mark.trim());
                    if self.forced != Some(BlockKind::Note) && self.notes.len() < NOTES {
                        self.due();
                        self.out.insert(&mark, true);
                        self.notes.push((format!("{mark} "), events.clone()));
                    }
                    events.leave_out();
                }
                Event::Text(words) if citation => mark.push_str(words.text.get(..16).unwrap_or(&words.text)),
                Event::End(_, "note-citation") => citation = false,
                _ => {}
            }
        }
    }

    fn end_paragraph(&mut self) -> Result<(), Stop> {
        if self.paragraph.as_mut().is_some_and(Paragraph::inner_ends) {
            return Ok(());
        }
        let boxes = self.boxes.take();
        self.close_paragraph();
        for mut events in boxes {
            self.boxes.enter();
            let (items, lists) = (std::mem::take(&mut self.items), std::mem::take(&mut self.lists));
            self.walk(&mut events)?;
            (self.items, self.lists) = (items, lists);
            self.boxes.leave();
        }
        self.out.checkpoint((0, 0))
    }
}
