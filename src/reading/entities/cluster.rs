//! A cluster: the mentions that belong to one party, while they are being collected.

use std::ops::Range;

use crate::lexicon::GroupId;
use crate::text::Span;

use super::super::{Entity, EntityKind, Form, Mention};
use super::context::{Context, Nouns};

/// What a pronoun has told of a party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Female,
    Male,
}

/// The mentions of one party and what is known of it.
#[derive(Clone, Debug)]
pub(super) struct Cluster<'a> {
    pub(super) kind: EntityKind,
    pub(super) mentions: Vec<Mention>,
    /// Its names as lower-case word forms, determiner and address left out.
    pub(super) names: Vec<Vec<&'a str>>,
    /// The state it is the government of, or whose adjective describes it.
    pub(super) state: Option<GroupId>,
    /// Head noun of a party known by description only.
    pub(super) head: &'a str,
    /// Words before the head of a set of people, sorted.
    pub(super) modifiers: Vec<&'a str>,
    /// Whether it is a side in the affair: people who fight, flee, steal, enforce the law.
    pub(super) side: bool,
    pub(super) role: Option<Span>,
    /// Head nouns of its roles ("president").
    pub(super) role_heads: Vec<&'a str>,
    /// Where those stand.
    pub(super) offices: Vec<u32>,
    /// All words of its roles.
    pub(super) role_words: Vec<&'a str>,
    pub(super) gender: Option<Gender>,
    pub(super) rule: &'static str,
    /// How often it is the subject of a verb.
    pub(super) acts: u32,
    /// How often it is the subject of a reporting verb.
    pub(super) speaks: u32,
    /// How often it possesses something ("Mexico's response").
    pub(super) owns: u32,
}

impl<'a> Cluster<'a> {
    pub(super) fn new(kind: EntityKind, rule: &'static str) -> Self {
        Self {
            kind,
            mentions: Vec::new(),
            names: Vec::new(),
            state: None,
            head: "",
            modifiers: Vec::new(),
            side: false,
            role: None,
            role_heads: Vec::new(),
            offices: Vec::new(),
            role_words: Vec::new(),
            gender: None,
            rule,
            acts: 0,
            speaks: 0,
            owns: 0,
        }
    }

    /// Adds a mention, with what its grammar says of the party.
    pub(super) fn add(&mut self, context: &Context<'a>, tokens: Range<u32>, form: Form) {
        let last = tokens.end.saturating_sub(1);
        if context.possessive(last) {
            self.owns += 1;
        } else if let Some((chunk, _)) = context.chunk(tokens.start).filter(|(_, chunk)| chunk.head < tokens.end) {
            self.acts += u32::from(context.verb_of(chunk).is_some());
            self.speaks += u32::from(context.speaks(chunk));
        }
        if form != Form::Pronoun {
            for token in tokens.clone() {
                let nouns = context.nouns(token);
                if nouns.any(Nouns::FEMALE) {
                    self.gender = Some(Gender::Female);
                } else if nouns.any(Nouns::MALE) {
                    self.gender = Some(Gender::Male);
                }
            }
        }
        if form == Form::Name && self.kind == EntityKind::Person {
            self.named(context, &tokens);
        }
        // "PORT HALDER" at the head of a report: its plain spelling names it better.
        let shouted = tokens.clone().any(|token| {
            let text = context.text(token);
            text.len() > 6 && !text.chars().any(char::is_lowercase)
        });
        let form = if form == Form::Name && shouted { Form::Short } else { form };
        let mention = Mention { span: context.span(&tokens), sentence: context.sentence(tokens.start), tokens, form };
        self.mentions.push(mention);
    }

    /// What the given name tells: it is none of the last word, and a title before it tells more.
    fn named(&mut self, context: &Context<'a>, tokens: &Range<u32>) {
        for token in tokens.start..tokens.end.saturating_sub(1) {
            let nouns = context.nouns(token);
            let told = match () {
                () if nouns.any(Nouns::WOMAN) => Some(Gender::Female),
                () if nouns.any(Nouns::MAN) => Some(Gender::Male),
                () => None,
            };
            self.gender = self.gender.or(told);
        }
    }

    /// Whether one of its names is just these word forms.
    pub(super) fn has_name(&self, name: &[&str]) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// The finished entity, mentions in order, each place once.
    pub(super) fn finish(mut self, weight: f32) -> Entity {
        self.mentions.sort_by_key(|mention| (mention.span, mention.form));
        self.mentions.dedup_by_key(|mention| mention.span);
        let best = self.mentions.iter().enumerate().min_by_key(|(at, mention)| {
            let length = if mention.form == Form::Name { u32::MAX - mention.span.len() } else { 0 };
            (mention.form, length, *at)
        });
        let best = best.map_or(0, |(at, _)| at);
        Entity { kind: self.kind, best, role: self.role, mentions: self.mentions, weight, rule: self.rule }
    }
}
