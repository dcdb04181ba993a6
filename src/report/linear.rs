//! Linear reading: a briefing as labelled lines, for screen readers, pipes and terminals that can do no more.

use std::io;

use crate::briefing::{Briefing, FindingRef, Kind};
use crate::extract::DamageKind;
use crate::reading::SentenceId;
use crate::text::glyph::{display_line, hidden_characters};

use super::outline::{self, Entry, count, shown};

/// Writes every finding and then every sentence, a line each; no line needs another to be understood.
///
/// # Errors
/// Those of `out`.
pub fn write(briefing: &Briefing, out: &mut impl io::Write) -> io::Result<()> {
    summary(briefing, out)?;
    for kind in Kind::ALL {
        let of = briefing.count(kind);
        match of {
            0 => writeln!(out, "{}: none found.", outline::heading(kind))?,
            _ => writeln!(out, "{}: {of}.", outline::heading(kind))?,
        }
        for finding in outline::findings(briefing, kind) {
            line(briefing, finding, out)?;
        }
    }
    sentences(briefing, out)
}

fn summary(briefing: &Briefing, out: &mut impl io::Write) -> io::Result<()> {
    let document = &briefing.reading.document;
    let hidden = hidden_characters(&document.text).count();
    let damage = briefing.findings.damage.iter().filter(|damage| damage.kind != DamageKind::HiddenCharacter).count();
    let title = document.title.map_or_else(|| display_line(&document.source.path), |title| shown(document, title));
    let coverage = briefing.review.coverage;
    writeln!(
        out,
        "Briefing: {title}. {}, {} of {} cited, {}, {}.",
        count(briefing.reading.sentences.len(), "sentence", "sentences"),
        coverage.cited,
        coverage.of,
        count(hidden, "hidden character", "hidden characters"),
        count(damage, "damage note", "damage notes"),
    )?;
    for problem in &document.problems {
        writeln!(out, "Problem: {}", display_line(&problem.message))?;
    }
    Ok(())
}

/// `Key point 1 of 3, line 2: ... Stated in the body; evidence 1 of 2, line 5: ...`
fn line(briefing: &Briefing, finding: FindingRef, out: &mut impl io::Write) -> io::Result<()> {
    let (document, of) = (&briefing.reading.document, briefing.count(finding.kind));
    let Entry { span, facts, places, .. } = outline::entry(briefing, finding);
    let label = outline::label(finding.kind);
    let place = document.line(span.start());
    write!(out, "{label} {} of {of}, line {place}: {}", finding.index + 1, shown(document, span))?;
    for (at, fact) in facts.iter().filter(|fact| !fact.is_empty()).enumerate() {
        let fact = display_line(fact);
        if at == 0 { write!(out, " | {}", capital(&fact))? } else { write!(out, "; {fact}")? }
    }
    for (what, span) in places {
        write!(out, "; {what}, line {}: {}", document.line(span.start()), shown(document, span))?;
    }
    writeln!(out)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn sentences(briefing: &Briefing, out: &mut impl io::Write) -> io::Result<()> {
    let (reading, document) = (&briefing.reading, &briefing.reading.document);
    let of = reading.sentences.len();
    writeln!(out, "Text: {}.", count(of, "sentence", "sentences"))?;
    for (index, sentence) in (0..).zip(&reading.sentences) {
        let line = document.line(sentence.span.start());
        write!(out, "Sentence {} of {of}, line {line}: {}", index + 1, shown(document, sentence.span))?;
        for (at, finding) in briefing.citing(SentenceId(index)).iter().enumerate() {
            let label = outline::label(finding.kind).to_lowercase();
            let before = if at == 0 { " | Cited by" } else { "," };
            write!(out, "{before} {label} {}", finding.index + 1)?;
        }
        writeln!(out)?;
    }
    Ok(())
}
