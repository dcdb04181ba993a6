//! Nothing of a document, a note, a name, a query, an error or a setting reaches the terminal raw: every control character in
//! every place it can stand, and what has been sent to terminals before, on every screen and in all that is printed.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::expect_used,
    clippy::format_collect,
    reason = "tests"
)]

mod hostile;
mod pty_kit;
mod reader_kit;

use std::cell::RefCell;
use std::fs;
use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::rc::Rc;

use hostile::attacks::{attacks, controls, foreign};
use pincite::app::{Action, App, Options, update};
use pincite::ingest::{Part, read};
use pincite::notebook::{Note, NoteId, Placer};
use pincite::text::Span;
use pincite::view::{self, Depth, Theme};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use reader_kit::{draw, press, symbols};

/// What goes to a terminal.
#[derive(Clone, Default)]
struct Sent(Rc<RefCell<Vec<u8>>>);

impl Write for Sent {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A reader on a terminal whose bytes are judged.
struct Judge {
    app: App,
    sent: Sent,
    terminal: Terminal<CrosstermBackend<Sent>>,
}

impl Judge {
    fn new(app: App) -> Self {
        let sent = Sent::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, 120, 40));
        let options = TerminalOptions { viewport };
        let terminal = Terminal::with_options(CrosstermBackend::new(sent.clone()), options).unwrap();
        Self { app, sent, terminal }
    }

    fn of(text: &str, name: &str) -> Self {
        let document = read(text.as_bytes().to_vec(), name, Part::Whole).unwrap().shared();
        let mut app = App::new(document, Options { size: (120, 40), ..Options::default() });
        let effects = pincite::app::start(&mut app);
        reader_kit::answer(&mut app, effects);
        Self::new(app)
    }

    /// Draws, and judges what was sent for it.
    fn draw(&mut self, what: &str) {
        self.terminal.draw(|frame| view::draw(&self.app, &Theme::new(Depth::Rgb), frame)).unwrap();
        let sent = String::from_utf8(std::mem::take(&mut *self.sent.0.borrow_mut())).unwrap();
        assert_eq!(foreign(&sent), None, "{what}");
    }

    fn walk(&mut self, what: &str, keys: &str) {
        for key in keys.split_whitespace() {
            press(&mut self.app, key);
            self.draw(what);
        }
    }

    fn shows(&self) -> String {
        symbols(&draw(&self.app, &Theme::plain(), 120, 40))
    }

    /// A note on the first passage that says `words`.
    fn note(&mut self, words: &str) {
        let document = self.app.document().clone();
        let placer = Placer::new(&document);
        let anchor = placer.anchor(Span::new(0, 5)).unwrap();
        let mut note = Note { text: words.to_owned(), ..Note::on(NoteId("n".to_owned()), anchor) };
        note.tags = vec![words.to_owned()];
        let stands = placer.place(&note.anchor);
        let source = document.source.sha256.clone();
        update(
            &mut self.app,
            Action::NotesLoaded { source, notes: vec![(note, stands)], told: Some(words.to_owned()), never: None },
        );
    }
}

/// What a control character is drawn as: its picture (Unicode, block Control Pictures), a name for C1, a blank.
fn stand_in(control: char) -> Option<char> {
    match u32::from(control) {
        0x9 | 0xA | 0xD | 0x85 => None,
        0x7F => Some('\u{2421}'),
        code if code < 0x20 => char::from_u32(0x2400 + code),
        _ => Some('⟨'),
    }
}

/// A folder with a document of that name, and what a command of ours prints in it.
fn printed(name: &str, text: &str, arguments: &[&str], variables: &[(&str, &str)]) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), text).unwrap();
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("pincite"));
    command.args(arguments).current_dir(folder.path()).stdin(Stdio::null());
    command.env_clear().env("HOME", folder.path()).env("LANG", "C.UTF-8").envs(variables.iter().copied());
    let output = command.output().unwrap();
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

/// Printed text holds no control but line ends, nothing that turns, hides or tags.
fn harmless(what: &str, printed: &str) {
    let raw = printed.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(raw, None, "{what}: {printed:?}");
    assert_eq!(hostile::forbidden(&printed.replace('\n', "")), None, "{what}: {printed:?}");
}

