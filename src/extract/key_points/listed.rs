//! The document's own list: under a heading, before the body, or repeated after it.

use std::collections::HashSet;

use super::super::{Finding, KeyPoint};
use super::point;
use crate::document::{Block, BlockKind};
use crate::language::WordId;
use crate::reading::{Reading, Section, SectionKind};
use crate::text::Span;

/// The most paragraphs under a heading of key points that are points themselves.
const MOST_PARAGRAPHS: usize = 12;
/// The most items of a list that stands before the body without a heading.
const MOST_ITEMS: usize = 12;
/// The share of its words that an item after the body must have in common with one sentence of it.
const REPEATED: usize = 60;

/// The points of the first list that is found; empty where the document has none.
pub(super) fn find(reading: &Reading) -> Vec<Finding<KeyPoint>> {
    let found = under_heading(reading);
    if !found.is_empty() {
        return found;
    }
    let found = before_body(reading);
    if found.is_empty() { after_body(reading) } else { found }
}

fn points(reading: &Reading, blocks: &[&Block], rule: &'static str, cues: &[Span]) -> Vec<Finding<KeyPoint>> {
    blocks.iter().filter_map(|block| point(reading, words(reading, block)?, true, rule, cues.to_vec())).collect()
}

/// An item without its marker.
fn words(reading: &Reading, block: &Block) -> Option<Span> {
    let first = reading.document.visible(block.content).next()?;
    let text = &reading.document.text;
    // Emphasis around the whole item belongs to its words; only the list marker does not.
    let marker = Span::new(block.content.start(), first.start());
    let marker = marker.of(text).trim_end_matches(['*', '_', '[', '`']);
    let gap = marker.len() - marker.trim_end().len();
    let start = if block.kind == BlockKind::Item && gap > 0 {
        block.content.start() + marker.len() as u32
    } else {
        first.start()
    };
    let span = Span::new(start, block.content.end()).trim(text);
    (!span.is_empty()).then_some(span)
}

fn blocks_of<'a>(reading: &'a Reading, section: &Section) -> Vec<&'a Block> {
    let blocks = &reading.document.blocks;
    let from = blocks.partition_point(|block| block.span.start() < section.span.start());
    let to = blocks.partition_point(|block| block.span.start() < section.span.end());
    blocks.get(from..to).unwrap_or_default().iter().collect()
}

/// Items of the outermost level, or paragraphs where there are none; the sentences of a single paragraph.
fn under_heading(reading: &Reading) -> Vec<Finding<KeyPoint>> {
    let sections = reading.sections.iter().filter(|section| section.kind == SectionKind::KeyPoints);
    for section in sections {
        let blocks = blocks_of(reading, section);
        let cues: Vec<Span> = section.heading.into_iter().collect();
        let outermost = blocks.iter().filter(|block| block.kind == BlockKind::Item).map(|block| block.level).min();
        let items: Vec<&Block> = blocks
            .iter()
            .copied()
            .filter(|block| block.kind == BlockKind::Item && Some(block.level) == outermost)
            .collect();
        if !items.is_empty() {
            return points(reading, &items, "listed-under-heading", &cues);
        }
        let paragraphs: Vec<&Block> =
            blocks.iter().copied().filter(|block| block.kind == BlockKind::Paragraph).collect();
        if let [only] = paragraphs.as_slice() {
            let sentences = reading.sentences_in(only.content).filter_map(|id| reading.sentence(id));
            let found = sentences
                .filter_map(|sentence| point(reading, sentence.span, true, "sentences-under-heading", cues.clone()));
            return found.collect();
        }
        if (2..=MOST_PARAGRAPHS).contains(&paragraphs.len()) {
            return points(reading, &paragraphs, "paragraphs-under-heading", &cues);
        }
    }
    Vec::new()
}

/// Items that stand before the first paragraph, with a body of more paragraphs than items after them.
fn before_body(reading: &Reading) -> Vec<Finding<KeyPoint>> {
    let blocks = reading.document.blocks.iter().filter(|block| reading.extent.contains(block.span.start()));
    let mut rest = blocks.skip_while(|block| matches!(block.kind, BlockKind::Note | BlockKind::Heading)).peekable();
    let mut items = Vec::new();
    while let Some(block) = rest.next_if(|block| block.kind == BlockKind::Item) {
        items.push(block);
    }
    let paragraphs = rest.filter(|block| block.kind == BlockKind::Paragraph).take(items.len() + 1).count();
    if !(2..=MOST_ITEMS).contains(&items.len()) || paragraphs < items.len() {
        return Vec::new();
    }
    points(reading, &items, "listed-before-body", &[])
}

/// The last items of the document, where most of them say again what a sentence of the body says.
fn after_body(reading: &Reading) -> Vec<Finding<KeyPoint>> {
    let blocks: Vec<&Block> =
        reading.document.blocks.iter().filter(|block| reading.extent.contains(block.span.start())).collect();
    let last = blocks.iter().rposition(|block| block.kind == BlockKind::Item);
    let Some(last) = last.filter(|last| blocks.len() - last <= 4) else { return Vec::new() };
    let run = blocks.get(..=last).unwrap_or_default().iter().rev().take_while(|block| block.kind == BlockKind::Item);
    let mut items: Vec<&Block> = run.copied().take(MOST_ITEMS + 1).collect();
    items.reverse();
    let Some(start) = items.first().map(|block| block.span.start()).filter(|_| (2..=MOST_ITEMS).contains(&items.len()))
    else {
        return Vec::new();
    };
    let again = items.iter().filter(|item| says_again(reading, item, start)).count();
    if again * 2 > items.len() { points(reading, &items, "listed-after-body", &[]) } else { Vec::new() }
}

/// Whether one sentence before `start` has most of the words of the item.
fn says_again(reading: &Reading, item: &Block, start: u32) -> bool {
    let language = &reading.language;
    let content = |span: Span| -> HashSet<WordId> {
        let tokens = language.tokens(&language.tokens_in(span)).iter();
        tokens
            .map(|token| token.word)
            .filter(|&word| language.vocabulary.form(word).chars().any(char::is_alphanumeric))
            .collect()
    };
    let own = content(item.content);
    let body = reading.sentences.iter().take_while(|sentence| sentence.span.start() < start);
    own.len() >= 3
        && body
            .into_iter()
            .any(|sentence| content(sentence.span).intersection(&own).count() * 100 >= own.len() * REPEATED)
}
