//! Several documents: tabs, one jump list across them, opening and closing, the header.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

mod reader_kit;

use std::sync::Arc;

use pincite::app::mouse::{Pointer, Touch};
use pincite::app::tutor::{self, Tutor};
use pincite::app::{Action, App, Ask, Desk, Effect, Key, OnDisk, Options, Order, Recent, TabId};
use pincite::briefing::Briefing;
use pincite::ingest::{self, Part};
use pincite::lexicon::Lexicon;
use pincite::view::Theme;
use reader_kit::{draw, sample, symbols};

const SECOND: &str =
    "Second paper\n\nThe ferry stays in port, the harbour office said on Monday.\n\nIt will sail on Friday.\n";

/// Plays the shell for a desk: analyses at once, gives back what else was asked for.
fn play(desk: &mut Desk, orders: Vec<Order>) -> Vec<Order> {
    let mut left = Vec::new();
    let mut orders: std::collections::VecDeque<Order> = orders.into();
    while let Some((tab, effect)) = orders.pop_front() {
        match effect {
            Effect::Begin => orders.extend(desk.start(tab)),
            Effect::Analyse { generation, extent } => {
                let document = Arc::clone(desk.tab(tab).unwrap().document());
                let briefing = Arc::new(Briefing::of(document, Arc::new(Lexicon::builtin()), extent));
                orders.extend(desk.update(tab, Action::BriefingReady { generation, briefing }));
            }
            // A disk that takes no notes: those made since are found again, nothing more.
            Effect::LoadNotes { unsaved } => {
                let document = Arc::clone(desk.tab(tab).unwrap().document());
                let notes = unsaved.into_iter().map(|note| (note.clone(), note.anchor.place(&document))).collect();
                let source = document.source.sha256.clone();
                desk.update(tab, Action::NotesLoaded { source, notes, told: None, never: None });
            }
            Effect::SaveNotes { .. } => {}
            other => left.push((tab, other)),
        }
    }
    left
}

fn press(desk: &mut Desk, keys: &str) -> Vec<Order> {
    let mut left = Vec::new();
    for name in keys.split_whitespace() {
        let orders = desk.update(desk.shown(), Action::Key(Key::parse(name).unwrap()));
        left.extend(play(desk, orders));
    }
    left
}

fn type_in(desk: &mut Desk, text: &str) {
    desk.update(desk.shown(), Action::Paste(text.to_owned()));
}

fn paper(name: &str, text: &str) -> Arc<pincite::document::Document> {
    ingest::read(text.as_bytes().to_vec(), name, Part::Whole).unwrap().shared()
}

/// The sample and a second paper beside it.
fn desk(w: u16, h: u16) -> Desk {
    let mut desk = Desk::new(sample::reader(w, h));
    desk.add(paper("papers/ferry.txt", SECOND));
    desk
}

fn screen(desk: &Desk, w: u16, h: u16) -> String {
    symbols(&draw(desk.app(), &Theme::new(pincite::view::Depth::Plain), w, h))
}

#[test]
fn a_tab_is_analysed_when_it_is_first_shown_and_only_then() {
    let mut desk = desk(100, 30);
    let orders = desk.update(desk.shown(), Action::Key(Key::char('g')));
    assert!(orders.is_empty());
    let orders = desk.update(desk.shown(), Action::Key(Key::char('t')));
    assert_eq!(orders, vec![(TabId(1), Effect::Begin)]);
    play(&mut desk, orders);
    assert_eq!(desk.shown(), TabId(1));
    assert!(press(&mut desk, "g t").is_empty() && desk.shown() == TabId(0));
    assert!(press(&mut desk, "g T").is_empty() && desk.shown() == TabId(1), "it was begun a second time");
    assert!(screen(&desk, 100, 30).contains("The ferry stays in port"));
}

