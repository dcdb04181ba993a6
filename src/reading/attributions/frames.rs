//! What the lexicon says of reporting verbs and of nouns that can speak.

use crate::language::{NameKind, Tag};
use crate::lexicon::{GroupId, Lexicon};

/// Which complements make a sentence with a verb a report (`assets/lexicon/frame.toml`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts of one lexicon entry")]
pub(super) struct Frame {
    /// A quotation.
    pub(super) quote: bool,
    /// A clause with a word that opens it (that, whether, how).
    pub(super) that: bool,
    /// A clause without one.
    pub(super) bare: bool,
    /// A noun phrase, infinitive or prepositional phrase.
    pub(super) object: bool,
    /// A gerund, or a noun phrase with an infinitive.
    pub(super) verbal: bool,
    /// An addressee may stand before the clause.
    pub(super) person: bool,
    /// The subject must be a party that can think.
    pub(super) animate: bool,
    /// Facts can be its subject too ("the footage shows"): only people and papers report with it.
    pub(super) evidence: bool,
    /// Only things with words on them can be its subject ("the banner reads").
    pub(super) text: bool,
}

impl Frame {
    fn join(&mut self, other: Self) {
        self.quote |= other.quote;
        self.that |= other.that;
        self.bare |= other.bare;
        self.object |= other.object;
        self.verbal |= other.verbal;
        self.person |= other.person;
        self.animate &= other.animate;
        self.evidence |= other.evidence;
        self.text |= other.text;
    }
}

/// What a lexicon group is to the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A reporting verb.
    Verb(Frame),
    /// A preposition before the source.
    According,
    /// A noun that takes a that-clause.
    Act,
}

/// What the lexicon says of a noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts of one noun")]
pub(super) struct Noun {
    /// A person by office or trade.
    pub(super) human: bool,
    /// A body that speaks as one.
    pub(super) body: bool,
    /// Something words stand in: a report, a statement.
    pub(super) medium: bool,
    /// A day, month, time or unit.
    pub(super) time: bool,
    /// Words that say a source is not named, or speaks on background.
    pub(super) background: bool,
    /// A collective.
    pub(super) collective: bool,
    /// The kind of the name that ends here.
    pub(super) name: Option<NameKind>,
}

impl Noun {
    pub(super) fn join(&mut self, other: Self) {
        self.human |= other.human;
        self.body |= other.body;
        self.medium |= other.medium;
        self.time |= other.time;
        self.background |= other.background;
        self.collective |= other.collective;
    }
}

/// The groups of one lexicon, by their use.
pub(super) struct Frames {
    parts: Vec<Option<Part>>,
    nouns: Vec<Noun>,
}

impl Frames {
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let parts = lexicon.groups.iter().map(|group| {
            let yes = |key| group.fact(key) == Some("true");
            let clause = group.fact("clause");
            match group.name.strip_prefix("frame.")? {
                "according" => Some(Part::According),
                "noun" => Some(Part::Act),
                "body" | "human" | "time" => None,
                _ => Some(Part::Verb(Frame {
                    quote: yes("quote"),
                    that: clause.is_some(),
                    bare: clause == Some("true"),
                    object: yes("object"),
                    verbal: yes("verbal"),
                    person: yes("person"),
                    animate: group.fact("speaker") == Some("animate"),
                    evidence: group.fact("speaker") == Some("evidence"),
                    text: group.fact("speaker") == Some("text"),
                })),
            }
        });
        let nouns = lexicon.groups.iter().map(|group| {
            let mut noun = Noun::default();
            match group.name.as_ref() {
                "frame.human"
                | "source.person"
                | "titles.office"
                | "titles.law"
                | "titles.military"
                | "titles.spokesperson"
                | "titles.organisation"
                | "titles.expert"
                | "party.person"
                | "party.source"
                | "party.crowd" => noun.human = true,
                "source.collective" | "source.quantifier" | "party.band" => noun.collective = true,
                "frame.body" => noun.body = true,
                "report.medium" => noun.medium = true,
                "frame.time" => noun.time = true,
                "source.background" => noun.background = true,
                _ => {}
            }
            noun
        });
        Self { parts: parts.collect(), nouns: nouns.collect() }
    }

    pub(super) fn part(&self, group: GroupId) -> Option<Part> {
        self.parts.get(group.0 as usize).copied().flatten()
    }

    pub(super) fn noun(&self, group: GroupId) -> Noun {
        self.nouns.get(group.0 as usize).copied().unwrap_or_default()
    }
}

/// A reporting word in the text: its tokens and what it can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) tokens: std::ops::Range<u32>,
    pub(super) part: Part,
}

/// The reporting words of the tokens `range`, one for each first token: frames of verbs of the same length are joined,
/// a longer phrase wins over a shorter one.
pub(super) fn words(scene: &super::scene::Scene<'_>, range: &std::ops::Range<u32>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for cue in scene.reading.cues_in(range) {
        let Some(part) = scene.frames().part(cue.group) else { continue };
        let verb = matches!(part, Part::Verb(_));
        let same = words.iter_mut().rev().take_while(|word| word.tokens.start == cue.tokens.start);
        let same = same.into_iter().find(|word| matches!(word.part, Part::Verb(_)) == verb && verb);
        match (same, part) {
            (Some(word), Part::Verb(new)) => {
                if let Part::Verb(old) = &mut word.part {
                    if cue.tokens.end == word.tokens.end {
                        old.join(new);
                    } else if cue.tokens.end > word.tokens.end {
                        (*old, word.tokens) = (new, cue.tokens.clone());
                    }
                }
            }
            _ => words.push(Word { tokens: cue.tokens.clone(), part }),
        }
    }
    words
}

impl super::scene::Scene<'_> {
    /// Whether a verb that can report words begins among the tokens of `range`.
    pub(super) fn reports(&self, range: &std::ops::Range<u32>) -> bool {
        words(self, range).iter().any(|word| matches!(word.part, Part::Verb(frame) if frame.quote))
    }

    /// Whether the word at `at` opens the clause of another reporting verb right before it, one that begins at `from` or
    /// later: "asked to confirm whether".
    pub(super) fn claimed(&self, from: u32, at: u32) -> bool {
        let near = at.saturating_sub(4).max(from)..at;
        let takes = |word: &Word| matches!(word.part, Part::Verb(frame) if frame.that) && word.tokens.end == at;
        // "Said in a statement that" tells where it was said.
        let governed = self.tag(from) == Tag::Adp;
        let noun = |word: &Word| {
            !governed && matches!(word.part, Part::Act) && word.tokens.end == at && self.tag(at - 1) == Tag::Noun
        };
        words(self, &near).iter().any(|word| takes(word) || noun(word) && self.is(at, &["that"]))
    }
}
