//! Themes, width, mouse, places asked for, the cursor and plain terminals: what one does shows.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod reader_kit;

use pincite::app::mouse::{Pointer, Touch};
use pincite::app::settings::{self, Mouse};
use pincite::app::{self, Action, App, Effect, Goal, Options, Scheme};
use pincite::display::prose::{Ink, Prose};
use pincite::view::{self, Depth, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Color;
use reader_kit::{document, draw, press, sample, symbols};

fn reader(w: u16, h: u16, wish: impl FnOnce(&mut Options)) -> App {
    let mut options = Options { size: (w, h), ..Options::default() };
    wish(&mut options);
    sample::reader_with(options)
}

fn typed(app: &mut App, words: &str) {
    let keys: String = words.chars().map(|c| if c == ' ' { "space ".to_owned() } else { format!("{c} ") }).collect();
    press(app, &keys);
}

fn cursor(app: &App) -> Position {
    let (w, h) = (app.frame().layout.status.right(), app.frame().layout.status.bottom());
    let mut terminal = Terminal::new(TestBackend::new(w, h)).unwrap();
    terminal.draw(|frame| view::draw(app, &Theme::plain(), frame)).unwrap();
    terminal.get_cursor_position().unwrap()
}

fn touch(app: &mut App, touch: Touch, x: u16, y: u16) {
    app::update(app, Action::Pointer(Pointer { touch, x, y }));
}

fn row(buffer: &Buffer, y: u16) -> String {
    symbols(buffer).lines().nth(usize::from(y)).unwrap().to_owned()
}

#[test]
fn themes_go_round() {
    let mut app = sample::reader(120, 40);
    for expected in [Scheme::Light, Scheme::HighContrast, Scheme::Monochrome, Scheme::Dark] {
        press(&mut app, ":");
        typed(&mut app, "theme");
        press(&mut app, "enter");
        assert_eq!(app.scheme(), expected);
        let words = row(&draw(&app, &Theme::plain(), 120, 40), 39);
        assert!(words.contains(&format!("theme {}", expected.name())), "{words}");
    }
}

#[test]
fn high_contrast_paints_every_cell_and_monochrome_none() {
    let mut app = reader(120, 40, |options| options.scheme = Scheme::HighContrast);
    for keys in ["", "enter", "w", ":", "? ", "f"] {
        press(&mut app, "esc esc");
        press(&mut app, keys);
        let buffer = draw(&app, &Theme::new(Depth::Rgb), 120, 40);
        for cell in buffer.content() {
            assert!(cell.bg != Color::Reset && cell.fg != Color::Reset, "{keys}: {cell:?}");
        }
    }
    let app = reader(120, 40, |options| options.scheme = Scheme::Monochrome);
    let buffer = draw(&app, &Theme::new(Depth::Rgb), 120, 40);
    assert!(buffer.content().iter().all(|cell| cell.bg == Color::Reset && cell.fg == Color::Reset));
}

#[test]
fn own_colours_fill_the_source_alone() {
    let ink = Ink { rgb: (1, 2, 3), bold: false, italic: false, underline: false };
    let theme = Theme::new(Depth::Rgb).with_prose(Some(Prose { text: ink, ground: (250, 251, 252), inks: Vec::new() }));
    let app = sample::reader(120, 40);
    let buffer = draw(&app, &theme, 120, 40);
    let rule = app.frame().layout.rule.unwrap();
    let paper = Color::Rgb(250, 251, 252);
    for y in 2..39 {
        for x in 0..120 {
            assert_eq!(
                buffer[(x, y)].bg == paper || buffer[(x, y)].bg != Color::Reset && x < rule,
                x < rule,
                "{x} {y}"
            );
        }
    }
    assert!(buffer.content().iter().any(|cell| cell.fg == Color::Rgb(1, 2, 3)));
    assert!(
        !draw(&reader(120, 40, |options| options.scheme = Scheme::Monochrome), &theme, 120, 40)
            .content()
            .iter()
            .any(|cell| cell.bg == paper)
    );
}

#[test]
fn the_text_is_as_wide_as_wished() {
    let widest = |app: &App| {
        let source = app.frame().source.as_ref().unwrap();
        let ends = source.rows.iter().filter_map(|row| row.runs.last().map(|run| run.column + run.width));
        ends.max().unwrap()
    };
    let mut app = reader(200, 50, |options| options.settings.text_width = 40);
    assert!(widest(&app) <= 40);
    press(&mut app, ":");
    typed(&mut app, "text as wide");
    press(&mut app, "enter");
    let wide = widest(&app);
    assert!(wide > 60, "{wide}");
    press(&mut app, ":");
    typed(&mut app, "text as wide");
    press(&mut app, "enter");
    assert!(widest(&app) <= 40);
}

#[test]
fn a_place_is_reached_and_what_is_cut_off_is_told() {
    let text = "One line here.\nTwo: caf\u{e9} lines.\nThree lines.\n";
    let opened = |goal| {
        let mut app = App::new(document(text), Options { size: (80, 24), ..Options::default() });
        app::update(&mut app, Action::GoTo(goal));
        let buffer = draw(&app, &Theme::plain(), 80, 24);
        (row(&buffer, 23), buffer)
    };
    let (status, _) = opened(Goal::Line(3));
    assert!(status.contains("L3"), "{status}");
    let (status, _) = opened(Goal::Line(99));
    assert!(status.contains("there is no line 99"), "{status}");
    let (status, buffer) = opened(Goal::Bytes(15, 18));
    assert!(status.contains("bytes 15-18") && status.contains("L2"), "{status}");
    let reversed = buffer.content().iter().filter(|cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED));
    assert_eq!(reversed.map(ratatui::buffer::Cell::symbol).collect::<String>(), "Two");
    // The second byte of the accented letter; the wrong way round; beyond the end.
    for (from, to) in [(15, 24), (18, 15), (40, 4000), (4000, 5000), (u64::MAX, 0)] {
        let (status, _) = opened(Goal::Bytes(from, to));
        assert!(status.contains(&format!("asked for bytes {from}-{to}")), "{status}");
    }
}

