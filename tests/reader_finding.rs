//! Finding one's way: lists to choose from, filters, passes, what was on the screen, what may follow a key.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "tests")]

mod reader_kit;

use pincite::app::App;
use pincite::view::Theme;
use reader_kit::{draw, press, symbols};

const TEXT: &str = "\
# Ferry brief

## Key points

- Varen will close the Lissa bridge to freight before winter.
- The council has asked two engineers for a second opinion.

## What happened

Mayor Ada Brun said on Monday that Varen will close the Lissa bridge to freight before winter. \
The council has asked two engineers for a second opinion on the cables.

The ferry sailed at noon. The quay was full.

\"The bridge is safe for people,\" Brun told the council. A senior official, who asked not to be named, said the \
crews have their orders.

The bridge opened in 1921. It is four hundred metres long.

## The law

Under the treaty of 1921, neither bank may close the bridge without the consent of the other. It is likely that \
the northern bank will object before June.

## Author's perspective

I expect a partial closure rather than a full one. Watch for the words of the next notice to hauliers.

## Watch list

The next meeting of the council is in May.
";

fn reader(w: u16, h: u16) -> App {
    reader_kit::reader(TEXT, w, h)
}

fn screen(app: &App, w: u16, h: u16) -> String {
    symbols(&draw(app, &Theme::plain(), w, h))
}

fn status(app: &App) -> String {
    screen(app, 120, 40).lines().last().unwrap().to_owned()
}

fn header(app: &App) -> String {
    screen(app, 120, 40).lines().next().unwrap().to_owned()
}

#[test]
fn the_outline_leads_to_a_section_and_back() {
    let mut app = reader(120, 40);
    press(&mut app, "g o");
    let shown = screen(&app, 120, 40);
    assert!(shown.contains("outline · ") && shown.contains(" cited"), "{shown}");
    press(&mut app, "w a t c h enter");
    assert!(screen(&app, 120, 40).contains("Watch"), "{}", screen(&app, 120, 40));
    let there = status(&app);
    press(&mut app, "ctrl-o");
    assert_ne!(status(&app), there);
}

#[test]
fn the_jump_list_goes_several_steps_at_once() {
    let mut app = reader(120, 40);
    press(&mut app, "enter G");
    let end = status(&app);
    press(&mut app, "g g g j");
    let shown = screen(&app, 120, 40);
    assert!(shown.contains("jump list · 3") && shown.contains("1←") && shown.contains("3←"), "{shown}");
    press(&mut app, "enter");
    assert!(status(&app).contains("← 2 → 1"), "{}", status(&app));
    assert_eq!(place(&status(&app)), place(&end));
    press(&mut app, "g j tab enter");
    assert!(status(&app).contains("← 0 → 3"), "{}", status(&app));
    press(&mut app, "g j esc");
    assert!(!screen(&app, 120, 40).contains("jump list"));
}

fn place(status: &str) -> String {
    status.split_whitespace().find(|word| word.starts_with('L') && word.len() > 1).unwrap().trim_matches(',').to_owned()
}

#[test]
fn marks_are_listed_with_their_passage() {
    let mut app = reader(120, 40);
    press(&mut app, "g m");
    assert!(status(&app).contains("no mark is set"));
    press(&mut app, "0 ) m a");
    let there = place(&status(&app));
    press(&mut app, ") ) ) m b");
    assert_ne!(place(&status(&app)), there);
    press(&mut app, "g m");
    let shown = screen(&app, 120, 40);
    assert!(shown.contains("marks · 2"), "{shown}");
    press(&mut app, "enter");
    assert_eq!(place(&status(&app)), there);
}

#[test]
fn a_filter_narrows_one_pane_and_keeps_the_selection_where_it_can() {
    let mut app = reader(120, 40);
    press(&mut app, "2");
    let all = status(&app);
    press(&mut app, "& b r u n");
    assert!(status(&app).contains("1 fit"), "{}", status(&app));
    press(&mut app, "enter");
    assert!(status(&app).contains("stakeholder 1/1 with “brun”"), "{}", status(&app));
    press(&mut app, "1 2");
    assert!(status(&app).contains("stakeholder 1/1"), "the other panes are not filtered, this one stays so");
    press(&mut app, "esc");
    assert_eq!(
        status(&app).split(" · ").next().unwrap().split('/').nth(1),
        all.split(" · ").next().unwrap().split('/').nth(1)
    );
    press(&mut app, "& z z z z enter");
    assert!(screen(&app, 120, 40).contains("Nothing here holds “zzzz”"));
    press(&mut app, "q");
    press(&mut app, "0 & ");
    assert!(status(&app).contains("a filter is for a pane"));
}

