//! Damaged files of every format, read in children: a document or a refusal, always.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

mod formats_kit;

use std::sync::Mutex;
use std::thread;

use formats_kit::random::Random;
use formats_kit::{WRITERS, briefing, confined, mutate};

/// How many mutants, over all formats.
const MUTANTS: usize = 2000;
/// How many threads read them.
const THREADS: usize = 2;

#[derive(Default)]
struct Tally {
    opened: usize,
    refused: usize,
    died: Vec<String>,
}

/// The mutant of a number; always the same.
fn read(number: usize, tally: &Mutex<Tally>) {
    let writer = &WRITERS[number % WRITERS.len()];
    let mut random = Random(number as u64);
    let bytes = mutate::mutant(&(writer.write)(&briefing::briefing()), &mut random);
    let what = format!("mutant {number} of {}", writer.name);
    let outcome = confined::read(bytes, writer.name, env!("CARGO_BIN_EXE_pincite"), &what);
    let mut tally = tally.lock().unwrap();
    if confined::died(&outcome) {
        let why = outcome.as_ref().map_or_else(ToString::to_string, |document| document.problems[0].message.clone());
        tally.died.push(format!("{what}: {why}"));
    }
    match outcome {
        Ok(_) => tally.opened += 1,
        Err(_) => tally.refused += 1,
    }
}

#[test]
fn every_mutant_is_opened_or_refused() {
    let tally = Mutex::new(Tally::default());
    thread::scope(|scope| {
        for first in 0..THREADS {
            let tally = &tally;
            scope.spawn(move || (first..MUTANTS).step_by(THREADS).for_each(|number| read(number, tally)));
        }
    });
    let tally = tally.into_inner().unwrap();
    assert!(tally.died.is_empty(), "{:#?}", tally.died);
    assert_eq!(tally.opened + tally.refused, MUTANTS);
    assert!(tally.opened > MUTANTS / 2, "{} opened, {} refused", tally.opened, tally.refused);
}
