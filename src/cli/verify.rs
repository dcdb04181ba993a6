//! `pincite verify`: whether every quote of an extract stands in the file where the extract says.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use crate::document::Document;
use crate::ingest::Refusal;
use crate::report::verify::original::{self, Compared};
use crate::report::verify::{Claim, Extract, Source, Verified, extracts, verify};
use crate::shell::confined::{self, Wanted};
use crate::shell::source;
use crate::text::Span;
use crate::text::glyph::display_line;

use super::args::Verify;
use super::exit::Status;
use super::{messages, quoting};

/// Prints one line a finding.
pub fn run(options: &Verify) -> Status {
    let path = options.file.to_string_lossy();
    let prepared = extract(options).and_then(|extract| {
        let opened = source::read(&options.file).and_then(|bytes| open(bytes, options, extract.verbatim));
        opened.map(|source| (extract, source)).map_err(|refusal| format!("{path}: {refusal}"))
    });
    let (extract, opened) = match prepared {
        Ok(prepared) => prepared,
        Err(message) => return messages::refuse(&message),
    };
    let same = extract.hash == format!("sha256:{}", opened.hash);
    let mut found = verify(&extract, &opened.source);
    let compared: Vec<Compared> = found.iter().map(|verified| opened.compare(verified.claim)).collect();
    for (verified, compared) in found.iter_mut().zip(&compared) {
        verified.holds &= compared.wrong == 0;
    }
    if let Err(error) = print(&found, &compared, &opened.source, &options.file) {
        return messages::unwritten(&error);
    }
    conclude(&extract, &opened, &found, same)
}

/// What an extract is verified against.
struct Opened {
    source: Source,
    /// SHA-256 of the bytes of the document, in hex.
    hash: String,
    /// The bytes of its parts that could be had, by their place in the document.
    parts: BTreeMap<u32, Vec<u8>>,
    /// Why others could not.
    missing: Vec<String>,
}

impl Opened {
    /// The text of a finding against the original; nothing to compare where the text is the file.
    fn compare(&self, claim: &Claim) -> Compared {
        let Some(document) = self.source.document().filter(|document| !document.parts.is_empty()) else {
            return Compared::default();
        };
        let bytes = |part: u32| self.parts.get(&part).map(Vec::as_slice);
        let spans = claim.quotes.iter().map(|(span, _)| *span);
        spans.map(|span| original::compare(document, span, bytes)).fold(Compared::default(), |sum, one| Compared {
            same: sum.same + one.same,
            rewritten: sum.rewritten + one.rewritten,
            inserted: sum.inserted + one.inserted,
            wrong: sum.wrong + one.wrong,
        })
    }
}

/// Opens the file again: as its bytes, or as the document in it with the parts that its text came from.
fn open(bytes: Vec<u8>, options: &Verify, verbatim: bool) -> Result<Opened, Refusal> {
    if verbatim {
        let hash = Source::hash(&bytes);
        return Ok(Opened { source: Source::of_bytes(bytes), hash, parts: BTreeMap::new(), missing: Vec::new() });
    }
    let name = options.file.to_string_lossy().into_owned();
    let wanted = Wanted { bytes: Arc::new(bytes), name, members: options.members.clone(), program: None };
    let document = confined::document(&wanted)?;
    let (mut parts, mut missing) = (BTreeMap::new(), Vec::new());
    if !document.parts.is_empty() {
        for (at, part) in (0..).zip(confined::parts(&wanted, &document.parts)?) {
            match part {
                Ok(bytes) => drop(parts.insert(at, bytes)),
                Err(why) => missing.push(why),
            }
        }
    }
    let hash = document.source.sha256.clone();
    Ok(Opened { source: Source::of_document(document.shared()), hash, parts, missing })
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

fn print(verified: &[Verified<'_>], compared: &[Compared], source: &Source, path: &Path) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let path = quoting::word(path);
    for (Verified { claim, holds, span }, compared) in verified.iter().zip(compared) {
        let verdict = if *holds { "ok" } else { "FAIL" };
        let place = format!("{}..{}", span.start(), span.end());
        let id = display_line(&claim.id);
        let told = match source.document() {
            Some(document) => document.place(span.start()),
            None => format!("L{}", source.line(span.start())),
        };
        write!(out, "{verdict:<4}  {id:<10}  {:<14}  {place:<14}  {told:<6}", claim.kind.0)?;
        if let Some(document) = source.document().filter(|document| !document.parts.is_empty()) {
            write!(out, "{}", in_original(document, *span, *compared))?;
        } else if let (Some((start, end)), Some(path)) = (source.in_file(*span), &path) {
            write!(out, "  tail -c +{} {path} | head -c {}", start + 1, end - start)?;
        }
        writeln!(out)?;
    }
    out.flush()
}

/// Where a finding stands in the original, and what of it was compared there.
fn in_original(document: &Document, span: Span, compared: Compared) -> String {
    let places: Vec<String> = document.whence(span).iter().map(ToString::to_string).collect();
    let Compared { same, rewritten, inserted, wrong } = compared;
    let wrong = if wrong > 0 { format!(", {wrong} NOT THERE") } else { String::new() };
    let places = display_line(&places.join("; "));
    format!("  {places}  ({same} bytes the same, {rewritten} rewritten, {inserted} separators{wrong})")
}

fn conclude(extract: &Extract, opened: &Opened, verified: &[Verified<'_>], same: bool) -> Status {
    let source = &opened.source;
    let failed = verified.iter().filter(|verified| !verified.holds).count();
    let parts = extract.parts.iter().filter(|(span, quote)| !source.holds(*span, quote)).count();
    let of = verified.len();
    if !same {
        messages::say("the file is not the one the extract was made from (SHA-256 differs)");
    }
    if parts > 0 {
        messages::say(&format!("{parts} of {} names, headings and the like do not hold", extract.parts.len()));
    }
    for why in &opened.missing {
        messages::say(&format!("a part of the original cannot be had: {why}"));
    }
    if source.document().is_some_and(|document| !document.parts.is_empty()) {
        let count = opened.parts.len();
        let parts = if count == 1 { "its one part".to_owned() } else { format!("its {count} parts") };
        messages::say(&format!("each text was compared with the bytes of {parts}, got from the file again"));
    }
    messages::say(&format!("{} of {of} findings hold", of - failed));
    if same && failed == 0 && parts == 0 { Status::Done } else { Status::Failed }
}
