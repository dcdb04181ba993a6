//! The one place for colour: what every role looks like, on a dark and on a light ground, at every depth of colour.
//!
//! The ground is the terminal's own. Colours are told apart by light and by blue against orange, never by red against
//! green; a test holds text to a contrast of 4.5 to 1 on grounds from black to #282828 and from white to #f4f0e6.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Scheme;
use crate::display::Role;

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

/// A tint: the same colour at every depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tint {
    rgb: (u8, u8, u8),
    indexed: u8,
    sixteen: Color,
}

const fn tint(rgb: (u8, u8, u8), indexed: u8, sixteen: Color) -> Tint {
    Tint { rgb, indexed, sixteen }
}

/// The colours of one ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Palette {
    accent: Tint,
    quote: Tint,
    warm: Tint,
    dim: Tint,
    rule: Tint,
    evidence: (Tint, Tint),
    cue: Tint,
    selection: Tint,
    cited: Tint,
    found: (Tint, Tint),
    current: (Tint, Tint),
}

const DARK: Palette = Palette {
    accent: tint((0x8a, 0xbe, 0xff), 111, Color::LightBlue),
    quote: tint((0xc4, 0xd4, 0xec), 189, Color::Reset),
    warm: tint((0xff, 0xb8, 0x6b), 215, Color::Yellow),
    dim: tint((0xa8, 0xae, 0xb8), 248, Color::Gray),
    rule: tint((0x5a, 0x61, 0x6e), 241, Color::DarkGray),
    evidence: (tint((0xff, 0xff, 0xff), 231, Color::White), tint((0x1f, 0x42, 0x74), 24, Color::Blue)),
    cue: tint((0xff, 0xd7, 0x8a), 222, Color::LightYellow),
    selection: tint((0x26, 0x2b, 0x36), 236, Color::Reset),
    cited: tint((0x4d, 0x35, 0x12), 58, Color::Reset),
    found: (tint((0xff, 0xd7, 0x8a), 222, Color::Yellow), tint((0x45, 0x34, 0x10), 236, Color::Reset)),
    current: (tint((0x10, 0x10, 0x10), 233, Color::Black), tint((0xff, 0xb8, 0x6b), 215, Color::Yellow)),
};

const LIGHT: Palette = Palette {
    accent: tint((0x0b, 0x4f, 0x9e), 25, Color::Blue),
    quote: tint((0x1d, 0x36, 0x5c), 17, Color::Reset),
    warm: tint((0x8a, 0x45, 0x00), 94, Color::Red),
    dim: tint((0x56, 0x5b, 0x64), 240, Color::DarkGray),
    rule: tint((0xa4, 0xa9, 0xb2), 248, Color::Gray),
    evidence: (tint((0x08, 0x10, 0x1c), 233, Color::White), tint((0xc6, 0xdd, 0xfa), 153, Color::Blue)),
    cue: tint((0x7a, 0x38, 0x00), 88, Color::LightYellow),
    selection: tint((0xe4, 0xe8, 0xef), 254, Color::Reset),
    cited: tint((0xf7, 0xe1, 0xbd), 223, Color::Reset),
    found: (tint((0x6a, 0x34, 0x00), 88, Color::Black), tint((0xfb, 0xe6, 0xb8), 223, Color::Yellow)),
    current: (tint((0x10, 0x10, 0x10), 233, Color::Black), tint((0xf2, 0xa2, 0x3c), 215, Color::Yellow)),
};

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

    fn color(&self, tint: Tint) -> Color {
        match self.depth {
            Depth::Plain => Color::Reset,
            Depth::Sixteen => tint.sixteen,
            Depth::Indexed => Color::Indexed(tint.indexed),
            Depth::Rgb => Color::Rgb(tint.rgb.0, tint.rgb.1, tint.rgb.2),
        }
    }

    /// What a role looks like on the ground of `scheme`. Without colour only bold, underline and reverse are used.
    pub fn style(&self, scheme: Scheme, role: Role) -> Style {
        let style = Style::new().add_modifier(modifier(self.depth, role));
        if self.depth == Depth::Plain {
            return style;
        }
        let palette = if scheme == Scheme::Dark { &DARK } else { &LIGHT };
        let (letters, ground) = tints(palette, role);
        let style = letters.map_or(style, |tint| style.fg(self.color(tint)));
        ground.map_or(style, |tint| style.bg(self.color(tint)))
    }
}

