#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
use super::super::command::{Command, Mode, Modes, Stop};
use super::super::keymap::{Key, Meaning};
use super::*;
use crate::report::citation::{Citation, Field};

fn lines(text: &str) -> Vec<(u32, String)> {
    read(text).1.into_iter().map(|problem| (problem.line, problem.message)).collect()
}

/// The one problem of a text: its line, and whether its words hold what is expected.
fn one(text: &str, line: u32, words: &[&str]) {
    let found = lines(text);
    assert_eq!(found.len(), 1, "{text:?}: {found:?}");
    assert_eq!(found[0].0, line, "{found:?}");
    for word in words {
        assert!(found[0].1.contains(word), "{word} in {found:?}");
    }
}

fn pressed(settings: &Settings, mode: Mode, keys: &str) -> Meaning {
    let keys: Vec<Key> = keys.split(' ').map(|key| Key::parse(key).unwrap()).collect();
    settings.keymap.meaning(mode, &keys)
}

fn does(settings: &Settings, keys: &str, command: Command) -> bool {
    pressed(settings, Mode::Pane, keys) == Meaning::Command(command, None)
}

#[test]
fn everything_can_be_set() {
    let text = "theme = \"high-contrast\"\nsource_theme = \"mine.tmTheme\"\ntext_width = 0\nmouse = \"wheel\"\nascii = \"on\"\n\
                notes = \"beside\"\nwatch = false\nrestore = false\n[copy]\ncitation = \"{quote}\"\nicd206 = '''a\nb'''\n";
    let (settings, problems) = read(text);
    assert_eq!(problems, []);
    assert_eq!(settings.theme, Some(Scheme::HighContrast));
    assert_eq!(settings.source_theme.as_deref(), Some("mine.tmTheme"));
    assert_eq!((settings.text_width, settings.mouse, settings.ascii), (0, Mouse::Wheel, Switch::On));
    assert_eq!((settings.notes, settings.watch, settings.restore), (NotesPlace::Beside, false, false));
    let citation = Citation::default().with(Field::Quote, "q");
    assert_eq!(settings.copy.fill("citation", &citation).as_deref(), Some("q"));
    assert_eq!(settings.copy.fill("icd206", &citation).as_deref(), Some("a\nb"));
    assert_ne!(settings.copy, Settings::default().copy);
}

#[test]
fn the_default_file_says_the_defaults() {
    let file = default_file();
    assert_eq!(read(&file), (Settings::default(), Vec::new()));
    // With all its settings in force it says the same.
    let names: Vec<String> = SETTINGS.iter().map(|setting| format!("# {} = ", setting.name)).collect();
    let known = |line: &str| names.iter().any(|name| line.starts_with(name.as_str()));
    let spoken = file.lines().map(|line| if known(line) { line.trim_start_matches("# ") } else { line });
    let spoken = spoken.collect::<Vec<_>>().join("\n");
    assert_eq!(read(&spoken), (Settings::default(), Vec::new()));
    assert_eq!(spoken.lines().filter(|line| line.contains(" = ") && !line.starts_with('#')).count(), SETTINGS.len());
    // The examples of keys hold too.
    let keys = file.split("[keys]").nth(1).unwrap().replace("# ", "");
    assert_eq!(lines(&format!("[keys]{keys}")), []);
}

#[test]
fn what_is_wrong_leaves_its_default_and_names_its_line() {
    one("them = \"dark\"", 1, &["unknown setting `them`", "did you mean `theme`"]);
    one("\n\ntheme = \"drak\"", 3, &["`theme`", "\"dark\"", "\"monochrome\""]);
    one("theme = 3", 1, &["`theme`"]);
    one("watch = \"yes\"", 1, &["true or false"]);
    one("text_width = 5", 1, &["20 to 1000", "100 holds"]);
    one("text_width = 99999999999999999999", 1, &["text_width"]);
    one("text_width = 80.5", 1, &["text_width"]);
    one("[copy]\ntheme = \"dark\"", 2, &["belongs above the first table"]);
    one("citation = \"x\"", 1, &["belongs under [copy]"]);
    one("[copy]\nmarkdwon = \"x\"", 2, &["did you mean `markdown`"]);
    one("[copy]\ncitation = \"{quot}\"", 2, &["a template", "quote", "character"]);
    one("keys = 3", 1, &["write `[keys]`"]);
    one("[colours]\nx = 1", 1, &["unknown setting `colours`"]);
    one("theme = [\"dark\"]", 1, &["`theme`"]);
    let (settings, problems) = read("watch = false\ntheme = \"drak\"\nrestore = false\n");
    assert_eq!((settings.watch, settings.restore, settings.theme, problems.len()), (false, false, None, 1));
}

