//! The names by which a configuration calls commands.

use super::bindings::{Binding, TABLE};
use super::command::Command;

/// The name of a command: its name in the program, in small letters with hyphens (`next-quotation`, `focus-3`).
pub fn name(command: Command) -> String {
    let mut name = String::new();
    for char in format!("{command:?}").chars() {
        match char {
            '(' | ')' | ' ' | ',' => {}
            _ if char.is_ascii_uppercase()
                || (char.is_ascii_digit() && !name.ends_with(|c: char| c.is_ascii_digit())) =>
            {
                if !name.is_empty() {
                    name.push('-');
                }
                name.push(char.to_ascii_lowercase());
            }
            _ => name.push(char),
        }
    }
    name
}

/// The command of a name.
pub fn named(wanted: &str) -> Option<Command> {
    TABLE.iter().map(|binding| binding.command).find(|command| name(*command) == wanted)
}

/// All commands by name, each once with the first line of the table that has it, in the order of the table.
pub fn all() -> Vec<(String, &'static Binding)> {
    let mut all: Vec<(String, &'static Binding)> = Vec::new();
    for binding in TABLE {
        if !all.iter().any(|(_, known)| known.command == binding.command) {
            all.push((name(binding.command), binding));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    /// Names that configurations may hold already: they never change.
    const KNOWN: &str = "jump back forward peek why next-candidate previous-candidate cites hints down up left right top \
        bottom half-down half-up page-down page-up next-sentence previous-section next-quotation previous-uncited \
        focus-0 focus-8 next-pane previous-pane scroll-down scroll-up zoom centre search next-match previous-match \
        set-mark go-to-mark copy-citation copy-markdown copy-quote edit palette help original about analyse \
        next-theme redraw suspend cancel close quit accept next-choice previous-choice erase-char erase-word erase-line";

    #[test]
    fn names_stay() {
        for known in KNOWN.split_whitespace() {
            assert_eq!(name(named(known).unwrap_or_else(|| panic!("{known}"))), known);
        }
    }

    #[test]
    fn names_are_plain_and_differ() {
        let all = all();
        for (at, (name, _)) in all.iter().enumerate() {
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{name}");
            assert!(!all.iter().skip(at + 1).any(|(other, _)| other == name), "{name}");
        }
    }
}
