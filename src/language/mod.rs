//! Floor 2: what grammar can say of a text: tokens, sentence boundaries, parts of speech, names, noun phrases and
//! verb groups. Spans only; who is who and who said what is the matter of `reading`.

mod types;

pub use types::{Chunk, Language, Name, NameKind, SentenceSpan, Tag, Token, VerbGroup, Vocabulary, WordId};
