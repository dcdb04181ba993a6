//! A briefing of our own, with findings made by hand, so that the screens do not move when a rule does.

use std::sync::Arc;

use pincite::briefing::Briefing;
use pincite::document::{BlockKind, Document};
use pincite::extract::{
    AuthorView, Damage, DamageKind, Finding, Findings, Forecast, Horizon, Indicator, KeyPoint, LegalQuestion,
    Likelihood, Stakeholder, Statement, Trend, ViewLabel,
};
use pincite::language::Language;
use pincite::lexicon::Lexicon;
use pincite::reading::{
    Attribution, Candidate, Cell, Entity, EntityId, EntityKind, Form, Grid, Mention, Mode, Quotation, Reading, Section,
    SectionKind, Sentence, SentenceId, SourceClass, Voice,
};
use pincite::review::{Check, Coverage, Drift, Modality, Review, Support, Supported, Verdict};
use pincite::text::Span;

/// Its text. The second engineer's name holds a zero-width space.
pub const TEXT: &str = "KEY POINTS

- Varen could close the Lissa bridge to freight before winter.
- The council has asked two engineers for a second opinion.
- Toll income will double next year.

LISSA, 3 May — Mayor Ada Brun said Varen will close the Lissa bridge to freight before the winter. Her office has asked two engineers, Piet Haan and Jo V\u{200b}os, for a second opinion on the cables.

\"The bridge is safe for people,\" Brun told the council. \"It is not safe for forty tonnes.\"

A senior official, who asked not to be named, said the crews have been given. \"A list and a date\" for the first closure.

Under the treaty of 1921, neither bank may close the bridge without the consent of the other. It is likely that the northern bank will object before June.

| Indicator | Trend | Why it matters |
|---|---|---|
| Lorries a day | Rose to 4,100, up 9% | Load on the cables |
| Toll income | Declined slightly but remains above plan | Pays for the repair |
| Ferry fares | Broadly stable | Fallback |

Author's Perspective

I expect a partial closure rather than a full one. Watch for the words of the next notice to hauliers.
";

/// The place of the first `words` after the first `after`.
pub fn at(after: &str, words: &str) -> Span {
    let from = TEXT.find(after).unwrap_or_else(|| panic!("no {after}"));
    let start = from + TEXT[from..].find(words).unwrap_or_else(|| panic!("no {words}"));
    Span::from_range(&(start..start + words.len()))
}

fn one(words: &str) -> Span {
    at(words, words)
}

/// The sentences: by line, then after each stop that a capital or a mark follows.
fn sentences(document: &Document) -> Vec<Sentence> {
    let mut cuts = Vec::new();
    for line in 1..=document.lines.count() {
        let span = document.lines.span(line).trim(TEXT);
        let text = &TEXT[span.range()];
        if text.is_empty() || text.starts_with('|') {
            continue;
        }
        let marker = if text.starts_with("- ") { 2 } else { 0 };
        let mut start = marker;
        for (stop, _) in text.match_indices(". ").chain(text.match_indices("\" \"")) {
            cuts.push((span.start() + start as u32, span.start() + stop as u32 + 1));
            start = stop + 2;
        }
        cuts.push((span.start() + start as u32, span.end()));
    }
    cuts.sort_unstable();
    let made = cuts.into_iter().map(|(start, end)| {
        let block = document.block_at(start) as u32;
        let kind = document.blocks[block as usize].kind;
        Sentence { span: Span::new(start, end), block, kind, section: 0, tokens: 0..0 }
    });
    made.collect()
}

fn grid(document: &Document) -> Grid {
    let block = document.block_at(one("| Indicator").start()) as u32;
    let row = |line: &str| {
        let from = TEXT.find(line).unwrap();
        let inner = &line[1..line.rfind('|').unwrap()];
        let mut start = from + 1;
        let cells = inner.split('|').map(|cell| {
            let span = Span::from_range(&(start..start + cell.len())).trim(TEXT);
            start += cell.len() + 1;
            Cell { span }
        });
        cells.collect::<Vec<_>>()
    };
    let lines: Vec<&str> = TEXT.lines().filter(|line| line.starts_with('|')).collect();
    let span = one("| Indicator").cover(one("Fallback |"));
    let rows = lines[2..].iter().map(|line| row(line)).collect();
    Grid { block, span, caption: None, header: row(lines[0]), rows }
}