#[test]
fn every_control_is_drawn_as_a_picture_wherever_it_stands() {
    let mut count = 0;
    for control in controls() {
        let what = format!("{control:?}");
        let words = format!("bell{control}ringer");
        let places = [
            ("body", format!("Harbour\n\nThe {words} said the port will close on Monday.\n")),
            ("title", format!("# The {words} of the port\n\nThe port will close on Monday.\n")),
            ("author", format!("---\nauthor: {words}\ndate: 2031-05-04\n---\n\nThe port will close on Monday.\n")),
            ("name", "The port will close on Monday.\n".to_owned()),
        ];
        for (place, text) in places {
            let name = if place == "name" { format!("{words}.md") } else { "x.md".to_owned() };
            let mut judge = Judge::of(&text, &name);
            judge.draw(&what);
            let shown = judge.shows();
            if let Some(stand_in) = stand_in(control).filter(|_| place != "author" && control != '\0') {
                assert!(shown.contains(stand_in), "{place} {what}: {shown}");
            }
            judge.walk(&what, "g i esc H esc w esc");
            count += 1;
        }
        let mut judge = Judge::of("The port will close on Monday.\n", "x.md");
        judge.note(&words);
        judge.draw(&what);
        judge.walk(&what, "9 p esc");
        update(&mut judge.app, Action::Message(format!("cannot read {words}")));
        judge.draw(&what);
        update(&mut judge.app, Action::ReadingFailed(words.clone()));
        judge.draw(&what);
        press(&mut judge.app, "/");
        update(&mut judge.app, Action::Paste(words.clone()));
        judge.draw(&what);
        count += 4;
    }
    assert_eq!(count, 65 * 8);
}

#[test]
fn settings_and_errors_are_printed_without_controls() {
    let every: String = controls().collect();
    let escaped: String = controls().map(|c| format!("\\u{:04X}", u32::from(c))).collect();
    for text in [format!("theme = \"{escaped}\""), format!("\"{escaped}\" = 1"), format!("theme = \"{every}\"")] {
        let told = printed("c.toml", &text, &["config", "check"], &[("PINCITE_CONFIG", "c.toml")]);
        assert!(!told.is_empty());
        harmless(&text, &told);
    }
    let name: String = controls().filter(|c| *c != '\0').collect();
    for arguments in
        [&["extract", &name][..], &[&name], &["verify", &name, "x"], &["config", &name], &["--theme", &name]]
    {
        let told = printed("x", "x", arguments, &[]);
        assert!(told.contains("pincite") || told.contains("error"), "{told}");
        harmless(&format!("{arguments:?}"), &told);
    }
}

#[test]
fn what_was_sent_to_terminals_before_is_inert_on_every_screen() {
    let attacks = attacks();
    assert!(attacks.len() >= 300, "{}", attacks.len());
    let body: String =
        attacks.iter().map(|attack| format!("The {attack} port will close, {attack} said.\n\n")).collect();
    let whole =
        format!("# Port {}\n\n## Key points\n\n- The {} port will close.\n\n## Body\n\n{body}", attacks[0], attacks[9]);
    let mut judge = Judge::of(&whole, "x.md");
    judge.note(&attacks.concat());
    judge.draw("the first screen");
    judge.walk("panes", "1 p esc w esc 2 p esc 3 4 5 6 7 8 9 p esc 0 x esc o esc g i esc H");
    let hidden = judge.shows();
    assert!(hidden.contains("⟨ESC⟩ U+001B control"), "{hidden}");
    press(&mut judge.app, "esc 0 z");
    for page in 0..attacks.len() {
        judge.walk(&format!("page {page}"), "ctrl-f");
    }
    for attack in &attacks {
        update(&mut judge.app, Action::Message(attack.clone()));
        judge.draw(attack);
    }
}

#[test]
fn what_is_printed_is_inert_too() {
    let all: String =
        attacks().iter().map(|attack| format!("The {attack} port will close, {attack} said.\n\n")).collect();
    for arguments in [
        &["x.md"][..],
        &["read", "--linear", "x.md"],
        &["explain", "x.md"],
        &["extract", "x.md"],
        &["extract", "--format", "md", "x.md"],
        &["export", "--format", "csv", "x.md"],
    ] {
        harmless(&format!("{arguments:?}"), &printed("x.md", &all, arguments, &[]));
    }
}

