//! Verb groups with their subjects.
//!
//! A group is an unbroken run of auxiliaries, adverbs, negations and one main verb; a copula without main verb is a group too.
//! `to` before a verb belongs to its group and makes it an infinitive.

mod forms;
mod subject;

use super::{Language, Tag, VerbGroup};

/// All verb groups, in order, none overlapping. Needs `language.chunks`.
pub fn find(language: &Language) -> Vec<VerbGroup> {
    let mut groups: Vec<VerbGroup> = Vec::new();
    let mut chunks = language.chunks.iter().peekable();
    for sentence in &language.sentences {
        let first = groups.len();
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            while chunks.next_if(|chunk| chunk.tokens.end <= at).is_some() {}
            if let Some(chunk) = chunks.peek().filter(|chunk| chunk.tokens.contains(&at)) {
                at = chunk.tokens.end;
            } else if let Some(group) = read(language, at, sentence.tokens.end) {
                at = group.tokens.end;
                groups.push(group);
            } else {
                at += 1;
            }
        }
        subject::assign(language, sentence.tokens.clone(), groups.get_mut(first..).unwrap_or_default());
    }
    groups
}

/// The verb group that begins at token `start`.
fn read(language: &Language, start: u32, end: u32) -> Option<VerbGroup> {
    let tag = |at: u32| if at < end { language.tag(at) } else { None };
    let mut group = VerbGroup {
        tokens: start..start,
        head: start,
        passive: false,
        finite: true,
        negated: false,
        modal: None,
        subject: None,
    };
    let infinitive = is_infinitive(language, start, end);
    let mut at = start + u32::from(infinitive);
    let mut be = false;
    let mut auxiliary = false;
    let mut participle_as_adjective = false;
    let mut last = None;
    while at < end {
        let form = language.form(at);
        match tag(at)? {
            Tag::Aux => {
                auxiliary = true;
                be = forms::is_be(form);
                if forms::is_modal(form) && group.modal.is_none() {
                    group.modal = Some(at);
                }
                last = Some(at);
            }
            Tag::Part if matches!(form, "not" | "n't") && last.is_some() => group.negated = true,
            Tag::Adv if form == "never" && (last.is_some() || leads_to_verb(language, at, end)) => group.negated = true,
            Tag::Adv if (last.is_some() || infinitive) && leads_to_verb(language, at, end) => {}
            Tag::Part if form == "to" && at + 1 < end && group.modal.is_none() && is_obliged(language, last) => {
                group.modal = last;
                auxiliary = true;
            }
            Tag::Adj if be && forms::is_irregular(form) => {
                last = Some(at);
                participle_as_adjective = true;
                break;
            }
            Tag::Verb => {
                last = Some(at);
                let more = tag(at + 1) == Some(Tag::Verb) && matches!(form, "been" | "being" | "having");
                if !more {
                    break;
                }
                be = form != "having";
            }
            _ => break,
        }
        at += 1;
    }
    let head = last?;
    let main = language.form(head);
    let verb = tag(head) == Some(Tag::Verb) || participle_as_adjective;
    group.head = head;
    group.tokens = start..trimmed_end(language, head, at, end);
    group.passive = verb && be && forms::is_participle(main);
    let bare = language.form(if infinitive { start + 1 } else { start });
    let participle = verb && !auxiliary && (bare.ends_with("ing") || forms::is_only_participle(main));
    group.finite = !infinitive && !participle && !matches!(bare, "being" | "having" | "been" | "be");
    if verb && !auxiliary && !infinitive && reduced(language, head, end) {
        group.finite = false;
        group.passive = true;
    }
    Some(group)
}

/// Whether token `at` is the `to` of an infinitive.
fn is_infinitive(language: &Language, at: u32, end: u32) -> bool {
    language.form(at) == "to"
        && matches!(language.tag(at), Some(Tag::Part | Tag::Adp))
        && leads_to_verb(language, at + 1, end)
        && !language.form(at + 1).ends_with("ing")
}

/// One past the last token of a group: a negation after the last auxiliary belongs to it.
fn trimmed_end(language: &Language, head: u32, at: u32, end: u32) -> u32 {
    let mut last = head + 1;
    while last < at.min(end) && matches!(language.form(last), "not" | "n't" | "never") {
        last += 1;
    }
    last
}

/// Whether only adverbs and negations stand between token `at` and a verb.
fn leads_to_verb(language: &Language, at: u32, end: u32) -> bool {
    (at..end.min(at + 4))
        .find(|&next| !matches!(language.tag(next), Some(Tag::Adv | Tag::Part)))
        .is_some_and(|next| matches!(language.tag(next), Some(Tag::Verb | Tag::Aux)))
}

/// `has to`, `ought to`: duty said without a modal.
fn is_obliged(language: &Language, last: Option<u32>) -> bool {
    last.is_some_and(|at| language.form(at) == "ought")
}

/// Whether the verb at `head` is a participle after its noun: `documents obtained by the court`.
fn reduced(language: &Language, head: u32, end: u32) -> bool {
    let participle = forms::is_participle(language.form(head));
    participle && (head + 1 < end && language.form(head + 1) == "by" || forms::is_only_participle(language.form(head)))
}

#[cfg(test)]
mod tests;
