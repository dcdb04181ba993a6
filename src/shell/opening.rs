//! What is opened, as far as the first picture needs it: the first bytes now, the rest behind.

use std::io::{self, IsTerminal as _, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::Document;
use crate::ingest::{self, Part, Refusal};

use super::source::{self, LIMIT};

/// How much of a source is read before the first picture.
const PREFIX: u64 = 256 << 10;
/// How much is read at once behind it.
const PIECE: u64 = 4 << 20;

/// A source that has been opened, with its first document.
pub struct Opening {
    /// Its name as it is shown.
    pub name: String,
    /// Where it lies, for the editor; `None` for standard input and the sample.
    pub path: Option<PathBuf>,
    /// The document of its first bytes, or of all of them.
    pub document: Arc<Document>,
    /// What is still to be read.
    pub rest: Option<Rest>,
}

/// A source of which the first bytes have been read.
pub struct Rest {
    name: String,
    bytes: Vec<u8>,
    more: Box<dyn Read + Send>,
}

impl Opening {
    /// Opens the file at `path`, or standard input for `-`.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn of(path: &Path) -> Result<Self, Refusal> {
        let name = path.to_string_lossy().into_owned();
        if path.as_os_str() == "-" {
            if io::stdin().is_terminal() {
                return Err(Refusal::new("standard input is the terminal; pipe a briefing into it, or name a file"));
            }
            return Self::begin(name, None, Box::new(io::stdin()));
        }
        let (file, _) = source::open(path)?;
        Self::begin(name, Some(path.to_path_buf()), Box::new(file))
    }

    /// Opens a text that is part of the program.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn text(name: &str, text: &'static str) -> Result<Self, Refusal> {
        Self::begin(name.to_owned(), None, Box::new(text.as_bytes()))
    }

    fn begin(name: String, path: Option<PathBuf>, mut more: Box<dyn Read + Send>) -> Result<Self, Refusal> {
        let mut bytes = Vec::new();
        // One byte more than the prefix tells whether the source ends there.
        let read = more.as_mut().take(PREFIX + 1).read_to_end(&mut bytes);
        read.map_err(|error| Refusal::new(format!("cannot be read: {error}")))?;
        if bytes.len() as u64 <= PREFIX {
            let document = ingest::read(bytes, &name, Part::Whole)?.shared();
            return Ok(Self { name, path, document, rest: None });
        }
        let document = ingest::read(bytes.clone(), &name, Part::Prefix)?.shared();
        let rest = Some(Rest { name: name.clone(), bytes, more });
        Ok(Self { name, path, document, rest })
    }
}

impl Rest {
    /// Reads all that is left, in pieces; the document of the whole.
    ///
    /// # Errors
    /// Why it is refused, or cannot be read further.
    pub fn read(mut self) -> Result<Arc<Document>, Refusal> {
        loop {
            let read = self.more.as_mut().take(PIECE).read_to_end(&mut self.bytes);
            let read = read.map_err(|error| Refusal::new(format!("cannot be read further: {error}")))?;
            if self.bytes.len() as u64 >= LIMIT {
                return Err(Refusal::new("is 4 GiB or longer; split it (`split -b 1G`) and read the parts"));
            }
            if read == 0 {
                return ingest::read(self.bytes, &self.name, Part::Whole).map(Document::shared);
            }
        }
    }
}
