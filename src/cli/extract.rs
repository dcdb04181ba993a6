//! `pincite extract`: every finding of each file, one file after the other.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::briefing::Briefing;
use crate::ingest::Refusal;
use crate::report::{json, markdown};

use super::args::{Extract, Output};
use super::exit::Status;
use super::{messages, open};

/// Room for what is written between two calls of the system.
const BUFFER: usize = 1 << 16;

/// Prints the extract of every file.
pub fn run(options: &Extract) -> Status {
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    match files(options, &mut out).and_then(|refused| out.flush().map(|()| refused)) {
        Ok(0) => Status::Done,
        Ok(_) if options.files.len() > 1 => Status::Failed,
        Ok(_) => Status::Usage,
        Err(error) => messages::unwritten(&error),
    }
}

/// Writes all extracts; how many files were refused.
fn files(options: &Extract, out: &mut impl Write) -> io::Result<usize> {
    let lexicon = open::lexicon();
    let mut refused = 0;
    for (path, left) in options.files.iter().zip((0..options.files.len()).rev()) {
        match open::briefing(open::Chosen { path: Some(path), members: &options.members }, &lexicon) {
            Ok(briefing) => {
                write(&briefing, options, out)?;
                if left == 0 {
                    // The process ends here: its memory goes back as a whole, not list by list.
                    std::mem::forget(briefing);
                }
            }
            Err(refusal) => {
                refused += 1;
                refuse(path, &refusal, options.format, out)?;
            }
        }
    }
    Ok(refused)
}

fn write(briefing: &Briefing, options: &Extract, out: &mut impl Write) -> io::Result<()> {
    let lines = options.format == Output::Json;
    match options.format {
        Output::Json | Output::Jsonl => {
            json::write(briefing, json::Options { with_text: options.with_text, lines }, out)
        }
        Output::Md => markdown::write(briefing, out),
    }
}

fn refuse(path: &Path, refusal: &Refusal, format: Output, out: &mut impl Write) -> io::Result<()> {
    let path = path.to_string_lossy();
    messages::say(&format!("{path}: {refusal}"));
    match format {
        Output::Json | Output::Jsonl => json::write_refused(&json::Refused { path: &path, refusal }, out),
        Output::Md => Ok(()),
    }
}
