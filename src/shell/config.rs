//! Where the program keeps its files, and the configuration of the user: read once at the start, never from the folder
//! of a document.

use std::io::Read;
use std::path::{Path, PathBuf};

use etcetera::base_strategy::{BaseStrategy as _, Xdg};

use crate::app::Settings;
use crate::app::settings::{self, Problem};
use crate::display::prose::Prose;
use crate::display::syntax_theme;

use super::source;

/// The most bytes of a configuration that are read: one more than is accepted, so that a longer one is told.
const LONGEST: u64 = (64 << 10) + 1;

/// A place that the program uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is for.
    pub what: &'static str,
    /// Where it is.
    pub path: PathBuf,
}

/// Whether a folder below the one that `variable` names, or else below the home, may be made: nobody's home is made up.
pub fn may_be_made(variable: &str) -> bool {
    let named = std::env::var_os(variable).is_some_and(|folder| Path::new(&folder).is_absolute());
    named || etcetera::home_dir().is_ok_and(|home| home.is_dir())
}

/// All places, in a fixed order; none without a home.
pub fn places() -> Vec<Place> {
    let Ok(base) = Xdg::new() else { return Vec::new() };
    let (config, data) = (base.config_dir().join("pincite"), base.data_dir().join("pincite"));
    let state = base.state_dir().map(|state| state.join("pincite"));
    let mut places = vec![
        Place { what: "config", path: config.join("config.toml") },
        Place { what: "lexicon", path: config.join("lexicon") },
        Place { what: "data", path: data },
    ];
    places.extend(state.map(|path| Place { what: "state", path }));
    places
}

/// The configuration file: the one that was named, else that of `PINCITE_CONFIG`, else the usual place; whether it was
/// named. `None` without a home.
pub fn path(named: Option<&Path>) -> Option<(PathBuf, bool)> {
    let variable = || std::env::var_os("PINCITE_CONFIG").filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(path) = named.map(Path::to_path_buf).or_else(variable) {
        return Some((path, true));
    }
    places().into_iter().next().map(|place| (place.path, false))
}

/// A configuration that was read.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The file it was read from; `None` without a home.
    pub path: Option<PathBuf>,
    /// Whether there is such a file.
    pub found: bool,
    /// What it says, or the defaults.
    pub settings: Settings,
    /// What is wrong with it, in order of lines.
    pub problems: Vec<Problem>,
    /// The line that names the colours of the source text.
    theme_line: u32,
}

impl Loaded {
    /// The user's colours of the source text, where the settings name a file of them; what is wrong with it is told.
    pub fn prose(&mut self) -> Option<Prose> {
        let written = self.settings.source_theme.clone()?;
        let read = self.theme_bytes(&written).and_then(|bytes| syntax_theme::read(&bytes));
        match read {
            Ok(prose) => Some(prose),
            Err(why) => {
                let message = format!("source_theme: {written} {why}; the theme's own colours hold");
                self.problems.push(Problem { line: self.theme_line, message });
                self.problems.sort();
                None
            }
        }
    }

    /// The bytes of a theme file; a path without a folder is beside the configuration.
    fn theme_bytes(&self, written: &str) -> Result<Vec<u8>, String> {
        let home = written.strip_prefix("~/").and_then(|rest| Some(Xdg::new().ok()?.home_dir().join(rest)));
        let folder = self.path.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        let path = home.unwrap_or_else(|| folder.join(written));
        let (file, _) = source::open(&path).map_err(|refusal| refusal.to_string())?;
        let mut bytes = Vec::new();
        let most = syntax_theme::LONGEST as u64 + 1;
        file.take(most).read_to_end(&mut bytes).map_err(|error| format!("cannot be read: {error}"))?;
        Ok(bytes)
    }

    /// One line for the analyst, where something is wrong.
    pub fn advice(&self) -> Option<String> {
        let first = self.problems.first()?;
        let more = match self.problems.len() {
            1 => String::new(),
            count => format!(" ({} more)", count - 1),
        };
        Some(format!("configuration, line {}: {}{more}; see `pincite config check`", first.line, first.message))
    }
}

/// Reads the configuration; what is wrong with it leaves the defaults and is told.
pub fn load(named: Option<&Path>) -> Loaded {
    let Some((path, named)) = path(named) else { return Loaded::default() };
    let file = match source::open(&path) {
        Ok((file, _)) => file,
        Err(_) if !named && !path.exists() => return Loaded { path: Some(path), ..Loaded::default() },
        Err(refusal) => return unread(path, &refusal.to_string()),
    };
    read(path, file)
}

/// Reads an open configuration. Where reading breaks off nothing of it holds.
fn read(path: PathBuf, file: impl Read) -> Loaded {
    let mut bytes = Vec::new();
    if let Err(error) = file.take(LONGEST).read_to_end(&mut bytes) {
        return unread(path, &format!("cannot be read: {error}"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text.trim_start_matches('\u{feff}');
            let (settings, problems) = settings::read(text);
            let theme_line = settings::line_of(text, "source_theme");
            Loaded { path: Some(path), found: true, settings, problems, theme_line }
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(at).filter(|&&byte| byte == b'\n').count() as u32 + 1;
            let message = "is not UTF-8; the file is not read, the defaults hold".to_owned();
            Loaded { path: Some(path), found: true, problems: vec![Problem { line, message }], ..Loaded::default() }
        }
    }
}

fn unread(path: PathBuf, message: &str) -> Loaded {
    let message = format!("the file {message}; the defaults hold");
    Loaded { path: Some(path), found: true, problems: vec![Problem { line: 1, message }], ..Loaded::default() }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use std::io;

    use rustix::io::Errno;

    use super::*;

    const TEXT: &str = "text_width = 70\nwatch = false\n[keys]\n\"space\" = \"page-down\"\n";

    /// A file that gives so many bytes, a few at a time, then fails once.
    struct Failing {
        left: &'static [u8],
        after: usize,
        with: Option<Errno>,
    }

    impl Read for Failing {
        fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
            if self.after == 0
                && let Some(error) = self.with.take()
            {
                return Err(error.into());
            }
            let most = if self.with.is_some() { self.after.min(7) } else { 7 };
            let count = most.min(self.left.len()).min(bytes.len());
            bytes[..count].copy_from_slice(&self.left[..count]);
            self.left = &self.left[count..];
            self.after = self.after.saturating_sub(count);
            Ok(count)
        }
    }

    #[test]
    fn a_failure_at_any_byte_leaves_the_defaults_and_is_told() {
        for with in [Errno::IO, Errno::NOSPC, Errno::ACCESS, Errno::INTR, Errno::ISDIR] {
            for after in 0..TEXT.len() {
                let file = Failing { left: TEXT.as_bytes(), after, with: Some(with) };
                let loaded = read(PathBuf::from("/c/config.toml"), file);
                let width = loaded.settings.text_width;
                if with == Errno::INTR {
                    assert_eq!((width, loaded.advice()), (70, None), "a read that was broken off is tried again");
                } else {
                    assert_eq!(width, Settings::default().text_width, "{with:?} after {after}: half a file holds");
                    assert!(loaded.advice().unwrap().contains("cannot be read"), "{with:?} after {after}");
                }
            }
        }
    }
}
