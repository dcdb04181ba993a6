//! Sections: what each stretch of the document is for, told by its headings, its run-in labels and its lists.

use super::{Reading, Section, SectionKind};
use crate::document::{Block, BlockKind};
use crate::text::Span;

/// How many blocks may stand between a heading of key points and its list.
const INTRODUCTION: usize = 2;

/// Fills `reading.sections` (they tile the analysed text) and the `section` of every sentence.
pub fn find(reading: &mut Reading) {
    let extent = extent(reading);
    let mut walk = Walk { reading, sections: Vec::new(), kind: SectionKind::FrontMatter, level: 0, listed: false };
    for at in extent {
        walk.block(at);
    }
    let sections = walk.sections;
    let mut number = 0;
    for sentence in &mut reading.sentences {
        while sections.get(number + 1).is_some_and(|next: &Section| next.span.start() <= sentence.span.start()) {
            number += 1;
        }
        sentence.section = number as u32;
    }
    reading.sections = sections;
}

/// The blocks from that of the first sentence to that of the last; all of them where there is none.
fn extent(reading: &Reading) -> std::ops::Range<usize> {
    let end = reading.extent.end();
    let from = reading.document.blocks.partition_point(|block| block.span.start() < reading.extent.start());
    let to = reading.document.blocks.partition_point(|block| block.span.start() < end);
    from..to
}

/// A heading or label that is known by its words.
#[derive(Clone, Copy)]
struct Known {
    kind: SectionKind,
    /// The words themselves.
    words: Span,
    /// Whether they are the whole heading.
    whole: bool,
}

/// The state of one walk over the blocks.
struct Walk<'a> {
    reading: &'a Reading,
    sections: Vec<Section>,
    kind: SectionKind,
    level: u8,
    /// Whether the list of the open section of key points has begun.
    listed: bool,
}

impl Walk<'_> {
    fn block(&mut self, at: usize) {
        let Some(block) = self.reading.document.blocks.get(at) else { return };
        match block.kind {
            BlockKind::Heading => self.heading(at, block),
            BlockKind::Table => {
                let (kind, level) = (self.kind, self.level);
                self.open(SectionKind::Table, None, block);
                (self.kind, self.level) =
                    (if kind == SectionKind::FrontMatter { SectionKind::Body } else { kind }, level);
            }
            BlockKind::Note => self.note(block),
            BlockKind::Item if self.kind == SectionKind::KeyPoints => {
                self.listed = true;
                self.go_on(block);
            }
            _ => self.text(block),
        }
    }

    /// A heading opens a section; one that nothing is known of takes the kind of the section it lies in.
    fn heading(&mut self, at: usize, block: &Block) {
        let heading = self.reading.document.visible(block.content).reduce(Span::cover);
        let heading = heading.map(|span| span.trim(&self.reading.document.text));
        let known =
            self.known(block.content).filter(|known| known.whole || known.words.len() * 2 > block.content.len());
        let kind = match known.map(|known| known.kind) {
            Some(SectionKind::KeyPoints) if !self.lists(at) => SectionKind::Body,
            Some(SectionKind::Table) if !self.tables(at) => SectionKind::Body,
            Some(kind) => kind,
            None if self.kind == SectionKind::FrontMatter && (self.sections.is_empty() || block.level == 1) => {
                SectionKind::FrontMatter
            }
            None if block.level > self.level
                && matches!(self.kind, SectionKind::AuthorView | SectionKind::Disclaimer) =>
            {
                self.open(self.kind, heading, block);
                return;
            }
            None => SectionKind::Body,
        };
        self.open(kind, heading, block);
        self.level = block.level;
        self.listed = false;
    }

    fn note(&mut self, block: &Block) {
        match self.kind {
            SectionKind::KeyPoints if self.listed => self.open(SectionKind::Body, None, block),
            // A rule across the page ends the author's word; what follows is told by its own label or is text.
            SectionKind::AuthorView if self.is_rule(block) => self.open(SectionKind::Body, None, block),
            _ => self.go_on(block),
        }
    }

    fn is_rule(&self, block: &Block) -> bool {
        let text = self.reading.slice(block.content);
        text.len() >= 3 && text.chars().all(|mark| matches!(mark, '-' | '*' | '_' | '=' | ' '))
    }

    /// Running text: a run-in label gives it a section of its own; front matter and a list of key points end before it.
    fn text(&mut self, block: &Block) {
        if let Some(label) = self.label(block) {
            let (kind, level) = (self.kind, self.level);
            self.open(label.kind, Some(label.words), block);
            let after = if kind == SectionKind::FrontMatter { SectionKind::Body } else { kind };
            (self.kind, self.level) = (after, level);
            return;
        }
        match self.kind {
            SectionKind::KeyPoints if !self.listed => self.go_on(block),
            SectionKind::FrontMatter | SectionKind::KeyPoints | SectionKind::Table => {
                self.open(SectionKind::Body, None, block);
            }
            _ => self.go_on(block),
        }
    }

    /// Adds the block to the last section, if that is of the current kind; a resumed section is a new one.
    fn go_on(&mut self, block: &Block) {
        match self.sections.last_mut() {
            Some(last) if last.kind == self.kind => last.span = last.span.cover(block.span),
            _ => self.open(self.kind, None, block),
        }
    }

    fn open(&mut self, kind: SectionKind, heading: Option<Span>, block: &Block) {
        self.kind = kind;
        match self.sections.last_mut() {
            Some(last) if last.kind == kind && heading.is_none() && kind != SectionKind::Table => {
                last.span = last.span.cover(block.span);
            }
            _ => self.sections.push(Section { kind, heading, span: block.span }),
        }
    }

    /// Whether a list of key points follows the heading: items, or, under a heading that says so outright, paragraphs.
    fn lists(&self, at: usize) -> bool {
        let blocks = self.reading.document.blocks.iter().skip(at + 1);
        let near = blocks.take(INTRODUCTION).take_while(|block| block.kind != BlockKind::Heading);
        let outright = self.reading.document.blocks.get(at).is_some_and(|block| {
            let words = self.reading.document.plain(block.content).to_lowercase();
            ["key", "takeaway", "main points", "bluf", "bottom line up front", "highlights"]
                .iter()
                .any(|word| words.contains(word))
        });
        let mut kinds = near.map(|block| block.kind);
        kinds.any(|kind| kind == BlockKind::Item) || outright
    }

    fn tables(&self, at: usize) -> bool {
        self.reading.document.blocks.get(at + 1).is_some_and(|block| block.kind == BlockKind::Table)
    }

    /// `Note: ...`, `Analyst comment: ...`, `NOTE! ...` at the start of a paragraph.
    fn label(&self, block: &Block) -> Option<Known> {
        let known = self.known(block.content)?;
        let language = &self.reading.language;
        let mut after = language.tokens_in(Span::new(known.words.end(), block.content.end()));
        let mark = after.next().map(|token| language.form(token))?;
        let kind = match known.kind {
            SectionKind::KeyPoints | SectionKind::Table | SectionKind::Body | SectionKind::FrontMatter => return None,
            kind => kind,
        };
        // "Method." is a label as well where a sentence follows it.
        let stop = mark == "." && after.next().is_some();
        (matches!(mark, ":" | "!") || stop).then_some(Known { kind, ..known })
    }

    /// The cue of a heading that `content` begins with, numbering left out.
    fn known(&self, content: Span) -> Option<Known> {
        let reading = self.reading;
        let tokens = reading.language.tokens_in(content);
        let word = |token: &u32| reading.language.form(*token).chars().any(char::is_alphabetic);
        let first = tokens.clone().take(6).find(|token| {
            let form = reading.language.form(*token);
            word(token) && !(form.len() <= 2 && reading.language.form(*token + 1) == ".")
        })?;
        let cues = reading.cues_in(&(first..first + 1)).iter();
        let cue = cues
            .filter_map(|cue| Some((cue, kind(reading.lexicon.facts(cue.group)?)?)))
            .max_by_key(|(cue, _)| cue.tokens.end);
        let (cue, kind) = cue?;
        let rest = cue.tokens.end..tokens.end;
        let whole = !rest.clone().any(|token| word(&token));
        Some(Known { kind, words: cue.span, whole })
    }
}

