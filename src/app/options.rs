//! What the reader begins with: themes and options.

use super::settings::Settings;

/// How the reader is to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// Light text on a dark ground.
    #[default]
    Dark,
    /// Dark text on a light ground.
    Light,
    /// White and few strong colours on black: the one theme that paints its ground.
    HighContrast,
    /// No colour: bold, underline and reverse alone.
    Monochrome,
}

impl Scheme {
    /// The next one; the last is followed by the first.
    pub const fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::HighContrast,
            Self::HighContrast => Self::Monochrome,
            Self::Monochrome => Self::Dark,
        }
    }

    /// The theme of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Dark, Self::Light, Self::HighContrast, Self::Monochrome].into_iter().find(|scheme| scheme.name() == name)
    }

    /// Its name, as a configuration writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::HighContrast => "high-contrast",
            Self::Monochrome => "monochrome",
        }
    }
}

/// What the command line and the terminal say once, at the start.
#[derive(Clone, Debug)]
pub struct Options {
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The theme to begin with.
    pub scheme: Scheme,
    /// Whether borders and marks are drawn with ASCII alone (C locale, TERM=linux and the like).
    pub ascii: bool,
    /// How many bytes are analysed without being asked.
    pub extent: u32,
    /// Two numbers by chance, for the names of notes.
    pub seed: [u64; 2],
    /// What the configuration says.
    pub settings: Settings,
}

impl Default for Options {
    fn default() -> Self {
        let settings = Settings::default();
        Self { size: (80, 24), scheme: Scheme::default(), ascii: false, extent: 32 << 20, seed: [0, 0], settings }
    }
}
