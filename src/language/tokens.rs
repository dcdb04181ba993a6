//! Tokens: words, numbers, clitics, marks. Markup is skipped.

use super::Language;
use crate::document::Document;
use crate::text::Span;

/// Appends the tokens of every block that begins inside `extent`.
pub fn tokenise(_document: &Document, _extent: Span, _language: &mut Language) {}
