//! Floor 9: draws the App into a frame. Reads the App, changes nothing; `theme` is the one place for colour.

mod canvas;
mod cursor;
mod header;
mod hints;
mod overlay;
mod pane;
mod source;
mod status;
mod strip;
mod theme;
mod tutor;

pub use theme::{Depth, Theme};

use ratatui::Frame;

use crate::app::App;
use crate::app::command::{Command, Mode};
use crate::app::layout::Shape;
use crate::display::Role;

use canvas::Canvas;

/// Draws the whole screen, as it was prepared by the last [`crate::app::update`].
pub fn draw(app: &App, theme: &Theme, frame: &mut Frame) {
    let mut canvas = Canvas::new(frame.buffer_mut(), theme, app);
    if app.frame.layout.shape == Shape::TooSmall {
        return too_small(app, &mut canvas);
    }
    header::draw(app, &mut canvas);
    source::draw(app, &mut canvas);
    for pane in &app.frame.panes {
        pane::draw(app, pane, &mut canvas);
    }
    pane::rule(app, &mut canvas);
    status::draw(app, &mut canvas);
    tutor::draw(app, &mut canvas);
    overlay::draw(app, &mut canvas);
    hints::draw(app, &mut canvas);
    if let Some(place) = cursor::place(app) {
        frame.set_cursor_position(place);
    }
}

/// What is said where there is no room for anything else.
fn too_small(app: &App, canvas: &mut Canvas) {
    let (w, h) = app.options.size;
    let quit = app.keymap.shown(Mode::Pane, Command::Close).unwrap_or_else(|| "Ctrl-C".to_owned());
    for (words, y) in ["20x5 is the least", &format!("{quit} quits")].into_iter().zip(0..h) {
        canvas.words(0, y, w, words, Role::Message);
    }
}
