//! What ratatui draws on: one write a picture, a size that is told and bounded, no question to the terminal.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::guard::Guard;

/// The most columns that are drawn.
const COLUMNS: u16 = 1000;
/// The most rows that are drawn.
const ROWS: u16 = 500;

/// Holds what is shown until [`END`].
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// Bytes of a picture that is not yet complete.
#[derive(Clone, Debug, Default)]
struct Pending(Rc<RefCell<Vec<u8>>>);

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The screen.
pub struct Screen {
    inner: CrosstermBackend<Pending>,
    pending: Pending,
    guard: Arc<Guard>,
    size: Size,
    cursor: Option<bool>,
}

impl Screen {
    /// A screen of `size` (columns, rows) on the terminal of `guard`, drawn only while that holds it.
    pub fn new(guard: Arc<Guard>, size: (u16, u16)) -> Self {
        let pending = Pending::default();
        let inner = CrosstermBackend::new(pending.clone());
        Self { inner, pending, guard, size: bounded(size), cursor: None }
    }

    /// Tells the size; what is beyond the bounds is left blank.
    pub fn set_size(&mut self, size: (u16, u16)) {
        self.size = bounded(size);
    }

    /// Forgets what the terminal shows of the cursor: it was in other hands.
    pub fn forget(&mut self) {
        self.cursor = None;
    }

    fn set_cursor(&mut self, shown: bool) -> io::Result<()> {
        if self.cursor.replace(shown) == Some(shown) {
            return Ok(());
        }
        if shown { self.inner.show_cursor() } else { self.inner.hide_cursor() }
    }
}

fn bounded((columns, rows): (u16, u16)) -> Size {
    Size { width: columns.min(COLUMNS), height: rows.min(ROWS) }
}

impl Backend for Screen {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.set_cursor(false)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.set_cursor(true)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        let bytes = std::mem::take(&mut *self.pending.0.borrow_mut());
        if bytes.is_empty() {
            return Ok(());
        }
        // One write, shown at once by terminals that know synchronized updates (DEC private mode 2026).
        self.guard.write(&[BEGIN, &bytes, END].concat())
    }
}
