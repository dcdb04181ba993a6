//! Header, bodies, attachments, mailboxes, hostile messages.

use proptest::prelude::*;

use crate::document::{BlockKind, Document, PartKind, SegmentKind};
use crate::ingest::Foreign;
use crate::ingest::sample::{opened, shown};

fn open(bytes: &[u8]) -> Foreign {
    Foreign::of(bytes.to_vec(), "note.eml", &[]).unwrap()
}

fn read(bytes: &[u8]) -> Document {
    opened(bytes, "note.eml").unwrap()
}

fn told(document: &Document) -> Vec<&str> {
    document.problems.iter().map(|problem| problem.message.as_str()).collect()
}

const HEAD: &str = "From: Ada Brook <ada@example.org>\nTo: desk@example.org\nDate: Tue, 5 Mar 2024 23:30:00 +0900\n\
                    Subject: =?utf-8?Q?Grain_at_the_caf=C3?=\n =?utf-8?Q?=A9?= quay\nMIME-Version: 1.0\n";

fn with_head(rest: &str) -> Vec<u8> {
    format!("{HEAD}{rest}").into_bytes()
}

#[test]
fn header_fields_are_front_matter_with_title_and_date() {
    let bytes = with_head("\nThe port is shut since Monday. Nobody knows why.\n");
    let document = read(&bytes);
    let note = "From: Ada Brook <ada@example.org>\nTo: desk@example.org\nDate: Tue, 5 Mar 2024 23:30:00 +0900\n\
                Subject: Grain at the café quay";
    let text = "The port is shut since Monday. Nobody knows why.";
    assert_eq!(shown(&document), vec![(BlockKind::Note, note), (BlockKind::Paragraph, text)]);
    assert_eq!(document.title.map(|title| document.slice(title)), Some("Grain at the café quay"));
    assert_eq!(document.published.as_ref().unwrap().date, "2024-03-05");
    let word = document.segments.iter().find(|segment| document.slice(segment.span).contains("café")).unwrap();
    assert_eq!(word.kind, SegmentKind::Replaced);
    let place = &bytes[word.source.0 as usize..word.source.1 as usize];
    assert!(place.starts_with(b"=?utf-8?Q?Grain") && place.ends_with(b"=A9?="));
    assert_eq!(document.parts.iter().map(|part| part.name.as_str()).collect::<Vec<_>>(), vec!["", "part 1"]);
    assert!(told(&document).is_empty());
}

#[test]
fn a_name_that_looks_like_another_sender_is_told() {
    let feigned = |from: &str| {
        let document = read(format!("From: {from}\nSubject: x\nReceived: y\n\nWords here.\n").as_bytes());
        told(&document).iter().any(|told| told.contains("looks like"))
    };
    assert!(feigned("\"ceo@bank.example\" <thief@elsewhere.example>"));
    assert!(feigned("=?utf-8?B?YmlnYmFuay5jb20=?= <x@other.org>"));
    assert!(!feigned("\"ada@example.org\" <ada@example.org>"));
    assert!(!feigned("News of example.org <desk@mail.example.org>"));
    assert!(!feigned("Dr. Ada Brook <ada@example.org>"));
}

#[test]
fn bodies_are_decoded_and_wrapped_lines_joined() {
    let body = "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n\
                The council met on Tuesday to discuss the new harbour caf=E9 and the road th=\nat\n\
                leads to it. Members heard from two engineers who had looked at the sea\n\
                wall in the spring and found that it would not last another winter of\nstorms.\n\n\
                On Monday Ada wrote:\n> Is the wall safe?\n\n- first point\n- second point\n\n-- \nBo Clerk\nHarbour desk\n";
    let document = read(&with_head(body));
    let kinds: Vec<BlockKind> = document.blocks.iter().map(|block| block.kind).collect();
    let (note, text, quote, item) = (BlockKind::Note, BlockKind::Paragraph, BlockKind::Quote, BlockKind::Item);
    assert_eq!(kinds, vec![note, text, note, quote, item, item, note]);
    assert!(shown(&document)[1].1.contains("café and the road that\nleads to it."));
    assert_eq!(document.plain(document.blocks[3].content), "Is the wall safe?");
    assert_eq!(shown(&document)[6].1, "-- \nBo Clerk\nHarbour desk");
    let accent = document.segments.iter().find(|segment| document.slice(segment.span) == "é").unwrap();
    assert_eq!(accent.kind, SegmentKind::Decoded);
    let flowed = with_head("Content-Type: text/plain; format=flowed\n\nOne line \nthat goes on.\nAnother one.\n");
    assert_eq!(shown(&read(&flowed))[1].1, "One line that goes on.");
}

#[test]
fn what_a_message_is_signed_with_and_what_leads_a_quotation_is_no_part_of_the_argument() {
    let body = "\nThe dredger left the basin on Monday and will not be back before June.\n\nAda\n\n\
                On Tue, 2 Jun 2026, Desk wrote:\n> Where is the dredger?\n\nA first look\n\n\
                The basin is empty, and nobody expects a ship before the end of the month.\n\nBo\n";
    let document = read(&with_head(body));
    let kinds: Vec<BlockKind> = document.blocks.iter().skip(1).map(|block| block.kind).collect();
    let (text, note, quote) = (BlockKind::Paragraph, BlockKind::Note, BlockKind::Quote);
    assert_eq!(kinds, [text, text, note, quote, BlockKind::Heading, text, text]);
}

