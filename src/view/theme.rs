//! The one place for colour: what every role looks like, on a dark and on a light ground, at every depth of colour.

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// None (`NO_COLOR`, `TERM=dumb`): bold, underline and reverse alone.
    Plain,
    /// The 16 of the terminal's own palette.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// 24 bits.
    Rgb,
}

/// What roles look like. Both grounds are held; which one is drawn is the reader's choice (`:theme`).
#[derive(Clone, Debug)]
pub struct Theme {
    depth: Depth,
}

impl Theme {
    /// The theme for a depth of colour.
    pub const fn new(depth: Depth) -> Self {
        Self { depth }
    }

    /// The theme without colour.
    pub const fn plain() -> Self {
        Self::new(Depth::Plain)
    }

    /// Its depth.
    pub const fn depth(&self) -> Depth {
        self.depth
    }
}
