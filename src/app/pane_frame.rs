//! The rows of the panes on the screen: their items, which is selected, which stand on the current sentence.

use std::rc::Rc;

use crate::briefing::FindingRef;
use crate::display::{Overlay as Marked, Role, paint};
use crate::document::Document;
use crate::text::glyph::width_of;

use super::frame::{TextRow, text_width};
use super::hints::Target;
use super::items::{ItemRow, Setting, blank, cells, tail_width};
use super::layout::Slot;
use super::pane::{Pane, PaneState, Top};
use super::state::{App, Progress};

/// How an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// As the others.
    Plain,
    /// It is on the sentence at the reading position.
    Here,
    /// Selected in a pane that has not the focus.
    Chosen,
    /// Selected in the pane that has the focus.
    Selected,
}

/// One row of a pane.
#[derive(Clone, Debug)]
pub struct PaneRow {
    /// Which item it belongs to.
    pub item: usize,
    /// Whether it is the first of its item.
    pub first: bool,
    /// How its item stands.
    pub standing: Standing,
    /// Whether its item is on the sentence at the reading position.
    pub here: bool,
    /// Its text.
    pub text: TextRow,
}

/// A pane on the screen.
#[derive(Clone, Debug)]
pub struct PaneFrame {
    /// Where it stands.
    pub slot: Slot,
    /// Its rows, title row not counted.
    pub rows: Vec<PaneRow>,
    /// Why there are none.
    pub empty: Option<String>,
    /// Whether items lie further up and further down.
    pub more: (bool, bool),
    findings: Vec<(usize, FindingRef)>,
}

impl PaneFrame {
    /// The items that begin on the screen.
    pub(crate) fn targets(&self) -> Vec<(u16, u16, Target)> {
        let area = self.slot.area.below(1);
        let rows = self.rows.iter().zip(area.y..area.bottom());
        let found = rows.filter(|(row, _)| row.first).filter_map(|(row, y)| {
            if self.slot.pane == Pane::Notes {
                return Some((area.x + 1, y, Target::Note(row.item)));
            }
            let (_, finding) = self.findings.iter().find(|(item, _)| *item == row.item)?;
            Some((area.x + 1, y, Target::Item(self.slot.pane, *finding, row.item)))
        });
        found.collect()
    }
}

impl App {
    /// Scrolls and lays out the panes on the screen.
    pub(crate) fn pane_frames(&mut self) -> Vec<PaneFrame> {
        let slots = self.frame.layout.slots.clone();
        slots.into_iter().map(|slot| self.pane_frame(slot)).collect()
    }

    fn pane_frame(&mut self, slot: Slot) -> PaneFrame {
        let mut frame = PaneFrame { slot, rows: Vec::new(), empty: None, more: (false, false), findings: Vec::new() };
        let (pane, height) = (slot.pane, usize::from(slot.area.h.saturating_sub(1)));
        let here = self.on_sentence();
        let (selected, mut top) = (self.pane(pane).selected, self.pane(pane).top);
        let width = text_width(slot.area.w);
        let setting = self.setting(width);
        if setting.is_none() && pane != Pane::Notes {
            frame.empty = Some(self.why_waiting());
            return frame;
        }
        let state = self.pane(pane);
        let (items, count) = (&state.items, self.listed(pane));
        if count == 0 {
            frame.empty = Some(self.why_filtered(pane).unwrap_or_else(|| pane.why_empty().to_owned()));
            return frame;
        }
        let rows = |at: usize| match &setting {
            Some(setting) => self.rows_at(setting, pane, at),
            None => self.note_rows(at, width).into(),
        };
        let scroll = Scrolling { rows: &rows, items, count, height };
        let target = if self.adrift == Some(pane) {
            None
        } else if self.focused(pane) {
            Some(selected)
        } else {
            scroll.unseen(state, &here, top)
        };
        top = scroll.top(top, target);
        let (rows, last) = scroll.visible(top);
        frame.more = (top > Top::default(), last + 1 < count);
        let document = self.document.clone();
        let mut before = None;
        for (item, index, row) in rows {
            let finding = items.get(item).copied();
            let on = finding.is_some_and(|finding| here.contains(&finding)) || self.note_here(pane, item);
            let standing = match (item == selected, self.focused(pane), on) {
                (true, true, _) => Standing::Selected,
                (true, false, _) => Standing::Chosen,
                (false, _, true) => Standing::Here,
                _ => Standing::Plain,
            };
            let marks = finding.map_or_else(Vec::new, |finding| self.cell_mark(pane, finding, standing));
            let first = !row.lead && (index == 0 || before == Some((item, true)));
            before = Some((item, row.lead));
            let standing = if row.lead { Standing::Plain } else { standing };
            frame.rows.push(PaneRow { item, first, standing, here: on, text: text_row(&document, &row, &marks) });
            if let (true, Some(finding)) = (first, finding) {
                frame.findings.push((item, finding));
            }
        }
        self.pane_mut(pane).top = top;
        frame
    }

