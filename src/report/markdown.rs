//! The extract as a report that people read: quotes with their lines, in Markdown.

use std::io;

use crate::briefing::{Briefing, FindingRef, Kind};
use crate::text::glyph::display_line;

use super::outline::{self, Entry, shown};

/// Writes the report of one document.
///
/// # Errors
/// Those of `out`.
pub fn write(briefing: &Briefing, out: &mut impl io::Write) -> io::Result<()> {
    let (document, coverage) = (&briefing.reading.document, briefing.review.coverage);
    let path = literal(&display_line(&document.source.path));
    let title = document.title.map_or_else(|| path.clone(), |title| literal(&shown(document, title)));
    writeln!(out, "# {title}\n")?;
    writeln!(out, "- source: {path}, {} bytes, SHA-256 {}", document.source.bytes, document.source.sha256)?;
    if let Some(published) = &document.published {
        writeln!(out, "- published: {} (L{})", literal(&published.date), document.line(published.span.start()))?;
    }
    let (sentences, version) = (briefing.reading.sentences.len(), env!("CARGO_PKG_VERSION"));
    writeln!(out, "- sentences: {sentences}, {} of {} cited", coverage.cited, coverage.of)?;
    writeln!(out, "- made by pincite {version}; every quote is a slice of the source")?;
    for problem in &document.problems {
        writeln!(out, "- problem: {}", literal(&display_line(&problem.message)))?;
    }
    for kind in Kind::ALL {
        writeln!(out, "\n## {}\n", outline::heading(kind))?;
        if briefing.count(kind) == 0 {
            writeln!(out, "None found.")?;
        }
        for finding in outline::findings(briefing, kind) {
            item(briefing, finding, out)?;
        }
    }
    Ok(())
}

fn item(briefing: &Briefing, finding: FindingRef, out: &mut impl io::Write) -> io::Result<()> {
    let document = &briefing.reading.document;
    let Entry { span, facts, places, .. } = outline::entry(briefing, finding);
    let quote = |span| literal(&shown(document, span));
    let facts: Vec<String> =
        facts.iter().filter(|fact| !fact.is_empty()).map(|fact| literal(&display_line(fact))).collect();
    writeln!(out, "{}. “{}” (L{})", finding.index + 1, quote(span), document.line(span.start()))?;
    if !facts.is_empty() {
        writeln!(out, "   - {}", facts.join("; "))?;
    }
    for (what, span) in places {
        writeln!(out, "   - {} (L{}): “{}”", literal(&what), document.line(span.start()), quote(span))?;
    }
    Ok(())
}

/// The text with a backslash before every character that Markdown might take for syntax.
fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            literal.push('\\');
        }
        literal.push(c);
    }
    literal
}
