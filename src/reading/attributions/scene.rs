//! The tokens of a document with what stands on them: quotation, brackets, noun chunk, verb group, lexicon facts.

use std::rc::Rc;

use crate::language::{Chunk, Forms, Language, Tag, VerbGroup};
use crate::reading::{Quotation, Reading};
use crate::text::Span;

use super::frames::{Frames, Noun};
use super::turns;

/// A document's tokens, each with its quotation, brackets, chunk and verb group. Made in one pass.
pub(super) struct Scene<'a> {
    pub(super) reading: &'a Reading,
    /// Quotation of each token, plus one; 0, or no entry, for none.
    quotation: Vec<u32>,
    /// Whether the text is somebody's own speech, in the first person.
    pub(super) spoken: bool,
    /// What does not hang on quotations.
    shared: Rc<Shared>,
}

/// What stands on the tokens whoever reads them.
struct Shared {
    /// Chunk of each token, plus one.
    chunk: Vec<u32>,
    /// Verb group of each token, plus one.
    verb: Vec<u32>,
    /// Whether the token stands in brackets within its sentence.
    aside: Vec<bool>,
    /// What the lexicon says of a noun that ends here.
    noun: Vec<Noun>,
    /// The label of the turn of each sentence; empty where the text is no dialogue.
    labels: Vec<Option<std::ops::Range<u32>>>,
    /// Frames of reporting words.
    frames: Frames,
}

impl<'a> Scene<'a> {
    pub(super) fn new(reading: &'a Reading) -> Self {
        let language = &reading.language;
        let count = language.tokens.len();
        let mut shared = Shared {
            chunk: vec![0; count],
            verb: vec![0; count],
            aside: vec![false; count],
            noun: vec![Noun::default(); count],
            labels: turns::labels(reading),
            frames: Frames::new(&reading.lexicon),
        };
        for (at, chunk) in language.chunks.iter().enumerate() {
            fill(&mut shared.chunk, &chunk.tokens, at as u32 + 1);
        }
        for (at, verb) in language.verbs.iter().enumerate() {
            fill(&mut shared.verb, &verb.tokens, at as u32 + 1);
        }
        for cue in &reading.cues {
            let noun = shared.frames.noun(cue.group);
            if let Some(slot) = cue.tokens.end.checked_sub(1).and_then(|end| shared.noun.get_mut(end as usize)) {
                slot.join(noun);
            }
        }
        for name in &language.names {
            if let Some(slot) = name.tokens.end.checked_sub(1).and_then(|end| shared.noun.get_mut(end as usize)) {
                slot.name = Some(name.kind);
            }
        }
        let brackets = language.vocabulary.which(|form| matches!(form, "(" | "[" | ")" | "]"));
        for sentence in &reading.sentences {
            shared.brackets(language, sentence.tokens.clone(), &brackets);
        }
        let mut scene = Self { reading, quotation: vec![0; count], spoken: false, shared: Rc::new(shared) };
        for (at, quotation) in reading.quotations.iter().enumerate() {
            fill(&mut scene.quotation, &language.tokens_in(quotation.span), at as u32 + 1);
        }
        scene.spoken = turns::spoken(reading, |at| scene.quotation(at).is_some());
        scene
    }

    /// The same tokens as a reader sees them who stands inside a quotation: with no marks left.
    pub(super) fn unquoted(&self) -> Self {
        Self { quotation: Vec::new(), shared: Rc::clone(&self.shared), ..*self }
    }

    /// Frames of reporting words.
    pub(super) fn frames(&self) -> &Frames {
        &self.shared.frames
    }

    /// The last word of the label of the turn that sentence `index` belongs to.
    pub(super) fn turn(&self, index: u32) -> Option<u32> {
        self.shared.labels.get(index as usize)?.as_ref()?.end.checked_sub(1)
    }

    /// Whether the token is a first person as subject.
    pub(super) fn first_person(&self, at: u32) -> bool {
        self.is(at, &["i", "we"]) && self.chunk(at).is_none_or(|chunk| chunk.tokens.len() == 1)
    }

    pub(super) fn form(&self, at: u32) -> &str {
        self.reading.language.form(at)
    }

