//! Words that the command line takes for what else the program has names for.

use clap::ValueEnum;

use crate::app::Scheme;
use crate::app::settings::Mouse;
use crate::shell::environment::Colour;

/// Themes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Ground {
    /// What the terminal says of its ground
    Auto,
    /// Light text on a dark ground
    Dark,
    /// Dark text on a light ground
    Light,
    /// White on black, few strong colours
    HighContrast,
    /// No colour
    Monochrome,
}

impl Ground {
    /// The theme; `None` leaves it to the terminal.
    pub const fn scheme(self) -> Option<Scheme> {
        match self {
            Self::Auto => None,
            Self::Dark => Some(Scheme::Dark),
            Self::Light => Some(Scheme::Light),
            Self::HighContrast => Some(Scheme::HighContrast),
            Self::Monochrome => Some(Scheme::Monochrome),
        }
    }
}

/// What the mouse does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Rodent {
    /// Nothing: the terminal's own selection works
    Off,
    /// The wheel scrolls
    Wheel,
    /// A click selects, too
    On,
}

impl From<Rodent> for Mouse {
    fn from(mouse: Rodent) -> Self {
        match mouse {
            Rodent::Off => Self::Off,
            Rodent::Wheel => Self::Wheel,
            Rodent::On => Self::On,
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// Where the terminal has it
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl From<When> for Colour {
    fn from(when: When) -> Self {
        match when {
            When::Auto => Self::Auto,
            When::Always => Self::Always,
            When::Never => Self::Never,
        }
    }
}
