//! Documents for tests: paragraphs set apart by blank lines.

use super::{Language, SentenceSpan, Tag, Token, chunks, verbs};
use crate::document::{Block, BlockKind, Document, Format, Source};
use crate::text::{LineIndex, Span};

/// A plain document of paragraphs; `markup` lists bytes that are syntax.
pub fn document(text: &str, markup: &[(u32, u32)]) -> Document {
    let mut blocks = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let rest = text.get(start..).unwrap_or_default();
        let end = rest.find("\n\n").map_or(text.len(), |at| start + at + 2);
        let span = Span::from_range(&(start..end));
        blocks.push(Block::new(BlockKind::Paragraph, span, span.trim(text), 0));
        start = end;
    }
    Document {
        text: text.to_owned(),
        blocks,
        markup: markup.iter().map(|&(start, end)| Span::new(start, end)).collect(),
        lines: LineIndex::new(text),
        format: Format::Text,
        source: Source { path: "-".to_owned(), bytes: text.len() as u64, sha256: String::new(), encoding: "UTF-8" },
        ..Document::default()
    }
}

/// One sentence of `word/TAG` pairs with its chunks and verb groups: nothing depends on the tagger.
pub fn tagged(pairs: &str) -> Language {
    let mut language = Language::default();
    let mut start = 0;
    for pair in pairs.split_whitespace() {
        let (word, tag) = pair.rsplit_once('/').unwrap_or((pair, "X"));
        let glued = word.starts_with('_');
        let word = word.trim_start_matches('_');
        let span = Span::new(start, start + word.len() as u32);
        let id = language.vocabulary.intern(&word.to_lowercase());
        language.tokens.push(Token { span, word: id, tag: tag_of(tag), spaced: !glued });
        start = span.end() + 1;
    }
    let tokens = 0..language.tokens.len() as u32;
    language.sentences.push(SentenceSpan { span: language.span(&tokens), block: 0, tokens });
    language.chunks = chunks::find(&language);
    language.verbs = verbs::find(&language);
    language
}

fn tag_of(name: &str) -> Tag {
    match name {
        "ADJ" => Tag::Adj,
        "ADP" => Tag::Adp,
        "ADV" => Tag::Adv,
        "AUX" => Tag::Aux,
        "CCONJ" => Tag::Cconj,
        "DET" => Tag::Det,
        "NOUN" => Tag::Noun,
        "NUM" => Tag::Num,
        "PART" => Tag::Part,
        "PRON" => Tag::Pron,
        "PROPN" => Tag::Propn,
        "PUNCT" => Tag::Punct,
        "SCONJ" => Tag::Sconj,
        "SYM" => Tag::Sym,
        "VERB" => Tag::Verb,
        _ => Tag::X,
    }
}

/// The words of a range of tokens, joined by spaces.
pub fn words(language: &Language, tokens: &std::ops::Range<u32>) -> String {
    tokens.clone().map(|at| language.form(at)).collect::<Vec<_>>().join(" ")
}
