//! The elements that are open, and which of them a tag closes (HTML standard, section 13.2.6, in short).

use super::element::{Name, Role};
use super::ordered::Count;
use crate::document::BlockKind;

/// The most elements that may be open; deeper ones are read as part of the last.
pub(super) const DEPTH: usize = 256;

/// What hides a text, and where the element that is hidden so begins; `None` where it is seen.
pub(super) type Hidden = Option<(&'static str, usize)>;

/// An open element.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Open {
    pub(super) name: Name,
    pub(super) role: Role,
    /// Whether its text is left out.
    pub(super) left_out: bool,
    pub(super) hidden: Hidden,
    /// Whether no block has begun in it (items), or no text (preformatted).
    pub(super) fresh: bool,
    /// Whether it is a table of data.
    pub(super) data: bool,
    /// Whether it is a footnote.
    pub(super) note: bool,
    /// Whether its words are raised.
    pub(super) raised: bool,
    /// Whether it refers to a note.
    pub(super) refers: bool,
    /// How a list counts its items, and the number of an item.
    pub(super) count: Option<Count>,
}

impl Open {
    /// An element of which nothing is known but its name.
    pub(super) fn new(name: Name, role: Role) -> Self {
        let (left_out, fresh, data, note, raised, refers) = (false, false, false, false, false, false);
        Self { name, role, left_out, hidden: None, fresh, data, note, raised, refers, count: None }
    }
}

/// All of them, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Stack {
    open: Vec<Open>,
    /// How many more are open than are kept.
    beyond: usize,
    /// From how many on these are left out, or hidden by what.
    shut: Option<(usize, Hidden)>,
    /// Whether there ever were too many.
    pub(super) overflowed: bool,
}

impl Stack {
    /// The innermost element.
    pub(super) fn last(&self) -> Option<&Open> {
        self.open.last()
    }

    /// The innermost element, to be changed.
    pub(super) fn last_mut(&mut self) -> Option<&mut Open> {
        self.open.last_mut()
    }

    /// Whether text here is left out.
    pub(super) fn left_out(&self) -> bool {
        self.shut.is_some_and(|(_, hidden)| hidden.is_none()) || self.last().is_some_and(|open| open.left_out)
    }

    /// What hides text here.
    pub(super) fn hidden(&self) -> Hidden {
        self.last().and_then(|open| open.hidden).or(self.shut.and_then(|(_, hidden)| hidden))
    }

    /// Opens an element.
    pub(super) fn push(&mut self, open: Open) {
        if self.open.len() < DEPTH {
            self.open.push(open);
            return;
        }
        self.overflowed = true;
        self.beyond += 1;
        if (open.left_out || open.hidden.is_some()) && self.shut.is_none() {
            self.shut = Some((self.beyond, open.hidden));
        }
    }

    /// Closes the innermost element.
    pub(super) fn pop(&mut self) -> Option<Open> {
        self.open.pop()
    }

    /// How many are kept.
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// Takes note of an end tag among the elements that are not kept; whether it was for one of those.
    pub(super) fn end_beyond(&mut self) -> bool {
        if self.beyond == 0 {
            return false;
        }
        if self.shut.is_some_and(|(from, _)| from == self.beyond) {
            self.shut = None;
        }
        self.beyond -= 1;
        true
    }

    /// How many elements stay open when a start tag of `role` comes: a paragraph ends where a block begins, an item
    /// where the next one does, and so on.
    pub(super) fn kept_by(&self, role: Role) -> usize {
        let len = self.open.len();
        if self.beyond > 0 {
            return len;
        }
        let closes: &dyn Fn(Role) -> bool = match role {
            Role::Item => &|open| open == Role::Item,
            Role::Term => &|open| open == Role::Term,
            Role::Row => &|open| open == Role::Row,
            Role::Cell | Role::HeadCell => &Role::is_cell,
            Role::Head | Role::Body => &|open| matches!(open, Role::Head | Role::Body),
            _ => &|_| false,
        };
        let tabular = matches!(role, Role::Row | Role::Head | Role::Body) || role.is_cell();
        for (at, open) in self.open.iter().enumerate().rev() {
            if closes(open.role) {
                return at;
            }
            let scope = if tabular {
                open.role == Role::Table || (role.is_cell() && open.role == Role::Row)
            } else {
                open.role.is_scope() || matches!(open.role, Role::List | Role::Quotation)
            };
            if scope {
                break;
            }
        }
        if role.is_inline() { len } else { self.paragraph(role).unwrap_or(len) }
    }

