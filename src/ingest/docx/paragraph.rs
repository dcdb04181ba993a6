//! Paragraphs: their properties, the block they make, the title and the date among them.

use super::Sheets;
use super::body::Body;
use super::styles::{Listed, on};
use crate::document::BlockKind;
use crate::ingest::office::Look;
use crate::ingest::xml::{Events, Space};

/// The paragraph that is being read.
#[derive(Default)]
pub(super) struct Paragraph {
    style: Option<String>,
    listed: Option<Listed>,
    outline: Option<u8>,
    /// Whether its end was deleted under change tracking: the next one goes on with it.
    joins: bool,
    /// Whether its block has begun; in a cell: whether it has given words.
    begun: bool,
}

impl<'s> Body<'_, 's, '_> {
    pub(super) fn begin_paragraph(&mut self) {
        let last = std::mem::take(&mut self.paragraph);
        self.paragraph.begun = last.joins && last.begun;
    }

    pub(super) fn paragraph_properties(&mut self, events: &mut Events<'s>) {
        let paragraph = &mut self.paragraph;
        let mut old = false;
        events.each_tag(|tag| {
            old |= tag.name.ends_with("Change");
            if old || tag.space != Space::Word {
                return;
            }
            let level = || tag.number("val").and_then(|level| u8::try_from(level).ok());
            match tag.name {
                "pStyle" => paragraph.style = tag.attribute("val").map(std::borrow::Cow::into_owned),
                "numId" => paragraph.listed.get_or_insert_default().0 = tag.number("val"),
                "ilvl" => paragraph.listed.get_or_insert_default().1 = level(),
                "outlineLvl" => paragraph.outline = level(),
                "del" | "moveFrom" => paragraph.joins = true,
                _ => {}
            }
        });
    }

    pub(super) fn run_properties(&mut self, events: &mut Events<'s>) {
        let (mut hidden, mut raised, mut style, mut old) = (None, false, None, false);
        events.each_tag(|tag| {
            old |= tag.name == "rPrChange";
            match tag.name {
                "vanish" if !old => hidden = Some(tag.attribute("val").is_none_or(|value| on(&value))),
                "vertAlign" if !old => raised = tag.attribute("val").is_some_and(|place| place == "superscript"),
                "rStyle" if !old => style = tag.attribute("val"),
                _ => {}
            }
        });
        let styled = || style.is_some_and(|style| self.sheets.styles.hidden(&style));
        self.run.raised = raised;
        self.run.hidden = hidden.unwrap_or_else(styled);
    }

    /// The list that the paragraph stands in, and its level there.
    fn place(&self) -> Option<(u32, u8)> {
        let Sheets { numbering, styles } = self.sheets;
        numbering.place(self.paragraph.listed, self.paragraph.style.as_deref(), styles)
    }

    /// Counts the paragraph in its list; what stands before it.
    fn count(&mut self) -> Option<String> {
        let place = self.place()?;
        self.counts.next(&self.sheets.numbering, &self.sheets.styles, place)
    }

    /// What the paragraph is.
    fn look(&self) -> (BlockKind, u8) {
        if let Some(kind) = self.forced {
            return (kind, 0);
        }
        let style = self.paragraph.style.as_deref();
        let depth = || self.place().and_then(|place| self.sheets.numbering.depth(place, &self.sheets.styles));
        let item = |otherwise: BlockKind| depth().map_or((otherwise, 0), |depth| (BlockKind::Item, depth));
        let look = self.sheets.styles.look(style);
        match (look, self.paragraph.outline) {
            (Look::Title, _) | (Look::Heading(_), None) => look.block(),
            (_, Some(level)) if level < 9 => (BlockKind::Heading, level.min(5) + 1),
            (Look::Item(level), _) => (BlockKind::Item, depth().unwrap_or(level)),
            (Look::Code | Look::Note, _) => look.block(),
            (Look::Quote, _) => item(BlockKind::Quote),
            (Look::Heading(_) | Look::Plain, _) => item(BlockKind::Paragraph),
        }
    }

    /// Words follow: begins what must be begun for them.
    pub(super) fn due(&mut self) {
        self.given += 1;
        let begun = std::mem::replace(&mut self.paragraph.begun, true);
        if begun {
            return;
        }
        let number = self.count();
        if self.cells.inside() {
            return self.out.space();
        }
        let (kind, level) = self.look();
        self.out.begin(kind, level);
        if let Some(number) = number {
            self.out.label(&number);
        }
        if let Some(mark) = self.mark.take() {
            self.out.insert(&mark, true);
        }
    }

    /// The paragraph ends; what its pictures are described as follows it as notes, in a cell as words of it.
    pub(super) fn describe_pictures(&mut self) {
        let pictured = std::mem::take(&mut self.pictured);
        let inside = self.cells.inside();
        let wordless = !self.paragraph.begun && !self.paragraph.joins && (pictured.is_empty() || !inside);
        if wordless {
            self.count_wordless(inside);
        }
        if !inside {
            self.close_paragraph();
        }
        for words in pictured {
            if inside {
                self.due();
                self.out.space();
            } else {
                self.out.begin(BlockKind::Note, 0);
            }
            self.out.insert("[", true);
            words.fold(self.source, self.out);
            self.out.insert("]", true);
            if !inside {
                self.out.end();
            }
        }
    }

    /// Word numbers paragraphs without words as well; in a cell the number is all there is to see.
    fn count_wordless(&mut self, inside: bool) {
        let number = self.count();
        if let Some(number) = number.filter(|_| inside) {
            self.out.space();
            self.out.insert(&number, true);
        }
    }

    fn close_paragraph(&mut self) {
        if self.paragraph.joins || !self.paragraph.begun {
            return;
        }
        let titled = self.sheets.styles.look(self.paragraph.style.as_deref()) == Look::Title;
        let (kind, level) = self.look();
        self.front.end(self.out, kind, level, titled);
    }
}
