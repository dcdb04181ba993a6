//! What the occurrences of one name were taken for, and what their surroundings say of it.

use crate::language::{NameKind, Tag};

use super::context::{Context, Nouns};
use super::house;
use super::occurrences::Found;

/// Nouns for persons that firms go by as well ("the oil producer Vandel").
const FIRMS: &[&str] =
    &["producer", "operator", "owner", "publisher", "broker", "investor", "trader", "shipowner", "designer"];

/// Nouns for a place that is called by the name before.
const AREAS: [&str; 10] =
    ["area", "region", "district", "province", "neighbourhood", "neighborhood", "valley", "suburb", "town", "village"];

/// What the occurrences of one surface were taken for.
#[derive(Default)]
pub(super) struct Votes {
    person: u32,
    organisation: u32,
    place: u32,
    other: u32,
    /// How often a title stands before it.
    pub(super) titled: u32,
    /// How often it only tells which weapon, program or illness is meant.
    thing: u32,
    /// How often its surroundings show that it is a house.
    house: u32,
    /// How often it is called one.
    called: u32,
    /// How often it is the subject of a verb.
    pub(super) acts: u32,
    /// How often that is a verb of saying.
    pub(super) speaks: u32,
    /// How often it is more than what tells which thing is meant ("Hale burning").
    free: u32,
}

impl Votes {
    /// Counts one occurrence.
    pub(super) fn count(&mut self, context: &Context<'_>, name: &Found) {
        match name.kind {
            NameKind::Person => self.person += 1,
            NameKind::Organisation => self.organisation += 1,
            NameKind::Place => self.place += 1,
            NameKind::Group | NameKind::Other => self.other += 1,
        }
        let title = name.tokens.start.checked_sub(1).is_some_and(|before| {
            context.nouns(before).any(Nouns::PERSON | Nouns::ADDRESS)
                && !FIRMS.contains(&context.form(before))
                && context.sentence(before) == context.sentence(name.tokens.start)
        });
        self.titled += u32::from(title);
        let (_, chunk) = context.chunk(name.tokens.start).unzip();
        let thing = chunk.is_some_and(|chunk| {
            chunk.head == name.tokens.end
                && context.nouns(chunk.head).any(Nouns::THING)
                && !context.possessive(chunk.head)
        });
        self.thing += u32::from(thing);
        self.house += u32::from(house::shown(context, &name.tokens));
        self.called += u32::from(house::called(context, &name.tokens));
        let tells = context.modifies(&name.tokens)
            && chunk.is_some_and(|chunk| context.no_noun(chunk.head) && context.tag(chunk.head) == Tag::Noun);
        self.free += u32::from(!tells);
        let subject = context.chunk(name.tokens.start).filter(|(_, chunk)| chunk.head < name.tokens.end);
        self.acts += u32::from(subject.is_some_and(|(at, _)| context.verb_of(at).is_some()));
        self.speaks += u32::from(subject.is_some_and(|(at, _)| context.speaks(at)));
        // "The Halder area".
        let area =
            chunk.is_some_and(|chunk| chunk.head == name.tokens.end && AREAS.contains(&context.form(chunk.head)));
        self.place += 2 * u32::from(area);
    }

    /// The kind of all of them, of so many words each.
    pub(super) fn kind(&self, words: usize) -> NameKind {
        let party = self.person + self.organisation;
        if self.thing * 3 >= party + self.place + self.other && self.thing > 0 || self.other > party + self.place {
            return NameKind::Other;
        }
        if words == 1 && self.free == 0 && self.titled == 0 && self.organisation == 0 {
            return NameKind::Other;
        }
        if self.place > party && self.called == 0 {
            return NameKind::Place;
        }
        let person = if words == 1 {
            self.titled > 0 && self.person > 0 || self.organisation + self.house == 0
        } else {
            // "Secretary-General Ana Ruiz", whatever the name looks like.
            let titled = self.titled > 0 && self.house == 0 && self.titled >= self.organisation;
            self.person > self.organisation && (self.house == 0 || self.titled > 0) || titled
        };
        if person { NameKind::Person } else { NameKind::Organisation }
    }
}
