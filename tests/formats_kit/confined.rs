//! Reading in a child, as the reader does it, and what must hold whatever the bytes are.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use pincite::document::{Document, invariant};
use pincite::ingest::Refusal;
use pincite::shell::confined::{self, Cancel, Wanted};

/// No reading may take longer: ten seconds of processor time, on a machine that has other work.
const LONGEST: Duration = Duration::from_mins(1);

/// Reads `bytes` in a child.
///
/// # Panics
/// Where the document is not sound, or what is told of it is not one clear line.
pub fn read(bytes: Vec<u8>, name: &str, program: &str, what: &str) -> Result<Document, Refusal> {
    let program = Some(PathBuf::from(program));
    let wanted = Wanted { bytes: Arc::new(bytes), name: name.to_owned(), program, ..Wanted::default() };
    let begun = Instant::now();
    let outcome = confined::read(&wanted, &Cancel::default(), |_| ());
    assert!(begun.elapsed() < LONGEST, "{what}: {:?}", begun.elapsed());
    let one_line = |message: &str| {
        assert!(!message.is_empty() && !message.contains(['\n', '\r', '\u{1b}']), "{what}: {message:?}");
    };
    match &outcome {
        Ok(document) => {
            assert_eq!(invariant::check(document), Vec::<String>::new(), "{what}");
            document.problems.iter().for_each(|problem| one_line(&problem.message));
            let empty = document.text.trim().is_empty();
            assert!(!empty || !document.problems.is_empty(), "{what}: nothing was read and nothing is told");
        }
        Err(refusal) => one_line(&refusal.message),
    }
    outcome
}

/// Whether a child died: a reader that panicked, or took too much.
pub fn died(outcome: &Result<Document, Refusal>) -> bool {
    let is_death = |message: &str| message.contains("its parser");
    match outcome {
        Ok(document) => document.problems.iter().any(|problem| is_death(&problem.message)),
        Err(refusal) => is_death(&refusal.message),
    }
}
