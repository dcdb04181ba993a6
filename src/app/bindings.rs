//! The table of keys: the one place that says which keys do what, where, and how the help calls it.

use crate::report::forms::Form;

use super::command::{Command, CopyForm, Mode, Modes, Stop};
use super::notes::{Deed, Stroke};
use super::picker::List;

/// One line of the table.
#[derive(Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where the keys hold.
    pub modes: Modes,
    /// Sequences, each of key names parted by a blank; the first is the one that hints show. None: palette only.
    pub keys: &'static [&'static str],
    /// What they do.
    pub command: Command,
    /// What the help says they do.
    pub help: &'static str,
    /// The word the hint bar uses and how much it matters there (0: never shown).
    pub hint: (&'static str, u8),
    /// The heading of the help it stands under.
    pub group: Group,
}

/// A heading of the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Moving about.
    Move,
    /// Panes.
    Panes,
    /// From finding to source and back.
    Evidence,
    /// Search and marks.
    Find,
    /// Notes, tags, status.
    Notes,
    /// Copy and edit.
    Take,
    /// The program.
    Program,
    /// While typing or choosing.
    Typing,
}

impl Group {
    /// All headings, in order.
    pub const ALL: [Self; 8] =
        [Self::Evidence, Self::Move, Self::Panes, Self::Find, Self::Notes, Self::Take, Self::Program, Self::Typing];

    /// The words of the heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Panes => "Panes",
            Self::Evidence => "Evidence",
            Self::Find => "Find",
            Self::Notes => "Notes",
            Self::Take => "Take with you",
            Self::Program => "Program",
            Self::Typing => "While typing or choosing",
        }
    }
}

type Keys = &'static [&'static str];

