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
pub static TAGGER: &[u8] = include_bytes!("../../assets/models/tagger.bin");
/// The weights of the name model: one row for each hash, one column for each BIO label.
pub static NAMES: &[u8] = include_bytes!("../../assets/models/names.bin");
/// The gazetteer: an fst map from an entry (tokens set apart by one space) to its [`Kinds`].
pub static GAZETTEER: &[u8] = include_bytes!("../../assets/models/gazetteer.fst");
/// The word list: an fst map from a word form to its [`WordFacts`].
pub static WORDS: &[u8] = include_bytes!("../../assets/models/words.fst");

/// Names the models in `engine.models` of `pincite/1`; changed whenever the weights are.
pub const VERSION: &str = "en-3";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_models_that_ship_are_whole_and_small() {
        assert!(Table::<17>::new(TAGGER).is_some());
        assert!(Table::<8>::new(NAMES).is_some());
        assert!(Words::default().len() > 20_000);
        assert!(Gazetteer::default().len() > 30_000);
        assert!(TAGGER.len() + NAMES.len() + GAZETTEER.len() + WORDS.len() < 4_000_000);
    }

    #[test]
    fn the_gazetteer_knows_words_and_runs_of_words() {
        assert!(gazetteer::kinds("kenya").any(Kinds::COUNTRY));
        assert!(gazetteer::kinds("nairobi").any(Kinds::CAPITAL));
        assert!(!gazetteer::kinds("nobody").any(Kinds::PLACE));
        let run = ["new", "zealand", "signed"];
        assert!(gazetteer::longest(run).is_some_and(|(count, kinds)| count == 2 && kinds.any(Kinds::COUNTRY)));
        assert_eq!(gazetteer::longest(["signed"]), None);
        assert_eq!(gazetteer::longest([]), None);
    }
}
