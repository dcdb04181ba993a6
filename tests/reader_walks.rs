//! Walks through the reader: what keys lead to, what they give back, and that nothing can be done to lock anybody in.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "tests")]

mod reader_kit;

use pincite::app::bindings::TABLE;
use pincite::app::command::{Command, Mode};
use pincite::app::keymap::{Chord, Meaning};
use pincite::app::palette::{self, Act};
use pincite::app::{Action, App, Effect, Key, Keymap, update};
use pincite::display::Role;
use pincite::text::Span;
use pincite::view::{Depth, Theme};
use reader_kit::{Dice, answer, draw, press, sample, symbols};

/// The text of the cells on the evidence ground, row by row joined by blanks.
fn evidence(app: &App, w: u16, h: u16) -> String {
    let theme = Theme::new(Depth::Rgb);
    let buffer = draw(app, &theme, w, h);
    let ground = theme.style(app.scheme(), Role::Evidence).bg.unwrap();
    let mut words = String::new();
    for y in 0..h {
        let row: String = (0..w).filter(|&x| buffer[(x, y)].bg == ground).map(|x| buffer[(x, y)].symbol()).collect();
        if !row.is_empty() {
            words.push_str(row.trim_end());
            words.push(' ');
        }
    }
    words.trim_end().to_owned()
}

fn status(app: &App, w: u16, h: u16) -> String {
    symbols(&draw(app, &Theme::plain(), w, h)).lines().last().unwrap().to_owned()
}

#[test]
fn enter_goes_to_the_evidence_then_the_next_and_back_to_the_item() {
    let mut app = sample::reader(120, 40);
    let (first, second) = (
        "LISSA, 3 May — Mayor Ada Brun said Varen will close the Lissa bridge to freight before the winter.",
        "Under the treaty of 1921, neither bank may close the bridge without the consent of the other.",
    );
    let before = (evidence(&app, 120, 40), status(&app, 120, 40));
    press(&mut app, "enter");
    assert_eq!(evidence(&app, 120, 40), first);
    assert!(status(&app, 120, 40).contains("evidence 1/2 · L7 · sentence 5 of 15"));
    press(&mut app, "enter");
    assert_eq!(evidence(&app, 120, 40), second);
    assert!(status(&app, 120, 40).contains("evidence 2/2"));
    press(&mut app, "enter");
    assert!(status(&app, 120, 40).contains("the key point itself"));
    press(&mut app, "ctrl-o");
    let after = status(&app, 120, 40).replace("← 0 → 1 · ", "");
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!((evidence(&app, 120, 40), words(&after)), (before.0, words(&before.1)));
    press(&mut app, "L");
    assert!(status(&app, 120, 40).contains("the key point itself"));
}

#[test]
fn a_key_point_without_support_leads_to_its_place_and_says_so() {
    let mut app = sample::reader(120, 40);
    press(&mut app, "G enter");
    assert!(status(&app, 120, 40).contains("no support was found"));
    assert_eq!(evidence(&app, 120, 40), "Toll income will double next year.");
}

#[test]
fn enter_on_a_stakeholder_walks_its_mentions() {
    let mut app = sample::reader(120, 40);
    press(&mut app, "2 enter");
    assert_eq!(evidence(&app, 120, 40), "Mayor Ada Brun");
    press(&mut app, "enter");
    assert_eq!(evidence(&app, 120, 40), "Her");
    assert!(status(&app, 120, 40).contains("mention 2/3"));
    press(&mut app, "backspace");
    assert!(status(&app, 120, 40).contains("stakeholder 1/3"));
}

#[test]
fn the_other_panes_keep_their_selection() {
    let mut app = sample::reader(200, 50);
    press(&mut app, "2 j 1 j j");
    let screen = symbols(&draw(&app, &Theme::plain(), 200, 50));
    assert!(screen.contains("▷ A senior official"), "{screen}");
    assert!(screen.contains("▶ 3 Toll income"));
}

#[test]
fn what_cites_a_sentence_leads_to_its_pane() {
    let mut app = sample::reader(120, 40);
    press(&mut app, "] f x enter");
    assert!(status(&app, 120, 40).contains("forecast 2/3"), "{}", status(&app, 120, 40));
    press(&mut app, "ctrl-o");
    assert!(status(&app, 120, 40).contains("forecast 2/2"), "{}", status(&app, 120, 40));
}

#[test]
fn search_is_shown_while_typed_and_remembered_when_accepted() {
    let mut app = sample::reader(120, 40);
    press(&mut app, "/ b r i d g e");
    assert!(status(&app, 120, 40).contains("/bridge"));
    press(&mut app, "esc");
    assert!(status(&app, 120, 40).contains("key point 1/3"));
    press(&mut app, "/ b r i d g e enter n n");
    assert!(status(&app, 120, 40).contains("match 3 of 4"), "{}", status(&app, 120, 40));
    press(&mut app, "ctrl-o");
    assert!(status(&app, 120, 40).contains("key point 1/3"));
}

