//! Writing exports to disk: fresh files and folders, never over what is there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use crate::app::Action;
use crate::briefing::Briefing;
use crate::notebook::Note;
use crate::report::forms::{Export, Form, safe_name};
use crate::report::pack::Packed;

use super::shelf::Keeping;
use super::wake::Post;
use super::{remarks, source};

/// How many names are tried.
const NAMES: u32 = 1000;

/// Where an export is written.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// Under a name of our own in this folder; with `-2` and so on where there is one already.
    In(&'a Path),
    /// Exactly there.
    At(&'a Path),
}

/// Writes an export of the document that came from `source`; the path of what was made.
///
/// # Errors
/// Why it is not written, with its path.
pub fn write(export: &Export, form: Form, source: &str, place: Place<'_>) -> Result<PathBuf, String> {
    let told = |path: &Path, error: &io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => format!("{} exists: nothing is written over", path.display()),
        _ => format!("{} cannot be written: {error}", path.display()),
    };
    let folder = match place {
        Place::At(path) => return make(export, path).map(|()| path.to_path_buf()).map_err(|error| told(path, &error)),
        Place::In(folder) => folder,
    };
    let mut path = folder.join(safe_name(source, form.ending()));
    for number in 2..NAMES {
        match make(export, &path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let (name, extension) = form.ending().split_once('.').unwrap_or((form.ending(), ""));
                let dot = if extension.is_empty() { "" } else { "." };
                path = folder.join(safe_name(source, &format!("{name}-{number}{dot}{extension}")));
            }
            Err(error) => return Err(told(&path, &error)),
            Ok(()) => return Ok(path),
        }
    }
    Err(format!("{} and all names like it exist: nothing is written over", path.display()))
}

/// Makes a file or folder that was not there. A file that cannot be written whole is taken away again.
fn make(export: &Export, path: &Path) -> io::Result<()> {
    match export {
        Export::File(bytes) => {
            let file = fresh(path)?;
            fill(file, bytes).inspect_err(|_| drop(fs::remove_file(path)))
        }
        Export::Folder(files) => {
            fs::create_dir(path)?;
            files.iter().try_for_each(|packed| put(path, packed))
        }
    }
}

fn put(folder: &Path, packed: &Packed) -> io::Result<()> {
    let path = folder.join(&packed.name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fill(fresh(&path)?, &packed.bytes)
}

fn fresh(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

fn fill(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

/// What is to be exported from the reader.
#[derive(Debug)]
pub struct Wish {
    /// In which form.
    pub form: Form,
    /// Of what.
    pub briefing: Arc<Briefing>,
    /// The file that was read, where there is one.
    pub path: Option<PathBuf>,
    /// Whether the document is a member of that file.
    pub member: bool,
    /// The notes as the reader has them; `None` where it has not read them yet.
    pub notes: Option<Vec<Note>>,
    /// Where notes are kept.
    pub keeping: Keeping,
}

impl Wish {
    /// Makes the export and writes it into the current folder; what came of it, in words.
    pub fn grant(&self) -> String {
        let written = self.source().and_then(|source| {
            let document = &self.briefing.reading.document;
            let remarks = match &self.notes {
                Some(notes) => remarks::of(document, notes),
                None => remarks::kept(document, self.path.as_deref(), &self.keeping)?,
            };
            let export = self.form.export(&self.briefing, &remarks, &source).map_err(|error| error.to_string())?;
            write(&export, self.form, &document.source.path, Place::In(Path::new(".")))
        });
        match written {
            Ok(path) => format!("written: {}", path.strip_prefix(".").unwrap_or(&path).display()),
            Err(why) => format!("not exported: {why}"),
        }
    }

    /// The bytes the document was read from, where the form wants them.
    fn source(&self) -> Result<Vec<u8>, String> {
        let document = &self.briefing.reading.document;
        if !self.form.wants_source() {
            return Ok(Vec::new());
        }
        let own = || document.text.as_bytes().to_vec();
        let bytes = match &self.path {
            Some(path) => source::read(path).map_err(|refusal| format!("the source {refusal}"))?,
            // Standard input and the sample: the text is all there is, which will do where it is the source itself.
            None if document.source.bytes == document.text.len() as u64 => own(),
            None => return Err("the source came from standard input; save it as a file first".to_owned()),
        };
        if self.member || holds(&bytes, &document.source.sha256) {
            Ok(bytes)
        } else {
            Err("the source has changed since it was read; open it again".to_owned())
        }
    }
}

/// Whether these are the bytes of that SHA-256.
fn holds(bytes: &[u8], sha256: &str) -> bool {
    use sha2::{Digest as _, Sha256};
    format!("{:x}", Sha256::digest(bytes)) == sha256
}

/// Exports that are being written; they are waited for at the end.
#[derive(Debug, Default)]
pub struct Exports(Vec<JoinHandle<()>>);

impl Exports {
    /// Grants a wish beside the reader; what came of it goes by `post`.
    pub fn start(&mut self, wish: Wish, post: Post) {
        self.0.retain(|writing| !writing.is_finished());
        let failed = post.clone();
        let work = move || {
            post.act(Action::Message(wish.grant()));
        };
        match thread::Builder::new().name("export".to_owned()).spawn(work) {
            Ok(writing) => self.0.push(writing),
            Err(error) => {
                failed.act(Action::Message(format!("not exported: {error}")));
            }
        }
    }
}

impl Drop for Exports {
    fn drop(&mut self) {
        for writing in self.0.drain(..) {
            let _ = writing.join();
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = |text: &str| Export::File(text.as_bytes().to_vec());
        let made = |export: &Export, form| write(export, form, "a b.txt", Place::In(folder.path())).unwrap();
        let names = [(); 3].map(|()| made(&file("x"), Form::Markdown));
        let names = names.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned());
        assert_eq!(names, ["a-b-report.md", "a-b-report-2.md", "a-b-report-3.md"]);
        let tables = Export::Folder(vec![Packed { name: "quotes/b1-2.txt".to_owned(), bytes: b"q".to_vec() }]);
        fs::create_dir(folder.path().join("a-b-tables")).unwrap();
        let folder_made = made(&tables, Form::Csv);
        assert!(folder_made.ends_with("a-b-tables-2"));
        assert_eq!(fs::read(folder_made.join("quotes/b1-2.txt")).unwrap(), b"q");
        let there = folder.path().join("a-b-report.md");
        let refused = write(&file("y"), Form::Markdown, "a", Place::At(&there)).unwrap_err();
        assert!(refused.contains("nothing is written over"), "{refused}");
        assert_eq!(fs::read(&there).unwrap(), b"x");
        std::os::unix::fs::symlink("/nowhere/else", folder.path().join("c-report.md")).unwrap();
        let beside = write(&file("z"), Form::Markdown, "c.txt", Place::In(folder.path())).unwrap();
        assert!(beside.ends_with("c-report-2.md"));
    }
}