const fn row(
    group: Group,
    modes: Modes,
    keys: Keys,
    command: Command,
    help: &'static str,
    hint: (&'static str, u8),
) -> Binding {
    Binding { modes, keys, command, help, hint, group }
}

const READING: Modes = Modes::READING;
const OPEN: Modes = Modes::OPEN;
const MOVING: Modes = Modes::MOVING;
const SELECTING: Modes = Modes::SELECTING;
const PASSAGE: Modes = Modes::PASSAGE;
const SELECT: Modes = Modes::only(Mode::Select);
const WRITE: Modes = Modes::only(Mode::Write);
/// Where a line or a text of the notebook is typed.
const LINE: Modes = Modes(Mode::Write.bit() | Mode::Tags.bit());
/// Where something of the notebook is chosen.
const CHOICE: Modes = Modes(Mode::Tags.bit() | Mode::Status.bit());
/// All boxes of the notebook.
const BOXES: Modes = Modes(LINE.0 | CHOICE.0);
const NONE: (&str, u8) = ("", 0);
/// Where `n` is free for matches.
const MATCHES: Modes = Modes(Modes::READING.0 | Mode::Peek.bit());
/// Where `Enter` takes one to a place.
const JUMPING: Modes = Modes(Modes::OPEN.0 | Mode::Cites.bit());

/// All bindings, in the order of the help.
pub static TABLE: &[Binding] = &[
    row(Group::Evidence, JUMPING, &["enter"], Command::Jump, "go to the evidence; again: the next", ("evidence", 9)),
    row(Group::Evidence, OPEN, &["ctrl-o", "backspace"], Command::Back, "back to where you jumped from", ("back", 8)),
    row(Group::Evidence, OPEN, &["L", "alt-right", "ctrl-i"], Command::Forward, "forward again", ("forward", 2)),
    row(Group::Evidence, OPEN, &["p"], Command::Peek, "peek at the source sentence", ("peek", 6)),
    row(Group::Evidence, OPEN, &["w"], Command::Why, "why: the rule and the cue words", ("why", 5)),
    row(
        Group::Evidence,
        Modes::only(Mode::Why),
        &["n"],
        Command::NextCandidate,
        "next candidate",
        ("next candidate", 9),
    ),
    row(
        Group::Evidence,
        Modes::only(Mode::Why),
        &["N"],
        Command::PreviousCandidate,
        "previous candidate",
        ("previous", 7),
    ),
    row(Group::Evidence, OPEN, &["x"], Command::Cites, "list what cites this sentence", ("cited by", 4)),
    row(Group::Evidence, READING, &["f"], Command::Hints, "label everything one can jump to", ("labels", 2)),
    row(Group::Move, MOVING, &["j", "down"], Command::Down, "down", ("down", 1)),
    row(Group::Move, MOVING, &["k", "up"], Command::Up, "up", NONE),
    row(Group::Move, OPEN, &["h", "left"], Command::Left, "cell to the left; sentence before", NONE),
    row(Group::Move, OPEN, &["l", "right"], Command::Right, "cell to the right; sentence after", NONE),
    row(Group::Move, MOVING, &["g g", "home"], Command::Top, "first", NONE),
    row(Group::Move, MOVING, &["G", "end"], Command::Bottom, "last", NONE),
    row(Group::Move, MOVING, &["ctrl-d"], Command::HalfDown, "half a page down", NONE),
    row(Group::Move, MOVING, &["ctrl-u"], Command::HalfUp, "half a page up", NONE),
    row(Group::Move, MOVING, &["ctrl-f", "pgdn"], Command::PageDown, "a page down", NONE),
    row(Group::Move, MOVING, &["ctrl-b", "pgup"], Command::PageUp, "a page up", NONE),
    row(Group::Move, SELECTING, &[")"], Command::Next(Stop::Sentence), "next sentence", NONE),
    row(Group::Move, SELECTING, &["("], Command::Previous(Stop::Sentence), "previous sentence", NONE),
    row(Group::Move, SELECTING, &["}"], Command::Next(Stop::Paragraph), "next paragraph", NONE),
    row(Group::Move, SELECTING, &["{"], Command::Previous(Stop::Paragraph), "previous paragraph", NONE),
    row(Group::Move, SELECTING, &["] ]"], Command::Next(Stop::Section), "next section", NONE),
    row(Group::Move, SELECTING, &["[ ["], Command::Previous(Stop::Section), "previous section", NONE),
    row(Group::Move, READING, &["] q"], Command::Next(Stop::Quotation), "next quotation", NONE),
    row(Group::Move, READING, &["[ q"], Command::Previous(Stop::Quotation), "previous quotation", NONE),
    row(Group::Move, READING, &["] s"], Command::Next(Stop::Stakeholder), "next stakeholder", NONE),
    row(Group::Move, READING, &["[ s"], Command::Previous(Stop::Stakeholder), "previous stakeholder", NONE),
    row(Group::Move, READING, &["] f"], Command::Next(Stop::Forecast), "next forecast", NONE),
    row(Group::Move, READING, &["[ f"], Command::Previous(Stop::Forecast), "previous forecast", NONE),
    row(Group::Move, READING, &["] l"], Command::Next(Stop::Legal), "next legal question", NONE),
    row(Group::Move, READING, &["[ l"], Command::Previous(Stop::Legal), "previous legal question", NONE),
    row(Group::Move, READING, &["] u"], Command::Next(Stop::Uncited), "next sentence nothing cites", NONE),
    row(Group::Move, READING, &["[ u"], Command::Previous(Stop::Uncited), "previous sentence nothing cites", NONE),
    row(Group::Move, READING, &["] r"], Command::Next(Stop::Unread), "next sentence not yet on screen", NONE),
    row(Group::Move, READING, &["[ r"], Command::Previous(Stop::Unread), "previous one not yet on screen", NONE),
    row(Group::Panes, OPEN, &["0"], Command::Focus(0), "the source", NONE),
    row(Group::Panes, OPEN, &["1"], Command::Focus(1), "key points", NONE),
    row(Group::Panes, OPEN, &["2"], Command::Focus(2), "stakeholders", NONE),
    row(Group::Panes, OPEN, &["3"], Command::Focus(3), "legal questions", NONE),
    row(Group::Panes, OPEN, &["4"], Command::Focus(4), "indicators", NONE),
    row(Group::Panes, OPEN, &["5"], Command::Focus(5), "author's perspective", NONE),
    row(Group::Panes, OPEN, &["6"], Command::Focus(6), "statements and sourcing", NONE),
    row(Group::Panes, OPEN, &["7"], Command::Focus(7), "forecasts and watch list", NONE),
    row(Group::Panes, OPEN, &["8"], Command::Focus(8), "tradecraft and damage", NONE),
    row(Group::Panes, OPEN, &["9"], Command::Focus(9), "notes", NONE),
    row(Group::Panes, OPEN, &["tab"], Command::NextPane, "next pane", ("panes", 3)),
    row(Group::Panes, OPEN, &["backtab"], Command::PreviousPane, "previous pane", NONE),
    row(Group::Panes, OPEN, &["J"], Command::ScrollDown, "scroll the source down", NONE),
    row(Group::Panes, OPEN, &["K"], Command::ScrollUp, "scroll the source up", NONE),
    row(Group::Panes, OPEN, &["z"], Command::Zoom, "zoom the pane, and back", NONE),
    row(Group::Panes, OPEN, &["c"], Command::Centre, "centre the line", NONE),
    row(Group::Find, READING, &["/"], Command::Search, "search the source", ("search", 3)),
    row(Group::Find, MATCHES, &["n"], Command::NextMatch, "next match", ("next match", 6)),
    row(Group::Find, MATCHES, &["N"], Command::PreviousMatch, "previous match", NONE),
    row(Group::Find, OPEN, &["&"], Command::Filter, "filter the items of the pane", NONE),
    row(Group::Find, OPEN, &["F"], Command::List(List::Facets), "read one kind of sentence only", NONE),
    row(Group::Find, OPEN, &["g o"], Command::List(List::Outline), "outline: go to a section", NONE),
    row(Group::Find, OPEN, &["g j"], Command::List(List::Jumps), "choose from the jump list", NONE),
    row(Group::Find, OPEN, &["g m"], Command::List(List::Marks), "choose from the marks", NONE),
    row(Group::Find, OPEN, &["H"], Command::List(List::Hidden), "hidden characters: all, with places", NONE),
    row(Group::Find, Modes::only(Mode::Help), &["/"], Command::SearchHelp, "search the help", ("search", 8)),
    row(Group::Find, SELECTING, &["m letter"], Command::SetMark, "mark this place", NONE),
    row(Group::Find, READING, &["' letter"], Command::GoToMark, "go to a mark", NONE),
    row(Group::Notes, PASSAGE, &["a"], Command::Notes(Deed::Write), "write a note", ("note", 4)),
    row(Group::Notes, PASSAGE, &["t"], Command::Notes(Deed::Tags), "tags", NONE),
    row(
        Group::Notes,
        PASSAGE,
        &["s"],
        Command::Notes(Deed::Status),
        "status: open, accepted, doubtful …",
        ("status", 2),
    ),
    row(Group::Notes, SELECTING, &["v"], Command::Notes(Deed::Select), "select characters and words", NONE),
    row(Group::Notes, SELECTING, &["V"], Command::Notes(Deed::SelectWhole), "select sentences", NONE),
    row(Group::Notes, SELECT, &["h", "left"], Command::Notes(Deed::Left), "selecting: a character back", NONE),
    row(Group::Notes, SELECT, &["l", "right"], Command::Notes(Deed::Right), "selecting: a character on", ("more", 2)),
    row(Group::Notes, SELECT, &["w", "e"], Command::Notes(Deed::WordRight), "selecting: a word on", ("word", 5)),
    row(Group::Notes, SELECT, &["b"], Command::Notes(Deed::WordLeft), "selecting: a word back", NONE),
    row(Group::Notes, READING, &["u"], Command::Notes(Deed::Undo), "take the last change back", NONE),
    row(Group::Notes, READING, &["U", "ctrl-r"], Command::Notes(Deed::Redo), "make it again", NONE),
    row(Group::Notes, Modes::only(Mode::Pane), &["d"], Command::Notes(Deed::Delete), "delete the note (pane 9)", NONE),
    row(Group::Notes, READING, &[], Command::Notes(Deed::Save), "save the notes now", NONE),
    row(Group::Take, PASSAGE, &["y"], Command::Copy(CopyForm::Citation), "copy the quote with its citation", NONE),
    row(Group::Take, PASSAGE, &["Y"], Command::Copy(CopyForm::Markdown), "copy it as Markdown", NONE),
    row(Group::Take, PASSAGE, &["g y"], Command::Copy(CopyForm::Quote), "copy the quote alone", NONE),
    row(Group::Take, OPEN, &[], Command::Copy(CopyForm::Footnote), "copy as a Markdown footnote", NONE),
    row(Group::Take, OPEN, &[], Command::Copy(CopyForm::Biblatex), "copy as BibLaTeX with pinpoint", NONE),
    row(Group::Take, OPEN, &[], Command::Copy(CopyForm::Icd206), "copy as an ICD 206 endnote", NONE),
    row(Group::Take, READING, &[], Command::Export(Form::Markdown), "export a Markdown report", NONE),
    row(Group::Take, READING, &[], Command::Export(Form::Csv), "export the panes as CSV tables", NONE),
    row(Group::Take, READING, &[], Command::Export(Form::Json), "export the findings as JSON", NONE),
    row(Group::Take, READING, &[], Command::Export(Form::Annotations), "export as W3C Web Annotations", NONE),
    row(Group::Take, READING, &[], Command::Export(Form::Pack), "export an evidence pack", NONE),
    row(Group::Take, READING, &["e"], Command::Edit, "open your editor at the line", NONE),
    row(Group::Program, READING, &[":", "ctrl-p"], Command::Palette, "commands; :120 a line, :p12 a page", NONE),
    row(Group::Program, OPEN, &["?", "f1"], Command::Help, "help", ("help", 7)),
    row(Group::Find, OPEN, &["o"], Command::Original, "the original behind the quote", NONE),
    row(Group::Program, OPEN, &["g i"], Command::About, "about the document, problems met", NONE),
    row(Group::Program, READING, &["R"], Command::Reload, "read the file again, keep the place", NONE),
    row(Group::Program, READING, &["g d"], Command::List(List::Members), "documents inside this one", NONE),
    row(Group::Program, READING, &["g b"], Command::List(List::Tabs), "choose from the open documents", NONE),
    row(Group::Program, READING, &[], Command::Recent, "documents read last", NONE),
    row(Group::Program, READING, &["g t"], Command::NextTab, "next document", NONE),
    row(Group::Program, READING, &["g T"], Command::PreviousTab, "previous document", NONE),
    row(Group::Program, READING, &[], Command::CloseTab, "close this document", NONE),
    row(Group::Program, READING, &[], Command::Open, "open a document beside (:open PATH)", NONE),
    row(Group::Program, READING, &[], Command::Tutor, "five minutes to learn the keys", NONE),
    row(Group::Program, READING, &[], Command::SkipLesson, "skip a lesson of the tutor", NONE),
    row(Group::Program, READING, &[], Command::Analyse, "analyse the rest of a long document", NONE),
    row(Group::Program, READING, &[], Command::NextTheme, "next theme: dark, light, contrast", NONE),
    row(Group::Program, READING, &[], Command::NextMouse, "mouse off, wheel, on", NONE),
    row(Group::Program, READING, &[], Command::TextWidth, "text as wide as set, or as the pane", NONE),
    row(Group::Program, Modes::ALL, &["ctrl-l"], Command::Redraw, "draw the screen anew", NONE),
    row(Group::Program, Modes::ALL, &["ctrl-z"], Command::Suspend, "suspend", NONE),
    row(Group::Program, Modes::ALL, &["esc"], Command::Cancel, "cancel or close; never quits", ("close", 4)),
    row(Group::Program, MOVING, &["q"], Command::Close, "back out, then quit", NONE),
    row(Group::Program, MOVING, &["Q"], Command::Quit, "quit at once", NONE),
    row(Group::Program, Modes::ALL, &["ctrl-c"], Command::Quit, "quit at once, from anywhere", NONE),
    row(Group::Typing, Modes::TYPING, &["enter"], Command::Accept, "accept", ("accept", 9)),
    row(Group::Typing, Modes::TYPING, &["down", "ctrl-n", "tab"], Command::NextChoice, "next choice", ("next", 6)),
    row(Group::Typing, Modes::TYPING, &["up", "backtab"], Command::PreviousChoice, "previous choice", NONE),
    row(Group::Typing, Modes::ERASING, &["backspace"], Command::EraseChar, "erase a character", NONE),
    row(Group::Typing, Modes::TYPING, &["ctrl-w"], Command::EraseWord, "erase a word", NONE),
    row(Group::Typing, Modes::TYPING, &["ctrl-u"], Command::EraseLine, "erase the line", NONE),
    row(Group::Typing, WRITE, &["ctrl-s", "alt-enter"], Command::Box(Stroke::Keep), "keep the note", ("keep", 9)),
    row(Group::Typing, CHOICE, &["enter"], Command::Box(Stroke::Keep), "keep tags or status", ("keep", 9)),
    row(Group::Typing, WRITE, &["enter"], Command::Box(Stroke::NewLine), "in a note: a new line", NONE),
    row(Group::Typing, WRITE, &["ctrl-e"], Command::Box(Stroke::Editor), "write it in your editor", ("editor", 6)),
    row(Group::Typing, CHOICE, &["tab", "ctrl-n"], Command::Box(Stroke::Complete), "complete the tag", NONE),
    row(Group::Typing, LINE, &["left"], Command::Box(Stroke::Left), "in a note: back", NONE),
    row(Group::Typing, LINE, &["right"], Command::Box(Stroke::Right), "in a note: on", NONE),
    row(Group::Typing, BOXES, &["up", "backtab"], Command::Box(Stroke::Up), "in a note: up", NONE),
    row(Group::Typing, BOXES, &["down"], Command::Box(Stroke::Down), "in a note: down", NONE),
    row(Group::Typing, LINE, &["alt-b", "alt-left"], Command::Box(Stroke::WordLeft), "a word back", NONE),
    row(Group::Typing, LINE, &["alt-f", "alt-right"], Command::Box(Stroke::WordRight), "a word on", NONE),
    row(Group::Typing, LINE, &["home", "ctrl-a"], Command::Box(Stroke::LineStart), "to the start of the line", NONE),
    row(Group::Typing, LINE, &["end"], Command::Box(Stroke::LineEnd), "to its end", NONE),
    row(Group::Typing, LINE, &["backspace"], Command::Box(Stroke::EraseBefore), "erase before the cursor", NONE),
    row(Group::Typing, LINE, &["delete", "ctrl-d"], Command::Box(Stroke::EraseAfter), "erase after the cursor", NONE),
    row(Group::Typing, LINE, &["ctrl-w"], Command::Box(Stroke::EraseWord), "erase the word before", NONE),
    row(Group::Typing, LINE, &["ctrl-u"], Command::Box(Stroke::EraseLine), "erase to the start", NONE),
    row(Group::Typing, LINE, &["alt-u"], Command::Box(Stroke::Undo), "take typing back", NONE),
    row(Group::Typing, LINE, &["alt-r"], Command::Box(Stroke::Redo), "type it again", NONE),
];