const MIXED: &str = concat!(
    "Content-Type: multipart/mixed; boundary=\"b\"\n\npreamble\n--b\nContent-Type: multipart/alternative; boundary=c\n\n",
    "--c\n\nSee the page.\n--c\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n",
    "PHA+VGhlIHBvcnQgaXMgPGI+c2h1dDwvYj4gc2luY2UgTW9uZGF5IGFuZCBub2JvZHkgc2F5cyB3\naHkuPC9wPjxwPlR3byBzaGlwcyB3YWl0LjwvcD4=\n",
    "--c--\n--b\nContent-Type: text/plain; name=table.txt\nContent-Disposition: attachment; filename=\"table.txt\"\n",
    "Content-Transfer-Encoding: base64\n\nUG9ydCBvZiBjYWxs\n--b\nContent-Type: message/rfc822\n",
    "Content-Disposition: attachment\n\nSubject: Inner\nReceived: x\n\nInner words.\n",
    "--b\nContent-Type: message/rfc822\n\nSubject: Forwarded\n\nPlease read this.\n--b--\nepilogue\n",
);

#[test]
fn the_fuller_alternative_is_read_and_attachments_open() {
    let bytes = with_head(MIXED);
    let document = read(&bytes);
    let words: Vec<&str> = shown(&document).into_iter().skip(1).map(|(_, words)| words).collect();
    let html = "The port is shut since Monday and nobody says why.";
    let listed = ["table.txt", "part 3.eml"];
    let inner = ["Subject: Forwarded", "Please read this."];
    assert_eq!(words, vec![html, "Two ships wait.", inner[0], inner[1], listed[0], listed[1]]);
    let body = document.parts.iter().find(|part| part.name == "part 1.2").unwrap();
    assert_eq!(body.kind, PartKind::Body);
    assert!(open(&bytes).part(body).unwrap().starts_with(b"<p>The port is <b>shut</b>"));
    let members: Vec<(&str, u64)> =
        document.members.iter().map(|member| (member.name.as_str(), member.bytes)).collect();
    assert_eq!(members, vec![("table.txt", 12), ("part 3.eml", 40), ("part 4.eml", 37)]);
    assert_eq!(document.slice(document.members[0].span), "table.txt");
    let table = Foreign::of(bytes.clone(), "note.eml", &["table.txt".to_owned()]).unwrap();
    assert_eq!(table.bytes, b"Port of call");
    let inner = Foreign::of(bytes.clone(), "note.eml", &["part 3.eml".to_owned()]).unwrap().document().unwrap();
    assert!(inner.text.contains("Inner words."));
    let missing = Foreign::of(bytes, "note.eml", &["no.txt".to_owned()]).err().unwrap();
    assert!(missing.message.contains("table.txt"));
}

#[test]
fn a_mailbox_holds_its_messages_one_after_the_other() {
    let bytes =
        b"From ada@example.org Mon Jun  1 10:00:00 2009\nSubject: One\nReceived: x\n\nFirst words. From here on.\n\n\
                  From bo@example.org Mon Jun  1 11:00:00 2009\nSubject: Two\n\nSecond words.\n";
    let document = read(bytes);
    let headings: Vec<&str> =
        shown(&document).into_iter().filter(|(kind, _)| *kind == BlockKind::Heading).map(|(_, words)| words).collect();
    assert_eq!(headings, vec!["One", "Two"]);
    assert!(document.text.contains("First words. From here on.") && document.text.contains("Second words."));
    let second = open(bytes).part(document.parts.last().unwrap()).unwrap();
    assert_eq!(second, b"Second words.\n");
    let one = Foreign::of(bytes.to_vec(), "box.mbox", &["message 1".to_owned()]).unwrap();
    assert!(one.bytes.starts_with(b"Subject: One"));
}

#[test]
fn hostile_messages_are_read_within_bounds() {
    let head = "Received: x\nFrom: a@b\nContent-Type: multipart/mixed; boundary=\"b0\"\n\n".to_owned();
    let level = |at: u32| format!("--b{at}\nContent-Type: multipart/mixed; boundary=\"b{}\"\n\n", at + 1);
    let deep = (0..3000).fold(head, |all, at| all + &level(at));
    assert!(told(&read(deep.as_bytes())).iter().any(|told| told.contains("deep in each other")));
    let letters = "From: a@b\nReceived: x\nContent-Type: message/rfc822\n\n".repeat(500) + "end";
    assert!(!told(&read(letters.as_bytes())).is_empty());
    let many = format!(
        "From: a@b\nReceived: x\nContent-Type: multipart/mixed; boundary=q\n\n{}--q--",
        "--q\n\nOne more part here.\n".repeat(1000)
    );
    assert_eq!(shown(&read(many.as_bytes())).len(), 1001);
    let bad = with_head("Content-Transfer-Encoding: base64\n\nVGhlIHBvcnQ**gaXMgc2h1dC4\n");
    let bad = read(&bad);
    assert!(shown(&bad)[1].1.starts_with("The port is shut") && told(&bad)[0].contains("transfer encoding"));
    let twice = read(b"From: a@b\nFrom: c@d\nReceived: x\n\nWords.\n");
    assert!(told(&twice)[0].contains("2 fields"));
    assert!(
        told(&read(b"From: a@b\nReceived: x\nContent-Type: multipart/encrypted; boundary=k\n\n--k\n\nx\n--k--\n"))
            .iter()
            .any(|told| told.contains("encrypted"))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn changed_bytes_make_a_document(changes in proptest::collection::vec((0..2000_usize, any::<u8>()), 0..16)) {
        let mut bytes = with_head(&format!("Received: x\n{MIXED}"));
        for (at, byte) in changes {
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        if let Ok(file) = Foreign::of(bytes.clone(), "note.eml", &[])
            && file.format() == crate::document::Format::Email
        {
            read(&bytes);
        }
    }
}
