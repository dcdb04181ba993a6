//! Notes under hard use: a document edited at random, writers killed at any moment, two writers at once.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]
#![allow(clippy::print_stdout, reason = "the writer tells what it saved; figures of a run are worth seeing")]

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use pincite::document::Document;
use pincite::ingest::{self, Part};
use pincite::notebook::store::{Keeper, Origin, Place, RealDisk};
use pincite::notebook::{Anchor, Ids, Note, Placed, Placer};
use pincite::text::Span;

/// Numbers that look like chance and are the same every time (G. Marsaglia, "Xorshift RNGs", 2003).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

const WHO: [&str; 12] = [
    "The harbour office",
    "A spokesman for the mill",
    "The northern council",
    "Two fishermen",
    "The ferry company",
    "An engineer",
    "The bakers of the upper town",
    "Residents",
    "The water board",
    "A teacher",
    "The mayor",
    "The guild",
];
const DID: [&str; 10] = [
    "said that",
    "denied that",
    "expects that",
    "has no sign that",
    "reported on Monday that",
    "fears that",
    "repeated that",
    "could not confirm that",
    "told the paper that",
    "is likely to hold that",
];
const WHAT: [&str; 12] = [
    "the bridge will open before the winter",
    "prices of flour rose by a third",
    "the strike ends within a week",
    "no ship left the port",
    "the reservoir is half empty",
    "the new line will be late",
    "wages were paid in full",
    "the vote was put off",
    "the old road stays closed",
    "talks go on",
    "the dam holds",
    "stocks last for ten days",
];
const WHERE: [&str; 8] = [
    "in the south",
    "beyond the river",
    "as far as is known",
    "at the old mill",
    "on both shores",
    "near the border",
    "for the time being",
    "after all",
];
/// Sentences that occur again and again, as they do in briefings.
const REFRAIN: [&str; 3] =
    ["No date was given.", "The situation remains calm in the whole of the district.", "Talks continue."];

/// A sentence with the name it keeps through all edits.
#[derive(Clone, Debug)]
struct Said {
    name: usize,
    text: String,
    /// Whether it begins a paragraph.
    opens: bool,
}

struct Draft {
    said: Vec<Said>,
    named: usize,
}

impl Draft {
    fn new(chance: &mut Chance, count: usize) -> Self {
        let mut draft = Self { said: Vec::new(), named: 0 };
        for at in 0..count {
            let text = Self::sentence(chance);
            draft.insert(at, text, at % 5 == 0);
        }
        draft
    }

    fn sentence(chance: &mut Chance) -> String {
        if chance.below(20) == 0 {
            return (*chance.pick(&REFRAIN)).to_owned();
        }
        format!("{} {} {} {}.", chance.pick(&WHO), chance.pick(&DID), chance.pick(&WHAT), chance.pick(&WHERE))
    }

    fn insert(&mut self, at: usize, text: String, opens: bool) {
        self.named += 1;
        self.said.insert(at, Said { name: self.named, text, opens });
    }

    /// The text, and where every sentence stands in it.
    fn text(&self) -> (String, Vec<(usize, Span)>) {
        let (mut text, mut places) = (String::from("# Weekly report\n\n"), Vec::new());
        for (at, said) in self.said.iter().enumerate() {
            if at > 0 {
                text.push_str(if said.opens { "\n\n" } else { " " });
            }
            let start = text.len() as u32;
            text.push_str(&said.text);
            places.push((said.name, Span::new(start, text.len() as u32)));
        }
        text.push('\n');
        (text, places)
    }

    fn edit(&mut self, chance: &mut Chance) {
        let at = chance.below(self.said.len());
        match chance.below(7) {
            0 => {
                let text = Self::sentence(chance);
                self.insert(at, text, chance.below(6) == 0);
            }
            1 => drop(self.said.remove(at)),
            2 => {
                // A sentence that was rewritten is another one.
                let words: Vec<&str> = self.said[at].text.split(' ').collect();
                let word = chance.below(words.len());
                let text = words.iter().enumerate().map(|(n, w)| if n == word { "perhaps" } else { w });
                let text = text.collect::<Vec<_>>().join(" ");
                let opens = self.said[at].opens;
                self.said.remove(at);
                self.insert(at, text, opens);
            }
            3 => {
                // A copy of a sentence, elsewhere: never beside it, where nobody could tell them apart.
                let to = (at + 3 + chance.below(self.said.len() - 6)) % self.said.len();
                let text = self.said[at].text.clone();
                self.insert(to, text, false);
            }
            4 => self.said[at].opens ^= true,
            5 => {
                // A copy, and the first one is rewritten: the trap.
                let to = (at + 3 + chance.below(self.said.len() - 6)) % self.said.len();
                let text = self.said[at].text.clone();
                let name = self.said[at].name;
                self.insert(to, text.clone(), false);
                let first = self.said.iter().position(|said| said.name == name).unwrap();
                self.said[first].text =
                    text.replace("that", "only that").replace("No ", "Again no ").replace("Talks", "Rows");
                self.named += 1;
                self.said[first].name = self.named;
            }
            _ => {
                let count = 2 + chance.below(3);
                for _ in 0..count.min(self.said.len() - at) {
                    self.said.remove(at);
                }
            }
        }
    }
}