#[test]
fn a_click_on_the_name_of_a_document_shows_it() {
    for (w, h) in [(100, 30), (60, 14)] {
        let mut desk = desk(w, h);
        press(&mut desk, ":");
        type_in(&mut desk, "mouse off");
        press(&mut desk, "enter : ctrl-u");
        type_in(&mut desk, "mouse off");
        press(&mut desk, "enter");
        let click = |desk: &mut Desk, name: &str| {
            let column = screen(desk, w, h).lines().next().unwrap().find(name).unwrap() as u16;
            let press = Pointer { touch: Touch::Press, x: column + 2, y: 0 };
            let orders = desk.update(desk.shown(), Action::Pointer(press));
            play(desk, orders);
        };
        click(&mut desk, "ferry.txt");
        assert_eq!(desk.shown(), TabId(1));
        assert!(screen(&desk, w, h).lines().next().unwrap().contains("[ferry.txt]"));
        click(&mut desk, "briefing.txt");
        assert_eq!(desk.shown(), TabId(0), "a tab has the mouse of the reader, not its own");
        let far = Pointer { touch: Touch::Press, x: w - 1, y: 0 };
        assert!(desk.update(desk.shown(), Action::Pointer(far)).is_empty());
    }
}

#[test]
fn the_way_back_leads_into_the_other_document_to_the_very_item() {
    let mut desk = desk(100, 30);
    press(&mut desk, "1 j enter");
    let evidence = screen(&desk, 100, 30);
    press(&mut desk, "g t 0 G");
    let far = screen(&desk, 100, 30);
    assert_eq!(desk.shown(), TabId(1));
    press(&mut desk, "ctrl-o");
    assert_eq!(desk.shown(), TabId(1), "the first step back is within the second paper");
    press(&mut desk, "ctrl-o");
    assert_eq!(desk.shown(), TabId(0), "the second step back leads into the sample");
    assert!(screen(&desk, 100, 30).contains("key point 2/3"), "{}", screen(&desk, 100, 30));
    press(&mut desk, "L");
    assert_eq!(desk.shown(), TabId(1), "forward leads to where one was");
    press(&mut desk, "L");
    assert_eq!(screen(&desk, 100, 30), far);
    press(&mut desk, "g t");
    assert_eq!(screen(&desk, 100, 30).lines().nth(3), evidence.lines().nth(3), "a tab keeps where it stood");
}

#[test]
fn showing_a_document_that_was_opened_is_a_jump() {
    let mut desk = desk(100, 30);
    let orders = desk.order_all(TabId(0), vec![Effect::Desk(Ask::Show(TabId(1)))]);
    play(&mut desk, orders);
    assert_eq!(desk.shown(), TabId(1));
    press(&mut desk, "ctrl-o");
    assert_eq!(desk.shown(), TabId(0));
}

#[test]
fn closing_forgets_the_places_of_the_tab_and_the_last_one_stays() {
    let mut desk = desk(100, 30);
    press(&mut desk, "g t 0 G g t");
    press(&mut desk, "g t :");
    type_in(&mut desk, "close");
    let left = press(&mut desk, "enter");
    assert_eq!(left, vec![(TabId(1), Effect::Forget)]);
    assert_eq!(desk.shown(), TabId(0));
    press(&mut desk, "ctrl-o");
    assert!(screen(&desk, 100, 30).contains("nothing to go back to"));
    press(&mut desk, ":");
    type_in(&mut desk, "close");
    assert!(press(&mut desk, "enter").is_empty());
    assert!(screen(&desk, 100, 30).contains("the only document"));
    assert!(desk.update(TabId(1), Action::Message("late".to_owned())).is_empty(), "a closed tab takes nothing");
}

#[test]
fn a_path_is_typed_after_open() {
    let mut desk = desk(100, 30);
    press(&mut desk, ":");
    type_in(&mut desk, "open some papers/b.txt");
    assert!(screen(&desk, 100, 30).contains("open some papers/b.txt"));
    let left = press(&mut desk, "enter");
    let wanted = Effect::Open { path: Some("some papers/b.txt".to_owned()), members: Vec::new() };
    assert_eq!(left, vec![(TabId(0), wanted)]);
    press(&mut desk, ":");
    type_in(&mut desk, "open");
    assert!(press(&mut desk, "enter").is_empty());
    type_in(&mut desk, "x.md");
    let left = press(&mut desk, "enter");
    assert_eq!(left, vec![(TabId(0), Effect::Open { path: Some("x.md".to_owned()), members: Vec::new() })]);
}

