//! Floor 6: the Briefing joins document, reading, findings and review, and holds the reverse index from a sentence to
//! the findings on it. Every face (reader, reports, linear reading) reads this and nothing below it twice.

mod lists;

use std::collections::HashMap;
use std::sync::Arc;

use crate::document::Document;
use crate::extract::{self, DamageKind, Findings};
use crate::lexicon::Lexicon;
use crate::reading::{EntityId, Reading, SentenceId};
use crate::review::{self, Review, Support};
use crate::text::Span;

use lists::{Citing, Names};

/// A kind of finding, in the order of the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Pane 1.
    KeyPoint,
    /// Pane 2.
    Stakeholder,
    /// Pane 3.
    Legal,
    /// Pane 4.
    Indicator,
    /// Pane 5.
    AuthorView,
    /// Pane 6.
    Statement,
    /// Pane 7.
    Forecast,
    /// Pane 8.
    Tradecraft,
    /// Listed with tradecraft in pane 8.
    Damage,
}

impl Kind {
    /// All kinds, in order.
    pub const ALL: [Self; 9] = [
        Self::KeyPoint,
        Self::Stakeholder,
        Self::Legal,
        Self::Indicator,
        Self::AuthorView,
        Self::Statement,
        Self::Forecast,
        Self::Tradecraft,
        Self::Damage,
    ];

    /// The two letters that begin an id of this kind.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::KeyPoint => "kp",
            Self::Stakeholder => "sh",
            Self::Legal => "lq",
            Self::Indicator => "in",
            Self::AuthorView => "av",
            Self::Statement => "st",
            Self::Forecast => "fc",
            Self::Tradecraft => "tc",
            Self::Damage => "dm",
        }
    }
}

/// One finding: its kind and its index in the list of that kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FindingRef {
    /// Which list.
    pub kind: Kind,
    /// Where in it.
    pub index: u32,
}

/// Everything found in one document.
#[derive(Debug)]
pub struct Briefing {
    /// The reading (and through it the document).
    pub reading: Arc<Reading>,
    /// What the rooms found.
    pub findings: Findings,
    /// What the review says of it.
    pub review: Review,
    /// The id of every finding, by kind (`Kind as usize`) and index.
    ids: Vec<Names>,
    /// By sentence: the findings that cite it, in order of kind and index.
    citing: Citing,
    /// By entity: how many attributions it speaks.
    said_by: Vec<u32>,
    /// How many hidden characters were met.
    hidden: u32,
}

/// One passage that bears a key point out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence<'a> {
    /// Its bytes.
    pub span: Span,
    /// What the review says of it; `None` for the sentence that the point was lifted from.
    pub support: Option<&'a Support>,
}

impl Briefing {
    /// How many supports of a key point count as its evidence in the reverse index.
    const EVIDENCE: usize = 3;

    /// Reads, finds and reviews the blocks of `document` that begin inside `extent`.
    pub fn of(document: Arc<Document>, lexicon: Arc<Lexicon>, extent: Span) -> Self {
        Self::join(Arc::new(Reading::of(document, lexicon, extent)), extent)
    }

    /// Finds and reviews what a Reading holds.
    pub fn join(reading: Arc<Reading>, extent: Span) -> Self {
        let findings = extract::find(&reading, extent);
        let review = review::review(&reading, &findings);
        Self::from_parts(reading, findings, review)
    }

    /// Joins findings and a review made elsewhere (by hand in tests, by a reader of stored findings).
    pub fn from_parts(reading: Arc<Reading>, findings: Findings, review: Review) -> Self {
        let mut briefing = Self {
            reading,
            findings,
            review,
            ids: Vec::new(),
            citing: Citing::default(),
            said_by: Vec::new(),
            hidden: 0,
        };
        briefing.index();
        briefing.tally();
        briefing
    }

    fn index(&mut self) {
        let found = &self.findings;
        let counts = [
            found.key_points.len(),
            found.stakeholders.len(),
            found.legal.len(),
            found.indicators.len(),
            found.author_view.len(),
            found.statements.len(),
            found.forecasts.len(),
            self.review.tradecraft.len(),
            found.damage.len(),
        ];
        let mut ids = Vec::new();
        let mut cited = Vec::new();
        for (kind, count) in Kind::ALL.into_iter().zip(counts) {
            let mut seen: HashMap<u32, u32> = HashMap::new();
            let mut list = Names::default();
            for index in 0..count as u32 {
                let finding = FindingRef { kind, index };
                let spans = self.spans(finding);
                let at = spans.first().map_or(0, |span| span.start());
                let again = seen.entry(at).or_insert(0);
                *again += 1;
                let prefix = kind.prefix();
                list.push(&if *again == 1 { format!("{prefix}:{at}") } else { format!("{prefix}:{at}.{again}") });
                cited.extend(self.cites(finding, spans).into_iter().map(|sentence| (sentence, finding)));
            }
            list.shrink();
            ids.push(list);
        }
        self.ids = ids;
        self.citing = Citing::of(cited, self.reading.sentences.len());
    }

