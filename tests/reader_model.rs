//! Random walks over all keys of the table, with pastes, sizes and reports of the mouse between them: nothing panics, Ctrl-C
//! quits from everywhere, Escape and `q` lead out one by one, and the way back from a jump leads to the view that was left.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "tests")]

mod reader_kit;

use pincite::app::bindings::TABLE;
use pincite::app::mouse::{Pointer, Touch};
use pincite::app::{Action, App, Effect, Key, update};
use pincite::view::Theme;
use reader_kit::{Dice, draw, press, sample, symbols};

fn steps() -> usize {
    std::env::var("PINCITE_COUNT_STEPS").ok().and_then(|count| count.parse().ok()).unwrap_or(50_000)
}

/// Every key of the table, and those that type.
fn keys() -> Vec<Key> {
    let table = TABLE.iter().flat_map(|binding| binding.keys).flat_map(|sequence| sequence.split(' '));
    // Blanks, letters and marks of one to four bytes.
    let typed = ["a", "x", "space", "-", "é", "9", "'", "\u{a0}", "\u{3000}", "\u{301}", "𝒳", "港"].into_iter();
    let mut keys: Vec<Key> = table.chain(typed).filter_map(Key::parse).collect();
    keys.sort_by_key(|key| key.name());
    keys.dedup();
    keys
}

/// Takes an action as the shell would, with workers that answer at once; whether it quits.
fn take(app: &mut App, action: Action) -> bool {
    let effects = update(app, action);
    let quits = effects.contains(&Effect::Quit);
    reader_kit::answer(app, effects);
    quits
}

/// The way out by the keys that close things one by one.
fn can_be_closed(app: &mut App) -> bool {
    ["esc", "esc", "esc", "esc", "q", "q", "q"]
        .into_iter()
        .any(|name| take(app, Action::Key(Key::parse(name).unwrap())))
}

#[test]
fn every_state_can_be_left() {
    let (mut dice, keys, theme) = (Dice(0x5EED_0021), keys(), Theme::plain());
    assert!(keys.len() > 80, "{}", keys.len());
    let (w, h) = (70, 20);
    let mut app = sample::reader(w, h);
    for step in 0..steps() {
        let action = match dice.roll(40) {
            0 => Action::Resize(dice.roll(220) as u16, dice.roll(70) as u16),
            1 => Action::Paste("pasted\u{2003}hår\u{3000}\r:quit\u{1b}[A\n".to_owned()),
            2 => {
                let touch = [Touch::Press, Touch::Drag, Touch::Release, Touch::Wheel(true), Touch::Wheel(false)];
                Action::Pointer(Pointer {
                    touch: touch[dice.roll(5)],
                    x: dice.roll(130) as u16,
                    y: dice.roll(45) as u16,
                })
            }
            _ => Action::Key(keys[dice.roll(keys.len())]),
        };
        let told = format!("{action:?}");
        take(&mut app, action);
        if step % 7 == 0 {
            assert!(
                take(&mut app, Action::Key(Key::parse("ctrl-c").unwrap())),
                "Ctrl-C does not quit at step {step}: {told}"
            );
        }
        if step % 41 == 0 {
            let frame = symbols(&draw(&app, &theme, w, h));
            assert!(can_be_closed(&mut app), "no way out at step {step}:\n{frame}");
        }
        if step % 5000 == 4999 {
            app = sample::reader(w, h);
        }
    }
}

#[test]
fn queries_of_death_are_words_like_any_other() {
    use pincite::text::Span;
    use pincite::text::search::Search;
    let text = format!("{}! (a+)+$ {}", "a".repeat(1_000_000), "ab".repeat(200_000));
    let long = "a".repeat(100_000);
    let near = format!("{}b", "a".repeat(1000));
    for (query, found) in [
        ("(a+)+$", 1),
        ("(a|aa)+$", 0),
        ("a{100000}", 0),
        ("[", 0),
        ("\\", 0),
        (".*.*.*.*x", 0),
        (&long, 976),
        (&near, 0),
        (&"ab".repeat(500), 400),
        (&" ".repeat(100_000), 0),
    ] {
        let whole = Span::new(0, text.len() as u32);
        let count = Search::new(query).find_in(&text, &[], whole).len();
        assert_eq!(count, found, "{}", &query[..query.len().min(20)]);
    }
}

#[test]
fn the_way_back_leads_to_the_view_that_was_left() {
    let (mut dice, theme) = (Dice(0x5EED_0022), Theme::plain());
    let (w, h) = (140, 40);
    let walk = ["1", "2", "3", "0", "j", "j", "k", "l", "]", "g g", "ctrl-d", "tab", "}", ")"];
    let mut app = sample::reader(w, h);
    let body = |app: &App| {
        let text = symbols(&draw(app, &theme, w, h));
        // The last rows tell what was done last, and that differs.
        text.lines().take(usize::from(h) - 2).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut compared = 0;
    for _ in 0..150 {
        for _ in 0..dice.roll(4) {
            press(&mut app, walk[dice.roll(walk.len())]);
        }
        press(&mut app, "esc 0");
        let (before, place) = (body(&app), app.here_place());
        press(&mut app, ["G", "g g"][dice.roll(2)]);
        if app.here_place() == place {
            continue;
        }
        press(&mut app, "ctrl-o");
        assert_eq!(app.here_place(), place);
        assert_eq!(body(&app), before);
        compared += 1;
    }
    assert!(compared > 40, "{compared}");
}
