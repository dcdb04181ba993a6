//! The walk over the tags of a page: blocks begun and ended, what is left out left out.

use std::collections::BTreeSet;
use std::ops::Range;

use super::element::{Name, Role};
use super::grid::Grid;
use super::hidden::{self, Tally};
use super::source::Source;
use super::stack::{Open, Stack};
use super::tags::{Markup, Tag};
use super::{Options, ordered, tables};
use crate::document::BlockKind;
use crate::ingest::composer::Composer;
use crate::ingest::refusal::Stop;
use crate::text::Span;

const A: Name = Name::of(b"a");
const SUP: Name = Name::of(b"sup");

/// What a walk tells when it is done.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Walked {
    /// Where the texts that were asked for ([`Options::watched`]) stand in the document.
    pub(in crate::ingest) placed: Vec<(usize, Span)>,
}

/// One walk.
pub(super) struct Walk<'w, 'o, 's> {
    pub(super) source: &'w Source<'w>,
    pub(super) markup: &'w Markup,
    pub(super) options: &'w Options<'w>,
    pub(super) out: &'o mut Composer<'s>,
    pub(super) data: BTreeSet<usize>,
    pub(super) stack: Stack,
    pub(super) grid: Option<Grid>,
    /// Line breaks since the last word: how many, and where the first one stands.
    pub(super) breaks: usize,
    pub(super) break_at: Range<usize>,
    /// Whether two words of a cell stood in two blocks.
    pub(super) apart: bool,
    /// Whether the open block is a note because somebody wished so.
    pub(super) noted: bool,
    /// What the open block is.
    pub(super) kind: BlockKind,
    pub(super) hidden: Tally,
    pub(super) walked: Walked,
}

impl<'w, 'o, 's> Walk<'w, 'o, 's> {
    pub(super) fn new(
        source: &'w Source<'w>,
        markup: &'w Markup,
        options: &'w Options<'w>,
        out: &'o mut Composer<'s>,
    ) -> Self {
        Self {
            source,
            markup,
            options,
            out,
            data: tables::data(source.text(), markup),
            stack: Stack::default(),
            grid: None,
            breaks: 0,
            break_at: 0..0,
            apart: false,
            noted: false,
            kind: BlockKind::Paragraph,
            hidden: Tally::default(),
            walked: Walked::default(),
        }
    }

    pub(super) fn run(mut self) -> Result<Walked, Stop> {
        let markup = self.markup;
        for at in 0..=markup.tags.len() {
            let between = markup.between(at);
            if !between.is_empty() {
                self.text(at, between);
            }
            match markup.tags.get(at) {
                Some(tag) if tag.end => self.end(tag),
                Some(tag) => self.start(at, tag),
                None => {}
            }
            if !self.out.is_open() {
                self.out.checkpoint(self.options.progress)?;
            }
        }
        self.close(0);
        self.boundary();
        if let Some(told) = self.hidden.told() {
            self.out.problem(told, self.options.place.clone());
        }
        if markup.sheet.cut {
            let message = "the style sheets of the page are too long: what hides text in the rest of them is not known";
            self.out.problem(message, self.options.place.clone());
        }
        if self.stack.overflowed {
            let message = format!("elements lie more than {} deep: the deepest are read as one", super::stack::DEPTH);
            self.out.problem(message, self.options.place.clone());
        }
        Ok(self.walked)
    }

    /// Closes all elements from `at` on.
    fn close(&mut self, at: usize) {
        while self.stack.len() > at {
            let Some(open) = self.stack.pop() else { return };
            self.leave(&open);
        }
    }

    fn leave(&mut self, open: &Open) {
        match open.role {
            Role::Table if open.data => {
                if let Some(mut grid) = self.grid.take() {
                    grid.end_row(self.out);
                    self.out.end();
                    self.apart = false;
                }
            }
            Role::Row | Role::Cell | Role::HeadCell if self.stack.in_data() => {
                if let Some(grid) = &mut self.grid {
                    match open.role {
                        Role::Row => grid.end_row(self.out),
                        _ => grid.end_cell(self.out),
                    }
                    self.apart = false;
                }
            }
            _ => {}
        }
        if !open.role.is_inline() {
            self.boundary();
        }
    }

