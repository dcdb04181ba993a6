//! The notebook of one document on the disk: loading with what its former versions left, saving under a lock.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::durable::{durable, sweep};
use super::{Disk, Origin, Place, Trouble, beside};
use crate::notebook::lines::{self, Contents, Header, SCHEMA};
use crate::notebook::merge::{self, Notes};
use crate::notebook::{Note, NoteId};

/// The longest notebook on the shelf that is read, in bytes.
const SHELF: u64 = 64 << 20;
/// The longest one beside a document: it may come from anybody.
const BESIDE: u64 = 8 << 20;
/// How much of a notebook is read to see its header.
const HEAD: u64 = 512 << 10;
/// The most notebooks whose headers are looked at.
const FORMERS: usize = 10_000;

/// What was loaded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// All notes, deleted ones left out, by name.
    pub notes: Vec<Note>,
    /// How many of them come from the notebooks of former versions.
    pub former: usize,
    /// Lines that could not be read, and first lines that are missing.
    pub damaged: usize,
    /// Notes that something else added to the file.
    pub added: usize,
    /// Notes that should be there and are not: the file was cut short.
    pub missing: usize,
    /// Notebooks of other documents that cannot be read: whether they are of former versions is not known.
    pub unread: usize,
    /// Why nothing can be saved, where that is so.
    pub read_only: Option<String>,
}

/// What was saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    /// All notes there are now, those of other instances among them.
    pub notes: Vec<Note>,
    /// How many notes another instance had changed at the same time: both versions are kept.
    pub twice: usize,
    /// Where damaged lines were put, where there were any.
    pub set_aside: Option<PathBuf>,
}

/// Loads and saves the notebook of one document.
#[derive(Debug)]
pub struct Keeper<D> {
    disk: D,
    place: Place,
    file: PathBuf,
    origin: Origin,
    /// What the notebooks of former versions hold.
    carried: Notes,
    /// What this instance has written, or may have: the last forms of each note.
    ours: BTreeMap<NoteId, Vec<[u8; 32]>>,
    read_only: Option<String>,
    /// Whether the file is there without a first line.
    headless: bool,
    /// The bytes of the file that were read or written last.
    known: Option<[u8; 32]>,
}

/// What the notebooks of former versions hold.
#[derive(Debug, Default)]
struct Formers {
    notes: Notes,
    damaged: usize,
    missing: usize,
    unread: usize,
}

impl<D: Disk> Keeper<D> {
    /// For the notebook of `origin` at `place`.
    pub fn new(disk: D, place: Place, origin: Origin) -> Self {
        let file = place.file(&origin.sha256);
        let (carried, ours) = (Notes::new(), BTreeMap::new());
        Self { disk, place, file, origin, carried, ours, read_only: None, headless: false, known: None }
    }

    /// The file it keeps.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The disk it is kept on.
    pub const fn disk(&self) -> &D {
        &self.disk
    }

