//! What the command line accepts. `--help` begins with examples.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::choices::{Ground, Rodent, When};

/// Printed before the help.
pub const EXAMPLES: &str = "\
Examples:
  pincite                              open the sample briefing
  pincite report.txt                   read a briefing beside its findings
  pincite tutor                        learn the keys in five minutes
  pincite a.txt b.pdf c.html           read several in tabs
  curl -s URL | pincite -              read standard input, keys from the terminal
  pincite report.txt:41                the same, at a line
  pincite open 'a.txt#b=4821-4903'     at bytes of the text, as an extract gives them
  pincite read --linear report.txt     the same as labelled lines, for a screen reader
  pincite --member 2 mail.eml          read the second attachment of an e-mail
  pincite extract report.txt           print every finding as JSON
  pincite extract --format md a.txt    print a report with quotes and lines
  pincite verify report.txt a.json     check every quote of an extract
  pincite export --to pack report.txt  a folder that proves every quote, with a script
  pincite explain report.txt           say why each finding is there
  pincite doctor                       say what is wrong here, if anything

A terminal reader for analytic briefings: every item is a slice of the source.";

/// Printed behind it.
pub const STATUSES: &str = "\
Exit status: 0 all was done; 1 some of several files were refused, or something does not hold; \
2 usage, or the only file was refused; 128 and the number of a signal that ended the program.";

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "pincite",
    version,
    about = None,
    long_about = None,
    before_help = EXAMPLES,
    after_help = STATUSES,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true
)]
pub struct Arguments {
    /// What to do; without it, read FILE
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// Take the configuration from FILE (before PINCITE_CONFIG and the usual place)
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Reading.
    #[command(flatten)]
    pub read: Read,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Read a briefing beside its findings
    Read(Read),
    /// The same, at a place: FILE:LINE, FILE#b=FROM-TO (bytes of the text, as an extract gives them)
    Open(Read),
    /// Print every finding of each file
    Extract(Extract),
    /// Write the whole reading as files: a report, tables, annotations, an evidence pack
    Export(Export),
    /// Check every quote of an extract against the file it was made from
    Verify(Verify),
    /// Print why each finding is there: rule, cue words, runners-up
    Explain {
        /// Take a member of the file: an attachment, an entry of a feed or an archive
        #[arg(long = "member", value_name = "NAME")]
        members: Vec<String>,
        /// The briefing; `-` is standard input
        file: PathBuf,
    },
    /// Learn the keys in five minutes, on a briefing that comes with the program
    Tutor,
    /// Parse a document given on standard input (run by the program itself)
    #[command(hide = true)]
    ConfinedChild {
        /// Say what can be reached, and read nothing
        #[arg(long, hide = true)]
        probe: bool,
    },
    /// Your own lexicon files
    #[command(subcommand)]
    Lexicon(LexiconVerb),
    /// Your configuration
    #[command(subcommand)]
    Config(ConfigVerb),
    /// Print the places in use (the same as `config path`)
    Paths,
    /// Look at the terminal, the places in use, limits and confinement; say what is wrong and how to go on
    Doctor,
    /// Print completions for a shell
    Completions {
        /// Which
        shell: Shell,
    },
    /// Print the page of the manual (roff)
    Man,
}

/// `pincite config`.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum ConfigVerb {
    /// Write a file with every setting commented out; never over one that is there
    Init,
    /// Look for mistakes in it
    Check,
    /// Print the places in use: configuration, lexicon, data, state
    Path,
    /// Print the names of all commands with their keys
    Keys,
}

/// `pincite lexicon`.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum LexiconVerb {
    /// Look for mistakes in them
    Check,
}

/// `pincite` and `pincite read`.
#[derive(Debug, Args)]
pub struct Read {
    /// Print labelled lines instead of opening a screen (PINCITE_ACCESSIBLE=1 does the same)
    #[arg(long)]
    pub linear: bool,
    /// The theme; without it PINCITE_THEME, the configuration, what COLORFGBG says, dark
    #[arg(long, value_enum)]
    pub theme: Option<Ground>,
    /// The widest the source text may be, in columns; 0: as wide as its pane
    #[arg(long, value_name = "COLUMNS")]
    pub text_width: Option<u16>,
    /// What the mouse does
    #[arg(long, value_enum, value_name = "WHAT")]
    pub mouse: Option<Rodent>,
    /// Draw borders and marks in ASCII
    #[arg(long)]
    pub ascii: bool,
    /// When to use colour; before PINCITE_COLOR, NO_COLOR, CLICOLOR_FORCE, FORCE_COLOR
    #[arg(long, value_enum, value_name = "WHEN")]
    pub color: Option<When>,
    /// Open documents at their beginning, and remember nothing of this run
    #[arg(long)]
    pub no_restore: bool,
    /// Open a member of the file: an attachment, an entry of a feed or an archive; again for one inside that
    #[arg(long = "member", value_name = "NAME")]
    pub members: Vec<String>,
    /// The briefings, each in a tab; `-` is standard input; without one, the sample
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// `pincite extract`.
#[derive(Debug, Args)]
pub struct Extract {
    /// How to print
    #[arg(long, value_enum, default_value_t = Output::Json)]
    pub format: Output,
    /// Put the whole text into the JSON object too
    #[arg(long)]
    pub with_text: bool,
    /// Take a member of each file: an attachment, an entry of a feed or an archive; again for one inside that
    #[arg(long = "member", value_name = "NAME")]
    pub members: Vec<String>,
    /// The briefings; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Output formats of `pincite extract`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Output {
    /// JSON, one object a document
    Json,
    /// JSON, one line a document
    Jsonl,
    /// A Markdown report
    Md,
}

/// `pincite export`.
#[derive(Debug, Args)]
pub struct Export {
    /// In which form
    #[arg(long, value_enum)]
    pub to: To,
    /// A folder to write into, or a new file or folder; `-` is standard output; without it, the current folder
    #[arg(long, value_name = "DIR|FILE")]
    pub out: Option<PathBuf>,
    /// Take a member of the file: an attachment, an entry of a feed or an archive; again for one inside that
    #[arg(long = "member", value_name = "NAME")]
    pub members: Vec<String>,
    /// The briefing; `-` is standard input
    pub file: PathBuf,
}

/// Forms of `pincite export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum To {
    /// A Markdown report
    Md,
    /// A folder of CSV tables, one a pane
    Csv,
    /// JSON, schema pincite/1
    Json,
    /// W3C Web Annotations (JSON-LD)
    Annotations,
    /// A folder with the source, every quote, hashes and a script that checks them
    Pack,
}

/// `pincite verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// The member of the file that the extract was made from
    #[arg(long = "member", value_name = "NAME")]
    pub members: Vec<String>,
    /// The briefing; `-` is standard input
    pub file: PathBuf,
    /// What `pincite extract` printed for it
    #[arg(value_name = "EXTRACT.json")]
    pub extract: PathBuf,
}
