//! The finding types: what a room found, where, by which rule and on which cues. Never a copied string.

use std::ops::Range;

use serde::Serialize;

use crate::reading::{Attribution, EntityId, Form, SentenceId};
use crate::text::Span;

/// One finding of any kind: its place, its reason, and what is particular to its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<T> {
    /// Its places, first the one that is quoted. Never empty.
    pub spans: Vec<Span>,
    /// The sentence of the first span.
    pub sentence: SentenceId,
    /// The rule that made it (`explicit-list`, `norm-with-modal`): stable, lower case, hyphens.
    pub rule: &'static str,
    /// The words that triggered the rule.
    pub cues: Vec<Span>,
    /// What is particular to its kind.
    pub what: T,
}

impl<T> Finding<T> {
    /// The span that is quoted.
    pub fn span(&self) -> Span {
        self.spans.first().copied().unwrap_or_default()
    }
}

/// A key point: an item of the document's own list, or a sentence lifted from the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPoint {
    /// Whether the document itself lists it.
    pub listed: bool,
    /// Its sentences.
    pub sentences: Vec<SentenceId>,
}

/// A party with a part in the story. Its spans are the mention that names it best, then the others in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stakeholder {
    /// The entity it is.
    pub entity: EntityId,
    /// The forms of its mentions, as long as `spans`.
    pub forms: Vec<Form>,
}

/// A statement: the index of its attribution in the Reading. Its first span is its sentence, then content spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Index into `Reading::attributions`.
    pub attribution: usize,
}

impl Statement {
    /// The attribution itself.
    pub fn of<'a>(&self, attributions: &'a [Attribution]) -> Option<&'a Attribution> {
        attributions.get(self.attribution)
    }
}

/// A sentence that asserts, disputes, doubts, explains or asks a matter of law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalQuestion {
    /// Topics, as SCHEMA names them (`use of force`, ...), the strongest first. Never empty.
    pub topics: Vec<&'static str>,
}

/// The author's own voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ViewLabel {
    /// What it means.
    Assessment,
    /// What will come.
    Forecast,
    /// What it does to whom.
    Impact,
    /// What to look out for.
    Watch,
    /// What to do.
    Advice,
}

impl ViewLabel {
    /// What a reader is told it is.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Assessment => "assessment",
            Self::Forecast => "forecast",
            Self::Impact => "impact",
            Self::Watch => "watch for",
            Self::Advice => "advice",
        }
    }
}

/// A sentence of the author's own view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorView {
    /// What kind of view.
    pub label: ViewLabel,
}

/// A likelihood word with its ICD 203 band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likelihood {
    /// The words.
    pub span: Span,
    /// Lower and upper bound in percent; `None` for words that have no band (could, may, would, will).
    pub band: Option<(u8, u8)>,
}

/// When a forecast is to come true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    /// The words.
    pub span: Span,
}

/// A statement about the future, whoever makes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// Who makes it; `None` for the author. `Some(None)`: a speaker who was not found.
    pub speaker: Option<Option<EntityId>>,
    /// Its likelihood word.
    pub likelihood: Option<Likelihood>,
    /// Its date or term.
    pub horizon: Option<Horizon>,
    /// `no date`, `no event`, `no likelihood`.
    pub flags: Vec<&'static str>,
}

/// The direction an indicator's own words state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Trend {
    /// Rose, increased, elevated.
    Up,
    /// Fell, declined.
    Down,
    /// Stable, exceeds, remains.
    Level,
    /// Both ("declined slightly but remain above").
    Mixed,
    /// Not stated.
    None,
}

/// A figure of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// The words.
    pub span: Span,
    /// The number, scaled ("$800 billion" is 8e11).
    pub number: f64,
    /// Its unit as written (`$`, `%`, `km`), if any.
    pub unit: Option<Span>,
}

/// One row of a table, read as an indicator. Its first span is the name cell, then the row's other cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Index into `Reading::grids`.
    pub grid: usize,
    /// Index of the body row.
    pub row: usize,
    /// The direction.
    pub trend: Trend,
    /// The words that state it.
    pub trend_cues: Vec<Span>,
    /// Its figure.
    pub value: Option<Value>,
    /// Prose sentences about the same indicator, best first.
    pub mentions: Vec<SentenceId>,
}

/// Kinds of damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DamageKind {
    /// A sentence without a finite verb that should have one.
    Fragment,
    /// A quotation without its other mark.
    UnbalancedQuote,
    /// A capital inside a word ("lanD").
    StrayCapital,
    /// A date spelled by a machine ("Jan. eight").
    SpelledDate,
    /// A character that does not show.
    HiddenCharacter,
    /// A phrase that is repeated like a stamp.
    Boilerplate,
    /// A quotation cut off from its speaker.
    SeveredQuotation,
}

/// Something broken in the text, shown as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// What.
    pub kind: DamageKind,
    /// Where.
    pub span: Span,
    /// What and why, one line; quotes nothing.
    pub message: String,
}

/// All findings of all rooms.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Key points in order of the text.
    pub key_points: Vec<Finding<KeyPoint>>,
    /// Stakeholders, the largest part first.
    pub stakeholders: Vec<Finding<Stakeholder>>,
    /// Statements in order of the text.
    pub statements: Vec<Finding<Statement>>,
    /// Legal questions in order of the text.
    pub legal: Vec<Finding<LegalQuestion>>,
    /// Indicators, table by table, row by row.
    pub indicators: Vec<Finding<Indicator>>,
    /// The author's view in order of the text.
    pub author_view: Vec<Finding<AuthorView>>,
    /// Forecasts in order of the text.
    pub forecasts: Vec<Finding<Forecast>>,
    /// Damage in order of the text.
    pub damage: Vec<Damage>,
    /// The part of the text that was analysed, in bytes.
    pub extent: Range<u32>,
}