#[test]
fn the_cursor_stands_on_what_is_selected() {
    let mut app = sample::reader(120, 40);
    let mark = |app: &App| {
        let buffer = draw(app, &Theme::plain(), 120, 40);
        buffer[cursor(app)].symbol().to_owned()
    };
    assert_eq!(mark(&app), "\u{25b6}");
    press(&mut app, "j");
    assert_eq!(mark(&app), "\u{25b6}");
    press(&mut app, "2 j");
    assert_eq!(mark(&app), "\u{25b6}");
    press(&mut app, "0");
    let source = app.frame().source.as_ref().unwrap();
    let here = source.rows.iter().position(|row| row.here).unwrap() as u16;
    assert_eq!(cursor(&app).y, source.area.y + here);
    press(&mut app, "/ a b");
    assert_eq!((cursor(&app).x, cursor(&app).y), (4, 39));
    press(&mut app, "esc :");
    let first = cursor(&app);
    press(&mut app, "a b");
    assert_eq!((cursor(&app).x, cursor(&app).y), (first.x + 2, first.y));
}

#[test]
fn the_wheel_scrolls_what_is_under_it() {
    let mut app = reader(60, 14, |options| options.settings.mouse = Mouse::Wheel);
    let top = |app: &App| row(&draw(app, &Theme::plain(), 60, 14), 1);
    let before = top(&app);
    touch(&mut app, Touch::Wheel(true), 10, 3);
    assert_ne!(top(&app), before);
    touch(&mut app, Touch::Wheel(false), 10, 3);
    assert_eq!(top(&app), before);
    let mut app = reader(30, 8, |options| options.settings.mouse = Mouse::Wheel);
    let area = app.frame().panes[0].slot.area;
    let items = |app: &App| app.frame().panes[0].rows[0].item;
    for _ in 0..3 {
        touch(&mut app, Touch::Wheel(true), area.x + 5, area.y + 2);
    }
    assert!(items(&app) > 0);
    // The next key brings the selection back.
    press(&mut app, "j");
    assert!(app.frame().panes[0].rows.iter().any(|row| row.item == 1));
    // A click means nothing while only the wheel is wanted.
    let shown = symbols(&draw(&app, &Theme::plain(), 30, 8));
    touch(&mut app, Touch::Press, 10, 3);
    assert_eq!(symbols(&draw(&app, &Theme::plain(), 30, 8)), shown);
}

