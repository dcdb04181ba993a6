//! What is copied, and where the editor is opened.

use crate::report::citation::{Citation, Field, Template};
use crate::text::Span;

use super::action::{Effect, Effects};
use super::command::CopyForm;
use super::pane::Focus;
use super::state::App;

impl App {
    /// The bytes a copy takes: what is shown, else the sentence, else the line.
    pub(super) fn quoted(&self) -> Span {
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
        match self.template(form).map(|template| template.fill(&citation)) {
            Some(text) => vec![Effect::Copy { text }],
            None => {
                self.say("no such template: name one under [copy] in the configuration");
                Vec::new()
            }
        }
    }

    /// The template of a form.
    fn template(&self, form: CopyForm) -> Option<&Template> {
        let templates = &self.options.templates;
        let name = match form {
            CopyForm::Citation => "plain",
            CopyForm::Markdown => "markdown",
            CopyForm::Quote => "quote",
            CopyForm::Footnote => "markdown-footnote",
            CopyForm::Biblatex => "biblatex",
            CopyForm::Icd206 => "icd206",
            CopyForm::Own(place) => templates.own().nth(usize::from(place))?,
        };
        templates.get(name)
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
