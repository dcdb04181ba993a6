//! What comes in (`Action`) and what goes out (`Effect`): both closed, so that every face and worker is known by name.

use std::sync::Arc;

use crate::briefing::Briefing;
use crate::document::Document;
use crate::notebook::{Note, Placed};
use crate::reading::Reading;
use crate::report::forms::Form;
use crate::text::Span;

use super::desk::Ask;
use super::keymap::Key;
pub use super::original::Original;
use super::recent::Recent;
use super::reload::OnDisk;
use super::sitting::Sitting;

/// Everything that can happen to the reader. The shell makes them; [`super::update()`] takes them.
#[derive(Debug)]
pub enum Action {
    /// A key was pressed; the keymap says what it does in the mode the reader is in.
    Key(Key),
    /// The mouse did something.
    Pointer(super::mouse::Pointer),
    /// Text was pasted: text only, never commands.
    Paste(String),
    /// The terminal has so many columns and rows.
    Resize(u16, u16),
    /// The terminal's ground asks for this theme.
    Ground(super::options::Scheme),
    /// A place was asked for from outside.
    GoTo(super::goal::Goal),
    /// A longer prefix of the same source, or the whole of it, was read.
    DocumentReplaced(Arc<Document>),
    /// So much of the source has been read, of so much (pages, chapters; 0 of 0 where that is not known); more follows.
    ReadingOn((u32, u32)),
    /// The source cannot be read, or not further: why.
    ReadingFailed(String),
    /// The bytes of a part of the source, asked for by [`Effect::FetchPart`].
    PartReady(Original),
    /// Sentences and sections are known, findings not yet.
    ReadingReady {
        /// The generation of the [`Effect::Analyse`] it answers.
        generation: u64,
        /// What is known.
        reading: Arc<Reading>,
    },
    /// The analysis is done.
    BriefingReady {
        /// The generation of the [`Effect::Analyse`] it answers.
        generation: u64,
        /// What was found.
        briefing: Arc<Briefing>,
    },
    /// More matches of a search.
    SearchProgress {
        /// The generation of the [`Effect::Search`] it answers.
        generation: u64,
        /// Matches not told before, in any order.
        matches: Vec<Span>,
        /// Whether these are the last ones.
        done: bool,
    },
    /// How a path goes on, asked for by [`Effect::Complete`].
    Completed {
        /// What was typed of it.
        typed: String,
        /// The same as far as there is one way on.
        completed: String,
        /// The names it may be.
        names: Vec<String>,
    },
    /// What has become of the file since it was read.
    OnDisk(OnDisk),
    /// The file has been read again.
    Reloaded(Arc<Document>),
    /// The file cannot be read again: why.
    ReloadFailed(String),
    /// How the document was left the last time.
    Resume(Box<Sitting>),
    /// The documents that were read last, asked for by [`Effect::Recent`].
    Recent(Vec<Recent>),
    /// The notebook of the document was read.
    NotesLoaded {
        /// The hash of the document it answers for.
        source: String,
        /// All notes and where they stand.
        notes: Vec<(Note, Placed)>,
        /// What should be said of it.
        told: Option<String>,
        /// Why nothing can be saved, where that is so.
        never: Option<String>,
    },
    /// The changes of an [`Effect::SaveNotes`] are on the disk.
    NotesSaved {
        /// The hash of the document.
        source: String,
        /// The number of the effect it answers.
        generation: u64,
        /// All notes there are now, also those of other windows, and where they stand.
        notes: Vec<(Note, Placed)>,
        /// How many notes another window had changed at the same time.
        twice: usize,
    },
    /// Another window or program has written the notebook.
    NotesElsewhere {
        /// The hash of the document.
        source: String,
        /// All notes there are now and where they stand.
        notes: Vec<(Note, Placed)>,
    },
    /// The notes could not be saved: what, where, and how to go on.
    NotesFailed(String),
    /// What the editor made of the text of an [`Effect::Compose`].
    Composed(String),
    /// Something the analyst should read once, such as where a copy went.
    Message(String),
}

/// What the shell is to do. Nothing here is done by the reader itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave the terminal as it was found and end.
    Quit,
    /// Search the text; whatever search runs is cancelled first.
    Search {
        /// To be told with every answer.
        generation: u64,
        /// What to look for.
        query: String,
        /// Where to begin (a byte offset); the search wraps round.
        from: u32,
    },
    /// Stop the search that runs.
    CancelSearch,
    /// Get the bytes of a part of the source, by its place in `Document::parts`.
    FetchPart {
        /// Which.
        part: u32,
    },
    /// Stop reading the source; what has been read stays.
    CancelReading,
    /// Analyse the blocks that begin inside `extent`; an analysis that runs is cancelled first.
    Analyse {
        /// To be told with the answer.
        generation: u64,
        /// The part to analyse.
        extent: Span,
    },
    /// Put the text on the clipboard, then say in a [`Action::Message`] where it truly went.
    Copy {
        /// Plain text without control characters other than line ends and tabs.
        text: String,
    },
    /// Write what was found as files in the current folder, then say in a [`Action::Message`] where.
    Export {
        /// In which form.
        form: Form,
    },
    /// Let the mouse do this from now on.
    Mouse(super::settings::Mouse),
    /// Open the source in the editor of the user, then redraw.
    Edit {
        /// The path as it was given.
        path: String,
        /// The line, from 1.
        line: u32,
    },
    /// Read the notebook of the document and find the places of its notes; those of `unsaved` too, which count more.
    LoadNotes {
        /// What has been changed and is not saved yet.
        unsaved: Vec<Note>,
    },
    /// Save changes durably.
    SaveNotes {
        /// To be told with the answer.
        generation: u64,
        /// All that is not known to be saved.
        notes: Vec<Note>,
    },
    /// Let the user change a text in the editor, then tell it in an [`Action::Composed`].
    Compose {
        /// The text.
        text: String,
    },
    /// Stop the program as Ctrl-Z does, redraw when it goes on.
    Suspend,
    /// Draw every cell anew.
    Redraw,
    /// For the desk the tab stands on; never reaches the shell.
    Desk(Ask),
    /// Open a file in a tab of its own and show it.
    Open {
        /// The path as it was typed; `~/` is the home of the user. `None` is the file this document came from.
        path: Option<String>,
        /// The members that lead to the document inside the file.
        members: Vec<String>,
    },
    /// Open the tutor in a tab and show it.
    Tutor,
    /// Find out how a path goes on.
    Complete {
        /// What was typed of it.
        typed: String,
    },
    /// Read the file again; answered by [`Action::Reloaded`] or [`Action::ReloadFailed`].
    Reload,
    /// Find out which documents were read last.
    Recent,
    /// The tab is shown for the first time: read and analyse its document.
    Begin,
    /// The tab has been closed: let go of all that belongs to it.
    Forget,
}

/// What one action leads to, in order.
pub type Effects = Vec<Effect>;