fn kind(group: &crate::lexicon::Group) -> Option<SectionKind> {
    if !group.name.starts_with("headings.") {
        return None;
    }
    Some(match group.fact("section")? {
        "key_points" => SectionKind::KeyPoints,
        "author_view" => SectionKind::AuthorView,
        "disclaimer" => SectionKind::Disclaimer,
        "table" => SectionKind::Table,
        "other" => SectionKind::Other,
        _ => SectionKind::Body,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::super::sample::{read, read_as};
    use super::*;

    fn kinds(reading: &Reading) -> Vec<SectionKind> {
        let mut end = 0;
        for section in &reading.sections {
            assert_eq!(section.span.start(), end);
            end = section.span.end();
        }
        assert_eq!(end as usize, reading.document.text.len());
        reading.sections.iter().map(|section| section.kind).collect()
    }

    #[test]
    fn headings_labels_and_lists_make_sections() {
        use SectionKind::{AuthorView, Body, Disclaimer, FrontMatter, KeyPoints, Table};
        let text = "The harbour plan falls\nBy Anna Example\n5 March 2024\n\nKEY TAKEAWAYS\n- The wall fell.\n- It was old.\n\
                    The wall fell on Monday, the port said.\n\n| Port | Trend |\n|---|---|\n| North | up |\n\nNobody was hurt.\n\n\
                    Author's Perspective\nI expect a new wall within two years.\n\nNote: this report draws on public sources.\n";
        assert_eq!(kinds(&read(text)), [FrontMatter, KeyPoints, Body, Table, Body, AuthorView, Disclaimer]);
    }

    #[test]
    fn an_overview_without_a_list_is_body() {
        let reading = read_as(
            "# The wall\n\n## Overview\n\nThe wall fell on Monday.\n\n## Outlook\n\n### Next year\n\nA new wall.\n",
            "t.md",
        );
        assert_eq!(kinds(&reading).last(), Some(&SectionKind::AuthorView));
        assert!(!kinds(&reading).contains(&SectionKind::KeyPoints));
    }
}