#[test]
fn broken_files_keep_what_stands_whole() {
    let (settings, problems) = read("watch = false\nmouse = \nrestore = false\n");
    assert!(!settings.watch && !settings.restore);
    assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [2], "{problems:?}");
    let twice = lines("watch = false\nwatch = true\n");
    assert!(!twice.is_empty() && twice.iter().all(|(line, _)| (1..=2).contains(line)), "{twice:?}");
    for broken in ["[", "=", "a.", "\"", "[[copy]]\n", "\u{0}", "x = {", "[copy", "'''"] {
        assert!(!lines(broken).is_empty(), "{broken:?}");
    }
}

#[test]
fn huge_and_deep_files_are_bounded() {
    let long = format!("theme = \"dark\"\n#{}", "x".repeat(100_000));
    assert_eq!(read(&long).0, Settings::default());
    assert!(lines(&long)[0].1.contains("longer than 64 KiB"));
    for deep in [format!("a = {}", "[".repeat(30_000)), "a = {b=".repeat(8_000), format!("[{}a]", "a.".repeat(30_000))]
    {
        assert!(!lines(&deep).is_empty());
    }
    let many: Vec<String> = (0..5000).map(|at| format!("x{at}=1")).collect();
    assert_eq!(lines(&many.join("\n")).len(), 100);
}

#[test]
fn control_characters_of_a_file_are_told_but_no_panic() {
    for text in
        ["\"\u{1b}[2J\" = 1", "[keys]\n\"\u{1b}\" = \"jump\"", "[keys]\n\"a\" = \"\u{7}\"", "theme = \"\u{202e}\""]
    {
        assert!(!lines(text).is_empty(), "{text:?}");
    }
}

#[test]
fn a_key_is_bound_and_the_table_gives_way() {
    let (settings, problems) =
        read("[keys]\n\"space\" = \"page-down\"\n\"p\" = \"why\"\n\"g s\" = \"search\"\n\"f5\" = \"focus-3\"");
    assert_eq!(problems, []);
    assert!(does(&settings, "space", Command::PageDown));
    assert!(does(&settings, "p", Command::Why));
    assert!(does(&settings, "w", Command::Why));
    assert!(does(&settings, "g s", Command::Search));
    assert!(does(&settings, "f5", Command::Focus(3)));
    assert!(does(&settings, "g g", Command::Top));
    // A blank is text where text is typed.
    assert_eq!(pressed(&settings, Mode::Search, "space"), Meaning::Nothing);
    assert_eq!(settings.keymap.shown(Mode::Pane, Command::Why).as_deref(), Some("p"));
}

#[test]
fn a_key_is_taken_away() {
    let (settings, problems) =
        read("[keys]\n\"Q\" = \"none\"\n\"g g\" = \"none\"\n\"g y\" = \"none\"\n\"g i\" = \"none\"\n\"g\" = \"top\"");
    let left: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(left.iter().all(|message| message.starts_with("`g` wins over")), "{left:?}");
    assert_eq!(pressed(&settings, Mode::Pane, "Q"), Meaning::Nothing);
    assert!(does(&settings, "g", Command::Top));
    one("[keys]\n\"Z\" = \"none\"", 2, &["nothing is bound to `Z`"]);
}

#[test]
fn conflicts_name_their_line_and_who_wins() {
    let text = "[keys]\n\n\"g\" = \"top\"";
    let found = lines(text);
    assert!(found.iter().all(|(line, message)| *line == 3 && message.starts_with("`g` wins over `g ")), "{found:?}");
    assert!(found.iter().any(|(_, message)| message.contains("`g g` (top)")), "{found:?}");
    let (settings, _) = read(text);
    assert!(does(&settings, "g", Command::Top));
    one("[keys]\n\"Z Z\" = \"jump\"\n\"Z\" = \"peek\"", 3, &["`Z` is left out", "line 2 binds `Z Z`"]);
    one("[keys]\n\"del\" = \"jump\"\n\"delete\" = \"peek\"", 3, &["left out", "line 2"]);
    one("[keys]\n\"ctrl-c\" = \"peek\"", 2, &["ctrl-c always quits"]);
    one("[keys]\n\"ctrl-c\" = \"none\"", 2, &["ctrl-c always quits"]);
    one("[keys]\n\"ctrl-m\" = \"peek\"", 2, &["`ctrl-m` as `enter`"]);
    one("[keys]\n\"hyper-x\" = \"peek\"", 2, &["unknown key `hyper-x`"]);
    one("[keys]\n\"Z\" = \"peak\"", 2, &["did you mean `peek`"]);
    one("[keys]\n\"Z\" = 7", 2, &["name of a command"]);
    one("[keys]\n\"\" = \"peek\"", 2, &["missing"]);
    one("[keys]\n\"a b c d e\" = \"peek\"", 2, &["at most 4"]);
    one("[keys]\n\"Z\" = \"erase-word\"", 2, &["lines being typed"]);
}