fn document(text: &str) -> Document {
    ingest::read(text.as_bytes().to_vec(), "weekly.md", Part::Whole).unwrap()
}

/// What became of the notes of one draft.
#[derive(Default, Debug)]
struct Tally {
    unchanged: usize,
    found: usize,
    gone: usize,
    orphans: usize,
}

impl Tally {
    fn check(&mut self, anchors: &[(usize, Anchor)], draft: &Draft) {
        let (text, places) = draft.text();
        let document = document(&text);
        let finder = Placer::new(&document);
        for (name, anchor) in anchors {
            let own = places.iter().find(|(other, _)| other == name).map(|(_, span)| *span);
            let now = finder.place(anchor);
            if let Some(span) = now.span() {
                let there = places.iter().find(|(_, place)| place.covers(span)).map(|(name, _)| *name);
                assert_eq!(there, Some(*name), "`{}` was put on another passage", anchor.exact);
                assert_eq!(Some(span), own);
            }
            self.orphans += usize::from(now == Placed::Orphan);
            match own {
                Some(_) => {
                    self.unchanged += 1;
                    self.found += usize::from(now != Placed::Orphan);
                }
                None => self.gone += 1,
            }
        }
    }
}

fn noted(chance: &mut Chance, draft: &Draft) -> Vec<(usize, Anchor)> {
    let (text, places) = draft.text();
    let document = document(&text);
    let finder = Placer::new(&document);
    let mut chosen = BTreeSet::new();
    while chosen.len() < 50 {
        chosen.insert(chance.below(places.len()));
    }
    chosen.into_iter().map(|at| (places[at].0, finder.anchor(places[at].1).unwrap())).collect()
}

/// 200 edits, one after the other; the notes are looked for after each, always from where they were made.
#[test]
fn notes_stay_on_their_own_passages_through_200_edits_in_a_row() {
    for seed in 1..=5 {
        let mut chance = Chance(0x9E37_79B9_7F4A_7C15 ^ seed);
        let mut draft = Draft::new(&mut chance, 400);
        let anchors = noted(&mut chance, &draft);
        let mut tally = Tally::default();
        for _ in 0..200 {
            draft.edit(&mut chance);
            tally.check(&anchors, &draft);
        }
        println!("seed {seed}: {tally:?}");
        assert!(tally.found * 100 >= tally.unchanged * 91, "seed {seed}: {tally:?}");
        assert!(tally.gone > 100 && tally.orphans >= tally.gone, "seed {seed}: {tally:?}");
    }
}

/// 200 versions of one document, each a few edits away from it.
#[test]
fn notes_stay_on_their_own_passages_in_200_versions() {
    let mut chance = Chance(0xD1B5_4A32_D192_ED03);
    let draft = Draft::new(&mut chance, 250);
    let anchors = noted(&mut chance, &draft);
    let mut tally = Tally::default();
    for _ in 0..200 {
        let mut version = Draft { said: draft.said.clone(), named: draft.named };
        for _ in 0..=chance.below(12) {
            version.edit(&mut chance);
        }
        tally.check(&anchors, &version);
    }
    println!("{tally:?}");
    assert!(tally.found * 10 >= tally.unchanged * 9, "{tally:?}");
}

const CHILD: &str = "PINCITE_TEST_NOTES";

fn keeper(folder: &Path, writer: &str) -> Keeper<RealDisk> {
    let origin = Origin { sha256: "ab".repeat(32), name: "weekly.md".to_owned(), path: Some("/weekly.md".to_owned()) };
    Keeper::new(RealDisk::new(writer), Place::Shelf(folder.to_path_buf()), origin)
}

/// How many notes a writer has; it changes them in turn.
const NOTES: usize = 40;

