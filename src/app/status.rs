//! The words of the status line: what is shown, its place, who cites it, the jump list; and the keys that matter here.

use super::command::{Command, Mode};
use super::keymap::Bound;
use super::pane::{Focus, Pane};
use super::reload::OnDisk;
use super::state::{App, Overlay, Progress};

/// How many keys are hinted at.
const HINTS: usize = 4;

/// The line being typed in the status line: its prompt, the text, and what is known of it, or what was said last.
pub fn prompt(app: &App) -> Option<(&'static str, String, String)> {
    let (prompt, typed, known) = typing(app)?;
    Some((prompt, typed, app.message.clone().unwrap_or(known)))
}

fn typing(app: &App) -> Option<(&'static str, String, String)> {
    match &app.overlay {
        Some(Overlay::Search(input)) => {
            let said = app.search.as_ref().filter(|search| !search.query.is_empty());
            let keys = || [keyed(app, Command::Accept, "accept"), keyed(app, Command::Cancel, "cancel")].concat();
            let said = said.map_or_else(keys, super::search::Search::count);
            Some(("/", input.0.clone(), said.trim_end().to_owned()))
        }
        Some(Overlay::Hints(typed)) => {
            Some(("label ", typed.clone(), keyed(app, Command::Cancel, "cancel").trim_end().to_owned()))
        }
        Some(Overlay::Filter(input)) => {
            let count = match app.focus {
                Focus::Pane(pane) => app.pane(pane).items.len(),
                Focus::Source => 0,
            };
            let keys = [keyed(app, Command::Accept, "keep"), keyed(app, Command::Cancel, "all")].concat();
            Some(("&", input.0.clone(), format!("{count} fit   {}", keys.trim_end())))
        }
        _ => None,
    }
}

/// `Esc cancel   `: a key and what it does, where there is one.
fn keyed(app: &App, command: Command, word: &str) -> String {
    app.keymap.shown(app.mode(), command).map_or(String::new(), |key| format!("{key} {word}   "))
}

/// The parts of the status line, the most telling first.
pub fn parts(app: &App) -> Vec<String> {
    if !app.pressed.is_empty() {
        return vec![app.pressed.iter().map(ToString::to_string).collect::<String>() + " …"];
    }
    if let Some(message) = &app.message {
        return vec![message.clone()];
    }
    let mut parts = Vec::new();
    parts.extend(subject(app));
    parts.extend(on_disk(app));
    if let Progress::Reading(progress) = &app.progress {
        parts.push(reading(*progress, app.document.text.len()));
    }
    parts.push(app.document.place(app.source.at));
    if let (Some(sentence), Some(reading)) = (app.sentence(), &app.reading) {
        parts.push(format!("sentence {} of {}", sentence.0 + 1, reading.sentences.len()));
    }
    let (back, ahead) = (app.jumps.back.len(), app.jumps.ahead.len());
    if back + ahead > 0 {
        parts.push(format!("← {back} →{}", if ahead > 0 { format!(" {ahead}") } else { String::new() }));
    }
    let citing = citing(app);
    if !citing.is_empty() {
        parts.push(format!("cited by {citing}"));
    }
    parts
}

/// `reading … 12 of 900 (Esc stops)`.
pub fn reading((done, total): (u32, u32), bytes: usize) -> String {
    if total > 0 {
        format!("reading … {done} of {total} (Esc stops)")
    } else {
        format!("reading … {} KiB (Esc stops)", bytes / 1024)
    }
}

/// What has become of the file, and what helps.
fn on_disk(app: &App) -> Option<String> {
    let key = || app.keymap.shown(Mode::Source, Command::Reload).unwrap_or_else(|| ":reload".to_owned());
    match app.on_disk {
        OnDisk::Same => None,
        OnDisk::Changed => Some(format!("changed on disk: {} reloads", key())),
        OnDisk::Gone => Some("gone from the disk: the text stays".to_owned()),
    }
}

