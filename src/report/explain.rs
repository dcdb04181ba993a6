//! Why each finding is there: its rule, its cue words, and what else it might have been.

use std::io;

use crate::briefing::{Briefing, FindingRef, Kind};

use super::outline::{self, Entry, shown};

/// Writes the explanation of every finding.
///
/// # Errors
/// Those of `out`.
pub fn write(briefing: &Briefing, out: &mut impl io::Write) -> io::Result<()> {
    for kind in Kind::ALL {
        for finding in outline::findings(briefing, kind) {
            explain(briefing, finding, out)?;
        }
    }
    Ok(())
}

fn explain(briefing: &Briefing, finding: FindingRef, out: &mut impl io::Write) -> io::Result<()> {
    let document = &briefing.reading.document;
    let Entry { span, facts, places, rule, cues, others } = outline::entry(briefing, finding);
    let line = |at: u32| format!("L{}", document.line(at));
    let label = outline::label(finding.kind);
    writeln!(out, "{}  {label}  {}  {}", briefing.id(finding), line(span.start()), shown(document, span))?;
    if !rule.is_empty() {
        writeln!(out, "    rule    {rule}")?;
    }
    for fact in facts.iter().filter(|fact| !fact.is_empty()) {
        writeln!(out, "    found   {}", crate::text::glyph::display_line(fact))?;
    }
    for cue in cues {
        writeln!(out, "    cue     {}  {}", line(cue.start()), shown(document, cue))?;
    }
    for (what, span) in places {
        writeln!(out, "    {what}  {}  {}", line(span.start()), shown(document, span))?;
    }
    for (what, span) in others {
        writeln!(out, "    instead {}  {what}  {}", line(span.start()), shown(document, span))?;
    }
    Ok(())
}
