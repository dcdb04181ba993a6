//! Notes that could not be saved where they belong, at the end of the program: a second place, and one line that names it.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::notebook::Note;
use crate::notebook::store::{Keeper, Origin, Place, RealDisk};

/// Notes nobody could save.
#[derive(Debug)]
pub struct Unsaved {
    /// The document they are on.
    pub origin: Origin,
    /// The notes.
    pub notes: Vec<Note>,
    /// Why they could not be saved.
    pub why: String,
}

/// Keeps them in a new folder below `temporary` that only the user can enter, as a notebook that lies beside a document; what is
/// to be said of it. The text of a note is never part of that.
pub fn rescue(temporary: &Path, unsaved: Unsaved, now: &str) -> String {
    let Unsaved { origin, notes, why } = unsaved;
    let count = match notes.len() {
        1 => "1 note".to_owned(),
        count => format!("{count} notes"),
    };
    match keep(temporary, origin, &notes, now) {
        Ok(file) => {
            format!("{count} could not be saved ({why}); kept in {}, to be put beside the document", file.display())
        }
        Err(again) => format!("{count} could not be saved ({why}), nor below {} ({again})", temporary.display()),
    }
}

fn keep(temporary: &Path, origin: Origin, notes: &[Note], now: &str) -> Result<PathBuf, String> {
    let closed = Permissions::from_mode(0o700);
    let folder = tempfile::Builder::new().prefix("pincite-notes-").permissions(closed).tempdir_in(temporary);
    let folder = folder.map_err(|why| why.to_string())?;
    let file = Place::beside(&folder.path().join(&origin.name));
    let mut keeper = Keeper::new(RealDisk::new("rescue"), Place::Beside(file.clone()), origin);
    keeper.save(notes, now).map_err(|why| why.to_string())?;
    // From here on it stays.
    let _ = folder.keep();
    Ok(file)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use crate::document::Document;
    use crate::ingest::{Part, read};
    use crate::notebook::{Anchor, Ids};

    use super::*;

    fn unsaved() -> Unsaved {
        let document: Document = read(b"The ferry stays in port.\n".to_vec(), "brief.txt", Part::Whole).unwrap();
        let anchor = Anchor::of(&document, document.span()).unwrap();
        let note = Note { text: "Says who?".to_owned(), ..Note::on(Ids::new([1, 2]).fresh(), anchor) };
        let origin = Origin { sha256: document.source.sha256, name: "brief.txt".to_owned(), path: None };
        Unsaved { origin, notes: vec![note], why: "no space".to_owned() }
    }

    #[test]
    fn notes_are_kept_for_the_user_alone_and_the_line_does_not_quote_them() {
        let temporary = tempfile::tempdir().unwrap();
        let told = rescue(temporary.path(), unsaved(), "2026-03-11T10:00:00Z");
        assert!(told.starts_with("1 note could not be saved (no space); kept in ") && !told.contains("Says"), "{told}");
        let folder = temporary.path().read_dir().unwrap().next().unwrap().unwrap().path();
        let file = folder.join("brief.txt.pincite.jsonl");
        assert!(told.contains(file.to_str().unwrap()), "{told}");
        assert!(std::fs::read_to_string(&file).unwrap().contains("Says who?"));
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&file)), (0o700, 0o600));
    }

    #[test]
    fn where_nothing_can_be_written_that_is_said() {
        let told = rescue(Path::new("/nowhere"), unsaved(), "2026-03-11T10:00:00Z");
        assert!(told.contains("could not be saved (no space), nor below /nowhere"), "{told}");
    }
}
