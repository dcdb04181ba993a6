//! The rows of items as they were laid out, kept for as long as they hold.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use crate::briefing::FindingRef;

use super::ItemRow;

/// The most items whose rows are kept.
const KEPT: usize = 2048;

/// An item, the cells of a row, the rows it may have.
type Key = (FindingRef, u16, usize);

/// Rows of items, by what they were laid out for.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    /// What the rows were made of; those of anything else do not hold.
    found: Cell<u64>,
    rows: RefCell<HashMap<Key, Rc<[ItemRow]>>>,
    count: Cell<usize>,
}

impl Laid {
    /// A new picture begins, of the findings with this number.
    pub(crate) fn begin(&self, found: u64) {
        self.count.set(0);
        if self.found.replace(found) != found {
            self.rows.borrow_mut().clear();
        }
    }

    /// How many items were laid out for the picture.
    pub(crate) fn count(&self) -> usize {
        self.count.get()
    }

    /// The rows for a key; `make` lays them out where they are not known.
    pub(crate) fn rows(&self, key: Key, make: impl FnOnce() -> Vec<ItemRow>) -> Rc<[ItemRow]> {
        if let Some(rows) = self.rows.borrow().get(&key) {
            return Rc::clone(rows);
        }
        self.count.set(self.count.get() + 1);
        let fresh: Rc<[ItemRow]> = make().into();
        let mut rows = self.rows.borrow_mut();
        if rows.len() >= KEPT {
            rows.clear();
        }
        rows.insert(key, Rc::clone(&fresh));
        fresh
    }
}
