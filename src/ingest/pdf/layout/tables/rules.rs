//! Ruled lines put together: pieces of one line joined, lines that touch collected into nets.

use super::super::super::glyphs::Rule;

/// How far two pieces of a line may be apart, in points.
const NEAR: f32 = 2.5;
/// The shortest line that rules a table.
const SHORT: f32 = 7.0;
/// The most lines of each direction that are looked at; the longest ones.
const MOST: usize = 400;

/// A level or upright line: where it lies, and its two ends along it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stroke {
    /// The baseline of a level line, the x of an upright one.
    pub(super) at: f32,
    /// Its first end.
    pub(super) from: f32,
    /// Its other end.
    pub(super) to: f32,
}

/// Lines that touch each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Net {
    /// Level lines, from the top.
    pub(super) level: Vec<Stroke>,
    /// Upright lines, from the left.
    pub(super) upright: Vec<Stroke>,
}

impl Net {
    /// Left, top, right and bottom of all lines; `None` where they do not span an area.
    pub(super) fn area(&self) -> Option<[f32; 4]> {
        let across = |strokes: &[Stroke]| strokes.iter().map(|stroke| stroke.at).collect::<Vec<_>>();
        let along = |strokes: &[Stroke]| strokes.iter().flat_map(|stroke| [stroke.from, stroke.to]).collect::<Vec<_>>();
        let ends = |places: Vec<f32>| {
            let least = places.iter().copied().fold(f32::MAX, f32::min);
            let most = places.iter().copied().fold(f32::MIN, f32::max);
            (least, most)
        };
        let (left, right) = ends([across(&self.upright), along(&self.level)].concat());
        let (top, bottom) = ends([across(&self.level), along(&self.upright)].concat());
        (left < right && top < bottom && !self.level.is_empty() && !self.upright.is_empty())
            .then_some([left, top, right, bottom])
    }
}

/// The level and the upright lines of a page, pieces joined.
pub(super) fn strokes(rules: &[Rule]) -> Net {
    let level = rules.iter().filter(|rule| rule.bottom - rule.top < rule.right - rule.left);
    let level = level.map(|rule| Stroke { at: f32::midpoint(rule.top, rule.bottom), from: rule.left, to: rule.right });
    let upright = rules.iter().filter(|rule| rule.bottom - rule.top >= rule.right - rule.left);
    let upright =
        upright.map(|rule| Stroke { at: f32::midpoint(rule.left, rule.right), from: rule.top, to: rule.bottom });
    Net { level: joined(level.collect()), upright: joined(upright.collect()) }
}

fn joined(mut strokes: Vec<Stroke>) -> Vec<Stroke> {
    strokes.retain(|stroke| stroke.at.is_finite() && stroke.from.is_finite() && stroke.to.is_finite());
    strokes.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut last = f32::NAN;
    let mut place = f32::NAN;
    for stroke in &mut strokes {
        if last.is_nan() || stroke.at - last > 1.2 {
            place = stroke.at;
        }
        last = stroke.at;
        stroke.at = place;
    }
    strokes.sort_by(|one, other| one.at.total_cmp(&other.at).then(one.from.total_cmp(&other.from)));
    let mut found: Vec<Stroke> = Vec::new();
    for stroke in strokes {
        match found.last_mut().filter(|last| last.at.total_cmp(&stroke.at).is_eq() && stroke.from <= last.to + NEAR) {
            Some(last) => last.to = last.to.max(stroke.to),
            None => found.push(stroke),
        }
    }
    found.retain(|stroke| stroke.to - stroke.from >= SHORT);
    if found.len() > MOST {
        found.sort_by(|one, other| {
            (other.to - other.from).total_cmp(&(one.to - one.from)).then(one.at.total_cmp(&other.at))
        });
        found.truncate(MOST);
        found.sort_by(|one, other| one.at.total_cmp(&other.at).then(one.from.total_cmp(&other.from)));
    }
    found
}

/// Collects lines that touch.
pub(super) fn nets(strokes: &Net) -> Vec<Net> {
    let count = strokes.level.len();
    let mut group: Vec<usize> = (0..count + strokes.upright.len()).collect();
    for (row, level) in strokes.level.iter().enumerate() {
        for (column, upright) in strokes.upright.iter().enumerate() {
            let across = upright.at > level.from - NEAR && upright.at < level.to + NEAR;
            if across && level.at > upright.from - NEAR && level.at < upright.to + NEAR {
                let (one, other) = (root(&group, row), root(&group, count + column));
                if let Some(slot) = group.get_mut(one.max(other)) {
                    *slot = one.min(other);
                }
            }
        }
    }
    let mut nets: Vec<(usize, Net)> = Vec::new();
    for at in 0..group.len() {
        let own = root(&group, at);
        let known = nets.iter().position(|(group, _)| *group == own);
        let place = known.unwrap_or_else(|| {
            nets.push((own, Net::default()));
            nets.len() - 1
        });
        let Some((_, net)) = nets.get_mut(place) else { continue };
        net.level.extend(strokes.level.get(at));
        net.upright.extend(at.checked_sub(count).and_then(|at| strokes.upright.get(at)));
    }
    nets.into_iter().map(|(_, net)| net).collect()
}

fn root(group: &[usize], mut at: usize) -> usize {
    while let Some(&up) = group.get(at).filter(|up| **up != at) {
        at = up;
    }
    at
}

/// Places that lie within `near` of each other as one, in order.
pub(super) fn places(all: impl Iterator<Item = f32>, near: f32) -> Vec<f32> {
    let mut all: Vec<f32> = all.collect();
    all.sort_by(f32::total_cmp);
    let mut found: Vec<f32> = Vec::new();
    for at in all {
        if found.last().is_none_or(|last| at - last > near) {
            found.push(at);
        }
    }
    found
}
