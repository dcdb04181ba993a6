//! Questions about chunks and verb groups that several floors ask.

use std::ops::Range;

use super::{Chunk, Language, Tag, VerbGroup};

impl Language {
    /// The number of the chunk that holds token `index`.
    pub fn chunk_at(&self, index: u32) -> Option<u32> {
        let after = self.steps.chunks.until(&self.chunks, index, |chunk| chunk.tokens.start);
        let at = after.checked_sub(1)?;
        self.chunks.get(at).filter(|chunk| chunk.tokens.contains(&index)).map(|_| at as u32)
    }

    /// The chunk of a number.
    pub fn chunk(&self, number: u32) -> Option<&Chunk> {
        self.chunks.get(number as usize)
    }

    /// The verb groups that begin among the tokens of `range`, in order.
    pub fn verbs_in(&self, range: &Range<u32>) -> &[VerbGroup] {
        let before = |token| self.steps.verbs.before(&self.verbs, token, |verb| verb.tokens.start);
        let (first, end) = (before(range.start), before(range.end));
        self.verbs.get(first..end.max(first)).unwrap_or_default()
    }

    /// The verb group that holds token `index` (its head or any other of its tokens).
    pub fn verb_at(&self, index: u32) -> Option<&VerbGroup> {
        let after = self.steps.verbs.until(&self.verbs, index, |group| group.tokens.start);
        self.verbs.get(after.checked_sub(1)?).filter(|group| group.tokens.contains(&index))
    }

    /// The number of the sentence that holds token `index`.
    pub fn sentence_at(&self, index: u32) -> Option<u32> {
        let after = self.steps.sentences.until(&self.sentences, index, |sentence| sentence.tokens.start);
        let at = after.checked_sub(1)?;
        self.sentences.get(at).filter(|sentence| sentence.tokens.contains(&index)).map(|_| at as u32)
    }

    /// Whether token `index` is a hyphen with no space on either side.
    pub fn tied(&self, index: u32) -> bool {
        let glued = |at: u32| self.tokens.get(at as usize).is_some_and(|token| !token.spaced);
        matches!(self.form(index), "-" | "\u{2010}" | "\u{2011}") && glued(index) && glued(index + 1)
    }

    /// The tag of token `index`.
    pub fn tag(&self, index: u32) -> Option<Tag> {
        self.tokens.get(index as usize).map(|token| token.tag)
    }

    /// The tokens of chunk `number` with the prepositional phrases that follow it at once: `a retired judge of a
    /// coastal district`. Empty where there is no such chunk.
    pub fn extended(&self, number: u32) -> Range<u32> {
        let Some(chunk) = self.chunk(number) else { return 0..0 };
        let mut end = chunk.tokens.end;
        for next in self.chunks.iter().skip(number as usize + 1) {
            let links =
                next.tokens.start == end + 1 && self.tag(end) == Some(Tag::Adp) && self.same_sentence(chunk, next);
            if !links || matches!(self.form(end), "after" | "before" | "during" | "since" | "until" | "via" | "by") {
                break;
            }
            end = next.tokens.end;
        }
        chunk.tokens.start..end
    }

    /// The chunk in apposition to chunk `number`: `Okoro, a former ambassador,`. It follows a comma and is closed by a
    /// comma, a bracket or the end of the sentence; prepositional phrases between do not matter.
    pub fn appositive(&self, number: u32) -> Option<u32> {
        let end = self.extended(number).end;
        let own = self.chunk(number)?;
        let next = self.chunk(number + 1).map(|next| (number + 1, next));
        let after = self.chunks.iter().enumerate().skip(number as usize + 1).find(|(_, next)| next.tokens.start > end);
        let (found, chunk) =
            after.map(|(at, chunk)| (at as u32, chunk)).filter(|(_, chunk)| chunk.tokens.start == end + 1).or(next)?;
        let opens = chunk
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|comma| self.form(comma) == "," && comma + 1 == chunk.tokens.start);
        let near = chunk.tokens.start == end + 1 || chunk.tokens.start == own.tokens.end + 1;
        let described = self.tag(chunk.head) == Some(Tag::Noun)
            && (self.tag(own.head) == Some(Tag::Propn) || self.is_determined(chunk))
            || self.tag(chunk.head) == Some(Tag::Propn) && self.tag(own.head) == Some(Tag::Noun);
        let closing = self.extended(found).end;
        let closed =
            !matches!(self.form(closing), "and" | "or") && !matches!(self.tag(closing), Some(Tag::Aux | Tag::Verb));
        (opens && near && described && closed && self.same_sentence(own, chunk)).then_some(found)
    }

    /// The chunks joined to chunk `number` by `and`, `or` or commas before `and`, itself included, in order:
    /// `Okoro, Li and Marsh`.
    pub fn conjuncts(&self, number: u32) -> Vec<u32> {
        let mut first = number;
        while let Some(before) = first.checked_sub(1).filter(|&before| self.joined(before, first)) {
            first = before;
        }
        let mut last = number;
        while self.joined(last, last + 1) {
            last += 1;
        }
        let conjoined =
            (first..last).any(|at| self.chunk(at).is_some_and(|chunk| self.is_conjunction_near(chunk.tokens.end)));
        if conjoined { (first..=last).collect() } else { vec![number] }
    }

    fn joined(&self, left: u32, right: u32) -> bool {
        let (Some(left), Some(right)) = (self.chunk(left), self.chunk(right)) else { return false };
        let between = left.tokens.end..right.tokens.start;
        let names = self.tag(left.head) == self.tag(right.head);
        !between.is_empty()
            && between.len() <= 2
            && names
            && between.clone().all(|at| matches!(self.form(at), "," | "and" | "or" | "&"))
            && self.same_sentence(left, right)
    }

    fn is_conjunction_near(&self, at: u32) -> bool {
        (at..at + 2).any(|at| matches!(self.form(at), "and" | "or" | "&"))
    }

    fn is_determined(&self, chunk: &Chunk) -> bool {
        self.tag(chunk.tokens.start) == Some(Tag::Det)
    }

    fn same_sentence(&self, left: &Chunk, right: &Chunk) -> bool {
        self.sentence_at(left.tokens.start) == self.sentence_at(right.tokens.start)
    }
}
