//! Reading progress: which bytes of the text were on the screen.

use crate::text::Span;

use super::state::App;

/// Bytes that were on the screen: ordered spans that neither touch nor overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    spans: Vec<Span>,
}

impl Seen {
    /// Adds a span. Time: the logarithm of the spans known, and those it joins.
    pub fn add(&mut self, span: Span) {
        if span.is_empty() {
            return;
        }
        let first = self.spans.partition_point(|known| known.end() < span.start());
        let after = self.spans.partition_point(|known| known.start() <= span.end());
        let joined = self.spans.get(first..after).unwrap_or_default().iter().fold(span, |all, known| all.cover(*known));
        if self.spans.get(first) != Some(&joined) || after != first + 1 {
            self.spans.splice(first..after.max(first), [joined]);
        }
    }

    /// Whether all of `span` was on the screen.
    pub fn covers(&self, span: Span) -> bool {
        let at = self.spans.partition_point(|known| known.end() < span.end());
        self.spans.get(at).is_some_and(|known| known.covers(span))
    }

    /// How many bytes were on the screen.
    pub fn bytes(&self) -> u64 {
        self.spans.iter().map(|span| u64::from(span.len())).sum()
    }

    /// The spans, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }
}

impl App {
    /// Remembers what this picture shows of the source. What a box on top may hide does not count.
    pub(super) fn see(&mut self) {
        if self.overlay.is_none() && self.frame.source.is_some() {
            let seen = self.on_screen();
            self.seen.add(seen);
        }
    }

    /// The bytes that were on the screen: what a session keeps and gives back.
    pub fn seen(&self) -> &Seen {
        &self.seen
    }

    /// How much of the text was on the screen, in percent; `None` while more of it is being read.
    pub(crate) fn read_share(&self) -> Option<u64> {
        let all = u64::from(self.document.span().len());
        (all > 0 && !self.document.prefix).then(|| (self.seen.bytes().min(all) * 100) / all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(spans: &[(u32, u32)]) -> Seen {
        let mut seen = Seen::default();
        for (start, end) in spans {
            seen.add(Span::new(*start, *end));
        }
        seen
    }

    #[test]
    fn spans_that_touch_become_one() {
        assert_eq!(seen(&[(10, 20), (30, 40), (20, 30)]).spans(), [Span::new(10, 40)]);
        assert_eq!(seen(&[(30, 40), (0, 5), (12, 18), (10, 20)]).spans().len(), 3);
        assert_eq!(seen(&[(0, 50), (10, 20)]).spans(), [Span::new(0, 50)]);
        assert_eq!(seen(&[(5, 5)]).bytes(), 0);
    }

    #[test]
    fn a_span_is_covered_by_one_alone() {
        let seen = seen(&[(0, 10), (20, 30)]);
        assert!(seen.covers(Span::new(2, 10)) && seen.covers(Span::new(20, 30)));
        assert!(!seen.covers(Span::new(5, 25)) && !seen.covers(Span::new(12, 14)) && !seen.covers(Span::new(29, 31)));
        assert_eq!(seen.bytes(), 20);
    }
}
