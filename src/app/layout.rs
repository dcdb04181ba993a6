//! Geometry: which part of the screen stands where at a size. Pure arithmetic on cells.

use super::pane::{Focus, Pane};

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Left column.
    pub x: u16,
    /// Top row.
    pub y: u16,
    /// Columns.
    pub w: u16,
    /// Rows.
    pub h: u16,
}

impl Area {
    /// A rectangle.
    pub const fn new(x: u16, y: u16, w: u16, h: u16) -> Self {
        Self { x, y, w, h }
    }

    /// One past the right column.
    pub const fn right(self) -> u16 {
        self.x + self.w
    }

    /// One past the bottom row.
    pub const fn bottom(self) -> u16 {
        self.y + self.h
    }

    /// The rectangle without its first `rows`.
    pub fn below(self, rows: u16) -> Self {
        let cut = rows.min(self.h);
        Self { y: self.y + cut, h: self.h - cut, ..self }
    }

    /// The rectangle without so many columns on either side.
    pub fn inset(self, columns: u16) -> Self {
        let cut = columns.min(self.w / 2);
        Self { x: self.x + cut, w: self.w - 2 * cut, ..self }
    }
}

/// How source and panes share the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Too small for anything but a message.
    #[default]
    TooSmall,
    /// One part at a time.
    Single,
    /// Source above, a tabbed pane below.
    Stacked,
    /// Source, a tabbed pane beside it.
    Beside,
    /// Source and all panes.
    Wide,
}

impl Shape {
    /// The shape for so many columns and rows.
    pub const fn of(w: u16, h: u16) -> Self {
        match (w, h) {
            (0..20, _) | (_, 0..5) => Self::TooSmall,
            (160.., 45..) => Self::Wide,
            (100.., _) => Self::Beside,
            (60.., 14..) => Self::Stacked,
            _ => Self::Single,
        }
    }
}

/// Where one pane stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Which pane is shown.
    pub pane: Pane,
    /// Its place, title row included.
    pub area: Area,
    /// Whether its title row is a row of tabs.
    pub tabs: bool,
}

/// The parts of the screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// How they share it.
    pub shape: Shape,
    /// The first row.
    pub header: Area,
    /// The source, title row included where it has one.
    pub source: Option<Area>,
    /// Whether the source has a title row.
    pub titled: bool,
    /// The column of the rule between source and panes.
    pub rule: Option<u16>,
    /// The panes, from the top.
    pub slots: Vec<Slot>,
    /// The last row.
    pub status: Area,
}

/// What the layout depends on besides the size.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// What has the focus.
    pub focus: Focus,
    /// The pane last in focus.
    pub tab: Pane,
    /// Whether the focused part has the screen for itself.
    pub zoomed: bool,
    /// How many rows each pane could use.
    pub wants: [u16; 9],
}

/// Lays out a screen of `w` columns and `h` rows.
pub fn lay_out(w: u16, h: u16, wish: &Wish) -> Layout {
    let shape = Shape::of(w, h);
    if shape == Shape::TooSmall {
        return Layout::default();
    }
    let header = Area::new(0, 0, w, 1);
    let status = Area::new(0, h - 1, w, 1);
    let body = Area::new(0, 1, w, h - 2);
    let base = Layout { shape, header, status, ..Layout::default() };
    if shape == Shape::Single || wish.zoomed {
        return alone(base, body, wish);
    }
    match shape {
        Shape::Wide => wide(&base, body, wish),
        Shape::Beside => beside(&base, body, wish),
        _ => stacked(&base, body, wish),
    }
}

fn alone(base: Layout, body: Area, wish: &Wish) -> Layout {
    match wish.focus {
        Focus::Source => Layout { source: Some(body), titled: base.shape >= Shape::Beside, ..base },
        Focus::Pane(pane) => Layout { slots: vec![Slot { pane, area: body, tabs: true }], ..base },
    }
}

impl PartialOrd for Shape {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        (*self as u8).partial_cmp(&(*other as u8))
    }
}

fn beside(base: &Layout, body: Area, wish: &Wish) -> Layout {
    let source = split(body.w, 54);
    let (left, right) = columns(body, source);
    let slots = vec![Slot { pane: wish.tab, area: right, tabs: true }];
    Layout { source: Some(left), titled: true, rule: Some(left.right()), slots, ..base.clone() }
}

fn stacked(base: &Layout, body: Area, wish: &Wish) -> Layout {
    let above = body.h / 2;
    let slot = Slot { pane: wish.tab, area: body.below(above), tabs: true };
    Layout { source: Some(Area { h: above, ..body }), slots: vec![slot], ..base.clone() }
}

