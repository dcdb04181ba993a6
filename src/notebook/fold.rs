//! A text in which every run of white space is one character, with the way back to its bytes: what anchors compare,
//! so that a passage which was wrapped anew is still the same passage.

use crate::text::Span;

/// Stands before the first character of a folded text: the beginning is a context of its own.
pub const START: char = '\u{2}';
/// Stands after the last.
pub const END: char = '\u{3}';

/// A folded text. A run of white space with two line ends or more (the border of a paragraph) is one line end, any
/// other run one blank.
#[derive(Debug, Default)]
pub struct Folded {
    /// The text, between [`START`] and [`END`].
    pub text: String,
    /// Where the bytes stop standing side by side: (here, in the text). Both rise.
    steps: Vec<(u32, u32)>,
}

impl Folded {
    /// Folds `text`. Memory: the length of the text, and eight bytes for every run that is longer than a character.
    pub fn new(text: &str) -> Self {
        let mut out = String::with_capacity(text.len() + 2);
        out.push(START);
        let mut steps = vec![(out.len() as u32, 0)];
        fold_into(&mut out, text, |here, there| {
            if steps.last().is_none_or(|(h, t)| here - h != there - t) {
                steps.push((here, there));
            }
        });
        out.push(END);
        Self { text: out, steps }
    }

    /// The bytes of the text that a range of the folded text stands for; neither end should lie on white space.
    pub fn source(&self, start: usize, end: usize) -> Span {
        let last = end.saturating_sub(1).max(start);
        Span::new(self.back(start as u32), self.back(last as u32) + u32::from(end > start))
    }

    fn back(&self, here: u32) -> u32 {
        let after = self.steps.partition_point(|(at, _)| *at <= here);
        let (h, t) = after.checked_sub(1).and_then(|at| self.steps.get(at)).copied().unwrap_or_default();
        t + here.saturating_sub(h)
    }

    /// Where the byte at `offset` of the text stands here.
    pub fn forward(&self, offset: u32) -> usize {
        let after = self.steps.partition_point(|(_, at)| *at <= offset);
        let (h, t) = after.checked_sub(1).and_then(|at| self.steps.get(at)).copied().unwrap_or_default();
        (h + (offset - t.min(offset))) as usize
    }
}

/// `text` folded, without a way back.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text, |_, _| {});
    out
}

/// Appends `text` folded; tells `step` where every word begins: here and in the text.
fn fold_into(out: &mut String, text: &str, mut step: impl FnMut(u32, u32)) {
    let mut run: Option<usize> = None;
    let mut ends = 0;
    for (at, char) in text.char_indices() {
        if char.is_whitespace() {
            run = run.or(Some(at));
            ends += u32::from(char == '\n');
            continue;
        }
        if run.take().is_some() {
            out.push(if ends > 1 { '\n' } else { ' ' });
            ends = 0;
            step(out.len() as u32, at as u32);
        }
        out.push(char);
    }
    if run.is_some() {
        out.push(if ends > 1 { '\n' } else { ' ' });
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_again() {
        let text = "  Zwölf  Boote\r\nliefen aus.\n\n\tDann\u{2003}kam  Nebel ";
        let folded = Folded::new(text);
        assert_eq!(folded.text, "\u{2} Zwölf Boote liefen aus.\nDann kam Nebel \u{3}");
        for word in ["Zwölf", "Boote", "liefen", "aus.", "Dann", "kam", "Nebel"] {
            let at = folded.text.find(word).unwrap();
            let span = folded.source(at, at + word.len());
            assert_eq!(span.of(text), word);
            assert_eq!(folded.forward(span.start()), at);
        }
        let at = folded.text.find("Boote liefen").unwrap();
        assert_eq!(folded.source(at, at + 12).of(text), "Boote\r\nliefen");
        assert_eq!(fold("a \n b\n\nc"), "a b\nc");
    }
}
