//! Numbers of ordered lists (HTML standard, section 4.4.5), which the text of a page lacks.

use super::element::{Name, Role};
use super::stack::Stack;
use super::tags::{Markup, Tag};
use crate::ingest::numerals::Numeral;

/// How a list counts, and how far it has counted; or the number of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) numeral: Numeral,
    pub(super) next: i64,
    pub(super) step: i64,
}

impl Count {
    /// `3.`
    pub(super) fn written(self) -> String {
        match u32::try_from(self.next) {
            Ok(number) => format!("{}.", self.numeral.write(number, true)),
            Err(_) => format!("{}.", self.next),
        }
    }
}

/// How a list that a start tag opens counts, or the number of an item; `None` for other elements, lists without numbers and
/// their items.
pub(super) fn count(text: &str, markup: &Markup, at: usize, tag: &Tag, stack: &mut Stack) -> Option<Count> {
    let value = |name: &[u8]| markup.attribute(tag, name).and_then(|range| text.get(range)).map(str::trim);
    let number = |name: &[u8]| value(name).and_then(|value| value.parse::<i64>().ok());
    let bare = || value(b"style").is_some_and(|style| style.contains("list-style") && style.contains("none"));
    match tag.role {
        Role::Item => stack.counted(number(b"value")).filter(|_| !bare()),
        Role::List if tag.name == Some(Name::of(b"ol")) && !bare() => {
            let numeral = value(b"type").and_then(Numeral::sampled).unwrap_or_default();
            let down = value(b"reversed").is_some();
            let next = number(b"start").unwrap_or_else(|| if down { items(markup, at) } else { 1 });
            Some(Count { numeral, next, step: if down { -1 } else { 1 } })
        }
        _ => None,
    }
}

/// How many items the list whose start tag is `at` has.
fn items(markup: &Markup, at: usize) -> i64 {
    let (mut depth, mut items) = (0_usize, 0);
    for tag in markup.tags.get(at..).unwrap_or_default() {
        match (tag.role, tag.end) {
            (Role::List, false) => depth += 1,
            (Role::List, true) if depth <= 1 => break,
            (Role::List, true) => depth -= 1,
            (Role::Item, false) if depth == 1 => items += 1,
            _ => {}
        }
    }
    items
}
