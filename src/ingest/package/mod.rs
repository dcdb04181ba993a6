//! Zip containers: entries inflated under caps, and what kind of document a container holds. Nothing is ever unpacked to
//! disk.

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::refusal::Refusal;
use crate::document::{Format, SourcePart};

/// The most bytes that one XML or HTML entry may inflate to.
pub(in crate::ingest) const XML: u64 = 32 << 20;
/// The most bytes that any other entry may inflate to.
pub(in crate::ingest) const BINARY: u64 = 64 << 20;
/// The most bytes that all entries read may inflate to.
const TOTAL: u64 = 256 << 20;
/// The most entries.
const ENTRIES: usize = 10_000;
/// An entry that grows by more than this is a bomb ...
const RATIO: u64 = 200;
/// ... once it is longer than this; blank pictures in real books reach 160.
const RATIO_FROM: u64 = 1 << 20;
/// How many bytes are inflated before the caps are looked at again.
const STEP: usize = 1 << 16;
/// How much room is made at a time.
const GROWTH: usize = 1 << 20;

/// A container whose directory has been read.
pub(in crate::ingest) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    inflated: u64,
}

/// What the directory tells of an entry.
pub(in crate::ingest) struct Listed {
    /// Its name.
    pub(in crate::ingest) name: String,
    /// Its name as it is written.
    pub(in crate::ingest) raw: Vec<u8>,
    /// Its length unpacked; it may lie.
    pub(in crate::ingest) bytes: u64,
    /// Where the directory speaks of it.
    pub(in crate::ingest) at: u64,
    /// Whether it is a link to another file.
    pub(in crate::ingest) link: bool,
}

impl<'a> Package<'a> {
    /// Reads the directory.
    ///
    /// # Errors
    /// Where it is broken or too long.
    pub(in crate::ingest) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
        if archive.len() > ENTRIES {
            let message =
                format!("is a zip container with {} entries (more than {ENTRIES}): unpack it first", archive.len());
            return Err(Refusal::new(message));
        }
        Ok(Self { archive, inflated: 0 })
    }

    /// Names of all entries, in the order of the directory; folders left out.
    pub(in crate::ingest) fn names(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.archive.file_names().filter_map(Result::ok).filter(|name| !name.ends_with('/'))
    }

    /// Whether there is an entry of that name.
    pub(in crate::ingest) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// All entries as the directory tells of them, in its order; folders left out.
    pub(in crate::ingest) fn listed(&mut self) -> Vec<Listed> {
        let mut listed = Vec::new();
        for at in 0..self.archive.len() {
            let Ok(entry) = self.archive.by_index_raw(at) else { continue };
            let Ok(name) = entry.name() else { continue };
            if !entry.is_dir() {
                let (raw, name) = (entry.name_raw().to_vec(), name.into_owned());
                let (bytes, at) = (entry.size(), entry.central_header_start());
                listed.push(Listed { name, raw, bytes, at, link: entry.is_symlink() });
            }
        }
        listed
    }

    /// The inflated bytes of an entry, at most `cap` of them.
    ///
    /// # Errors
    /// Where there is none of that name, it is encrypted or broken, or it is longer than the cap.
    pub(in crate::ingest) fn entry(&mut self, name: &str, cap: u64) -> Result<Vec<u8>, Refusal> {
        match self.salvage(name, cap)? {
            (bytes, None) => Ok(bytes),
            (_, Some(problem)) => Err(Refusal::new(format!("holds {}, which {problem}", shown(name)))),
        }
    }

    /// As [`Self::entry`], but what can be had of an entry that is damaged or too long, and what is wrong with it.
    ///
    /// # Errors
    /// Where there is none of that name, it is encrypted, or it grows as only a bomb does.
    pub(in crate::ingest) fn salvage(&mut self, name: &str, cap: u64) -> Result<(Vec<u8>, Option<String>), Refusal> {
        let mut entry = self.archive.by_name(name).map_err(|error| within(name, &error))?;
        let packed = entry.compressed_size().max(1);
        let cap = cap.min(TOTAL.saturating_sub(self.inflated));
        let (mut bytes, mut step) = (Vec::new(), vec![0; STEP]);
        let problem = loop {
            let length = bytes.len() as u64;
            if length > RATIO_FROM && length / packed > RATIO {
                let message = format!("holds {}, which grows more than {RATIO}-fold: it is not read", shown(name));
                return Err(Refusal::new(message));
            }
            if length > cap {
                bytes.truncate(cap as usize);
                break Some(format!("inflates to more than {} MiB: the rest is left out", cap >> 20));
            }
            let wanted = step.len().min((cap + 1 - length) as usize);
            match entry.read(step.get_mut(..wanted).unwrap_or_default()) {
                Ok(0) => break None,
                Ok(read) => {
                    // Grown exactly: doubling would take twice the cap.
                    bytes.reserve_exact(if bytes.capacity() - bytes.len() < read { GROWTH } else { 0 });
                    bytes.extend_from_slice(step.get(..read).unwrap_or_default());
                }
                Err(error) => break Some(format!("is damaged ({error}): what could be read is kept")),
            }
        };
        self.inflated += bytes.len() as u64;
        Ok((bytes, problem))
    }
}

