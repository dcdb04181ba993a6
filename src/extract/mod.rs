//! Floor 4: the rooms. Each makes its findings from the Reading alone and knows no other room.

pub mod finding;

pub use finding::{
    AuthorView, Damage, DamageKind, Finding, Findings, Forecast, Horizon, Indicator, KeyPoint, LegalQuestion,
    Likelihood, Stakeholder, Statement, Trend, Value, ViewLabel,
};
