//! Screens with their roles: what stands where, and as what. A highlight on the wrong words fails here.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod reader_kit;

use pincite::app::Scheme;
use pincite::display::Role;
use pincite::view::{Depth, Theme};
use ratatui::buffer::{Buffer, Cell};
use reader_kit::{draw, press, sample, symbols};

/// The letter of a cell: what its ground is, else what its letters are.
fn letter(theme: &Theme, cell: &Cell) -> char {
    let style = |role| theme.style(Scheme::Dark, role);
    let grounds = [(Role::CurrentMatch, 'M'), (Role::Match, 'm'), (Role::Cited, 'o'), (Role::Selection, 'S')];
    if style(Role::Evidence).bg == Some(cell.bg) {
        return if style(Role::Cue).fg == Some(cell.fg) { 'C' } else { 'E' };
    }
    if let Some((_, letter)) = grounds.iter().find(|(role, _)| style(*role).bg == Some(cell.bg)) {
        return *letter;
    }
    if cell.symbol() == " " {
        return ' ';
    }
    let inks = [(Role::Title, 't'), (Role::Dim, 'd'), (Role::Drift, 'w'), (Role::Rule, '-'), (Role::Cue, 'c')];
    inks.iter().find(|(role, _)| style(*role).fg == Some(cell.fg)).map_or('.', |(_, letter)| *letter)
}

fn roles(theme: &Theme, buffer: &Buffer) -> String {
    let rows = (0..buffer.area.height).map(|y| {
        let row: String = (0..buffer.area.width).map(|x| letter(theme, &buffer[(x, y)])).collect();
        row.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn screen(keys: &str, w: u16, h: u16) -> String {
    let mut app = sample::reader(w, h);
    press(&mut app, keys);
    let theme = Theme::new(Depth::Rgb);
    let buffer = draw(&app, &theme, w, h);
    format!("{}\n\n{}", symbols(&buffer), roles(&theme, &buffer))
}

#[test]
fn wide() {
    insta::assert_snapshot!("wide", screen("", 200, 50));
    insta::assert_snapshot!("wide_tradecraft", screen("8", 160, 45));
}

#[test]
fn beside() {
    insta::assert_snapshot!("beside", screen("", 120, 40));
    insta::assert_snapshot!("beside_evidence", screen("enter", 120, 40));
    insta::assert_snapshot!("beside_indicators", screen("4 j l", 120, 40));
    insta::assert_snapshot!("beside_statement_why", screen("6 j w n", 120, 40));
    insta::assert_snapshot!("beside_search", screen("/ b r i d g e enter n", 120, 40));
    insta::assert_snapshot!("beside_help", screen("?", 120, 40));
}

#[test]
fn stacked() {
    insta::assert_snapshot!("stacked", screen("", 80, 24));
    insta::assert_snapshot!("stacked_evidence", screen("enter", 80, 24));
    insta::assert_snapshot!("stacked_peek", screen("j p", 80, 24));
    insta::assert_snapshot!("stacked_cites", screen("0 enter", 80, 24));
    insta::assert_snapshot!("stacked_labels", screen("f", 80, 24));
    insta::assert_snapshot!("stacked_palette", screen(": c o p", 80, 24));
}

#[test]
fn small() {
    insta::assert_snapshot!("small", screen("", 60, 16));
    insta::assert_snapshot!("single", screen("2", 40, 12));
    insta::assert_snapshot!("too_small", screen("", 19, 4));
}

#[test]
fn without_colour_every_mark_still_differs() {
    let mut app = sample::reader(120, 40);
    press(&mut app, "enter");
    let buffer = draw(&app, &Theme::plain(), 120, 40);
    let reversed = (0..40).flat_map(|y| (0..120).map(move |x| (x, y)));
    let cells = reversed.map(|at| &buffer[at]);
    let colours = cells.clone().filter(|cell| cell.fg != ratatui::style::Color::Reset).count();
    assert_eq!(colours, 0);
    let reversed = cells.filter(|cell| cell.modifier.contains(ratatui::style::Modifier::REVERSED)).count();
    assert!(reversed > 60, "{reversed}");
    assert!(symbols(&buffer).contains('┃'));
}
