//! From a path to a Briefing, for the verbs that print.

use std::path::Path;
use std::sync::Arc;

use crate::briefing::Briefing;
use crate::ingest::{self, Part, Refusal};
use crate::lexicon::Lexicon;
use crate::shell::confined::{self, Wanted};
use crate::shell::{lexicon, source};

use super::messages;

/// What the sample is called.
pub const SAMPLE_NAME: &str = "sample briefing";
/// The sample that opens without a file.
pub const SAMPLE: &str = include_str!("../../assets/samples/briefing.txt");

/// What the user names.
#[derive(Clone, Copy, Debug)]
pub struct Chosen<'a> {
    /// The file; `None` is the sample, `-` standard input.
    pub path: Option<&'a Path>,
    /// The members that lead to the document inside it.
    pub members: &'a [String],
}

/// The user's lexicon; says so where it has mistakes.
pub fn lexicon() -> Arc<Lexicon> {
    let (lexicon, message) = lexicon::load();
    if let Some(message) = message {
        messages::say(&message);
    }
    Arc::new(lexicon)
}

/// Reads the whole of what is named and analyses it.
///
/// # Errors
/// Why it was refused.
pub fn briefing(chosen: Chosen<'_>, lexicon: &Arc<Lexicon>) -> Result<Briefing, Refusal> {
    let bytes = match chosen.path {
        Some(path) => source::read(path)?,
        None => SAMPLE.as_bytes().to_vec(),
    };
    briefing_of(bytes, chosen, lexicon)
}

/// The same from bytes that have been read.
///
/// # Errors
/// Why they were refused.
pub fn briefing_of(bytes: Vec<u8>, chosen: Chosen<'_>, lexicon: &Arc<Lexicon>) -> Result<Briefing, Refusal> {
    let name = chosen.path.map_or_else(|| SAMPLE_NAME.to_owned(), |path| path.to_string_lossy().into_owned());
    let document = if chosen.members.is_empty() && !ingest::is_foreign(&bytes, &name) {
        ingest::read(bytes, &name, Part::Whole)?.shared()
    } else {
        let members = chosen.members.to_vec();
        let wanted = Wanted { bytes: Arc::new(bytes), name, members, program: None };
        confined::document(&wanted)?.shared()
    };
    let extent = document.span();
    Ok(Briefing::of(document, Arc::clone(lexicon), extent))
}