    fn start(&mut self, at: usize, tag: &Tag) {
        let Some(name) = tag.name else { return };
        match tag.role {
            Role::Empty => return,
            Role::Break => return self.line_break(tag),
            Role::Rule => {
                self.close(self.stack.kept_by(tag.role));
                return self.boundary();
            }
            _ => {}
        }
        self.close(self.stack.kept_by(tag.role));
        if !tag.role.is_inline() {
            self.boundary();
        }
        if tag.role == Role::Quoted {
            self.quote_mark(at + 1, "\u{201C}", tag);
        }
        let mut open = self.opened(at, name, tag);
        open.count = ordered::count(self.source.text(), self.markup, at, tag, &mut self.stack);
        self.stack.push(open);
        self.tabulate(tag, open.data);
        let foreign = tag.role == Role::LeftOut || tag.role == Role::Inline && self.stack.left_out();
        if tag.closed && (self.options.xml || foreign) {
            self.end(tag);
        }
    }

    /// The element that a start tag opens.
    fn opened(&self, at: usize, name: Name, tag: &Tag) -> Open {
        let text = self.source.text();
        let outer = self.stack.last();
        let left_out = tag.role == Role::LeftOut || outer.is_some_and(|outer| outer.left_out);
        let hidden = hidden::by(text, self.markup, tag, self.stack.hidden());
        let told = |name: &[u8]| self.markup.attribute(tag, name).and_then(|range| text.get(range)).unwrap_or_default();
        let note = !tag.role.is_inline()
            && ["footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"]
                .iter()
                .any(|kind| told(b"role") == *kind || told(b"epub:type").split_whitespace().any(|word| word == *kind));
        let data = tag.role == Role::Table && self.grid.is_none() && !left_out && self.data.contains(&at);
        let inline = |of: fn(&Open) -> bool| tag.role.is_inline() && outer.is_some_and(of);
        let noteref =
            told(b"role") == "doc-noteref" || told(b"epub:type").split_whitespace().any(|word| word == "noteref");
        let mut style = told(b"style").split(';').filter_map(|one| one.split_once(':'));
        let up = style.rfind(|(key, _)| key.trim() == "vertical-align").is_some_and(|(_, to)| to.trim() == "super");
        let raised = name == SUP || noteref || up || inline(|outer| outer.raised);
        let refers = noteref || name == A && told(b"href").contains('#') || inline(|outer| outer.refers);
        Open { left_out, hidden, fresh: true, data, note, raised, refers, ..Open::new(name, tag.role) }
    }

    /// What the start tag of a table's part does.
    fn tabulate(&mut self, tag: &Tag, data: bool) {
        if data {
            self.grid = Some(Grid::new());
            return;
        }
        if self.stack.left_out() || !self.stack.in_data() {
            return;
        }
        let Some(grid) = &mut self.grid else { return };
        match tag.role {
            Role::Head | Role::Body => grid.section(tag.role == Role::Head),
            Role::Row => grid.begin_row(self.out),
            Role::Cell | Role::HeadCell => grid.begin_cell(self.source.text(), self.markup, tag, self.out),
            _ => return,
        }
        self.apart = false;
    }

    fn end(&mut self, tag: &Tag) {
        let Some(name) = tag.name else { return };
        if tag.role == Role::Break {
            return self.line_break(tag);
        }
        if self.stack.end_beyond() {
            return;
        }
        let Some(at) = self.stack.named(name, tag.role) else {
            if !tag.role.is_inline() {
                self.boundary();
            }
            return;
        };
        match tag.role {
            Role::Inline => {
                self.stack.remove(at);
            }
            Role::Quoted => {
                self.quote_mark(usize::MAX, "\u{201D}", tag);
                self.stack.remove(at);
            }
            _ => self.close(at),
        }
    }
}
