//! Each pane as a table in CSV (RFC 4180): one record a finding, its words, its place, and what is particular to it.

mod cell;
mod columns;
mod remarks;

use std::io;

use crate::briefing::{Briefing, FindingRef, Kind};

use super::annotation::Remark;
use super::outline::{self, shown};

/// Columns that every table begins with.
const COMMON: [&str; 8] = ["id", "quote", "place", "line", "page", "start_byte", "end_byte", "sentence"];

/// One table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// The findings of a kind.
    Findings(Kind),
    /// The notes.
    Notes,
}

impl Table {
    /// All tables, in order of the panes; the notes where there are some.
    pub fn all(remarks: &[Remark]) -> impl Iterator<Item = Self> {
        let notes = (!remarks.is_empty()).then_some(Self::Notes);
        Kind::ALL.into_iter().map(Self::Findings).chain(notes)
    }

    /// The name of its file.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Findings(Kind::KeyPoint) => "key-points.csv",
            Self::Findings(Kind::Stakeholder) => "stakeholders.csv",
            Self::Findings(Kind::Legal) => "legal-questions.csv",
            Self::Findings(Kind::Indicator) => "indicators.csv",
            Self::Findings(Kind::AuthorView) => "author-view.csv",
            Self::Findings(Kind::Statement) => "statements.csv",
            Self::Findings(Kind::Forecast) => "forecasts.csv",
            Self::Findings(Kind::Tradecraft) => "tradecraft.csv",
            Self::Findings(Kind::Damage) => "damage.csv",
            Self::Notes => "notes.csv",
        }
    }
}

/// Writes one table.
///
/// # Errors
/// Those of `out`.
pub fn write(briefing: &Briefing, table: Table, remarks: &[Remark], out: &mut impl io::Write) -> io::Result<()> {
    let Table::Findings(kind) = table else { return remarks::write(briefing, remarks, out) };
    cell::record(COMMON.into_iter().chain(columns::names(kind).iter().copied()).chain(["rule"]), out)?;
    for finding in outline::findings(briefing, kind) {
        let mut cells = common(briefing, finding);
        cells.extend(columns::values(briefing, finding));
        cells.push(outline::entry(briefing, finding).rule.to_owned());
        cell::record(cells.iter().map(String::as_str), out)?;
    }
    Ok(())
}

fn common(briefing: &Briefing, finding: FindingRef) -> Vec<String> {
    let (reading, document) = (&briefing.reading, &briefing.reading.document);
    let span = briefing.spans(finding).first().copied().unwrap_or_default();
    let sentence = reading.sentences_in(span).next().map_or(String::new(), |id| (id.0 + 1).to_string());
    vec![
        briefing.id(finding).to_owned(),
        shown(document, span),
        document.citation(span),
        document.line(span.start()).to_string(),
        document.page(span.start()).map_or(String::new(), |page| page.to_string()),
        span.start().to_string(),
        span.end().to_string(),
        sentence,
    ]
}

#[cfg(test)]
mod tests;
