//! Verb groups with their subjects.
//!
//! A group is auxiliaries, adverbs between them and one main verb. Its subject is looked for to the left: past adverbs,
//! appositions between commas, prepositional phrases and relative clauses; a verb after "and" shares the subject of the
//! verb before; a verb of saying after a quotation may have it to the right ("..., said Smith").

use std::ops::Range;

use super::{Chunk, Language, Tag, VerbGroup};

/// All verb groups, in order, none overlapping. Needs `language.chunks`.
pub fn find(language: &Language) -> Vec<VerbGroup> {
    let mut verbs: Vec<VerbGroup> = Vec::new();
    for sentence in &language.sentences {
        let first = verbs.len();
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match scan(language, at, sentence.tokens.end) {
                Some(verb) => {
                    at = verb.tokens.end;
                    verbs.push(verb);
                }
                None => at += 1,
            }
        }
        for index in first..verbs.len() {
            let subject = subject(language, &sentence.tokens, verbs.get(first..=index).unwrap_or_default());
            if let Some(verb) = verbs.get_mut(index) {
                verb.subject = subject;
            }
        }
    }
    verbs
}

fn tag(language: &Language, at: u32) -> Tag {
    language.tokens.get(at as usize).map_or(Tag::X, |token| token.tag)
}

/// The verb group that begins at `start`, if one does.
fn scan(language: &Language, start: u32, end: u32) -> Option<VerbGroup> {
    let mut at = start;
    let (mut head, mut modal, mut be, mut negated) = (None, None, false, false);
    let infinitive = tag(language, start) == Tag::Part && language.form(start) == "to";
    while at < end {
        let form = language.form(at);
        match tag(language, at) {
            Tag::Aux => {
                head = Some(at);
                if is_modal(form) {
                    modal = Some(at);
                }
                be = is_be(form);
            }
            Tag::Verb => {
                head = Some(at);
                at += 1;
                break;
            }
            Tag::Part if matches!(form, "not" | "n't") && head.is_some() => negated = true,
            Tag::Part if form == "to" && at == start => {}
            Tag::Adv if at > start => negated |= matches!(form, "never" | "hardly"),
            _ => break,
        }
        at += 1;
    }
    let head = head?;
    let verb = tag(language, head) == Tag::Verb;
    let form = language.form(head);
    let plain = start == head;
    Some(VerbGroup {
        tokens: start..if verb { head + 1 } else { last_of(language, head, at) },
        head,
        passive: verb && be && !form.ends_with("ing"),
        finite: !infinitive && !(plain && verb && form.ends_with("ing")) && !(plain && is_be_nonfinite(form)),
        negated,
        modal,
        subject: None,
    })
}

/// A group without main verb ends with its last auxiliary or negation.
fn last_of(language: &Language, head: u32, at: u32) -> u32 {
    (head + 1..at).rev().find(|&token| tag(language, token) == Tag::Part).map_or(head + 1, |token| token + 1)
}

fn is_modal(form: &str) -> bool {
    matches!(
        form,
        "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "shall"
            | "should"
            | "will"
            | "would"
            | "'ll"
            | "'d"
            | "ca"
            | "wo"
            | "ought"
    )
}

fn is_be(form: &str) -> bool {
    matches!(form, "am" | "is" | "are" | "was" | "were" | "be" | "been" | "being" | "'s" | "'re" | "'m" | "got")
}

fn is_be_nonfinite(form: &str) -> bool {
    matches!(form, "be" | "been" | "being" | "having")
}

fn chunk_at(language: &Language, token: u32) -> Option<(u32, &Chunk)> {
    let at = language.chunks.partition_point(|chunk| chunk.tokens.end <= token);
    let chunk = language.chunks.get(at).filter(|chunk| chunk.tokens.contains(&token))?;
    Some((at as u32, chunk))
}

