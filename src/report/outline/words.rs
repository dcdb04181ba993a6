//! The plain words for kinds and values.

use crate::briefing::Kind;
use crate::extract::{DamageKind, Trend};
use crate::reading::{EntityKind, Mode, SourceClass};
use crate::review::{Drift, Verdict};

/// What one finding of a kind is called.
pub const fn label(kind: Kind) -> &'static str {
    match kind {
        Kind::KeyPoint => "Key point",
        Kind::Stakeholder => "Stakeholder",
        Kind::Legal => "Legal question",
        Kind::Indicator => "Indicator",
        Kind::AuthorView => "Author's perspective",
        Kind::Statement => "Statement",
        Kind::Forecast => "Forecast",
        Kind::Tradecraft => "Tradecraft",
        Kind::Damage => "Damage",
    }
}

/// What a list of findings of a kind is called.
pub const fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::KeyPoint => "Key points",
        Kind::Stakeholder => "Stakeholders",
        Kind::Legal => "Legal questions",
        Kind::Indicator => "Indicators",
        Kind::AuthorView => "Author's perspective",
        Kind::Statement => "Statements and sourcing",
        Kind::Forecast => "Forecasts",
        Kind::Tradecraft => "Tradecraft",
        Kind::Damage => "Damage",
    }
}

pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Stated => "stated in the body",
        Verdict::Partly => "partly stated in the body",
        Verdict::None => "no support found",
    }
}

pub const fn drift(drift: Drift) -> &'static str {
    match drift {
        Drift::Weaker => "weaker in the body",
        Drift::Stronger => "stronger in the body",
        Drift::None => "as firm in the body",
    }
}

pub const fn party(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::Government => "government",
        EntityKind::Group => "group",
        EntityKind::Anonymous => "unnamed source",
        EntityKind::Place => "place",
        EntityKind::Other => "thing",
    }
}

pub const fn source(class: SourceClass) -> &'static str {
    match class {
        SourceClass::Named => "named source",
        SourceClass::Institution => "institution",
        SourceClass::Unnamed => "unnamed source",
        SourceClass::Background => "on background",
        SourceClass::Collective => "collective source",
        SourceClass::Author => "the author",
        SourceClass::None => "no source",
    }
}

pub const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "direct quotation",
        Mode::Mixed => "partly quoted",
        Mode::Indirect => "reported without quotation marks",
    }
}

pub const fn trend(trend: Trend) -> &'static str {
    match trend {
        Trend::Up => "trend up",
        Trend::Down => "trend down",
        Trend::Level => "trend level",
        Trend::Mixed => "trend mixed",
        Trend::None => "trend not stated",
    }
}

pub const fn damage(kind: DamageKind) -> &'static str {
    match kind {
        DamageKind::Fragment => "fragment",
        DamageKind::UnbalancedQuote => "unbalanced quotation mark",
        DamageKind::StrayCapital => "stray capital",
        DamageKind::SpelledDate => "spelled-out date",
        DamageKind::HiddenCharacter => "hidden character",
        DamageKind::Boilerplate => "boilerplate",
        DamageKind::SeveredQuotation => "quotation cut off from its speaker",
    }
}
