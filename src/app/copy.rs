//! What is copied, and where the editor is opened.

use crate::text::Span;

use super::action::{Effect, Effects};
use super::command::CopyForm;
use super::pane::Focus;
use super::state::App;

/// The most that is copied at once, in bytes.
const LIMIT: usize = 1 << 20;

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

    /// `y`, `Y`, `gy`.
    pub(crate) fn copy(&mut self, form: CopyForm) -> Effects {
        let span = self.quoted();
        let quote = plain(&self.document.plain(span));
        if quote.is_empty() {
            self.say("nothing to copy here");
            return Vec::new();
        }
        let path = plain(&self.document.source.path);
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let place = plain(&self.document.citation(span));
        let sentence = self.reading.as_ref().and_then(|reading| reading.sentences_in(span).next());
        let sentence = sentence.map_or(String::new(), |id| format!(", sentence {}", id.0 + 1));
        let text = match form {
            CopyForm::Quote => quote,
            CopyForm::Citation => format!("“{quote}” ({name}, {place}{sentence})"),
            CopyForm::Markdown => {
                let quoted: Vec<String> = quote.lines().map(|line| format!("> {line}")).collect();
                let link = self.document.text_fragment(span).map_or(String::new(), |link| format!(", <{link}>"));
                format!("{}\n>\n> — {name}, {place}{sentence}{link}\n", quoted.join("\n"))
            }
        };
        vec![Effect::Copy { text }]
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

/// The text without control characters other than line ends and tabs, cut at the limit.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LIMIT));
    for char in text.chars().filter(|char| !char.is_control() || matches!(char, '\n' | '\t')) {
        if out.len() + char.len_utf8() > LIMIT {
            break;
        }
        out.push(char);
    }
    out
}
