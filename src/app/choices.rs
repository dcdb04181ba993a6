//! The entries of each list on top: jump list, marks, outline, passes.

use crate::display::{Piece, Role};
use crate::text::Span;

use super::facet::Facet;
use super::items::Tail;
use super::jump::Place;
use super::picker::{Choice, Chosen, List};
use super::state::App;

/// The most sections an outline offers.
const SECTIONS: usize = 4000;
/// The most bytes of a line that are shown and searched.
const LINE: u32 = 400;

impl App {
    /// All entries of a list, in their own order.
    pub(crate) fn choices(&self, list: List) -> Vec<Choice> {
        match list {
            List::Jumps => self.jump_choices(),
            List::Marks => self.mark_choices(),
            List::Outline => self.outline_choices(),
            List::Facets => self.facet_choices(),
            List::Hidden => self.hidden_choices(),
            List::Members => self.member_choices(),
            List::Tabs => self.tab_choices(),
            List::Recent => self.recent_choices(),
        }
    }

    /// The sentence at an offset, else its line: what an entry shows of a place.
    pub(crate) fn passage(&self, at: u32) -> Span {
        let reading = self.reading.as_ref();
        let sentence = reading.and_then(|reading| reading.sentence(reading.sentence_at(at)?));
        let line = self.document.lines.span(self.document.line(at)).trim(&self.document.text);
        let span = sentence.map(|sentence| sentence.span).filter(|span| span.contains(at)).unwrap_or(line);
        let end = self.document.text.floor_char_boundary((span.start() + LINE) as usize) as u32;
        Span::new(span.start(), span.end().min(end).max(span.start()))
    }

    fn place_choice(&self, mark: String, at: u32, span: Span, chosen: Chosen) -> Choice {
        let words = format!("{mark} {}", self.document.plain(span));
        let pieces = vec![Piece::Label(mark, Role::GutterLetter), Piece::Source(span)];
        let tail = vec![(self.document.place(at), Role::LineNumber)];
        Choice { pieces, tail, words, at: Some(at), chosen }
    }

    /// Ahead first, the farthest at the top; then here; then behind, the latest first.
    fn jump_choices(&self) -> Vec<Choice> {
        let entry = |mark: String, place: &Place, chosen| {
            if place.tab() == self.id {
                return self.place_choice(mark, place.at(), self.passage(place.at()), chosen);
            }
            let name = self.strip.names.iter().find(|(tab, _)| *tab == place.tab());
            let words = format!("{mark}{}", name.map_or("another document", |(_, name)| name));
            let pieces = vec![Piece::Label(words.clone(), Role::Topic)];
            Choice { pieces, tail: Tail::new(), words, at: None, chosen }
        };
        let ahead = self.jumps.ahead.iter().enumerate();
        let count = self.jumps.ahead.len();
        let ahead = ahead.map(|(at, place)| entry(format!("{:>3}→  ", count - at), place, Chosen::Forward(count - at)));
        let back = self.jumps.back.iter().rev().enumerate();
        let back = back.map(|(at, place)| entry(format!("{:>3}←  ", at + 1), place, Chosen::Back(at + 1)));
        ahead.chain(back).collect()
    }

    fn mark_choices(&self) -> Vec<Choice> {
        self.marks()
            .into_iter()
            .map(|(letter, at)| self.place_choice(format!("{letter}  "), at, self.passage(at), Chosen::Place(at)))
            .collect()
    }

    /// Every section with a heading, and how many findings stand on its sentences.
    fn outline_choices(&self) -> Vec<Choice> {
        let Some(reading) = &self.reading else { return Vec::new() };
        let headed = reading.sections.iter().filter_map(|section| Some((section, section.heading?)));
        let choice = |(section, heading): (&crate::reading::Section, Span)| {
            let block = self.document.blocks.get(self.document.block_at(heading.start()));
            let level = block.map_or(1, |block| block.level);
            let indent = " ".repeat(usize::from(level.saturating_sub(1)) * 2);
            let mut choice = self.place_choice(indent, heading.start(), heading, Chosen::Place(heading.start()));
            let sentences = reading.sentences_in(section.span);
            let found =
                self.briefing.as_ref().map(|briefing| sentences.map(|id| briefing.citing(id).len()).sum::<usize>());
            if let Some(found) = found.filter(|found| *found > 0) {
                choice.tail.insert(0, (format!("{found} cited"), Role::Dim));
            }
            choice
        };
        headed.take(SECTIONS).map(choice).collect()
    }

    fn facet_choices(&self) -> Vec<Choice> {
        let Some(briefing) = &self.briefing else { return Vec::new() };
        let all = briefing.reading.sentences.len();
        let entry = |title: &str, count: usize, facet: Option<Facet>| {
            let here = self.facet.as_ref().map(|pass| pass.facet) == facet;
            let role = if here { Role::FocusTitle } else { Role::Text };
            Choice {
                pieces: vec![Piece::Label(title.to_owned(), role)],
                tail: vec![(format!("{count}"), Role::Dim)],
                words: title.to_owned(),
                at: None,
                chosen: Chosen::Facet(facet),
            }
        };
        let passes =
            Facet::ALL.into_iter().map(|facet| entry(facet.title(), facet.sentences(briefing).len(), Some(facet)));
        std::iter::once(entry("every sentence", all, None)).chain(passes).collect()
    }
}
