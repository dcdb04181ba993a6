//! Escapes: how a value is written in the syntax of a template, so that none of its characters is taken for syntax.

use std::fmt::Write as _;

/// The syntax that values are written into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Syntax {
    /// As they are.
    #[default]
    Plain,
    /// CommonMark with the extensions of GitHub.
    Markdown,
    /// LaTeX and the fields of a BibLaTeX entry, in UTF-8.
    Latex,
    /// An address: what may end it or is no part of one is percent-encoded (RFC 3986).
    Url,
}

impl Syntax {
    /// All of them with their names.
    pub const ALL: [(Self, &'static str); 4] =
        [(Self::Plain, "plain"), (Self::Markdown, "markdown"), (Self::Latex, "latex"), (Self::Url, "url")];

    /// The syntax of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(syntax, _)| *syntax)
    }

    /// Writes `value` in this syntax. The no-break blank of a pinpoint stays one where the syntax has a word for it.
    pub fn write(self, value: &str) -> String {
        match self {
            Self::Plain => value.to_owned(),
            Self::Markdown => markdown(value),
            Self::Latex => latex(value),
            Self::Url => url(value),
        }
    }
}

/// The text with a backslash before every character that Markdown might take for syntax where it stands. Blanks at the
/// beginning of a line, which would make it code, are left out.
pub fn markdown(text: &str) -> String {
    let lines = text.split('\n').map(|line| markdown_line(line.trim_start_matches([' ', '\t'])));
    let lines: Vec<String> = lines.collect();
    lines.join("\n")
}

fn markdown_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in line.char_indices() {
        let anywhere = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#');
        let at_start = at == 0 && matches!(c, '-' | '+' | '=');
        let numbered = at > 0 && at == digits && matches!(c, '.' | ')');
        if anywhere || at_start || numbered {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// The text for LaTeX: commands for its special characters, braces always in pairs, so that a field of a BibLaTeX
/// entry cannot be ended from inside. A blank line, which no argument may hold, becomes a blank.
fn latex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        match c {
            '\\' => out.push_str(r"\textbackslash{}"),
            '{' => out.push_str(r"\textbraceleft{}"),
            '}' => out.push_str(r"\textbraceright{}"),
            '#' | '$' | '%' | '&' | '_' => out.extend(['\\', c]),
            '~' => out.push_str(r"\textasciitilde{}"),
            '^' => out.push_str(r"\textasciicircum{}"),
            '[' | ']' => out.extend(['{', c, '}']),
            '"' => out.push_str(r"\textquotedbl{}"),
            '\u{a0}' => out.push('~'),
            '\n' if before == '\n' => {}
            // Two of these would be drawn as one sign.
            '-' | '\'' | '`' | '<' | '>' | ',' if before == c => out.extend(['{', '}', c]),
            '\n' => out.push('\n'),
            c => out.push(c),
        }
        before = c;
    }
    out
}

/// The address with everything percent-encoded that is not allowed in one or may end it in LaTeX or Markdown.
fn url(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for &byte in text.as_bytes() {
        let kept = byte.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&byte);
        if kept {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_that_markdown_would_obey() {
        let text = "# *bold* [a](b) <i> `c` & ~x~ | 1\n- item\n12. item\n    code\n1999 was";
        let escaped = markdown(text);
        let told = "\\# \\*bold\\* \\[a\\](b) \\<i\\> \\`c\\` \\& \\~x\\~ \\| 1\n\\- item\n12\\. item\ncode\n1999 was";
        assert_eq!(escaped, told);
        let mut plain = String::new();
        for event in pulldown_cmark::Parser::new(&escaped) {
            match event {
                pulldown_cmark::Event::Text(text) => plain.push_str(&text),
                pulldown_cmark::Event::SoftBreak => plain.push('\n'),
                pulldown_cmark::Event::Start(tag) => assert_eq!(tag, pulldown_cmark::Tag::Paragraph),
                pulldown_cmark::Event::End(_) => {}
                other => panic!("{other:?} was read as syntax"),
            }
        }
        assert_eq!(plain, text.replace("    code", "code"));
    }

    #[test]
    fn latex_has_words_for_its_special_characters() {
        let written = Syntax::Latex.write("50% of $3 & {a}_b^~ #1 \\input [x] -- p.\u{a0}3");
        let told = concat!(
            r"50\% of \$3 \& \textbraceleft{}a\textbraceright{}\_b\textasciicircum{}\textasciitilde{} \#1 ",
            r"\textbackslash{}input {[}x{]} -{}- p.~3"
        );
        assert_eq!(written, told);
        assert_eq!(written.matches('{').count(), written.matches('}').count());
        assert_eq!(Syntax::Latex.write("a\n\n\nb"), "a\nb");
    }

    #[test]
    fn an_address_cannot_be_left() {
        assert_eq!(Syntax::Url.write("https://a.example/x>}\\ é?q=%20#:~:text=a"), {
            "https://a.example/x%3E%7D%5C%20%C3%A9?q=%20#:~:text=a"
        });
    }
}
