//! What is opened, as far as the first picture needs it: the first bytes now, the rest behind.

use std::io::{self, IsTerminal as _, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::document::{Document, Source};
use crate::ingest::{self, Part, Refusal};

use super::confined::{self, Cancel, Wanted};
use super::source::{self, LIMIT};
use super::watch::Stamp;

/// How much of a source is read before the first picture.
const PREFIX: u64 = 256 << 10;
/// How much is read at once behind it.
const PIECE: u64 = 4 << 20;

/// A document that can be opened: a file, or a document inside one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The file.
    pub path: PathBuf,
    /// The members that lead to the document inside it.
    pub members: Vec<String>,
}

impl Target {
    /// Whether it is standard input, which can be read once.
    pub fn is_standard_input(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// Whether there is a file to read.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.is_standard_input() { Ok(()) } else { source::open(&self.path).map(drop) }
    }

    /// What it is called on the screen.
    pub fn name(&self) -> String {
        let path = self.path.to_string_lossy();
        self.members.iter().fold(path.into_owned(), |name, member| format!("{name}/{member}"))
    }
}

/// A source that has been opened, with its first document.
pub struct Opening {
    /// Its name as it is shown.
    pub name: String,
    /// Where it lies; `None` for standard input and the sample.
    pub target: Option<Target>,
    /// The state of the file when it was opened.
    pub stamp: Option<Stamp>,
    /// The document of its first bytes, or of all of them.
    pub document: Arc<Document>,
    /// What is still to be read.
    pub rest: Option<Rest>,
}

/// A source of which the first bytes have been read.
pub struct Rest {
    name: String,
    /// The members that lead to the document inside it.
    members: Vec<String>,
    /// Whether it is read in a child.
    confined: bool,
    bytes: Vec<u8>,
    more: Box<dyn Read + Send>,
}

impl Opening {
    /// Opens the file at `path`, or standard input for `-`.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn of(path: &Path, members: &[String]) -> Result<Self, Refusal> {
        let name = path.to_string_lossy().into_owned();
        if path.as_os_str() == "-" {
            if io::stdin().is_terminal() {
                return Err(Refusal::new("standard input is the terminal; pipe a briefing into it, or name a file"));
            }
            return Self::begin(name, None, members, Box::new(io::stdin()));
        }
        let (file, _) = source::open(path)?;
        let stamp = file.metadata().ok().map(|data| Stamp::of(&data));
        let target = Target { path: path.to_path_buf(), members: members.to_vec() };
        let opening = Self::begin(name, Some(target), members, Box::new(file))?;
        Ok(Self { stamp, ..opening })
    }

    /// Opens a text that is part of the program.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn text(name: &str, text: &'static str) -> Result<Self, Refusal> {
        Self::begin(name.to_owned(), None, &[], Box::new(text.as_bytes()))
    }

    fn begin(
        name: String,
        target: Option<Target>,
        members: &[String],
        mut more: Box<dyn Read + Send>,
    ) -> Result<Self, Refusal> {
        let mut bytes = Vec::new();
        // One byte more than the prefix tells whether the source ends there.
        let read = more.as_mut().take(PREFIX + 1).read_to_end(&mut bytes);
        read.map_err(|error| Refusal::new(format!("cannot be read: {error}")))?;
        if !members.is_empty() || ingest::is_foreign(&bytes, &name) {
            let source = Source { path: name.clone(), ..Source::default() };
            let document = Document { source, prefix: true, ..Document::default() }.shared();
            let rest = Rest { name: name.clone(), members: members.to_vec(), confined: true, bytes, more };
            return Ok(Self { name, target, stamp: None, document, rest: Some(rest) });
        }
        if bytes.len() as u64 <= PREFIX {
            let document = ingest::read(bytes, &name, Part::Whole)?.shared();
            return Ok(Self { name, target, stamp: None, document, rest: None });
        }
        let document = ingest::read(bytes.clone(), &name, Part::Prefix)?.shared();
        let rest = Some(Rest { name: name.clone(), members: Vec::new(), confined: false, bytes, more });
        Ok(Self { name, target, stamp: None, document, rest })
    }
}

impl Rest {
    /// Reads all that is left; the document of the whole. What can be read before the end goes to `told`, with how much
    /// has been read of how much (pages, chapters). What was read in a child is kept in `kept`, to ask for its parts.
    ///
    /// # Errors
    /// Why it is refused, or cannot be read further.
    pub fn read(
        mut self,
        cancel: &Cancel,
        told: impl Fn(Arc<Document>, (u32, u32)),
        kept: &mut Option<Wanted>,
    ) -> Result<Arc<Document>, Refusal> {
        loop {
            let read = self.more.as_mut().take(PIECE).read_to_end(&mut self.bytes);
            let read = read.map_err(|error| Refusal::new(format!("cannot be read further: {error}")))?;
            if self.bytes.len() as u64 >= LIMIT {
                return Err(Refusal::new("is 4 GiB or longer; split it (`split -b 1G`) and read the parts"));
            }
            if read == 0 {
                return self.finish(cancel, told, kept).map(Document::shared);
            }
        }
    }

    fn finish(
        self,
        cancel: &Cancel,
        told: impl Fn(Arc<Document>, (u32, u32)),
        kept: &mut Option<Wanted>,
    ) -> Result<Document, Refusal> {
        if !self.confined {
            return ingest::read(self.bytes, &self.name, Part::Whole);
        }
        let wanted = Wanted { bytes: Arc::new(self.bytes), name: self.name, members: self.members, program: None };
        let mut shown = 0;
        confined::read(kept.insert(wanted), cancel, |assembly| {
            // Each picture copies the text so far: showing it only when it has doubled keeps the work linear.
            if assembly.len() > 2 * shown {
                shown = assembly.len();
                told(assembly.so_far().shared(), assembly.progress());
            }
        })
    }
}
