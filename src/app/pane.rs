//! The panes: their names, the findings each lists, and where one stands in them.

use crate::briefing::{Briefing, FindingRef, Kind};
use crate::extract::ViewLabel;

/// One of the nine panes beside the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Pane {
    /// Key points.
    KeyPoints = 1,
    /// Stakeholders.
    Stakeholders,
    /// Legal questions.
    Legal,
    /// Indicators.
    Indicators,
    /// The author's perspective.
    Perspective,
    /// Statements and sourcing.
    Statements,
    /// Forecasts and watch list.
    Forecasts,
    /// Tradecraft and damage.
    Tradecraft,
    /// The notes of the analyst; they are no findings, and listed from the notebook.
    Notes,
}

impl Pane {
    /// All panes, in order.
    pub const ALL: [Self; 9] = [
        Self::KeyPoints,
        Self::Stakeholders,
        Self::Legal,
        Self::Indicators,
        Self::Perspective,
        Self::Statements,
        Self::Forecasts,
        Self::Tradecraft,
        Self::Notes,
    ];

    /// The pane of a number from 1 to 9.
    pub fn of(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|pane| *pane as u8 == number)
    }

    /// Its place in [`Pane::ALL`].
    pub const fn index(self) -> usize {
        self as usize - 1
    }

    /// Its title.
    pub const fn title(self) -> &'static str {
        match self {
            Self::KeyPoints => "Key points",
            Self::Stakeholders => "Stakeholders",
            Self::Legal => "Legal questions",
            Self::Indicators => "Indicators",
            Self::Perspective => "Author's perspective",
            Self::Statements => "Statements and sourcing",
            Self::Forecasts => "Forecasts and watch list",
            Self::Tradecraft => "Tradecraft and damage",
            Self::Notes => "Notes",
        }
    }

    /// A short title for a tab.
    pub const fn short(self) -> &'static str {
        match self {
            Self::KeyPoints => "Key points",
            Self::Stakeholders => "Stakeholders",
            Self::Legal => "Legal",
            Self::Indicators => "Indicators",
            Self::Perspective => "Author",
            Self::Statements => "Statements",
            Self::Forecasts => "Forecasts",
            Self::Tradecraft => "Tradecraft",
            Self::Notes => "Notes",
        }
    }

    /// A shorter title still.
    pub const fn tiny(self) -> &'static str {
        match self {
            Self::KeyPoints => "Points",
            Self::Stakeholders => "People",
            Self::Indicators => "Indic",
            Self::Statements => "Said",
            Self::Forecasts => "Watch",
            Self::Tradecraft => "Craft",
            other => other.short(),
        }
    }

    /// What one of its items is called.
    pub const fn item(self) -> &'static str {
        match self {
            Self::KeyPoints => "key point",
            Self::Stakeholders => "stakeholder",
            Self::Legal => "legal question",
            Self::Indicators => "indicator",
            Self::Perspective => "author's view",
            Self::Statements => "statement",
            Self::Forecasts => "forecast",
            Self::Tradecraft => "check",
            Self::Notes => "note",
        }
    }

    /// Why it is empty once the analysis is done.
    pub const fn why_empty(self) -> &'static str {
        match self {
            Self::KeyPoints => "No list of key points in the document, and no sentence that stands out as one.",
            Self::Stakeholders => "Nobody is named or described who has a part in this text.",
            Self::Legal => "No sentence asserts, disputes, doubts or asks a matter of law.",
            Self::Indicators => "No table of indicators in this document.",
            Self::Perspective => "No section, first person or judgement that is the author's own.",
            Self::Statements => "No statement is attributed to anybody.",
            Self::Forecasts => "No statement about the future.",
            Self::Tradecraft => "No check failed and no damage was met.",
            Self::Notes => "No notes yet. a writes one on an item or a sentence, t tags it, s gives it a status.",
        }
    }

    /// The pane that lists findings of `kind`.
    pub const fn listing(kind: Kind) -> Self {
        match kind {
            Kind::KeyPoint => Self::KeyPoints,
            Kind::Stakeholder => Self::Stakeholders,
            Kind::Legal => Self::Legal,
            Kind::Indicator => Self::Indicators,
            Kind::AuthorView => Self::Perspective,
            Kind::Statement => Self::Statements,
            Kind::Forecast => Self::Forecasts,
            Kind::Tradecraft | Kind::Damage => Self::Tradecraft,
        }
    }

    /// The letter the gutter shows for sentences that findings of `kind` use; `None` for kinds without one.
    pub const fn letter(kind: Kind) -> Option<char> {
        match kind {
            Kind::KeyPoint => Some('k'),
            Kind::Stakeholder => Some('s'),
            Kind::Legal => Some('l'),
            Kind::Indicator => Some('i'),
            Kind::AuthorView => Some('a'),
            _ => None,
        }
    }

    /// What it lists, in order.
    pub fn list(self, briefing: &Briefing) -> Vec<FindingRef> {
        let of = |kind: Kind| (0..briefing.count(kind)).map(move |index| FindingRef { kind, index });
        match self {
            Self::KeyPoints => of(Kind::KeyPoint).collect(),
            Self::Stakeholders => of(Kind::Stakeholder).collect(),
            Self::Legal => of(Kind::Legal).collect(),
            Self::Indicators => of(Kind::Indicator).collect(),
            Self::Perspective => of(Kind::AuthorView).collect(),
            Self::Statements => of(Kind::Statement).collect(),
            Self::Forecasts => {
                let views = &briefing.findings.author_view;
                let watch = |finding: &FindingRef| {
                    views.get(finding.index as usize).is_some_and(|view| view.what.label == ViewLabel::Watch)
                };
                of(Kind::Forecast).chain(of(Kind::AuthorView).filter(watch)).collect()
            }
            Self::Tradecraft => of(Kind::Tradecraft).chain(of(Kind::Damage)).collect(),
            Self::Notes => Vec::new(),
        }
    }
}

/// What has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Focus {
    /// The source.
    Source,
    /// A pane.
    Pane(Pane),
}

/// Where a pane is scrolled to: an item and a row of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Top {
    /// The item whose row stands at the top.
    pub item: usize,
    /// Which of its rows.
    pub row: usize,
}

/// One pane as it stands.
#[derive(Clone, Debug, Default)]
pub struct PaneState {
    /// What it lists.
    pub items: Vec<FindingRef>,
    /// Which item is selected. Moves only while the pane has the focus.
    pub selected: usize,
    /// The cell of a table row, counted from its name.
    pub cell: usize,
    /// How far it is scrolled.
    pub top: Top,
    /// The words an item must hold to be listed; empty for all.
    pub filter: String,
}

impl PaneState {
    /// Where a finding stands in the list: those of one kind stand together, in order.
    pub(crate) fn position(&self, finding: FindingRef) -> Option<usize> {
        let first = self.items.first()?.kind;
        let key = |item: &FindingRef| (item.kind != first, item.index);
        let at = self.items.binary_search_by_key(&key(&finding), key).ok()?;
        self.items.get(at).filter(|item| **item == finding).map(|_| at)
    }

    /// The selected finding.
    pub fn current(&self) -> Option<FindingRef> {
        self.items.get(self.selected).copied()
    }
}
