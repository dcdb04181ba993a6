//! `pincite lexicon check`: the mistakes in the user's lexicon files, each with its line.

use std::io::{self, Write as _};

use crate::shell::environment::lexicon_folder;
use crate::shell::lexicon::UserLexicon;
use crate::text::glyph::display_line;

use super::exit::Status;
use super::messages;

/// Checks every file in the user's folder.
pub fn check() -> Status {
    let Some(folder) = lexicon_folder() else {
        return messages::refuse("there is no home directory, so there is no folder for lexicon files");
    };
    let user = UserLexicon::read(&folder);
    let mut lines: Vec<String> = user.unread.clone();
    if let Err(mistakes) = user.lexicon() {
        lines.extend(mistakes.iter().map(|mistake| format!("{}:{}: {}", mistake.file, mistake.line, mistake.message)));
    }
    let status = if lines.is_empty() { Status::Done } else { Status::Failed };
    if lines.is_empty() {
        let hash = user.lexicon().map(|lexicon| lexicon.hash).unwrap_or_default();
        let files = match user.files.len() {
            0 => "no lexicon files".to_owned(),
            1 => "1 lexicon file, no mistakes".to_owned(),
            number => format!("{number} lexicon files, no mistakes"),
        };
        lines.push(format!("{}: {files}; lexicon sha256:{hash}", folder.display()));
    }
    let mut out = io::stdout().lock();
    match lines.iter().try_for_each(|line| writeln!(out, "{}", display_line(line))) {
        Ok(()) => status,
        Err(error) => messages::unwritten(&error),
    }
}
