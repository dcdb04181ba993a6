//! Tables as grids, with their rows read as indicators.

use serde::Serialize;

use crate::briefing::Kind;
use crate::extract::{Finding, Indicator, Trend};
use crate::reading::{Cell, Grid};
use crate::text::Span;

use super::context::{Context, Id};
use super::quoted::Quoted;

/// A table.
#[derive(Serialize)]
pub struct Table<'a> {
    id: Id,
    span: Span,
    quote: &'a str,
    caption: Option<Quoted<'a>>,
    header: Vec<Quoted<'a>>,
    rows: Vec<Vec<Quoted<'a>>>,
    indicators: Vec<Row<'a>>,
}

/// A row read as an indicator.
#[derive(Serialize)]
#[allow(clippy::struct_field_names, reason = "the field is called so in the schema")]
struct Row<'a> {
    id: &'a str,
    row: usize,
    name: Quoted<'a>,
    trend: Trend,
    trend_cues: &'a [Span],
    value: Option<Figure<'a>>,
    mentions: Vec<Id>,
    spans: &'a [Span],
    quote: &'a str,
    rule: &'static str,
    places: Vec<Quoted<'a>>,
}

#[derive(Serialize)]
struct Figure<'a> {
    span: Span,
    quote: &'a str,
    number: f64,
    unit: Option<&'a str>,
}

/// All tables, in order.
pub fn tables<'a>(at: &'a Context<'a>) -> impl Iterator<Item = Table<'a>> {
    let cells = |cells: &[Cell]| cells.iter().map(|cell| at.quoted(cell.span)).collect::<Vec<_>>();
    at.reading.grids.iter().enumerate().map(move |(index, grid): (usize, &Grid)| Table {
        id: Id::table(grid.span),
        span: grid.span,
        quote: at.quote(grid.span),
        caption: grid.caption.map(|span| at.quoted(span)),
        header: cells(&grid.header),
        rows: grid.rows.iter().map(|row| cells(row)).collect(),
        indicators: indicators(at, index),
    })
}

/// The indicators of table `grid`; they come table by table.
fn indicators<'a>(at: &Context<'a>, grid: usize) -> Vec<Row<'a>> {
    let all: &'a [Finding<Indicator>] = &at.briefing.findings.indicators;
    let first = all.partition_point(|indicator| indicator.what.grid < grid);
    let own = all.iter().enumerate().skip(first).take_while(|(_, indicator)| indicator.what.grid == grid);
    own.map(|(index, finding)| row(at, index, finding)).collect()
}

fn row<'a>(at: &Context<'a>, index: usize, finding: &'a Finding<Indicator>) -> Row<'a> {
    let found = &finding.what;
    let value = found.value.as_ref();
    let parts = finding.spans.iter().chain(&finding.cues).chain(&found.trend_cues).copied();
    let parts = parts.chain(value.and_then(|value| value.unit));
    Row {
        id: at.id(Kind::Indicator, index),
        row: found.row,
        name: at.quoted(finding.span()),
        trend: found.trend,
        trend_cues: &found.trend_cues,
        value: value.map(|value| Figure {
            span: value.span,
            quote: at.quote(value.span),
            number: value.number,
            unit: value.unit.map(|unit| at.quote(unit)),
        }),
        mentions: found.mentions.iter().filter_map(|&id| at.sentence(id)).collect(),
        spans: &finding.spans,
        quote: at.quote(finding.span()),
        rule: finding.rule,
        places: at.others(parts, &[finding.span()]),
    }
}
