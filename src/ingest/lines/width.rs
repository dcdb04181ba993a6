//! Whether a text is hard-wrapped, and at which width: told from its first lines, the same for a prefix and the whole.

use super::line::{Line, begins_lower, ends_sentence};
use super::shape;

/// How much of the text is looked at, in bytes.
const WINDOW: usize = 64 * 1024;
/// Lines of this width and more are never hard-wrapped.
const WIDEST: usize = 140;
/// Lines of this width and less may be verse or a list, never a wrapped text.
const NARROWEST: usize = 40;

/// How the lines of a text are to be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Wrap {
    /// Each line is a paragraph.
    None,
    /// Paragraphs are wrapped at this many characters.
    At(usize),
}

/// A break between two lines of a stretch.
struct Break {
    length: usize,
    word: usize,
    open: bool,
    lower: bool,
}

/// Looks at the breaks between lines that follow each other without a blank line. The text is wrapped where many of them
/// cut a sentence, the next line then mostly goes on in lower case, and the next word would not have fitted.
pub(in crate::ingest) fn measure(text: &str) -> Wrap {
    let breaks = breaks(text);
    let open: Vec<&Break> = breaks.iter().filter(|pair| pair.open).collect();
    if open.is_empty() || open.len() * 100 < breaks.len() * 35 {
        return Wrap::None;
    }
    let mut lengths: Vec<usize> = open.iter().map(|pair| pair.length).collect();
    lengths.sort_unstable();
    let width = lengths.get(lengths.len() - 1 - lengths.len() / 50).copied().unwrap_or(0);
    if !(NARROWEST..=WIDEST).contains(&width) {
        return Wrap::None;
    }
    let needed = open.iter().filter(|pair| pair.length + 1 + pair.word + 2 > width).count();
    let lower = open.iter().filter(|pair| pair.lower).count();
    if needed * 100 >= open.len() * 70 && lower * 100 >= open.len() * 40 { Wrap::At(width) } else { Wrap::None }
}

fn breaks(text: &str) -> Vec<Break> {
    let mut found = Vec::new();
    let mut before: Option<Line> = None;
    let mut at = 0;
    while let Some(line) = Line::at(text, at).filter(|line| line.start < WINDOW) {
        at = line.next;
        if line.is_blank() || line.end - line.first > 4 * WIDEST {
            before = None;
            continue;
        }
        let words = line.words(text);
        let opens = shape::opens_block(words);
        if let Some(before) = before.filter(|_| !opens) {
            let above = before.words(text);
            found.push(Break {
                length: above.chars().count() + before.indent(text),
                word: first_word(words),
                open: !ends_sentence(above),
                lower: begins_lower(words),
            });
        }
        before = if words.contains('|') { None } else { Some(line) };
    }
    found
}

/// How many characters stand before the first blank at which a line may be broken.
fn first_word(words: &str) -> usize {
    let goes_on = |c: char| !c.is_whitespace() || matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}');
    words.chars().take_while(|&c| goes_on(c)).count()
}

impl Wrap {
    /// Whether line `next` goes on with the paragraph of line `above`.
    pub(super) fn joins(self, text: &str, above: Line, next: Line) -> bool {
        let (before, after) = (above.words(text), next.words(text));
        let open = !ends_sentence(before);
        if open && begins_lower(after) && !before.ends_with(':') {
            return true;
        }
        let Self::At(width) = self else {
            return false;
        };
        if next.indent(text) > above.indent(text) + 1 && !open {
            return false;
        }
        let word = first_word(after);
        before.chars().count() + above.indent(text) + 1 + word + 2 > width
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn wrapped_text_is_told_from_lines_that_are_paragraphs() {
        let wrapped = "The council met on Tuesday to discuss the new harbour and the road that\n\
                       leads to it. Members heard from two engineers who had looked at the sea\n\
                       wall in the spring and found that it would not last another winter of\n\
                       storms such as the last one.\n";
        assert!(matches!(measure(wrapped), Wrap::At(60..=80)));
        let tied = "The wall will not last another winter, they said, and it would cost\n\
                    €40\u{a0}million to build.\n";
        let above = Line::at(tied, 0).unwrap();
        assert!(Wrap::At(74).joins(tied, above, Line::at(tied, above.next).unwrap()));
        let lines = "The council met on Tuesday.\nIt heard two engineers who had looked at the wall in spring.\n\
                     Nobody spoke against the plan and the vote was put off\nThe next meeting is in May.\n";
        assert_eq!(measure(lines), Wrap::None);
    }
}
