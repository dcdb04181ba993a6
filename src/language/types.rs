//! The types that the language floor hands up: compact, by index, without strings.

use std::ops::Range;
use std::sync::Arc;

use super::steps::Steps;
use crate::model::hash::HashMap;
use crate::text::Span;

/// A part of speech: the universal tag set (UPOS, Universal Dependencies v2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are those of the standard")]
pub enum Tag {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

/// The number of a word form (lower case, apostrophes made `'`) in a [`Vocabulary`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(pub u32);

/// The word forms of one document, each with a number in order of first sight.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Word forms by number: lower case, apostrophes made `'`, markup and hidden characters left out.
    pub forms: Vec<Arc<str>>,
    /// Numbers by word form.
    pub ids: HashMap<Arc<str>, WordId>,
}

impl Vocabulary {
    /// The word form of `id`, lower case; empty for a number of another vocabulary.
    pub fn form(&self, id: WordId) -> &str {
        self.forms.get(id.0 as usize).map_or("", |form| form)
    }

    /// The number of the lower-case word form, if the document has it.
    pub fn get(&self, form: &str) -> Option<WordId> {
        self.ids.get(form).copied()
    }

    /// The word forms for which `holds`: asked once for each form, not for each token.
    pub fn which(&self, holds: impl Fn(&str) -> bool) -> Forms {
        Forms(self.forms.iter().map(|form| holds(form)).collect())
    }

    /// The number of the lower-case word form, new if need be.
    pub fn intern(&mut self, form: &str) -> WordId {
        if let Some(&id) = self.ids.get(form) {
            return id;
        }
        let id = WordId(self.forms.len() as u32);
        let form: Arc<str> = form.into();
        self.forms.push(Arc::clone(&form));
        self.ids.insert(form, id);
        id
    }
}

/// A set of word forms of one [`Vocabulary`].
#[derive(Clone, Debug)]
pub struct Forms(Vec<bool>);

impl Forms {
    /// Whether the form of a number is one of them.
    pub fn has(&self, word: WordId) -> bool {
        self.0.get(word.0 as usize).copied().unwrap_or(false)
    }
}

/// One token: a word, a number, a clitic (`'s`, `n't`) or one mark of punctuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes in the text.
    pub span: Span,
    /// Its word form.
    pub word: WordId,
    /// Its part of speech.
    pub tag: Tag,
    /// Whether white space (or a markup gap that shows as one) stands before it.
    pub spaced: bool,
}

/// One sentence, heading, list item sentence or table row cell text, as the boundary rules cut it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceSpan {
    /// Its bytes, without white space at the ends, without list markers.
    pub span: Span,
    /// The block (index into `Document::blocks`) it lies in.
    pub block: u32,
    /// Its tokens (indices into [`Language::tokens`]).
    pub tokens: Range<u32>,
}

/// What a name names, as `pincite/1` has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// A human being.
    Person,
    /// A company, agency, party, court, armed force or paper.
    Organisation,
    /// A country, town, region, river.
    Place,
    /// A people, a faith, a movement.
    Group,
    /// A law, an event, a product.
    Other,
}

/// One occurrence of a name, without title and determiner, without a closing `'s`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its bytes.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// What it names.
    pub kind: NameKind,
}

/// A base noun phrase: determiner to head, no prepositional phrase or clause after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chunk {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its head noun, pronoun or last word of a name (a token index).
    pub head: u32,
}

/// A verb group: auxiliaries, adverbs between them and the main verb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its main verb (a token index).
    pub head: u32,
    /// Whether it is passive ("was quoted").
    pub passive: bool,
    /// Whether it is finite (has tense), not a bare infinitive or participle.
    pub finite: bool,
    /// Whether it holds a negation.
    pub negated: bool,
    /// Its modal (`could`, `will`; a token index), if any.
    pub modal: Option<u32>,
    /// The chunk (index into [`Language::chunks`]) that is its grammatical subject, where one was found.
    pub subject: Option<u32>,
}

/// What the language floor found in one document. All lists are in order of the text.
#[derive(Clone, Debug, Default)]
pub struct Language {
    /// Word forms.
    pub vocabulary: Vocabulary,
    /// All tokens of the analysed part of the text, markup skipped.
    pub tokens: Vec<Token>,
    /// All sentences; none crosses a block.
    pub sentences: Vec<SentenceSpan>,
    /// Names, longest reading, none overlapping.
    pub names: Vec<Name>,
    /// Base noun phrases.
    pub chunks: Vec<Chunk>,
    /// Verb groups.
    pub verbs: Vec<VerbGroup>,
    /// Where a search in these lists begins.
    pub steps: Places,
}

/// The steps of the lists of a [`Language`]: of the tokens by byte, of the others by token.
#[derive(Clone, Debug, Default)]
#[allow(missing_docs, reason = "named like the lists")]
pub struct Places {
    pub tokens: Steps,
    pub sentences: Steps,
    pub names: Steps,
    pub chunks: Steps,
    pub verbs: Steps,
}

impl Language {
    /// The tokens of a range of indices; empty where the range lies outside.
    pub fn tokens(&self, range: &Range<u32>) -> &[Token] {
        self.tokens.get(range.start as usize..range.end as usize).unwrap_or_default()
    }

    /// The lower-case word form of token `index`; empty where there is none.
    pub fn form(&self, index: u32) -> &str {
        self.tokens.get(index as usize).map_or("", |token| self.vocabulary.form(token.word))
    }

    /// The bytes from the first to the last token of a range; empty at 0 where the range is empty.
    pub fn span(&self, range: &Range<u32>) -> Span {
        match self.tokens(range) {
            [] => Span::default(),
            [only] => only.span,
            [first, .., last] => first.span.cover(last.span),
        }
    }

    /// The tokens (a range of indices) that begin inside `span`.
    pub fn tokens_in(&self, span: Span) -> Range<u32> {
        let before = |offset| self.steps.tokens.before(&self.tokens, offset, |token| token.span.start());
        let (first, end) = (before(span.start()), before(span.end()));
        first as u32..(end.max(first)) as u32
    }
}
