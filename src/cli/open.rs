//! From a path to a Briefing, for the verbs that print.

use std::path::Path;
use std::sync::Arc;

use crate::briefing::Briefing;
use crate::ingest::{self, Foreign, Part, Refusal};
use crate::lexicon::Lexicon;
use crate::shell::{lexicon, source};

use super::messages;

/// What the sample is called.
pub const SAMPLE_NAME: &str = "sample briefing";
/// The sample that opens without a file.
pub const SAMPLE: &str = include_str!("../../assets/samples/briefing.txt");

/// The user's lexicon; says so where it has mistakes.
pub fn lexicon() -> Arc<Lexicon> {
    let (lexicon, message) = lexicon::load();
    if let Some(message) = message {
        messages::say(&message);
    }
    Arc::new(lexicon)
}

/// Reads the whole of a file and analyses it; the sample where there is no path.
///
/// # Errors
/// Why it was refused.
pub fn briefing(path: Option<&Path>, lexicon: &Arc<Lexicon>) -> Result<Briefing, Refusal> {
    let (bytes, name) = match path {
        Some(path) => (source::read(path)?, path.to_string_lossy().into_owned()),
        None => (SAMPLE.as_bytes().to_vec(), SAMPLE_NAME.to_owned()),
    };
    let document = if ingest::is_foreign(&bytes, &name) {
        Foreign::of(bytes, &name, &[])?.document()?.shared()
    } else {
        ingest::read(bytes, &name, Part::Whole)?.shared()
    };
    let extent = document.span();
    Ok(Briefing::of(document, Arc::clone(lexicon), extent))
}
