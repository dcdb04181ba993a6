//! Base noun phrases, by a small finite-state pattern over tags.
//!
//! Determiner or possessive, then adjectives, numbers, participles and nouns to the last noun (the head). A possessive `'s`
//! lies inside (`Mexico's response`, head `response`); a name is never cut; `and` separates chunks, save between
//! adjectives before one noun. Relative pronouns and the empty `there` are no chunks.

use super::{Chunk, Language, Name, NameKind, Tag};

/// All base noun phrases, in order, none overlapping.
pub fn find(language: &Language) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut names = language.names.as_slice();
    for sentence in &language.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            while let Some((_, rest)) = names.split_first().filter(|(name, _)| name.tokens.start < at) {
                names = rest;
            }
            let end = sentence.tokens.end;
            let mut phrase = Phrase { language, names, end, start: at, at, head: None, open: true, owner: None };
            if let Some(chunk) = phrase.read() {
                at = chunk.tokens.end;
                chunks.push(chunk);
            } else {
                at += 1;
            }
        }
    }
    chunks
}

/// A noun phrase being read.
struct Phrase<'a> {
    language: &'a Language,
    /// Names from here on.
    names: &'a [Name],
    /// One past the last token of the sentence.
    end: u32,
    start: u32,
    at: u32,
    head: Option<u32>,
    /// Whether a modifier may still come: a determiner, possessive or modifier was read last.
    open: bool,
    /// The head before the last possessive: the phrase ends there where nothing is owned.
    owner: Option<u32>,
}

impl<'a> Phrase<'a> {
    fn read(&mut self) -> Option<Chunk> {
        if let Some(pronoun) = self.pronoun() {
            return Some(pronoun);
        }
        if matches!(
            self.tag(self.at),
            None | Some(Tag::Verb | Tag::Adp | Tag::Punct | Tag::Aux | Tag::Cconj | Tag::Sconj | Tag::Intj | Tag::X)
        ) && self.name_end().is_none()
        {
            return None;
        }
        while self.at < self.end && self.step() {}
        if let (None, Some(owner)) = (self.head, self.owner) {
            (self.head, self.at) = (Some(owner), owner + 1);
        }
        let nominal = self.head.or_else(|| self.nominal_adjective());
        nominal.map(|head| Chunk { tokens: self.start..head + 1, head })
    }

    /// A pronoun that stands for a noun phrase on its own.
    fn pronoun(&self) -> Option<Chunk> {
        let at = self.at;
        let tag = self.tag(at).filter(|tag| matches!(tag, Tag::Pron | Tag::Det))?;
        let form = self.form(at);
        let alone = match tag {
            Tag::Pron => match form {
                "who" | "whom" | "whose" | "which" | "what" | "there" | "whoever" | "whatever" => false,
                "that" => self.is_demonstrative(at),
                _ => {
                    !is_possessive(form)
                        || form == "her" && !self.goes_on(at + 1)
                        || matches!(form, "his") && !self.goes_on(at + 1)
                }
            },
            Tag::Det => {
                matches!(form, "this" | "these" | "those" | "all" | "some" | "both" | "many" | "others")
                    && !self.goes_on(at + 1)
            }
            _ => false,
        };
        alone.then(|| Chunk { tokens: at..at + 1, head: at })
    }

