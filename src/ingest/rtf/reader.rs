//! The one pass over the tokens: groups, destinations, properties, characters.

use super::lexer::{Lexer, Token};
use super::pages::{self, Page};
use super::pending::Pending;
use super::state::{Met, Row, State};
use super::tables::Tables;
use super::words::{self, Destination};
use crate::document::PartKind;
use crate::ingest::composer::Composer;
use crate::ingest::refusal::Stop;

/// How deep groups are kept apart.
const DEEPEST: usize = 1000;
/// How deep notes and boxes may lie in each other.
const BOXES: u8 = 4;

/// A note or text box that is read after the paragraph it is anchored in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Later {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) state: State,
    /// The mark of a note.
    pub(super) mark: Option<u32>,
}

/// The state of the pass.
#[allow(clippy::struct_excessive_bools, reason = "independent facts of one pass")]
pub(super) struct Reader<'a, 's> {
    pub(super) bytes: &'a [u8],
    /// How far it has been read.
    pub(super) at: usize,
    pub(super) out: &'a mut Composer<'s>,
    pub(super) tables: Tables,
    pub(super) state: State,
    pub(super) stack: Vec<State>,
    /// Groups that are open beyond the deepest one that is kept apart.
    beyond: usize,
    /// Whether the last token was `\*`.
    pub(super) starred: bool,
    /// How many characters are still to be skipped after a `\u`.
    pub(super) skip: u16,
    pub(super) pending: Pending,
    /// Whether the paragraph has the marker of an item, and its words.
    pub(super) marked: bool,
    pub(super) marker: String,
    /// How many notes have been met, and the mark of the one that begins.
    notes: u32,
    pub(super) note_mark: Option<u32>,
    pub(super) row: Row,
    pub(super) later: Vec<Later>,
    /// Whether a note or box is being read.
    pub(super) replaying: bool,
    pub(super) met: Met,
    /// Whether nothing but notes has been written.
    pub(super) first: bool,
    /// Whether the open block is the title.
    pub(super) titled: bool,
}

impl<'a, 's> Reader<'a, 's> {
    /// At the start of a file.
    pub(super) fn new(bytes: &'a [u8], out: &'a mut Composer<'s>) -> Self {
        Self {
            bytes,
            at: 0,
            out,
            tables: Tables::new(),
            state: State::new(),
            stack: Vec::new(),
            beyond: 0,
            starred: false,
            skip: 0,
            pending: Pending::default(),
            marked: false,
            marker: String::new(),
            notes: 0,
            note_mark: None,
            row: Row::default(),
            later: Vec::new(),
            replaying: false,
            met: Met::default(),
            first: true,
            titled: false,
        }
    }