#[test]
fn the_header_shows_the_tabs_that_fit_and_the_names_are_clean() {
    let mut desk = desk(100, 30);
    let first = screen(&desk, 100, 30);
    assert!(first.lines().next().unwrap().contains("[briefing.txt] ferry.txt"), "{first}");
    desk.add(paper("evil\u{1b}]0;x\u{7}\u{202e}.txt", SECOND));
    for number in 0..30 {
        desk.add(paper(&format!("paper-{number}.txt"), SECOND));
    }
    for (w, h) in [(160, 45), (120, 40), (80, 24), (60, 16), (40, 12), (20, 5)] {
        desk.update(desk.shown(), Action::Resize(w, h));
        for _ in 0..4 {
            press(&mut desk, "g t");
            let drawn = draw(desk.app(), &Theme::new(pincite::view::Depth::Plain), w, h);
            let first = symbols(&drawn).lines().next().unwrap().to_owned();
            assert!(first.contains('['), "{w}: {first}");
            assert!(!first.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{w}: {first}");
        }
    }
}

#[test]
fn a_size_that_changes_while_a_tab_is_away_reaches_it() {
    let mut desk = desk(120, 40);
    desk.update(desk.shown(), Action::Resize(60, 16));
    press(&mut desk, "g t");
    let drawn = screen(&desk, 60, 16);
    assert!(drawn.lines().all(|line| line.chars().count() <= 60), "{drawn}");
}

/// A reader that teaches, its briefing analysed.
fn tutor(w: u16, h: u16) -> Desk {
    let mut app = App::new(paper(tutor::NAME, tutor::TEXT), Options { size: (w, h), ..Options::default() });
    app.teach();
    let mut desk = Desk::new(app);
    let orders = desk.start(TabId(0));
    play(&mut desk, orders);
    desk
}

fn lesson(desk: &Desk) -> Option<&'static str> {
    desk.app().tutor().and_then(Tutor::lesson).map(|lesson| lesson.title)
}

#[test]
fn every_lesson_is_learned_by_doing_what_it_says() {
    let mut desk = tutor(100, 30);
    let doing = [
        ("move", "j"),
        ("panes", "2"),
        ("from a finding to its source", "1 enter"),
        ("and back", "ctrl-o"),
        ("peek", "p esc"),
        ("why", "w esc"),
        ("what rests on a sentence", "x esc"),
        ("labels", "f esc"),
        ("search", "/ n i g h t enter"),
        ("kinds of sentences", "0 ] q"),
        ("take it with you", "y"),
        ("a note", "a esc"),
        ("commands", ": esc"),
        ("help", "? esc"),
    ];
    for (title, keys) in doing {
        assert_eq!(lesson(&desk), Some(title));
        press(&mut desk, keys);
        assert_ne!(lesson(&desk), Some(title), "{keys} does not teach it");
    }
    assert_eq!(lesson(&desk), None);
    assert!(screen(&desk, 100, 30).contains("all done"));
}

#[test]
fn the_briefing_of_the_tutor_has_something_in_every_pane() {
    let mut desk = tutor(100, 30);
    for pane in ["1", "2", "3", "4", "5", "6", "7"] {
        press(&mut desk, pane);
        let drawn = screen(&desk, 100, 30);
        assert!(drawn.lines().last().unwrap().contains(" 1/"), "pane {pane} is empty:\n{drawn}");
    }
    press(&mut desk, "1 enter");
    assert!(screen(&desk, 100, 30).contains("evidence 1/"), "the first key point has support");
}

#[test]
fn a_lesson_can_be_skipped_and_nothing_else_passes_for_it() {
    let mut desk = tutor(80, 24);
    press(&mut desk, "G ? esc 0");
    assert_eq!(lesson(&desk), Some("move"));
    press(&mut desk, ":");
    type_in(&mut desk, "skip");
    press(&mut desk, "enter");
    assert_eq!(lesson(&desk), Some("panes"));
    for (w, h) in [(120, 40), (80, 24), (60, 16), (40, 12), (20, 5)] {
        desk.update(desk.shown(), Action::Resize(w, h));
        let drawn = screen(&desk, w, h);
        assert_eq!(drawn.contains("tutor · "), h >= 12, "{w}x{h}:\n{drawn}");
    }
}

const LONG: &str = "Harbour report\n\nThe pilots met on Monday.\n\nThe crane is out of service until June, the port said.\n\nNo ship was turned away.\n\nThe council will vote on the new tariff in May, said Ada Brun.\n\nThe old tariff holds until then.\n";

