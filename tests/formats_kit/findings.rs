//! The findings of a document as lines of words: what must be the same in every format.

use std::sync::Arc;

use pincite::briefing::Briefing;
use pincite::document::Document;
use pincite::extract::Finding;
use pincite::lexicon::Lexicon;
use pincite::reading::{EntityId, SourceClass};
use pincite::text::Span;

use super::folded;

/// The briefing of a whole document.
pub fn read(document: Document, lexicon: &Arc<Lexicon>) -> Briefing {
    let extent = document.span();
    Briefing::of(document.shared(), Arc::clone(lexicon), extent)
}

/// One kind of finding and what was found, in order.
pub type Kind = (&'static str, Vec<String>);

/// All findings, kind by kind: their quotes without markup, white space folded, and what is particular to each kind.
pub fn told(briefing: &Briefing) -> Vec<Kind> {
    let quote = |span: Span| format!("“{}”", folded(&briefing.reading.document.plain(span)));
    let quotes = |spans: &[Span]| spans.iter().map(|&span| quote(span)).collect::<Vec<_>>().join(" ");
    let found = &briefing.findings;
    let plain = |rule: &str, spans: &[Span]| format!("{} [{rule}]", quotes(spans));
    let indicators = found.indicators.iter().map(|one| {
        let cues = quotes(&one.what.trend_cues);
        let value = one.what.value.as_ref().map(|value| (value.number, quote(value.span)));
        format!(
            "{} {:?} {cues} {value:?} {} mentions",
            plain(one.rule, &one.spans),
            one.what.trend,
            one.what.mentions.len()
        )
    });
    let forecasts = found.forecasts.iter().map(|one| {
        let band = one.what.likelihood.map(|likelihood| (quote(likelihood.span), likelihood.band));
        let horizon = one.what.horizon.map(|horizon| quote(horizon.span));
        let speaker = one.what.speaker.map(|speaker| name(briefing, speaker));
        format!("{} {speaker:?} {band:?} {horizon:?} {:?}", plain(one.rule, &one.spans), one.what.flags)
    });
    vec![
        ("key points", found.key_points.iter().map(|one| plain(one.rule, &one.spans)).collect()),
        (
            "stakeholders",
            found.stakeholders.iter().map(|one| stakeholder(briefing, one, &quotes(&one.spans))).collect(),
        ),
        (
            "statements",
            found.statements.iter().filter_map(|one| statement(briefing, one, &quotes(&one.spans))).collect(),
        ),
        (
            "legal",
            found.legal.iter().map(|one| format!("{} {:?}", plain(one.rule, &one.spans), one.what.topics)).collect(),
        ),
        ("indicators", indicators.collect()),
        (
            "author's view",
            found
                .author_view
                .iter()
                .map(|one| format!("{} {:?}", plain(one.rule, &one.spans), one.what.label))
                .collect(),
        ),
        ("forecasts", forecasts.collect()),
        ("damage", found.damage.iter().map(|one| format!("{:?} {}", one.kind, quote(one.span))).collect()),
    ]
}

fn name(briefing: &Briefing, id: Option<EntityId>) -> String {
    let entity = id.and_then(|id| briefing.reading.entity(id));
    entity.map_or("nobody".to_owned(), |entity| folded(&briefing.reading.document.plain(entity.name())))
}

fn stakeholder(briefing: &Briefing, one: &Finding<pincite::extract::Stakeholder>, quotes: &str) -> String {
    let kind = briefing.reading.entity(one.what.entity).map(|entity| entity.kind);
    format!("{} {kind:?} {quotes} {:?}", name(briefing, Some(one.what.entity)), one.what.forms)
}

fn statement(briefing: &Briefing, one: &Finding<pincite::extract::Statement>, quotes: &str) -> Option<String> {
    let said = one.what.of(&briefing.reading.attributions)?;
    let speaker =
        if said.class == SourceClass::Author { "the author".to_owned() } else { name(briefing, said.speaker) };
    Some(format!("{speaker}: {quotes} {:?} {:?} [{}]", said.mode, said.class, one.rule))
}