    /// Reads the whole file.
    pub(super) fn document(mut self) -> Result<(), Stop> {
        self.out.part(PartKind::File, "");
        let end = self.run(0, self.bytes.len())?;
        let open = !self.stack.is_empty();
        self.state = State { in_table: false, ..self.state };
        self.row = Row::default();
        self.end_paragraph()?;
        for message in self.met.told() {
            self.out.problem(message, None);
        }
        if open {
            self.out.problem("the file ends inside a group: it may have been cut off; what is there was read", None);
        }
        let rest = self.bytes.get(end..).unwrap_or_default();
        let extra = rest.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != 0).count();
        if extra > 0 {
            self.out.problem(format!("{extra} bytes after the end of the document (byte {end}) are not read"), None);
        }
        if self.out.at() == 0 {
            self.out.problem("no text was found", None);
        }
        Ok(())
    }

    /// Reads the tokens from `from` to `to`, or to the end of the group that stands first. Where it ended.
    pub(super) fn run(&mut self, from: usize, to: usize) -> Result<usize, Stop> {
        let mut lexer = Lexer::new(self.bytes, from, to);
        while let Some((token, from, to)) = lexer.next() {
            self.at = to;
            match token {
                Token::Open => self.open(),
                Token::Close => {
                    self.close(from);
                    if self.stack.is_empty() && !self.replaying {
                        break;
                    }
                }
                Token::Word(name, number) => self.word(name, number, from, to)?,
                Token::Symbol(sign) => self.symbol(sign, from, to)?,
                Token::Byte(byte) => self.byte(byte, from, to),
                Token::Text(text) => self.text(text, from),
            }
        }
        Ok(lexer.at)
    }

    fn open(&mut self) {
        (self.starred, self.skip) = (false, 0);
        if self.stack.len() >= DEEPEST {
            self.beyond += 1;
            self.met.deep = true;
        } else {
            self.stack.push(self.state);
            self.state.later = None;
        }
    }

    fn close(&mut self, at: usize) {
        (self.starred, self.skip) = (false, 0);
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let inner = self.state;
        if let Some(outer) = self.stack.pop() {
            self.state = outer;
        }
        if let Some(from) = inner.later {
            let note = outer_note(&inner);
            let state = State { destination: Destination::Body, later: None, note, in_table: false, ..inner };
            let mark = inner.mark.filter(|_| inner.destination == Destination::Note);
            self.later.push(Later {
                from,
                to: at,
                state: State { inside: inner.inside + 1, raised: false, ..state },
                mark,
            });
        }
    }

    fn word(&mut self, name: &str, number: Option<i32>, from: usize, to: usize) -> Result<(), Stop> {
        let starred = std::mem::take(&mut self.starred);
        match self.state.destination {
            Destination::Body | Destination::Frame => {}
            Destination::Fonts if !starred && words::destination(name).is_none() => {
                self.tables.font_word(name, number.unwrap_or(0));
                return Ok(());
            }
            Destination::Styles if !starred && words::destination(name).is_none() => {
                self.tables.style_word(name, number.unwrap_or(0));
                return Ok(());
            }
            Destination::Fonts | Destination::Styles => {
                self.state.destination = Destination::Skip;
                return Ok(());
            }
            _ => return Ok(()),
        }
        if let Some(destination) = words::destination(name) {
            self.enter(destination, to);
        } else if starred {
            self.state.destination = Destination::Skip;
        } else if !self.property(name, number) && self.state.destination == Destination::Body {
            return self.act(name, number, from, to);
        }
        Ok(())
    }

    fn enter(&mut self, destination: Destination, to: usize) {
        match destination {
            Destination::Note | Destination::Box if self.state.inside >= BOXES => {
                self.met.deep = true;
                self.state.destination = Destination::Body;
                return;
            }
            Destination::Note | Destination::Box => {
                self.state.later = Some(to);
                if destination == Destination::Note {
                    self.refer();
                }
            }
            Destination::Marker => self.marked |= self.state.destination == Destination::Body,
            Destination::Comment => self.met.comments += 1,
            _ => {}
        }
        self.state.destination = destination;
    }

    /// A note is referred to here: its mark.
    fn refer(&mut self) {
        self.flush();
        self.notes += 1;
        self.state.mark = Some(self.notes);
        if !self.state.deleted && self.state.destination == Destination::Body {
            self.begin_text();
            self.out.insert(&format!("[{}]", self.notes), true);
        }
    }

    /// Whether `name` sets a property.
    fn property(&mut self, name: &str, number: Option<i32>) -> bool {
        let state = &mut self.state;
        let on = number != Some(0);
        let value = number.unwrap_or(0);
        match name {
            "pard" => state.reset_paragraph(),
            "plain" => state.reset_characters(),
            "s" => state.style = value,
            "outlinelevel" => state.outline = u8::try_from(value).ok(),
            "ls" => state.list = value,
            "ilvl" => state.depth = u8::try_from(value.clamp(0, 8)).unwrap_or(0),
            "intbl" => state.in_table = on,
            "itap" => state.in_table = value > 0,
            "f" => state.font = Some(value),
            "uc" => state.fallback = u16::try_from(value.clamp(0, 64)).unwrap_or(1),
            "v" => state.hidden = on,
            "deleted" => state.deleted = on,
            "super" => state.raised = on,
            "nosupersub" | "sub" => state.raised = false,
            "ansicpg" => self.tables.page = Page::of_number(value).unwrap_or(self.tables.page),
            "mac" => self.tables.page = Page::MACINTOSH,
            "pc" => self.tables.page = pages::CP437,
            "pca" => self.tables.page = pages::CP850,
            "deff" => self.tables.font = value,
            _ => return false,
        }
        true
    }

    /// Control words that stand for text or end a run of it.
    fn act(&mut self, name: &str, number: Option<i32>, from: usize, to: usize) -> Result<(), Stop> {
        if let Some(character) = words::character(name) {
            self.written(character, from, to);
            return Ok(());
        }
        match name {
            "u" => self.unit(number.unwrap_or(0), from, to),
            "par" | "sect" => return self.end_paragraph(),
            "line" | "lbr" | "softline" => self.break_line(from, to),
            "page" | "column" | "nestcell" => self.blank(from, to),
            "trowd" => self.row = Row { defined: true, cells: 0, done: 0, header: false, ..self.row },
            "cellx" => self.row.cells += 1,
            "trhdr" => self.row.header = true,
            "cell" => self.end_cell(from, to),
            "row" => self.end_row(),
            _ => {}
        }
        Ok(())
    }

    fn symbol(&mut self, sign: u8, from: usize, to: usize) -> Result<(), Stop> {
        if sign == b'*' {
            self.starred = true;
        } else if matches!(sign, b'\r' | b'\n') {
            if self.state.destination == Destination::Body {
                return self.end_paragraph();
            }
        } else if let Some(character) = words::sign(sign) {
            self.written(character, from, to);
        }
        Ok(())
    }
}

/// Whether what lies in a note is a note: also a box inside one.
fn outer_note(inner: &State) -> bool {
    inner.note || inner.destination == Destination::Note
}
