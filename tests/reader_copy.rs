//! Copies from every pane: the words of the source and their place, never a badge, a mark or a line break of the screen.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod reader_kit;

use std::sync::Arc;

use pincite::app::pane::Pane;
use pincite::app::{self, App, Effect, Options, Settings};
use pincite::briefing::Briefing;
use pincite::document::Document;
use pincite::ingest::{self, Part};
use pincite::lexicon::Lexicon;
use pincite::report::forms::Form;
use reader_kit::{answer, press};

fn document(name: &str, text: &str) -> Arc<Document> {
    ingest::read(text.as_bytes().to_vec(), name, Part::Whole).unwrap().shared()
}

fn reader(document: &Arc<Document>, options: Options) -> App {
    let mut app = App::new(Arc::clone(document), options);
    let effects = app::start(&mut app);
    answer(&mut app, effects);
    app
}

fn copied(effects: &[Effect]) -> &str {
    match effects {
        [Effect::Copy { text }] => text,
        other => panic!("{other:?}"),
    }
}

const DAMAGED: &str = "\
KEY POINTS
- Ferries to Lenn will \u{1b}[2J probably stop in May, \u{202e}officials said.

The harbour master of Lenn, Mara Voss, said ferries will probably stop
in May.\u{200b} \"We have no quay left, she said. The council has not voted.

| Route | Trips | Trend |
|---|---|---|
| Lenn | 41 | fell by half |
";

#[test]
fn every_item_of_every_pane_is_copied_as_its_words_alone() {
    let samples = [
        ("assessment.md", include_str!("../assets/samples/assessment.md")),
        ("briefing.txt", include_str!("../assets/samples/briefing.txt")),
        ("damaged.md", DAMAGED),
    ];
    for (name, text) in samples {
        let document = document(name, text);
        let briefing = Briefing::of(Arc::clone(&document), Arc::new(Lexicon::builtin()), document.span());
        // So narrow that every item is wrapped.
        let mut app = reader(&document, Options { size: (64, 30), ..Options::default() });
        let mut seen = 0;
        for (number, pane) in (1..).zip(Pane::ALL) {
            press(&mut app, &number.to_string());
            for finding in pane.list(&briefing) {
                let span = briefing.spans(finding)[0];
                let mut words = document.plain(span);
                words.retain(|c| !c.is_control() || c == '\n' || c == '\t');
                let told = format!("{name}, pane {number}, {finding:?}");
                assert_eq!(copied(&press(&mut app, "g y")), words, "{told}");
                let cited = press(&mut app, "y");
                let place = document.citation(span);
                assert!(copied(&cited).starts_with(&format!("“{words}” ({name}, {place}")), "{told}: {cited:?}");
                press(&mut app, "j");
                seen += 1;
            }
        }
        assert!(seen > 5, "{name}: {seen}");
    }
}

#[test]
fn every_form_of_copy_is_offered_and_fills_its_template() {
    let document = document("assessment.md", include_str!("../assets/samples/assessment.md"));
    let mut app = reader(&document, Options { size: (120, 40), ..Options::default() });
    for (typed, begins) in [
        (": f o o t n o t e enter", "“The reservoir is falling faster"),
        (": b i b l a t e x enter", "@report{assessment-"),
        (
            ": i c d enter",
            "Desk for inland waters; “Water, power and the Ranwick dam”; Markdown file; 2026-03-11; lines 11–12",
        ),
        (": m a r k d o w n enter", "> The reservoir is falling faster"),
    ] {
        let effects = press(&mut app, typed);
        assert!(copied(&effects).starts_with(begins), "{typed}: {effects:?}");
    }
}

#[test]
fn a_template_of_the_user_is_taken() {
    let document = document("note.txt", "One sentence stands here.\n");
    let mut settings = Settings::default();
    settings.copy.replace("citation", "{quote} -- {file}:{line}").unwrap();
    let mut app = reader(&document, Options { settings, ..Options::default() });
    press(&mut app, "0");
    assert_eq!(copied(&press(&mut app, "y")), "One sentence stands here. -- note.txt:1");
    assert_eq!(copied(&press(&mut app, "g y")), "One sentence stands here.");
}

#[test]
fn exports_are_asked_for_by_name_once_all_is_known() {
    let document = document("note.txt", "One sentence stands here.\n");
    let mut app = reader(&document, Options::default());
    let asked = |app: &mut App, keys: &str| match press(app, keys).as_slice() {
        [Effect::Export { form }] => *form,
        other => panic!("{other:?}"),
    };
    assert_eq!(asked(&mut app, ": e x p o r t enter"), Form::Markdown);
    assert_eq!(asked(&mut app, ": e x p o r t down down down down enter"), Form::Pack);
    assert_eq!(asked(&mut app, ": e x p o r t space p a c k enter"), Form::Pack);
    assert_eq!(asked(&mut app, ": e x p o r t space a n enter"), Form::Annotations);
    let mut early = App::new(document, Options::default());
    assert_eq!(press(&mut early, ": e x p o r t enter"), []);
}