/// The colour of the letters and of the ground of a role, where it has one.
const fn tints(palette: &Palette, role: Role) -> (Option<Tint>, Option<Tint>) {
    match role {
        Role::Text | Role::Heading | Role::Code | Role::Figure | Role::Date | Role::Stakeholder => (None, None),
        Role::Aside | Role::Markup | Role::Dim | Role::Badge | Role::LineNumber | Role::Hint | Role::Message => {
            (Some(palette.dim), None)
        }
        Role::Quote => (Some(palette.quote), None),
        Role::Rule => (Some(palette.rule), None),
        Role::Title | Role::Verdict | Role::Trend | Role::Speaker | Role::Topic | Role::FocusTitle => {
            (Some(palette.accent), None)
        }
        Role::HintKey | Role::GutterLetter => tints(palette, Role::Title),
        Role::Drift | Role::Error | Role::Likelihood => (Some(palette.warm), None),
        Role::Cue => (Some(palette.cue), None),
        Role::Evidence => (Some(palette.evidence.0), Some(palette.evidence.1)),
        Role::Selection => (None, Some(palette.selection)),
        Role::Cited | Role::Note => (None, Some(palette.cited)),
        Role::Match => (Some(palette.found.0), Some(palette.found.1)),
        Role::CurrentMatch | Role::Label => (Some(palette.current.0), Some(palette.current.1)),
    }
}

/// Bold, underline and reverse: few with colour, the only signs without it.
const fn modifier(depth: Depth, role: Role) -> Modifier {
    let plain = matches!(depth, Depth::Plain);
    match role {
        Role::Evidence | Role::CurrentMatch | Role::Label if plain => Modifier::REVERSED,
        Role::Cue if plain => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::Selection if plain => Modifier::BOLD,
        Role::Label | Role::Cue | Role::Heading | Role::Stakeholder | Role::FocusTitle | Role::HintKey => {
            Modifier::BOLD
        }
        Role::Match | Role::Cited | Role::Likelihood if plain => Modifier::UNDERLINED,
        _ => Modifier::empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn light((r, g, b): (u8, u8, u8)) -> f64 {
        let channel = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
    }

    fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
        let (a, b) = (light(a), light(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    const LETTERS: [Role; 13] = [
        Role::Quote,
        Role::Dim,
        Role::Badge,
        Role::LineNumber,
        Role::Title,
        Role::FocusTitle,
        Role::HintKey,
        Role::Hint,
        Role::Drift,
        Role::Error,
        Role::Topic,
        Role::Speaker,
        Role::Likelihood,
    ];

    #[test]
    fn text_stands_out_from_every_ground() {
        let black = [(0, 0, 0), (0x28, 0x28, 0x28)];
        let white = [(0xff, 0xff, 0xff), (0xf4, 0xf0, 0xe6)];
        for (palette, grounds) in [(&DARK, black), (&LIGHT, white)] {
            for role in LETTERS {
                let Some(letters) = tints(palette, role).0 else { continue };
                for ground in grounds.into_iter().chain([palette.selection.rgb]) {
                    assert!(contrast(letters.rgb, ground) >= 4.5, "{role:?} on {ground:?}");
                }
            }
            for (letters, ground) in [palette.evidence, palette.found, palette.current] {
                assert!(contrast(letters.rgb, ground.rgb) >= 4.5, "{letters:?} on {ground:?}");
            }
            assert!(contrast(palette.cue.rgb, palette.evidence.1.rgb) >= 4.5);
        }
    }

    #[test]
    fn without_colour_no_colour_is_set_and_what_matters_still_differs() {
        let theme = Theme::plain();
        let styles = [Role::Text, Role::Selection, Role::Evidence, Role::Cue, Role::Match]
            .map(|role| theme.style(Scheme::Dark, role));
        for (at, style) in styles.iter().enumerate() {
            assert!(style.fg.is_none() && style.bg.is_none());
            assert!(!styles.iter().skip(at + 1).any(|other| other == style));
        }
    }
}
