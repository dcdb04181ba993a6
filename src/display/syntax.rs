//! Colours of the prose itself: syntect (used here alone) over our own small grammar, block by block.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use syntect::dumps::from_uncompressed_data;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

use super::Role;
use super::layout::lines;
use crate::document::{Block, BlockKind, Document};
use crate::text::Span;

/// `assets/syntax/briefing.sublime-syntax`, compiled.
const GRAMMAR: &[u8] = include_bytes!("../../assets/syntax/briefing.packdump");
/// Bytes of a block that are coloured; the rest of a longer one stays plain.
const LONGEST: u32 = 4 * 1024;
/// Blocks whose colours are kept.
const KEPT: usize = 512;

/// The colours of visible blocks, made when they are first asked for; the first use reads the grammar.
#[derive(Debug, Default)]
pub struct Syntax {
    grammar: OnceCell<Option<Grammar>>,
    cache: RefCell<HashMap<u32, Colours>>,
}

/// The coloured spans of a block, sorted and disjoint.
type Colours = Rc<[(Span, Role)]>;

#[derive(Debug)]
struct Grammar {
    set: SyntaxSet,
    roles: Vec<(Scope, Role)>,
}

impl Syntax {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The coloured spans of a block, sorted and disjoint; empty for blocks of one role (headings, code, notes).
    pub fn roles(&self, document: &Document, block: u32) -> Rc<[(Span, Role)]> {
        if let Some(roles) = self.cache.borrow().get(&block) {
            return Rc::clone(roles);
        }
        let grammar = self.grammar.get_or_init(Grammar::load);
        let found = match (grammar, document.blocks.get(block as usize)) {
            (Some(grammar), Some(block)) => grammar.roles(document, block),
            _ => Vec::new(),
        };
        let roles: Rc<[(Span, Role)]> = found.into();
        let mut cache = self.cache.borrow_mut();
        if cache.len() >= KEPT {
            cache.clear();
        }
        cache.insert(block, Rc::clone(&roles));
        roles
    }

    /// Forgets all blocks: the document is another one. The grammar is kept.
    pub fn clear(&self) {
        self.cache.borrow_mut().clear();
    }
}

impl Grammar {
    fn load() -> Option<Self> {
        let set = from_uncompressed_data(GRAMMAR).ok()?;
        let named = [
            ("string.quoted", Role::Quote),
            ("constant.numeric", Role::Figure),
            ("constant.other.date", Role::Date),
            ("keyword.other.likelihood", Role::Likelihood),
        ];
        let roles = named.into_iter().filter_map(|(scope, role)| Some((Scope::new(scope).ok()?, role))).collect();
        Some(Self { set, roles })
    }

    fn roles(&self, document: &Document, block: &Block) -> Vec<(Span, Role)> {
        let one = matches!(block.kind, BlockKind::Heading | BlockKind::Code | BlockKind::Note);
        let Some(syntax) = self.set.syntaxes().first().filter(|_| !one) else { return Vec::new() };
        let text = document.text.as_str();
        let longest = block.content.start().saturating_add(LONGEST).min(block.content.end());
        let body = Span::new(block.content.start(), text.floor_char_boundary(longest as usize) as u32);
        let mut state = ParseState::new(syntax);
        let mut scopes = ScopeStack::new();
        let mut found: Vec<(Span, Role)> = Vec::new();
        for line in lines(text, body) {
            let Ok(ops) = state.parse_line(line.of(text), &self.set) else { break };
            let mut at = line.start();
            for (offset, op) in ops {
                let next = line.start() + offset as u32;
                self.push(&mut found, text, Span::new(at, next), &scopes);
                at = next;
                if scopes.apply(&op).is_err() {
                    return found;
                }
            }
            self.push(&mut found, text, Span::new(at, line.end()), &scopes);
        }
        found
    }

    /// Adds a span in the role of the innermost scope that has one.
    fn push(&self, found: &mut Vec<(Span, Role)>, text: &str, span: Span, scopes: &ScopeStack) {
        let part = part_of_a_word(text, span);
        let named = |scope: &Scope| self.roles.iter().find(|(named, _)| named.is_prefix_of(*scope));
        let role = |scope: &Scope| named(scope).map(|(_, role)| *role).filter(|role| *role == Role::Quote || !part);
        let Some(role) = scopes.as_slice().iter().rev().find_map(role).filter(|_| !span.is_empty()) else { return };
        match found.last_mut() {
            Some((last, same)) if *same == role && last.end() == span.start() => *last = last.cover(span),
            _ => found.push((span, role)),
        }
    }
}

/// Whether the letters or figures of a span go on before or behind it.
fn part_of_a_word(text: &str, span: Span) -> bool {
    let word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let (before, own, after) = (text.get(..span.start() as usize), span.of(text), text.get(span.end() as usize..));
    let goes_on = |left: Option<char>, right: Option<char>| word(left) && word(right);
    goes_on(before.and_then(|text| text.chars().next_back()), own.chars().next())
        || goes_on(own.chars().next_back(), after.and_then(|text| text.chars().next()))
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::string_slice,
        reason = "tests"
    )]
    use super::*;
    use crate::document::Format;
    use crate::document::Source;
    use crate::text::LineIndex;

    fn coloured(text: &str) -> Vec<(&str, Role)> {
        let span = Span::new(0, text.len() as u32);
        let source = Source { path: "-".into(), bytes: 0, sha256: String::new(), encoding: "UTF-8" };
        let document = Document {
            text: text.into(),
            blocks: vec![Block::new(BlockKind::Paragraph, span, span.trim(text), 0)],
            markup: Vec::new(),
            lines: LineIndex::new(text),
            format: Format::Text,
            source,
            ..Document::default()
        };
        let roles = Syntax::new().roles(&document, 0);
        roles.iter().map(|(span, role)| (&text[span.range()], *role)).collect()
    }

    #[test]
    fn the_grammar_loads() {
        let grammar = Grammar::load().expect("the grammar is sound");
        assert_eq!((grammar.set.syntaxes().len(), grammar.roles.len()), (1, 4));
        let syntax = &grammar.set.syntaxes()[0];
        ParseState::new(syntax).parse_line("very likely\n", &grammar.set).expect("a line");
    }

    #[test]
    fn quotations_run_over_line_ends_and_keep_figures() {
        let text = "He said “we lost\n$3.5 million” and left.";
        let expected = [("“we lost\n", Role::Quote), ("$3.5 million", Role::Figure), ("”", Role::Quote)];
        assert_eq!(coloured(text), expected);
    }

    #[test]
    fn figures_dates_and_likelihood_words() {
        let text = "It is very likely that 12% of 40 km go by March 3, 2025; unlikely words likelyhood stay, \
                    as do x40 km, 40 kmh and £3 millions.";
        let expected = [
            ("very likely", Role::Likelihood),
            ("12%", Role::Figure),
            ("40 km", Role::Figure),
            ("March 3, 2025", Role::Date),
            ("unlikely", Role::Likelihood),
        ];
        assert_eq!(coloured(text), expected);
    }
}
