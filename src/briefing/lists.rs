//! Long lists of short things, side by side: a list of lists would take several times as much.

use crate::reading::SentenceId;

use super::FindingRef;

/// Short words in one string: long lists of them take a fraction of what as many strings would.
#[derive(Debug, Default)]
pub(super) struct Names {
    text: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Names {
    /// How many there are.
    pub(super) fn count(&self) -> u32 {
        self.ends.len() as u32
    }

    /// Adds one.
    pub(super) fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(self.text.len() as u32);
    }

    /// The one at a place.
    pub(super) fn get(&self, index: u32) -> Option<&str> {
        let end = *self.ends.get(index as usize)?;
        let before = index.checked_sub(1).and_then(|before| self.ends.get(before as usize));
        self.text.get(before.map_or(0, |end| *end as usize)..end as usize)
    }

    /// Gives back what was held for more.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// Which findings cite which sentence, those of a sentence side by side.
#[derive(Debug, Default)]
pub(super) struct Citing {
    findings: Vec<FindingRef>,
    /// By sentence: where its findings end.
    ends: Vec<u32>,
}

impl Citing {
    /// Of a list in order of the findings, for `sentences` sentences.
    pub(super) fn of(mut cited: Vec<(SentenceId, FindingRef)>, sentences: usize) -> Self {
        cited.retain(|(sentence, _)| (sentence.0 as usize) < sentences);
        cited.sort_by_key(|(sentence, _)| *sentence);
        let mut ends = vec![0; sentences];
        for (place, (sentence, _)) in (1..).zip(&cited) {
            if let Some(end) = ends.get_mut(sentence.0 as usize) {
                *end = place;
            }
        }
        let mut last = 0;
        for end in &mut ends {
            last = last.max(*end);
            *end = last;
        }
        let mut findings: Vec<FindingRef> = cited.into_iter().map(|(_, finding)| finding).collect();
        findings.shrink_to_fit();
        Self { findings, ends }
    }

    /// The findings that cite a sentence, in their order.
    pub(super) fn of_sentence(&self, sentence: SentenceId) -> &[FindingRef] {
        let end = self.ends.get(sentence.0 as usize).copied().unwrap_or(0) as usize;
        let before = sentence.0.checked_sub(1).and_then(|before| self.ends.get(before as usize));
        self.findings.get(before.map_or(0, |end| *end as usize)..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::Kind;

    #[test]
    fn names_and_citations_are_found_again() {
        let mut names = Names::default();
        for name in ["kp:0", "", "kp:12.2"] {
            names.push(name);
        }
        names.shrink();
        assert_eq!([0, 1, 2, 3].map(|at| names.get(at)), [Some("kp:0"), Some(""), Some("kp:12.2"), None]);
        let finding = |index| FindingRef { kind: Kind::Statement, index };
        let cited = [(3, 0), (1, 1), (9, 1), (3, 2), (0, 5)].map(|(at, index)| (SentenceId(at), finding(index)));
        let citing = Citing::of(cited.to_vec(), 5);
        let of = |at| citing.of_sentence(SentenceId(at)).iter().map(|finding| finding.index).collect::<Vec<_>>();
        assert_eq!([0, 1, 2, 3, 4, 9].map(of), [vec![5], vec![1], vec![], vec![0, 2], vec![], vec![]]);
        assert_eq!(Citing::of(Vec::new(), 0).of_sentence(SentenceId(0)), []);
    }
}
