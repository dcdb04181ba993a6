//! The report of hidden characters: every control, bidi, invisible and tag character of the text, with its place.

use crate::display::{Piece, Role};
use crate::text::Span;
use crate::text::glyph::hidden_characters;

use super::picker::{Choice, Chosen};
use super::state::App;

/// The most bytes of the text that are looked through for one report.
const LOOKED: usize = 32 << 20;
/// The most entries of a report.
const LISTED: usize = 1000;
/// The first character that copies ASCII without showing (Unicode, block Tags).
const TAGS: u32 = 0xE0000;

/// Hidden characters that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HiddenRun {
    /// Their bytes.
    span: Span,
    /// What they are called.
    name: &'static str,
    /// How many.
    count: usize,
}

/// What stands hidden in a text, and whether there is more than was listed or looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct HiddenReport {
    runs: Vec<HiddenRun>,
    more: bool,
}

impl HiddenReport {
    /// Looks through a text. Equal characters in a row are one entry.
    pub(crate) fn of(text: &str) -> Self {
        let looked = text.get(..text.floor_char_boundary(LOOKED)).unwrap_or(text);
        let mut report = Self { runs: Vec::new(), more: looked.len() < text.len() };
        for (span, name) in hidden_characters(looked) {
            let full = report.runs.len() == LISTED;
            match report.runs.last_mut() {
                Some(run) if run.name == name && run.span.end() == span.start() => {
                    run.span = run.span.cover(span);
                    run.count += 1;
                }
                _ if full => {
                    report.more = true;
                    break;
                }
                _ => report.runs.push(HiddenRun { span, name, count: 1 }),
            }
        }
        report
    }
}

impl App {
    /// The entries of the report that was made when the list was opened.
    pub(super) fn hidden_choices(&self) -> Vec<Choice> {
        let entry = |run: &HiddenRun| {
            let text = &self.document.text;
            let letter = run.span.of(text).chars().next().unwrap_or('\u{FFFD}');
            let times = if run.count > 1 { format!(" ×{}", run.count) } else { String::new() };
            let mut mark = format!("⟨{}⟩{times} U+{:04X} {}", run.name, u32::from(letter), kind(letter));
            let said: String = run.span.of(text).chars().filter_map(tagged).collect();
            if !said.trim().is_empty() {
                mark = format!("{mark} “{said}”");
            }
            let passage = self.passage(run.span.start());
            let words = format!("{mark} {}", self.document.plain(passage));
            Choice {
                pieces: vec![Piece::Label(format!("{mark}  "), Role::Verdict), Piece::Source(passage)],
                tail: vec![(self.document.place(run.span.start()), Role::LineNumber)],
                words,
                at: Some(run.span.start()),
                chosen: Chosen::Place(run.span.start()),
            }
        };
        self.hidden.runs.iter().map(entry).collect()
    }

    /// Looks the text through anew; says so where not all of it is in the list.
    pub(super) fn look_for_hidden(&mut self) {
        self.hidden = HiddenReport::of(&self.document.text);
        if self.hidden.more {
            let told =
                format!("the first {} in the first {} MiB; there may be more", self.hidden.runs.len(), LOOKED >> 20);
            self.say(&told);
        }
    }
}

/// What a hidden character does (Unicode general categories and Bidi_Control; UTR 36).
const fn kind(letter: char) -> &'static str {
    match letter {
        '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => "control",
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => "bidi",
        '\u{E0000}'..='\u{E007F}' => "tag",
        _ => "invisible",
    }
}

/// The ASCII character that a tag character copies.
fn tagged(letter: char) -> Option<char> {
    let copied = char::from_u32(u32::from(letter).checked_sub(TAGS)?)?;
    (copied.is_ascii_graphic() || copied == ' ').then_some(copied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_characters_in_a_row_are_one_entry() {
        let report = HiddenReport::of("a\u{200B}\u{200B}\u{200B}b\u{202E}c\u{1b}[31m\r\n");
        let runs: Vec<_> = report.runs.iter().map(|run| (run.name, run.count, run.span)).collect();
        assert_eq!(runs, [("ZWSP", 3, Span::new(1, 10)), ("RLO", 1, Span::new(11, 14)), ("ESC", 1, Span::new(15, 16))]);
        assert!(!report.more);
    }

    #[test]
    fn a_long_report_ends_and_says_so() {
        let report = HiddenReport::of(&"x\u{200B}".repeat(LISTED + 5));
        assert_eq!((report.runs.len(), report.more), (LISTED, true));
        assert!(!HiddenReport::of(&"x\u{200B}".repeat(LISTED)).more);
    }

    #[test]
    fn tag_characters_give_away_what_they_spell() {
        let hidden: String = "obey".chars().filter_map(|c| char::from_u32(TAGS + u32::from(c))).collect();
        assert_eq!(hidden.chars().filter_map(tagged).collect::<String>(), "obey");
        assert_eq!(
            (kind('\u{202E}'), kind('\u{1b}'), kind('\u{E0041}'), kind('\u{AD}')),
            ("bidi", "control", "tag", "invisible")
        );
        assert_eq!(tagged('a'), None);
    }
}
