//! Reports without a verb: "according to X", "X's claim that".

use crate::language::Tag;

use super::draft::{Draft, single};
use super::parties::party;
use super::reports::{Clause, NEAR};

impl Clause<'_, '_> {
    /// A source after a preposition: "according to X".
    pub(super) fn according(&self) -> Option<Draft> {
        let scene = self.scene;
        let end = self.word.tokens.end;
        let source = scene.noun_starting(end, self.range.end)?;
        if scene.is(
            source.head(),
            &[
                "plan",
                "plans",
                "schedule",
                "law",
                "size",
                "type",
                "need",
                "needs",
                "rules",
                "tradition",
                "capita",
                "cent",
            ],
        ) || (scene.is(self.word.tokens.start, &["per"]) && !scene.capital(source.tokens.start))
        {
            return None;
        }
        let start = self.word.tokens.start;
        // "They came and, according to Hale, left": what follows the conjunction is told.
        let joined = start > self.range.start + 2
            && scene.is(start - 1, &[","])
            && scene.is(start - 2, &["and", "but", "that", "because", "or", "where"]);
        let content = if start <= self.range.start + 1 || joined {
            let comma =
                (source.tokens.end..self.range.end).find(|&t| scene.is(t, &[","])).map_or(source.tokens.end, |t| t + 1);
            single(comma..self.range.end)
        } else {
            let floor = self.earlier.last().map_or(self.range.start, |draft| draft.end().min(start));
            single(floor..start)
        };
        Some(self.draft(source, content, "according-to"))
    }

    /// A noun for words with a that-clause: "X's claim that", "warnings from X that".
    pub(super) fn act(&self) -> Option<Draft> {
        let scene = self.scene;
        let (start, end) = (self.word.tokens.start, self.word.tokens.end);
        if scene.tag(start) != Tag::Noun {
            return None;
        }
        // "A statement insisting that": the participle reports.
        let paper = scene.noun(end - 1).medium;
        let participle = |t: u32| paper && scene.verb(t).is_some() && scene.form(t).ends_with("ing");
        let that = (end..self.range.end.min(end + 10))
            .take_while(|&t| scene.finite(t).is_none() && !scene.is(t, &[","]) && !participle(t));
        let that = that.into_iter().find(|&t| scene.is(t, &["that"]) && scene.finite(t + 1).is_none())?;
        let chunk = scene.chunk(start).filter(|chunk| chunk.head < end)?;
        let from = (end..that).find(|&t| scene.is(t, &["from", "by", "of"]));
        let source = match from {
            Some(t) => scene.noun_starting(t + 1, that)?,
            None => match self.possessor(chunk.tokens.start, start) {
                Some(source) => source,
                None => self.voiced(chunk.tokens.start)?,
            },
        };
        let near = NEAR.contains(&scene.form(source.head())) || scene.is(source.head(), &["my", "our", "your"]);
        (party(scene, &source) && !near).then(|| self.draft(source, single(that..self.range.end), "speech-noun"))
    }
}
