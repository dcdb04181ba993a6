//! What a key can do, and the modes in which keys mean something.

use crate::report::forms::Form;

use super::notes::{Deed, Stroke};
use super::picker::List;

/// A kind of place to step through in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stop {
    /// A sentence.
    Sentence,
    /// A paragraph (a block that is not blank).
    Paragraph,
    /// A section.
    Section,
    /// A quotation.
    Quotation,
    /// A mention of a stakeholder.
    Stakeholder,
    /// A forecast.
    Forecast,
    /// A legal question.
    Legal,
    /// A sentence of the body that no finding cites.
    Uncited,
    /// A sentence that was not yet wholly on the screen.
    Unread,
}

/// How a quote is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CopyForm {
    /// Quote, file, line and sentence.
    Citation,
    /// A Markdown block quote with its citation.
    Markdown,
    /// The quote alone.
    Quote,
    /// A Markdown footnote.
    Footnote,
    /// An entry of a bibliography and the command that cites it.
    Biblatex,
    /// An endnote as intelligence products carry them.
    Icd206,
}

impl CopyForm {
    /// The name of its template.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Citation => "citation",
            Self::Markdown => "markdown",
            Self::Quote => "quote",
            Self::Footnote => "footnote",
            Self::Biblatex => "biblatex",
            Self::Icd206 => "icd206",
        }
    }
}

/// What a key, or an entry of the palette, does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each has its help text in the table of bindings")]
pub enum Command {
    Down,
    Up,
    Left,
    Right,
    Top,
    Bottom,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
    /// To the next place of a kind.
    Next(Stop),
    /// To the previous place of a kind.
    Previous(Stop),
    /// To a pane by its number; 0 is the source.
    Focus(u8),
    NextPane,
    PreviousPane,
    ScrollDown,
    ScrollUp,
    Jump,
    Back,
    Forward,
    Peek,
    Why,
    NextCandidate,
    PreviousCandidate,
    Cites,
    Hints,
    /// Opens a list to choose from.
    List(List),
    /// Filters the focused pane.
    Filter,
    /// Searches the help.
    SearchHelp,
    Search,
    NextMatch,
    PreviousMatch,
    /// Does something with the notes.
    Notes(Deed),
    /// Does something in a box of the notebook.
    Box(Stroke),
    SetMark,
    GoToMark,
    /// Copies the quote.
    Copy(CopyForm),
    /// Writes the whole reading as files.
    Export(Form),
    Zoom,
    Centre,
    Edit,
    NextTab,
    PreviousTab,
    CloseTab,
    /// Types a path to open.
    Open,
    /// Reads the file again.
    Reload,
    /// The documents that were read last.
    Recent,
    Tutor,
    SkipLesson,
    Palette,
    Help,
    /// What is known of the document.
    About,
    /// The original behind a quote.
    Original,
    Analyse,
    NextTheme,
    NextMouse,
    TextWidth,
    Suspend,
    Redraw,
    Cancel,
    Close,
    Quit,
    Accept,
    NextChoice,
    PreviousChoice,
    EraseChar,
    EraseWord,
    EraseLine,
}

/// In which mode the reader is: what is on top, or which part has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Mode {
    /// The source has the focus.
    Source,
    /// A pane has the focus.
    Pane,
    /// The source sentence of an item is shown over the pane.
    Peek,
    /// The reason of an item is shown over the pane.
    Why,
    /// The findings that cite a sentence are listed.
    Cites,
    /// The help is shown.
    Help,
    /// A query is being typed.
    Search,
    /// A command is being typed.
    Palette,
    /// Labels stand on everything that can be jumped to.
    Hints,
    /// An entry of a list is being looked for.
    Picker,
    /// The filter of a pane is being typed.
    Filter,
    /// Words to look for in the help are being typed.
    HelpSearch,
    /// A passage is being selected in the source.
    Select,
    /// A note is being written.
    Write,
    /// Its tags are being typed.
    Tags,
    /// Its status is being chosen.
    Status,
}

impl Mode {
    /// All modes.
    pub const ALL: [Self; 16] = [
        Self::Source,
        Self::Pane,
        Self::Peek,
        Self::Why,
        Self::Cites,
        Self::Help,
        Self::Search,
        Self::Palette,
        Self::Hints,
        Self::Picker,
        Self::Filter,
        Self::HelpSearch,
        Self::Select,
        Self::Write,
        Self::Tags,
        Self::Status,
    ];

    /// Whether keys that are not bound are typed into a line or a label.
    pub const fn types(self) -> bool {
        matches!(self, Self::Search | Self::Palette | Self::Hints | Self::Picker | Self::Filter | Self::HelpSearch)
            || matches!(self, Self::Write | Self::Tags | Self::Status)
    }

    /// Its bit in [`Modes`].
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// A set of modes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modes(pub u32);

impl Modes {
    /// Source and panes: nothing on top.
    pub const READING: Self = Self(Mode::Source.bit() | Mode::Pane.bit());
    /// A pane has the focus, or its item is shown on top of it.
    pub const PANES: Self = Self(Mode::Pane.bit() | Mode::Peek.bit() | Mode::Why.bit());
    /// Reading, or reading with something of the item on top.
    pub const OPEN: Self = Self(Self::READING.0 | Self::PANES.0);
    /// Wherever a list or a text can be moved through.
    pub const MOVING: Self = Self(Self::OPEN.0 | Mode::Cites.bit() | Mode::Help.bit() | Mode::Select.bit());
    /// Reading, or selecting in the source.
    pub const SELECTING: Self = Self(Self::READING.0 | Mode::Select.bit());
    /// Wherever there is a passage that something can be done with.
    pub const PASSAGE: Self = Self(Self::OPEN.0 | Mode::Select.bit());
    /// A line of text is typed.
    pub const TYPING: Self = Self(
        Mode::Search.bit() | Mode::Palette.bit() | Mode::Picker.bit() | Mode::Filter.bit() | Mode::HelpSearch.bit(),
    );
    /// A line or a label is typed.
    pub const ERASING: Self = Self(Self::TYPING.0 | Mode::Hints.bit());
    /// All of them.
    pub const ALL: Self = Self((1 << Mode::ALL.len()) - 1);

    /// The set of one mode.
    pub const fn only(mode: Mode) -> Self {
        Self(mode.bit())
    }

    /// Where keys that are not bound are typed.
    pub fn typing() -> Self {
        Self(Mode::ALL.into_iter().filter(|mode| mode.types()).fold(0, |bits, mode| bits | mode.bit()))
    }

    /// Whether `mode` is in the set.
    pub const fn has(self, mode: Mode) -> bool {
        self.0 & mode.bit() != 0
    }
}