/// Not a test of its own: the program that the tests below start and kill. Saves one note after the other, and says the
/// name of each, with the number of its change, once it is on the disk.
#[test]
fn writer() {
    let Some(asked) = env::var_os(CHILD) else { return };
    let asked = asked.into_string().unwrap();
    let mut words = asked.split('|');
    let (folder, name) = (PathBuf::from(words.next().unwrap()), words.next().unwrap());
    let count: usize = words.next().unwrap().parse().unwrap();
    let mut ids = Ids::new([name.bytes().fold(7, |sum, byte| sum * 31 + u64::from(byte)), 1]);
    let mut keeper = keeper(&folder, name);
    keeper.load().unwrap();
    let mut notes: Vec<Note> = (0..NOTES).map(|_| Note::on(ids.fresh(), Anchor::default())).collect();
    for at in 0..count {
        let note = &mut notes[at % NOTES];
        note.text = format!("{name} {at} {}", "words ".repeat(at % 40));
        let saved = keeper.save(std::slice::from_ref(note), "2026-01-01T00:00:00Z").unwrap();
        assert_eq!(saved.twice, 0, "another writer is said to have changed {}", note.id);
        println!("saved {} {at}", note.id);
    }
}

fn start(folder: &Path, name: &str, count: usize) -> std::process::Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", "writer", "--nocapture", "--test-threads=1"])
        .env(CHILD, format!("{}|{name}|{count}", folder.display()))
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap()
}

/// How often a test is to try: what the variable says, else `usual`.
fn count(variable: &str, usual: usize) -> usize {
    env::var(variable).ok().and_then(|count| count.parse().ok()).unwrap_or(usual)
}

/// The last change of each note that was said to be saved.
type Acknowledged = BTreeMap<String, usize>;

/// Takes a line of a writer; whether it says that a note is saved. A line that was cut does not.
fn told(said: &mut Acknowledged, line: &str) -> bool {
    let words = line.split_once("saved ").and_then(|(_, rest)| rest.split_once(' '));
    let told = words.filter(|(id, _)| id.len() == 36).and_then(|(id, at)| Some((id, at.parse::<usize>().ok()?)));
    if let Some((id, at)) = told {
        said.insert(id.to_owned(), at);
    }
    told.is_some()
}

/// The number of the change each note holds.
fn there(folder: &Path) -> Acknowledged {
    let loaded = keeper(folder, "reader").load().unwrap();
    assert_eq!((loaded.damaged, loaded.missing), (0, 0));
    let number = |note: &Note| note.text.split(' ').nth(1).unwrap().parse().unwrap();
    loaded.notes.iter().map(|note| (note.id.to_string(), number(note))).collect()
}

#[test]
fn a_kill_at_any_moment_loses_no_note_that_was_said_to_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let mut chance = Chance(0xA076_1D64_78BD_642F);
    let rounds = count("PINCITE_COUNT_KILLS", 200);
    let (mut said, mut killed) = (0, 0);
    for round in 0..rounds {
        // A notebook of its own now and then, so that none grows without end.
        let shelf = folder.path().join(format!("{}", round / 50));
        let mut now = Acknowledged::new();
        let mut child = start(&shelf, &format!("w{round}"), 10_000);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut left = chance.below(6);
        while left > 0 {
            left -= usize::from(told(&mut now, &lines.next().unwrap().unwrap()));
        }
        // Some more work, so that the kill comes anywhere between two answers.
        std::hint::black_box((0..chance.below(400_000)).fold(0_u64, |sum, at| sum.rotate_left(3) ^ at as u64));
        child.kill().unwrap();
        killed += usize::from(child.wait().unwrap().code().is_none());
        // What it said before it died counts too.
        lines.map_while(Result::ok).for_each(|line| {
            told(&mut now, &line);
        });
        let there = there(&shelf);
        for (id, at) in &now {
            assert!(there.get(id).is_some_and(|held| held >= at), "round {round}: {id} {at} is lost");
        }
        said += now.len();
    }
    assert!(killed == rounds && said > rounds, "{killed} killed, {said} said");
}

#[test]
fn writers_at_once_lose_nothing() {
    // In memory where there is such a place: it is the locks that are tried here, not the disk.
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let (writers, saves) = (8, count("PINCITE_COUNT_SAVES", 500));
    let children: Vec<_> = (0..writers).map(|at| start(folder.path(), &format!("w{at}"), saves)).collect();
    let mut said = Acknowledged::new();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(text.lines().filter(|line| told(&mut said, line)).count(), saves);
    }
    assert_eq!(said.len(), writers * saves.min(NOTES));
    assert_eq!(there(folder.path()), said);
}
