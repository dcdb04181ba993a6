//! Rows and cells of a table written in characters: pipes, tabs or aligned columns. Spans only.

use crate::text::Span;

/// How the cells of a table are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// By `|`, with or without outer ones; `\|` is a plain character.
    Pipes,
    /// By tabs.
    Tabs,
    /// By gutters of white space that go through all lines.
    Columns,
}

/// One row, which may run over several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its bytes, without the line end.
    pub span: Span,
    /// Its cells, trimmed; an empty cell is an empty span at its place.
    pub cells: Vec<Span>,
    /// Whether it only separates header and body (`---|:--:`).
    pub separator: bool,
}

/// The most lines that one row may run over.
const MOST_LINES: usize = 12;

/// The layout of a table block: pipes, if any line has one; then tabs; then columns.
pub fn layout(text: &str, span: Span) -> Layout {
    let body = span.of(text);
    if pipes(body).next().is_some() {
        Layout::Pipes
    } else if body.contains('\t') {
        Layout::Tabs
    } else {
        Layout::Columns
    }
}

/// All rows of the table at `span`.
pub fn rows(text: &str, span: Span) -> Vec<Row> {
    match layout(text, span) {
        Layout::Pipes => pipe_rows(text, span),
        Layout::Tabs => tab_rows(text, span),
        Layout::Columns => super::columns::rows(text, span),
    }
}

/// Offsets of the pipes in `body` that are not escaped.
pub fn pipes(body: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = body.as_bytes();
    memchr::memchr_iter(b'|', bytes).filter(move |&at| {
        let slashes = bytes.get(..at).unwrap_or_default().iter().rev().take_while(|&&byte| byte == b'\\').count();
        slashes % 2 == 0
    })
}

/// The lines of `span` without their line ends; blank ones left out.
pub(super) fn lines(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    let mut at = span.start();
    span.of(text).split_inclusive('\n').filter_map(move |line| {
        let whole = Span::new(at, at + line.len() as u32);
        at = whole.end();
        let bare = line.trim_end_matches(['\n', '\r']);
        (!bare.trim().is_empty()).then(|| Span::new(whole.start(), whole.start() + bare.len() as u32))
    })
}

fn pipe_rows(text: &str, span: Span) -> Vec<Row> {
    let lines: Vec<Span> = lines(text, span).collect();
    let mut rows = Vec::new();
    let (mut at, mut width) = (0, None);
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let (row, used) = pipe_row(text, rest, width);
        width = width.or(Some(row.cells.len()));
        rows.push(row);
        at += used;
    }
    rows
}

/// The row that begins with the first of `lines`, and how many of them it takes. `width` is the number of cells of the
/// header: a row with fewer goes on in the next lines as long as they only complete it.
pub fn pipe_row(text: &str, lines: &[Span], width: Option<usize>) -> (Row, usize) {
    let first = lines.first().copied().unwrap_or_default();
    let mut row = cells(text, first);
    let outer = first.of(text).trim_start().starts_with('|');
    let closed = |span: Span| {
        let body = span.of(text).trim_end();
        body.ends_with('|') && !body.ends_with("\\|")
    };
    let mut used = 1;
    while !row.separator && used < MOST_LINES {
        let Some(&next) = lines.get(used) else { break };
        let body = next.of(text).trim();
        let longer = cells(text, first.cover(next));
        let open = if outer { !closed(row.span) } else { width.is_some_and(|width| row.cells.len() < width) };
        let fits = width.is_none_or(|width| longer.cells.len() <= width) && !(outer && body.starts_with('|'));
        let goes_on = pipes(body).next().is_none() && body.chars().next().is_some_and(char::is_lowercase);
        if (open && fits && (outer || width.is_some()) || goes_on && !outer) && !cells(text, next).separator {
            row = longer;
            used += 1;
        } else {
            break;
        }
    }
    (row, used)
}

/// The cells between the pipes of one row.
fn cells(text: &str, span: Span) -> Row {
    let trimmed = span.trim(text);
    let body = trimmed.of(text);
    let mut cells = Vec::new();
    let mut from = 0;
    for pipe in pipes(body) {
        if pipe > 0 {
            cells.push(cell(text, trimmed, from, pipe));
        }
        from = pipe + 1;
    }
    if from < body.len() {
        cells.push(cell(text, trimmed, from, body.len()));
    }
    let rule = |cell: &Span| {
        let bare = cell.of(text).trim_matches(':');
        !bare.is_empty() && bare.bytes().all(|byte| matches!(byte, b'-' | b'=' | b'+'))
    };
    let separator =
        !cells.is_empty() && cells.iter().any(rule) && cells.iter().all(|cell| cell.is_empty() || rule(cell));
    Row { span: trimmed, cells, separator }
}

fn cell(text: &str, row: Span, from: usize, to: usize) -> Span {
    let span = Span::new(row.start() + from as u32, row.start() + to as u32).trim(text);
    if span.is_empty() { Span::empty(row.start() + from as u32) } else { span }
}

fn tab_rows(text: &str, span: Span) -> Vec<Row> {
    let lines: Vec<Span> = lines(text, span).collect();
    let tabs = |line: &Span| line.of(text).matches('\t').count();
    let even = lines.first().map(tabs).is_some_and(|first| lines.iter().all(|line| tabs(line) == first));
    let split = |line: Span| {
        let body = line.of(text);
        let mut cells = Vec::new();
        let mut from = 0;
        for (at, _) in body.match_indices('\t') {
            if even || at > from {
                cells.push(cell(text, line, from, at));
            }
            from = at + 1;
        }
        cells.push(cell(text, line, from, body.len()));
        Row { span: line.trim(text), cells, separator: false }
    };
    lines.iter().map(|&line| split(line)).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    fn grid(text: &str) -> Vec<Vec<&str>> {
        let span = Span::new(0, text.len() as u32);
        let body = rows(text, span).into_iter().filter(|row| !row.separator);
        body.map(|row| row.cells.iter().map(|cell| cell.of(text)).collect()).collect()
    }

    #[test]
    fn outer_pipes_and_escaped_pipes() {
        let text = "| A | B |\n|---|:-:|\n| x \\| y | |\n";
        assert_eq!(grid(text), vec![vec!["A", "B"], vec!["x \\| y", ""]]);
    }

    #[test]
    fn rows_broken_over_lines() {
        let text = "Name | Trend | Note\nGrain | up | sold\nFish | down\nslightly | since May\n";
        assert_eq!(grid(text)[2], vec!["Fish", "down\nslightly", "since May"]);
        let text = "| Name | Trend |\n|---|---|\n| Grain | rose in\nthe spring |\n| Fish | fell |\n";
        assert_eq!(grid(text), vec![vec!["Name", "Trend"], vec!["Grain", "rose in\nthe spring"], vec!["Fish", "fell"]]);
    }

    #[test]
    fn tabs_keep_empty_cells_where_counts_agree() {
        assert_eq!(grid("a\tb\tc\nd\t\tf\n"), vec![vec!["a", "b", "c"], vec!["d", "", "f"]]);
        assert_eq!(grid("a\t\tb\nlonger\tc\n"), vec![vec!["a", "b"], vec!["longer", "c"]]);
    }

    #[test]
    fn aligned_columns() {
        let text = "Port       Ships   Tonnes\n---------  -----  -------\nNorth bay     12    3,400\nEast quay      7      910\n";
        assert_eq!(grid(text)[1], vec!["North bay", "12", "3,400"]);
        assert_eq!(grid(text).len(), 3);
    }
}
