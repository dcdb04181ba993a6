//! `pincite man` and `pincite completions`: both made from what the program itself goes by.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use clap::{Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::app::Keymap;
use crate::app::bindings::{Group, TABLE};
use crate::app::settings::SETTINGS;

use super::args::{Arguments, EXAMPLES, STATUSES};
use super::exit::Status;
use super::messages;

/// The variables that are looked at.
const VARIABLES: &[(&str, &str)] = &[
    ("PINCITE_CONFIG", "The configuration file, instead of the usual one."),
    ("PINCITE_THEME", "auto, dark, light, high-contrast or monochrome; before the configuration."),
    ("PINCITE_COLOR", "auto, always or never; before NO_COLOR, CLICOLOR_FORCE and FORCE_COLOR."),
    ("PINCITE_ACCESSIBLE", "1: labelled lines instead of a screen."),
    ("PINCITE_SECURE", "1: no editor, no clipboard, nothing written, no suspend."),
    ("NO_COLOR", "Not empty: no colour."),
    ("COLORTERM, COLORFGBG, TERM", "How many colours there are, the ground of the terminal; TERM=dumb prints lines."),
    ("LC_ALL, LC_CTYPE, LANG", "Borders and marks are ASCII where the locale is not UTF-8."),
    ("VISUAL, EDITOR", "The editor, split into words; no shell is asked."),
    ("XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME", "Where files are kept; relative paths are not taken."),
];

/// Files, below the folders of the user.
const FILES: &[(&str, &str)] = &[
    ("$XDG_CONFIG_HOME/pincite/config.toml", "Settings and keys; none is ever read from the folder of a document."),
    ("$XDG_CONFIG_HOME/pincite/lexicon/*.toml", "Cue words of your own; see pincite lexicon check."),
    ("$XDG_DATA_HOME/pincite", "Notes."),
    ("$XDG_STATE_HOME/pincite", "Where documents were left."),
];

/// The command line without what is hidden.
fn public() -> Command {
    let full = Arguments::command();
    let shown = full.get_subcommands().filter(|verb| !verb.is_hide_set()).cloned();
    Command::new("pincite")
        .version(env!("CARGO_PKG_VERSION"))
        .about("read analytic briefings in the terminal: every item is a slice of the source")
        .args(full.get_arguments().cloned())
        .subcommands(shown.collect::<Vec<_>>())
}

/// Prints a completion script.
pub fn completions(shell: Shell) -> Status {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut public(), "pincite", &mut script);
    print(&script)
}

/// Prints the page of the manual.
pub fn man() -> Status {
    match page() {
        Ok(page) => print(&page),
        Err(error) => messages::unwritten(&error),
    }
}

fn page() -> io::Result<Vec<u8>> {
    let man = Man::new(public()).manual("pincite");
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_options_section(&mut page)?;
    man.render_subcommands_section(&mut page)?;
    let mut rest = Roff::new();
    keys(&mut rest);
    section(&mut rest, "Configuration");
    for setting in SETTINGS {
        let table = if setting.table.is_empty() { String::new() } else { format!("{}.", setting.table) };
        let name = format!("{table}{} = {}", setting.name, setting.default);
        entry(&mut rest, &name, &setting.help.join(" "));
    }
    for (name, entries) in [("Files", FILES), ("Environment", VARIABLES)] {
        section(&mut rest, name);
        for (name, words) in entries {
            entry(&mut rest, name, words);
        }
    }
    section(&mut rest, "Exit status");
    rest.text([roman(STATUSES.trim_start_matches("Exit status: "))]);
    section(&mut rest, "Examples");
    rest.control("nf", []);
    for line in EXAMPLES.lines().filter(|line| line.starts_with("  ")) {
        rest.text([roman(line)]);
    }
    rest.control("fi", []);
    rest.to_writer(&mut page)?;
    Ok(ascii(&String::from_utf8_lossy(&page)).into_bytes())
}

/// What is not ASCII as roff's escape of its code point (groff_char(7)), for a `man` of any locale.
fn ascii(page: &str) -> String {
    page.chars().fold(String::with_capacity(page.len()), |mut plain, char| {
        if char.is_ascii() {
            plain.push(char);
        } else {
            let _ = write!(plain, "\\[u{:04X}]", u32::from(char));
        }
        plain
    })
}

/// The keys as they are without a configuration, under the headings of the help.
fn keys(page: &mut Roff) {
    let keymap = Keymap::default();
    section(page, "Keys");
    for group in Group::ALL {
        page.control("SS", [group.title()]);
        for binding in TABLE.iter().filter(|binding| binding.group == group) {
            let mut keys = String::new();
            for bound in keymap.bound.iter().filter(|bound| std::ptr::eq(bound.binding, binding)) {
                let _ = write!(keys, "{}{}", if keys.is_empty() { "" } else { ", " }, bound.spelled());
            }
            let keys = if keys.is_empty() { "(palette)" } else { &keys };
            entry(page, keys, binding.help);
        }
    }
}

fn section(page: &mut Roff, name: &str) {
    page.control("SH", [name.to_uppercase().as_str()]);
}

fn entry(page: &mut Roff, name: &str, words: &str) {
    page.control("TP", []).text([bold(name)]).text([roman(words)]);
}

/// Prints text without control characters other than line ends and tabs.
fn print(bytes: &[u8]) -> Status {
    let text: String = String::from_utf8_lossy(bytes)
        .chars()
        .filter(|char| !char.is_control() || matches!(char, '\n' | '\t'))
        .collect();
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Status::Done,
        Err(error) => messages::unwritten(&error),
    }
}
