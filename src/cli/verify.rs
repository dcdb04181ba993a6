//! `pincite verify`: whether every quote of an extract stands in the file where the extract says.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::ingest::{self, Part};
use crate::report::verify::{Extract, Source, Verified, extracts, verify};
use crate::shell::source;
use crate::text::glyph::display_line;

use super::args::Verify;
use super::exit::Status;
use super::{messages, quoting};

/// Prints one line a finding.
pub fn run(options: &Verify) -> Status {
    let extract = match extract(options) {
        Ok(extract) => extract,
        Err(message) => return messages::refuse(&message),
    };
    let path = options.file.to_string_lossy();
    let bytes = match source::read(&options.file) {
        Ok(bytes) => bytes,
        Err(refusal) => return messages::refuse(&format!("{path}: {refusal}")),
    };
    let same = extract.hash == format!("sha256:{}", Source::hash(&bytes));
    let source = if extract.verbatim {
        Source::of_bytes(bytes)
    } else {
        match ingest::read(bytes, &path, Part::Whole) {
            Ok(document) => Source::of_document(document.shared()),
            Err(refusal) => return messages::refuse(&format!("{path}: {refusal}")),
        }
    };
    let verified = verify(&extract, &source);
    if let Err(error) = print(&verified, &source, &options.file) {
        return messages::unwritten(&error);
    }
    conclude(&extract, &source, &verified, same)
}

/// The extract of the file among those in the JSON: by hash, then by path, then the only one.
fn extract(options: &Verify) -> Result<Extract, String> {
    let json = options.extract.to_string_lossy();
    let bytes = source::read(&options.extract).map_err(|refusal| format!("{json}: {refusal}"))?;
    let mut all = extracts(&bytes).map_err(|error| format!("{json}: {error}"))?;
    let path = options.file.to_string_lossy();
    let at = match all.len() {
        1 => Some(0),
        _ => all.iter().position(|extract| extract.path == path),
    };
    at.map(|at| all.swap_remove(at)).ok_or_else(|| format!("{json}: holds no extract of {path}"))
}

fn print(verified: &[Verified<'_>], source: &Source, path: &Path) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let path = quoting::word(path);
    for Verified { claim, holds, span } in verified {
        let verdict = if *holds { "ok" } else { "FAIL" };
        let place = format!("{}..{}", span.start(), span.end());
        let (id, line) = (display_line(&claim.id), source.line(span.start()));
        write!(out, "{verdict:<4}  {id:<10}  {:<14}  {place:<14}  L{line:<5}", claim.kind.0)?;
        if let (Some((start, end)), Some(path)) = (source.in_file(*span), &path) {
            write!(out, "  tail -c +{} {path} | head -c {}", start + 1, end - start)?;
        }
        writeln!(out)?;
    }
    out.flush()
}

fn conclude(extract: &Extract, source: &Source, verified: &[Verified<'_>], same: bool) -> Status {
    let failed = verified.iter().filter(|verified| !verified.holds).count();
    let parts = extract.parts.iter().filter(|(span, quote)| !source.holds(*span, quote)).count();
    let of = verified.len();
    if !same {
        messages::say("the file is not the one the extract was made from (SHA-256 differs)");
    }
    if parts > 0 {
        messages::say(&format!("{parts} of {} names, headings and the like do not hold", extract.parts.len()));
    }
    messages::say(&format!("{} of {of} findings hold", of - failed));
    if same && failed == 0 && parts == 0 { Status::Done } else { Status::Failed }
}