/// The subject of the last of `verbs`, which are the groups of the sentence so far.
fn subject(language: &Language, sentence: &Range<u32>, verbs: &[VerbGroup]) -> Option<u32> {
    let (verb, before) = verbs.split_last()?;
    if !verb.finite {
        return None;
    }
    if let Some(right) = inverted(language, sentence, verb) {
        return Some(right);
    }
    let mut at = verb.tokens.start;
    for _ in 0..24 {
        let token = at.checked_sub(1).filter(|token| *token >= sentence.start)?;
        let form = language.form(token);
        match tag(language, token) {
            Tag::Adv => at = token,
            Tag::Cconj => return before.iter().rev().find(|other| other.finite && other.subject.is_some())?.subject,
            Tag::Punct if matches!(form, "," | ")" | "—" | "–" | "--") => {
                at = past_insertion(language, sentence, token, form)?
            }
            Tag::Pron | Tag::Det | Tag::Sconj if matches!(form, "who" | "which" | "that") => {
                return antecedent(language, sentence, token).or_else(|| alone(language, token));
            }
            Tag::Sconj | Tag::Punct | Tag::Intj => return None,
            Tag::Verb | Tag::Aux => at = past_relative(language, sentence, token)?,
            _ => {
                let Some((index, chunk)) = chunk_at(language, token) else {
                    at = token;
                    continue;
                };
                match preposition(language, sentence, chunk.tokens.start) {
                    Some(start) => at = start,
                    None => return Some(index),
                }
            }
        }
    }
    None
}

/// The start of the prepositional phrase whose noun phrase begins at `start`, if it follows something that can be a head.
fn preposition(language: &Language, sentence: &Range<u32>, start: u32) -> Option<u32> {
    let before = start.checked_sub(1).filter(|before| *before > sentence.start)?;
    let joined =
        tag(language, before) == Tag::Cconj && before > sentence.start && chunk_at(language, before - 1).is_some();
    if joined {
        // "Tom and Ann", "of A and B": go on from the first of the pair.
        let (_, first) = chunk_at(language, before - 1)?;
        return preposition(language, sentence, first.tokens.start).or(Some(before));
    }
    (tag(language, before) == Tag::Adp).then_some(before)
}

/// What stands before an insertion that ends at `close`: an apposition, a participle, a bracket.
fn past_insertion(language: &Language, sentence: &Range<u32>, close: u32, mark: &str) -> Option<u32> {
    let open = if mark == ")" { "(" } else { mark };
    let start = (sentence.start..close).rev().take(40).find(|&token| language.form(token) == open)?;
    chunk_at(language, start.checked_sub(1)?).map(|_| start)
}

/// What stands before the relative clause that the verb at `token` belongs to.
fn past_relative(language: &Language, sentence: &Range<u32>, token: u32) -> Option<u32> {
    let wh = (sentence.start..token)
        .rev()
        .take(20)
        .find(|&at| matches!(language.form(at), "who" | "which" | "that" | "whose"))?;
    let before = wh.checked_sub(1)?;
    let start = if language.form(before) == "," { before } else { wh };
    chunk_at(language, start.checked_sub(1)?).map(|_| start)
}

/// The noun phrase that a relative pronoun takes up.
fn antecedent(language: &Language, sentence: &Range<u32>, token: u32) -> Option<u32> {
    let mut before = token.checked_sub(1).filter(|before| *before >= sentence.start)?;
    if language.form(before) == "," {
        before = before.checked_sub(1)?;
    }
    chunk_at(language, before).map(|(index, _)| index)
}

fn alone(language: &Language, token: u32) -> Option<u32> {
    chunk_at(language, token).map(|(index, _)| index)
}

/// The subject to the right of a verb that follows a quotation or a comma ("..., said Smith").
fn inverted(language: &Language, sentence: &Range<u32>, verb: &VerbGroup) -> Option<u32> {
    let before = verb.tokens.start.checked_sub(1)?;
    let quoted =
        matches!(language.form(before), "\"" | "”" | "''" | "’" | "'" | "," | "?" | "!") || before < sentence.start;
    let saying = matches!(
        language.form(verb.head),
        "said"
            | "says"
            | "asked"
            | "added"
            | "wrote"
            | "explained"
            | "warned"
            | "told"
            | "noted"
            | "argued"
            | "replied"
            | "declared"
            | "insisted"
            | "stated"
    );
    if !quoted || !saying || verb.tokens.len() > 1 {
        return None;
    }
    if language.form(before) == ","
        && !(sentence.start..before).any(|token| matches!(language.form(token), "\"" | "“" | "”" | "''" | "``"))
    {
        // Without a quotation "..., said Smith" closes the sentence.
        let tail = chunk_at(language, verb.tokens.end)?.1.tokens.end;
        if tag(language, tail) != Tag::Punct && tag(language, tail) != Tag::Adp {
            return None;
        }
    }
    chunk_at(language, verb.tokens.end).map(|(index, _)| index)
}
