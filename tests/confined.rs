//! The confined child: what it may not do, and what the reader makes of one that dies, lies or says nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use pincite::document::{Block, BlockKind, Document, Format, Segment, SegmentKind};
use pincite::ingest::wire::{Answer, Frame};
use pincite::ingest::{Piece, Refusal};
use pincite::shell::confined::{Cancel, Wanted, read};
use pincite::text::Span;

/// A program that answers with `frames` and then does what `after` says, whatever it is asked.
fn child(folder: &Path, frames: &[u8], after: &str) -> PathBuf {
    let answer = folder.join("answer");
    fs::write(&answer, frames).unwrap();
    let program = folder.join("child");
    let script = format!("#!/bin/sh\ncat '{}'\n{after}\n", answer.display());
    fs::write(&program, script).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
    program
}

fn begun() -> Frame {
    Frame::Begun { format: Format::Pdf, name: "grain.pdf".into(), bytes: 9, sha256: "00".into() }
}

/// A paragraph at `at` that repeats "Ships wait. " so often.
fn piece(at: u32, times: usize) -> Piece {
    let text = "Ships wait. ".repeat(times);
    let span = Span::new(at, at + text.len() as u32);
    let content = Span::new(span.start(), span.end() - 1);
    let segments = vec![Segment::of_file(span, SegmentKind::Replaced, (0, 9))];
    Piece { segments, blocks: vec![Block::new(BlockKind::Paragraph, span, content, 0)], text, ..Piece::default() }
}

fn said(frames: &[Frame]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut answer = Answer::new(&mut bytes).unwrap();
    for frame in frames {
        answer.say(frame).unwrap();
    }
    bytes
}

fn outcome(frames: &[u8], after: &str) -> Result<Document, Refusal> {
    let folder = tempfile::tempdir().unwrap();
    let program = Some(child(folder.path(), frames, after));
    let wanted =
        Wanted { bytes: Arc::new(b"%PDF-1.7\n".to_vec()), name: "grain.pdf".into(), program, ..Wanted::default() };
    // While another test starts a child, that one holds this script open for a moment, and it cannot be run.
    let busy =
        |outcome: &Result<Document, Refusal>| matches!(outcome, Err(error) if error.message.contains("os error 26"));
    let mut attempts = (0..10_000).map(|_| read(&wanted, &Cancel::default(), |_| ()));
    attempts.find(|outcome| !busy(outcome)).unwrap()
}

#[test]
fn a_sound_answer_is_a_document() {
    let frames = [begun(), Frame::Piece(Box::new(piece(0, 1))), Frame::Piece(Box::new(piece(12, 2))), Frame::Done];
    let document = outcome(&said(&frames), "").unwrap();
    assert_eq!(document.text, "Ships wait. ".repeat(3));
    assert_eq!((document.format, document.source.path.as_str()), (Format::Pdf, "grain.pdf"));
    assert!(document.problems.is_empty() && !document.prefix);
}

#[test]
fn what_came_before_a_child_was_killed_is_kept() {
    let frames = said(&[begun(), Frame::Piece(Box::new(piece(0, 1)))]);
    let document = outcome(&frames, "kill -9 $$").unwrap();
    assert_eq!(document.text, "Ships wait. ");
    let told = &document.problems[0].message;
    assert!(told.starts_with("only the beginning was read: ") && !told.contains('\n'), "{told}");
}

#[test]
fn a_child_that_dies_before_any_text_is_one_clear_line() {
    for after in ["kill -9 $$", "kill -SEGV $$", "kill -ABRT $$", "exit 3", "exit 0"] {
        let refusal = outcome(&said(&[begun()]), after).unwrap_err();
        assert!(!refusal.message.contains('\n') && refusal.message.contains("parser"), "{after}: {refusal}");
    }
    let refusal = outcome(b"", "exit 0").unwrap_err();
    assert!(refusal.message.contains("without an answer"), "{refusal}");
}

#[test]
fn a_child_that_lies_is_refused() {
    let overlapping = [begun(), Frame::Piece(Box::new(piece(0, 2))), Frame::Piece(Box::new(piece(3, 1))), Frame::Done];
    assert!(outcome(&said(&overlapping), "").unwrap_err().message.contains("wrongly"));
    let outside = Piece { title: Some(Span::new(3, 900)), ..piece(0, 1) };
    assert!(outcome(&said(&[begun(), Frame::Piece(Box::new(outside)), Frame::Done]), "").is_err());
    assert!(outcome(b"GET / HTTP/1.1\r\n\r\n", "").is_err());
    let mut broken = said(&[begun(), Frame::Piece(Box::new(piece(0, 1)))]);
    broken.extend([0xff; 64]);
    assert_eq!(outcome(&broken, "").unwrap().text, "Ships wait. ");
}

#[test]
fn a_cancelled_child_leaves_what_it_told() {
    let folder = tempfile::tempdir().unwrap();
    let frames = said(&[begun(), Frame::Piece(Box::new(piece(0, 1)))]);
    // It would wait for ever: nothing comes from a pipe that nobody writes to.
    let program = Some(child(folder.path(), &frames, "exec tail -f /dev/null"));
    let wanted = Wanted { bytes: Arc::new(b"%PDF-1.7\n".to_vec()), name: "a.pdf".into(), program, ..Wanted::default() };
    let cancel = Cancel::default();
    let document = read(&wanted, &cancel, |_| cancel.cancel()).unwrap();
    assert_eq!(document.text, "Ships wait. ");
    assert!(document.problems[0].message.contains("cancelled"));
}

#[test]
fn rubbish_at_the_hidden_verb_ends_it() {
    for input in [&b""[..], b"pincite", b"pincite\x02\xff\xff\xff\xff", b"hello, is there anybody in there"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_pincite"))
            .arg("confined-child")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child.stdin.take().unwrap().write_all(input);
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(1), "{input:?}");
        assert!(ended.stdout.is_empty() && ended.stderr.is_empty(), "{input:?}");
    }
}
