//! The place that is told is right: the original, decoded without the readers, holds the quoted words there.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

mod formats_kit;

use std::sync::Arc;

use formats_kit::findings;
use formats_kit::original::Original;
use formats_kit::random::Random;
use formats_kit::{WRITERS, Writer, briefing};
use pincite::briefing::{Briefing, FindingRef, Kind};
use pincite::document::{Block, BlockKind, Document};
use pincite::lexicon::Lexicon;
use pincite::text::Span;

/// How many findings, and how many random runs of words, are looked up in each format.
const FINDINGS: usize = 500;
const RUNS: usize = 500;

/// All places of all findings.
fn cited(briefing: &Briefing) -> Vec<Span> {
    let refs =
        Kind::ALL.into_iter().flat_map(|kind| (0..briefing.count(kind)).map(move |index| FindingRef { kind, index }));
    refs.flat_map(|finding| briefing.spans(finding).to_vec()).filter(|span| !span.is_empty()).collect()
}

/// The stretches of a block that are written in one go: its cells, the lines of a note, else the whole.
fn stretches(document: &Document, block: &Block) -> Vec<Span> {
    match block.kind {
        BlockKind::Table => document.table_rows(block).into_iter().flat_map(|row| row.cells).collect(),
        BlockKind::Note => {
            let lines = document.lines.line(block.content.start())..=document.lines.line(block.content.end());
            lines.filter_map(|line| document.lines.span(line).intersect(block.content)).collect()
        }
        _ => vec![block.content],
    }
}

/// A run of words inside one block.
fn run(document: &Document, random: &mut Random) -> Option<Span> {
    let stretches = stretches(document, &document.blocks[random.below(document.blocks.len())]);
    let stretch = *stretches.get(random.below(stretches.len()))?;
    let text = document.slice(stretch);
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = random.below(words.len());
    let last = (first + random.below(12)).min(words.len().checked_sub(1)?);
    let at = |word: &str| stretch.start() + (word.as_ptr() as usize - text.as_ptr() as usize) as u32;
    Some(Span::new(at(words[first]), at(words[last]) + words[last].len() as u32))
}

/// Looks places up until there are enough; how many were, and what was wrong.
fn look_up(writer: &Writer, lexicon: &Arc<Lexicon>) -> (usize, usize, Vec<String>) {
    let mut random = Random(7);
    let (mut findings, mut runs, mut wrong) = (0, 0, Vec::new());
    while findings < FINDINGS || runs < RUNS {
        let bytes = (writer.write)(&briefing::permuted(&mut random));
        // A member of a feed is a document of its own: here its entry is read in the feed.
        let document = formats_kit::open(&bytes, writer.name, &[]);
        let original = Original::of(&bytes, writer.name);
        let briefing = findings::read(document, lexicon);
        let document = &briefing.reading.document;
        let mut cited = cited(&briefing);
        random.shuffle(&mut cited);
        cited.truncate(FINDINGS / 4);
        wrong.extend(cited.iter().filter_map(|&span| original.lacks(document, span)));
        findings += cited.len();
        let others: Vec<Span> = (0..RUNS / 4).filter_map(|_| run(document, &mut random)).collect();
        wrong.extend(others.iter().filter_map(|&span| original.lacks(document, span)));
        runs += others.len();
    }
    (findings, runs, wrong)
}

#[test]
fn the_original_holds_the_words_at_the_place_that_is_told() {
    let lexicon = Arc::new(Lexicon::builtin());
    let mut told = Vec::new();
    for writer in WRITERS {
        let (findings, runs, wrong) = look_up(writer, &lexicon);
        assert!(findings >= FINDINGS && runs >= RUNS, "{}: {findings} {runs}", writer.name);
        if !wrong.is_empty() {
            told.push(format!("{}: {} of {} are wrong, as", writer.name, wrong.len(), findings + runs));
            told.extend(wrong.into_iter().take(5));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}
