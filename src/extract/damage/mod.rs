//! Damage: what is broken in the text, shown as it is and never mended.

mod characters;
mod phrases;
mod quotes;
mod sentences;

use super::{Damage, DamageKind};
use crate::reading::Reading;
use crate::text::Span;

/// All damage, in order of the text.
pub fn find(reading: &Reading) -> Vec<Damage> {
    let mut all = characters::hidden(reading);
    all.extend(characters::stray_capitals(reading));
    all.extend(sentences::fragments(reading));
    all.extend(sentences::spelled_dates(reading));
    all.extend(quotes::unbalanced(reading));
    all.extend(quotes::severed(reading));
    all.extend(phrases::boilerplate(reading));
    all.sort_by_key(|damage| (damage.span, damage.kind));
    all.dedup_by_key(|damage| (damage.span, damage.kind));
    all
}

/// One piece of damage.
fn damage(kind: DamageKind, span: Span, message: impl Into<String>) -> Damage {
    Damage { kind, span, message: message.into() }
}

#[cfg(test)]
mod tests;
