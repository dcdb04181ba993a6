//! What the notebook asks of the outside world besides its worker: where a document lies, and writing a note in the editor.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;

use crate::app::{Action, TabId};
use crate::notebook::Note;
use crate::notebook::note::LONGEST;

use super::session::Session;
use super::{editor, input};

impl Session {
    /// Asks for the notebook of the document of a tab. A document inside another file has no path of its own: its notes
    /// are found by its hash.
    pub(super) fn load_notes(&mut self, tab: TabId, unsaved: Vec<Note>) {
        let target = self.benches.get(tab).and_then(|bench| bench.target.clone());
        let path = target.filter(|target| target.members.is_empty() && !target.is_standard_input());
        let path = path.map(|target| target.path);
        let Some(document) = self.document(tab) else { return };
        // Watched before it is read: nothing that is written in between is missed.
        let sha256 = &document.source.sha256;
        if let Ok(place) = self.notebooks.keeping.place(sha256, path.as_deref()) {
            self.watch.watch_notebook(tab, &place.file(sha256), self.notebooks.looking(tab));
        }
        self.notebooks.load(tab, document, path, unsaved);
    }

    /// Lets the user change a text in the editor: in a file that only the user can read, which is gone afterwards.
    pub(super) fn compose(&mut self, tab: TabId, text: &str) {
        if self.environment.secure {
            return self.say("PINCITE_SECURE is set: no editor is started for a note");
        }
        match self.composed(text) {
            Ok(text) => self.act_on(tab, Action::Composed(text)),
            Err(why) => self.say(why),
        }
    }

    fn composed(&mut self, text: &str) -> Result<String, String> {
        let lost = |error: std::io::Error| format!("no file for the editor: {error}");
        let mut file = tempfile::Builder::new().prefix("pincite-note-").suffix(".md").tempfile().map_err(lost)?;
        file.write_all(text.as_bytes()).map_err(lost)?;
        file.flush().map_err(lost)?;
        let path = file.path().to_path_buf();
        let terminal = input::terminal().map_err(|error| format!("no terminal for the editor: {error}"))?;
        let line = text.lines().count().max(1) as u32;
        let ended = self.lend(|session| editor::open(session.environment.editor.as_deref(), &path, line, terminal))?;
        if !ended.success() {
            return Err(format!("the editor ended with {ended}; the note is as it was"));
        }
        read(&path).map_err(|error| format!("what the editor wrote cannot be read: {error}"))
    }
}

/// The text of the file, which an editor may have put a new one in the place of.
fn read(path: &Path) -> std::io::Result<String> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LONGEST as u64).read_to_end(&mut bytes)?;
    // An editor that replaced the file left one that is not removed with the handle.
    let _ = fs::remove_file(path);
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
