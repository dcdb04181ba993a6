//! A figure with its unit, scaled.

use super::super::Value;
use crate::reading::Reading;
use crate::text::Span;

/// Words that multiply the number before them.
const SCALES: &[(&str, f64)] = &[
    ("hundred", 1e2),
    ("thousand", 1e3),
    ("k", 1e3),
    ("million", 1e6),
    ("m", 1e6),
    ("mn", 1e6),
    ("billion", 1e9),
    ("bn", 1e9),
    ("b", 1e9),
    ("trillion", 1e12),
    ("tn", 1e12),
];

/// Signs and words of measure that stand before or after a number.
const UNITS: &[&str] = &[
    "$",
    "€",
    "£",
    "¥",
    "₹",
    "%",
    "percent",
    "pct",
    "per",
    "points",
    "point",
    "km",
    "kilometers",
    "kilometres",
    "miles",
    "tonnes",
    "tons",
    "barrels",
    "square",
    "people",
    "troops",
    "days",
    "hours",
    "years",
    "months",
    "kg",
    "mw",
    "gw",
    "usd",
    "eur",
    "gbp",
    "dollars",
    "euros",
];

/// The first figure of a cell; a bare year is none.
pub(super) fn of(reading: &Reading, cell: Span) -> Option<Value> {
    let language = &reading.language;
    let tokens = language.tokens_in(cell);
    tokens.clone().find_map(|at| {
        let token = language.tokens.get(at as usize)?;
        let form = language.form(at);
        let (digits, glued) = split(form);
        let number: f64 = digits.replace(',', "").parse().ok().filter(|number: &f64| number.is_finite())?;
        let inside = |at: Option<u32>| at.filter(|at| tokens.contains(at));
        let next = inside(Some(at + 1));
        let scale = scale(glued).or_else(|| next.and_then(|next| scale(language.form(next))));
        let scaled = next.filter(|&next| glued.is_empty() && self::scale(language.form(next)).is_some());
        let last = scaled.unwrap_or(at);
        let unit = [inside(at.checked_sub(1)), inside(Some(last + 1))].into_iter().flatten();
        let unit = unit.into_iter().find(|&at| UNITS.contains(&language.form(at)));
        let unit = unit.and_then(|at| language.tokens.get(at as usize)).map(|token| token.span);
        let year = unit.is_none() && scale.is_none() && digits.len() == 4 && (1500.0..2200.0).contains(&number);
        let end = language.tokens.get(last as usize).map_or(token.span, |last| last.span);
        let letters = !glued.is_empty() && scale.is_none();
        (!year && !letters).then(|| Value { span: token.span.cover(end), number: number * scale.unwrap_or(1.0), unit })
    })
}

/// The digits a form begins with, and what is glued to them ("430k").
fn split(form: &str) -> (&str, &str) {
    let digits = form.trim_end_matches(|c: char| c.is_alphabetic());
    (digits, form.get(digits.len()..).unwrap_or(""))
}

fn scale(word: &str) -> Option<f64> {
    SCALES.iter().find(|(name, _)| *name == word).map(|&(_, scale)| scale)
}