    /// Whether `that` at `at` points to something: it begins a sentence or follows a preposition or verb and a verb follows.
    fn is_demonstrative(&self, at: u32) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tag(before));
        !matches!(before, Some(Tag::Noun | Tag::Propn | Tag::Pron)) && self.form(at.saturating_sub(1)) != ","
    }

    /// Whether a noun phrase can go on with token `at`.
    fn goes_on(&self, at: u32) -> bool {
        at < self.end && matches!(self.tag(at), Some(Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Sym))
            || self.is_participle(at)
    }

    /// Takes the next token in; false where the phrase ends.
    fn step(&mut self) -> bool {
        if let Some(end) = self.name_end() {
            self.head = Some(end - 1);
            self.at = end;
            self.open = false;
            return true;
        }
        let form = self.form(self.at);
        match self.tag(self.at) {
            Some(Tag::Det) => self.take(self.head.is_none() && self.open),
            Some(Tag::Pron) => self.take(self.head.is_none() && is_possessive(form)),
            Some(Tag::Noun | Tag::Propn) => self.noun(),
            Some(Tag::Num) => {
                let before = self.head;
                let taken = self.take(before.is_none() || self.is_nominal(self.at + 1));
                if taken && before.is_none() {
                    self.head = Some(self.at - 1);
                }
                taken
            }
            Some(Tag::Adj) => {
                self.take(self.head.is_none_or(|head| self.tag(head) == Some(Tag::Num)) || self.is_nominal(self.at + 1))
            }
            Some(Tag::Adv) => {
                let next = self.tag(self.at + 1);
                let opens = matches!(form, "when" | "where" | "why" | "while" | "because");
                let plain = self.head.is_none() && !opens && matches!(next, Some(Tag::Adj | Tag::Num));
                self.take(plain || self.head.is_none() && self.at > self.start && self.is_participle(self.at + 1))
            }
            Some(Tag::Verb) => {
                // A past form right after the head is the verb of its sentence ("police arrested students").
                let predicate = self.head.is_some_and(|head| head + 1 == self.at) && !form.ends_with("ing");
                self.take(self.at > self.start && self.is_participle(self.at) && !predicate)
            }
            Some(Tag::Sym) => self.symbol(form),
            Some(Tag::Part) => self.possessive(form),
            Some(Tag::Punct) => self.hyphen(form) || form == "," && self.adjective_list(),
            Some(Tag::Cconj) => self.adjective_list(),
            Some(Tag::Adp) => self.title_of(form),
            _ => false,
        }
    }

    fn take(&mut self, fits: bool) -> bool {
        self.at += u32::from(fits);
        fits
    }

    fn noun(&mut self) -> bool {
        self.head = Some(self.at);
        self.open = false;
        self.take(true)
    }

    /// `$` before a number, `%` after one.
    fn symbol(&mut self, form: &str) -> bool {
        if self.tag(self.at + 1) == Some(Tag::Num) && form != "%" && self.head.is_none() {
            return self.take(true);
        }
        if form == "%" && self.tag(self.at.saturating_sub(1)) == Some(Tag::Num) && self.at > self.start {
            return self.noun();
        }
        false
    }

    /// A possessive after a noun, when another noun follows.
    fn possessive(&mut self, form: &str) -> bool {
        let owner = self.head.is_some_and(|head| head + 1 == self.at);
        if !owner
            || !matches!(form, "'s" | "'")
            || !(self.goes_on(self.at + 1) || self.tag(self.at + 1) == Some(Tag::Adv) && self.goes_on(self.at + 2))
        {
            return false;
        }
        self.owner = self.head.take();
        self.open = true;
        self.take(true)
    }

    /// A compound with a hyphen: the part after it, whatever its tag, and what it modifies.
    fn hyphen(&mut self, form: &str) -> bool {
        let glued = |at: u32| self.language.tokens.get(at as usize).is_some_and(|token| !token.spaced);
        if !matches!(form, "-" | "\u{2010}" | "\u{2011}" | "\u{2013}" | "/")
            || self.at == self.start
            || !glued(self.at)
            || !glued(self.at + 1)
            || self.at + 1 >= self.end
        {
            return false;
        }
        let nominal = matches!(self.tag(self.at + 1), Some(Tag::Noun | Tag::Propn | Tag::Num));
        let follows = self.goes_on(self.at + 2) || matches!(self.form(self.at + 2), "-");
        if !nominal && !follows {
            return false;
        }
        if nominal {
            self.head = Some(self.at + 1);
        } else {
            self.head = None;
        }
        self.at += 2;
        true
    }

    /// `legal, diplomatic and security questions`: adjectives before one noun.
    fn adjective_list(&mut self) -> bool {
        let next = self.at + 1;
        let after_adjective = self.at > self.start && self.tag(self.at - 1) == Some(Tag::Adj) && self.head.is_none();
        let mut at = next + u32::from(matches!(self.form(next), "and" | "or"));
        if !after_adjective
            || self.tag(at) != Some(Tag::Adj)
                && !(self.tag(at) == Some(Tag::Noun) && self.tag(at + 1) == Some(Tag::Noun))
        {
            return false;
        }
        while at < self.end && matches!(self.tag(at), Some(Tag::Adj)) || matches!(self.form(at), "," | "and" | "or") {
            at += 1;
        }
        if at >= self.end || !self.is_nominal(at) {
            return false;
        }
        self.at = at;
        true
    }

    /// `Secretary of State Ann Lee`: a title with its office before a person's name.
    fn title_of(&mut self, form: &str) -> bool {
        if !matches!(form, "of" | "for")
            || self.head.is_none_or(|head| head + 1 != self.at || self.tag(head) != Some(Tag::Propn))
        {
            return false;
        }
        let mut at = self.at + 1;
        while at < self.at + 4 && at < self.end && self.tag(at) == Some(Tag::Propn) {
            if let Some(person) = self
                .names
                .iter()
                .find(|name| name.tokens.end > at)
                .filter(|name| name.tokens.start <= at && name.kind == NameKind::Person)
            {
                if at > self.at + 1 {
                    self.head = Some(person.tokens.end - 1);
                    self.at = person.tokens.end;
                    return true;
                }
                return false;
            }
            at += 1;
        }
        false
    }

    /// `the wounded`: a determiner and an adjective without a noun.
    fn nominal_adjective(&self) -> Option<u32> {
        let last = self.at.checked_sub(1)?;
        let definite = matches!(self.form(self.start), "the" | "these" | "those");
        (definite && last > self.start && self.tag(last) == Some(Tag::Adj)).then_some(last)
    }

    /// One past the name that begins at the present token.
    fn name_end(&self) -> Option<u32> {
        let name = self.names.iter().find(|name| name.tokens.start >= self.at)?;
        (name.tokens.start == self.at && name.tokens.end <= self.end && !name.tokens.is_empty())
            .then_some(name.tokens.end)
    }

    fn is_nominal(&self, at: u32) -> bool {
        at < self.end && matches!(self.tag(at), Some(Tag::Noun | Tag::Propn))
    }

    /// Whether token `at` is a participle before its noun: `the proposed deal`.
    fn is_participle(&self, at: u32) -> bool {
        let shape = |form: &str| ["ed", "ing", "en", "wn"].iter().any(|ending| form.ends_with(ending));
        self.tag(at) == Some(Tag::Verb)
            && shape(self.form(at))
            && matches!(self.tag(at + 1), Some(Tag::Noun | Tag::Propn | Tag::Adj))
            && at + 1 < self.end
    }

    fn tag(&self, at: u32) -> Option<Tag> {
        self.language.tag(at)
    }

    fn form(&self, at: u32) -> &'a str {
        self.language.form(at)
    }
}

fn is_possessive(form: &str) -> bool {
    matches!(form, "my" | "your" | "his" | "her" | "its" | "our" | "their" | "whose")
}

#[cfg(test)]
mod tests;
