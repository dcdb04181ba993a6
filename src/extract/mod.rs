//! Floor 4: the rooms. Each makes its findings from the Reading alone and knows no other room.

mod damage;
pub mod finding;
mod forecasts;
mod indicators;
mod key_points;
mod legal;
mod perspective;
mod stakeholders;
mod statements;

pub use finding::{
    AuthorView, Damage, DamageKind, Finding, Findings, Forecast, Horizon, Indicator, KeyPoint, LegalQuestion,
    Likelihood, Stakeholder, Statement, Trend, Value, ViewLabel,
};

use crate::reading::Reading;
use crate::text::Span;

/// Enters every room.
pub fn find(reading: &Reading, extent: Span) -> Findings {
    Findings {
        key_points: key_points::find(reading),
        stakeholders: stakeholders::find(reading),
        statements: statements::find(reading),
        legal: legal::find(reading),
        indicators: indicators::find(reading),
        author_view: perspective::find(reading),
        forecasts: forecasts::find(reading),
        damage: damage::find(reading),
        extent: extent.start()..extent.end(),
    }
}
