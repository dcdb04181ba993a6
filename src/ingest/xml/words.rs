//! Words between tags, and how they are appended to a document.

use std::borrow::Cow;

use super::Source;
use crate::document::SegmentKind;
use crate::ingest::composer::Composer;

/// The longest reference, `&` and `;` included.
const REFERENCE: usize = 16;

/// A run of words between two tags.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::ingest) struct Words<'s> {
    /// The words.
    pub(in crate::ingest) text: Cow<'s, str>,
    /// The first byte of what stands for them in the text of the part.
    pub(in crate::ingest) from: usize,
    /// One past its last byte.
    pub(in crate::ingest) to: usize,
    /// Whether the words are those bytes; else they stand for an entity or a character reference.
    pub(in crate::ingest) exact: bool,
}

impl Words<'_> {
    /// Appends the words as they are.
    pub(in crate::ingest) fn push(&self, source: &Source, out: &mut Composer<'_>) {
        if !self.exact {
            let (from, to) = source.place(self.from, self.to);
            return out.push(&self.text, SegmentKind::Replaced, from, to);
        }
        for run in source.runs(self.from, self.to) {
            out.push(run.text, run.kind, run.from, run.to);
        }
    }

    /// Appends the words with their runs of white space folded into one blank.
    pub(in crate::ingest) fn fold(&self, source: &Source, out: &mut Composer<'_>) {
        if !self.exact {
            return self.push(source, out);
        }
        for run in source.runs(self.from, self.to) {
            if run.kind == SegmentKind::Verbatim {
                out.fold(run.text, run.from);
            } else {
                fold_decoded(run.text, run, out);
            }
        }
    }
}

/// Folds words that were decoded: all of them stand for the whole run.
fn fold_decoded(text: &str, run: super::source::Run<'_>, out: &mut Composer<'_>) {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        let blank = c.is_ascii_whitespace();
        let after = folded.chars().next_back().or_else(|| out.words().chars().next_back());
        if blank && after.is_none_or(char::is_whitespace) {
            continue;
        }
        folded.push(if blank { ' ' } else { c });
    }
    out.push(&folded, run.kind, run.from, run.to);
}

/// What a reference stands for, `&` and `;` left out: one of the five entities or a character. A character that cannot
/// be (NUL, half a pair) is U+FFFD; other controls stay what they are, the display makes them visible.
pub(super) fn reference(name: &str) -> Option<char> {
    let number = match name {
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let value = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    Some(value.ok().and_then(char::from_u32).filter(|c| *c != '\0').unwrap_or('\u{FFFD}'))
}

/// The value of an attribute with its references resolved.
pub(super) fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut words = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        words.push_str(before);
        let end = after.bytes().take(REFERENCE).position(|byte| byte == b';');
        let name = end.and_then(|end| after.get(..end));
        if let Some((name, c)) = name.and_then(|name| Some((name, reference(name)?))) {
            words.push(c);
            rest = after.get(name.len() + 1..).unwrap_or_default();
        } else {
            words.push('&');
            rest = after;
        }
    }
    words.push_str(rest);
    Cow::Owned(words)
}
