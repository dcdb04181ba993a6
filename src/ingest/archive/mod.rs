//! Zip archives of documents: the text lists the members, each with its place in the central directory. Names are shown,
//! never used as paths.

#[cfg(test)]
mod tests;

use super::composer::Composer;
use super::package::{BINARY, Listed, Package};
use super::refusal::{Refusal, Stop};
use crate::document::{BlockKind, PartKind, SegmentKind};
use crate::text::Span;

/// Where the name stands in an entry of the central directory, and where its length unpacked (APPNOTE 6.3.10, 4.3.12).
const NAME: u64 = 46;
const LENGTH: (u64, u64) = (24, 28);

/// Lists the members of an archive.
///
/// # Errors
/// Where it is no zip container, or nobody wants it.
pub(super) fn read(bytes: &[u8], _name: &str, out: &mut Composer<'_>) -> Result<(), Stop> {
    let mut package = Package::open(bytes)?;
    out.part(PartKind::File, "");
    let mut left_out = 0;
    for listed in package.listed() {
        if is_litter(&listed.name) {
            left_out += 1;
        } else {
            line(bytes, &listed, out);
        }
    }
    if left_out > 0 {
        out.problem(format!("{left_out} files that an operating system keeps for itself are left out"), None);
    }
    if out.at() == 0 {
        out.problem("no document was found in it: the archive is empty", None);
    }
    Ok(())
}

/// The bytes of one member.
///
/// # Errors
/// Where there is none of that name, or it cannot be read whole.
pub(super) fn member(bytes: &[u8], name: &str) -> Result<Vec<u8>, Refusal> {
    Package::open(bytes)?.entry(name, BINARY)
}

/// Resource forks, indexes of folders and the like.
fn is_litter(name: &str) -> bool {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.starts_with("__MACOSX/") || matches!(base, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// One member: its name and its length.
fn line(bytes: &[u8], listed: &Listed, out: &mut Composer<'_>) {
    out.begin(BlockKind::Item, 1);
    let start = out.at();
    let from = listed.at.saturating_add(NAME) as usize;
    let raw = bytes.get(from..from.saturating_add(listed.raw.len()));
    let written = raw == Some(listed.raw.as_slice()) && listed.raw == listed.name.as_bytes();
    if written && !listed.name.contains(['\n', '\r', '\t']) {
        out.push(&listed.name, SegmentKind::Verbatim, from, from + listed.name.len());
    } else {
        // A name stands on one line: line ends and tabs are shown as their pictures.
        let name: String = listed.name.chars().map(visible).collect();
        out.push(&name, SegmentKind::Decoded, from, from + listed.raw.len());
    }
    let words = Span::new(start, out.at());
    out.insert(if listed.link { " (a link), " } else { ", " }, true);
    let (first, last) = (listed.at + LENGTH.0, listed.at + LENGTH.1);
    let length = out.at();
    out.push(&human(listed.bytes), SegmentKind::Decoded, first as usize, last as usize);
    out.mark(length);
    if !listed.link {
        out.member(listed.name.clone(), words, listed.bytes);
    }
    out.end();
}

fn visible(c: char) -> char {
    match c {
        '\n' => '␊',
        '\r' => '␍',
        '\t' => '␉',
        c => c,
    }
}

/// A length in bytes, kilobytes or megabytes.
fn human(bytes: u64) -> String {
    match bytes {
        0..1000 => format!("{bytes} bytes"),
        1000..1_000_000 => format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