#[test]
fn late_answers_are_not_taken() {
    let mut app = sample::reader(120, 40);
    press(&mut app, "/ b");
    let effects = update(&mut app, Action::Key(Key::parse("r").unwrap()));
    let Some(Effect::Search { generation, .. }) = effects.first() else { panic!("no search") };
    let (late, matches) = (generation - 1, vec![Span::new(0, 3)]);
    let before = status(&app, 120, 40);
    update(&mut app, Action::SearchProgress { generation: late, matches, done: true });
    assert_eq!(status(&app, 120, 40), before);
}

#[test]
fn copies_carry_the_quote_and_its_place_but_no_badge() {
    let mut app = sample::reader(120, 40);
    let copied = |effects: Vec<Effect>| match effects.as_slice() {
        [Effect::Copy { text }] => text.clone(),
        other => panic!("{other:?}"),
    };
    let quote = "Varen could close the Lissa bridge to freight before winter.";
    assert_eq!(copied(press(&mut app, "g y")), quote);
    assert_eq!(copied(press(&mut app, "y")), format!("“{quote}” (briefing.txt, L3, sentence 2)"));
    assert_eq!(copied(press(&mut app, "Y")), format!("> {quote}\n>\n> — briefing.txt, L3, sentence 2\n"));
}

#[test]
fn marks_lines_and_the_editor_know_the_line() {
    let mut app = sample::reader(120, 40);
    press(&mut app, "m a : 1 3 enter");
    assert!(status(&app, 120, 40).contains("L13"));
    let effects = press(&mut app, "e");
    assert_eq!(effects, [Effect::Edit { path: "briefing.txt".to_owned(), line: 13 }]);
    press(&mut app, "' a");
    assert!(status(&app, 120, 40).contains("L3 "));
}

#[test]
fn a_resize_keeps_the_place() {
    let mut app = sample::reader(120, 40);
    press(&mut app, "3 enter");
    let shown = evidence(&app, 120, 40);
    for (w, h) in [(60, 16), (200, 50), (33, 9), (120, 40)] {
        update(&mut app, Action::Resize(w, h));
    }
    assert_eq!(evidence(&app, 120, 40), shown);
}

#[test]
fn a_longer_prefix_keeps_the_place_and_only_the_whole_is_analysed() {
    use pincite::app::{Options, start};
    use pincite::ingest::{Part, read};
    let prefix = read(sample::TEXT.as_bytes()[..700].to_vec(), "briefing.txt", Part::Prefix);
    let mut app = App::new(prefix.unwrap().shared(), Options { size: (120, 40), ..Options::default() });
    assert!(start(&mut app).is_empty());
    assert!(symbols(&draw(&app, &Theme::plain(), 120, 40)).contains("reading …"));
    press(&mut app, "0 j j j");
    let at = status(&app, 120, 40);
    let effects = update(&mut app, Action::DocumentReplaced(reader_kit::document(sample::TEXT)));
    assert!(matches!(effects.as_slice(), [Effect::Analyse { .. }, Effect::LoadNotes { .. }]));
    assert_eq!(status(&app, 120, 40).trim_start().split(' ').next(), at.trim_start().split(' ').next());
}

#[test]
fn no_key_is_bound_twice_and_none_begins_another() {
    let keymap = Keymap::default();
    for mode in Mode::ALL {
        let bound: Vec<_> = keymap.bound.iter().filter(|bound| bound.modes.has(mode)).collect();
        for (at, one) in bound.iter().enumerate() {
            for other in bound.iter().skip(at + 1) {
                let same = one.keys.iter().zip(&other.keys).all(|(a, b)| meet(*a, *b));
                assert!(!same, "{mode:?}: {} and {}", one.shown(), other.shown());
            }
        }
    }
}

/// Whether one key could be both.
fn meet(a: Chord, b: Chord) -> bool {
    match (a, b) {
        (Chord::Key(a), _) => b.takes(a),
        (_, Chord::Key(b)) => a.takes(b),
        (Chord::Letter, Chord::Letter) => true,
    }
}

#[test]
fn every_name_in_the_table_is_a_key_and_every_command_has_help() {
    let keymap = Keymap::default();
    let offers = palette::entries(&keymap, "");
    for binding in TABLE {
        assert!(!binding.help.is_empty());
        let bound = keymap.bound.iter().filter(|bound| bound.binding.command == binding.command).count();
        let offered = offers.iter().any(|entry| entry.what == Act::Command(binding.command));
        let named = offers.iter().any(|entry| entry.what == Act::Command(binding.command) && !entry.key.is_empty());
        assert!(bound > 0 || named, "{:?} has neither a key nor a short name", binding.command);
        assert!(bound > 0 || offered, "{:?} has neither a key nor an entry in the palette", binding.command);
        for keys in binding.keys {
            let known = keys.split(' ').all(|name| name == "letter" || Key::parse(name).is_some());
            assert!(known, "{keys}");
        }
    }
}

#[test]
fn help_shows_every_line_of_the_table_uncut() {
    let mut app = sample::reader(80, 60);
    press(&mut app, "?");
    let mut screen = String::new();
    for _ in 0..TABLE.len() {
        screen.push_str(&symbols(&draw(&app, &Theme::plain(), 80, 60)));
        press(&mut app, "j");
    }
    for binding in TABLE {
        assert!(screen.contains(binding.help), "{}\n{screen}", binding.help);
    }
}

