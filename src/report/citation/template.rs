//! Templates: parsed once, with every mistake told by its place, and filled with what is known of a quotation.

use crate::text::near::nearest;

use super::escape::Syntax;
use super::{Citation, Field};

/// A template that has no mistakes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    parts: Vec<Part>,
    syntax: Syntax,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    /// A value, in a syntax of its own where one is named.
    Value(Field, Option<Syntax>),
    /// What follows, up to its `Close`, is there only if the field is known (true) or not known (false).
    Open(Field, bool),
    Close,
}

/// A mistake in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateError {
    /// The character it stands at, from 1.
    pub at: usize,
    /// What is wrong, with a suggestion where there is one. One line.
    pub message: String,
}

impl std::fmt::Display for TemplateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "character {}: {}", self.at, self.message)
    }
}

impl std::error::Error for TemplateError {}

impl Template {
    /// Reads a template. Its values are written as they are; see [`Template::escaping`].
    ///
    /// # Errors
    /// The first mistake: an unknown placeholder or syntax, a brace that is alone, a condition that is not closed.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let mut reader = Reader { rest: text, at: 1, parts: Vec::new(), open: Vec::new() };
        while reader.step()? {}
        if let Some((at, field)) = reader.open.pop() {
            let name = field.name();
            return Err(TemplateError {
                at,
                message: format!("`{name}` is opened here and never closed: `{{/{name}}}`"),
            });
        }
        Ok(Self { parts: reader.parts, syntax: Syntax::Plain })
    }

    /// The same template, its values written in `syntax` where they do not name their own.
    pub const fn escaping(mut self, syntax: Syntax) -> Self {
        self.syntax = syntax;
        self
    }

    /// The text of the template for one quotation.
    pub fn fill(&self, citation: &Citation) -> String {
        let mut out = String::new();
        // Whether what stands inside each open condition is wanted; the last is the innermost.
        let mut wanted = vec![true];
        for part in &self.parts {
            let now = wanted.last().copied().unwrap_or(true);
            match part {
                Part::Open(field, known) => wanted.push(now && citation.value(*field).is_empty() != *known),
                Part::Close => drop(wanted.pop()),
                Part::Text(text) if now => out.push_str(text),
                Part::Value(field, syntax) if now => {
                    value(citation, *field, syntax.unwrap_or(self.syntax), &mut out);
                }
                Part::Text(_) | Part::Value(..) => {}
            }
        }
        out
    }
}

fn value(citation: &Citation, field: Field, syntax: Syntax, out: &mut String) {
    let value = citation.value(field);
    let written = match (field, syntax) {
        // Only LaTeX has a sign of its own for the blank that keeps `p. 3` together.
        (Field::Pinpoint, Syntax::Plain | Syntax::Markdown) => syntax.write(&value.replace('\u{a0}', " ")),
        _ => syntax.write(value),
    };
    if field != Field::QuoteBlock {
        return out.push_str(&written);
    }
    for (at, line) in written.lines().enumerate() {
        out.push_str(if at == 0 { "> " } else { "\n> " });
        out.push_str(line);
    }
}

/// A template while it is read.
struct Reader<'a> {
    rest: &'a str,
    /// The character `rest` begins with, from 1.
    at: usize,
    parts: Vec<Part>,
    /// The conditions that are open, each with its place.
    open: Vec<(usize, Field)>,
}