    pub(super) fn is(&self, at: u32, forms: &[&str]) -> bool {
        forms.contains(&self.form(at))
    }

    pub(super) fn tag(&self, at: u32) -> Tag {
        self.reading.language.tokens.get(at as usize).map_or(Tag::X, |token| token.tag)
    }

    /// The bytes of a range of tokens.
    pub(super) fn span(&self, tokens: &std::ops::Range<u32>) -> Span {
        self.reading.language.span(tokens)
    }

    /// Whether the token begins with a capital letter.
    pub(super) fn capital(&self, at: u32) -> bool {
        let span = self.reading.language.tokens.get(at as usize).map_or(Span::default(), |token| token.span);
        self.reading.slice(span).chars().next().is_some_and(char::is_uppercase)
    }

    /// The quotation (its index) on a token.
    pub(super) fn quotation(&self, at: u32) -> Option<u32> {
        self.quotation.get(at as usize).and_then(|&plus| plus.checked_sub(1))
    }

    /// The quotation of an index.
    pub(super) fn quoted(&self, index: u32) -> Option<&'a Quotation> {
        self.reading.quotations.get(index as usize)
    }

    /// Whether the token stands in a quotation that is more than a word or two in marks.
    pub(super) fn in_speech(&self, at: u32) -> bool {
        self.quotation(at).is_some_and(|index| self.speech(index))
    }

    /// Whether a quotation is more than a term in marks: four words, or a stop or comma before its closing mark.
    pub(super) fn speech(&self, index: u32) -> bool {
        self.quoted(index).is_some_and(|quotation| {
            let inner = self.reading.slice(quotation.inner).trim();
            let long = inner.split_whitespace().nth(3).is_some();
            // `the word "you."`": a word is named, not said.
            let before = self.reading.language.tokens_in(quotation.span).start.checked_sub(1);
            let named = before.is_some_and(|at| self.is(at, &["word", "words", "term", "phrase", "title", "slogan"]));
            long || !named && inner.ends_with(['.', ',', '!', '?', '…', '—'])
        })
    }

    pub(super) fn aside(&self, at: u32) -> bool {
        self.shared.aside.get(at as usize).copied().unwrap_or(false)
    }

    pub(super) fn chunk(&self, at: u32) -> Option<&'a Chunk> {
        let index = self.shared.chunk.get(at as usize)?.checked_sub(1)?;
        self.reading.language.chunks.get(index as usize)
    }

    pub(super) fn verb(&self, at: u32) -> Option<&'a VerbGroup> {
        let index = self.shared.verb.get(at as usize)?.checked_sub(1)?;
        self.reading.language.verbs.get(index as usize)
    }

    /// The finite verb group on a token, outside speech.
    pub(super) fn finite(&self, at: u32) -> Option<&'a VerbGroup> {
        let verb = self.verb(at).filter(|verb| verb.finite && !self.in_speech(at))?;
        (!self.is(verb.tokens.start, &["being", "having", "been"])).then_some(verb)
    }

    pub(super) fn noun(&self, at: u32) -> Noun {
        self.shared.noun.get(at as usize).copied().unwrap_or_default()
    }
}

impl Shared {
    /// Marks the tokens of balanced round and square brackets.
    fn brackets(&mut self, language: &Language, tokens: std::ops::Range<u32>, brackets: &Forms) {
        let mut open: Option<u32> = None;
        let words = language.tokens(&tokens).iter().zip(tokens);
        for (_, at) in words.filter(|(token, _)| brackets.has(token.word)) {
            match language.form(at) {
                "(" | "[" if open.is_none() => open = Some(at),
                ")" | "]" => {
                    if let Some(first) = open.take() {
                        self.aside.iter_mut().take(at as usize + 1).skip(first as usize).for_each(|flag| *flag = true);
                    }
                }
                _ => {}
            }
        }
    }
}

fn fill(slots: &mut [u32], tokens: &std::ops::Range<u32>, value: u32) {
    if let Some(slots) = slots.get_mut(tokens.start as usize..tokens.end as usize) {
        slots.fill(value);
    }
}
