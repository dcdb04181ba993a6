//! What the environment says of the terminal and of the user's wishes, read once at the start.

use std::path::PathBuf;

use etcetera::base_strategy::{BaseStrategy as _, Xdg};

use crate::app::Scheme;
use crate::view::Depth;

/// When colour is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Where the terminal has it.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What the environment says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is one variable that is set or not")]
pub struct Environment {
    /// How many colours are used, unless the command line says otherwise.
    pub depth: Depth,
    /// The ground of the terminal.
    pub scheme: Scheme,
    /// Whether only ASCII is drawn: the locale is not UTF-8, or the terminal is the bare console.
    pub ascii: bool,
    /// `PINCITE_SECURE=1`: no editor, no clipboard, no suspend.
    pub secure: bool,
    /// `PINCITE_ACCESSIBLE=1`: labelled lines instead of a screen.
    pub accessible: bool,
    /// Whether the terminal can show no screen (`TERM` is `dumb` or not set).
    pub dumb: bool,
    /// Whether the terminal may be asked for the colour of its ground: it has colours, they are wanted, and it is not the bare
    /// console, which would not answer.
    pub asks: bool,
    /// The user's editor and its arguments, not split.
    pub editor: Option<String>,
}

impl Environment {
    /// Reads the variables that `variable` gives; `wish` is what the command line says of colour.
    pub fn of(variable: impl Fn(&str) -> Option<String>, wish: Option<Colour>) -> Self {
        let set = |name: &str| variable(name).filter(|value| !value.is_empty());
        let yes = |name: &str| set(name).is_some_and(|value| value != "0");
        let term = set("TERM");
        let colour = wish.or_else(|| named(&set("PINCITE_COLOR")?)).unwrap_or_else(|| {
            let forced = yes("CLICOLOR_FORCE") || yes("FORCE_COLOR");
            match (set("NO_COLOR").is_some(), forced) {
                (true, _) => Colour::Never,
                (false, true) => Colour::Always,
                (false, false) => Colour::Auto,
            }
        });
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default().to_ascii_lowercase();
        let term = term.as_deref();
        let depth = if colour == Colour::Never { Depth::Plain } else { depth(term, set("COLORTERM").as_deref()) };
        Self {
            depth,
            scheme: ground(set("COLORFGBG").as_deref()),
            ascii: !(locale.contains("utf-8") || locale.contains("utf8")) || term == Some("linux"),
            secure: yes("PINCITE_SECURE"),
            accessible: yes("PINCITE_ACCESSIBLE"),
            dumb: matches!(term, None | Some("dumb")),
            asks: depth != Depth::Plain && !matches!(term, None | Some("dumb" | "linux")),
            editor: set("VISUAL").or_else(|| set("EDITOR")),
        }
    }
}

fn named(value: &str) -> Option<Colour> {
    match value {
        "auto" => Some(Colour::Auto),
        "always" => Some(Colour::Always),
        "never" => Some(Colour::Never),
        _ => None,
    }
}

fn depth(term: Option<&str>, colorterm: Option<&str>) -> Depth {
    match (term, colorterm) {
        (_, Some("truecolor" | "24bit")) => Depth::Rgb,
        (Some(term), _) if term.contains("direct") => Depth::Rgb,
        (Some(term), _) if term.contains("256color") => Depth::Indexed,
        _ => Depth::Sixteen,
    }
}

/// The ground that `COLORFGBG` (`15;0`) names by its last number; dark where it says nothing.
fn ground(value: Option<&str>) -> Scheme {
    let number = value.and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
    if matches!(number, Some(7 | 9..=15)) { Scheme::Light } else { Scheme::Dark }
}

/// Columns and rows of the terminal; `None` where there is none.
pub fn size() -> Option<(u16, u16)> {
    crossterm::terminal::size().ok().filter(|(columns, rows)| *columns > 0 && *rows > 0)
}

/// The folder of the user's own lexicon files; `None` without a home.
pub fn lexicon_folder() -> Option<PathBuf> {
    Xdg::new().ok().map(|base| base.config_dir().join("pincite").join("lexicon"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth_of(variables: &[(&str, &str)], wish: Option<Colour>) -> Depth {
        let find = |name: &str| variables.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned());
        Environment::of(find, wish).depth
    }

    #[test]
    fn the_stronger_wish_about_colour_wins() {
        let term = ("TERM", "xterm-256color");
        assert_eq!(depth_of(&[term], None), Depth::Indexed);
        assert_eq!(depth_of(&[term, ("NO_COLOR", "1"), ("FORCE_COLOR", "1")], None), Depth::Plain);
        assert_eq!(depth_of(&[term, ("NO_COLOR", "")], None), Depth::Indexed);
        assert_eq!(depth_of(&[term, ("NO_COLOR", "1"), ("PINCITE_COLOR", "always")], None), Depth::Indexed);
        assert_eq!(depth_of(&[term, ("PINCITE_COLOR", "always")], Some(Colour::Never)), Depth::Plain);
        assert_eq!(depth_of(&[("TERM", "xterm"), ("COLORTERM", "truecolor")], None), Depth::Rgb);
    }

    #[test]
    fn the_ground_is_the_last_number() {
        assert_eq!(ground(Some("0;15")), Scheme::Light);
        assert_eq!(ground(Some("15;default;0")), Scheme::Dark);
        assert_eq!(ground(Some("x")), Scheme::Dark);
        assert_eq!(ground(None), Scheme::Dark);
    }
}