#[test]
fn a_click_selects_and_a_second_one_goes_on() {
    let mut app = reader(120, 40, |options| options.settings.mouse = Mouse::On);
    let pane = &app.frame().panes[0];
    let (area, second) = (pane.slot.area, pane.rows.iter().position(|row| row.item == 1).unwrap() as u16);
    touch(&mut app, Touch::Press, area.x + 8, area.y + 1 + second);
    assert!(row(&draw(&app, &Theme::plain(), 120, 40), 39).contains("key point 2/3"));
    touch(&mut app, Touch::Press, area.x + 8, area.y + 1 + second);
    let status = row(&draw(&app, &Theme::plain(), 120, 40), 39);
    assert!(!status.contains("key point 2/3"), "{status}");
    press(&mut app, "esc");
    let source = app.frame().source.as_ref().unwrap();
    let line = source.rows.iter().position(|row| row.mark == "7").unwrap() as u16;
    let (x, y) = (source.area.x + source.text + 3, source.area.y + line);
    touch(&mut app, Touch::Press, x, y);
    let status = row(&draw(&app, &Theme::plain(), 120, 40), 39);
    assert!(status.contains("L7"), "{status}");
    assert_eq!(cursor(&app), Position::new(x, y));
    // Beside a box closes it.
    press(&mut app, "?");
    assert!(app.frame().overlay.is_some());
    touch(&mut app, Touch::Press, 0, 39);
    assert!(app.frame().overlay.is_none());
}

#[test]
fn the_tabs_of_panes_are_named_as_far_as_there_is_room() {
    let row_of = |w: u16, h: u16, keys: &str| {
        let mut app = reader(w, h, |_| {});
        press(&mut app, keys);
        let buffer = draw(&app, &Theme::plain(), w, h);
        let area = app.frame().panes[0].slot.area;
        let title =
            symbols(&buffer).lines().nth(usize::from(area.y)).unwrap().chars().skip(area.x.into()).collect::<String>();
        title.trim_end_matches('━').to_owned()
    };
    assert_eq!(row_of(100, 30, ""), "[1 Points]━2 People━3 Legal━4 Indic━5━6━7━8━9");
    assert_eq!(row_of(120, 40, "2"), "1 Points━[2 People]━3 Legal━4 Indic━5 Author━6━7━8━9");
    assert_eq!(row_of(80, 24, ""), "[1 Key points 1/3]━2 Stakeholders 3━3 Legal 1━4 Indicators 3━5 Author 2━6━7━8━9");
    assert_eq!(row_of(160, 30, "7"), "1 Points━2 People━3 Legal━4 Indic━5 Author━6 Said━[7 Forecasts 1/3]━8━9");
    assert_eq!(row_of(24, 8, "5"), "[5 Author 1/2]");
}

