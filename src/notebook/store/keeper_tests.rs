//! Loading and saving: what is kept, what is set aside, what is left alone.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use super::*;
use crate::notebook::{Note, NoteId};

pub(super) fn origin(sha256: &str, path: &str) -> Origin {
    Origin { sha256: sha256.to_owned(), name: "r.md".to_owned(), path: Some(path.to_owned()) }
}

pub(super) fn note(id: &str, text: &str) -> Note {
    Note { id: NoteId(id.to_owned()), text: text.to_owned(), ..Note::default() }
}

fn keeper(folder: &Path, sha256: &str) -> Keeper<RealDisk> {
    let origin = origin(sha256, "/briefs/r.md");
    Keeper::new(RealDisk::new("t1"), Place::Shelf(folder.to_path_buf()), origin)
}

fn texts(notes: &[Note]) -> Vec<&str> {
    notes.iter().map(|note| note.text.as_str()).collect()
}

#[test]
fn notes_are_saved_for_the_user_alone() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = folder.path().join("pincite/notes");
    let saved = keeper(&shelf, "aa").save(&[note("1", "one")], "2026-01-02T03:04:05Z").unwrap();
    assert_eq!((saved.notes[0].revision, saved.notes[0].created.as_str()), (1, "2026-01-02T03:04:05Z"));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let file = shelf.join("aa.jsonl");
    assert_eq!((mode(&file), mode(&shelf), mode(shelf.parent().unwrap())), (0o600, 0o700, 0o700));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with(
        r#"{"schema":"pincite-notes/1","sha256":"aa","name":"r.md","paths":["/briefs/r.md"],"count":1,"sum":""#
    ));
    assert_eq!(keeper(&shelf, "aa").load().unwrap().notes, saved.notes);
    assert_eq!(fs::read_dir(&shelf).unwrap().count(), 2, "the notebook and its lock");
}

#[test]
fn notes_of_former_versions_are_carried_over() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = folder.path();
    let saved = keeper(shelf, "v1").save(&[note("1", "one"), note("2", "two"), note("3", "three")], "t").unwrap();
    let mut second = keeper(shelf, "v2");
    let loaded = second.load().unwrap();
    assert_eq!((texts(&loaded.notes), loaded.former), (vec!["one", "two", "three"], 3));
    let mut change = saved.notes[0].clone();
    change.text = "ONE".to_owned();
    second.save(&[change, saved.notes[1].tombstone()], "t").unwrap();
    let third = keeper(shelf, "v3").load().unwrap();
    assert_eq!(texts(&third.notes), ["ONE", "three"], "the later revision counts, a deletion too");
    assert_eq!(texts(&keeper(shelf, "v1").load().unwrap().notes), ["ONE", "three"]);
    let stranger = Keeper::new(RealDisk::new("t"), Place::Shelf(shelf.into()), origin("zz", "/other.md")).load();
    assert!(stranger.unwrap().notes.is_empty());
}

#[test]
fn damaged_lines_are_set_aside_and_never_deleted() {
    let folder = tempfile::tempdir().unwrap();
    keeper(folder.path(), "aa").save(&[note("1", "one")], "t").unwrap();
    let file = folder.path().join("aa.jsonl");
    let mut bytes = fs::read(&file).unwrap();
    bytes.extend_from_slice(b"{\"id\":\"2\",\"te\n\0\0\xff\n");
    fs::write(&file, bytes).unwrap();
    let mut one = keeper(folder.path(), "aa");
    assert_eq!(one.load().unwrap().damaged, 2);
    let saved = one.save(&[note("3", "three")], "t").unwrap();
    let aside = folder.path().join("aa.jsonl.damaged-1");
    assert_eq!(saved.set_aside.as_deref(), Some(aside.as_path()));
    assert_eq!(fs::read(&aside).unwrap(), b"{\"id\":\"2\",\"te\n\0\0\xff\n");
    assert_eq!(keeper(folder.path(), "aa").load().unwrap().damaged, 0);
    assert_eq!(one.save(&[note("4", "four")], "t").unwrap().set_aside, None);
}

#[test]
fn a_line_that_was_added_by_hand_is_a_note_and_one_with_a_wrong_sum_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    keeper(folder.path(), "aa").save(&[note("1", "one"), note("2", "two")], "t").unwrap();
    let file = folder.path().join("aa.jsonl");
    let whole = fs::read_to_string(&file).unwrap();
    let added =
        "{\"id\":\"3\",\"text\":\"three\",\"colour\":\"red\"}\r\n{\"id\":\"1\",\"revision\":2,\"text\":\"ONE\"}\n";
    fs::write(&file, format!("{whole}{added}")).unwrap();
    let mut one = keeper(folder.path(), "aa");
    let loaded = one.load().unwrap();
    assert_eq!((texts(&loaded.notes), loaded.added), (vec!["ONE", "two", "three"], 2));
    assert_eq!((loaded.damaged, loaded.missing), (0, 0));
    assert_eq!(one.save(&[note("4", "four")], "t").unwrap().set_aside, None);
    let now = keeper(folder.path(), "aa").load().unwrap();
    assert_eq!((texts(&now.notes), now.added), (vec!["ONE", "two", "three", "four"], 0), "each bears its sum now");
    assert_eq!(now.notes[2].rest["colour"], "red", "what it holds beside is kept");
    // Where one of those that the header counts is gone or damaged, a line without a sum may be what is left of it.
    for bad in [whole.replace("two", "tow"), whole.split_inclusive('\n').take(2).collect()] {
        fs::write(&file, bad + added).unwrap();
        let mut one = keeper(folder.path(), "aa");
        let loaded = one.load().unwrap();
        assert_eq!((texts(&loaded.notes), loaded.added), (vec!["one"], 0));
        assert!(loaded.damaged >= 2);
        let aside = one.save(&[note("4", "four")], "t").unwrap().set_aside.unwrap();
        assert!(fs::read_to_string(aside).unwrap().contains("three"), "it is kept beside the notebook");
    }
}