#[test]
fn whatever_is_pressed_nothing_breaks_back_leads_back_and_three_keys_quit() {
    let keymap = Keymap::default();
    let mut keys: Vec<Key> = Vec::new();
    for bound in &keymap.bound {
        for chord in &bound.keys {
            if let Chord::Key(key) = chord {
                keys.push(*key);
            }
        }
    }
    keys.retain(|key| *key != Key::parse("ctrl-c").unwrap());
    let sizes = [(200, 50), (120, 40), (80, 24), (60, 16), (30, 8), (10, 3), (0, 0), (1, 60)];
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut app = sample::reader(120, 40);
    for step in 0..20_000 {
        if dice.roll(200) == 0 {
            let (w, h) = sizes[dice.roll(sizes.len())];
            update(&mut app, Action::Resize(w, h));
        }
        let effects = update(&mut app, Action::Key(keys[dice.roll(keys.len())]));
        answer(&mut app, effects);
        if step % 10 == 0 {
            can_quit(&app, step);
        }
    }
}

/// `Esc`, `Esc`, `Q`, or fewer, quits from here; told from the keymap, so that the reader is not disturbed.
fn can_quit(app: &App, step: usize) {
    let esc = Key::parse("ctrl-c").unwrap();
    for mode in Mode::ALL {
        let quits = Keymap::default().meaning(mode, &[esc]);
        assert_eq!(
            quits,
            Meaning::Command(Command::Quit, None),
            "{mode:?} at {step} of {:?}",
            app.document().source.path
        );
    }
}

#[test]
fn jumps_come_back_to_the_same_view() {
    let jumps = ["enter", "G", "g g", "' a", ": 1 1 enter", "/ t o l l enter", "f a", "2 enter", "6 enter enter"];
    let mut dice = Dice(7);
    let theme = Theme::new(Depth::Rgb);
    for _ in 0..200 {
        let mut app = sample::reader(120, 40);
        press(&mut app, "m a 0 j j");
        for _ in 0..dice.roll(6) {
            press(&mut app, ["j", "1", "2", "3", "0", ")", "ctrl-d"][dice.roll(7)]);
        }
        let jump = jumps[dice.roll(jumps.len())];
        let keys: Vec<&str> = jump.split(' ').collect();
        let moves = usize::from(keys[0].parse::<u8>().is_ok());
        for key in &keys[..moves] {
            press(&mut app, key);
        }
        let before = strip(&draw(&app, &theme, 120, 40));
        let depth = app_depth(&app);
        press(&mut app, &keys[moves..].join(" "));
        if app_depth(&app) == depth {
            continue;
        }
        press(&mut app, "esc");
        press(&mut app, "ctrl-o");
        assert_eq!(strip(&draw(&app, &theme, 120, 40)), before, "{jump}");
    }
}

/// The screen without its first and last line, where the share read and the depth of the jump list stand.
fn strip(buffer: &ratatui::buffer::Buffer) -> String {
    let rows: Vec<String> = symbols(buffer).lines().map(ToOwned::to_owned).collect();
    rows[1..rows.len() - 1].join("\n")
}

fn app_depth(app: &App) -> String {
    let line = status(app, 400, 40);
    line.split('←').nth(1).map_or(String::new(), |rest| rest.chars().take(4).collect())
}

#[test]
fn a_point_lifted_from_the_text_leads_to_its_own_sentence_first() {
    let text = "# Quell in the dark\n\nPower cuts closed the Quell pumping station twice on Monday night.\n\n\
                ## Power cuts\n\nThe operator says that a squirrel caused the first of the power cuts at Quell.\n\n\
                Engineers saw the second cut of the power from their homes on Monday night.\n";
    let mut app = reader_kit::reader(text, 120, 40);
    let own = "Power cuts closed the Quell pumping station twice on Monday night.";
    press(&mut app, "p");
    let peek = symbols(&draw(&app, &Theme::plain(), 120, 40));
    assert!(peek.contains("L3 · evidence 1/3, its own sentence"), "{peek}");
    press(&mut app, "p w");
    let why = symbols(&draw(&app, &Theme::plain(), 120, 40));
    assert!(why.contains("said here  Power cuts closed") && why.contains("elsewhere"), "{why}");
    press(&mut app, "w enter");
    assert_eq!(evidence(&app, 120, 40), own);
    assert!(status(&app, 120, 40).contains("evidence 1/3"), "{}", status(&app, 120, 40));
    let mut others = Vec::new();
    for place in ["evidence 2/3", "evidence 3/3"] {
        press(&mut app, "enter");
        assert!(status(&app, 120, 40).contains(place));
        others.push(evidence(&app, 120, 40));
    }
    others.sort();
    assert!(others[0].starts_with("Engineers saw") && others[1].starts_with("The operator says"), "{others:?}");
    press(&mut app, "enter");
    assert_eq!(evidence(&app, 120, 40), own, "there is no place in a list: the trail goes round");
}
