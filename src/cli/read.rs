//! Reading: the reader where there is a terminal for it, labelled lines where there is none.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::Path;

use crate::briefing::Briefing;
use crate::report::{explain, linear};
use crate::shell::environment::Environment;

use super::args::Read;
use super::exit::Status;
use super::{messages, open};

/// Opens the reader, or prints labelled lines.
pub fn run(options: &Read) -> Status {
    let environment = Environment::of(|name| std::env::var(name).ok(), options.color.map(Into::into));
    let screen = io::stdout().is_terminal() && !environment.dumb && !environment.accessible;
    let path = options.file.as_deref();
    if options.linear || !screen {
        if path.is_none() {
            messages::say("no file was named: this is the sample briefing");
        }
        return print(path, linear::write);
    }
    messages::refuse("no reader")
}

/// `pincite explain`.
pub fn explain(path: &Path) -> Status {
    print(Some(path), explain::write)
}

/// Prints a briefing with `write`.
fn print(
    path: Option<&Path>,
    write: impl FnOnce(&Briefing, &mut BufWriter<io::StdoutLock<'static>>) -> io::Result<()>,
) -> Status {
    let briefing = match open::briefing(path, &open::lexicon()) {
        Ok(briefing) => briefing,
        Err(refusal) => {
            let name = path.map_or(open::SAMPLE_NAME.into(), Path::to_string_lossy);
            return messages::refuse(&format!("{name}: {refusal}"));
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&briefing, &mut out).and_then(|()| out.flush()) {
        Ok(()) => Status::Done,
        Err(error) => messages::unwritten(&error),
    }
}
