//! What the next picture shows, prepared after every action so that drawing changes nothing.

use crate::display::Run;

use super::hints::{self, Label, Target};
use super::items::{Laid, Setting, Tail};
use super::layout::{Layout, Shape, Wish, lay_out};
use super::overlay_frame::OverlayFrame;
use super::pane::{Focus, Pane};
use super::pane_frame::PaneFrame;
use super::source_frame::SourceFrame;
use super::state::{App, Overlay};
use super::tutor::TutorFrame;

/// The most rows of a pane that the layout asks for.
const WANTED: u16 = 60;

/// One row of text in a pane or on top of one.
#[derive(Clone, Debug, Default)]
pub struct TextRow {
    /// What it shows, from the left.
    pub runs: Vec<Run>,
    /// What stands at its right edge.
    pub tail: Tail,
}

/// The prepared picture.
#[derive(Debug, Default)]
pub struct Frame {
    /// Where the parts stand.
    pub layout: Layout,
    /// The source, where it is on the screen.
    pub source: Option<SourceFrame>,
    /// The panes on the screen.
    pub panes: Vec<PaneFrame>,
    /// What is on top.
    pub overlay: Option<OverlayFrame>,
    /// What may follow the keys pressed so far.
    pub next_keys: Option<OverlayFrame>,
    /// The lesson, while the tutor is open.
    pub tutor: Option<TutorFrame>,
    /// The labels on the screen, while they are wanted.
    pub labels: Vec<Label>,
    /// Rows of the help, and how many of them are seen.
    pub(crate) help: (usize, usize),
    /// Items that are laid out.
    pub(crate) laid: Laid,
    wants: Option<(u64, u16, [u16; 9])>,
    /// Whether it is prepared when it is drawn, not with every action.
    pub(crate) held_back: bool,
    /// Whether it is not that of the state any more.
    pub(crate) outdated: bool,
}

impl Frame {
    /// Everything on the screen that can be jumped to, with its cell.
    pub(crate) fn targets(&self) -> Vec<(u16, u16, Target)> {
        let items = self.panes.iter().flat_map(PaneFrame::targets);
        self.source.iter().flat_map(SourceFrame::targets).chain(items).collect()
    }

    /// How many items were laid out to prepare this picture: it depends on the size of the screen, never on how much was
    /// found.
    pub fn items_laid(&self) -> usize {
        self.laid.count()
    }

    /// How many rows of text a pane has; 0 where it is not on the screen.
    pub(crate) fn rows_of(&self, pane: Pane) -> usize {
        let slot = self.layout.slots.iter().find(|slot| slot.pane == pane);
        slot.map_or(0, |slot| usize::from(slot.area.h.saturating_sub(1)))
    }
}

impl App {
    /// Prepares the picture, if it is not that of the state.
    pub(crate) fn settle(&mut self) {
        if std::mem::take(&mut self.frame.outdated) {
            self.prepare();
        }
    }

    /// Prepares the picture of the reader as it stands.
    pub(crate) fn prepare(&mut self) {
        self.frame.laid.begin(self.generations.found);
        self.frame.layout = self.laid_out();
        self.frame.tutor = self.tutor_frame();
        self.frame.source = self.source_frame();
        self.frame.panes = self.pane_frames();
        self.frame.overlay = self.overlay_frame();
        self.frame.next_keys = self.next_keys_frame();
        self.see();
        self.frame.labels = match &self.overlay {
            Some(Overlay::Hints(typed)) => labelled(&self.frame, typed),
            _ => Vec::new(),
        };
    }

    /// The parts of the screen; the tutor stands between them and the status line.
    fn laid_out(&mut self) -> Layout {
        let rows = self.tutor_rows();
        let mut layout = self.laid_in(self.options.size.1.saturating_sub(rows));
        layout.status.y += rows;
        layout
    }

    fn laid_in(&mut self, h: u16) -> Layout {
        let w = self.options.size.0;
        let (focus, tab, zoomed) = (self.focus, self.tab, self.zoomed);
        let wish = Wish { focus, tab, zoomed, wants: [1; 9] };
        let layout = lay_out(w, h, &wish);
        if layout.shape != Shape::Wide || zoomed {
            return layout;
        }
        let width = layout.slots.first().map_or(0, |slot| text_width(slot.area.w));
        let wants = match self.frame.wants {
            Some((generation, known, wants)) if generation == self.generations.found && known == width => wants,
            _ => self.wants(width),
        };
        self.frame.wants = Some((self.generations.found, width, wants));
        lay_out(w, h, &Wish { wants, ..wish })
    }

    /// How many rows each pane would fill.
    fn wants(&self, width: u16) -> [u16; 9] {
        let mut wants = [2; 9];
        let Some(setting) = self.setting(width) else { return wants };
        for (pane, want) in Pane::ALL.into_iter().zip(&mut wants) {
            let mut rows = 0;
            for at in 0..self.listed(pane) {
                rows += self.rows_at(&setting, pane, at).len() as u16;
                if rows >= WANTED {
                    break;
                }
            }
            *want = rows.clamp(2, WANTED);
        }
        wants
    }

    /// How items are laid out in `width` cells; `None` while nothing is found yet.
    pub(crate) fn setting(&self, width: u16) -> Option<Setting<'_>> {
        let most = match (self.zoomed, self.frame.layout.shape) {
            (true, _) => 0,
            (false, Shape::Wide) => 3,
            _ => 5,
        };
        let briefing = self.briefing.as_deref()?;
        Some(Setting { briefing, bands: &self.source.bands, width, most, laid: &self.frame.laid })
    }

    /// Whether `pane` has the focus.
    pub(crate) fn focused(&self, pane: Pane) -> bool {
        self.focus == Focus::Pane(pane)
    }
}

/// The cells for the text of an item in a pane of `width` cells: the mark stands before it, a blank after it.
pub(crate) const fn text_width(width: u16) -> u16 {
    width.saturating_sub(4)
}

/// The labels that begin with what was typed.
fn labelled(frame: &Frame, typed: &str) -> Vec<Label> {
    let targets = frame.targets();
    let texts = hints::labels(targets.len());
    let labels = targets.into_iter().zip(texts).map(|((x, y, target), text)| Label { text, x, y, target });
    labels.filter(|label| label.text.starts_with(typed)).collect()
}
