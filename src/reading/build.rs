//! Makes the Reading, step by step; each step sees what the steps before it found.

use std::sync::{Arc, OnceLock};

use crate::document::{BlockKind, Document};
use crate::language::{self, Steps};
use crate::lexicon::Lexicon;
use crate::text::Span;

use super::types::Places;
use super::{Reading, Sentence, attributions, entities, grids, quotations, sections, voices};

impl Reading {
    /// Reads the blocks of `document` that begin inside `extent` (the whole document: `document.span()`).
    pub fn of(document: Arc<Document>, lexicon: Arc<Lexicon>, extent: Span) -> Self {
        let language = language::analyse(&document, extent);
        let starts: Vec<bool> = sentence_starts(&language);
        let opens: Vec<Option<u32>> = language.vocabulary.forms.iter().map(|form| lexicon.opens(form)).collect();
        let cues = lexicon.find_from(
            language.tokens.len() as u32,
            |at| opens.get(language.tokens.get(at as usize)?.word.0 as usize).copied().flatten(),
            |at| language.form(at),
            |at| language.tokens.get(at as usize).map_or(Span::default(), |token| token.span),
            |at| starts.get(at as usize).copied().unwrap_or(false),
        );
        let sentences = sentences(&document, &language);
        let steps = Places {
            sentences: Steps::new(8, sentences.iter().map(|sentence| sentence.span.start())),
            cues: Steps::new(5, cues.iter().map(|cue| cue.tokens.start)),
        };
        let mut reading = Self {
            sentences,
            extent,
            document,
            lexicon,
            language,
            cues,
            sections: Vec::new(),
            grids: Vec::new(),
            quotations: Vec::new(),
            entities: Vec::new(),
            attributions: Vec::new(),
            attributed: Vec::new(),
            voices: Vec::new(),
            terms: OnceLock::new(),
            steps,
        };
        sections::find(&mut reading);
        reading.grids = grids::find(&reading);
        reading.quotations = quotations::find(&reading);
        reading.entities = entities::find(&reading);
        reading.attributions = attributions::find(&reading);
        entities::promote_speakers(&mut reading.entities, &reading.attributions);
        reading.attributed = by_sentence(&reading);
        reading.voices = voices::find(&reading);
        reading
    }
}

fn by_sentence(reading: &Reading) -> Vec<Vec<u32>> {
    let mut lists = vec![Vec::new(); reading.sentences.len()];
    for (index, attribution) in reading.attributions.iter().enumerate() {
        for id in &attribution.sentences {
            if let Some(list) = lists.get_mut(id.0 as usize) {
                list.push(index as u32);
            }
        }
    }
    lists
}

fn sentence_starts(language: &language::Language) -> Vec<bool> {
    let mut starts = vec![false; language.tokens.len()];
    for sentence in &language.sentences {
        if let Some(start) = starts.get_mut(sentence.tokens.start as usize) {
            *start = true;
        }
    }
    starts
}

fn sentences(document: &Document, language: &language::Language) -> Vec<Sentence> {
    let kind = |block: u32| document.blocks.get(block as usize).map_or(BlockKind::Paragraph, |block| block.kind);
    let cut = language.sentences.iter();
    cut.map(|cut| Sentence {
        span: cut.span,
        block: cut.block,
        kind: kind(cut.block),
        section: 0,
        tokens: cut.tokens.clone(),
    })
    .collect()
}
