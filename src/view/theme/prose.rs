//! The user's own colours of the source text, as styles.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Scheme;
use crate::display::Role;
use crate::display::prose::{Ink, Prose};

use super::{Depth, Theme};

impl Theme {
    /// The user's colours, where they are drawn: in the dark and the light theme, where there are colours enough.
    fn prose(&self, scheme: Scheme) -> Option<&Prose> {
        let rich = matches!(self.depth(scheme), Depth::Indexed | Depth::Rgb);
        self.prose.as_ref().filter(|_| rich && matches!(scheme, Scheme::Dark | Scheme::Light))
    }

    /// How the area of the source is drawn where the user has colours for it: the theme whose marks fit their ground, and
    /// the letters and the ground themselves.
    pub fn page(&self, scheme: Scheme) -> Option<(Scheme, Style)> {
        let prose = self.prose(scheme)?;
        let style = self.ink_style(prose.text).bg(self.tone(prose.ground));
        Some((if prose.is_dark() { Scheme::Dark } else { Scheme::Light }, style))
    }

    /// The look of a role of the text in the user's colours.
    pub fn ink(&self, scheme: Scheme, role: Role) -> Option<Style> {
        self.prose(scheme).map(|prose| self.ink_style(prose.ink(role)))
    }

    fn ink_style(&self, ink: Ink) -> Style {
        let mut modifier = Modifier::empty();
        modifier.set(Modifier::BOLD, ink.bold);
        modifier.set(Modifier::ITALIC, ink.italic);
        modifier.set(Modifier::UNDERLINED, ink.underline);
        Style::new().fg(self.tone(ink.rgb)).add_modifier(modifier)
    }

    fn tone(&self, rgb: (u8, u8, u8)) -> Color {
        if self.depth == Depth::Rgb { Color::Rgb(rgb.0, rgb.1, rgb.2) } else { Color::Indexed(nearest(rgb)) }
    }
}

/// The nearest of xterm's 256 colours: of its cube of six steps, or of its 24 greys. The first 16 are the terminal's own.
fn nearest(rgb: (u8, u8, u8)) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |value: u8| {
        let near = STEPS.iter().zip(0_u8..).min_by_key(|(step, _)| step.abs_diff(value));
        near.map_or((0, 0), |(step, at)| (*step, at))
    };
    let (red, green, blue) = (step(rgb.0), step(rgb.1), step(rgb.2));
    let mean = ((u16::from(rgb.0) + u16::from(rgb.1) + u16::from(rgb.2)) / 3) as u8;
    let grey = (mean.saturating_sub(3) / 10).min(23);
    let level = 8 + 10 * grey;
    let far = |tone: (u8, u8, u8)| {
        let square = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
        square(tone.0, rgb.0) + square(tone.1, rgb.1) + square(tone.2, rgb.2)
    };
    let cube = 16 + 36 * red.1 + 6 * green.1 + blue.1;
    if far((level, level, level)) < far((red.0, green.0, blue.0)) { 232 + grey } else { cube }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_of_256() {
        for (rgb, index) in [
            ((0, 0, 0), 16),
            ((255, 255, 255), 231),
            ((8, 8, 8), 232),
            ((238, 238, 238), 255),
            ((255, 0, 0), 196),
            ((0x5f, 0x87, 0xaf), 67),
            ((128, 128, 128), 244),
        ] {
            assert_eq!(nearest(rgb), index, "{rgb:?}");
        }
    }

    #[test]
    fn own_colours_are_drawn_where_they_can_be() {
        let text = Ink { rgb: (1, 2, 3), bold: false, italic: false, underline: false };
        let prose = Prose { text, ground: (250, 250, 250), inks: vec![(Role::Quote, Ink { bold: true, ..text })] };
        let theme = Theme::new(Depth::Rgb).with_prose(Some(prose.clone()));
        let (scheme, style) = theme.page(Scheme::Dark).unwrap_or_default();
        assert_eq!((scheme, style.bg), (Scheme::Light, Some(Color::Rgb(250, 250, 250))));
        assert!(theme.ink(Scheme::Dark, Role::Quote).is_some_and(|style| style.add_modifier == Modifier::BOLD));
        assert_eq!(theme.ink(Scheme::HighContrast, Role::Quote), None);
        assert_eq!(theme.page(Scheme::Monochrome), None);
        assert_eq!(Theme::new(Depth::Sixteen).with_prose(Some(prose)).page(Scheme::Dark), None);
    }
}
