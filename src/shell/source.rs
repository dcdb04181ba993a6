//! Opening what the user names: a regular file or standard input, nothing that could block or never end.

use std::fs::{self, File};
use std::io::{self, IsTerminal as _, Read as _};
use std::path::Path;

use crate::ingest::Refusal;

/// Files of this size and more are refused: offsets are 32 bits wide.
pub const LIMIT: u64 = 1 << 32;

/// All bytes of the file at `path`, or of standard input for `-`.
///
/// # Errors
/// A refusal that says what is wrong and how to go on.
pub fn read(path: &Path) -> Result<Vec<u8>, Refusal> {
    if path.as_os_str() == "-" { standard_input() } else { whole(path) }
}

/// All bytes of standard input.
fn standard_input() -> Result<Vec<u8>, Refusal> {
    let input = io::stdin().lock();
    if input.is_terminal() {
        return Err(Refusal::new("standard input is the terminal; pipe a briefing into it, or name a file"));
    }
    let mut bytes = Vec::new();
    let read = input.take(LIMIT).read_to_end(&mut bytes);
    read.map_err(|error| Refusal::new(format!("standard input cannot be read: {error}")))?;
    bounded(bytes.len() as u64).map(|()| bytes)
}

fn whole(path: &Path) -> Result<Vec<u8>, Refusal> {
    let (file, length) = open(path)?;
    let mut bytes = Vec::with_capacity(length as usize);
    let read = file.take(LIMIT).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(&error))?;
    bounded(bytes.len() as u64).map(|()| bytes)
}

/// Opens a regular file; with its length in bytes.
///
/// # Errors
/// Refuses what is no regular file before it is opened, so that a FIFO never blocks.
pub fn open(path: &Path) -> Result<(File, u64), Refusal> {
    let kind = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if kind.is_dir() {
        return Err(Refusal::new("is a directory; name a file in it"));
    }
    if !kind.is_file() {
        return Err(Refusal::new("is not a regular file; to read a pipe or a device, send it to `pincite -`"));
    }
    bounded(kind.len())?;
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    Ok((file, kind.len()))
}

fn bounded(length: u64) -> Result<(), Refusal> {
    if length >= LIMIT {
        return Err(Refusal::new("is 4 GiB or longer; split it (`split -b 1G`) and read the parts"));
    }
    Ok(())
}

fn unreadable(error: &io::Error) -> Refusal {
    Refusal::new(match error.kind() {
        io::ErrorKind::NotFound => "does not exist; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => "may not be read; check its permissions (`ls -l`)".to_owned(),
        _ => format!("cannot be read: {error}"),
    })
}
