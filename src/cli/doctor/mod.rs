//! `pincite doctor`: what the program finds around it, what of that is wrong, and how to go on.

mod around;
mod child;
mod places;
mod terminal;

use std::io::{self, Write as _};
use std::path::Path;

use crate::shell::environment::Environment;
use crate::text::glyph::display_line;

use super::exit::Status;
use super::messages;
use super::wishes::Wishes;

/// How something is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    /// As it should be.
    Well,
    /// Not as it could be: how to make it so.
    Note(String),
    /// Wrong: how to go on.
    Wrong(String),
}

/// A line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    name: String,
    says: String,
    state: State,
}

impl Line {
    fn well(name: impl Into<String>, says: impl Into<String>) -> Self {
        Self { name: name.into(), says: says.into(), state: State::Well }
    }

    fn note(name: impl Into<String>, says: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { name: name.into(), says: says.into(), state: State::Note(advice.into()) }
    }

    fn wrong(name: impl Into<String>, says: impl Into<String>, advice: impl Into<String>) -> Self {
        Self { name: name.into(), says: says.into(), state: State::Wrong(advice.into()) }
    }

    /// As it is printed, its advice below it.
    fn printed(&self) -> Vec<String> {
        let (mark, advice) = match &self.state {
            State::Well => ("ok", None),
            State::Note(advice) => ("note", Some(advice)),
            State::Wrong(advice) => ("WRONG", Some(advice)),
        };
        let first = format!("  {mark:<6} {:<16} {}", self.name, self.says);
        std::iter::once(first).chain(advice.map(|advice| format!("  {:<6} {:<16} -> {advice}", "", ""))).collect()
    }
}

/// Prints the report; status 1 where something is wrong.
pub fn run(named: Option<&Path>) -> Status {
    let variable = |name: &str| std::env::var(name).ok();
    let environment = Environment::of(variable, None);
    let parts = [
        ("program", around::program()),
        ("terminal", terminal::lines(&variable, &environment, Wishes::usual(named).settings.theme)),
        ("configuration", around::configuration(named)),
        ("places", places::lines(environment.secure)),
        ("limits", around::limits()),
        ("confinement", child::lines()),
        ("tools", around::tools(&variable, &environment)),
    ];
    let all = || parts.iter().flat_map(|(_, lines)| lines);
    let wrong = all().filter(|line| matches!(line.state, State::Wrong(_))).count();
    let notes = all().filter(|line| matches!(line.state, State::Note(_))).count();
    let mut printed: Vec<String> = Vec::new();
    for (title, lines) in &parts {
        printed.push((*title).to_owned());
        printed.extend(lines.iter().flat_map(Line::printed));
    }
    printed.push(match (wrong, notes) {
        (0, 0) => "all is well".to_owned(),
        (0, notes) => format!("nothing is wrong; to look at: {notes}"),
        (wrong, _) => format!("wrong: {wrong}; what to do stands behind the arrows"),
    });
    let mut out = io::stdout().lock();
    match printed.iter().try_for_each(|line| writeln!(out, "{}", display_line(line))) {
        Ok(()) if wrong == 0 => Status::Done,
        Ok(()) => Status::Failed,
        Err(error) => messages::unwritten(&error),
    }
}
