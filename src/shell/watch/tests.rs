//! Files that change, go and come back. Each wait ends with what is waited for; no test sleeps.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::os::fd::AsFd as _;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::*;
use crate::shell::wake::{self, Event, Mailbox};

/// What a tab is told next.
fn told(mailbox: &mut Mailbox) -> (TabId, OnDisk) {
    loop {
        for event in mailbox.take() {
            if let Event::Action(tab, Action::OnDisk(now)) = event {
                return (tab, now);
            }
        }
        let mut bell = [PollFd::from_borrowed_fd(mailbox.bell.as_fd(), PollFlags::IN)];
        let watchdog = Timespec { tv_sec: 30, tv_nsec: 0 };
        assert!(poll(&mut bell, Some(&watchdog)).unwrap() > 0, "nothing is told");
    }
}

fn begun(path: &Path) -> (Watch, Mailbox) {
    let (post, mailbox) = wake::pair().unwrap();
    let watch = Watch::start(post);
    watch.watch(TabId(3), path, Stamp::at(path).unwrap());
    (watch, mailbox)
}

#[test]
fn a_change_is_told_once_until_it_was_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, "one").unwrap();
    let (watch, mut mailbox) = begun(&path);
    fs::write(&path, "two, longer").unwrap();
    assert_eq!(told(&mut mailbox), (TabId(3), OnDisk::Changed));
    watch.watch(TabId(3), &path, Stamp::at(&path).unwrap());
    fs::write(&path, "three, longer still").unwrap();
    assert_eq!(told(&mut mailbox), (TabId(3), OnDisk::Changed));
}

#[test]
fn an_editor_that_puts_a_new_file_in_the_place_of_the_old_one_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let (path, new) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
    fs::write(&path, "one").unwrap();
    let (_watch, mut mailbox) = begun(&path);
    fs::write(&new, "two, longer").unwrap();
    fs::rename(&new, &path).unwrap();
    assert_eq!(told(&mut mailbox).1, OnDisk::Changed);
    fs::remove_file(&path).unwrap();
    assert_eq!(told(&mut mailbox).1, OnDisk::Gone, "the new file is watched");
}

#[test]
fn a_file_that_goes_is_missed_and_seen_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, "one").unwrap();
    let (watch, mut mailbox) = begun(&path);
    fs::remove_file(&path).unwrap();
    assert_eq!(told(&mut mailbox).1, OnDisk::Gone);
    fs::write(folder.path().join("other"), "x").unwrap();
    fs::write(&path, "again").unwrap();
    assert_eq!(told(&mut mailbox).1, OnDisk::Changed);
    watch.forget(TabId(3));
    fs::remove_file(&path).unwrap();
    let second = folder.path().join("second");
    fs::write(&second, "x").unwrap();
    watch.watch(TabId(4), &second, Stamp::at(&second).unwrap());
    fs::remove_file(&second).unwrap();
    assert_eq!(told(&mut mailbox), (TabId(4), OnDisk::Gone), "of a tab that was let go nothing is told");
}

#[test]
fn what_changed_before_the_watch_began_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, "one").unwrap();
    let stamp = Stamp::at(&path).unwrap();
    fs::write(&path, "two, longer").unwrap();
    let (post, mut mailbox) = wake::pair().unwrap();
    Watch::start(post).watch(TabId(1), &path, stamp);
    assert_eq!(told(&mut mailbox), (TabId(1), OnDisk::Changed));
}

#[test]
fn a_notebook_is_watched_before_it_is_there_and_each_change_of_it_is_told() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("pincite/notes");
    let (path, document) = (folder.join("a.jsonl"), root.path().join("a.txt"));
    fs::write(&document, "one").unwrap();
    let (watch, mut mailbox) = begun(&document);
    let (sender, heard) = std::sync::mpsc::channel();
    watch.watch_notebook(TabId(3), &path, move || sender.send(()).unwrap_or_default());
    let watchdog = std::time::Duration::from_secs(30);
    fs::create_dir(root.path().join("pincite")).unwrap();
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("new"), "one").unwrap();
    fs::rename(folder.join("new"), &path).unwrap();
    heard.recv_timeout(watchdog).expect("a notebook that comes is not seen");
    for round in 0..3 {
        fs::write(folder.join("new"), "two".repeat(round + 2)).unwrap();
        fs::rename(folder.join("new"), &path).unwrap();
        heard.recv_timeout(watchdog).expect("a notebook in the place of the old one is not seen");
    }
    let mut file = fs::File::options().append(true).open(&path).unwrap();
    std::io::Write::write_all(&mut file, b"a line").unwrap();
    heard.recv_timeout(watchdog).expect("a line that is added is not seen");
    fs::write(&document, "longer").unwrap();
    assert_eq!(told(&mut mailbox), (TabId(3), OnDisk::Changed), "the document is watched beside it");
}