    /// The open paragraph, or the open heading where another one begins.
    fn paragraph(&self, role: Role) -> Option<usize> {
        let heading = matches!(role, Role::Heading(_));
        let ended = |open: &Open| {
            open.role == Role::Paragraph || heading && matches!(open.role, Role::Heading(_)) || open.role.is_scope()
        };
        let at = self.open.iter().rposition(ended)?;
        self.open.get(at).filter(|open| !open.role.is_scope()).map(|_| at)
    }

    /// Where the element that an end tag names is, if it is open and may be closed from here.
    pub(super) fn named(&self, name: Name, role: Role) -> Option<usize> {
        let tabular = matches!(role, Role::Row | Role::Head | Role::Body | Role::Table) || role.is_cell();
        for (at, open) in self.open.iter().enumerate().rev() {
            if open.name == name || matches!((role, open.role), (Role::Heading(_), Role::Heading(_))) {
                return Some(at);
            }
            let scope = if tabular { open.role == Role::Table } else { open.role.is_scope() };
            if scope {
                return None;
            }
        }
        None
    }

    /// Closes the element at `at` alone: a run of the line inside others that stay open.
    pub(super) fn remove(&mut self, at: usize) -> Option<Open> {
        (at < self.open.len()).then(|| self.open.remove(at))
    }

    /// Whether the nearest open table holds data.
    pub(super) fn in_data(&self) -> bool {
        self.open.iter().rev().find(|open| open.role == Role::Table).is_some_and(|table| table.data)
    }

    /// Whether text here is raised, and whether it refers to a note.
    pub(super) fn raised(&self) -> Option<bool> {
        self.last().filter(|open| open.raised).map(|open| open.refers)
    }

    /// The number of an item that begins in the innermost list; it may say another than is due.
    pub(super) fn counted(&mut self, said: Option<i64>) -> Option<Count> {
        let list = self.open.iter_mut().rev().find(|open| open.role == Role::List)?;
        let mut count = list.count?;
        count.next = said.unwrap_or(count.next);
        list.count = Some(Count { next: count.next.saturating_add(count.step), ..count });
        Some(count)
    }

    /// What stands before the innermost item, once.
    pub(super) fn number(&mut self) -> Option<String> {
        let item = self.open.iter_mut().rev().find(|open| open.role == Role::Item)?;
        item.count.take().map(Count::written)
    }

    /// Whether the innermost block is preformatted.
    pub(super) fn preformatted(&self) -> bool {
        self.open.iter().rev().find(|open| !open.role.is_inline()).is_some_and(|open| open.role == Role::Preformatted)
    }

    /// What a block that begins here is, with its level.
    pub(super) fn block(&mut self) -> (BlockKind, u8) {
        let lists = self.open.iter().filter(|open| open.role == Role::List).count();
        let mut inner = 0;
        for open in self.open.iter_mut().rev() {
            match open.role {
                _ if open.note => return (BlockKind::Note, 0),
                Role::Heading(level) => return (BlockKind::Heading, level),
                Role::Preformatted => return (BlockKind::Code, 0),
                Role::Caption => return (BlockKind::Note, 0),
                Role::Quotation => return (BlockKind::Quote, 0),
                Role::Item if open.fresh => {
                    open.fresh = false;
                    let level = (lists.saturating_sub(inner)).clamp(1, 99);
                    return (BlockKind::Item, level as u8);
                }
                Role::Item => return (BlockKind::Paragraph, 0),
                Role::List => inner += 1,
                _ => {}
            }
        }
        (BlockKind::Paragraph, 0)
    }
}
