//! What a page paints: runs of glyphs with their places, and ruled lines. The one thing the layout knows of a library.

/// A typeface as the file names it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Face {
    /// Its name without the subset prefix.
    pub(super) name: String,
    /// Whether it is heavy.
    pub(super) bold: bool,
    /// Whether it slants.
    pub(super) italic: bool,
    /// Whether all its characters have one width.
    pub(super) fixed: bool,
}

/// Glyphs shown in one go: one font, one size, one baseline.
///
/// Places are in points from the upper left corner of the page as it is shown when turned by `turn` quarters
/// anticlockwise: glyphs always stand upright in their frame.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Run {
    /// Its characters: first and one past last byte in [`Page::text`].
    pub(super) text: (u32, u32),
    /// Left end.
    pub(super) left: f32,
    /// Right end.
    pub(super) right: f32,
    /// The baseline.
    pub(super) base: f32,
    /// Size of the font.
    pub(super) size: f32,
    /// The typeface, as an index into [`Page::faces`].
    pub(super) face: u16,
    /// How the run stands: 0 upright, else how many quarters clockwise its frame is turned against the page.
    pub(super) turn: u8,
    /// Whether it is not painted: the text layer of a scan.
    pub(super) invisible: bool,
    /// Whether it is painted white or nearly so.
    pub(super) pale: bool,
    /// Whether the file itself says that it is a running head, a page number or the like.
    pub(super) furniture: bool,
    /// Left ends of its characters, where the library tells them; else empty.
    pub(super) starts: Box<[f32]>,
}

/// A ruled line, level or upright, in the frame of the page as it is shown; left to right, top to bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Rule {
    /// Left.
    pub(super) left: f32,
    /// Top.
    pub(super) top: f32,
    /// Right.
    pub(super) right: f32,
    /// Bottom.
    pub(super) bottom: f32,
}

/// What a page paints, in the order in which it paints it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Page {
    /// The characters of all glyphs, without anything between them: the bytes of the part.
    pub(super) text: String,
    /// They tile the text.
    pub(super) runs: Vec<Run>,
    /// Typefaces.
    pub(super) faces: Vec<Face>,
    /// Ruled lines.
    pub(super) rules: Vec<Rule>,
    /// Width of the page as it is shown, in points.
    pub(super) width: f32,
    /// Height of the page as it is shown.
    pub(super) height: f32,
    /// What could not be read, each as a clause.
    pub(super) unread: Vec<String>,
}

/// What the file says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct About {
    /// The title.
    pub(super) title: Option<String>,
    /// The day it was made, as `YYYY-MM-DD`.
    pub(super) date: Option<String>,
}

/// A file whose pages can be painted.
pub(super) trait Pages {
    /// How many pages there are.
    fn count(&self) -> usize;
    /// What the page `index` (from 0) paints; `None` where the page cannot be found.
    fn page(&self, index: usize) -> Option<Page>;
    /// What the file says of itself.
    fn about(&self) -> About;
}
