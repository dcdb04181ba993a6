//! Small questions that several rooms ask of a Reading.

use std::ops::Range;

use super::{Attribution, Reading, Sentence, SentenceId, SourceClass};
use crate::document::BlockKind;
use crate::language::Tag;
use crate::lexicon::Cue;
use crate::text::Span;

impl Reading {
    /// The lower-case word form of a token; empty where there is none.
    pub fn form(&self, token: u32) -> &str {
        self.language.form(token)
    }

    /// The part of speech of a token; `X` where there is none.
    pub fn tag(&self, token: u32) -> Tag {
        self.language.tokens.get(token as usize).map_or(Tag::X, |token| token.tag)
    }

    /// The bytes of a token; empty at 0 where there is none.
    pub fn token_span(&self, token: u32) -> Span {
        self.language.tokens.get(token as usize).map_or(Span::default(), |token| token.span)
    }

    /// Whether `offset` lies inside a quotation. One that is never closed counts in its first sentence only.
    pub fn quoted(&self, offset: u32) -> bool {
        let after = self.quotations.partition_point(|quotation| quotation.span.start() <= offset);
        let before = after.checked_sub(1).and_then(|at| self.quotations.get(at));
        before.is_some_and(|quotation| {
            let first = || self.sentence_at(quotation.span.start()) == self.sentence_at(offset);
            quotation.span.contains(offset) && (quotation.closed || first())
        })
    }

    /// The first attribution to somebody other than the author whose content covers `offset`, with its index.
    pub fn attributed(&self, offset: u32) -> Option<(u32, &Attribution)> {
        let mut near = self.attributions_of(self.sentence_at(offset)?);
        near.find(|(_, attribution)| {
            attribution.class != SourceClass::Author && attribution.content.iter().any(|span| span.contains(offset))
        })
    }

    /// The attributions with a span in a sentence, with their indices, in order.
    pub fn attributions_of(&self, id: SentenceId) -> impl Iterator<Item = (u32, &Attribution)> {
        let indices = self.attributed.get(id.0 as usize).map_or(&[][..], Vec::as_slice);
        indices.iter().filter_map(|&index| Some((index, self.attributions.get(index as usize)?)))
    }

    /// Whether the token lies in a name.
    pub fn named(&self, token: u32) -> bool {
        let names = &self.language.names;
        let after = self.language.steps.names.until(names, token, |name| name.tokens.start);
        let before = after.checked_sub(1).and_then(|at| names.get(at));
        before.is_some_and(|name| name.tokens.contains(&token))
    }

    /// Whether the sentence is running text (paragraph, item, quote): what rooms read.
    pub fn is_prose(&self, sentence: &Sentence) -> bool {
        matches!(sentence.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote)
    }

    /// The cues of one group among the tokens of `range`, in order.
    pub fn cues_of<'a>(&'a self, range: &Range<u32>, group: &str) -> impl Iterator<Item = &'a Cue> + use<'a> {
        let cues = self.cues_in(range);
        // The cues of a sentence are fewer than the steps of a search among all groups.
        let id = cues.iter().map(|cue| cue.group).find(|&found| self.lexicon.is(found, group));
        cues.iter().filter(move |cue| Some(cue.group) == id)
    }

    /// Whether a cue of the group begins among the tokens of `range`.
    pub fn has_cue(&self, range: &Range<u32>, group: &str) -> bool {
        self.cues_of(range, group).next().is_some()
    }

    /// Whether one of `forms` stands among the tokens of `range`.
    pub fn has_form(&self, range: &Range<u32>, forms: &[&str]) -> bool {
        range.clone().any(|token| forms.contains(&self.form(token)))
    }

    /// Whether the modal at `at` in the sentence `tokens` stands in a clause of purpose: "adjourned so the house could vote",
    /// "in order that it may" (Quirk et al. 1985, chapter 15). After a comma "so" tells a result.
    pub fn purpose(&self, tokens: &Range<u32>, at: u32) -> bool {
        let first = at.saturating_sub(8).max(tokens.start);
        let degree = |so: u32| matches!(self.tag(so + 1), Tag::Adj | Tag::Adv);
        let verb =
            |so: u32| matches!(self.form(so - 1), "," | ";" | "and" | "do" | "does" | "did" | "say" | "says" | "said");
        let so = (first.max(tokens.start + 1)..at).rev().find(|&t| self.form(t) == "so");
        let so = so.is_some_and(|so| !verb(so) && !degree(so) && !(so..at).any(|t| self.form(t) == ","));
        so || (first..at).any(|t| self.form(t) == "order" && self.form(t + 1) == "that")
    }

    /// Whether the modal at `at` in the sentence `tokens` says what is allowed: "Under the treaty a party may inspect". After a norm
    /// "may" is no forecast.
    pub fn permission(&self, tokens: &Range<u32>, at: u32) -> bool {
        let law = |cue: &Cue| {
            matches!(
                self.lexicon.name(cue.group),
                "legal.norm" | "legal.basis" | "legal.treaty" | "legal.treaty_hint" | "legal.sovereignty"
            )
        };
        self.form(at) == "may"
            && matches!(self.form(tokens.start), "under" | "by" | "according")
            && (self.cues_in(&(tokens.start..at)).iter().any(law)
                || self.has_form(&(tokens.start..at), &["act", "code", "charter", "rules", "article", "section"]))
    }
}