fn whole(text: &str) -> Desk {
    let mut desk = Desk::new(App::new(paper("port.txt", text), Options { size: (100, 30), ..Options::default() }));
    let orders = desk.start(TabId(0));
    play(&mut desk, orders);
    desk
}

fn status(desk: &Desk) -> String {
    screen(desk, 100, 30).lines().last().unwrap().to_owned()
}

fn take(desk: &mut Desk, action: Action) {
    let orders = desk.update(desk.shown(), action);
    play(desk, orders);
}

#[test]
fn a_file_that_was_written_to_is_told_quietly_and_read_again_on_demand_in_place() {
    let mut desk = whole(LONG);
    press(&mut desk, "0 g g ) ) ) )");
    assert!(status(&desk).contains("L9 "), "{}", status(&desk));
    press(&mut desk, "m a ( (");
    let before = status(&desk);
    take(&mut desk, Action::OnDisk(OnDisk::Changed));
    assert!(status(&desk).contains("changed on disk: R reloads") && before.contains("L5 "));
    assert_eq!(press(&mut desk, "R"), vec![(TabId(0), Effect::Reload)]);
    let longer = LONG.replace("The pilots met", "A first line of news.\n\nThe pilots met");
    take(&mut desk, Action::Reloaded(paper("port.txt", &longer)));
    assert!(screen(&desk, 100, 30).contains("A first line of news."));
    assert!(status(&desk).contains("reloaded"), "{}", status(&desk));
    press(&mut desk, "l h");
    assert!(status(&desk).contains("L7 ") && !status(&desk).contains("changed on disk"), "{}", status(&desk));
    press(&mut desk, "' a");
    assert!(status(&desk).contains("L11"), "the mark stands on its passage: {}", status(&desk));
}

#[test]
fn a_selected_finding_is_selected_again_when_the_text_has_moved() {
    let mut desk = whole(LONG);
    press(&mut desk, "2 G");
    let selected = |desk: &Desk| {
        let drawn = screen(desk, 100, 30);
        drawn.lines().find(|line| line.contains('▶')).map(str::to_owned)
    };
    let before = selected(&desk).unwrap();
    let longer = LONG.replace("The pilots met", "Mayor Olga Tann spoke first. The pilots met");
    take(&mut desk, Action::Reloaded(paper("port.txt", &longer)));
    let after = selected(&desk).unwrap();
    let name = |row: &str| row.split('▶').nth(1).unwrap().trim().chars().take(8).collect::<String>();
    assert_eq!(name(&before), name(&after));
}

#[test]
fn a_file_that_is_gone_or_empty_costs_nothing() {
    let mut desk = whole(LONG);
    let text = screen(&desk, 100, 30).lines().nth(3).unwrap().to_owned();
    take(&mut desk, Action::OnDisk(OnDisk::Gone));
    assert!(status(&desk).contains("gone from the disk"));
    take(&mut desk, Action::ReloadFailed("does not exist; check the path".to_owned()));
    assert!(status(&desk).contains("port.txt does not exist") && status(&desk).contains("stays"));
    take(&mut desk, Action::Reloaded(pincite::document::Document::default().shared()));
    assert!(status(&desk).contains("is empty now"), "{}", status(&desk));
    assert_eq!(screen(&desk, 100, 30).lines().nth(3).unwrap(), text);
    take(&mut desk, Action::Reloaded(paper("port.txt", LONG)));
    assert!(status(&desk).contains("has not changed"));
}

#[test]
fn a_document_opens_where_it_was_left_and_nobody_is_moved_who_has_begun() {
    let mut desk = whole(LONG);
    assert!(desk.sittings().is_empty(), "nothing was done");
    press(&mut desk, "2 G enter z");
    let left = status(&desk);
    let sittings = desk.sittings();
    let [(_, sitting)] = sittings.as_slice() else { panic!("one document") };
    let mut again = whole(LONG);
    take(&mut again, Action::Resume(Box::new(sitting.clone())));
    assert!(status(&again).contains("back where you left, L9"), "{}", status(&again));
    press(&mut again, "z z");
    let line = |status: &str| status.split(" · ").map(str::trim).find(|part| part.starts_with('L')).map(str::to_owned);
    assert_eq!(line(&status(&again)), line(&left));
    press(&mut again, "ctrl-o");
    assert!(status(&again).contains("stakeholder"), "the jump list is there: {}", status(&again));
    let mut begun = whole(LONG);
    press(&mut begun, "j");
    let before = screen(&begun, 100, 30);
    take(&mut begun, Action::Resume(Box::new(sitting.clone())));
    assert_eq!(screen(&begun, 100, 30), before);
}

