//! What is known of the terminal before anything is asked of it.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal as _};

use crate::app::Scheme;
use crate::shell::environment::{self, Environment};
use crate::view::Depth;

use super::Line;

/// The smallest screen on which anything but a message is drawn.
const SMALLEST: (u16, u16) = (20, 5);

/// `theme` is the one that the settings and the environment name.
pub(super) fn lines(
    variable: &dyn Fn(&str) -> Option<String>,
    environment: &Environment,
    theme: Option<Scheme>,
) -> Vec<Line> {
    let value = |name: &str| variable(name).filter(|value| !value.is_empty());
    let mut lines = vec![match value("TERM") {
        Some(term) if !environment.dumb => Line::well("TERM", term),
        Some(term) => {
            Line::note("TERM", term, "no screen is drawn, lines are printed; set TERM to what the terminal is")
        }
        None => {
            Line::note("TERM", "not set", "no screen is drawn, lines are printed; set TERM to what the terminal is")
        }
    }];
    let tty = |there: bool| if there { "a terminal" } else { "no terminal" };
    lines.push(Line::well("standard input", tty(io::stdin().is_terminal())));
    lines.push(Line::well("standard output", tty(io::stdout().is_terminal())));
    lines.push(match OpenOptions::new().read(true).write(true).open("/dev/tty") {
        Ok(_) => Line::well("/dev/tty", "can be opened: keys are read from it"),
        Err(error) => Line::note(
            "/dev/tty",
            format!("cannot be opened: {error}"),
            "the reader needs a terminal; `pincite read --linear` and `pincite extract` need none",
        ),
    });
    lines.push(match environment::size() {
        Some((columns, rows)) if columns >= SMALLEST.0 && rows >= SMALLEST.1 => {
            Line::well("size", format!("{columns} columns, {rows} rows"))
        }
        Some((columns, rows)) => Line::note(
            "size",
            format!("{columns} columns, {rows} rows"),
            "too small for the panes; make the window larger",
        ),
        None => Line::well("size", "not known without a terminal"),
    });
    let depth = match environment.depth {
        Depth::Plain => "none (NO_COLOR, PINCITE_COLOR or --color)",
        Depth::Sixteen => "16",
        Depth::Indexed => "256",
        Depth::Rgb => "24 bits",
    };
    lines.push(Line::well("colours", depth));
    lines.push(Line::well("theme", theme.map_or("auto: by the ground".to_owned(), |theme| theme.name().to_owned())));
    let ground = if environment.scheme == Scheme::Light { "light" } else { "dark" };
    let says = value("COLORFGBG").map_or("COLORFGBG is not set".to_owned(), |told| format!("COLORFGBG is {told}"));
    lines.push(Line::well("ground", format!("{ground}, before the terminal is asked ({says})")));
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| Some(format!("{name}={}", value(name)?)));
    let locale = locale.unwrap_or_else(|| "not set".to_owned());
    lines.push(if environment.ascii {
        Line::note("locale", format!("{locale}: marks are ASCII"), "for all marks set LANG to a UTF-8 locale (C.UTF-8)")
    } else {
        Line::well("locale", format!("{locale}: UTF-8"))
    });
    if environment.accessible {
        lines.push(Line::well("PINCITE_ACCESSIBLE", "set: labelled lines instead of a screen"));
    }
    lines
}
