//! Text boxes stand in the middle of paragraphs; they are read after them.

use super::Told;
use crate::ingest::xml::Events;

/// How deep text boxes may stand in each other.
const DEEPEST: u8 = 3;
/// The most text boxes of a paragraph.
const MOST: usize = 1000;

/// The text boxes of the paragraph that is being read, each at its start.
#[derive(Default)]
pub(in crate::ingest) struct Boxes<'s> {
    waiting: Vec<Events<'s>>,
    /// How many boxes are being read.
    nested: u8,
}

impl<'s> Boxes<'s> {
    /// The element that began last is one; it is passed over. One too many is counted as left out.
    pub(in crate::ingest) fn add(&mut self, events: &mut Events<'s>, told: &mut Told) {
        if self.nested < DEEPEST && self.waiting.len() < MOST {
            self.waiting.push(events.clone());
        } else {
            told.boxes += 1;
        }
        events.leave_out();
    }

    /// Those of the paragraph that ends now, in order. Call [`Self::enter`] before each is read and [`Self::leave`] after.
    pub(in crate::ingest) fn take(&mut self) -> Vec<Events<'s>> {
        std::mem::take(&mut self.waiting)
    }

    /// A box is read from now on.
    pub(in crate::ingest) fn enter(&mut self) {
        self.nested += 1;
    }

    /// It has been read.
    pub(in crate::ingest) fn leave(&mut self) {
        self.nested -= 1;
    }
}
