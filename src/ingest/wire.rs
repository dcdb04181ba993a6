//! What passes between the reader and the confined child: one request and the bytes of a file in, frames out. Versioned,
//! and bounded on both sides: either side may be broken, and the child may be hostile.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Refusal;
use super::piece::{Assembly, Piece};
use crate::document::{Format, Place, Source, SourcePart};

/// The first bytes either way; the last one is the version.
const MAGIC: [u8; 8] = *b"pincite\x02";
/// The most bytes of one frame.
const FRAME: u64 = 256 << 20;
/// The most bytes of all frames.
const TOTAL: u64 = 2 << 30;

/// What the child is to do.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The name of the file, as it was given.
    pub name: String,
    /// The members that lead to the document, from the file inwards.
    pub members: Vec<String>,
    /// What is wanted of it.
    pub wish: Wish,
}

/// What is wanted of a document.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum Wish {
    /// All of it, in pieces.
    Document,
    /// The bytes of some of its parts, in the order given.
    Parts(Vec<SourcePart>),
}

/// What the child says.
#[derive(Debug, Serialize, Deserialize)]
pub enum Frame {
    /// What is being read.
    Begun {
        /// Its format.
        format: Format,
        /// Its name: that of the file, with the members on the way.
        name: String,
        /// Its length in bytes.
        bytes: u64,
        /// Its SHA-256 in hex.
        sha256: String,
    },
    /// The next piece.
    Piece(Box<Piece>),
    /// The bytes of a part, or why they cannot be had.
    Part(Result<Vec<u8>, String>),
    /// It cannot be read, or not further.
    Refused {
        /// As [`Refusal::message`].
        message: String,
        /// As [`Refusal::place`].
        place: Option<Place>,
    },
    /// That was all.
    Done,
}

impl From<Refusal> for Frame {
    fn from(refusal: Refusal) -> Self {
        Self::Refused { message: refusal.message, place: refusal.place }
    }
}

/// Writes a request; the bytes of the file follow it.
///
/// # Errors
/// Where it cannot be written.
pub fn ask(request: &Request, out: &mut impl Write) -> io::Result<()> {
    out.write_all(&MAGIC)?;
    put(request, out)
}

/// Reads a request; what is left in `input` is the file.
///
/// # Errors
/// Where it is none, or of another version.
pub fn asked(input: &mut impl Read) -> io::Result<Request> {
    greet(input)?;
    take(input, FRAME)?.map(|(request, _)| request).ok_or_else(|| wrong("there is no request"))
}

/// Writes frames.
pub struct Answer<W: Write> {
    out: W,
}

impl<W: Write> Answer<W> {
    /// Begins to answer.
    ///
    /// # Errors
    /// Where nothing can be written.
    pub fn new(mut out: W) -> io::Result<Self> {
        out.write_all(&MAGIC)?;
        Ok(Self { out })
    }

    /// Writes a frame, at once.
    ///
    /// # Errors
    /// Where nobody reads it.
    pub fn say(&mut self, frame: &Frame) -> io::Result<()> {
        put(frame, &mut self.out)?;
        self.out.flush()
    }
}

/// Reads frames.
pub struct Frames<R: Read> {
    input: R,
    greeted: bool,
    left: u64,
}

impl<R: Read> Frames<R> {
    /// Reads from `input`.
    pub fn new(input: R) -> Self {
        Self { input, greeted: false, left: TOTAL }
    }

    /// The next frame; `None` at the end.
    ///
    /// # Errors
    /// Where what comes is no frame, or more than may come.
    pub fn read(&mut self) -> io::Result<Option<Frame>> {
        if !self.greeted {
            greet(&mut self.input)?;
            self.greeted = true;
        }
        let Some((frame, length)) = take(&mut self.input, FRAME.min(self.left))? else { return Ok(None) };
        self.left -= length;
        Ok(Some(frame))
    }
}

/// Puts a document together from the answer to [`Wish::Document`]: what has come of it, and whether it is all; if not, what
/// the child said about it, or `None` where it broke off or spoke out of turn. `told` sees what has come after every piece.
pub fn hear<R: Read>(
    frames: &mut Frames<R>,
    mut told: impl FnMut(&Assembly),
) -> (Option<Assembly>, Result<(), Option<Refusal>>) {
    let mut assembly: Option<Assembly> = None;
    let ended = loop {
        match (frames.read(), &mut assembly) {
            (Ok(Some(Frame::Begun { format, name, bytes, sha256 })), None) => {
                assembly = Some(Assembly::new(format, Source { path: name, bytes, sha256, encoding: "" }));
            }
            (Ok(Some(Frame::Piece(piece))), Some(assembly)) => match assembly.add(*piece) {
                Ok(()) => told(assembly),
                Err(refusal) => break Err(Some(refusal)),
            },
            (Ok(Some(Frame::Refused { message, place })), _) => break Err(Some(Refusal { message, place })),
            (Ok(Some(Frame::Done)), Some(_)) => break Ok(()),
            _ => break Err(None),
        }
    };
    (assembly, ended)
}

