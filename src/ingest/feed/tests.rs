//! Feeds of each kind, places, members, broken ones.

use proptest::prelude::*;

use crate::document::{BlockKind, Document, Format};
use crate::ingest::Foreign;
use crate::ingest::sample::{blocks, opened};

fn read(bytes: &[u8]) -> Document {
    let document = opened(bytes, "news.rss").unwrap();
    assert_eq!(document.format, Format::Feed);
    document
}

const RSS: &str = r#"<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour desk</title><link>https://example.org/</link><description>News of the quay</description>
<image><title>Not this</title></image>
<item><title>Grain &amp; salt &amp;#8211; a list</title><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>
<dc:creator>Ada Brook</dc:creator><link>https://example.org/1</link>
<description>&lt;p&gt;The port is &lt;b&gt;shut&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Two &amp;amp; more wait.&lt;/p&gt;</description></item>
<item><title>Salt</title><description>Short.</description>
<content:encoded><![CDATA[<p>The whole text &amp; more.</p><ul><li>one</li></ul>]]></content:encoded></item>
</channel></rss>"#;

#[test]
fn entries_are_sections_with_their_html_unescaped() {
    let document = read(RSS.as_bytes());
    let (heading, note, text) = (BlockKind::Heading, BlockKind::Note, BlockKind::Paragraph);
    assert_eq!(
        blocks(&document),
        vec![
            (heading, 1, "Harbour desk"),
            (note, 0, "Link: https://example.org/"),
            (text, 0, "News of the quay"),
            (heading, 2, "Grain & salt – a list"),
            (note, 0, "Date: Tue, 05 Mar 2024 10:00:00 GMT\nAuthor: Ada Brook\nLink: https://example.org/1"),
            (text, 0, "The port is shut."),
            (text, 0, "Two & more wait."),
            (heading, 2, "Salt"),
            (text, 0, "The whole text & more."),
            (BlockKind::Item, 1, "one"),
        ]
    );
    assert_eq!(document.title.map(|title| document.slice(title)), Some("Harbour desk"));
    let whence = document.whence(document.blocks[5].content);
    let (from, to) = whence[0].bytes;
    assert_eq!(&RSS[from as usize..to as usize], "The port is &lt;b&gt;shut&lt;/b&gt;.");
    assert_eq!(document.members.len(), 2);
}

#[test]
fn an_entry_opens_as_a_page() {
    let entry = |name: &str| Foreign::of(RSS.as_bytes().to_vec(), "news.rss", &[name.to_owned()]);
    let page = entry("entry 1").unwrap();
    assert_eq!(page.format(), Format::Html);
    let page = String::from_utf8(page.bytes).unwrap();
    assert!(page.contains("<h1>Grain &amp; salt – a list</h1>") && page.contains("<p>The port is <b>shut</b>.</p>"));
    assert!(entry("entry 3").err().unwrap().message.contains("`entry 2`"));
}

#[test]
fn atom_and_rdf_are_feeds_too() {
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title><updated>2024-03-05T10:00:00Z</updated>
        <entry><title type="html">One &amp;amp; two</title><author><name>Bo</name></author><link href="https://example.org/a"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First &amp; last.</p><p>Second.</p></div></content></entry>
        <entry><title>A &lt; B</title><summary>Plain &lt;words&gt;</summary></entry></feed>"#;
    let document = read(atom.as_bytes());
    let words: Vec<&str> = blocks(&document).into_iter().map(|(_, _, words)| words).collect();
    let note = "Author: Bo\nLink: https://example.org/a";
    let first = ["Quay", "Date: 2024-03-05T10:00:00Z", "One & two", note, "First & last.", "Second."];
    assert_eq!(words[..6], first);
    assert_eq!(words[6..], ["A < B", "Plain <words>"]);
    assert_eq!(document.published.as_ref().unwrap().date, "2024-03-05");
    let rdf = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel><title>Quay</title></channel><item><title>One</title><description>Words.</description></item></rdf:RDF>"#;
    let words: Vec<String> = blocks(&read(rdf.as_bytes())).iter().map(|(_, _, words)| (*words).to_owned()).collect();
    assert_eq!(words, vec!["Quay", "One", "Words."]);
}

#[test]
fn broken_feeds_are_read_as_far_as_they_go() {
    let cut = read(&RSS.as_bytes()[..RSS.len() - 120]);
    assert!(cut.text.contains("The port is shut.") && !cut.problems.is_empty());
    let nested = format!("<rss version=\"2.0\"><channel>{}", "<item>".repeat(20_000));
    assert!(!read(nested.as_bytes()).problems.is_empty());
    assert!(read(b"<rss></rss>").problems.iter().any(|problem| problem.message.contains("no entries")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn changed_bytes_make_a_document(changes in proptest::collection::vec((30..1400_usize, any::<u8>()), 0..16)) {
        let mut bytes = RSS.as_bytes().to_vec();
        for (at, byte) in changes {
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        if let Ok(file) = Foreign::of(bytes.clone(), "news.rss", &[])
            && file.format() == Format::Feed
        {
            read(&bytes);
        }
    }
}