fn entity(kind: EntityKind, mentions: &[(Span, Form)], role: Option<Span>, reading: &[Sentence]) -> Entity {
    let sentence = |span: Span| SentenceId(reading.partition_point(|s| s.span.start() <= span.start()) as u32 - 1);
    let mentions = mentions
        .iter()
        .map(|(span, form)| Mention { span: *span, tokens: 0..0, sentence: sentence(*span), form: *form })
        .collect();
    Entity { kind, best: 0, role, mentions, weight: 2.0, rule: "titled-name" }
}

fn reading(document: Arc<Document>) -> Reading {
    let sentences = sentences(&document);
    let mayor = [
        (at("LISSA", "Mayor Ada Brun"), Form::Name),
        (at("Her office", "Her"), Form::Pronoun),
        (at("\" Brun", "Brun"), Form::Short),
    ];
    let entities = vec![
        entity(EntityKind::Person, &mayor, Some(one("Mayor")), &sentences),
        entity(EntityKind::Anonymous, &[(one("A senior official"), Form::Description)], None, &sentences),
        entity(EntityKind::Organisation, &[(at("Brun told", "the council"), Form::Description)], None, &sentences),
    ];
    let quotes = [(at("\"The bridge", "\"The bridge is safe for people,\""), 1), (one("\"A list and a date\""), 2)];
    let quotations = quotes.iter().map(|(span, _)| Quotation {
        span: *span,
        inner: Span::new(span.start() + 1, span.end() - 1),
        closed: true,
        sentences: 0..0,
    });
    let quotations = quotations.collect();
    let said = |speaker: u32, name: Span, cue: Span, content: Vec<Span>, mode, class, stitched| {
        let at = sentences.partition_point(|s| s.span.start() <= cue.start()) as u32 - 1;
        Attribution {
            sentence: SentenceId(at),
            sentences: vec![SentenceId(at)],
            speaker: Some(EntityId(speaker)),
            speaker_span: Some(name),
            cue: Some(cue),
            quoted: content.clone(),
            content,
            mode,
            class,
            stitched,
            rule: "quote-after-clause",
            candidates: vec![Candidate { entity: EntityId(2), span: at_council(), score: 0.21 }],
        }
    };
    let people = at("\"The bridge", "\"The bridge is safe for people,\"");
    let list = one("\"A list and a date\"");
    let attributions = vec![
        said(0, at("\" Brun", "Brun"), one("told"), vec![people], Mode::Direct, SourceClass::Named, false),
        said(
            1,
            one("A senior official"),
            at("to be named", "said"),
            vec![list],
            Mode::Mixed,
            SourceClass::Background,
            true,
        ),
    ];
    let section = Section { kind: SectionKind::Body, heading: None, span: document.span() };
    Reading {
        extent: document.span(),
        voices: vec![Voice::Narration; sentences.len()],
        grids: vec![grid(&document)],
        lexicon: Arc::new(Lexicon::default()),
        language: Language::default(),
        cues: Vec::new(),
        sections: vec![section],
        sentences,
        quotations,
        entities,
        attributions,
        attributed: Vec::new(),
        terms: std::sync::OnceLock::new(),
        steps: pincite::reading::Places::default(),
        document,
    }
}

fn at_council() -> Span {
    at("Brun told", "the council")
}

fn finding<T>(reading: &Reading, spans: Vec<Span>, cues: Vec<Span>, what: T) -> Finding<T> {
    let sentence = reading.sentence_at(spans[0].start()).unwrap();
    Finding { spans, sentence, rule: "by-hand", cues, what }
}

fn key_points(reading: &Reading) -> Vec<Finding<KeyPoint>> {
    let points = ["Varen could", "The council has", "Toll income will"];
    let point = |words: &&str| {
        let id = reading.sentence_at(one(words).start()).unwrap();
        let span = reading.sentence(id).unwrap().span;
        finding(reading, vec![span], Vec::new(), KeyPoint { listed: true, sentences: vec![id] })
    };
    points.iter().map(point).collect()
}

fn support(reading: &Reading, words: &str, score: f32, shared: Vec<Span>) -> Support {
    let sentence = reading.sentence_at(at("LISSA", words).start()).unwrap();
    let span = reading.sentence(sentence).unwrap().span;
    Support { sentence, span, score, shared, missing: vec![one("Varen could")] }
}

