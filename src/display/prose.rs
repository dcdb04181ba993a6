//! Colours of the user's own for the source text: roles to letters, on one ground.

use super::Role;

/// Letters of one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is one style that a theme file may name")]
pub struct Ink {
    /// Red, green, blue.
    pub rgb: (u8, u8, u8),
    /// Whether bold.
    pub bold: bool,
    /// Whether italic.
    pub italic: bool,
    /// Whether underlined.
    pub underline: bool,
}

/// The looks of the source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prose {
    /// Of everything that has none of its own.
    pub text: Ink,
    /// Red, green, blue of what lies under it.
    pub ground: (u8, u8, u8),
    /// Of some roles.
    pub inks: Vec<(Role, Ink)>,
}

impl Prose {
    /// The look of a role of the text.
    pub fn ink(&self, role: Role) -> Ink {
        self.inks.iter().find(|(own, _)| *own == role).map_or(self.text, |(_, ink)| *ink)
    }

    /// Whether the ground is a dark one: whether white letters stand out from it more than black ones.
    pub fn is_dark(&self) -> bool {
        let (r, g, b) = self.ground;
        u32::from(r) * 299 + u32::from(g) * 587 + u32::from(b) * 114 < 128_000
    }
}
