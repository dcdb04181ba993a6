//! Completing a path that is being typed: names in its folder that begin the same.

use std::fs;

use crate::app::{Action, TabId};

use super::bench;
use super::session::Session;

/// The most names of a folder that are looked at.
const MOST: usize = 20_000;

impl Session {
    /// Completes what was typed of a path as far as there is one way on.
    pub(super) fn complete(&mut self, tab: TabId, typed: &str) {
        let (completed, names) = completed(typed);
        self.act_on(tab, Action::Completed { typed: typed.to_owned(), completed, names });
    }
}

/// What was typed, as far as all names go on alike; and the names, sorted. A folder ends with `/`.
fn completed(typed: &str) -> (String, Vec<String>) {
    let cut = typed.rfind('/').map_or(0, |at| at + 1);
    let Some((folder, begun)) = typed.split_at_checked(cut) else { return (typed.to_owned(), Vec::new()) };
    let place = if folder.is_empty() { std::path::PathBuf::from(".") } else { bench::expanded(folder) };
    let entries = fs::read_dir(place).into_iter().flatten().take(MOST).flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let hidden = name.starts_with('.') && !begun.starts_with('.');
            let plain = name.starts_with(begun) && !hidden && !name.chars().any(char::is_control);
            let slash = if plain && entry.path().is_dir() { "/" } else { "" };
            plain.then(|| format!("{name}{slash}"))
        })
        .collect();
    names.sort();
    let common = names.iter().skip(1).fold(names.first().cloned().unwrap_or_default(), |common, name| {
        let same = common.chars().zip(name.chars()).take_while(|(a, b)| a == b);
        same.map(|(char, _)| char).collect()
    });
    let completed = if common.len() >= begun.len() { common } else { begun.to_owned() };
    (format!("{folder}{completed}"), names)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn names_go_on_as_far_as_there_is_one_way() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["report-may.txt", "report-june.txt", "other.md", ".hidden", "evil\u{1b}.txt"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        fs::create_dir(folder.path().join("archive")).unwrap();
        let at = |typed: &str| {
            let (whole, names) = completed(&format!("{}/{typed}", folder.path().display()));
            (whole.rsplit_once('/').map(|(_, last)| last.to_owned()).unwrap(), names)
        };
        assert_eq!(at("re"), ("report-".to_owned(), vec!["report-june.txt".to_owned(), "report-may.txt".to_owned()]));
        assert_eq!(at("report-m").0, "report-may.txt");
        assert_eq!(at("arch").1, ["archive/"]);
        assert_eq!(at("zz"), ("zz".to_owned(), Vec::new()));
        assert_eq!(at("").1.len(), 4, "neither hidden nor unprintable names");
        assert_eq!(at(".h").0, ".hidden");
        assert_eq!(completed("/nowhere/at/all/x").1.len(), 0);
    }
}
