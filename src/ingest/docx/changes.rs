//! Tracked changes: insertions are text, deletions are left out and told.

use super::body::Body;
use crate::ingest::xml::{Events, Tag};

/// A tracked change begins.
pub(super) fn met<'s>(body: &mut Body<'_, 's, '_>, tag: &Tag<'s>, events: &mut Events<'s>) {
    let author = tag.attribute("author");
    let deleted = matches!(tag.name, "del" | "moveFrom");
    let change = if deleted { &mut body.told.deleted } else { &mut body.told.inserted };
    change.add(author.as_deref());
    if deleted {
        events.leave_out();
    }
}
