//! What the user's own files say, and what a bad disk or somebody else made of them: notebooks and configurations.

use pincite::app::settings;
use pincite::notebook::lines::{self, Contents};
use pincite::notebook::note::LONGEST;

/// Reads a notebook, writes it and reads it again: all that was read is there, whole, and nothing else.
///
/// # Panics
/// Where something does not hold.
pub fn notes(bytes: &[u8]) {
    let Contents { header, notes, .. } = lines::read(bytes);
    for note in notes.values() {
        assert!(
            note.text.len() <= LONGEST
                && !note.text.contains(|char: char| char.is_control() && !matches!(char, '\n' | '\t'))
        );
        assert!(note.tags.iter().all(|tag| !tag.contains(char::is_control)));
        assert!(note.mark.is_none_or(|mark| mark.is_ascii_lowercase()));
        assert!(note.id.is_sound());
    }
    let mut header = header.unwrap_or_default();
    lines::SCHEMA.clone_into(&mut header.schema);
    let written = lines::write(&header, &notes);
    let again = lines::read(&written);
    assert!(!again.headless && !again.newer && again.missing == 0 && again.damaged.is_empty());
    assert_eq!(again.notes, notes);
    // A lost end is seen.
    if let Some(cut) = written.len().checked_sub(2).filter(|_| !notes.is_empty()) {
        let short = lines::read(&written[..cut]);
        assert!(short.headless || short.missing > 0 || !short.damaged.is_empty());
    }
}

/// Reads settings: whatever is said, each problem stands on a line that is there, and Ctrl-C quits.
///
/// # Panics
/// Where something does not hold.
pub fn config(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let (settings, problems) = settings::read(text);
    let last = text.bytes().filter(|byte| *byte == b'\n').count() as u32 + 1;
    for problem in &problems {
        assert!((1..=last).contains(&problem.line), "line {} of {last}", problem.line);
        assert!(!problem.message.is_empty());
    }
    let out = settings.keymap.bound.iter().any(|bound| bound.spelled() == "ctrl-c");
    assert!(out, "no way out");
    let (again, _) = settings::read(text);
    assert!(again == settings);
    let _ = settings::line_of(text, "source_theme");
}
