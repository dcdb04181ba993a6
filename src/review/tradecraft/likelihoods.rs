//! Words of likelihood: rows of the ICD 203 table not mixed, likelihood and confidence not in one sentence.

use super::own_words;
use crate::lexicon::Cue;
use crate::reading::{Reading, SentenceId};
use crate::review::Check;

/// A likelihood word: its sentence, its row, its cue.
pub type Rowed<'a> = (SentenceId, u8, &'a Cue);

/// The author's own likelihood words with their row in the table of ICD 203, the longest reading of each.
pub fn rowed(reading: &Reading) -> Vec<Rowed<'_>> {
    let mut found: Vec<Rowed<'_>> = Vec::new();
    let groups = reading.lexicon.groups.iter();
    let rows: Vec<Option<u8>> =
        groups.map(|group| Some(group).filter(|group| group.is_in("likelihood"))?.fact("row")?.parse().ok()).collect();
    for cue in &reading.cues {
        let Some(row) = rows.get(usize::from(cue.group.0)).copied().flatten() else { continue };
        let Some(id) = reading.sentence_at(cue.span.start()) else { continue };
        let prose = reading.sentence(id).is_some_and(|sentence| reading.is_prose(sentence));
        let inside = found.last().is_some_and(|(_, _, last)| last.span.covers(cue.span));
        if prose && !inside && own_words(reading, id, cue.span.start()) {
            found.push((id, row, cue));
        }
    }
    found
}

/// ICD 203, D.6.e(2)(a): a product should not mix terms of both rows. Told once, at the first word of the rarer row.
pub fn mixed_rows(rowed: &[Rowed<'_>]) -> Vec<Check> {
    let of = |row: u8| rowed.iter().filter(move |(_, other, _)| *other == row);
    if of(1).count() == 0 || of(2).count() == 0 {
        return Vec::new();
    }
    let rarer = if of(1).count() < of(2).count() { 1 } else { 2 };
    let other = 3 - rarer;
    let first = of(rarer).next();
    let spans = of(rarer).chain(of(other).take(1)).map(|(_, _, cue)| cue.span).collect();
    vec![Check {
        check: "mixed-likelihood-rows",
        sentence: first.map(|(id, _, _)| *id),
        spans,
        message: format!(
            "likelihood words of both rows of ICD 203: {} of row 1, {} of row 2",
            of(1).count(),
            of(2).count()
        ),
    }]
}

/// ICD 203, D.6.e(2)(b): a confidence level and a degree of likelihood are not combined in one sentence.
pub fn with_confidence(reading: &Reading, rowed: &[Rowed<'_>]) -> Vec<Check> {
    let confident = reading.cues.iter().filter(|cue| reading.lexicon.is(cue.group, "likelihood.confidence"));
    let mut checks: Vec<Check> = Vec::new();
    for cue in confident {
        let Some(id) = reading.sentence_at(cue.span.start()) else { continue };
        let first = rowed.partition_point(|(other, _, _)| *other < id);
        let Some((_, _, likelihood)) = rowed.get(first).filter(|(other, _, _)| *other == id) else { continue };
        if own_words(reading, id, cue.span.start()) && checks.last().is_none_or(|check| check.sentence != Some(id)) {
            checks.push(Check {
                check: "likelihood-with-confidence",
                sentence: Some(id),
                spans: vec![cue.span, likelihood.span],
                message: "a confidence level and a likelihood in one sentence".to_owned(),
            });
        }
    }
    checks
}
