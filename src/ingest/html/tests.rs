//! Tests of whole pages.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]
#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    clippy::uninlined_format_args,
    reason = "tests write their documents"
)]

use crate::document::{BlockKind, Document};
use crate::ingest::Foreign;
use crate::ingest::sample::{opened, shown};

fn read_bytes(bytes: &[u8]) -> Document {
    opened(bytes, "page.html").unwrap()
}

fn read(html: &str) -> Document {
    read_bytes(html.as_bytes())
}

const SENTENCE: &str = "The port authority said on Monday that the northern basin, which had been closed since the \
                        storm, would open again within a week, and that grain ships would be served first. ";

/// A page of a site: navigation, a story, boxes.
fn page() -> String {
    let paragraph = format!("<p>{}</p>\n", SENTENCE.repeat(3));
    format!(
        "<!DOCTYPE html>\r\n<!-- saved from url=(0031)https://news.example/ports?id=7 -->\r\n<html><head><meta charset=\
         utf-8><title>Northern basin opens again | The Quay</title><meta property='article:published_time' \
         content='2026-03-05T08:00:00Z'><script src=x.js></script><style>p {{ color: red }}</style></head><body>\
         <nav><ul><li><a href=/>Home</a><li><a href=/w>World</a><li><a href=/s>Sport</a></ul></nav>\
         <header><h1>Northern basin opens again</h1><div class=byline>By <a rel=author href=/r>R. Quill</a></div>\
         <time datetime='2026-03-05'>5 March 2026</time></header><div class=layout><div class='article-body'>{0}{0}\
         <blockquote><p>&#8220;{1}&#8221;</p></blockquote><div class=share><a href=#>Share</a> <a href=#>Post</a></div>\
         <p>Read more: <a href=/o>Other ports to open soon</a></p>{0}</div><aside class=sidebar><h2>Most read</h2><ul><li>\
         <a href=/1>One thing</a><li><a href=/2>Another thing</a></ul></aside></div><footer>Terms of use</footer>",
        paragraph, SENTENCE
    )
}

#[test]
fn the_main_text_is_read_with_title_author_and_day() {
    let document = read(&page());
    let blocks = shown(&document);
    assert_eq!(blocks[0], (BlockKind::Heading, "Northern basin opens again"));
    assert_eq!(blocks[1], (BlockKind::Note, "By R. Quill"));
    assert_eq!(blocks[2], (BlockKind::Note, "5 March 2026"));
    assert!(blocks[3].1.starts_with("The port authority"));
    assert_eq!(blocks[5].0, BlockKind::Quote);
    assert!(blocks[5].1.starts_with("“The port"));
    assert_eq!(blocks.len(), 7, "{blocks:?}");
    assert_eq!(document.slice(document.title.unwrap()), "Northern basin opens again");
    let published = document.published.as_ref().unwrap();
    assert_eq!((published.date.as_str(), document.slice(published.span)), ("2026-03-05", "5 March 2026"));
    assert_eq!(document.address.as_deref(), Some("https://news.example/ports?id=7"));
    assert_eq!(document.problems, []);
}

#[test]
fn every_word_has_its_bytes() {
    let html = page();
    let document = read(&html);
    let quote = document.blocks[5].content;
    let whence = document.whence(quote);
    let (from, to) = whence[0].bytes;
    let source = &html[from as usize..to as usize];
    assert!(source.starts_with("&#8220;The port") && source.ends_with("&#8221;"), "{source}");
}

#[test]
fn a_document_without_furniture_is_read_as_a_whole() {
    let html = "<html><head><title>Short brief</title></head><body><h1>Brief</h1><p>One line.</p>\
                <ul><li><a href=x>Linked</a> item</ul><table><tr><th>a<th>b<tr><td>1<td>2</table><h2>End</h2></body>";
    let document = read(html);
    assert_eq!(shown(&document).len(), 5);
    assert_eq!(document.grids.len(), 1);
    assert_eq!(document.slice(document.title.unwrap()), "Brief");
}

#[test]
fn an_empty_page_says_so() {
    let document = read("<html><body><script>render()</script><div id=app></div></body></html>");
    assert_eq!(document.text, "");
    assert!(document.problems[0].message.contains("no text"), "{:?}", document.problems);
}

