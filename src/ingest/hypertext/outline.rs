//! Which element each tag and each text of a page lies in.

use super::element::Role;
use super::stack::{Open, Stack};
use super::tags::Markup;

/// The element tree of a page, as indices of start tags.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Outline {
    /// For each tag: the start tag of the element around it, or that an end tag closes.
    pub(in crate::ingest) around: Vec<Option<usize>>,
    /// For each text (by the tag after it): the start tag of the element it lies in.
    pub(in crate::ingest) inside: Vec<Option<usize>>,
    /// For each start tag: the tag at which its element is closed; itself for what holds nothing.
    pub(in crate::ingest) closed: Vec<usize>,
    /// Tags of elements that lie too deep.
    pub(in crate::ingest) beyond: Vec<bool>,
    /// The depths of all start tags added up: what a walk up from each of them costs.
    pub(in crate::ingest) climb: usize,
}

impl Outline {
    /// The tree of the page.
    pub(in crate::ingest) fn of(markup: &Markup) -> Self {
        let count = markup.tags.len();
        let mut outline = Self {
            around: vec![None; count],
            inside: vec![None; count + 1],
            closed: (0..count).collect(),
            beyond: vec![false; count],
            climb: 0,
        };
        let mut stack = Stack::default();
        let mut open: Vec<usize> = Vec::new();
        for (at, tag) in markup.tags.iter().enumerate() {
            outline.note(at, &open);
            if let Some(name) = tag.name {
                if tag.end {
                    let beyond = stack.end_beyond();
                    outline.mark(at, beyond);
                    if let Some(from) = (!beyond).then(|| stack.named(name, tag.role)).flatten() {
                        let own = open.get(from).copied();
                        outline.close(&mut open, &mut stack, from, at);
                        outline.set(at, own);
                        continue;
                    }
                } else if !tag.role.is_void() {
                    let kept = stack.kept_by(tag.role);
                    outline.close(&mut open, &mut stack, kept, at);
                    outline.set(at, open.last().copied());
                    let fresh = Open::new(name, tag.role);
                    let foreign = tag.closed && tag.role == Role::LeftOut;
                    if !foreign {
                        let before = stack.len();
                        stack.push(fresh);
                        outline.mark(at, stack.len() == before);
                        if stack.len() > before {
                            open.push(at);
                        }
                    }
                    outline.climb += open.len();
                    continue;
                }
            }
            outline.set(at, open.last().copied());
        }
        outline.note(count, &open);
        outline.close(&mut open, &mut stack, 0, count);
        outline
    }

    fn note(&mut self, at: usize, open: &[usize]) {
        if let Some(inside) = self.inside.get_mut(at) {
            *inside = open.last().copied();
        }
    }

    fn set(&mut self, at: usize, element: Option<usize>) {
        if let Some(around) = self.around.get_mut(at) {
            *around = element;
        }
    }

    fn mark(&mut self, at: usize, beyond: bool) {
        if let Some(mark) = self.beyond.get_mut(at) {
            *mark = beyond;
        }
    }

    fn close(&mut self, open: &mut Vec<usize>, stack: &mut Stack, from: usize, at: usize) {
        while open.len() > from {
            stack.pop();
            if let Some(closed) = open.pop().and_then(|start| self.closed.get_mut(start)) {
                *closed = at;
            }
        }
    }

    /// The element that lies around `element`, and the one around that, up to the page.
    pub(in crate::ingest) fn up(&self, element: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(element, |at| self.around.get(*at).copied().flatten())
    }

    /// The texts of the element that begins with tag `start`.
    pub(in crate::ingest) fn texts(&self, start: usize) -> std::ops::RangeInclusive<usize> {
        start + 1..=self.closed.get(start).copied().unwrap_or(start)
    }
}
