//! Headings: underlined, marked with `#`, in capitals, numbered, or short lines that stand over a text.

use super::line::{Line, ends_sentence};
use super::segment::{Found, Segmenter};
use super::shape;
use super::width::Wrap;
use crate::document::BlockKind;

/// The most characters of a heading that nothing but its shortness tells.
const LONGEST: usize = 90;
/// The most words of such a heading.
const MOST_WORDS: usize = 13;
/// The most characters of a title, which stands first.
const LONGEST_TITLE: usize = 160;

/// A line over `====` or `----`.
pub(super) fn underlined(pass: &mut Segmenter<'_>, line: Line) -> Option<Found> {
    let text = pass.text;
    let words = line.words(text);
    let next = pass.follows(line)?;
    let level = shape::underline(next.words(text))?;
    if words.len() > 200
        || shape::is_rule(words)
        || words.len() > 100 && ends_sentence(words)
        || shape::opens_block(words)
    {
        return None;
    }
    pass.mark(next.first, next.end);
    Some(Found { kind: BlockKind::Heading, level, first: line.first, end: next.end, next: next.next })
}

/// `## Heading ##`.
pub(super) fn marked(pass: &mut Segmenter<'_>, line: Line) -> Option<Found> {
    let words = line.words(pass.text);
    let level = words.len() - words.trim_start_matches('#').len();
    let rest = words.get(level..)?;
    if !(1..=6).contains(&level) || !rest.starts_with([' ', '\t']) {
        return None;
    }
    let room = rest.len() - rest.trim_start().len();
    pass.mark(line.first, line.first + level + room);
    let bare = rest.trim_end_matches('#');
    if bare.len() < rest.len() && bare.ends_with(' ') {
        pass.mark(line.first + level + bare.trim_end().len(), line.end);
    }
    Some(Found::line(BlockKind::Heading, level as u8, line))
}

/// A line wholly in strong emphasis, as Markdown writers set a heading.
pub(super) fn bold(pass: &mut Segmenter<'_>, line: Line) -> Option<Found> {
    let words = line.words(pass.text);
    let inner = ["**", "__"].iter().find_map(|mark| words.strip_prefix(mark)?.strip_suffix(mark))?;
    let plain = !inner.contains("**") && !inner.contains("](") && !ends_sentence(inner);
    (plain && inner.chars().count() <= LONGEST_TITLE).then(|| Found::line(BlockKind::Heading, 3, line))
}

/// A heading told by its words and its place.
pub(super) fn plain(pass: &mut Segmenter<'_>, line: Line) -> Option<Found> {
    let text = pass.text;
    let words = line.words(text);
    let title = pass.is_first();
    if words.len() > 4 * LONGEST_TITLE || words.contains("://") {
        return None;
    }
    let next = pass.follows(line);
    if shape::is_capitals(words) && !words.ends_with('.') {
        let running = next.is_some_and(|next| shape::is_capitals(next.words(text)) && words.len() > 60);
        return (!running).then(|| Found::line(BlockKind::Heading, if title { 1 } else { 2 }, line));
    }
    if !looks_like_heading(words, title) || !stands_alone(pass, line, next) {
        return None;
    }
    let level = match shape::numbered(words) {
        Some(depth) => (depth + 1).min(6),
        None if title => 1,
        None => 2,
    };
    Some(Found::line(BlockKind::Heading, level, line))
}

fn looks_like_heading(words: &str, title: bool) -> bool {
    let longest = if title { LONGEST_TITLE } else { LONGEST };
    let opens = words.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    if !opens || words.chars().count() > longest {
        return false;
    }
    let count = words.split_whitespace().count();
    let question = words.ends_with('?') && count <= 9;
    (title || count <= MOST_WORDS)
        && (!ends_sentence(words) || question)
        && !words.ends_with([',', ';', '-', '–', '—'])
        && !words.contains('\t')
        && !(words.ends_with(':') && count > 6)
}

/// Whether the line is not the first one of a paragraph, and stands over something.
fn stands_alone(pass: &mut Segmenter<'_>, line: Line, next: Option<Line>) -> bool {
    let text = pass.text;
    let words = line.words(text);
    if let Some(next) = next
        && (pass.wrap.joins(text, line, next) || matches!(pass.wrap, Wrap::At(_)) && !pass.after_blank)
    {
        return false;
    }
    let title = pass.is_first();
    let Some(beyond) = pass.beyond(line) else { return false };
    let below = beyond.words(text);
    let over = below.chars().count() > words.chars().count() || ends_sentence(below) || shape::opens_block(below);
    over || title
}