#[test]
fn what_another_instance_wrote_is_news_and_what_is_not_whole_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (keeper(folder.path(), "aa"), keeper(folder.path(), "aa"));
    let news = |keeper: &mut Keeper<RealDisk>| keeper.look().unwrap().map(|notes| notes.len());
    one.load().unwrap();
    assert_eq!(news(&mut one), None, "there is no notebook yet");
    one.save(&[note("1", "one")], "t").unwrap();
    assert_eq!(news(&mut one), None, "it is its own");
    two.save(&[note("2", "two")], "t").unwrap();
    assert_eq!((news(&mut one), news(&mut one)), (Some(2), None));
    let file = folder.path().join("aa.jsonl");
    let whole = fs::read(&file).unwrap();
    for part in [&whole[..0], &whole[..40], &whole[..whole.len() - 60]] {
        fs::write(&file, part).unwrap();
        assert_eq!(news(&mut one), None);
    }
    let line = b"{\"id\":\"3\",\"text\":\"three\"}";
    for (bytes, seen) in [(&line[..9], None), (&line[..], Some(3))] {
        fs::write(&file, [&whole, bytes].concat()).unwrap();
        assert_eq!(news(&mut one), seen);
    }
    fs::remove_file(&file).unwrap();
    assert_eq!(news(&mut one), None, "nothing goes from the screen because a file is gone");
}

#[test]
fn what_a_newer_release_wrote_is_read_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("aa.jsonl");
    let bytes = b"{\"schema\":\"pincite-notes/2\",\"sha256\":\"aa\"}\n{\"id\":\"1\",\"text\":\"one\"}\n?\n";
    fs::write(&file, bytes).unwrap();
    let mut one = keeper(folder.path(), "aa");
    let loaded = one.load().unwrap();
    assert_eq!((texts(&loaded.notes), loaded.read_only.is_some()), (vec!["one"], true));
    let error = one.save(&[note("2", "two")], "t").unwrap_err().to_string();
    assert!(error.contains("newer release"), "{error}");
    assert_eq!(fs::read(&file).unwrap(), bytes);
}

#[test]
fn links_and_pipes_are_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let victim = folder.path().join("victim");
    fs::write(&victim, "precious").unwrap();
    symlink(&victim, folder.path().join("aa.jsonl")).unwrap();
    let mut one = keeper(folder.path(), "aa");
    let error = one.load().unwrap_err().to_string();
    assert!(error.contains("aa.jsonl") && error.contains("symbolic link"), "{error}");
    assert!(one.save(&[note("1", "one")], "t").is_err());
    fs::remove_file(folder.path().join("aa.jsonl")).unwrap();
    fs::remove_file(folder.path().join("aa.jsonl.lock")).unwrap();
    symlink(&victim, folder.path().join("aa.jsonl.lock")).unwrap();
    assert!(keeper(folder.path(), "aa").save(&[note("1", "one")], "t").is_err());
    assert_eq!(fs::read_to_string(&victim).unwrap(), "precious");
}

#[test]
fn a_notebook_beside_its_document_tells_no_path_and_outlives_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let file = Place::beside(&folder.path().join("r.md"));
    assert!(file.ends_with("r.md.pincite.jsonl"));
    let at = |sha: &str| Keeper::new(RealDisk::new("t"), Place::Beside(file.clone()), origin(sha, "/home/ada/r.md"));
    at("v1").save(&[note("1", "one")], "t").unwrap();
    assert!(!fs::read_to_string(&file).unwrap().contains("ada"));
    assert_eq!(texts(&at("v2").load().unwrap().notes), ["one"]);
}

#[test]
fn what_killed_writers_left_is_swept_away() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".aa.jsonl.99-x.tmp"), "half").unwrap();
    fs::write(folder.path().join(".aa.jsonl.t1.tmp"), "half").unwrap();
    fs::write(folder.path().join(".bb.jsonl.99.tmp"), "of another").unwrap();
    keeper(folder.path(), "aa").save(&[note("1", "one")], "t").unwrap();
    let mut names = RealDisk::new("t").list(folder.path()).unwrap();
    names.retain(|name| name.strip_suffix(".tmp").is_some());
    assert_eq!(names, [".bb.jsonl.99.tmp"]);
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let error = keeper(&folder.path().join("file/notes"), "aa").save(&[note("1", "one")], "t").unwrap_err();
    assert!(error.to_string().contains("file/notes"), "{error}");
}
