//! The extract as a report that people read: quotes with their places, and the notes, in Markdown.

use std::io;

use crate::briefing::{Briefing, FindingRef, Kind};
use crate::text::glyph::display_line;

use super::annotation::Remark;
use super::citation::markdown as literal;
use super::outline::{self, Entry, shown};

/// Writes the report of one document.
///
/// # Errors
/// Those of `out`.
pub fn write(briefing: &Briefing, out: &mut impl io::Write) -> io::Result<()> {
    write_with(briefing, &[], out)
}

/// Writes the report of one document with the notes on it.
///
/// # Errors
/// Those of `out`.
pub fn write_with(briefing: &Briefing, remarks: &[Remark], out: &mut impl io::Write) -> io::Result<()> {
    head(briefing, out)?;
    for kind in Kind::ALL {
        writeln!(out, "\n## {}\n", outline::heading(kind))?;
        if briefing.count(kind) == 0 {
            writeln!(out, "None found.")?;
        }
        for finding in outline::findings(briefing, kind) {
            item(briefing, finding, out)?;
        }
    }
    if !remarks.is_empty() {
        writeln!(out, "\n## Notes\n")?;
    }
    (1..).zip(remarks).try_for_each(|(number, remark)| note(briefing, number, remark, out))
}

fn head(briefing: &Briefing, out: &mut impl io::Write) -> io::Result<()> {
    let (document, coverage) = (&briefing.reading.document, briefing.review.coverage);
    let path = literal(&display_line(&document.source.path));
    let title = document.title.map_or_else(|| path.clone(), |title| literal(&shown(document, title)));
    writeln!(out, "# {title}\n")?;
    writeln!(out, "- source: {path}, {} bytes, SHA-256 {}", document.source.bytes, document.source.sha256)?;
    if let Some(published) = &document.published {
        writeln!(out, "- published: {} ({})", literal(&published.date), document.place(published.span.start()))?;
    }
    let (sentences, version) = (briefing.reading.sentences.len(), env!("CARGO_PKG_VERSION"));
    writeln!(out, "- sentences: {sentences}, {} of {} cited", coverage.cited, coverage.of)?;
    writeln!(out, "- made by pincite {version}; every quote is a slice of the source")?;
    for problem in &document.problems {
        writeln!(out, "- problem: {}", literal(&display_line(&problem.message)))?;
    }
    Ok(())
}

fn item(briefing: &Briefing, finding: FindingRef, out: &mut impl io::Write) -> io::Result<()> {
    let document = &briefing.reading.document;
    let Entry { span, facts, places, .. } = outline::entry(briefing, finding);
    let quote = |span| literal(&shown(document, span));
    let facts: Vec<String> =
        facts.iter().filter(|fact| !fact.is_empty()).map(|fact| literal(&display_line(fact))).collect();
    writeln!(out, "{}. “{}” ({})", finding.index + 1, quote(span), document.place(span.start()))?;
    if !facts.is_empty() {
        writeln!(out, "   - {}", facts.join("; "))?;
    }
    for (what, span) in places {
        writeln!(out, "   - {} ({}): “{}”", literal(&what), document.place(span.start()), quote(span))?;
    }
    Ok(())
}

/// `1. “the words” (L41): accepted; #tag`, then what was written, a line each.
fn note(briefing: &Briefing, number: usize, remark: &Remark, out: &mut impl io::Write) -> io::Result<()> {
    let document = &briefing.reading.document;
    let quote = remark.span.map_or_else(|| display_line(&remark.words(document.format)), |span| shown(document, span));
    let place = remark.span.map_or_else(|| "orphan: not found in this text".to_owned(), |span| document.citation(span));
    let status = Some(remark.status.clone()).filter(|status| !status.is_empty());
    let mark = remark.mark.map(|letter| format!("mark {letter}"));
    let tags = remark.tags.iter().map(|tag| format!("#{tag}"));
    let facts: Vec<String> = status.into_iter().chain(mark).chain(tags).collect();
    let facts = if facts.is_empty() { String::new() } else { format!(": {}", display_line(&facts.join("; "))) };
    writeln!(out, "{number}. “{}” ({place}){}", literal(&quote), literal(&facts))?;
    for line in remark.text.lines() {
        let line = literal(&display_line(line));
        if line.is_empty() { writeln!(out)? } else { writeln!(out, "   {line}  ")? }
    }
    Ok(())
}
