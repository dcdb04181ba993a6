//! What the environment says of the clipboards that can be reached from here.

use std::path::PathBuf;

/// The clipboards that may be there, read once at the start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is one thing that is there or not")]
pub struct Surroundings {
    /// The programs that fill a clipboard of this machine, each with its arguments, in the order they are tried.
    pub programs: Vec<Program>,
    /// Whether tmux is between the reader and the terminal.
    pub tmux: bool,
    /// Whether screen is.
    pub screen: bool,
    /// Whether the terminal is known to have no clipboard: the bare console, `dumb`.
    pub bare: bool,
    /// The user's folder for files of this session.
    pub runtime: Option<PathBuf>,
}

/// A program that puts on the clipboard what it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Program {
    /// Its name.
    pub name: &'static str,
    /// Its arguments.
    pub arguments: &'static [&'static str],
    /// Whether it wants UTF-16.
    pub wide: bool,
}

const fn program(name: &'static str, arguments: &'static [&'static str]) -> Program {
    Program { name, arguments, wide: false }
}

const WAYLAND: Program = program("wl-copy", &["--type", "text/plain;charset=utf-8"]);
const X11: [Program; 2] =
    [program("xclip", &["-in", "-selection", "clipboard"]), program("xsel", &["--input", "--clipboard"])];
const MAC: Program = program("pbcopy", &[]);
const WINDOWS: Program = Program { name: "clip.exe", arguments: &[], wide: true };

impl Surroundings {
    /// Reads the variables that `variable` gives. Over ssh the clipboard of the machine is not the user's.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        let far = ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"].into_iter().any(set);
        let mut programs = Vec::new();
        if !far {
            programs.extend(set("WAYLAND_DISPLAY").then_some(WAYLAND));
            programs.extend(X11.into_iter().filter(|_| set("DISPLAY")));
            programs.extend(cfg!(target_os = "macos").then_some(MAC));
            programs.extend((set("WSL_INTEROP") || set("WSL_DISTRO_NAME")).then_some(WINDOWS));
        }
        let term = variable("TERM").unwrap_or_default();
        let runtime = variable("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|folder| folder.is_absolute());
        Self {
            programs,
            tmux: set("TMUX"),
            screen: set("STY"),
            bare: matches!(term.as_str(), "" | "dumb" | "linux" | "vt100" | "vt220"),
            runtime,
        }
    }
}

impl Surroundings {
    /// The ways that will be tried, in order, in words.
    pub fn ways(&self) -> Vec<String> {
        let mut ways: Vec<String> = self.programs.iter().map(|program| program.name.to_owned()).collect();
        ways.extend(self.tmux.then(|| "tmux".to_owned()));
        ways.extend((!self.bare).then(|| "the terminal (OSC 52)".to_owned()));
        ways.push("a file".to_owned());
        ways
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> Surroundings {
        Surroundings::of(|name| variables.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn programs_are_tried_where_there_is_a_display_of_the_user() {
        let names = |variables: &[(&str, &str)]| of(variables).programs.iter().map(|p| p.name).collect::<Vec<_>>();
        assert_eq!(names(&[("DISPLAY", ":0")]), ["xclip", "xsel"]);
        assert_eq!(names(&[("DISPLAY", ":0"), ("WAYLAND_DISPLAY", "wayland-0")]), ["wl-copy", "xclip", "xsel"]);
        assert_eq!(names(&[("DISPLAY", ":10"), ("SSH_CONNECTION", "1 2 3 4")]), [""; 0]);
        assert_eq!(names(&[("DISPLAY", "")]), [""; 0]);
        assert_eq!(names(&[("WSL_DISTRO_NAME", "x")]), ["clip.exe"]);
    }

    #[test]
    fn the_bare_console_has_no_clipboard() {
        for (term, bare) in [("linux", true), ("dumb", true), ("xterm-256color", false), ("screen", false)] {
            assert_eq!(of(&[("TERM", term)]).bare, bare, "{term}");
        }
        assert_eq!(of(&[("XDG_RUNTIME_DIR", "relative")]).runtime, None);
        assert!(of(&[("TMUX", "/tmp/tmux-0/default,1,0")]).tmux && of(&[("STY", "1.x")]).screen);
    }
}
