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
use super::{messages, open};

/// What the sample says of itself.
const SAMPLE_GREETING: &str =
    "this is the sample briefing; `pincite FILE` opens yours; :tutor teaches the keys, ? lists them";

/// Opens the reader, or prints labelled lines.
pub fn run(options: &Read) -> Status {
    let environment = Environment::of(|name| std::env::var(name).ok(), options.color.map(Into::into));
    let screen = io::stdout().is_terminal() && !environment.dumb && !environment.accessible;
    if options.linear || !screen {
        if options.files.is_empty() {
            messages::say("no file was named: this is the sample briefing");
        }
        return lines(options);
    }
    let environment = Environment { scheme: options.theme.map_or(environment.scheme, Into::into), ..environment };
    screen_of(options, environment)
}

/// Prints labelled lines of each file, one after the other.
fn lines(options: &Read) -> Status {
    let members = options.members.as_slice();
    let [_, _, ..] = options.files.as_slice() else {
        return print(Chosen { path: options.files.first().map(PathBuf::as_path), members }, linear::write);
    };
    let printed = options.files.iter().map(|path| print(Chosen { path: Some(path), members }, linear::write));
    let statuses: Vec<Status> = printed.collect();
    match statuses.iter().filter(|status| **status != Status::Done).count() {
        0 => Status::Done,
        bad if bad == statuses.len() => Status::Usage,
        _ => Status::Failed,
    }
}

/// Opens the reader. Files that cannot be opened are named in it; where none can, it is not opened at all.
fn screen_of(options: &Read, environment: Environment) -> Status {
    let (mut refusals, mut first, mut more) = (Vec::new(), None, Vec::new());
    for path in &options.files {
        let target = Target { path: path.clone(), members: options.members.clone() };
        let opened = match first {
            None => Opening::of(path, &options.members).map(|opening| first = Some(opening)),
            Some(_) => target.check().map(|()| more.push(target)),
        };
        if let Err(refusal) = opened {
            refusals.push(format!("{}: {refusal}", path.to_string_lossy()));
        }
    }
    let greeting = if refusals.is_empty() { SAMPLE_GREETING.to_owned() } else { refusals.join("; ") };
    let greeting = Some(greeting).filter(|_| options.files.is_empty() || !refusals.is_empty());
    let opening = match first {
        Some(opening) => Ok(opening),
        None if options.files.is_empty() => Opening::text(open::SAMPLE_NAME, open::SAMPLE),
        None => {
            for refusal in &refusals {
                messages::say(refusal);
            }
            return Status::Usage;
        }
    };
    match opening {
        Ok(opening) => {
            let restore = !options.no_restore;
            show(Start { opening, more, greeting, tutor: false, restore, watch: true }, environment)
        }
        Err(refusal) => refused(None, &refusal),
    }
}

/// `pincite tutor`: the reader on a briefing of its own, with lessons.
pub fn tutor() -> Status {
    let environment = Environment::of(|name| std::env::var(name).ok(), None);
    if !io::stdout().is_terminal() || environment.dumb || environment.accessible {
        return messages::refuse("the tutor needs a terminal with a screen; `pincite read --linear` needs none");
    }
    match Opening::text(tutor::NAME, tutor::TEXT) {
        Ok(opening) => {
            let (more, greeting) = (Vec::new(), None);
            show(Start { opening, more, greeting, tutor: true, restore: true, watch: true }, environment)
        }
        Err(refusal) => refused(None, &refusal),
    }
}

fn show(start: Start, environment: Environment) -> Status {
    match shell::run(start, environment) {
        Ok((ending, unsaved)) => {
            if let Some(unsaved) = unsaved {
                messages::say(&unsaved);
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
