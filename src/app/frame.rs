//! What the next picture shows, prepared after every action so that drawing changes nothing.

use super::hints::{Label, Target};
use super::layout::{Layout, Wish, lay_out};
use super::state::App;

/// The prepared picture.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Where the parts stand.
    pub layout: Layout,
    /// The labels on the screen, while they are wanted.
    pub labels: Vec<Label>,
}

impl Frame {
    /// Everything on the screen that can be jumped to, with its cell.
    pub(crate) fn targets(&self) -> Vec<(u16, u16, Target)> {
        Vec::new()
    }
}

/// Prepares the picture of `app` as it stands.
pub fn prepare(app: &mut App) {
    let (w, h) = app.options.size;
    let wish = Wish { focus: app.focus, tab: app.tab, zoomed: app.zoomed, wants: [3; 8] };
    app.frame.layout = lay_out(w, h, &wish);
}
