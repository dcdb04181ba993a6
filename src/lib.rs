//! pincite: a keyboard-first terminal reader for analytic briefings. Every item it shows is a slice of the source.
//!
//! The floors, from the ground up: [`text`]; [`document`], [`lexicon`], [`model`]; [`ingest`], [`language`];
//! [`reading`]; [`extract`]; [`review`]; [`briefing`]; [`report`], [`display`]; [`app`]; [`view`]; [`shell`], [`cli`].
//! A floor imports lower floors only; `tests/floors.rs` says so.
#![forbid(unsafe_code)]

pub mod app;
pub mod briefing;
pub mod cli;
pub mod display;
pub mod document;
pub mod extract;
pub mod ingest;
pub mod language;
pub mod lexicon;
pub mod model;
pub mod notebook;
pub mod reading;
pub mod report;
pub mod review;
pub mod shell;
pub mod text;
pub mod view;
