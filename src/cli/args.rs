//! What the command line accepts. `--help` begins with examples.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  pincite                              open the sample briefing
  pincite report.txt                   read a briefing beside its findings
  curl -s URL | pincite -              read standard input, keys from the terminal
  pincite extract report.txt           print every finding as JSON
  pincite extract --format md a.txt    print a report with quotes and lines
  pincite verify report.txt a.json     check every quote of an extract

A terminal reader for analytic briefings: every item is a slice of the source.";

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "pincite", version, before_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// What to do; without it, read FILE
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Print every finding of each file
    Extract(Extract),
    /// Check every quote of an extract against the file it was made from
    Verify(Verify),
}

/// `pincite extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// How to print: one JSON object a document, the same on one line each, or a Markdown report
    #[arg(long, value_enum, default_value_t = Output::Json)]
    pub format: Output,
    /// Put the whole text into the JSON object too
    #[arg(long)]
    pub with_text: bool,
    /// The briefings; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Output formats of `pincite extract`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Output {
    /// JSON, one line an element of a list
    Json,
    /// JSON, one line a document
    Jsonl,
    /// A Markdown report
    Md,
}

/// `pincite verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// The briefing; `-` is standard input
    pub file: PathBuf,
    /// What `pincite extract` printed for it
    #[arg(value_name = "EXTRACT.json")]
    pub extract: PathBuf,
}
