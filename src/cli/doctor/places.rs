//! The places in use: whether they are there, for the user alone, and can be written; and what lies there is sound.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::notebook::lines;
use crate::notebook::store::{Disk as _, RealDisk};
use crate::shell::access::{open_to_us, ours, readable};
use crate::shell::config::{may_be_made, places};
use crate::shell::memory::Memory;

use super::Line;

/// The longest notebook that is looked at, in bytes.
const LONGEST: u64 = 64 << 20;
/// The most notebooks that are looked at.
const MOST: usize = 10_000;

pub(super) fn lines(secure: bool) -> Vec<Line> {
    let places = places();
    if places.is_empty() {
        return vec![Line::wrong("home", "there is none", "set HOME; reading works, nothing is kept")];
    }
    if !may_be_made("XDG_DATA_HOME") || !may_be_made("XDG_STATE_HOME") {
        let advice = "make it, or set HOME, or XDG_DATA_HOME and XDG_STATE_HOME; reading works, nothing is kept";
        return vec![Line::wrong("home", "the folder does not exist", advice)];
    }
    let mut lines: Vec<Line> = places.iter().map(|place| line(place.what, &place.path)).collect();
    if let Some(data) = places.iter().find(|place| place.what == "data") {
        lines.extend(notebooks(&data.path.join("notes")));
    }
    lines.extend(Memory::usual().map(|memory| sessions(&memory)));
    if secure {
        lines.push(Line::well("written", "nothing: PINCITE_SECURE is set"));
    }
    lines
}

fn line(what: &str, path: &Path) -> Line {
    let shown = path.display();
    let Ok(kind) = fs::symlink_metadata(path) else { return missing(what, path) };
    let mode = kind.permissions().mode() & 0o777;
    // The configuration is only read, and may well be a link.
    if matches!(what, "config" | "lexicon") {
        return if readable(path) {
            Line::well(what, format!("{shown} (mode {mode:o})"))
        } else {
            Line::wrong(what, format!("{shown} cannot be read"), format!("look at its permissions: ls -ld {shown}"))
        };
    }
    if kind.is_symlink() {
        let advice = "name the folder itself by XDG_DATA_HOME or XDG_STATE_HOME, or remove the link";
        return Line::wrong(what, format!("{shown} is a symbolic link: nothing is written through it"), advice);
    }
    if !kind.is_dir() {
        return Line::wrong(what, format!("{shown} is no folder"), "something else has that name: move it away");
    }
    if !ours(path) {
        return Line::wrong(what, format!("{shown} belongs to another user"), format!("chown it: ls -ld {shown}"));
    }
    if !(readable(path) && open_to_us(path)) {
        return Line::wrong(what, format!("{shown} (mode {mode:o}) cannot be written"), format!("chmod u+rwx {shown}"));
    }
    if mode & 0o077 != 0 {
        return Line::note(what, format!("{shown} (mode {mode:o}): others may look in"), format!("chmod 700 {shown}"));
    }
    Line::well(what, format!("{shown} (mode {mode:o})"))
}

/// What is not there yet is made when it is needed, if that can be.
fn missing(what: &str, path: &Path) -> Line {
    let shown = path.display();
    if matches!(what, "config" | "lexicon") {
        return Line::well(what, format!("{shown}: none"));
    }
    let above = path.ancestors().skip(1).find(|above| fs::symlink_metadata(above).is_ok()).unwrap_or(Path::new("/"));
    if above.is_dir() && open_to_us(above) {
        return Line::well(what, format!("{shown}: made when it is needed"));
    }
    let advice =
        format!("make {} writable, or set HOME, XDG_DATA_HOME, XDG_STATE_HOME; reading works", above.display());
    Line::wrong(what, format!("{shown} cannot be made"), advice)
}

fn notebooks(folder: &Path) -> Vec<Line> {
    let disk = RealDisk::new("doctor");
    let Ok(names) = disk.list(folder) else { return Vec::new() };
    let (mut sound, mut lines) = (0, Vec::new());
    for name in names.iter().filter(|name| name.strip_suffix(".jsonl").is_some()).take(MOST) {
        let path = folder.join(name);
        match trouble(&disk, &path) {
            Some(line) => lines.push(line),
            None => sound += 1,
        }
    }
    lines.insert(0, Line::well("notebooks", format!("{sound} sound")));
    let aside: Vec<PathBuf> =
        names.iter().filter(|name| name.contains(".damaged-")).map(|name| folder.join(name)).collect();
    if let Some(first) = aside.first() {
        let says = format!("{} set aside, the first {}", aside.len(), first.display());
        lines.push(Line::note(
            "damaged lines",
            says,
            "look through them, then remove or keep them: they are never read",
        ));
    }
    lines
}

/// What is wrong with a notebook.
fn trouble(disk: &RealDisk, path: &Path) -> Option<Line> {
    let shown = path.display();
    let bytes = match disk.read(path, LONGEST) {
        Ok(bytes) => bytes.unwrap_or_default(),
        Err(error) => {
            return Some(Line::wrong("notebook", format!("{shown}: {error}"), format!("ls -l {shown}")));
        }
    };
    let contents = lines::read(&bytes);
    if contents.newer {
        let says = format!("{shown}: a newer release of pincite wrote it");
        return Some(Line::note("notebook", says, "it is read and never written; update pincite"));
    }
    if contents.headless || contents.missing > 0 || !contents.damaged.is_empty() {
        let says = format!("{shown}: {} damaged lines, {} notes missing", contents.damaged.len(), contents.missing);
        let advice = "what is sound is used; the rest is set aside with the next note, or take the file from a backup";
        return Some(Line::wrong("notebook", says, advice));
    }
    let mode = fs::symlink_metadata(path).map_or(0, |kind| kind.permissions().mode() & 0o777);
    let says = || format!("{shown} (mode {mode:o}): others may read it");
    (mode & 0o077 != 0).then(|| Line::note("notebook", says(), format!("chmod 600 {shown}")))
}

fn sessions(memory: &Memory) -> Line {
    let unsound = memory.unsound();
    match unsound.first() {
        None => Line::well("sessions", "sound"),
        Some(first) => Line::note(
            "sessions",
            format!("{} not usable, the first: {first}", unsound.len()),
            "damaged ones are set aside when the document is left; nothing else is lost",
        ),
    }
}