    /// The sentences a finding cites: those of its spans and, for a key point, its best supports.
    fn cites(&self, finding: FindingRef, spans: &[Span]) -> Vec<SentenceId> {
        let mut cited = review::citations(&self.reading, spans);
        if finding.kind == Kind::KeyPoint {
            let supported = self.review.supported.get(finding.index as usize);
            let support = supported.map_or(&[][..], |supported| supported.support.as_slice());
            cited.extend(support.iter().take(Self::EVIDENCE).map(|support| support.sentence));
            cited.sort_unstable();
            cited.dedup();
        }
        cited
    }

    /// Counts once what the panes ask for again and again.
    fn tally(&mut self) {
        self.said_by = vec![0; self.reading.entities.len()];
        for speaker in self.reading.attributions.iter().filter_map(|said| said.speaker) {
            if let Some(count) = self.said_by.get_mut(speaker.0 as usize) {
                *count += 1;
            }
        }
        let hidden = self.findings.damage.iter().filter(|damage| damage.kind == DamageKind::HiddenCharacter);
        self.hidden = hidden.count() as u32;
    }

    /// What bears a key point out, best first: the sentence a lifted point was lifted from, which is its own source, and
    /// then its support. Nothing for findings of other kinds.
    pub fn evidence(&self, finding: FindingRef) -> Vec<Evidence<'_>> {
        let at = finding.index as usize;
        let point = self.findings.key_points.get(at).filter(|_| finding.kind == Kind::KeyPoint);
        let Some(point) = point else { return Vec::new() };
        let own = (!point.what.listed).then(|| Evidence { span: point.span(), support: None });
        let support = self.review.supported.get(at).map_or(&[][..], |found| found.support.as_slice());
        let support = support.iter().map(|support| Evidence { span: support.span, support: Some(support) });
        own.into_iter().chain(support).collect()
    }

    /// How many attributions `entity` speaks.
    pub fn said_by(&self, entity: EntityId) -> u32 {
        self.said_by.get(entity.0 as usize).copied().unwrap_or(0)
    }

    /// How many hidden characters were met.
    pub fn hidden(&self) -> u32 {
        self.hidden
    }

    /// The findings that cite a sentence.
    pub fn citing(&self, sentence: SentenceId) -> &[FindingRef] {
        self.citing.of_sentence(sentence)
    }

    /// The id of a finding (`kp:13`), unique in the document.
    pub fn id(&self, finding: FindingRef) -> &str {
        let ids = self.ids.get(finding.kind as usize);
        ids.and_then(|ids| ids.get(finding.index)).unwrap_or("")
    }

    /// How many findings of a kind there are.
    pub fn count(&self, kind: Kind) -> u32 {
        self.ids.get(kind as usize).map_or(0, Names::count)
    }

    /// All places of a finding, the quoted one first.
    pub fn spans(&self, finding: FindingRef) -> &[Span] {
        let (index, found) = (finding.index as usize, &self.findings);
        let spans = match finding.kind {
            Kind::KeyPoint => found.key_points.get(index).map(|f| f.spans.as_slice()),
            Kind::Stakeholder => found.stakeholders.get(index).map(|f| f.spans.as_slice()),
            Kind::Legal => found.legal.get(index).map(|f| f.spans.as_slice()),
            Kind::Indicator => found.indicators.get(index).map(|f| f.spans.as_slice()),
            Kind::AuthorView => found.author_view.get(index).map(|f| f.spans.as_slice()),
            Kind::Statement => found.statements.get(index).map(|f| f.spans.as_slice()),
            Kind::Forecast => found.forecasts.get(index).map(|f| f.spans.as_slice()),
            Kind::Tradecraft => self.review.tradecraft.get(index).map(|check| check.spans.as_slice()),
            Kind::Damage => found.damage.get(index).map(|damage| std::slice::from_ref(&damage.span)),
        };
        spans.unwrap_or_default()
    }
}
