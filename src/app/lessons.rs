//! The lessons of the tutor: what each says, and how one sees that it was learned.

use super::command::{Command, CopyForm, Stop};
use super::notes::Deed;
use super::pane::{Focus, Pane};
use super::state::{App, Overlay};

/// Words of a lesson: some of them are keys, named as they are bound now.
#[derive(Clone, Copy, Debug)]
pub enum Word {
    /// Our own words.
    Say(&'static str),
    /// The keys of a command.
    Key(Command),
}

/// One lesson.
#[derive(Clone, Copy, Debug)]
pub struct Lesson {
    /// What it is about.
    pub title: &'static str,
    /// What it says.
    pub words: &'static [Word],
    /// Whether a command that was just done, and how the reader stands now, show that it was learned.
    pub learned: fn(&App, Command) -> bool,
}

use Word::{Key, Say};

/// All lessons, in order.
pub const LESSONS: &[Lesson] = &[
    Lesson {
        title: "move",
        words: &[
            Key(Command::Down),
            Say(" and "),
            Key(Command::Up),
            Say(
                " go through the list that has the focus, here the key points; the source follows. Go down to the next one.",
            ),
        ],
        learned: |app, command| command == Command::Down && matches!(app.focus, Focus::Pane(_)),
    },
    Lesson {
        title: "panes",
        words: &[
            Say("Each pane has a number: "),
            Key(Command::Focus(2)),
            Say(" is for stakeholders, "),
            Key(Command::Focus(0)),
            Say(" for the source; "),
            Key(Command::NextPane),
            Say(" takes the next. Go to the stakeholders."),
        ],
        learned: |app, _| app.focus == Focus::Pane(Pane::Stakeholders),
    },
    Lesson {
        title: "from a finding to its source",
        words: &[
            Say("Go back to the key points ("),
            Key(Command::Focus(1)),
            Say(") and press "),
            Key(Command::Jump),
            Say(": the source shows the sentence that bears the point out. Again: the next one."),
        ],
        learned: |app, command| command == Command::Jump && app.focus == Focus::Source && app.shown.is_some(),
    },
    Lesson {
        title: "and back",
        words: &[
            Key(Command::Back),
            Say(" leads back to where you jumped from, step by step; "),
            Key(Command::Forward),
            Say(" leads forward again. Go back to the list."),
        ],
        learned: |app, command| command == Command::Back && matches!(app.focus, Focus::Pane(_)),
    },
    Lesson {
        title: "peek",
        words: &[
            Key(Command::Peek),
            Say(" shows the sentence with what stands around it, and you stay in the list. Peek; "),
            Key(Command::Cancel),
            Say(" closes."),
        ],
        learned: |_, command| command == Command::Peek,
    },
    Lesson {
        title: "why",
        words: &[
            Say("Never take a finding on trust: "),
            Key(Command::Why),
            Say(" shows the rule and the words that made it, and what else it might have been. Ask why."),
        ],
        learned: |_, command| command == Command::Why,
    },
    Lesson {
        title: "what rests on a sentence",
        words: &[
            Say("The other way round: "),
            Key(Command::Cites),
            Say(" lists every finding on the sentence you are at."),
        ],
        learned: |_, command| command == Command::Cites,
    },
    Lesson {
        title: "labels",
        words: &[
            Key(Command::Hints),
            Say(" puts a label on everything you can jump to; type one to go there. Try it, then "),
            Key(Command::Cancel),
            Say(" or a label."),
        ],
        learned: |_, command| command == Command::Hints,
    },
    Lesson {
        title: "search",
        words: &[
            Key(Command::Search),
            Say(" searches the source, across line ends and kinds of quotation marks. Search for night and press "),
            Key(Command::Accept),
            Say("; "),
            Key(Command::NextMatch),
            Say(" takes the next match."),
        ],
        learned: |app, command| {
            command == Command::Accept && app.overlay.is_none() && app.search.is_some()
                || matches!(command, Command::NextMatch | Command::PreviousMatch)
        },
    },
    Lesson {
        title: "kinds of sentences",
        words: &[
            Say("In the source, "),
            Key(Command::Next(Stop::Quotation)),
            Say(" goes to the next quotation, "),
            Key(Command::Next(Stop::Forecast)),
            Say(" to the next forecast. Go to a quotation ("),
            Key(Command::Focus(0)),
            Say(" first)."),
        ],
        learned: |_, command| matches!(command, Command::Next(_) | Command::Previous(_)),
    },
    Lesson {
        title: "take it with you",
        words: &[
            Key(Command::Copy(CopyForm::Citation)),
            Say(" copies the quote with its citation and says where it truly went; "),
            Key(Command::Copy(CopyForm::Markdown)),
            Say(" as Markdown. Copy this sentence."),
        ],
        learned: |_, command| matches!(command, Command::Copy(_)),
    },
    Lesson {
        title: "a note",
        words: &[
            Key(Command::Notes(Deed::Write)),
            Say(" writes a note on the sentence or the finding, "),
            Key(Command::Focus(9)),
            Say(" lists your notes. Begin one; write a word and save it as the last row says, or "),
            Key(Command::Cancel),
            Say(" leaves it."),
        ],
        learned: |_, command| command == Command::Notes(Deed::Write),
    },
    Lesson {
        title: "commands",
        words: &[
            Key(Command::Palette),
            Say(" finds any command by a few of its letters and shows its key: what has no key is there too. Open it."),
        ],
        learned: |app, _| matches!(app.overlay, Some(Overlay::Palette(..))),
    },
    Lesson {
        title: "help",
        words: &[Say("The last row always shows what helps here. "), Key(Command::Help), Say(" shows all keys.")],
        learned: |_, command| command == Command::Help,
    },
];
