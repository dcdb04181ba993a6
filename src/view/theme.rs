//! The one place for colour: what every role looks like in every theme, at every depth of colour.
//!
//! Dark and light stand on the ground of the terminal, high contrast paints its own. Colours are told apart by light and
//! by blue against orange, never by red against green; tests hold text to a contrast (WCAG 2) of 4.5 to 1, on grounds
//! from black to #282828 and from white to #f4f0e6, and of 7 to 1 in high contrast.

mod palettes;
mod prose;

use ratatui::style::{Color, Modifier, Style};

use crate::app::Scheme;
use crate::display::Role;
use crate::display::prose::Prose;

use palettes::{Palette, Tint, palette};

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

/// What roles look like. All themes are held; which one is drawn is the reader's choice (`:theme`).
#[derive(Clone, Debug)]
pub struct Theme {
    depth: Depth,
    prose: Option<Prose>,
}

impl Theme {
    /// The themes for a depth of colour.
    pub const fn new(depth: Depth) -> Self {
        Self { depth, prose: None }
    }

    /// The theme without colour.
    pub const fn plain() -> Self {
        Self::new(Depth::Plain)
    }

    /// The same with colours of the user's own for the source text, in the dark and the light theme.
    pub fn with_prose(self, prose: Option<Prose>) -> Self {
        Self { prose, ..self }
    }

    /// How many colours are drawn in `scheme`.
    const fn depth(&self, scheme: Scheme) -> Depth {
        if matches!(scheme, Scheme::Monochrome) { Depth::Plain } else { self.depth }
    }

    /// What a role looks like in `scheme`. Without colour only bold, underline and reverse are used.
    pub fn style(&self, scheme: Scheme, role: Role) -> Style {
        let depth = self.depth(scheme);
        let style = Style::new().add_modifier(modifier(depth, role));
        let Some(palette) = palette(scheme).filter(|_| depth != Depth::Plain) else { return style };
        let (letters, ground) = tints(palette, role);
        let style = letters.map_or(style, |tint| style.fg(color(depth, tint)));
        ground.map_or(style, |tint| style.bg(color(depth, tint)))
    }

    /// The same on the plain ground: a cue has the colour of its letters from the ground of the evidence elsewhere.
    pub fn letters(&self, scheme: Scheme, role: Role) -> Style {
        let style = self.style(scheme, role);
        if role == Role::Cue { Style { fg: self.style(scheme, Role::Likelihood).fg, ..style } } else { style }
    }

    /// The ground that a theme paints under everything, where it does.
    pub fn ground(&self, scheme: Scheme) -> Option<Style> {
        let depth = self.depth(scheme);
        let (letters, ground) = palette(scheme).filter(|_| depth != Depth::Plain)?.own?;
        Some(Style::new().fg(color(depth, letters)).bg(color(depth, ground)))
    }
}

fn color(depth: Depth, tint: Tint) -> Color {
    match depth {
        Depth::Plain => Color::Reset,
        Depth::Sixteen => tint.sixteen,
        Depth::Indexed => Color::Indexed(tint.indexed),
        Depth::Rgb => Color::Rgb(tint.rgb.0, tint.rgb.1, tint.rgb.2),
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
    let few = matches!(depth, Depth::Plain | Depth::Sixteen);
    match role {
        Role::Evidence | Role::CurrentMatch if plain => Modifier::REVERSED,
        Role::Cue if plain => Modifier::BOLD.union(Modifier::UNDERLINED),
        Role::Selection if few => Modifier::BOLD,
        Role::Note if plain => Modifier::ITALIC,
        // Seen on the evidence as well, which is reversed too.
        Role::Label if plain => Modifier::REVERSED.union(Modifier::BOLD).union(Modifier::UNDERLINED),
        Role::Label | Role::Cue | Role::Heading | Role::Stakeholder | Role::FocusTitle | Role::HintKey => {
            Modifier::BOLD
        }
        Role::Match | Role::Likelihood if plain => Modifier::UNDERLINED,
        Role::Cited | Role::Note if few => Modifier::UNDERLINED,
        _ => Modifier::empty(),
    }
}

#[cfg(test)]
mod tests;
