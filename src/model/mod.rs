//! Floor 1: the small statistical models, used in place without parsing: hashed weight tables, word clusters and the
//! gazetteer, all read from `assets/models` as the bytes they are.

pub mod gazetteer;
pub mod hash;
pub mod table;
pub mod words;

pub use gazetteer::{Gazetteer, Kinds};
pub use table::Table;
pub use words::{WordFacts, Words};

/// The weights of the part-of-speech tagger: one row for each hash, one column for each tag of UPOS.
pub const TAGGER: &[u8] = include_bytes!("../../assets/models/tagger.bin");
/// The weights of the name model: one row for each hash, one column for each BIO label.
pub const NAMES: &[u8] = include_bytes!("../../assets/models/names.bin");
/// The gazetteer: an fst map from an entry (tokens set apart by one space) to its [`Kinds`].
pub const GAZETTEER: &[u8] = include_bytes!("../../assets/models/gazetteer.fst");
/// The word list: an fst map from a word form to its [`WordFacts`].
pub const WORDS: &[u8] = include_bytes!("../../assets/models/words.fst");

/// Names the models in `engine.models` of `pincite/1`; changed whenever the weights are.
pub const VERSION: &str = "en-1";
