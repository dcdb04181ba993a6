//! The user's own lexicon: the TOML files of one folder, in order of their names.

use std::fs;
use std::path::Path;

use crate::lexicon::{Lexicon, LexiconError};

use super::{environment, source};

/// What was found in the user's folder.
#[derive(Debug, Default)]
pub struct UserLexicon {
    /// File names with their text.
    pub files: Vec<(String, String)>,
    /// Files that could not be read, one line each.
    pub unread: Vec<String>,
}

impl UserLexicon {
    /// Reads every `.toml` file of `folder`; a folder that does not exist holds none.
    pub fn read(folder: &Path) -> Self {
        let mut found = Self::default();
        let Ok(entries) = fs::read_dir(folder) else { return found };
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
        paths.sort();
        for path in paths {
            let text = source::read(&path).map_err(|refusal| refusal.to_string());
            match text.and_then(|bytes| String::from_utf8(bytes).map_err(|_| "is not UTF-8".to_owned())) {
                Ok(text) => found.files.push((path.to_string_lossy().into_owned(), text)),
                Err(message) => found.unread.push(format!("{}: {message}", path.display())),
            }
        }
        found
    }

    /// The built-in lexicon with these files.
    ///
    /// # Errors
    /// Every mistake in them.
    pub fn lexicon(&self) -> Result<Lexicon, Vec<LexiconError>> {
        Lexicon::with_user(&self.files)
    }
}

/// The lexicon to read with, and what is to be said of the user's part of it. Files with mistakes are left out: the
/// built-in lexicon is used, and the message says so.
pub fn load() -> (Lexicon, Option<String>) {
    let Some(folder) = environment::lexicon_folder() else { return (Lexicon::builtin(), None) };
    let user = UserLexicon::read(&folder);
    match user.lexicon() {
        Ok(lexicon) if user.unread.is_empty() => (lexicon, None),
        Ok(lexicon) => (lexicon, Some(advice(&folder))),
        Err(_) => (Lexicon::builtin(), Some(advice(&folder))),
    }
}

fn advice(folder: &Path) -> String {
    format!("the lexicon in {} has mistakes and is not used in full; see `pincite lexicon check`", folder.display())
}
