//! Floor 9: draws the App into a frame. Reads the App, changes nothing; `theme` is the one place for colour.

mod theme;

pub use theme::{Depth, Theme};

use ratatui::Frame;

use crate::app::App;

/// Draws the whole screen.
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame) {
    let area = frame.area();
    let _ = (app, theme, area);
}
