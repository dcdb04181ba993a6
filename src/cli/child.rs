//! The hidden verb: parses one document it is given on standard input, confined, and answers in frames.

use std::io::{self, BufWriter, Read as _, Write};
use std::panic::{self, AssertUnwindSafe};

use sha2::{Digest as _, Sha256};

use crate::ingest::wire::{self, Answer, Frame, Wish};
use crate::ingest::{Foreign, Refusal, Stop};
use crate::shell::confine::{confine, limits, out_of_reach};

use super::exit::Status;

/// What a panic of a parser is told as.
const BROKEN: &str = "cannot be read: its parser broke on it (an error of pincite; please report it with the file)";

/// Serves one request.
pub fn run() -> Status {
    if confine().is_err() {
        return Status::Failed;
    }
    panic::set_hook(Box::new(|_| ()));
    match serve() {
        Ok(()) => Status::Done,
        Err(_) => Status::Failed,
    }
}

/// Says what is out of reach for a confined child, and its limits; reads nothing.
pub fn probe() -> Status {
    if confine().is_err() {
        return Status::Failed;
    }
    let mut out = io::stdout().lock();
    let reach =
        out_of_reach().map(|(name, denied)| (name, if denied { "denied".to_owned() } else { "open".to_owned() }));
    let limits = limits().map(|(name, limit)| (name, limit.map_or("none".to_owned(), |limit| limit.to_string())));
    let told = reach.into_iter().chain(limits).try_for_each(|(name, says)| writeln!(out, "{name}: {says}"));
    if told.is_ok() { Status::Done } else { Status::Failed }
}

fn serve() -> io::Result<()> {
    let mut input = io::stdin().lock();
    let request = wire::asked(&mut input)?;
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let mut answer = Answer::new(BufWriter::new(io::stdout().lock()))?;
    let done = panic::catch_unwind(AssertUnwindSafe(|| {
        let file = Foreign::of(bytes, &request.name, &request.members)?;
        begin(&file, &mut answer)?;
        match &request.wish {
            Wish::Document => {
                file.read(&mut |piece| answer.say(&Frame::Piece(Box::new(piece))).map_err(|_| Stop::Unwanted))
            }
            Wish::Parts(parts) => {
                for part in parts {
                    let found = file.part(part).map_err(|refusal| refusal.message);
                    answer.say(&Frame::Part(found)).map_err(|_| Stop::Unwanted)?;
                }
                Ok(())
            }
        }
    }));
    match done {
        Ok(Ok(())) => answer.say(&Frame::Done),
        Ok(Err(Stop::Refused(refusal))) => answer.say(&refusal.into()),
        Ok(Err(Stop::Unwanted)) => Ok(()),
        Err(_) => answer.say(&Refusal::new(BROKEN).into()),
    }
}

fn begin<W: Write>(file: &Foreign, answer: &mut Answer<W>) -> Result<(), Stop> {
    let sha256 = format!("{:x}", Sha256::digest(&file.bytes));
    let (name, bytes) = (file.name.clone(), file.bytes.len() as u64);
    answer.say(&Frame::Begun { format: file.format(), name, bytes, sha256 }).map_err(|_| Stop::Unwanted)
}
