//! Title and date of publication, where the document names them.

use crate::document::{BlockKind, Document, Published};
use crate::text::Span;

/// How many blocks may stand before the text.
const HEAD: usize = 12;

/// Sets `title` and `published`.
pub(super) fn find(mut document: Document) -> Document {
    document.title = field(&document, &["title", "subject", "headline"]).or_else(|| first_heading(&document));
    document.published = published(&document);
    document
}

/// The value of the first line `key: value` in the notes at the top.
fn field(document: &Document, keys: &[&str]) -> Option<Span> {
    head(document, BlockKind::Note).find_map(|content| {
        lines(document, content).find_map(|line| {
            let words = document.slice(line);
            let (key, value) = words.split_once(':')?;
            let known = keys.contains(&key.trim().to_ascii_lowercase().as_str());
            let span = Span::new(line.start() + key.len() as u32 + 1, line.end()).trim(&document.text);
            let bare = value.trim().trim_matches(['"', '\'']);
            let quoted = bare.len() + 2 == value.trim().len();
            let span = if quoted { Span::new(span.start() + 1, span.end() - 1) } else { span };
            (known && !span.is_empty()).then_some(span)
        })
    })
}

fn head(document: &Document, kind: BlockKind) -> impl Iterator<Item = Span> + '_ {
    document.blocks.iter().take(HEAD).filter(move |block| block.kind == kind).map(|block| block.content)
}

fn lines(document: &Document, content: Span) -> impl Iterator<Item = Span> + '_ {
    let first = document.lines.line(content.start());
    let last = document.lines.line(content.end());
    let lines = (first..=last).take(100);
    lines.filter_map(move |number| document.lines.span(number).intersect(content)).map(|line| line.trim(&document.text))
}

/// The heading that stands first, but for notes; its words without markup.
fn first_heading(document: &Document) -> Option<Span> {
    let blocks = document.blocks.iter().take(HEAD);
    let first = blocks.filter(|block| !block.content.is_empty()).find(|block| block.kind != BlockKind::Note)?;
    if first.kind != BlockKind::Heading || first.level > 2 {
        return None;
    }
    let next = document.blocks.iter().find(|block| block.span.start() >= first.span.end());
    if next.is_some_and(|block| block.kind == BlockKind::Item) {
        return None;
    }
    let shown = document.visible(first.content).reduce(Span::cover)?.trim(&document.text);
    (!shown.is_empty()).then_some(shown)
}

/// The date in a field of the head, or on a line of its own there.
fn published(document: &Document) -> Option<Published> {
    let named = field(document, &["date", "published", "publication date", "pubdate", "posted"]);
    let alone = || {
        let notes = head(document, BlockKind::Note).flat_map(|content| lines(document, content).collect::<Vec<_>>());
        notes.take(24).find(|&line| !document.slice(line).contains(':') && date(document.slice(line)).is_some())
    };
    let span = named.filter(|&span| date(document.slice(span)).is_some()).or_else(alone)?;
    let date = date(document.slice(span))?;
    Some(Published { span, date })
}

/// The first day named in `words`, as `YYYY-MM-DD`: `2024-03-05`, `5 March 2024`, `March 5, 2024`. Slashes are not read:
/// `3/5/2024` is two days.
pub(super) fn date(words: &str) -> Option<String> {
    const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let parts: Vec<&str> =
        words.split(|c: char| c.is_whitespace() || c == ',').filter(|part| !part.is_empty()).take(16).collect();
    for part in &parts {
        let iso: Vec<_> = part.get(..10).unwrap_or("").split('-').map(str::parse::<u32>).collect();
        if let [Ok(year), Ok(month), Ok(day)] = iso.as_slice()
            && let Some(date) = calendar(*year, *month, *day)
        {
            return Some(date);
        }
    }
    for window in parts.windows(3) {
        let [one, two, three] = window else { continue };
        let month = |word: &str| {
            let lower = word.trim_end_matches('.').to_ascii_lowercase();
            MONTHS.iter().position(|name| lower.get(..3) == Some(*name)).map(|at| at as u32 + 1)
        };
        let number =
            |word: &str| word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.').parse::<u32>().ok();
        let year = number(three).filter(|year| (1500..3000).contains(year));
        let read = match (month(one), month(two)) {
            (Some(month), _) => Some((month, number(two))),
            (None, Some(month)) => Some((month, number(one))),
            (None, None) => None,
        };
        if let (Some((month, Some(day))), Some(year)) = (read, year) {
            return calendar(year, month, day);
        }
    }
    None
}

fn calendar(year: u32, month: u32, day: u32) -> Option<String> {
    let known = (1500..3000).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    known.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn days_are_read_where_they_are_certain() {
        assert_eq!(date("2024-03-05T10:00:00Z").as_deref(), Some("2024-03-05"));
        assert_eq!(date("Tuesday, 5th March 2024 at noon").as_deref(), Some("2024-03-05"));
        assert_eq!(date("Sept. 5, 2024").as_deref(), Some("2024-09-05"));
        assert_eq!(date("3/5/2024"), None);
        assert_eq!(date("March 2024"), None);
    }
}
