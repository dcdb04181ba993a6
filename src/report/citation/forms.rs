//! The forms a quotation can be copied in: those of the program, and those of the user.

use super::{Citation, Syntax, Template};

/// Templates by name, in the order they are offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Templates {
    forms: Vec<(String, Template)>,
}

/// Name, syntax and text of the forms of the program.
const BUILT_IN: [(&str, Syntax, &str); 6] = [
    ("plain", Syntax::Plain, "“{quote}” ({file}, {place}{?sentence}, sentence {sentence}{/sentence})"),
    (
        "markdown",
        Syntax::Markdown,
        "{quote_block}\n>\n> — {file}, {place}{?sentence}, sentence {sentence}{/sentence}{?link}, <{link:url}>{/link}\n",
    ),
    ("quote", Syntax::Plain, "{quote}"),
    (
        "markdown-footnote",
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
    /// The forms of the program.
    fn default() -> Self {
        let parsed = BUILT_IN.iter().filter_map(|(name, syntax, text)| {
            // Each is parsed in the tests; one with a mistake would be left out here.
            Template::parse(text).ok().map(|template| ((*name).to_owned(), template.escaping(*syntax)))
        });
        Self { forms: parsed.collect() }
    }
}

impl Templates {
    /// Puts a template in the place of the one of that name, or after the last.
    pub fn set(&mut self, name: &str, template: Template) {
        match self.forms.iter_mut().find(|(known, _)| known == name) {
            Some((_, slot)) => *slot = template,
            None => self.forms.push((name.to_owned(), template)),
        }
    }

    /// The template of that name.
    pub fn get(&self, name: &str) -> Option<&Template> {
        self.forms.iter().find(|(known, _)| known == name).map(|(_, template)| template)
    }

    /// The syntax a template of that name is written in, where the program has one: what a replacement of it takes over.
    pub fn syntax(name: &str) -> Syntax {
        BUILT_IN.iter().find(|(known, _, _)| *known == name).map_or(Syntax::Plain, |(_, syntax, _)| *syntax)
    }

    /// The names that are not of the program, in order.
    pub fn own(&self) -> impl Iterator<Item = &str> {
        let names = self.forms.iter().map(|(name, _)| name.as_str());
        names.filter(|name| !BUILT_IN.iter().any(|(known, _, _)| known == name))
    }

    /// The names of the program's forms, in order.
    pub fn built_in() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _, _)| *name)
    }

    /// A quotation in the form of that name; `None` where there is none.
    pub fn fill(&self, name: &str, citation: &Citation) -> Option<String> {
        self.get(name).map(|template| template.fill(citation))
    }
}
