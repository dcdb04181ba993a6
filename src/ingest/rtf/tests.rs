//! Structure, places and hostile files.

use proptest::prelude::*;

use crate::document::{BlockKind, Document, SegmentKind};
use crate::ingest::sample::{blocks, labelled, opened};

fn read(bytes: &[u8]) -> Document {
    opened(bytes, "briefing.rtf").unwrap()
}

fn words(bytes: &[u8]) -> String {
    let document = read(bytes);
    document.blocks.iter().map(|block| document.slice(block.content)).collect::<Vec<_>>().join("|")
}

const HEAD: &str = concat!(
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Serif;}{\f1\fcharset204{\*\fname Serif;}Serif Cyr;}",
    r"{\f2\fcharset128 Mincho;}{\f3\fcharset238 Serif CE;}}",
    r"{\stylesheet{Normal;}{\s1\sbasedon0 heading 1;}{\s2\sbasedon1 Own heading;}{\s3 Title;}{\s4 caption;}",
    r"{\s5\outlinelevel2 Abschnitt;}{\*\cs10 Strong;}}",
    "\r\n",
);

fn with_head(body: &str) -> Vec<u8> {
    format!("{HEAD}{body}}}").into_bytes()
}

#[test]
fn styles_outlines_lists_and_quotes_make_blocks() {
    let bytes = with_head(concat!(
        r"\pard\s3 Grain at the Port\par\pard\s1 Situation\par\pard\plain The port {\b is} shut.\par",
        r"\pard\s2 Roads\par\pard\s5 Bridges\par\pard\outlinelevel1 Ferries\par",
        r"\pard{\listtext\'b7\tab}\ls1 First\par\pard{\pntext\'b7\tab}\ls1\ilvl1 Second\par\pard\s4 Map 1\par",
    ));
    let document = read(&bytes);
    assert_eq!(
        blocks(&document),
        vec![
            (BlockKind::Heading, 1, "Grain at the Port"),
            (BlockKind::Heading, 1, "Situation"),
            (BlockKind::Paragraph, 0, "The port is shut."),
            (BlockKind::Heading, 1, "Roads"),
            (BlockKind::Heading, 3, "Bridges"),
            (BlockKind::Heading, 2, "Ferries"),
            (BlockKind::Item, 1, "First"),
            (BlockKind::Item, 2, "Second"),
            (BlockKind::Note, 0, "Map 1"),
        ]
    );
    assert_eq!(document.title.map(|span| document.slice(span)), Some("Grain at the Port"));
    let paragraph = document.blocks[2].content;
    let whence = document.whence(paragraph);
    assert_eq!(whence.len(), 1);
    let (from, to) = whence[0].bytes;
    assert_eq!(&bytes[from as usize..to as usize], br"The port {\b is} shut.");
    assert!(!whence[0].exact);
}

#[test]
fn characters_are_decoded_by_their_font_and_escape() {
    assert_eq!(words(&with_head(r"caf\'e9 {\f1\'cf\'ee\'f0\'f2} {\f3\'e8esk\'fd}\par")), "café Порт český");
    assert_eq!(words(&with_head(r"{\f2\'83e\'83X\'83\'67}\par")), "テスト");
    assert_eq!(words(&with_head(r"\uc1\u8220?grain\u8221\'94 \uc2\u24180\'94\'4e\uc0\u8364 5\par")), "“grain” 年€5");
    assert_eq!(words(&with_head(r"\u-10179?\u-8704?\par")), "😀");
    assert_eq!(words(&with_head(r"\u-10179?x\u0?\par")), "\u{FFFD}x\u{FFFD}");
    assert_eq!(words(&with_head(r"a\~b\_c\{\}\\ \endash\emdash \lquote d\rquote\par")), "a\u{A0}b\u{2011}c{}\\ –—‘d’");
    assert_eq!(words(br"{\rtf1\pca \'84\'94\'81 na\'8bve}"), "äöü naïve");
    assert_eq!(words(b"{\\rtf1\\ansi\\ansicpg1251 \xcf\xee\xf0\xf2\x00}"), "Порт\u{FFFD}");
}

#[test]
fn escaped_words_keep_their_places() {
    let bytes = with_head(r"Na \'fat\'fa {\f1\'cf\'ee\'f0\'f2 two}\par");
    let document = read(&bytes);
    let port = document.segments.iter().find(|segment| document.slice(segment.span) == "Порт").unwrap();
    assert_eq!(port.kind, SegmentKind::Decoded);
    assert_eq!(&bytes[port.source.0 as usize..port.source.1 as usize], br"\'cf\'ee\'f0\'f2");
}

#[test]
fn tables_have_cells_also_empty_and_nested_ones() {
    let bytes = with_head(concat!(
        r"Before\par\trowd\trhdr\cellx100\cellx200\pard\intbl Port\cell Ships\cell\row",
        r"\trowd\cellx100\cellx200\pard\intbl North\par quay\cell\cell\row",
        r"\trowd\cellx100\cellx200\pard\intbl\itap2 in\nestcell ner\nestcell{\*\nesttableprops\trowd\nestrow}",
        r"{\nonesttables\par}\pard\intbl outer\cell 7\cell\row\pard After\par",
        r"\trowd\cellx1\cellx2 no mark\cell here\cell\row\pard Last\par",
    ));
    let document = read(&bytes);
    let tables: Vec<Vec<Vec<&str>>> = document
        .grids
        .iter()
        .map(|grid| grid.rows.iter().map(|row| row.iter().map(|&cell| document.slice(cell)).collect()).collect())
        .collect();
    let first = vec![vec!["Port", "Ships"], vec!["North quay", ""], vec!["in ner outer", "7"]];
    assert_eq!(tables, vec![first, vec![vec!["no mark", "here"]]]);
    assert!(document.grids[0].headed && !document.grids[1].headed);
    let kinds: Vec<BlockKind> = document.blocks.iter().map(|block| block.kind).collect();
    let (text, table) = (BlockKind::Paragraph, BlockKind::Table);
    assert_eq!(kinds, vec![text, table, text, table, text]);
}