/// The bytes of a part of a container whose segments count in its entries.
///
/// # Errors
/// Where there is no such entry.
pub(in crate::ingest) fn part(bytes: &[u8], part: &SourcePart) -> Result<Vec<u8>, Refusal> {
    Ok(Package::open(bytes)?.salvage(&part.name, XML)?.0)
}

/// A name of an entry as it may be shown: the display rule sees to controls, this to length.
pub(in crate::ingest) fn shown(name: &str) -> String {
    let short: String = name.chars().take(120).collect();
    if short.len() < name.len() { format!("{short}…") } else { short }
}

fn broken(error: &ZipError) -> Refusal {
    Refusal::new(format!("is a damaged zip container ({error}): get it again, or repair it with `zip -FF`"))
}

fn within(name: &str, error: &ZipError) -> Refusal {
    Refusal::new(match error {
        ZipError::FileNotFound => format!("holds no {}", shown(name)),
        ZipError::UnsupportedArchive(reason) if reason.contains("assword") => {
            "is encrypted: open it with its password and save it without one".to_owned()
        }
        _ => format!("holds {}, which cannot be read ({error})", shown(name)),
    })
}

/// What kind of document a zip container is, by its `mimetype` entry or the parts it must have (OPC, ISO/IEC 29500-2;
/// OpenDocument 1.3 part 2; EPUB OCF 3.3).
///
/// # Errors
/// Where the container is broken, or is an office document that is no text.
pub(in crate::ingest) fn inside(bytes: &[u8]) -> Result<Format, Refusal> {
    let mut package = Package::open(bytes)?;
    let mimetype =
        if package.has("mimetype") { package.entry("mimetype", 256).unwrap_or_default() } else { Vec::new() };
    let mimetype = String::from_utf8_lossy(&mimetype).trim().to_owned();
    match mimetype.as_str() {
        "application/epub+zip" => return Ok(Format::Epub),
        "application/vnd.oasis.opendocument.text" | "application/vnd.oasis.opendocument.text-template" => {
            return Ok(Format::Odt);
        }
        other if other.starts_with("application/vnd.oasis.opendocument.") => {
            return Err(Refusal::new(
                "is an OpenDocument file that is no text (a sheet or slides): export it as PDF or text",
            ));
        }
        _ => {}
    }
    let has = |wanted: &str| package.names().any(|name| name.starts_with(wanted));
    if has("word/document") {
        Ok(Format::Docx)
    } else if has("META-INF/container.xml") {
        Ok(Format::Epub)
    } else if has("[Content_Types].xml") && (has("xl/") || has("ppt/") || has("visio/")) {
        Err(Refusal::new("is a sheet or slides of an office program: export it as PDF, or the text of it as DOCX"))
    } else if has("[Content_Types].xml") {
        Ok(Format::Docx)
    } else {
        Ok(Format::Archive)
    }
}
