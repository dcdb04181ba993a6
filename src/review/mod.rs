//! Floor 5: what needs findings: support of key points, modality drift, tradecraft checks, coverage.

mod types;

pub use types::{Check, Coverage, Drift, Modality, Review, Support, Supported, Verdict};
