//! A place with its text: the one form in which source text leaves the program.

use serde::Serialize;

use crate::document::Document;
use crate::text::Span;

/// A span and the text at it.
#[derive(Serialize)]
pub struct Quoted<'a> {
    pub span: Span,
    pub quote: &'a str,
}

impl<'a> Quoted<'a> {
    /// The place `span` of `document`.
    pub fn of(document: &'a Document, span: Span) -> Self {
        Self { span, quote: document.slice(span) }
    }

    /// The places of `spans`, in order, those in `told` left out and each once.
    pub fn others(document: &'a Document, spans: impl IntoIterator<Item = Span>, told: &[Span]) -> Vec<Self> {
        let mut places: Vec<Self> = Vec::new();
        for span in spans {
            if !span.is_empty() && !told.contains(&span) && !places.iter().any(|place| place.span == span) {
                places.push(Self::of(document, span));
            }
        }
        places
    }
}
