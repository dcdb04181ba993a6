//! The page of the manual and the completions: whole, plain, and made from the live tables.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin!("pincite")).args(arguments).env_clear().output().unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{arguments:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.chars().any(|char| char.is_control() && !matches!(char, '\n' | '\t')));
    text
}

#[test]
fn the_page_holds_every_section_and_key() {
    let page = printed(&["man"]);
    for section in
        ["NAME", "SYNOPSIS", "OPTIONS", "SUBCOMMANDS", "KEYS", "CONFIGURATION", "FILES", "ENVIRONMENT", "EXAMPLES"]
    {
        assert!(page.contains(&format!(".SH {section}\n")), "{section}");
    }
    assert!(page.contains("EXIT STATUS"));
    for binding in pincite::app::bindings::TABLE {
        let help = binding.help.replace('\'', "\\*(Aq").replace('-', "\\-").replace('…', "\\[u2026]");
        assert!(page.contains(&help), "{help}");
    }
    for setting in pincite::app::settings::SETTINGS {
        assert!(page.contains(&format!("{} = ", setting.name)), "{}", setting.name);
    }
    assert!(page.is_ascii(), "{:?}", page.chars().find(|char| !char.is_ascii()));
    assert!(!page.contains("confined"));
}

#[test]
fn completions_of_every_shell_name_every_verb() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(&["completions", shell]);
        for verb in ["extract", "verify", "explain", "config", "open", "completions", "theme"] {
            assert!(script.contains(verb), "{shell} {verb}");
        }
        assert!(!script.contains("confined"), "{shell}");
    }
    assert_eq!(run(&["completions", "csh"]).status.code(), Some(2));
}
