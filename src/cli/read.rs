//! Reading: the reader where there is a terminal for it, labelled lines where there is none.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use crate::app::tutor;
use crate::briefing::Briefing;
use crate::ingest::Refusal;
use crate::report::{explain, linear};
use crate::shell::environment::Environment;
use crate::shell::{self, Ending, Opening, Start, Target};

use super::args::Read;
use super::exit::Status;
use super::open::Chosen;
use super::wishes::Wishes;
use super::{messages, open, place};

/// What the sample says of itself.
const SAMPLE_GREETING: &str =
    "this is the sample briefing; `pincite FILE` opens yours; :tutor teaches the keys, ? lists them";

/// Opens the reader, or prints labelled lines.
pub fn run(options: &Read, named: Option<&Path>) -> Status {
    let environment = Environment::of(|name| std::env::var(name).ok(), options.color.map(Into::into));
    let screen = io::stdout().is_terminal() && !environment.dumb && !environment.accessible;
    if options.linear || !screen {
        if options.files.is_empty() {
            messages::say("no file was named: this is the sample briefing");
        }
        return lines(options);
    }
    screen_of(options, environment, named)
}

/// Prints labelled lines of each file, one after the other.
fn lines(options: &Read) -> Status {
    let members = options.members.as_slice();
    let printed = |path: Option<&Path>| print(Chosen { path, members }, linear::write);
    let places = options.files.iter().map(|written| place::split(written, Path::exists));
    let (files, goals): (Vec<PathBuf>, Vec<_>) = places.unzip();
    if goals.iter().any(Option::is_some) {
        messages::say("lines are printed whole: a place is gone to on a screen only");
    }
    let [_, _, ..] = files.as_slice() else { return printed(files.first().map(PathBuf::as_path)) };
    let statuses: Vec<Status> = files.iter().map(|path| printed(Some(path))).collect();
    match statuses.iter().filter(|status| **status != Status::Done).count() {
        0 => Status::Done,
        bad if bad == statuses.len() => Status::Usage,
        _ => Status::Failed,
    }
}

/// Opens the reader. Files that cannot be opened are named in it; where none can, it is not opened at all.
fn screen_of(options: &Read, environment: Environment, named: Option<&Path>) -> Status {
    let (mut refusals, mut first, mut more) = (Vec::new(), None, Vec::new());
    for written in &options.files {
        let (path, goal) = place::split(written, Path::exists);
        let target = Target { path: path.clone(), members: options.members.clone() };
        let opened = match first {
            None => Opening::of(&path, &options.members).map(|opening| first = Some((opening, goal))),
            Some(_) => target.check().map(|()| more.push((target, goal))),
        };
        if let Err(refusal) = opened {
            refusals.push(format!("{}: {refusal}", path.to_string_lossy()));
        }
    }
    let greeting = if refusals.is_empty() { SAMPLE_GREETING.to_owned() } else { refusals.join("; ") };
    let greeting = Some(greeting).filter(|_| options.files.is_empty() || !refusals.is_empty());
    let opening = match first {
        Some(opening) => Ok(opening),
        None if options.files.is_empty() => {
            Opening::text(open::SAMPLE_NAME, open::SAMPLE).map(|opening| (opening, None))
        }
        None => {
            for refusal in &refusals {
                messages::say(refusal);
            }
            return Status::Usage;
        }
    };
    match opening {
        Ok((opening, goal)) => {
            let wishes = Wishes::of(options, named);
            let start = Start { goal, more, tutor: false, ..wishes.start(opening) };
            show(Start { greeting: start.greeting.clone().or(greeting), ..start }, wishes.look(environment))
        }
        Err(refusal) => refused(None, &refusal),
    }
}

/// `pincite tutor`: the reader on a briefing of its own, with lessons.
pub fn tutor(named: Option<&Path>) -> Status {
    let environment = Environment::of(|name| std::env::var(name).ok(), None);
    if !io::stdout().is_terminal() || environment.dumb || environment.accessible {
        return messages::refuse("the tutor needs a terminal with a screen; `pincite read --linear` needs none");
    }
    match Opening::text(tutor::NAME, tutor::TEXT) {
        Ok(opening) => {
            let wishes = Wishes::usual(named);
            show(Start { tutor: true, ..wishes.start(opening) }, wishes.look(environment))
        }
        Err(refusal) => refused(None, &refusal),
    }
}

fn show(start: Start, environment: Environment) -> Status {
    match shell::run(start, environment) {
        Ok((ending, told)) => {
            for told in told {
                messages::say(&told);
            }
            match ending {
                Ending::Quit => Status::Done,
                Ending::Signal(number) => Status::Signal(number),
            }
        }
        Err(error) => messages::refuse(&format!("the terminal cannot be used: {error}; try `pincite read --linear`")),
    }
}

fn refused(path: Option<&Path>, refusal: &Refusal) -> Status {
    let name = path.map_or(open::SAMPLE_NAME.into(), Path::to_string_lossy);
    messages::refuse(&format!("{name}: {refusal}"))
}

/// `pincite explain`.
pub fn explain(path: &Path, members: &[String]) -> Status {
    print(Chosen { path: Some(path), members }, explain::write)
}

/// Prints a briefing with `write`.
fn print(
    chosen: Chosen<'_>,
    write: impl FnOnce(&Briefing, &mut BufWriter<io::StdoutLock<'static>>) -> io::Result<()>,
) -> Status {
    let briefing = match open::briefing(chosen, &open::lexicon()) {
        Ok(briefing) => briefing,
        Err(refusal) => return refused(chosen.path, &refusal),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&briefing, &mut out).and_then(|()| out.flush()) {
        Ok(()) => Status::Done,
        Err(error) => messages::unwritten(&error),
    }
}
