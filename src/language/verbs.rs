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

/// The words of a verb group as they are read, from left to right.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts of one verb group")]
struct Run {
    /// The last auxiliary or verb.
    last: Option<u32>,
    /// One past the last token read.
    end: u32,
    /// Whether an auxiliary or the `to` of duty was read.
    auxiliary: bool,
    /// Whether the last auxiliary is a form of "be".
    be: bool,
    /// Whether a participle tagged as an adjective ends it.
    adjective: bool,
    negated: bool,
    modal: Option<u32>,
}

/// The verb group that begins at token `start`.
fn read(language: &Language, start: u32, end: u32) -> Option<VerbGroup> {
    let infinitive = is_infinitive(language, start, end);
    let run = run(language, start + u32::from(infinitive), end, infinitive)?;
    let head = run.last?;
    let main = language.form(head);
    let verb = language.tag(head) == Some(Tag::Verb) || run.adjective;
    let bare = language.form(start + u32::from(infinitive));
    let participle = verb && !run.auxiliary && (bare.ends_with("ing") || forms::is_only_participle(main));
    let mut group = VerbGroup {
        tokens: start..trimmed_end(language, head, run.end, end),
        head,
        passive: verb && run.be && forms::is_participle(main),
        finite: !infinitive && !participle && !matches!(bare, "being" | "having" | "been" | "be"),
        negated: run.negated,
        modal: run.modal,
        subject: None,
    };
    if verb && !run.auxiliary && !infinitive && reduced(language, head, end) {
        group.finite = false;
        group.passive = true;
    }
    Some(group)
}

/// Reads auxiliaries, adverbs, negations and one main verb from token `at`.
fn run(language: &Language, mut at: u32, end: u32, infinitive: bool) -> Option<Run> {
    let tag = |at: u32| if at < end { language.tag(at) } else { None };
    let mut run = Run::default();
    while at < end {
        let tagged = tag(at)?;
        if !matches!(tagged, Tag::Aux | Tag::Part | Tag::Adv | Tag::Adj | Tag::Verb) {
            break;
        }
        let form = language.form(at);
        match tagged {
            Tag::Aux => {
                run.auxiliary = true;
                run.be = forms::is_be(form);
                if forms::is_modal(form) && run.modal.is_none() {
                    run.modal = Some(at);
                }
                run.last = Some(at);
            }
            Tag::Part if matches!(form, "not" | "n't") && run.last.is_some() => run.negated = true,
            Tag::Adv if form == "never" && (run.last.is_some() || leads_to_verb(language, at, end)) => {
                run.negated = true;
            }
            Tag::Adv if (run.last.is_some() || infinitive) && leads_to_verb(language, at, end) => {}
            Tag::Part if form == "to" && at + 1 < end && run.modal.is_none() && is_obliged(language, run.last) => {
                run.modal = run.last;
                run.auxiliary = true;
            }
            Tag::Adj if run.be && forms::is_irregular(form) => {
                run.last = Some(at);
                run.adjective = true;
                break;
            }
            Tag::Verb => {
                run.last = Some(at);
                let more = tag(at + 1) == Some(Tag::Verb) && matches!(form, "been" | "being" | "having");
                if !more {
                    break;
                }
                run.be = form != "having";
            }
            _ => break,
        }
        at += 1;
    }
    run.end = at;
    Some(run)
}

/// Whether token `at` is the `to` of an infinitive.
fn is_infinitive(language: &Language, at: u32, end: u32) -> bool {
    matches!(language.tag(at), Some(Tag::Part | Tag::Adp))
        && language.form(at) == "to"
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
