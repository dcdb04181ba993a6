//! What kind of source a speaker is, from the words that name it.

use crate::language::NameKind;
use crate::reading::{Entity, EntityKind, SourceClass};

use super::phrases::Phrase;
use super::scene::Scene;

/// The class of a speaker named by `phrase`, who is `entity` where that is known; `range` is the sentence.
pub(super) fn of(
    scene: &Scene<'_>,
    phrase: &Phrase,
    entity: Option<&Entity>,
    range: &std::ops::Range<u32>,
) -> SourceClass {
    let head = phrase.head();
    let noun = scene.noun(head);
    let background = range.clone().any(|t| scene.noun(t).background && !scene.in_speech(t));
    let unnamed = |class| if background { SourceClass::Background } else { class };
    if let Some(entity) = entity {
        return match entity.kind {
            EntityKind::Person => SourceClass::Named,
            EntityKind::Organisation | EntityKind::Government | EntityKind::Place | EntityKind::Other => {
                SourceClass::Institution
            }
            EntityKind::Anonymous => unnamed(SourceClass::Unnamed),
            EntityKind::Group => unnamed(SourceClass::Collective),
        };
    }
    match noun.name {
        Some(NameKind::Person) => return SourceClass::Named,
        Some(NameKind::Organisation | NameKind::Place) => return SourceClass::Institution,
        _ => {}
    }
    if plural(scene.form(head)) && (noun.human || noun.collective) {
        return unnamed(SourceClass::Collective);
    }
    if noun.human {
        return unnamed(SourceClass::Unnamed);
    }
    if noun.collective || scene.is(head, &["they"]) {
        return unnamed(SourceClass::Collective);
    }
    if scene.is(head, &["he", "she", "who"]) { SourceClass::Unnamed } else { SourceClass::Institution }
}

fn plural(form: &str) -> bool {
    (form.ends_with('s') && !form.ends_with("ss")) || matches!(form, "people" | "men" | "women")
}
