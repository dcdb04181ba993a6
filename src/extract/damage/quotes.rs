//! Damage of quotations: a mark without its other mark, words cut off from their speaker.

use super::{Damage, DamageKind, damage};
use crate::reading::Reading;

/// Quotations that are never closed, unless the next block opens one again: a quotation over several paragraphs opens
/// in each and closes in the last (Chicago Manual of Style, 13.32).
pub fn unbalanced(reading: &Reading) -> Vec<Damage> {
    let all = reading.quotations.iter().enumerate();
    let open = all.filter(|(_, quotation)| !quotation.closed).filter(|(at, quotation)| {
        let next = reading.quotations.get(at + 1);
        !next.is_some_and(|next| {
            let blocks =
                (reading.document.block_at(quotation.span.start()), reading.document.block_at(next.span.start()));
            blocks.0 + 1 == blocks.1
                && reading
                    .sentences_in(next.span)
                    .next()
                    .and_then(|id| reading.sentence(id))
                    .is_some_and(|sentence| sentence.span.start() == next.span.start())
        })
    });
    open.map(|(_, quotation)| damage(DamageKind::UnbalancedQuote, quotation.span, "a quotation that is never closed"))
        .collect()
}

/// Statements that had to be put together across a line or sentence end.
pub fn severed(reading: &Reading) -> Vec<Damage> {
    let stitched = reading.attributions.iter().filter(|attribution| attribution.stitched);
    stitched
        .filter_map(|attribution| attribution.quoted.first().or(attribution.content.first()))
        .map(|&span| damage(DamageKind::SeveredQuotation, span, "a quotation cut off from its speaker"))
        .collect()
}