fn greet(input: &mut impl Read) -> io::Result<()> {
    let mut magic = [0; MAGIC.len()];
    input.read_exact(&mut magic)?;
    if magic == MAGIC { Ok(()) } else { Err(wrong("the other side speaks another version")) }
}

/// Length (four bytes, low byte first), then the value.
fn put(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    let bytes = postcard::to_stdvec(value).map_err(|error| wrong(&error.to_string()))?;
    let length = u32::try_from(bytes.len()).ok().filter(|&length| u64::from(length) <= FRAME);
    let length = length.ok_or_else(|| wrong("a frame is too long"))?;
    out.write_all(&length.to_le_bytes())?;
    out.write_all(&bytes)
}

/// A value of at most `cap` bytes with its length; `None` at the end of the input.
fn take<T: DeserializeOwned>(input: &mut impl Read, cap: u64) -> io::Result<Option<(T, u64)>> {
    let mut length = [0; 4];
    let mut got = 0;
    while let Some(rest) = length.get_mut(got..).filter(|rest| !rest.is_empty()) {
        match input.read(rest) {
            Ok(0) if got == 0 => return Ok(None),
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => got += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let length = u64::from(u32::from_le_bytes(length));
    if length > cap {
        return Err(wrong("a frame is too long"));
    }
    let mut bytes = Vec::new();
    if input.take(length).read_to_end(&mut bytes)? as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let value = postcard::from_bytes(&bytes).map_err(|error| wrong(&error.to_string()))?;
    Ok(Some((value, length)))
}

fn wrong(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn answer() -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut answer = Answer::new(&mut bytes).unwrap();
        let name = "grain.pdf".to_owned();
        answer.say(&Frame::Begun { format: Format::Pdf, name, bytes: 12, sha256: "00".into() }).unwrap();
        answer.say(&Frame::Piece(Box::new(Piece { text: "Ships wait.\n".into(), ..Piece::default() }))).unwrap();
        answer.say(&Frame::Done).unwrap();
        bytes
    }

    #[test]
    fn what_is_said_is_heard() {
        let bytes = answer();
        let mut frames = Frames::new(&bytes[..]);
        assert!(matches!(frames.read().unwrap(), Some(Frame::Begun { format: Format::Pdf, bytes: 12, .. })));
        assert!(matches!(frames.read().unwrap(), Some(Frame::Piece(piece)) if piece.text == "Ships wait.\n"));
        assert!(matches!(frames.read().unwrap(), Some(Frame::Done)));
        assert!(frames.read().unwrap().is_none());
    }

    #[test]
    fn a_request_leaves_the_file() {
        let request = Request { name: "a.eml".into(), members: vec!["2".into()], wish: Wish::Document };
        let mut bytes = Vec::new();
        ask(&request, &mut bytes).unwrap();
        bytes.extend(b"From: x");
        let mut input = &bytes[..];
        assert_eq!(asked(&mut input).unwrap(), request);
        assert_eq!(input, b"From: x");
    }

    #[test]
    fn another_version_and_a_length_that_lies_are_errors() {
        let mut bytes = answer();
        bytes[7] = 9;
        assert!(Frames::new(&bytes[..]).read().is_err());
        let mut bytes = answer();
        bytes[8..12].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(Frames::new(&bytes[..]).read().is_err());
    }

    proptest! {
        #[test]
        fn a_broken_answer_is_an_error_or_ends(at in 0_usize..80, byte in any::<u8>(), cut in 0_usize..80) {
            let mut bytes = answer();
            let (at, cut) = (at % bytes.len(), cut % bytes.len());
            bytes[at] = byte;
            bytes.truncate(bytes.len() - cut);
            let mut frames = Frames::new(&bytes[..]);
            for _ in 0..10 {
                match frames.read() {
                    Ok(Some(_)) => {}
                    Ok(None) | Err(_) => break,
                }
            }
        }
    }
}
