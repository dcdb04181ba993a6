//! Running heads and page numbers: what stands at the same place on page after page.

use std::collections::BTreeMap;

use super::lines::Line;
use super::sheet::Sheet;

/// How many lines at the top and at the bottom of a page are looked at.
const EDGE: usize = 3;
/// How far from its place on another page a running head may stand, in points.
const NEAR: f32 = 8.0;

/// Running heads met so far.
#[derive(Debug, Default)]
pub(crate) struct Furniture {
    /// Texts at the edges, numbers left out, with their baselines and the pages they were met on.
    met: BTreeMap<String, Vec<(f32, u32)>>,
}

impl Furniture {
    /// Remembers what stands at the edges of a page.
    pub(crate) fn count(&mut self, sheet: &Sheet, lines: &[Line]) {
        for at in edges(sheet, lines) {
            let Some(line) = lines.get(at) else { continue };
            let places = self.met.entry(pattern(&sheet.text(line))).or_default();
            if places.len() < 64
                && places.last().is_none_or(|last| last.1 != line.page || (last.0 - line.base).abs() > 0.01)
            {
                places.push((line.base, line.page));
            }
        }
    }

    /// Which of the lines of a page are furniture.
    pub(crate) fn find(&self, sheet: &Sheet, lines: &[Line], pages: usize) -> Vec<bool> {
        let mut found: Vec<bool> = lines.iter().map(|line| line.furniture && !line.words.is_empty()).collect();
        let edges = edges(sheet, lines);
        for &at in &edges {
            let Some(line) = lines.get(at) else { continue };
            let text = sheet.text(line);
            let repeated = self.repeated(&pattern(&text), line, pages);
            let number = is_page_number(&text) && outermost(lines, at);
            if let Some(found) = found.get_mut(at) {
                *found |= repeated || number;
            }
        }
        found
    }

    fn repeated(&self, pattern: &str, line: &Line, pages: usize) -> bool {
        let places = self.met.get(pattern).map(Vec::as_slice).unwrap_or_default();
        let others = places.iter().filter(|(base, page)| *page != line.page && (base - line.base).abs() < NEAR);
        let needed = if pages <= 3 || pattern.contains('#') { 1 } else { 2 };
        pattern.chars().any(char::is_alphabetic) && others.count() >= needed
    }
}

/// The lines at the top and the bottom of a page.
fn edges(sheet: &Sheet, lines: &[Line]) -> Vec<usize> {
    let height = sheet.page.height.max(1.0);
    let mut order: Vec<usize> = (0..lines.len()).collect();
    let base = |at: &usize| lines.get(*at).map_or(0.0, |line| line.base);
    order.sort_by(|one, other| base(one).total_cmp(&base(other)).then(one.cmp(other)));
    let mut found = Vec::new();
    for (down, zone) in [(true, 0.16), (false, 0.84)] {
        let (mut rows, mut last) = (0, f32::NAN);
        let run: Vec<usize> = if down { order.clone() } else { order.iter().rev().copied().collect() };
        for at in run {
            let Some(line) = lines.get(at) else { continue };
            let inside = if down { line.base < zone * height } else { line.base > zone * height };
            if !(line.base - last).abs().le(&3.0) {
                rows += 1;
                last = line.base;
            }
            if rows > EDGE || !inside {
                break;
            }
            found.push(at);
        }
    }
    found
}

/// Whether no other line stands above it, or none below it.
fn outermost(lines: &[Line], at: usize) -> bool {
    let Some(own) = lines.get(at) else { return false };
    let others = || lines.iter().enumerate().filter(|(other, line)| *other != at && !own.level(line));
    others().all(|(_, line)| line.base > own.base) || others().all(|(_, line)| line.base < own.base)
}

/// The text with each number as `#`.
fn pattern(text: &str) -> String {
    let mut pattern = String::new();
    for c in text.chars().take(120) {
        match c {
            '0'..='9' if pattern.ends_with('#') => {}
            '0'..='9' => pattern.push('#'),
            _ => pattern.extend(c.to_lowercase()),
        }
    }
    pattern
}

/// `12`, `- 12 -`, `xiv`, `Page 3`, `3 of 12`, `page 3/12`.
fn is_page_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut numbers = 0;
    for word in lower.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '|' | '[' | ']' | '.'))
    {
        let digits = word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 4;
        let roman = word.len() <= 6 && word.bytes().all(|byte| b"ivxl".contains(&byte));
        match word {
            "" | "page" | "p" | "of" | "seite" | "von" | "página" | "de" | "pagina" | "di" | "sur" => {}
            _ if digits || roman => numbers += 1,
            _ => return false,
        }
    }
    (1..=2).contains(&numbers)
}