    /// Reads the notebook, and what former versions of the document left.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn load(&mut self) -> Result<Loaded, Trouble> {
        let contents = self.contents()?;
        let mut notes = contents.notes;
        let before = live(&notes).len();
        let formers = self.formers();
        self.carried = formers.notes;
        merge::join(&mut notes, self.carried.clone());
        let notes = live(&notes);
        Ok(Loaded {
            former: notes.len().saturating_sub(before),
            notes,
            damaged: contents.damaged.len() + usize::from(self.headless) + formers.damaged,
            added: contents.added,
            missing: contents.missing + formers.missing,
            unread: formers.unread,
            read_only: self.read_only.clone(),
        })
    }

    /// The notes of the notebook as another instance or program has left it; `None` where it is as it was read or written
    /// here last, where it is gone, and where it is not whole: then it is perhaps still being written, and a save or the
    /// next look will tell.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn look(&mut self) -> Result<Option<Vec<Note>>, Trouble> {
        let known = self.known;
        let contents = self.contents()?;
        let whole = contents.header.is_some() && contents.missing == 0 && contents.damaged.is_empty();
        if self.known == known || !whole {
            // What was not taken over is still news.
            self.known = known;
            return Ok(None);
        }
        let mut notes = contents.notes;
        merge::join(&mut notes, self.carried.clone());
        Ok(Some(live(&notes)))
    }

    /// Brings `changes` into the notebook: reads it again under its lock, so that nothing another instance wrote is lost,
    /// and writes it durably. `now` is told as the moment of the change.
    ///
    /// # Errors
    /// When it cannot be written; then the file is as it was, or as it should be, and saving can be tried again.
    pub fn save(&mut self, changes: &[Note], now: &str) -> Result<Saved, Trouble> {
        let folder = self.file.parent().unwrap_or(Path::new(".")).to_path_buf();
        if let Place::Shelf(_) = self.place {
            let made = folder.parent().map_or(Ok(()), |above| self.disk.folder(above));
            let made = made.and_then(|()| self.disk.folder(&folder));
            made.map_err(Trouble::new("no folder for notes at", &folder))?;
        }
        let _lock = self.lock()?;
        let contents = self.contents()?;
        if let Some(why) = &self.read_only {
            return Err(Trouble::new("the notes are not written to", &self.file)(std::io::Error::other(why.clone())));
        }
        let set_aside = self.set_aside(&contents.damaged)?;
        let mut notes = contents.notes;
        let there = !notes.is_empty();
        merge::join(&mut notes, self.carried.clone());
        let ours = |note: &Note| self.ours.get(&note.id).is_some_and(|forms| forms.contains(&form(note)));
        let merged = merge::bring(&mut notes, changes, ours, now);
        for note in merged.written.iter().filter_map(|id| notes.get(id)) {
            self.ours.entry(note.id.clone()).or_default().push(form(note));
        }
        let header = self.header(contents.header.clone());
        if !notes.is_empty() && (!there || contents.header.as_ref() != Some(&header) || !merged.written.is_empty()) {
            sweep(&self.disk, &self.file);
            let bytes = lines::write(&header, &notes);
            let written = durable(&self.disk, &self.file, &bytes);
            written.map_err(Trouble::new("the notes are not written to", &self.file))?;
            self.known = Some(Sha256::digest(&bytes).into());
        }
        Ok(Saved { notes: live(&notes), twice: merged.twice, set_aside })
    }

    fn lock(&self) -> Result<File, Trouble> {
        let path = beside(&self.file, ".lock");
        self.disk.lock(&path).map_err(Trouble::new("no lock for notes at", &path))
    }

    /// What the file holds now.
    fn contents(&mut self) -> Result<Contents, Trouble> {
        let limit = if matches!(self.place, Place::Beside(_)) { BESIDE } else { SHELF };
        let bytes = self.disk.read(&self.file, limit + 1);
        let bytes = bytes.map_err(Trouble::new("the notes cannot be read from", &self.file))?;
        let there = bytes.is_some();
        let bytes = bytes.unwrap_or_default();
        self.known = Some(Sha256::digest(&bytes).into());
        let long = bytes.len() as u64 > limit;
        let contents = lines::read(&bytes);
        self.headless = there && contents.headless;
        self.read_only = match (long || contents.cut, contents.newer) {
            (true, _) => {
                Some("it is longer than a notebook should be; it is read in part and left as it is".to_owned())
            }
            (_, true) => Some("a newer release of pincite wrote it; it is left as it is".to_owned()),
            _ => None,
        };
        Ok(contents)
    }

    /// The notes of all other notebooks on the shelf that know the path of the document. One that cannot be read is
    /// counted: it stays where it is.
    fn formers(&self) -> Formers {
        let mut found = Formers::default();
        let (Place::Shelf(folder), Some(path)) = (&self.place, &self.origin.path) else { return found };
        let own = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let names = self.disk.list(folder).unwrap_or_default();
        for name in names.into_iter().filter(|name| name.strip_suffix(".jsonl").is_some() && *name != own).take(FORMERS)
        {
            let file = folder.join(&name);
            let head = self.disk.read(&file, HEAD).ok().flatten();
            match head.as_deref().and_then(Header::of).map(|header| header.paths.contains(path)) {
                Some(true) => match self.disk.read(&file, SHELF) {
                    Ok(whole) => {
                        let contents = lines::read(&whole.unwrap_or_default());
                        found.damaged += contents.damaged.len();
                        found.missing += contents.missing;
                        merge::join(&mut found.notes, contents.notes);
                    }
                    Err(_) => found.unread += 1,
                },
                Some(false) => {}
                None => found.unread += 1,
            }
        }
        found
    }

    fn header(&self, held: Option<Header>) -> Header {
        let mut header = held.unwrap_or_default();
        SCHEMA.clone_into(&mut header.schema);
        header.sha256.clone_from(&self.origin.sha256);
        header.name.clone_from(&self.origin.name);
        // Beside a document the path would tell others about this machine, and is not needed.
        if let (Place::Shelf(_), Some(path)) = (&self.place, &self.origin.path) {
            header.seen_at(path);
        }
        header
    }

    /// Writes damaged lines to a file of their own, before the notebook is written without them.
    fn set_aside(&self, damaged: &[Vec<u8>]) -> Result<Option<PathBuf>, Trouble> {
        if damaged.is_empty() {
            return Ok(None);
        }
        let mut bytes = damaged.join(&b'\n');
        bytes.push(b'\n');
        for number in 1_u32.. {
            let path = beside(&self.file, &format!(".damaged-{number}"));
            let there = self.disk.read(&path, SHELF).map_err(Trouble::new("damaged notes cannot be put in", &path))?;
            match there {
                Some(there) if there == bytes => return Ok(Some(path)),
                Some(_) => {}
                None => {
                    let written = durable(&self.disk, &path, &bytes);
                    written.map_err(Trouble::new("damaged notes cannot be put in", &path))?;
                    return Ok(Some(path));
                }
            }
        }
        Ok(None)
    }
}

fn live(notes: &Notes) -> Vec<Note> {
    notes.values().filter(|note| !note.deleted).cloned().collect()
}

/// What tells one form of a note from every other.
fn form(note: &Note) -> [u8; 32] {
    Sha256::digest(serde_json::to_vec(note).unwrap_or_default()).into()
}