    /// The cell of the grid that is selected.
    fn cell_mark(&self, pane: Pane, finding: FindingRef, standing: Standing) -> Vec<Marked> {
        if pane != Pane::Indicators || standing != Standing::Selected {
            return Vec::new();
        }
        let Some(briefing) = &self.briefing else { return Vec::new() };
        let cell = cells(briefing, finding).get(self.pane(pane).cell);
        cell.map(|cell| Marked { span: cell.span, role: Role::Evidence, priority: 1 }).into_iter().collect()
    }

    /// The rows of one entry of a pane; what the notes say of a finding stands at the end of its last row.
    pub(crate) fn rows_at(&self, setting: &Setting<'_>, pane: Pane, at: usize) -> Rc<[ItemRow]> {
        if pane == Pane::Notes {
            return self.note_rows(at, setting.width).into();
        }
        let Some(&finding) = self.pane(pane).items.get(at) else { return Rc::new([]) };
        let rows = setting.rows(finding);
        let Some(badge) = self.finding_badge(setting.briefing.id(finding)) else { return rows };
        let mut rows = rows.to_vec();
        let badge = (badge, Role::Badge);
        let need = |row: &ItemRow| row.row.width() + 3 + tail_width(&row.tail) + width_of(&badge.0);
        match rows.last_mut() {
            Some(last) if need(last) <= setting.width => last.tail.insert(0, badge),
            _ => rows.push(ItemRow { row: blank(), tail: vec![badge], lead: false }),
        }
        rows.into()
    }

    /// The findings on the sentence at the reading position.
    pub(crate) fn on_sentence(&self) -> Vec<FindingRef> {
        let (Some(sentence), Some(briefing)) = (self.sentence(), &self.briefing) else { return Vec::new() };
        briefing.citing(sentence).to_vec()
    }

    fn why_waiting(&self) -> String {
        if let Progress::Failed(why) = &self.progress {
            return format!("nothing is found: the source {why}");
        }
        if self.document.prefix {
            let bytes = self.document.text.len() / 1024;
            return format!("reading … {bytes} KiB so far; findings follow when all of it is read");
        }
        "reading …".to_owned()
    }
}

pub(super) fn text_row(document: &Document, row: &ItemRow, marks: &[Marked]) -> TextRow {
    TextRow { runs: paint(&document.text, &row.row, &[], marks), tail: row.tail.clone() }
}

/// Scrolling of one pane.
struct Scrolling<'a> {
    rows: &'a dyn Fn(usize) -> Rc<[ItemRow]>,
    items: &'a [FindingRef],
    count: usize,
    height: usize,
}

impl Scrolling<'_> {
    fn rows(&self, item: usize) -> Rc<[ItemRow]> {
        (self.rows)(item)
    }

    /// The first of the items in `here`, should none of them be seen from `top`.
    fn unseen(&self, state: &PaneState, here: &[FindingRef], top: Top) -> Option<usize> {
        let (rows, _) = self.visible(top);
        let seen = rows.iter().any(|(item, _, _)| self.items.get(*item).is_some_and(|item| here.contains(item)));
        if seen { None } else { here.iter().filter_map(|finding| state.position(*finding)).min() }
    }

    /// The rows seen from `top`, each with its item and its number in it; and the last item seen whole.
    fn visible(&self, top: Top) -> (Vec<(usize, usize, ItemRow)>, usize) {
        let mut seen = Vec::with_capacity(self.height);
        let mut whole = top.item;
        for item in top.item..self.count {
            let rows = self.rows(item);
            let skip = if item == top.item { top.row.min(rows.len().saturating_sub(1)) } else { 0 };
            let count = rows.len();
            for (index, row) in rows.iter().enumerate().skip(skip) {
                if seen.len() == self.height {
                    return (seen, whole);
                }
                if index + 1 == count {
                    whole = item;
                }
                seen.push((item, index, row.clone()));
            }
        }
        (seen, whole)
    }

    /// The top from which `target` is seen whole, moving as little as will do; the list never ends above the bottom
    /// while there is more above.
    fn top(&self, top: Top, target: Option<usize>) -> Top {
        let mut top = Top { item: top.item.min(self.count.saturating_sub(1)), ..top };
        if let Some(target) = target {
            let first = Top { item: target, row: 0 };
            if first <= top {
                top = first;
            } else {
                top = top.max(self.back_from(target));
                top = top.min(first);
            }
        }
        top.min(self.back_from(self.count.saturating_sub(1)))
    }

    /// The top from which item `last` is the last one seen whole.
    fn back_from(&self, last: usize) -> Top {
        let mut left = self.height;
        let mut item = last;
        loop {
            let rows = self.rows(item).len();
            if rows >= left {
                return Top { item, row: if item == last { 0 } else { rows - left } };
            }
            left -= rows;
            let Some(before) = item.checked_sub(1) else { return Top::default() };
            item = before;
        }
    }
}