#[test]
fn addresses_are_plain_addresses_of_the_web() {
    let address = |head: &str| read(&format!("<html><head>{head}</head><p>words here</p>")).address;
    let canonical =
        "<link rel='alternate' href='https://a.example/x'><link rel=canonical href='https://a.example/?a=1&amp;b=2'>";
    assert_eq!(address(canonical).as_deref(), Some("https://a.example/?a=1&b=2"));
    assert_eq!(address("<meta property='og:url' content='http://b.example/'>").as_deref(), Some("http://b.example/"));
    assert_eq!(address("<link rel=canonical href='javascript:alert(1)'>"), None);
    assert_eq!(address("<link rel=canonical href='https://a.example/&#27;]8'>"), None);
    assert_eq!(address(&format!("<link rel=canonical href='https://a.example/{}'>", "x".repeat(3000))), None);
    assert_eq!(address("<link rel=canonical href='/relative'>"), None);
}

#[test]
fn characters_for_private_use_do_not_mislead() {
    let html = page().replace("grain ships", "\u{F0000}grain \u{100001}&#xF0003; ships");
    let document = read(&html);
    assert_eq!(shown(&document).len(), 7);
    assert!(document.text.contains("\u{F0000}grain \u{100001}\u{F0003} ships"));
}

#[test]
fn hostile_pages_are_read_in_bounded_time() {
    let long = |unit: &str, times: usize| format!("<!doctype html><nav>x</nav>{}text", unit.repeat(times));
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=1")).collect();
    let unique: String = (0..5_000).map(|n| format!("<b class=c{n}><p>")).collect();
    for html in [
        long("<div>", 50_000),
        long("<b><p>", 20_000),
        long("<table><tr><td>", 10_000),
        long("<ul><li>", 10_000),
        long("<blockquote>", 10_000),
        long("<font color=1><font color=2>", 10_000),
        format!("<!doctype html><nav>x</nav><p{attributes}>text"),
        format!("<!doctype html><nav>x</nav>{unique}text"),
        long("<p>&", 30_000),
        long("<!--", 30_000) + "-->text",
        long("<a href='data:text/html,<p>no</p>'>", 10_000),
    ] {
        let document = read(&html);
        assert!(document.text.contains("text"), "{}", &html[..80]);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]
    #[test]
    fn damaged_pages_are_read(
        changes in proptest::collection::vec((0_usize..4000, proptest::prelude::any::<u8>(), 0_usize..40), 1..12),
    ) {
        let mut bytes = page().into_bytes();
        for (at, byte, length) in changes {
            let at = at % bytes.len();
            match byte % 4 {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, b"<>&\"'/!-\0\xFF"[length % 10]),
                2 => {
                    let end = (at + length).min(bytes.len() - 1);
                    bytes.drain(at..end);
                }
                _ => {
                    let run = bytes[at..(at + length).min(bytes.len())].to_vec();
                    bytes.splice(at..at, run);
                }
            }
        }
        if let Ok(found) = Foreign::of(bytes.clone(), "page.html", &[])
            && found.format() == crate::document::Format::Html
        {
            read_bytes(&bytes);
        }
    }
}

/// The page as browsers save it in one file.
fn saved(fields: &str) -> Vec<u8> {
    let page = page().replace('=', "=3D");
    format!(
        "From: <Saved by Blink>\r\n{fields}Subject: Northern basin\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
         \ttype=\"text/html\"; boundary=\"--edge\"\r\n\r\n----edge\r\nContent-Type: text/html; charset=utf-8\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{page}\r\n----edge\r\nContent-Type: text/css\r\n\
         Content-Location: cid:css@frame\r\n\r\n.a {{ color: red }}\r\n----edge--\r\n"
    )
    .into_bytes()
}

#[test]
fn a_page_saved_with_its_pictures_is_a_page() {
    let location = "Snapshot-Content-Location: https://news.example/basin\r\n";
    for (fields, name) in [(location, "basin.eml"), ("", "basin.mhtml")] {
        let document = opened(&saved(fields), name).unwrap();
        assert_eq!(document.format, crate::document::Format::Html);
        let blocks = shown(&document);
        assert_eq!(blocks[0], (BlockKind::Heading, "Northern basin opens again"));
        assert_eq!(blocks.len(), 7, "{blocks:?}");
        assert!(!document.text.contains("Most read"));
        assert_eq!((document.parts.len(), document.parts[0].name.as_str()), (1, "part 1"));
    }
    let document = opened(&saved(location), "x").unwrap();
    assert_eq!(document.address.as_deref(), Some("https://news.example/basin"));
}

#[test]
fn a_letter_with_pictures_is_a_letter() {
    let sent = saved("To: desk@example.org\r\nSnapshot-Content-Location: https://news.example/basin\r\n");
    assert_eq!(opened(&sent, "basin.mht").unwrap().format, crate::document::Format::Email);
    assert_eq!(opened(&saved(""), "basin.eml").unwrap().format, crate::document::Format::Email);
}
