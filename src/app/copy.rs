//! What is copied, and where the editor is opened.

use crate::report::citation::{Citation, Field};
use crate::report::forms::Form;
use crate::text::Span;

use super::action::{Effect, Effects};
use super::command::CopyForm;
use super::pane::Focus;
use super::state::App;

impl App {
    /// The bytes a copy takes: the selection, else what is shown, else the sentence, else the line.
    pub(super) fn quoted(&self) -> Span {
        if let Some(span) = self.selected_span() {
            return span;
        }
        if let Some(shown) = self.shown.as_ref().filter(|shown| shown.holds(self.source.at)) {
            return shown.span;
        }
        if let (Focus::Pane(_), Some(finding), Some(briefing)) = (self.focus, self.current(), &self.briefing) {
            return briefing.spans(finding).first().copied().unwrap_or_default();
        }
        let reading = self.reading.as_ref();
        let sentence = reading.and_then(|reading| reading.sentence(self.sentence()?)).map(|sentence| sentence.span);
        let line = self.document.lines.span(self.document.line(self.source.at));
        sentence.unwrap_or_else(|| line.trim(&self.document.text))
    }

    /// `y`, `Y`, `gy` and the forms of the palette.
    pub(crate) fn copy(&mut self, form: CopyForm) -> Effects {
        let citation = Citation::of(&self.document, self.reading.as_deref(), self.quoted());
        if citation.value(Field::Quote).is_empty() {
            self.say("nothing to copy here");
            return Vec::new();
        }
        let text = self.options.settings.copy.fill(form.name(), &citation);
        text.map(|text| Effect::Copy { text }).into_iter().collect()
    }

    /// `:export`: once all is known.
    pub(crate) fn export(&mut self, form: Form) -> Effects {
        if self.briefing.is_none() || self.document.prefix {
            self.say("the analysis is not done yet: nothing is exported");
            return Vec::new();
        }
        vec![Effect::Export { form }]
    }

    /// `e`.
    pub(crate) fn edit(&mut self) -> Effects {
        let path = self.document.source.path.clone();
        if !self.document.parts.is_empty() {
            self.say("this is not a text file: an editor would show its raw bytes");
            return Vec::new();
        }
        if path == "-" {
            self.say("the source came from standard input: there is no file to open");
            return Vec::new();
        }
        vec![Effect::Edit { path, line: self.document.line(self.source.at) }]
    }
}
