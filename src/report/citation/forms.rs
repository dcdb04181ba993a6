//! The forms a quotation can be copied in, each with a template that the user may replace.

use super::{Citation, Syntax, Template, TemplateError};

/// The template of each form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Templates {
    forms: Vec<(&'static str, Template)>,
}

/// Name, syntax and text of the forms.
const BUILT_IN: [(&str, Syntax, &str); 6] = [
    ("citation", Syntax::Plain, "“{quote}” ({file}, {place}{?sentence}, sentence {sentence}{/sentence})"),
    (
        "markdown",
        Syntax::Markdown,
        "{quote_block}\n>\n> — {file}, {place}{?sentence}, sentence {sentence}{/sentence}{?link}, <{link:url}>{/link}\n",
    ),
    ("quote", Syntax::Plain, "{quote}"),
    (
        "footnote",
        Syntax::Markdown,
        "“{quote_line}”[^{key:plain}-{start}]\n\n[^{key:plain}-{start}]: {?speaker}{speaker}, in {/speaker}\
         {?author}{author}, {/author}{?title}*{title}*, {/title}{?date}{date}, {/date}{file}, {pinpoint}\
         {?link}, <{link:url}>{/link}.\n",
    ),
    (
        "biblatex",
        Syntax::Latex,
        "@{entry}{{{key:plain},\n{?author}  author = {{{{{author}}}}},\n{/author}\
         \u{20} title = {{{?title}{title}{/title}{!title}{file}{/title}}},\n{?date}  date = {{{date}}},\n{/date}\
         {?address}  url = {{{address:url}}},\n{/address}\u{20} note = {{{file}{?sha256}, SHA-256 {sha256}{/sha256}}}\n}}\n\n\
         \\enquote{{{quote_line}}}\\autocite[{pinpoint}]{{{key:plain}}}\n",
    ),
    (
        "icd206",
        Syntax::Plain,
        "{?speaker}{speaker} ({source}), reported in: {/speaker}{?author}{author}; {/author}\
         {?title}“{title}”{/title}{!title}{file}{/title}; {kind}; {?date}{date}{/date}{!date}undated{/date}; {pinpoint}\
         {?address}; {address:url}{/address}; quoted: “{quote_line}”; file {file}{?sha256}, SHA-256 {sha256}{/sha256}.",
    ),
];

impl Default for Templates {
    /// The templates of the program.
    fn default() -> Self {
        let parsed = BUILT_IN.iter().filter_map(|(name, syntax, text)| {
            // Each is parsed in the tests; one with a mistake would be left out here.
            Template::parse(text).ok().map(|template| (*name, template.escaping(*syntax)))
        });
        Self { forms: parsed.collect() }
    }
}

impl Templates {
    /// Puts a template of the user in the place of the program's for the form of that name; its values are written in
    /// the syntax of the form. A name that is no form is passed over.
    ///
    /// # Errors
    /// The first mistake in the template; the form stays as it was.
    pub fn replace(&mut self, name: &str, text: &str) -> Result<(), TemplateError> {
        let template = Template::parse(text)?;
        if let Some((name, slot)) = self.forms.iter_mut().find(|(known, _)| *known == name) {
            let syntax = BUILT_IN.iter().find(|(known, _, _)| known == name).map_or(Syntax::Plain, |(_, s, _)| *s);
            *slot = template.escaping(syntax);
        }
        Ok(())
    }

    /// The names of the forms, in order.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _, _)| *name)
    }

    /// A quotation in the form of that name; `None` where there is none.
    pub fn fill(&self, name: &str, citation: &Citation) -> Option<String> {
        self.forms.iter().find(|(known, _)| *known == name).map(|(_, template)| template.fill(citation))
    }
}
