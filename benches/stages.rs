//! What each stage of an analysis costs: text to tokens, to the Reading, to the Briefing, to JSON, and the whole command.
//!
//! `cargo bench --bench stages`. The text is the bundled sample, alone and repeated to about a megabyte; figures in
//! bytes a second.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a benchmark")]

use std::process::{Command, Stdio};
use std::sync::Arc;

use divan::Bencher;
use divan::counter::BytesCount;
use pincite::briefing::Briefing;
use pincite::ingest::{self, Part};
use pincite::language;
use pincite::lexicon::Lexicon;
use pincite::reading::Reading;

const SAMPLE: &str = include_str!("../assets/samples/briefing.txt");
/// How often the sample is repeated: about 8 kB and about 1 MB.
const TIMES: [usize; 2] = [1, 125];

fn main() {
    divan::main();
}

fn text(times: usize) -> Vec<u8> {
    SAMPLE.repeat(times).into_bytes()
}

fn document(times: usize) -> Arc<pincite::document::Document> {
    ingest::read(text(times), "sample.txt", Part::Whole).unwrap().shared()
}

fn bytes(times: usize) -> BytesCount {
    BytesCount::new(SAMPLE.len() * times)
}

#[divan::bench(args = TIMES)]
fn a_ingest(bencher: Bencher, times: usize) {
    let bench = bencher.counter(bytes(times)).with_inputs(|| text(times));
    bench.bench_values(|text| ingest::read(text, "sample.txt", Part::Whole));
}

#[divan::bench(args = TIMES)]
fn b_language(bencher: Bencher, times: usize) {
    let document = document(times);
    bencher.counter(bytes(times)).bench(|| language::analyse(&document, document.span()));
}

#[divan::bench(args = TIMES)]
fn c_reading(bencher: Bencher, times: usize) {
    let (document, lexicon) = (document(times), Arc::new(Lexicon::builtin()));
    bencher.counter(bytes(times)).bench(|| Reading::of(document.clone(), lexicon.clone(), document.span()));
}

#[divan::bench(args = TIMES)]
fn d_briefing(bencher: Bencher, times: usize) {
    let (document, lexicon) = (document(times), Arc::new(Lexicon::builtin()));
    let reading = Arc::new(Reading::of(document.clone(), lexicon, document.span()));
    bencher.counter(bytes(times)).bench(|| Briefing::join(reading.clone(), document.span()));
}

#[divan::bench]
fn e_lexicon() -> Lexicon {
    Lexicon::builtin()
}

#[divan::bench]
fn f_extract_cold(bencher: Bencher) {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/samples/briefing.txt");
    let mut command = Command::new(env!("CARGO_BIN_EXE_pincite"));
    command.args(["extract", sample]).stdout(Stdio::null());
    bencher.counter(bytes(1)).bench_local(|| command.status().expect("the program runs"));
}
