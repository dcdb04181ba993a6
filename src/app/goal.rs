//! A place that was asked for from outside (`FILE:12`, `FILE#b=4821-4903`): reached as soon as the text has it.

use crate::text::Span;

use super::state::{App, Shown};

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A line, from 1.
    Line(u64),
    /// Bytes of the text, half open.
    Bytes(u64, u64),
}

impl App {
    /// Goes to the place that was asked for, once enough of the document is there; what is cut off is told.
    pub(super) fn pursue(&mut self) {
        let Some(goal) = self.goal else { return };
        let (end, lines) = (u64::from(self.document.span().end()), u64::from(self.document.lines.count()));
        // The last line of a prefix may go on.
        let there = match goal {
            Goal::Line(line) => line < lines,
            Goal::Bytes(from, to) => from.max(to) < end,
        };
        if self.document.prefix && !there {
            return;
        }
        self.goal = None;
        match goal {
            Goal::Line(line) => {
                let known = line.clamp(1, lines.max(1));
                self.jump_to(self.document.lines.start(known as u32));
                if known != line {
                    self.say(&format!("there is no line {line}: the last one is {}", lines.max(1)));
                }
            }
            Goal::Bytes(from, to) => self.show_bytes(from, to, end),
        }
    }

    /// Shows bytes of the text as evidence is shown.
    fn show_bytes(&mut self, from: u64, to: u64, end: u64) {
        let text = &self.document.text;
        let low = text.floor_char_boundary(from.min(to).min(end) as usize);
        let high = text.ceil_char_boundary(from.max(to).min(end) as usize);
        let span = Span::new(low as u32, high as u32);
        let what = format!("bytes {low}-{high}");
        self.jump_to(span.start());
        if !span.is_empty() {
            self.shown = Some(Shown { span, also: Vec::new(), cues: Vec::new(), label: what.clone() });
        }
        if (low as u64, high as u64) != (from, to) {
            self.say(&format!(
                "asked for bytes {from}-{to} of {end}; shown: {what}, which is what there is of whole letters"
            ));
        }
    }
}