impl Reader<'_> {
    /// Reads one part; whether there was one.
    fn step(&mut self) -> Result<bool, TemplateError> {
        let text = self.rest.find(['{', '}']).unwrap_or(self.rest.len());
        if text > 0 {
            let taken = self.take(text);
            self.text(&taken);
            return Ok(true);
        }
        if self.rest.starts_with("{{") || self.rest.starts_with("}}") {
            let taken = self.take(2);
            self.text(taken.get(1..).unwrap_or_default());
            return Ok(true);
        }
        match self.rest.chars().next() {
            None => Ok(false),
            Some('}') => Err(self.error("a brace that closes nothing; a brace that is meant is written `}}`")),
            Some(_) => self.placeholder().map(|()| true),
        }
    }

    fn take(&mut self, bytes: usize) -> String {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.at += taken.chars().count();
        self.rest = rest;
        taken.to_owned()
    }

    fn text(&mut self, text: &str) {
        match self.parts.last_mut() {
            Some(Part::Text(last)) => last.push_str(text),
            _ => self.parts.push(Part::Text(text.to_owned())),
        }
    }

    fn error(&self, message: impl Into<String>) -> TemplateError {
        TemplateError { at: self.at, message: message.into() }
    }

    /// `{name}`, `{name:syntax}`, `{?name}`, `{!name}`, `{/name}`.
    fn placeholder(&mut self) -> Result<(), TemplateError> {
        let Some(inside) = self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(name, _)| name)
        else {
            return Err(self.error("a placeholder that is not closed; a brace that is meant is written `{{`"));
        };
        let (sign, words) = match inside.chars().next() {
            Some(sign @ ('?' | '!' | '/')) => (Some(sign), inside.get(1..).unwrap_or_default()),
            _ => (None, inside),
        };
        let (name, syntax) = words.split_once(':').map_or((words, None), |(name, syntax)| (name, Some(syntax)));
        let field = Field::named(name).ok_or_else(|| self.error(unknown("placeholder", name, Field::like(name))))?;
        let syntax = syntax.map(|name| self.syntax(name)).transpose()?;
        let part = match sign {
            None => Part::Value(field, syntax),
            Some(_) if syntax.is_some() => return Err(self.error("a condition takes no syntax")),
            Some('/') => self.close(field)?,
            Some(sign) => {
                self.open.push((self.at, field));
                Part::Open(field, sign == '?')
            }
        };
        self.parts.push(part);
        self.take(inside.len() + 2);
        Ok(())
    }

    fn syntax(&self, name: &str) -> Result<Syntax, TemplateError> {
        let like = || nearest(name, Syntax::ALL.iter().map(|(_, known)| *known));
        Syntax::named(name).ok_or_else(|| self.error(unknown("syntax", name, like())))
    }

    fn close(&mut self, field: Field) -> Result<Part, TemplateError> {
        match self.open.pop() {
            Some((_, opened)) if opened == field => Ok(Part::Close),
            Some((_, opened)) => Err(self.error(format!("`{{/{}}}` is to be closed first", opened.name()))),
            None => Err(self.error(format!("`{{/{}}}` closes nothing", field.name()))),
        }
    }
}

fn unknown(what: &str, name: &str, like: Option<&str>) -> String {
    let name = crate::text::glyph::display_line(name);
    let like = like.map_or(String::new(), |like| format!("; did you mean `{like}`?"));
    format!("unknown {what} `{name}`{like}")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    fn filled(template: &str) -> String {
        let citation = Citation::default()
            .with(Field::Quote, "one {file}\ntwo_")
            .with(Field::File, "a_b.txt")
            .with(Field::Pinpoint, "p.\u{a0}3");
        Template::parse(template).unwrap().fill(&citation)
    }

    #[test]
    fn values_are_written_once_and_in_their_syntax() {
        assert_eq!(filled("“{quote}” ({file})"), "“one {file}\ntwo_” (a_b.txt)");
        assert_eq!(filled("{file:latex} {file:markdown} {{{file}}}"), r"a\_b.txt a\_b.txt {a_b.txt}");
        assert_eq!(filled("{quote_block:markdown}"), "> one {file}\n> two\\_");
        assert_eq!(filled("{pinpoint}|{pinpoint:latex}"), "p. 3|p.~3");
    }

    #[test]
    fn conditions_ask_whether_a_value_is_known() {
        assert_eq!(filled("{?author}by {author}{/author}{!author}{?file}in {file}{/file}{/author}"), "in a_b.txt");
        assert_eq!(filled("{?file}{?author}x{/author}y{/file}"), "y");
    }

    #[test]
    fn mistakes_have_a_place_and_a_suggestion() {
        let error = |template: &str| Template::parse(template).unwrap_err().to_string();
        assert_eq!(error("„{qoute}“"), "character 2: unknown placeholder `qoute`; did you mean `quote`?");
        assert_eq!(error("{file:latx}"), "character 1: unknown syntax `latx`; did you mean `latex`?");
        assert_eq!(error("{zzzzzz}"), "character 1: unknown placeholder `zzzzzz`");
        assert!(error("a{file").contains("not closed"));
        assert!(error("a}").starts_with("character 2: a brace that closes nothing"));
        assert!(error("{?file}x").contains("never closed: `{/file}`"));
        assert!(error("{?file}{?date}{/file}").contains("`{/date}` is to be closed first"));
        assert!(error("{/file}").contains("closes nothing"));
        assert!(!error("{\u{1b}[2J}").contains('\u{1b}'));
    }
}
