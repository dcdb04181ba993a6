//! The reader over a great many findings: the work of a key is bounded by the screen, not by what was found.
#![allow(clippy::unwrap_used, reason = "tests")]

mod reader_kit;

use std::sync::Arc;

use pincite::app::{Action, App, Effect, Options, start, update};
use pincite::briefing::{Briefing, FindingRef, Kind};
use pincite::extract::{Finding, Findings, LegalQuestion};
use pincite::lexicon::Lexicon;
use pincite::reading::{Reading, SentenceId};
use pincite::review::Review;
use reader_kit::{document, press};

/// How many findings there are.
const FOUND: usize = 50_000;
/// The most items that a screen of 24 rows may need: what is seen, and what scrolling looks at above and below.
const BOUND: usize = 4 * 24;

/// A briefing in which every sentence is cited by ten findings.
fn large() -> Arc<Briefing> {
    let document = document(&"The harbour is closed.\n\n".repeat(FOUND / 10));
    let extent = document.span();
    let reading = Arc::new(Reading::of(document, Arc::new(Lexicon::builtin()), extent));
    let legal = (0..FOUND).map(|number| {
        let sentence = SentenceId((number / 10) as u32);
        let spans = vec![reading.sentence(sentence).unwrap().span];
        let what = LegalQuestion { topics: vec!["jurisdiction"] };
        Finding { spans, sentence, rule: "norm-with-modal", cues: Vec::new(), what }
    });
    let findings = Findings { legal: legal.collect(), extent: extent.start()..extent.end(), ..Findings::default() };
    Arc::new(Briefing::from_parts(reading, findings, Review::default()))
}

#[test]
fn a_picture_lays_out_a_bounded_number_of_items() {
    let briefing = large();
    for (w, h) in [(80, 24), (40, 12), (120, 24)] {
        let mut app = App::new(Arc::clone(&briefing.reading.document), Options { size: (w, h), ..Options::default() });
        let mut laid = 0;
        for effect in start(&mut app) {
            if let Effect::Analyse { generation, .. } = effect {
                update(&mut app, Action::BriefingReady { generation, briefing: Arc::clone(&briefing) });
                assert!(app.frame().items_laid() <= BOUND, "{} items at once", app.frame().items_laid());
            }
        }
        for key in "3 j j G k 0 G h enter j j enter enter ctrl-o ctrl-o z G z g g 0 ctrl-f ctrl-f 3".split(' ') {
            press(&mut app, key);
            laid += app.frame().items_laid();
            assert!(app.frame().items_laid() <= BOUND, "{} items at {key}", app.frame().items_laid());
        }
        assert!(laid > 0, "the pane shows what was found");
    }
}

#[test]
fn the_last_of_many_findings_on_a_sentence_is_found_again() {
    let briefing = large();
    let last = SentenceId((FOUND / 10 - 1) as u32);
    let citing = briefing.citing(last);
    assert_eq!(citing.len(), 10);
    assert_eq!(citing.last(), Some(&FindingRef { kind: Kind::Legal, index: FOUND as u32 - 1 }));
    let mut app = App::new(Arc::clone(&briefing.reading.document), Options::default());
    for effect in start(&mut app) {
        if let Effect::Analyse { generation, .. } = effect {
            update(&mut app, Action::BriefingReady { generation, briefing: Arc::clone(&briefing) });
        }
    }
    press(&mut app, "0 G h l x G enter");
    let seen = pincite::app::status::parts(&app).join(" ");
    assert!(seen.contains("legal question 50000/50000"), "{seen}");
}