#[test]
fn a_terminal_that_would_obey_is_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let body: String =
        attacks().iter().map(|attack| format!("The {attack} port will close, {attack} said.\n\n")).collect();
    let name = "x\u{1b}]0;owned\u{7}.md";
    fs::write(folder.path().join(name), body).unwrap();
    let setting = pty_kit::Setting { folder: folder.path().to_owned(), ..pty_kit::Setting::default() };
    let mut reader = setting.start(&[name], &[]);
    reader.until_text("% cited");
    reader.press("H");
    reader.until_text("hidden characters · ");
    reader.press("\u{1b}");
    reader.until("closed", |screen| !screen.contents().contains("hidden characters · "));
    reader.press("0zG");
    reader.until_text("31m"); // of the last lines
    reader.press("Q");
    assert!(reader.end().success() && reader.restored());
    // The one question of the reader's own: the ground of the terminal.
    let sent = String::from_utf8(reader.written.clone()).unwrap().replace("\u{1b}]11;?\u{1b}\\", "");
    assert_eq!(foreign(&sent), None);
}

#[test]
fn controls_behind_entities_are_drawn_as_controls() {
    let coded =
        ["&#27;", "&#x1b;", "&#x1B;", "&#155;", "&#x9b;", "&#0027;", "&#x00001b;", "&#7;", "&#x202e;", "&#8238;"];
    let twice = coded.map(|code| code.replace('&', "&amp;"));
    let mut count = 0;
    for code in coded.iter().copied().chain(twice.iter().map(String::as_str)) {
        for (name, text) in [
            (
                "x.html",
                format!(
                    "<title>{code}[31m</title><article><p>The {code}[31m port <b title=\"{code}\">will</b> close on Monday, the mayor said.</p></article>"
                ),
            ),
            ("x.md", format!("# A {code}[31m\n\nThe ~~{code}**[31m**~~ port will close on Monday.\n")),
            (
                "x.rss",
                format!(
                    "<rss version=\"2.0\"><channel><title>{code}[31m</title><item><title>{code}</title><description><![CDATA[<p>The {code}[31m port will close.</p>]]></description></item></channel></rss>"
                ),
            ),
        ] {
            if read(text.clone().into_bytes(), name, Part::Whole).is_ok() {
                let mut judge = Judge::of(&text, name);
                judge.draw(&text);
                judge.walk(&text, "H esc g i esc o esc 0 z G");
                count += 1;
            }
        }
    }
    assert!(count >= 40, "{count}");
}

#[test]
fn shapes_that_break_layouts_scroll_to_their_end() {
    let long = "word".repeat(1 << 18);
    let shapes = [
        "a".to_owned() + &"\u{301}".repeat(10_000),
        "\u{301}".repeat(10_000),
        long.clone(),
        format!("{long} end"),
        "👩\u{200d}👩\u{200d}👧".repeat(20_000),
        "🇺🇳".repeat(50_000),
        "中".repeat(100_000),
        "\u{200b}".repeat(100_000),
        "\u{202e}".repeat(10_000),
        "\t".repeat(100_000),
        " ".repeat(1 << 20),
        "\n".repeat(100_000),
        "\u{1b}".repeat(100_000),
        "| a ".repeat(20_000),
        "- ".repeat(50_000),
        "> ".repeat(50_000),
        "**".repeat(50_000),
        "#".repeat(100_000),
        "“".repeat(100_000),
        "\u{e0041}".repeat(50_000),
        "ᄀ".repeat(50_000),
        "T䮮Y".repeat(10_000),
    ];
    for (at, shape) in shapes.iter().enumerate() {
        for name in ["x.txt", "x.md"] {
            let Ok(document) = read(format!("{shape}\n\nThe end.\n").into_bytes(), name, Part::Whole) else { continue };
            let document = document.shared();
            let mut app = App::new(document, Options { size: (80, 24), ..Options::default() });
            for (w, h) in [(80, 24), (20, 5), (3, 3), (1, 1), (200, 60)] {
                update(&mut app, Action::Resize(w, h));
                for key in ["0", "ctrl-f", "G", "g g", "j", "G"] {
                    press(&mut app, key);
                    symbols(&draw(&app, &Theme::plain(), w, h));
                }
            }
            let shown = symbols(&draw(&app, &Theme::plain(), 200, 60));
            assert!(shown.contains("The end."), "shape {at} as {name}: {shown}");
        }
    }
}