#[test]
fn numbers_of_items_and_raised_figures_are_kept() {
    let body = concat!(
        r"\pard{\listtext\pard\plain 1.\tab}\ls1 First\par\pard{\listtext\plain (b)\tab}\ls1\ilvl1 Second\par",
        r"\pard{\pntext\'b7\tab}Bullet\par\pard 10{\super 6} tonnes in 2019{\super 4,5}, the 1{\super st} time\par",
    );
    let document = read(&with_head(body));
    assert_eq!(
        blocks(&document),
        vec![
            (BlockKind::Item, 1, "First"),
            (BlockKind::Item, 2, "Second"),
            (BlockKind::Item, 1, "Bullet"),
            (BlockKind::Paragraph, 0, "10⁶ tonnes in 2019⁴,⁵, the 1st time"),
        ]
    );
    assert_eq!(labelled(&document)[..3], ["1. First", "(b) Second", " Bullet"]);
}

#[test]
fn notes_boxes_fields_and_objects_find_their_place() {
    let body = concat!(
        r"{\header Page head}{\info{\title Not in the text}}The port{\super\chftn{\footnote\pard\plain\chftn ",
        r"Said the clerk.\par Twice.}} is {\field{\*\fldinst HYPERLINK ",
        r#""https://example.org"}{\fldrslt shut}}{\*\annotation Really?}."#,
        r"{\shp{\*\shpinst{\sp{\sn kind}{\sv 1}}{\shptxt\pard In a box\par}}{\shprslt In a box}}",
        r"{\object{\*\objdata 00ff}{\result  One}}{\*\unknown words}{\pict 00ff\bin3 }}}}{\upr{old}{\*\ud new}}\par",
        r" Second line\line of it\par",
    );
    let document = read(&with_head(body));
    assert_eq!(
        blocks(&document),
        vec![
            (BlockKind::Paragraph, 0, "The port[1] is shut. Onenew"),
            (BlockKind::Note, 0, "[1] Said the clerk."),
            (BlockKind::Note, 0, "Twice."),
            (BlockKind::Paragraph, 0, "In a box"),
            (BlockKind::Paragraph, 0, "Second line\nof it"),
        ]
    );
    let told: Vec<&str> = document.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(told, vec!["1 comment on the text is left out", "running heads and feet are left out"]);
}

#[test]
fn hidden_and_deleted_text_is_told() {
    let document = read(&with_head(r"Seen {\v unseen }{\deleted gone }{\revised new}\par"));
    assert_eq!(blocks(&document)[0].2, "Seen unseen new");
    let told: Vec<&str> = document.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(told.len(), 2);
    assert!(told[0].starts_with("text marked as hidden is shown") && told[1].contains("(5 characters)"));
}

#[test]
fn broken_files_are_read_as_far_as_they_go() {
    let told = |bytes: &[u8]| -> String {
        let document = read(bytes);
        document.problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>().join(". ")
    };
    assert!(told(br"{\rtf1 The port {\b is shut").contains("ends inside a group"));
    assert!(told(br"{\rtf1}").contains("no text was found"));
    assert!(told(br"{\rtf1 a}b}c").contains("3 bytes after the end"));
    assert!(told(br"{\rtf1\bin99999999999 abc}").contains("no text"));
    assert_eq!(words(br"{\rtf1\bin-5 abc\'zz\'4}"), "abczz");
    let deep = format!("{{\\rtf1 a{}x{} b}}", "{".repeat(200_000), "}".repeat(200_000));
    assert_eq!(words(deep.as_bytes()), "ax b");
    let notes = format!("{{\\rtf1 a{}x{} b}}", "{\\footnote y".repeat(3_000), "}".repeat(3_000));
    assert!(told(notes.as_bytes()).contains("nested too deep"));
}

const PARTS: &[&str] = &[
    "{",
    "}",
    "{\\rtf1",
    "\\par ",
    "\\cell",
    "\\row ",
    "\\trowd",
    "\\cellx9",
    "\\intbl",
    "\\pard",
    "{\\footnote ",
    "{\\shp{\\*\\shpinst{\\shptxt ",
    "\\u8364 ?",
    "\\u-10179?",
    "\\'83",
    "\\'e9",
    "\\f2",
    "\\uc2",
    "\\bin3 ",
    "\\v",
    "\\*",
    "{\\listtext ",
    "\\ls1 ",
    "\\line ",
    "\\tab",
    "word ",
    "Port",
    " ",
    "\r\n",
    "\\",
    "\\~",
    "\u{e9}",
    "\\s1 ",
    "\0",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_order_of_tokens_makes_a_document(parts in proptest::collection::vec(0..PARTS.len(), 0..80)) {
        let body: String = parts.iter().map(|&at| PARTS[at]).collect();
        read(&with_head(&body));
    }

    #[test]
    fn changed_bytes_make_a_document(changes in proptest::collection::vec((0..400_usize, any::<u8>()), 0..12)) {
        let mut bytes = with_head(
            r"\pard\s1 Head\par\trowd\cellx1\intbl a\cell\row\pard{\footnote x}\u8364?\f2\'83e\par end");
        let kept = b"{\\rtf1".len();
        for (at, byte) in changes {
            let length = bytes.len();
            bytes[kept + at % (length - kept)] = byte;
        }
        read(&bytes);
    }
}
