//! The sentences among which points are lifted: running text, without the headline over it.

use crate::document::BlockKind;
use crate::reading::{Reading, SectionKind, Sentence, SentenceId, Term};

/// The most sentences that are weighed; those after them are not.
const WEIGHED: usize = 4000;
/// The most lines of a headline and what stands under it.
const HEADLINES: usize = 2;
/// The most content words of a headline.
const HEADLINE_TERMS: usize = 12;
/// How many sentences restate a headline that stands over them.
const RESTATING: usize = 3;
/// Where the full stop of a sentence is looked for, in characters from its end: a mark of a note may stand behind it.
const END: usize = 12;
/// Letters that tell forms of one word.
const STEM: usize = 5;

/// A sentence of the body with its content words.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) id: SentenceId,
    /// Sorted, each once.
    pub(super) terms: Vec<Term>,
}

/// The sentences of the body, in order.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) lines: Vec<Line>,
    /// By term: in how many of the sentences it stands.
    pub(super) spread: Vec<u32>,
}

/// Running text of the body: no notes, no headline.
pub(super) fn find(reading: &Reading) -> Body {
    let terms = reading.terms();
    let numbered = reading.sentences.iter().zip(0..);
    let of = |sentence: &Sentence| {
        let mut own: Vec<Term> = terms.of(&reading.language, sentence.tokens.clone()).map(|(_, term)| term).collect();
        own.sort_unstable();
        own.dedup();
        own
    };
    let running = numbered.filter(|(sentence, _)| is_running(reading, sentence) && is_ended(reading, sentence));
    let running = running.take(WEIGHED);
    let mut lines: Vec<Line> =
        running.map(|(sentence, number)| Line { id: SentenceId(number), terms: of(sentence) }).collect();
    lines.drain(..headlines(reading, &lines));
    let mut spread = vec![0_u32; terms.count()];
    for term in lines.iter().flat_map(|line| &line.terms) {
        if let Some(count) = spread.get_mut(*term as usize) {
            *count += 1;
        }
    }
    Body { lines, spread }
}

/// Paragraphs, items and block quotations of the text itself.
fn is_running(reading: &Reading, sentence: &Sentence) -> bool {
    use SectionKind::{AuthorView, Body, FrontMatter, KeyPoints};
    matches!(sentence.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote)
        && matches!(reading.section_kind(sentence), Body | KeyPoints | FrontMatter | AuthorView)
}

/// Whether a sentence of a paragraph has its full stop: a dateline or a byline has none.
fn is_ended(reading: &Reading, sentence: &Sentence) -> bool {
    let last = reading.slice(sentence.span).chars().rev().take(END);
    sentence.kind != BlockKind::Paragraph
        || last
            .into_iter()
            .any(|it| matches!(it, '.' | '!' | '?' | '…' | ':' | '”' | '"' | '。' | '！' | '？' | '؟' | '।' | '։'))
}

/// How many of the first lines are headlines: short, and said again by what follows.
fn headlines(reading: &Reading, lines: &[Line]) -> usize {
    let stems = |line: &Line| {
        let tokens = reading.sentence(line.id).map_or(0..0, |sentence| sentence.tokens.clone());
        let forms = tokens.map(|token| reading.form(token)).filter(|form| form.chars().count() >= STEM - 1);
        forms.map(|form| form.chars().take(STEM).collect::<String>()).collect::<Vec<_>>()
    };
    let is_headline = |at: usize| {
        let (Some(line), Some(after)) = (lines.get(at), lines.get(at + 1..)) else { return false };
        let own = stems(line);
        let after: Vec<String> = after.iter().take(RESTATING).flat_map(stems).collect();
        let said = own.iter().filter(|stem| after.contains(stem)).count();
        line.terms.len() <= HEADLINE_TERMS && own.len() >= 3 && said * 10 >= own.len() * 6
    };
    (0..HEADLINES.min(lines.len().saturating_sub(RESTATING))).take_while(|&at| is_headline(at)).count()
}