#[test]
fn a_click_on_a_tab_shows_its_pane() {
    for (w, h) in [(100, 30), (80, 24), (60, 14), (200, 50)] {
        let mut app = reader(w, h, |options| options.settings.mouse = Mouse::On);
        let slot = |app: &App| app.frame().panes.iter().map(|pane| pane.slot).find(|slot| slot.tabs).unwrap();
        let panes: Vec<_> = app.tab_row(&slot(&app)).into_iter().map(|tab| tab.pane).collect();
        assert!(panes.len() >= 4, "{w}x{h}: {panes:?}");
        for pane in panes {
            let (y, tabs) = (slot(&app).area.y, app.tab_row(&slot(&app)));
            let tab = tabs.into_iter().find(|tab| tab.pane == pane).unwrap();
            touch(&mut app, Touch::Press, tab.x, y);
            let title = row(&draw(&app, &Theme::plain(), w, h), slot(&app).area.y);
            assert!(title.contains(&format!("[{} ", pane as u8)), "{w}x{h} {pane:?}: {title}");
        }
        // The title of the source is one too, where it has one.
        if app.frame().layout.titled {
            let source = app.frame().layout.source.unwrap();
            touch(&mut app, Touch::Press, source.x + 1, source.y);
            press(&mut app, "enter");
            let status = row(&draw(&app, &Theme::plain(), w, h), h - 1);
            assert!(!status.contains("note "), "{status}");
        }
    }
}

#[test]
fn a_message_is_seen_while_a_line_is_typed() {
    let said = "the paste was longer than 1 MiB; the rest was left out";
    for (w, keys) in [(120, "/"), (80, "/"), (80, "&"), (40, "/")] {
        let mut app = reader(w, 24, |_| {});
        press(&mut app, keys);
        app::update(&mut app, Action::Paste("bridge ".repeat(9)));
        app::update(&mut app, Action::Message(said.to_owned()));
        let line = row(&draw(&app, &Theme::plain(), w, 24), 23);
        let seen: String = said.chars().take(usize::from(w) - 18).collect();
        assert!(line.contains(&seen) && line.starts_with(&format!(" {keys}")) && line.contains("ridge"), "{line}");
        assert!(cursor(&app).x < w / 2 + 8, "the cursor is behind the text, not on the message");
        press(&mut app, "x");
        let line = row(&draw(&app, &Theme::plain(), w, 24), 23);
        assert!(!line.contains("MiB") && line.contains("bridge x"), "{line}");
    }
    let mut app = reader(80, 24, |_| {});
    press(&mut app, "/");
    app::update(&mut app, Action::Paste("x".repeat(2000)));
    assert!(row(&draw(&app, &Theme::plain(), 80, 24), 23).contains("a line holds 1000 bytes"));
}

#[test]
fn dragging_selects_the_words_that_are_copied() {
    let mut app = reader(120, 40, |options| options.settings.mouse = Mouse::On);
    let source = app.frame().source.as_ref().unwrap();
    let line = source.rows.iter().position(|row| row.mark == "7").unwrap() as u16;
    let (x, y) = (source.area.x + source.text, source.area.y + line);
    touch(&mut app, Touch::Press, x, y);
    touch(&mut app, Touch::Drag, x + 2, y);
    touch(&mut app, Touch::Drag, x + 4, y);
    touch(&mut app, Touch::Release, x + 4, y);
    let copied = press(&mut app, "g y");
    let text = copied.iter().find_map(|effect| match effect {
        Effect::Copy { text } => Some(text.clone()),
        _ => None,
    });
    let start = app.document().lines.start(7) as usize;
    assert_eq!(text.as_deref(), app.document().text.get(start..start + 5));
    // A click without a drag ends the selection; a second one on the same sentence goes on.
    press(&mut app, "esc ( (");
    touch(&mut app, Touch::Press, x, y);
    touch(&mut app, Touch::Release, x, y);
    touch(&mut app, Touch::Press, x, y);
    assert!(app.frame().overlay.is_none());
    touch(&mut app, Touch::Release, x, y);
    assert!(app.frame().overlay.is_some(), "{}", symbols(&draw(&app, &Theme::plain(), 120, 40)));
}

