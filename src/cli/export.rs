//! `pincite export`: the whole of a reading as files.

use std::io::{self, Write as _};
use std::path::Path;

use crate::report::forms::{Export, Form};
use crate::shell::environment::Environment;
use crate::shell::export::{self, Place};
use crate::shell::{Keeping, config, remarks, source};

use super::args::{Export as Options, To};
use super::exit::Status;
use super::open::Chosen;
use super::{messages, open};

/// Reads the file and writes it in the form that is wanted.
pub fn run(options: &Options, named: Option<&Path>) -> Status {
    let chosen = Chosen { path: Some(&options.file), members: &options.members };
    let form = Form::from(options.to);
    let environment = Environment::of(|name| std::env::var(name).ok(), None);
    if environment.secure {
        return messages::refuse("PINCITE_SECURE is set: nothing is exported");
    }
    let plain = options.out.as_deref() == Some(Path::new("-"));
    if plain && form.is_folder() {
        return messages::refuse("this form is a folder of files: name one with --out");
    }
    let name = options.file.to_string_lossy();
    let (briefing, source) = match read(chosen, form) {
        Ok(read) => read,
        Err(why) => return messages::refuse(&format!("{name}: {why}")),
    };
    let keeping = Keeping::of(&environment, config::load(named).settings.notes);
    let remarks = match remarks::kept(&briefing.reading.document, Some(&options.file), &keeping) {
        Ok(remarks) => remarks,
        Err(why) => return messages::refuse(&why),
    };
    let export = match form.export(&briefing, &remarks, &source) {
        Ok(export) => export,
        Err(error) => return messages::refuse(&format!("{name}: {error}")),
    };
    if let (true, Export::File(bytes)) = (plain, &export) {
        let printed = io::stdout().lock().write_all(bytes);
        return printed.map_or_else(|error| messages::unwritten(&error), |()| Status::Done);
    }
    let place = match options.out.as_deref() {
        Some(path) if path.is_dir() => Place::In(path),
        Some(path) => Place::At(path),
        None => Place::In(Path::new("")),
    };
    match export::write(&export, form, &name, place) {
        Ok(path) => {
            messages::say(&format!("written: {}", path.display()));
            Status::Done
        }
        Err(why) => {
            messages::say(&why);
            Status::Failed
        }
    }
}

/// The briefing, and the bytes it was read from where the form wants them.
fn read(chosen: Chosen<'_>, form: Form) -> Result<(crate::briefing::Briefing, Vec<u8>), String> {
    let lexicon = open::lexicon();
    let bytes = match chosen.path.filter(|_| form.wants_source()) {
        Some(path) => source::read(path).map_err(|refusal| refusal.to_string())?,
        None => Vec::new(),
    };
    let briefing = if form.wants_source() {
        open::briefing_of(bytes.clone(), chosen, &lexicon)
    } else {
        open::briefing(chosen, &lexicon)
    };
    briefing.map(|briefing| (briefing, bytes)).map_err(|refusal| refusal.to_string())
}

impl From<To> for Form {
    fn from(to: To) -> Self {
        match to {
            To::Md => Self::Markdown,
            To::Csv => Self::Csv,
            To::Json => Self::Json,
            To::Annotations => Self::Annotations,
            To::Pack => Self::Pack,
        }
    }
}
