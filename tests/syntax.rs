//! The compiled grammar is the one its source describes. `PINCITE_BLESS=1 cargo test --test syntax` writes it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::path::Path;

use syntect::dumps::{dump_to_uncompressed_file, from_uncompressed_data};
use syntect::parsing::syntax_definition::SyntaxDefinition;
use syntect::parsing::{SyntaxSet, SyntaxSetBuilder};

/// All that a grammar says, in one order whatever order it is stored in.
fn told(set: SyntaxSet) -> Vec<String> {
    let builder = set.into_builder();
    let syntax = &builder.syntaxes()[0];
    let mut contexts: Vec<String> =
        syntax.contexts.iter().map(|(name, context)| format!("{name}: {context:?}")).collect();
    contexts.sort();
    contexts.push(format!("{} {:?}", syntax.name, syntax.scope));
    contexts
}

#[test]
fn the_compiled_grammar_matches_its_source() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/syntax");
    let source = std::fs::read_to_string(folder.join("briefing.sublime-syntax")).unwrap();
    let mut builder = SyntaxSetBuilder::new();
    builder.add(SyntaxDefinition::load_from_str(&source, true, None).unwrap());
    let set = builder.build();
    let path = folder.join("briefing.packdump");
    if std::env::var_os("PINCITE_BLESS").is_some() {
        dump_to_uncompressed_file(&set, &path).unwrap();
    }
    let compiled: SyntaxSet = from_uncompressed_data(&std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(told(compiled), told(set), "run PINCITE_BLESS=1 cargo test --test syntax");
}