#[test]
fn a_changed_file_opens_at_the_same_passage_or_says_that_it_is_gone() {
    let mut desk = whole(LONG);
    press(&mut desk, "0 g g ) ) ) )");
    let sitting = desk.sittings().remove(0).1;
    let mut moved = whole(&LONG.replace("The pilots met", "A line.\n\nAnother line.\n\nThe pilots met"));
    take(&mut moved, Action::Resume(Box::new(sitting.clone())));
    assert!(status(&moved).contains("the file has changed; back where you left, L13"), "{}", status(&moved));
    let mut gone = whole(&LONG.replace("The council will vote on the new tariff in May", "Nothing was decided"));
    take(&mut gone, Action::Resume(Box::new(sitting)));
    assert!(status(&gone).contains("the passage you left at is gone"), "{}", status(&gone));
    press(&mut gone, "0");
    assert!(status(&gone).contains("L1 "), "{}", status(&gone));
}

#[test]
fn hostile_sittings_move_nobody_out_of_the_text() {
    use pincite::app::{Bookmark, Sitting, Step, Wished};
    let sha256 = whole(LONG).app().document().source.sha256.clone();
    for at in [0, 7, u32::MAX] {
        for focus in [0, 3, 9, 200] {
            let mark = || Bookmark { at, anchor: None };
            let step = || Step { focus, pane: focus, item: u32::MAX, mark: mark() };
            let sitting = Sitting {
                sha256: sha256.clone(),
                place: mark(),
                top: at,
                focus,
                pane: focus,
                zoomed: true,
                selected: vec![Wished { pane: focus, id: "\u{1b}[2J".to_owned(), mark: mark() }],
                back: vec![step(), step()],
                ahead: vec![step()],
                seen: vec![pincite::text::Span::new(at / 2, at); 3],
            };
            let mut desk = whole(LONG);
            take(&mut desk, Action::Resume(Box::new(sitting)));
            press(&mut desk, "L ctrl-o ctrl-o z G enter");
            assert!(screen(&desk, 100, 30).contains("port.txt"));
        }
    }
}

#[test]
fn documents_inside_and_documents_read_before_are_chosen_from_a_list() {
    let mut desk = whole(LONG);
    assert!(press(&mut desk, "g d").is_empty());
    assert!(status(&desk).contains("no document inside"));
    press(&mut desk, ":");
    type_in(&mut desk, "recent");
    assert_eq!(press(&mut desk, "enter"), vec![(TabId(0), Effect::Recent)]);
    let entry = |path: &str, members: &[&str]| Recent {
        path: path.to_owned(),
        members: members.iter().map(|&member| member.to_owned()).collect(),
        place: "L41\u{1b}".to_owned(),
        ..Recent::default()
    };
    take(&mut desk, Action::Recent(vec![entry("/a/port.txt", &[]), entry("/b/mail.eml", &["2\u{202e}"])]));
    let drawn = screen(&desk, 100, 30);
    assert!(drawn.contains("port.txt  /a/") && drawn.contains("L41"), "{drawn}");
    assert!(!drawn.contains(['\u{1b}', '\u{202e}']));
    type_in(&mut desk, "mail");
    let wanted = Effect::Open { path: Some("/b/mail.eml".to_owned()), members: vec!["2\u{202e}".to_owned()] };
    assert_eq!(press(&mut desk, "enter"), vec![(TabId(0), wanted)]);
    let mut desk = Desk::new(sample::reader(100, 30));
    desk.add(paper("ferry.txt", SECOND));
    press(&mut desk, "g b down");
    assert!(screen(&desk, 100, 30).contains("open documents"));
    press(&mut desk, "enter");
    assert_eq!(desk.shown(), TabId(1));
}
