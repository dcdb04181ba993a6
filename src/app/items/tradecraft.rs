//! Tradecraft and damage: the name of the check, what is wrong, the words at fault.

use super::{Item, label, placed};
use crate::briefing::Briefing;
use crate::display::{Piece, Role};
use crate::extract::DamageKind;
use crate::text::Span;

/// The longest quote of the words at fault, in bytes.
const LONG: u32 = 120;

/// The item of check `at`.
pub(super) fn check(briefing: &Briefing, at: usize) -> Option<Item> {
    let check = briefing.review.tradecraft.get(at)?;
    let name = check.check.replace('-', " ");
    Some(item(briefing, name, &check.message, check.spans.first().copied().unwrap_or_default()))
}

/// The item of damage `at`.
pub(super) fn damage(briefing: &Briefing, at: usize) -> Option<Item> {
    let damage = briefing.findings.damage.get(at)?;
    Some(item(briefing, words(damage.kind).to_owned(), &damage.message, damage.span))
}

fn item(briefing: &Briefing, name: String, message: &str, span: Span) -> Item {
    let mut head = vec![label(name, Role::Topic), label("  ", Role::Dim), label(message, Role::Text)];
    if !span.is_empty() && span.len() <= LONG {
        head.push(label("  ", Role::Dim));
        head.push(Piece::Styled(span, Role::Quote));
    }
    Item { head, hang: 2, tail: vec![placed(&briefing.reading.document, span)] }
}

const fn words(kind: DamageKind) -> &'static str {
    match kind {
        DamageKind::Fragment => "fragment",
        DamageKind::UnbalancedQuote => "unbalanced quotation",
        DamageKind::StrayCapital => "stray capital",
        DamageKind::SpelledDate => "spelled-out date",
        DamageKind::HiddenCharacter => "hidden character",
        DamageKind::Boilerplate => "repeated phrase",
        DamageKind::SeveredQuotation => "severed quotation",
    }
}
