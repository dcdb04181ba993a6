//! The walk through the text of a part: elements in, blocks out.

use super::counts::Counts;
use super::notes::Referred;
use super::paragraph::Paragraph;
use super::{Sheets, changes, marks, math};
use crate::document::BlockKind;
use crate::ingest::composer::Composer;
use crate::ingest::office::{Boxes, Cells, Front, Told};
use crate::ingest::refusal::Stop;
use crate::ingest::xml::{Event, Events, Source, Space, Tag, Words};

/// Elements of WordprocessingML whose words are no text.
const LEFT_OUT: &[&str] =
    &["delInstrText", "delText", "fldData", "instrText", "rt", "rubyPr", "sdtEndPr", "sdtPr", "sectPr", "tblPrEx"];

/// How the words of a run look.
#[derive(Default)]
pub(super) struct Run {
    pub(super) hidden: bool,
    pub(super) raised: bool,
}

/// The state of the walk.
pub(super) struct Body<'b, 's, 'o> {
    pub(super) source: &'s Source,
    pub(super) sheets: &'b Sheets,
    pub(super) told: &'b mut Told,
    pub(super) referred: &'b mut Referred,
    pub(super) out: &'b mut Composer<'o>,
    pub(super) front: Front,
    pub(super) paragraph: Paragraph,
    /// How far lists have been counted.
    pub(super) counts: Counts,
    pub(super) cells: Cells,
    boxes: Boxes<'s>,
    /// Open fields; whether each is in its code, which is no text.
    pub(super) fields: Vec<bool>,
    /// Whether words are text here.
    pub(super) inside: bool,
    /// What pictures of the paragraph are described as.
    pub(super) pictured: Vec<Words<'s>>,
    /// The delimiters of formulas that are open: the first one until it has been given, and the last one.
    pub(super) fences: Vec<(Option<char>, Option<char>)>,
    /// How many powers of formulas are open.
    pub(super) powers: u32,
    /// Whether a power begins, which is told by `^` where it is no figure.
    pub(super) power: bool,
    pub(super) run: Run,
    /// How much has been given when each open choice between forms of the same thing began.
    alternatives: Vec<u64>,
    /// Counts what has been given.
    pub(super) given: u64,
    /// What every block is, where this is a part of notes.
    pub(super) forced: Option<BlockKind>,
    /// The mark of the note that begins.
    pub(super) mark: Option<String>,
}

impl<'b, 's, 'o> Body<'b, 's, 'o> {
    /// Nothing read yet.
    pub(super) fn new(
        source: &'s Source,
        sheets: &'b Sheets,
        told: &'b mut Told,
        referred: &'b mut Referred,
        out: &'b mut Composer<'o>,
    ) -> Self {
        Self {
            source,
            sheets,
            told,
            referred,
            out,
            front: Front::default(),
            paragraph: Paragraph::default(),
            counts: Counts::default(),
            cells: Cells::default(),
            boxes: Boxes::default(),
            fields: Vec::new(),
            inside: false,
            pictured: Vec::new(),
            fences: Vec::new(),
            powers: 0,
            power: false,
            run: Run::default(),
            alternatives: Vec::new(),
            given: 0,
            forced: None,
            mark: None,
        }
    }

    /// Reads what is left of the element that began last; everything at the start.
    ///
    /// # Errors
    /// When nobody wants the rest.
    pub(super) fn walk(&mut self, events: &mut Events<'s>) -> Result<(), Stop> {
        let floor = events.depth();
        while let Some(event) = events.within(floor) {
            match event {
                Event::Start(tag) => self.start(&tag, events),
                Event::Text(words) => self.words(&words),
                Event::End(space, name) => self.end(space, name)?,
            }
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'s>, events: &mut Events<'s>) {
        match (tag.space, tag.name) {
            (Space::Word | Space::Drawing, "p") => self.begin_paragraph(),
            (Space::Word, "r") => self.run = Run::default(),
            (Space::Word | Space::Math | Space::Drawing, "t") => self.inside = true,
            (Space::Word, "pPr") => self.paragraph_properties(events),
            (Space::Word, "rPr") => self.run_properties(events),
            (Space::Word, name) if LEFT_OUT.contains(&name) => events.leave_out(),
            (Space::Word, "txbxContent") | (Space::Drawing, "txBody") => self.text_box(events),
            (Space::Word, "tbl" | "tblPr" | "tblGrid" | "tr" | "trPr" | "tc" | "tcPr") => self.table_part(tag, events),
            (Space::Word, "del" | "moveFrom" | "ins" | "moveTo") => changes::met(self, tag, events),
            (Space::Compatibility, _) => self.alternative(tag.name, events),
            (Space::Math, name) => math::met(self, name, tag),
            _ => marks::met(self, tag),
        }
    }

    fn end(&mut self, space: Space, name: &str) -> Result<(), Stop> {
        match (space, name) {
            (Space::Word | Space::Drawing, "p") => self.end_paragraph()?,
            (Space::Word | Space::Math | Space::Drawing, "t") => self.inside = false,
            (Space::Word, "tbl" | "tc" | "tr") => self.table_end(name),
            (Space::Math, name) => math::ends(self, name),
            (Space::Compatibility, "AlternateContent") => drop(self.alternatives.pop()),
            _ => {}
        }
        Ok(())
    }

    /// Several forms of the same thing: the first that gives anything is read.
    fn alternative(&mut self, name: &str, events: &mut Events<'s>) {
        match name {
            "AlternateContent" => self.alternatives.push(self.given),
            "Choice" | "Fallback" if self.alternatives.last().is_some_and(|before| *before < self.given) => {
                events.leave_out();
            }
            _ => {}
        }
    }

    /// A text box stands in the middle of a paragraph: it is read after it.
    fn text_box(&mut self, events: &mut Events<'s>) {
        self.given += 1;
        self.boxes.add(events, self.told);
    }

    fn end_paragraph(&mut self) -> Result<(), Stop> {
        self.inside = false;
        for code in &mut self.fields {
            *code = false;
        }
        let boxes = self.boxes.take();
        self.describe_pictures();
        for mut events in boxes {
            self.boxes.enter();
            self.walk(&mut events)?;
            self.boxes.leave();
        }
        self.out.checkpoint((0, 0))
    }
}