#[test]
fn no_touch_of_any_cell_harms() {
    let mut dice = reader_kit::Dice(0x2545_F491_4F6C_DD1D);
    for (w, h) in [(200, 50), (120, 40), (80, 24), (40, 12), (20, 5), (5, 2)] {
        let mut app = reader(w, h, |options| options.settings.mouse = Mouse::On);
        for _ in 0..150 {
            let touches = [Touch::Press, Touch::Drag, Touch::Release, Touch::Wheel(true), Touch::Wheel(false)];
            let far = dice.roll(9) == 0;
            let (x, y) = if far { (65534, 65534) } else { (dice.roll(w.into()) as u16, dice.roll(h.into()) as u16) };
            touch(&mut app, touches[dice.roll(5)], x, y);
            if dice.roll(6) == 0 {
                press(&mut app, ["?", ":", "f", "2", "x", "w", "z", "esc"][dice.roll(8)]);
            }
            let _ = draw(&app, &Theme::plain(), w, h);
        }
    }
}

#[test]
fn the_mouse_is_asked_for_and_let_go() {
    let mut app = sample::reader(80, 24);
    for expected in [Mouse::Wheel, Mouse::On, Mouse::Off] {
        press(&mut app, ":");
        typed(&mut app, "mouse off");
        assert_eq!(press(&mut app, "enter"), [Effect::Mouse(expected)]);
    }
    let before = symbols(&draw(&app, &Theme::plain(), 80, 24));
    touch(&mut app, Touch::Wheel(true), 10, 3);
    assert_eq!(symbols(&draw(&app, &Theme::plain(), 80, 24)), before);
}

#[test]
fn every_mark_has_an_ascii_twin() {
    let plain: String = sample::TEXT.chars().map(|c| if c.is_ascii() { c } else { '.' }).collect();
    for (w, h) in [(200, 50), (120, 40), (80, 24), (60, 16), (40, 12)] {
        let mut ascii = App::new(document(&plain), Options { size: (w, h), ascii: true, ..Options::default() });
        let mut rich = App::new(document(&plain), Options { size: (w, h), ..Options::default() });
        for app in [&mut ascii, &mut rich] {
            let effects = app::start(app);
            reader_kit::answer(app, effects);
        }
        for keys in ["", "1 enter", "4 l", "6 w", "x", "p", "?", "g i", ":", "/ t h e enter", "f", "8", "z", "0 enter"]
        {
            let screens = [&mut ascii, &mut rich].map(|app| {
                press(app, "esc esc esc esc");
                press(app, keys);
                symbols(&draw(app, &Theme::plain(), w, h))
            });
            let odd: String = screens[0].chars().filter(|c| !c.is_ascii()).collect();
            assert_eq!(odd, "", "{w}x{h} {keys}");
            let unknown = |screen: &str| screen.matches('?').count();
            assert_eq!(unknown(&screens[0]), unknown(&screens[1]), "{w}x{h} {keys}:\n{}", screens[0]);
        }
    }
}

#[test]
fn help_hints_and_palette_follow_the_live_keys() {
    let (settings, problems) = settings::read(
        "[keys]\n\"?\" = \"none\"\n\"f1\" = \"none\"\n\"ctrl-g\" = \"help\"\n\"ctrl-y\" = \"jump\"\n\"f9\" = \"next-theme\"\n\
         \"ctrl-k\" = \"cancel\"\n\"f8\" = \"close\"",
    );
    assert_eq!(problems, []);
    let mut app = reader(120, 40, |options| options.settings = settings.clone());
    let screen = |app: &App| symbols(&draw(app, &Theme::plain(), 120, 40));
    let bar = row(&draw(&app, &Theme::plain(), 120, 40), 39);
    assert!(bar.contains("Ctrl-y evidence") && bar.contains("Ctrl-g help") && !bar.contains("? help"), "{bar}");
    press(&mut app, ":");
    typed(&mut app, "next theme");
    assert!(screen(&app).contains("F9"), "{}", screen(&app));
    press(&mut app, "ctrl-k ctrl-g");
    let help = screen(&app);
    assert!(help.contains("Ctrl-y Enter") && help.contains("Ctrl-g "), "{help}");
    press(&mut app, "esc / ");
    assert!(screen(&app).contains("Ctrl-k cancel"), "{}", screen(&app));
    let small = reader(19, 4, |options| options.settings = settings);
    assert!(symbols(&draw(&small, &Theme::plain(), 19, 4)).contains("F8 quits"));
}