#[test]
fn ctrl_c_quits_in_every_mode_whatever_is_written() {
    let text = "[keys]\n\"q\" = \"none\"\n\"Q\" = \"none\"\n\"esc\" = \"none\"\n\"ctrl-c\" = \"none\"";
    let (settings, problems) = read(text);
    assert!(problems.iter().any(|problem| problem.message == "no key is left to quit but ctrl-c"), "{problems:?}");
    for mode in Mode::ALL {
        assert_eq!(pressed(&settings, mode, "ctrl-c"), Meaning::Command(Command::Quit, None));
    }
    let (_, problems) = read("[keys]\n\"esc\" = \"none\"");
    assert!(problems.iter().any(|problem| problem.message.starts_with("no key is left to close")), "{problems:?}");
}

#[test]
fn a_command_with_a_letter_keeps_it() {
    let (settings, problems) = read("[keys]\n\"M\" = \"set-mark\"");
    assert_eq!(problems, []);
    assert_eq!(pressed(&settings, Mode::Source, "M"), Meaning::Begun);
    assert_eq!(pressed(&settings, Mode::Source, "M k"), Meaning::Command(Command::SetMark, Some('k')));
}

#[test]
fn no_sequence_begins_another_after_any_change() {
    let names: Vec<String> = super::super::names::all().into_iter().map(|(name, _)| name).collect();
    let keys =
        ["a", "g", "g g", "m", "m a", "] q", "]", "ctrl-o", "space", "tab", "q", "esc", "L", "' x", "f1", "enter"];
    let mut dice: u64 = 88_172_645_463_325_252;
    let mut roll = |sides: usize| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        (dice >> 11) as usize % sides
    };
    for _ in 0..300 {
        let mut text = "[keys]\n".to_owned();
        let mut used = Vec::new();
        for _ in 0..roll(8) {
            let key = keys[roll(keys.len())];
            if !used.contains(&key) {
                used.push(key);
                let name = if roll(4) == 0 { "none" } else { names[roll(names.len())].as_str() };
                for part in ["\"", key, "\" = \"", name, "\"\n"] {
                    text.push_str(part);
                }
            }
        }
        let (settings, _) = read(&text);
        let bound = &settings.keymap.bound;
        for (at, one) in bound.iter().enumerate() {
            for other in bound.iter().skip(at + 1).filter(|other| other.modes.0 & one.modes.0 != 0) {
                let begins = one.keys.iter().zip(&other.keys).all(|(a, b)| a == b);
                assert!(!begins, "{text}\n{} and {}", one.shown(), other.shown());
            }
        }
        for mode in Mode::ALL {
            assert_eq!(pressed(&settings, mode, "ctrl-c"), Meaning::Command(Command::Quit, None), "{text}");
        }
    }
}

#[test]
fn key_names_are_read_back() {
    for (name, shown) in [
        ("j", "j"),
        ("G", "G"),
        ("shift-g", "G"),
        ("ctrl-d", "Ctrl-d"),
        ("Ctrl-D", "Ctrl-d"),
        ("alt-right", "Alt-→"),
        ("shift-tab", "S-Tab"),
        ("f12", "F12"),
        ("shift-f6", "S-F6"),
        ("PageUp", "PgUp"),
        ("delete", "Del"),
        ("insert", "Ins"),
        ("space", "Space"),
        ("-", "-"),
        ("ctrl--", "Ctrl--"),
        ("ctrl-alt-x", "Ctrl-Alt-x"),
        ("é", "é"),
    ] {
        let key = Key::parse(name).unwrap_or_else(|| panic!("{name}"));
        assert_eq!(key.to_string(), shown);
        assert_eq!(Key::parse(&key.name()), Some(key), "{name}");
    }
    for wrong in ["", "ctrl-", "f0", "f13", "f99999", "xx", "hyper-x", "\u{1b}", "enterr"] {
        assert_eq!(Key::parse(wrong), None, "{wrong:?}");
    }
}

#[test]
fn the_modes_of_typing_are_those_that_type() {
    assert!(Modes::typing().has(Mode::Search) && !Modes::typing().has(Mode::Pane));
    assert_ne!(Command::Next(Stop::Legal), Command::Previous(Stop::Legal));
}
