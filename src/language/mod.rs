//! Floor 2: what grammar can say of a text: tokens, sentence boundaries, parts of speech, names, noun phrases and
//! verb groups. Spans only; who is who and who said what is the matter of `reading`.

mod alone;
mod boundaries;
mod chunks;
mod hyphens;
mod name_features;
mod name_signs;
mod names;
mod phrases;
mod repair;
#[cfg(test)]
mod sample;
mod saying;
mod steps;
mod surface;
mod tag_features;
mod tagger;
mod tokens;
#[cfg(feature = "train")]
pub mod train;
mod types;
mod verbs;

pub use steps::Steps;
pub use types::{Chunk, Forms, Language, Name, NameKind, SentenceSpan, Tag, Token, VerbGroup, Vocabulary, WordId};

use crate::document::Document;
use crate::text::Span;

/// Analyses the blocks of `document` that begin inside `extent`.
pub fn analyse(document: &Document, extent: Span) -> Language {
    let mut language = Language::default();
    tokens::tokenise(document, extent, &mut language);
    boundaries::cut(document, &mut language);
    language.steps.tokens = Steps::new(6, language.tokens.iter().map(|token| token.span.start()));
    language.steps.sentences = Steps::new(6, language.sentences.iter().map(|sentence| sentence.tokens.start));
    let (surfaces, numbers) = tagger::surfaces(document, &language);
    tagger::tag(&mut language, &surfaces, &numbers);
    saying::mend(&mut language);
    let names = names::find(document, &language, &surfaces, &numbers);
    language.names = hyphens::widened(document, &language, names);
    language.steps.names = Steps::new(5, language.names.iter().map(|name| name.tokens.start));
    language.chunks = chunks::find(&language);
    language.steps.chunks = Steps::new(5, language.chunks.iter().map(|chunk| chunk.tokens.start));
    language.verbs = verbs::find(&language);
    language.steps.verbs = Steps::new(5, language.verbs.iter().map(|verb| verb.tokens.start));
    language
}
