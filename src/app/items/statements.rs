//! Statements: speaker and source class, mode, stitched or not, what was said.

use super::{Item, label, placed};
use crate::briefing::Briefing;
use crate::display::{Piece, Role};
use crate::reading::{Mode, SourceClass};

/// The item of statement `at`.
pub(super) fn item(briefing: &Briefing, at: usize) -> Option<Item> {
    let statement = briefing.findings.statements.get(at)?;
    let said = statement.what.of(&briefing.reading.attributions)?;
    let name = said.speaker.and_then(|id| briefing.reading.entity(id)).map(crate::reading::Entity::name);
    let mut head = vec![match name.or(said.speaker_span) {
        Some(span) => Piece::Styled(span, Role::Speaker),
        None if said.class == SourceClass::Author => label("the author", Role::Speaker),
        None => label("speaker: not found", Role::Dim),
    }];
    let (class, mode) = (class_words(said.class), mode_words(said.mode));
    head.push(label(format!(" ⟂ {class} · {mode}"), Role::Dim));
    if said.stitched {
        head.push(label(" ⌁ stitched", Role::Drift));
    }
    head.push(label("  ", Role::Dim));
    if said.content.is_empty() {
        head.push(Piece::Source(statement.span()));
    }
    for (index, span) in said.content.iter().enumerate() {
        if index > 0 {
            head.push(label(" … ", Role::Dim));
        }
        head.push(Piece::Source(*span));
    }
    Some(Item { head, hang: 2, tail: vec![placed(&briefing.reading.document, statement.span())] })
}

/// What a class of source is called.
pub(crate) const fn class_words(class: SourceClass) -> &'static str {
    match class {
        SourceClass::Named => "named",
        SourceClass::Institution => "institution",
        SourceClass::Unnamed => "unnamed",
        SourceClass::Background => "on background",
        SourceClass::Collective => "collective",
        SourceClass::Author => "author",
        SourceClass::None => "no source",
    }
}

/// What a mode of report is called.
pub(crate) const fn mode_words(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "direct",
        Mode::Mixed => "mixed",
        Mode::Indirect => "indirect",
    }
}