/// What is shown: the evidence, the match, or the item that is selected.
fn subject(app: &App) -> Option<String> {
    if let Some(search) =
        app.search.as_ref().filter(|search| search.current.is_some_and(|m| m.start() == app.source.at))
    {
        return Some(format!("match {}", search.count()));
    }
    if let Some(span) = app.selected_span() {
        return Some(format!("selected {}", app.document.citation(span)));
    }
    match app.focus {
        Focus::Pane(pane) => {
            let state = app.pane(pane);
            let count = app.listed(pane);
            let filter = if state.filter.is_empty() { String::new() } else { format!(" with “{}”", state.filter) };
            (count > 0).then(|| format!("{} {}/{count}{filter}", pane.item(), state.selected + 1))
        }
        Focus::Source => {
            let shown = app.shown.as_ref().filter(|shown| shown.holds(app.source.at))?;
            Some(shown.label.clone())
        }
    }
}

/// `1.1 2.1 2.2`: the findings on the sentence at the reading position.
fn citing(app: &App) -> String {
    let found = app.on_sentence();
    let shown: Vec<String> = found
        .iter()
        .take(6)
        .map(|finding| {
            let (pane, number) = app.number(*finding);
            format!("{}.{number}", pane as u8)
        })
        .collect();
    let more = if found.len() > 6 { " …" } else { "" };
    shown.join(" ") + more
}

/// The keys that matter in this mode, from the live table, the most useful first.
pub fn hints(app: &App) -> Vec<(String, String)> {
    let mode = app.mode();
    let mut rows: Vec<(u8, &Bound)> = Vec::new();
    for bound in app.keymap.bound.iter().filter(|bound| bound.modes.has(mode)) {
        let weight = weight(app, mode, bound);
        if weight > 0 && !rows.iter().any(|(_, known)| known.binding.command == bound.binding.command) {
            rows.push((weight, bound));
        }
    }
    rows.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    rows.truncate(HINTS);
    rows.sort_by_key(|(_, bound)| bound.binding.command == Command::Help);
    rows.into_iter().map(|(_, bound)| (bound.shown(), word(app, bound).to_owned())).collect()
}

/// Takes the least useful of the [`hints`] away, where there is no room for all: help goes last, so that whoever is new
/// is not left without it. Whether there was one.
pub fn spare_hint(hints: &mut Vec<(String, String)>) -> bool {
    let stays = hints.len() > 1 && hints.last().is_some_and(|(_, word)| word == "help");
    let spared = if stays { Some(hints.remove(hints.len() - 2)) } else { hints.pop() };
    spared.is_some()
}

/// How much a key matters now; 0 where it would do nothing.
fn weight(app: &App, mode: Mode, bound: &Bound) -> u8 {
    let weight = bound.binding.hint.1;
    let useful = match bound.binding.command {
        Command::Jump => match app.focus {
            Focus::Pane(pane) => app.listed(pane) > 0,
            Focus::Source => {
                mode == Mode::Cites || app.trail.is_some() || app.sentence().is_some() || app.member_here().is_some()
            }
        },
        Command::Back => !app.jumps.back.is_empty() && mode != Mode::Why,
        Command::Forward => !app.jumps.ahead.is_empty(),
        Command::NextMatch => app.search.is_some(),
        Command::NextCandidate | Command::PreviousCandidate => {
            matches!(app.overlay, Some(Overlay::Why { finding, .. }) if !app.candidates(finding).is_empty())
        }
        Command::Cancel => app.overlay.is_some() || app.zoomed,
        Command::Peek | Command::Why => {
            app.explained().is_some() && (mode != Mode::Peek || bound.binding.command == Command::Why)
        }
        Command::Cites => mode == Mode::Source && !app.on_sentence().is_empty(),
        _ => true,
    };
    if useful { weight } else { 0 }
}

fn word(app: &App, bound: &Bound) -> &'static str {
    let short = bound.binding.hint.0;
    match (bound.binding.command, app.focus) {
        (Command::Jump, _) if matches!(app.overlay, Some(Overlay::Cites { .. })) => "go to it",
        (Command::Jump, Focus::Source) if app.trail.is_some() => "next",
        (Command::Jump, Focus::Source) if app.member_here().is_some() => "open",
        (Command::Jump, Focus::Source) => "cited by",
        (Command::Jump, Focus::Pane(pane)) if pane != Pane::KeyPoints => "source",
        _ => short,
    }
}
