//! A file with a place in it, as a shell line or a compiler names it: `FILE:12`, `FILE:12:3`, `FILE#b=4821-4903`.

use std::path::{Path, PathBuf};

use crate::app::Goal;

/// The file and the place in it. A file whose whole name is what was written is taken as it is, and so is a name that
/// stands for no file either way.
pub fn split(written: &Path, exists: impl Fn(&Path) -> bool) -> (PathBuf, Option<Goal>) {
    let whole = || (written.to_path_buf(), None);
    if exists(written) {
        return whole();
    }
    let Some(text) = written.to_str() else { return whole() };
    let found = [bytes(text), line(text), column(text)].into_iter().flatten().find(|(file, _)| exists(Path::new(file)));
    found.map_or_else(whole, |(file, goal)| (PathBuf::from(file), Some(goal)))
}

fn bytes(text: &str) -> Option<(&str, Goal)> {
    let (file, range) = text.rsplit_once("#b=")?;
    let (from, to) = range.split_once('-').unwrap_or((range, range));
    Some((file, Goal::Bytes(number(from)?, number(to)?)))
}

fn line(text: &str) -> Option<(&str, Goal)> {
    let (file, line) = text.rsplit_once(':')?;
    Some((file, Goal::Line(number(line)?)))
}

/// What stands behind a second colon is the column, which is not looked at.
fn column(text: &str) -> Option<(&str, Goal)> {
    let (before, column) = text.rsplit_once(':')?;
    number(column).and_then(|_| line(before))
}

/// Digits alone; a number beyond all offsets is the greatest one.
fn number(digits: &str) -> Option<u64> {
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(written: &str, files: &[&str]) -> (String, Option<Goal>) {
        let (path, goal) = split(Path::new(written), |path| files.iter().any(|file| Path::new(file) == path));
        (path.to_string_lossy().into_owned(), goal)
    }

    #[test]
    fn places_are_told_from_names() {
        for (written, file, goal) in [
            ("a.txt", "a.txt", None),
            ("a.txt:12", "a.txt", Some(Goal::Line(12))),
            ("a.txt:12:3", "a.txt", Some(Goal::Line(12))),
            ("a.txt#b=5-9", "a.txt", Some(Goal::Bytes(5, 9))),
            ("a.txt#b=5", "a.txt", Some(Goal::Bytes(5, 5))),
            ("a.txt:99999999999999999999999", "a.txt", Some(Goal::Line(u64::MAX))),
            // A file of that very name comes first.
            ("b:7", "b:7", None),
            ("b:7:2", "b:7", Some(Goal::Line(2))),
            // No place, or no file.
            ("a.txt:", "a.txt:", None),
            ("a.txt:x", "a.txt:x", None),
            ("a.txt:-3", "a.txt:-3", None),
            ("a.txt#b=", "a.txt#b=", None),
            ("a.txt#b=1-2-3", "a.txt#b=1-2-3", None),
            ("none.txt:12", "none.txt:12", None),
            (":", ":", None),
            ("::", "::", None),
            ("#b=1-2", "#b=1-2", None),
            ("", "", None),
        ] {
            assert_eq!(told(written, &["a.txt", "b:7"]), (file.to_owned(), goal), "{written}");
        }
    }
}