fn findings(reading: &Reading) -> Findings {
    let sentence = |words: &str| reading.sentence(reading.sentence_at(one(words).start()).unwrap()).unwrap().span;
    let stakeholder = |id: u32| {
        let spans: Vec<Span> = reading.entities[id as usize].mentions.iter().map(|mention| mention.span).collect();
        let forms = reading.entities[id as usize].mentions.iter().map(|mention| mention.form).collect();
        finding(reading, spans, Vec::new(), Stakeholder { entity: EntityId(id), forms })
    };
    let statement = |at: usize| {
        let said = &reading.attributions[at];
        let mut spans = vec![reading.sentence(said.sentence).unwrap().span];
        spans.extend(&said.content);
        finding(reading, spans, vec![said.cue.unwrap()], Statement { attribution: at })
    };
    let likely = Likelihood { span: at("It is", "likely"), band: Some((55, 80)) };
    let could = Likelihood { span: at("Varen", "could"), band: None };
    let forecast = |words: &str, likelihood, horizon: Option<Span>, flags: Vec<&'static str>| {
        let horizon = horizon.map(|span| Horizon { span });
        let what = Forecast { speaker: None, likelihood: Some(likelihood), horizon, flags };
        finding(reading, vec![sentence(words)], Vec::new(), what)
    };
    let view = |words: &str, label| finding(reading, vec![sentence(words)], vec![one(words)], AuthorView { label });
    let trends = [Trend::Up, Trend::Mixed, Trend::Level];
    let cues = [one("Rose"), one("Declined slightly but remains above"), one("stable")];
    let indicators = reading.grids[0].rows.iter().enumerate().map(|(row, cells)| {
        let spans = cells.iter().map(|cell| cell.span).collect();
        let what = Indicator {
            grid: 0,
            row,
            trend: trends[row],
            trend_cues: vec![cues[row]],
            value: None,
            mentions: Vec::new(),
        };
        finding(reading, spans, Vec::new(), what)
    });
    let legal = LegalQuestion { topics: vec!["treaty/international obligation", "jurisdiction"] };
    Findings {
        key_points: key_points(reading),
        stakeholders: (0..3).map(stakeholder).collect(),
        statements: (0..2).map(statement).collect(),
        legal: vec![finding(reading, vec![sentence("Under the treaty")], vec![one("may")], legal)],
        indicators: indicators.collect(),
        author_view: vec![view("I expect", ViewLabel::Forecast), view("Watch for", ViewLabel::Watch)],
        forecasts: vec![
            forecast("Varen could", could, Some(at("Varen", "before winter")), Vec::new()),
            forecast("It is likely", likely, Some(one("before June")), vec!["no event"]),
        ],
        damage: vec![Damage {
            kind: DamageKind::HiddenCharacter,
            span: one("\u{200b}"),
            message: "a zero-width space stands inside a word".to_owned(),
        }],
        extent: 0..TEXT.len() as u32,
    }
}

/// The briefing of [`TEXT`].
pub fn briefing() -> Arc<Briefing> {
    let document = super::document(TEXT);
    assert!(document.blocks.iter().any(|block| block.kind == BlockKind::Table));
    let reading = reading(document);
    let findings = findings(&reading);
    let drift = Modality { point: at("Varen", "could"), support: at("Brun said", "will"), drift: Drift::Stronger };
    let shared = vec![at("LISSA", "close the Lissa bridge"), at("LISSA", "freight")];
    let first = vec![
        support(&reading, "LISSA", 7.5, shared),
        support(&reading, "Under the treaty", 2.5, vec![at("Under", "close the bridge")]),
    ];
    let second = vec![support(&reading, "Her office", 6.0, vec![at("Her office", "asked two engineers")])];
    let supported = |verdict, support, modality| Supported { verdict, support, modality };
    let review = Review {
        supported: vec![
            supported(Verdict::Stated, first, Some(drift)),
            supported(Verdict::Partly, second, None),
            supported(Verdict::None, Vec::new(), None),
        ],
        tradecraft: vec![Check {
            check: "unsupported-key-point",
            sentence: None,
            spans: vec![one("Toll income will")],
            message: "nothing in the body says this".to_owned(),
        }],
        coverage: Coverage { cited: 9, of: 13 },
    };
    Arc::new(Briefing::from_parts(Arc::new(reading), findings, review))
}

/// A reader of the sample, all found.
pub fn reader(w: u16, h: u16) -> pincite::app::App {
    reader_with(pincite::app::Options { size: (w, h), ..pincite::app::Options::default() })
}

/// The same with other options.
pub fn reader_with(options: pincite::app::Options) -> pincite::app::App {
    use pincite::app::{Action, App, Effect, start, update};
    let briefing = briefing();
    let document = Arc::clone(&briefing.reading.document);
    let mut app = App::new(document, options);
    for effect in start(&mut app) {
        if let Effect::Analyse { generation, .. } = effect {
            update(&mut app, Action::BriefingReady { generation, briefing: Arc::clone(&briefing) });
        }
    }
    app
}
