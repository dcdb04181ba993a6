//! The colours themselves. A tint is one colour at every depth: 24 bits, xterm's 256, the terminal's own 16.
//!
//! Of the 16 only the names are ours: what a terminal shows for them is its own. Tests hold them to the same contrast with
//! the colours of VGA and of xterm.

use ratatui::style::Color;

use crate::app::Scheme;

/// A tint: the same colour at every depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tint {
    pub rgb: (u8, u8, u8),
    pub indexed: u8,
    pub sixteen: Color,
}

const fn tint(rgb: (u8, u8, u8), indexed: u8, sixteen: Color) -> Tint {
    Tint { rgb, indexed, sixteen }
}

/// The colours of one ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Palette {
    /// Letters and ground of everything, where the theme paints its own; else the terminal's.
    pub own: Option<(Tint, Tint)>,
    pub accent: Tint,
    pub quote: Tint,
    pub warm: Tint,
    pub dim: Tint,
    /// Lines between panes: furniture, not text.
    pub rule: Tint,
    pub evidence: (Tint, Tint),
    pub cue: Tint,
    pub selection: Tint,
    pub cited: Tint,
    pub found: (Tint, Tint),
    pub current: (Tint, Tint),
}

/// The palette of a theme; that of no colour is none.
pub(super) const fn palette(scheme: Scheme) -> Option<&'static Palette> {
    match scheme {
        Scheme::Dark => Some(&DARK),
        Scheme::Light => Some(&LIGHT),
        Scheme::HighContrast => Some(&CONTRAST),
        Scheme::Monochrome => None,
    }
}

pub(super) const DARK: Palette = Palette {
    own: None,
    accent: tint((0x8a, 0xbe, 0xff), 111, Color::LightCyan),
    quote: tint((0xc4, 0xd4, 0xec), 189, Color::Reset),
    warm: tint((0xff, 0xb8, 0x6b), 215, Color::LightYellow),
    dim: tint((0xa8, 0xae, 0xb8), 248, Color::Gray),
    rule: tint((0x5a, 0x61, 0x6e), 241, Color::DarkGray),
    evidence: (tint((0xff, 0xff, 0xff), 231, Color::White), tint((0x1f, 0x42, 0x74), 24, Color::Blue)),
    cue: tint((0xff, 0xd7, 0x8a), 222, Color::LightYellow),
    selection: tint((0x26, 0x2b, 0x36), 236, Color::Reset),
    cited: tint((0x4d, 0x35, 0x12), 52, Color::Reset),
    found: (tint((0xff, 0xd7, 0x8a), 222, Color::LightYellow), tint((0x45, 0x34, 0x10), 236, Color::Reset)),
    current: (tint((0x10, 0x10, 0x10), 233, Color::Black), tint((0xff, 0xb8, 0x6b), 215, Color::LightYellow)),
};

pub(super) const LIGHT: Palette = Palette {
    own: None,
    accent: tint((0x0b, 0x4f, 0x9e), 25, Color::Blue),
    quote: tint((0x1d, 0x36, 0x5c), 17, Color::Reset),
    warm: tint((0x8a, 0x45, 0x00), 88, Color::Red),
    dim: tint((0x56, 0x5b, 0x64), 240, Color::Reset),
    rule: tint((0xa4, 0xa9, 0xb2), 248, Color::Gray),
    evidence: (tint((0x08, 0x10, 0x1c), 233, Color::White), tint((0xc6, 0xdd, 0xfa), 153, Color::Blue)),
    cue: tint((0x7a, 0x38, 0x00), 88, Color::LightYellow),
    selection: tint((0xe4, 0xe8, 0xef), 254, Color::Reset),
    cited: tint((0xf7, 0xe1, 0xbd), 223, Color::Reset),
    found: (tint((0x6a, 0x34, 0x00), 88, Color::Black), tint((0xfb, 0xe6, 0xb8), 223, Color::LightYellow)),
    current: (tint((0x10, 0x10, 0x10), 233, Color::White), tint((0xf2, 0xa2, 0x3c), 215, Color::Red)),
};

/// White on black, and yellow, cyan and full blocks of them: nothing is told by a shade.
const CONTRAST: Palette = Palette {
    own: Some((tint((0xff, 0xff, 0xff), 231, Color::White), tint((0, 0, 0), 16, Color::Black))),
    accent: tint((0x66, 0xff, 0xff), 123, Color::LightCyan),
    quote: tint((0xff, 0xff, 0xff), 231, Color::White),
    warm: tint((0xff, 0xff, 0x5f), 227, Color::LightYellow),
    dim: tint((0xe4, 0xe4, 0xe4), 254, Color::White),
    rule: tint((0xb2, 0xb2, 0xb2), 249, Color::Gray),
    evidence: (tint((0, 0, 0), 16, Color::Black), tint((0xff, 0xff, 0x5f), 227, Color::LightYellow)),
    cue: tint((0x5f, 0, 0), 52, Color::Black),
    selection: tint((0, 0, 0x5f), 17, Color::Blue),
    cited: tint((0x30, 0x30, 0x30), 236, Color::Black),
    found: (tint((0, 0, 0), 16, Color::Black), tint((0x66, 0xff, 0xff), 123, Color::LightCyan)),
    current: (tint((0, 0, 0), 16, Color::Black), tint((0xff, 0xff, 0xff), 231, Color::White)),
};