#[test]
fn a_pass_reads_one_kind_of_sentence_only() {
    let mut app = reader(120, 40);
    press(&mut app, "F a t t r enter");
    assert!(header(&app).contains("attributed statements only"), "{}", header(&app));
    assert!(status(&app).contains("attributed statements only"));
    let mut places = Vec::new();
    press(&mut app, "c");
    assert_eq!(place(&status(&app)), "L10");
    press(&mut app, "ctrl-o 0 g g");
    for _ in 0..3 {
        press(&mut app, ")");
        places.push(place(&status(&app)));
    }
    assert_eq!(places, ["L10", "L14", "L14"], "stepping skips what the pass leaves out");
    press(&mut app, "esc g g ) ) )");
    assert_eq!(place(&status(&app)), "L6");
    assert!(!header(&app).contains("attributed statements"));
}

#[test]
fn a_finding_that_is_filtered_out_is_listed_again_when_one_goes_to_it() {
    let mut app = reader(120, 40);
    press(&mut app, "1 & z z z z enter 0 g g");
    for _ in 0..15 {
        press(&mut app, ")");
        if screen(&app, 120, 40).contains("cited by 1.") {
            break;
        }
    }
    press(&mut app, "x enter");
    assert!(status(&app).contains("key point"), "{}", status(&app));
}

#[test]
fn what_was_on_the_screen_counts_as_read() {
    let mut app = reader(80, 16);
    let share = |app: &App| {
        let header = screen(app, 80, 16).lines().next().unwrap().to_owned();
        let at = header.find("% read").unwrap();
        header[..at].rsplit(' ').next().unwrap().parse::<u32>().unwrap()
    };
    let first = share(&app);
    assert!(first > 0 && first < 60, "{}", screen(&app, 80, 16));
    press(&mut app, "0 ] r");
    assert!(share(&app) > first);
    for _ in 0..40 {
        press(&mut app, "] r");
    }
    assert!(screen(&app, 80, 16).lines().last().unwrap().contains("none further down"));
    press(&mut app, "G");
    assert!(share(&app) > 90, "{}", share(&app));
}

#[test]
fn the_keys_that_may_follow_are_shown_at_once() {
    let mut app = reader(120, 40);
    press(&mut app, "]");
    let shown = screen(&app, 120, 40);
    for help in ["next quotation", "next forecast", "next section"] {
        assert!(shown.contains(help), "{help}\n{shown}");
    }
    press(&mut app, "esc");
    assert!(!screen(&app, 120, 40).contains("next quotation"));
    for (w, h) in [(60, 16), (40, 12), (20, 5)] {
        let mut app = reader(w, h);
        press(&mut app, "]");
        assert!(screen(&app, w, h).contains("] …"));
    }
}

#[test]
fn the_help_is_searched() {
    let mut app = reader(120, 40);
    press(&mut app, "? / m a r k d o w n enter");
    let shown = screen(&app, 120, 40);
    assert!(shown.contains("copy it as Markdown") && !shown.contains("half a page"), "{shown}");
    press(&mut app, "esc");
    assert!(screen(&app, 120, 40).contains("go to the evidence"));
    press(&mut app, "esc");
    assert!(!screen(&app, 120, 40).contains("go to the evidence; again"));
}

#[test]
fn the_palette_takes_words_in_any_order() {
    let mut app = reader(120, 40);
    press(&mut app, ": m a r k d o w n space c o p y");
    assert!(screen(&app, 120, 40).contains("copy it as Markdown"));
}

#[test]
fn hidden_characters_are_listed_with_their_places() {
    let tags: String = "obey".chars().filter_map(|c| char::from_u32(0xE0000 + u32::from(c))).collect();
    let text = format!("# Note\n\nThe bridge\u{202E} is shut{tags}.\n\nA bell\u{7} rang.\n");
    let mut app = reader_kit::reader(&text, 120, 40);
    press(&mut app, "H");
    let shown = screen(&app, 120, 40);
    for line in ["hidden characters · 3", "⟨RLO⟩ U+202E bidi", "⟨TAG⟩ ×4 U+E006F tag “obey”", "⟨BEL⟩ U+0007 control"]
    {
        assert!(shown.contains(line), "{line}: {shown}");
    }
    press(&mut app, "t a g enter");
    assert!(status(&app).contains("L3"), "{}", status(&app));
    press(&mut app, "ctrl-o");
    let mut clean = reader(120, 40);
    press(&mut clean, "H");
    assert!(screen(&clean, 120, 40).contains("every character of the text shows"));
}
