//! Reading: the reader where there is a terminal for it, labelled lines where there is none.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::Path;

use crate::briefing::Briefing;
use crate::ingest::Refusal;
use crate::report::{explain, linear};
use crate::shell::environment::Environment;
use crate::shell::{self, Ending, Opening};

use super::args::Read;
use super::exit::Status;
use super::open::Chosen;
use super::{messages, open};

/// What the sample says of itself.
const SAMPLE_GREETING: &str = "this is the sample briefing; `pincite FILE` opens yours; ? shows the keys";

/// Opens the reader, or prints labelled lines.
pub fn run(options: &Read) -> Status {
    let environment = Environment::of(|name| std::env::var(name).ok(), options.color.map(Into::into));
    let screen = io::stdout().is_terminal() && !environment.dumb && !environment.accessible;
    let chosen = Chosen { path: options.file.as_deref(), members: &options.members };
    if options.linear || !screen {
        if chosen.path.is_none() {
            messages::say("no file was named: this is the sample briefing");
        }
        return print(chosen, linear::write);
    }
    let environment = Environment { scheme: options.theme.map_or(environment.scheme, Into::into), ..environment };
    screen_of(chosen, environment)
}

/// Opens the reader.
fn screen_of(chosen: Chosen<'_>, environment: Environment) -> Status {
    let Chosen { path, members } = chosen;
    let sample = || Opening::text(open::SAMPLE_NAME, open::SAMPLE);
    let opened = path.map_or_else(sample, |path| Opening::of(path, members));
    let opening = match opened {
        Ok(opening) => opening,
        Err(refusal) => return refused(path, &refusal),
    };
    let greeting = path.is_none().then(|| SAMPLE_GREETING.to_owned());
    match shell::run(opening, environment, greeting) {
        Ok(Ending::Quit) => Status::Done,
        Ok(Ending::Signal(number)) => Status::Signal(number),
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
