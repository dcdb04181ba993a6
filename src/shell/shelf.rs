//! Where notebooks are kept, for the reader and for what is printed, and what is said of one.

use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy as _, Xdg};

use crate::app::settings::NotesPlace;
use crate::document::Document;
use crate::notebook::store::{Loaded, Origin, Place};

use super::config::may_be_made;
use super::environment::Environment;

/// Where notebooks are kept.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// The folder of all notebooks, or why there is none.
    pub shelf: Result<PathBuf, String>,
    /// Whether they are to lie beside their documents.
    pub beside: bool,
    /// Why nothing may be saved.
    pub never: Option<String>,
}

impl Keeping {
    /// As the environment and the configuration have it: `$XDG_DATA_HOME/pincite/notes`, or beside the documents.
    pub fn of(environment: &Environment, place: NotesPlace) -> Self {
        let shelf = Xdg::new().ok().filter(|_| may_be_made("XDG_DATA_HOME"));
        let never = environment.secure.then(|| "PINCITE_SECURE is set, nothing is saved".to_owned());
        let shelf = shelf.map(|xdg| xdg.data_dir().join("pincite").join("notes"));
        let shelf = shelf.ok_or_else(|| "there is no home folder to save them in".to_owned());
        Self { shelf, beside: place == NotesPlace::Beside, never }
    }

    /// Where the notebook of a document lies: beside it where that is wished, or where one lies there and none on the
    /// shelf; else on the shelf. A notebook that somebody put beside a document never hides the user's own.
    ///
    /// # Errors
    /// Why there is no place for it.
    pub fn place(&self, sha256: &str, path: Option<&Path>) -> Result<Place, String> {
        if let Some(file) = path.map(Place::beside) {
            let name = format!("{sha256}.jsonl");
            let known = self.shelf.as_ref().is_ok_and(|folder| folder.join(name).exists());
            if self.beside || (!known && file.is_file()) {
                return Ok(Place::Beside(file));
            }
        }
        self.shelf.clone().map(Place::Shelf)
    }
}

/// The document that was read at `path`, as its notebook knows it.
pub fn origin(document: &Document, path: Option<&Path>) -> Origin {
    let path = path.and_then(|path| std::fs::canonicalize(path).ok());
    let name = document.source.path.rsplit('/').next().unwrap_or_default().to_owned();
    Origin { sha256: document.source.sha256.clone(), name, path: path.map(|path| path.to_string_lossy().into_owned()) }
}

/// What is said of a notebook that was loaded; nothing where all is as it was.
pub fn told(loaded: &Loaded, orphans: usize) -> Option<String> {
    let Loaded { former, damaged, added, missing, unread, .. } = loaded;
    let mut parts = Vec::new();
    let some = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    if *former > 0 {
        parts.push(format!("{} of a former version", some(*former, "note")));
    }
    if *added > 0 {
        parts.push(format!("{} added by hand", some(*added, "note")));
    }
    if orphans > 0 {
        parts.push(format!("{orphans} without their passage (9 lists them as orphans)"));
    }
    if *damaged > 0 {
        parts.push(format!("{} of the notebook left aside", some(*damaged, "damaged line")));
    }
    if *missing > 0 {
        parts.push(format!("{} missing: the notebook was cut short", some(*missing, "note")));
    }
    if *unread > 0 {
        parts.push(format!("{} cannot be read (see `pincite doctor`)", some(*unread, "other notebook")));
    }
    if parts.is_empty() { None } else { Some(parts.join(", ")) }
}
