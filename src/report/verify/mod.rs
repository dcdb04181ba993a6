//! Whether an extract still holds: every quote in it is compared with the bytes at its span.

mod claims;
pub mod original;
mod source;

pub use claims::{Claim, Extract, Kind, extracts};
pub use source::Source;

use crate::text::Span;

/// What came out for one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified<'a> {
    /// The finding.
    pub claim: &'a Claim,
    /// Whether all its quotes stand where it says.
    pub holds: bool,
    /// The quoted span; where it does not hold, the first span that fails.
    pub span: Span,
}

/// Compares every quote of every finding of `extract` with `source`, in the order of the extract.
pub fn verify<'a>(extract: &'a Extract, source: &Source) -> Vec<Verified<'a>> {
    extract.claims.iter().map(|claim| check(claim, source)).collect()
}

fn check<'a>(claim: &'a Claim, source: &Source) -> Verified<'a> {
    let quoted = claim.quotes.first().map_or(Span::default(), |(span, _)| *span);
    let changed = claim.quotes.iter().find(|(span, quote)| !source.holds(*span, quote)).map(|(span, _)| *span);
    let covered = |span: &Span| claim.quotes.iter().any(|(quoted, _)| quoted.covers(*span));
    let failed = changed.or_else(|| claim.spans.iter().find(|span| !covered(span)).copied());
    Verified { claim, holds: failed.is_none() && !claim.quotes.is_empty(), span: failed.unwrap_or(quoted) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    const TEXT: &str = "The port closed.\nIt may open again, said the mayor.\n";

    fn extract(json: &str) -> Extract {
        extracts(json.as_bytes()).unwrap().remove(0)
    }

    fn holds(json: &str, text: &[u8]) -> Vec<bool> {
        let extract = extract(json);
        verify(&extract, &Source::of_bytes(text.to_vec())).iter().map(|verified| verified.holds).collect()
    }

    const TWO: &str = r#"{"schema":"pincite/1","document":{"id":"sha256:0","path":"a","verbatim":true},
        "key_points":[{"id":"kp:0","spans":[[0,16]],"quote":"The port closed.","support":[]}],
        "forecasts":[{"id":"fc:17","span":[17,51],"quote":"It may open again, said the mayor.","cues":[[20,23]],
          "likelihood":{"span":[20,23],"quote":"may","band":[20,45]}}]}"#;

    #[test]
    fn only_the_finding_on_a_changed_byte_fails() {
        assert_eq!(holds(TWO, TEXT.as_bytes()), [true, true]);
        let mut changed = TEXT.as_bytes().to_vec();
        changed[22] = 0xff;
        assert_eq!(holds(TWO, &changed), [true, false]);
        changed[22] = b'y';
        changed[4] = b'f';
        assert_eq!(holds(TWO, &changed), [false, true]);
    }

    #[test]
    fn a_span_no_quote_covers_and_a_finding_without_quote_do_not_hold() {
        let stray = TWO.replace(r#""cues":[[20,23]]"#, r#""cues":[[2,9]]"#);
        assert_eq!(holds(&stray, TEXT.as_bytes()), [true, false]);
        let bare = TWO.replace(r#","quote":"The port closed.""#, "");
        assert_eq!(holds(&bare, TEXT.as_bytes()), [false, true]);
    }

    #[test]
    fn spans_beyond_the_end_do_not_hold() {
        assert_eq!(holds(TWO, b"The port closed."), [true, false]);
    }
}
