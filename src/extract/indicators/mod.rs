//! Indicators: the rows of the tables, with the trend that their own words state, a figure, and the prose about them.

mod trend;
mod value;

use crate::model::hash::HashMap;

use super::{Finding, Indicator};
use crate::document::BlockKind;
use crate::reading::{Cell, Grid, Index, Limits, Reading, SentenceId, Term, Terms};
use crate::text::Span;

/// The most prose sentences that are listed for an indicator.
const MOST: usize = 5;
/// How far the ranking of the prose goes for one name.
const LIMITS: Limits = Limits { most: 4 * MOST, read: 1 << 10 };
/// The share of the words of a name, weighed by rarity, that a sentence about it must hold.
const ABOUT: f32 = 0.5;

/// All findings of this room, in the order of their list.
pub fn find(reading: &Reading) -> Vec<Finding<Indicator>> {
    if reading.grids.is_empty() {
        return Vec::new();
    }
    let mut prose = Prose::new(reading);
    let grids = reading.grids.iter().enumerate();
    grids.flat_map(|(at, grid)| rows(reading, &mut prose, at, grid)).collect()
}

fn rows(reading: &Reading, prose: &mut Prose<'_>, at: usize, grid: &Grid) -> Vec<Finding<Indicator>> {
    let rows = grid.rows.iter().enumerate();
    rows.filter_map(|(number, row)| indicator(reading, prose, at, number, row)).collect()
}

fn indicator(
    reading: &Reading,
    prose: &mut Prose<'_>,
    grid: usize,
    number: usize,
    row: &[Cell],
) -> Option<Finding<Indicator>> {
    let filled: Vec<Span> = row.iter().map(|cell| cell.span).filter(|span| !span.is_empty()).collect();
    let (&name, cells) = filled.split_first()?;
    let sentence = reading.sentences_in(name).next().or_else(|| reading.sentence_at(name.start()))?;
    let (trend, trend_cues) = trend::of(reading, cells);
    let value = cells.iter().find_map(|&cell| value::of(reading, cell));
    let mentions = prose.about(name);
    let what = Indicator { grid, row: number, trend, trend_cues: trend_cues.clone(), value, mentions };
    Some(Finding { spans: filled, sentence, rule: "table-row", cues: trend_cues, what })
}

/// The running text, ready to be asked which sentences speak of a name.
struct Prose<'a> {
    reading: &'a Reading,
    terms: &'a Terms,
    index: Index,
    /// What was answered before, by the words asked for: reports repeat the rows of their tables.
    known: HashMap<Vec<Term>, Vec<SentenceId>>,
}

impl<'a> Prose<'a> {
    fn new(reading: &'a Reading) -> Self {
        let terms = reading.terms();
        let prose =
            reading.sentences.iter().zip(0..).filter(|(sentence, _)| {
                matches!(sentence.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote)
            });
        let prose = prose.map(|(_, number)| SentenceId(number)).collect();
        let index = Index::new(reading, terms, prose, |_| false);
        Self { reading, terms, index, known: HashMap::default() }
    }

    /// The sentences that hold half of the name's words and more, weighed by rarity, best first.
    fn about(&mut self, name: Span) -> Vec<SentenceId> {
        let language = &self.reading.language;
        let mut own: Vec<Term> = self.terms.of(language, language.tokens_in(name)).map(|(_, term)| term).collect();
        own.sort_unstable();
        own.dedup();
        if let Some(known) = self.known.get(&own) {
            return known.clone();
        }
        let found = self.holding(&own);
        self.known.insert(own, found.clone());
        found
    }

    fn holding(&mut self, own: &[Term]) -> Vec<SentenceId> {
        let language = &self.reading.language;
        let all: f32 = own.iter().map(|&term| self.index.rarity(term)).sum();
        let query: Vec<(Term, f32)> = own.iter().map(|&term| (term, 1.0)).collect();
        let ranked = self.index.rank(&query, |_| false, LIMITS).into_iter().map(|(id, _)| id);
        let about = ranked.filter(|&id| {
            let tokens = self.reading.sentence(id).map_or(0..0, |sentence| sentence.tokens.clone());
            let has: Vec<Term> = self.terms.of(language, tokens).map(|(_, term)| term).collect();
            let held: f32 = own.iter().filter(|term| has.contains(term)).map(|&term| self.index.rarity(term)).sum();
            held >= ABOUT * all
        });
        let mut about: Vec<SentenceId> = about.take(MOST).collect();
        about.shrink_to_fit();
        about
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::extract::Trend;
    use crate::reading::sample::read;

    #[test]
    fn rows_are_indicators_with_trend_figure_and_mentions() {
        let text = "Grain exports through the north port fell again last year.\n\n\
                    | Indicator | Trend | Note |\n|---|---|---|\n\
                    | Grain exports | Fell sharply | Harvest |\n\
                    | Harbour fees | Exceeds $1.5 million a year | Budget |\n\
                    | Fish prices | Declined slightly but remain above the average | Food |\n\
                    | Crew size | see annex | |\n";
        let reading = read(text);
        let found = find(&reading);
        let trends: Vec<Trend> = found.iter().map(|finding| finding.what.trend).collect();
        assert_eq!(trends, [Trend::Down, Trend::Level, Trend::Mixed, Trend::None]);
        assert_eq!(found[0].what.mentions, [SentenceId(0)]);
        let value = found[1].what.value.as_ref().unwrap();
        assert!((value.number - 1.5e6).abs() < 1.0);
        assert_eq!(reading.slice(value.unit.unwrap()), "$");
    }
}