fn split(w: u16, percent: u32) -> u16 {
    (u32::from(w) * percent / 100) as u16
}

/// Two columns with one column for the rule between them.
fn columns(body: Area, left: u16) -> (Area, Area) {
    let left = left.min(body.w.saturating_sub(1));
    (Area { w: left, ..body }, Area { x: body.x + left + 1, w: body.w - left - 1, ..body })
}

/// The first five panes one below the other; the others share the last slot, which opens when one of them is shown.
fn wide(base: &Layout, body: Area, wish: &Wish) -> Layout {
    let (left, right) = columns(body, split(body.w, 54));
    let further = if wish.tab > Pane::Perspective { Some(wish.tab) } else { None };
    let mut shown: Vec<Pane> = Pane::ALL.into_iter().filter(|pane| *pane <= Pane::Perspective).collect();
    shown.push(further.unwrap_or(Pane::Statements));
    let wants: Vec<u16> = shown
        .iter()
        .map(|pane| match (*pane > Pane::Perspective, further) {
            (true, None) => 0,
            _ => wish.wants.get(pane.index()).copied().unwrap_or(0).max(1),
        })
        .collect();
    let heights = share(right.h.saturating_sub(shown.len() as u16), &wants, if further.is_some() { 12 } else { 0 });
    let mut y = right.y;
    let mut slots = Vec::new();
    for (pane, height) in shown.into_iter().zip(heights) {
        let area = Area { y, h: height + 1, ..right };
        slots.push(Slot { pane, area, tabs: pane > Pane::Perspective });
        y += height + 1;
    }
    Layout { source: Some(left), titled: true, rule: Some(left.right()), slots, ..base.clone() }
}

/// Shares `rows` so that no part gets more than it wants while another wants more; what is left over goes to the
/// parts that are not closed. The last part gets at least `last` of them when it wants anything.
fn share(rows: u16, wants: &[u16], last: u16) -> Vec<u16> {
    let mut given = vec![0_u16; wants.len()];
    let mut left = rows;
    if let (Some(slot), Some(&want)) = (given.last_mut(), wants.last()) {
        *slot = last.min(want).min(left);
        left -= *slot;
    }
    while left > 0 {
        let open = |at: usize, given: &[u16]| wants.get(at).copied().unwrap_or(0) > given.get(at).copied().unwrap_or(0);
        let poorest = (0..wants.len()).filter(|&at| open(at, &given)).min_by_key(|&at| given.get(at).copied());
        let Some(slot) = poorest.and_then(|at| given.get_mut(at)) else { break };
        *slot += 1;
        left -= 1;
    }
    let open: Vec<usize> = (0..wants.len()).filter(|&at| wants.get(at).is_some_and(|want| *want > 0)).collect();
    for turn in 0..left as usize {
        if let Some(slot) = open.get(turn % open.len().max(1)).and_then(|&at| given.get_mut(at)) {
            *slot += 1;
        }
    }
    given
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    #[test]
    fn shares_rows_fairly_and_wholly() {
        assert_eq!(share(10, &[2, 9, 9], 0), [2, 4, 4]);
        assert_eq!(share(12, &[1, 1, 0], 0), [6, 6, 0]);
        assert_eq!(share(20, &[9, 9, 9], 12).iter().sum::<u16>(), 20);
    }

    #[test]
    fn parts_never_overlap_nor_leave_the_screen() {
        for (w, h) in [(20, 5), (59, 20), (60, 14), (80, 24), (120, 40), (160, 45), (200, 50), (400, 300), (100, 5)] {
            for tab in Pane::ALL {
                for zoomed in [false, true] {
                    let wish = Wish { focus: Focus::Pane(tab), tab, zoomed, wants: [3, 9, 40, 1, 5, 99, 0, 7, 2] };
                    let layout = lay_out(w, h, &wish);
                    let mut cells = vec![0_u8; usize::from(w) * usize::from(h)];
                    let areas = layout.slots.iter().map(|slot| slot.area).chain(layout.source);
                    for area in areas.chain([layout.header, layout.status]) {
                        for y in area.y..area.bottom() {
                            for x in area.x..area.right() {
                                cells[usize::from(y) * usize::from(w) + usize::from(x)] += 1;
                            }
                        }
                    }
                    assert!(cells.iter().all(|&count| count <= 1), "{w}x{h} {tab:?}");
                }
            }
        }
    }
}
