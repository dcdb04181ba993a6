//! PDFs written byte by byte, and what is read of them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]
#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    clippy::uninlined_format_args,
    reason = "tests write their documents"
)]

use proptest::prelude::*;

use crate::document::{Block, BlockKind, Document, SegmentKind, invariant};
use crate::ingest::Foreign;
use crate::ingest::sample::{opened, shown};
use crate::text::Span;

/// One page: what it paints, and how it is turned.
struct Sheet {
    content: Vec<u8>,
    extra: &'static str,
}

fn sheet(content: &str) -> Sheet {
    Sheet { content: content.as_bytes().to_vec(), extra: "" }
}

/// A PDF of pages of 400 by 600 points: font F is upright, B is bold.
fn pdf(sheets: &[Sheet]) -> Vec<u8> {
    let kids: String = (0..sheets.len()).map(|at| format!("{} 0 R ", 5 + 2 * at)).collect();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}/MediaBox[0 0 400 600]>>", sheets.len()).into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    for (at, sheet) in sheets.iter().enumerate() {
        let stream = 6 + 2 * at;
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/Resources<</Font<</F 3 0 R/B 4 0 R>>>>/Contents {stream} 0 R{}>>",
                sheet.extra
            )
            .into_bytes(),
        );
        let filter = if sheet.content.starts_with(b"\x78") { "/Filter/FlateDecode" } else { "" };
        let mut object = format!("<</Length {}{filter}>>stream\n", sheet.content.len()).into_bytes();
        object.extend(&sheet.content);
        object.extend(b"\nendstream");
        objects.push(object);
    }
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", at + 1).into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    bytes
        .extend(format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).into_bytes());
    bytes
}

/// Text at a place, counted from the lower left corner.
fn at(font: &str, size: u32, x: u32, y: u32, text: &str) -> String {
    format!("BT /{font} {size} Tf {x} {y} Td ({}) Tj ET\n", text.replace('(', "\\(").replace(')', "\\)"))
}

/// Lines of text below each other, 12 points apart.
fn lines(x: u32, y: u32, lines: &[&str]) -> String {
    lines.iter().enumerate().map(|(number, line)| at("F", 10, x, y - 12 * number as u32, line)).collect()
}

#[allow(clippy::needless_pass_by_value, reason = "nobody has another use for it")]
fn read(bytes: Vec<u8>) -> Document {
    opened(&bytes, "note.pdf").unwrap()
}

fn find<'d>(document: &'d Document, words: &str) -> &'d Block {
    document.blocks.iter().find(|block| document.slice(block.content).contains(words)).unwrap()
}

const FIRST: &[&str] = &[
    "The harbour desk counted fewer grain ships in spring than it had",
    "in any spring since the quay was built, and it expects the count",
    "to fall again before the silos are mended.",
];

#[test]
fn headings_paragraphs_and_items_are_told_apart() {
    let content = at("B", 18, 50, 540, "Grain through the northern quay")
        + &lines(50, 500, FIRST)
        + &at("B", 10, 50, 440, "What follows")
        + &lines(50, 424, &["Two things are open:"])
        + &at("F", 10, 60, 404, "\\225")
        + &at("F", 10, 74, 404, "whether the silos can be mended in time for the")
        + &at("F", 10, 74, 392, "autumn ships")
        + &at("F", 10, 60, 376, "\\225")
        + &at("F", 10, 74, 376, "who pays for it");
    let document = read(pdf(&[sheet(&content)]));
    let found = shown(&document);
    assert_eq!(found[0], (BlockKind::Heading, "Grain through the northern quay"));
    assert_eq!(found[1].0, BlockKind::Paragraph);
    assert!(found[1].1.starts_with("The harbour desk") && found[1].1.ends_with("mended."));
    assert_eq!(found[2], (BlockKind::Heading, "What follows"));
    let items: Vec<_> = found.iter().filter(|(kind, _)| *kind == BlockKind::Item).map(|(_, words)| *words).collect();
    assert_eq!(items, ["whether the silos can be mended in time for the autumn ships", "who pays for it"]);
    assert!(document.blocks[0].level < document.blocks[2].level);
    assert_eq!(document.title.map(|title| document.slice(title)), Some("Grain through the northern quay"));
}

#[test]
fn a_place_is_a_page_and_a_box() {
    let document = read(pdf(&[sheet(&lines(50, 500, FIRST)), sheet(&lines(50, 500, &["The second page is short."]))]));
    let start = document.text.find("second").unwrap() as u32;
    let places = document.whence(Span::new(start, start + 6));
    assert_eq!(places.len(), 1);
    assert_eq!(places[0].part.unwrap().name, "page 2");
    assert!(places[0].exact);
    let (page, [left, top, right, bottom]) = places[0].on_page.unwrap();
    assert_eq!(page, 2);
    assert_eq!(left, 500);
    assert!(top > 900 && bottom < 1030 && right > 1400, "{left} {top} {right} {bottom}");
}

#[test]
fn two_columns_are_read_one_after_the_other_however_they_are_painted() {
    let left = [
        "The pilots of the outer",
        "harbour wait for tide",
        "and wind alike, and",
        "nobody pays them for",
        "the hours that pass",
        "while they are waiting.",
    ];
    let right = [
        "The clerks of the inner",
        "harbour wait for no one,",
        "since their office is",
        "closed when it is late,",
        "which it is on most",
        "days of the winter.",
    ];
    let whole = format!("{} {}", left.join(" "), right.join(" "));
    let columns = lines(50, 500, &left) + &lines(210, 500, &right);
    let mut rows = String::new();
    for (number, (one, other)) in left.iter().zip(&right).enumerate() {
        let y = 500 - 12 * number as u32;
        rows += &(at("F", 10, 50, y, one) + &at("F", 10, 210, y, other));
    }
    for content in [columns, rows] {
        let document = read(pdf(&[sheet(&content)]));
        let words: Vec<&str> = document.text.split_whitespace().collect();
        assert_eq!(words.join(" "), whole);
    }
}

#[test]
fn hyphens_at_line_ends_go_but_compounds_stay() {
    let content = lines(
        50,
        500,
        &[
            "The inspec-",
            "tors of the long-term store found that its long-",
            "term lease had ended and that the con-",
            "tract was void.",
        ],
    );
    let document = read(pdf(&[sheet(&content)]));
    assert!(document.text.contains("inspectors"), "{}", document.text);
    assert!(document.text.contains("its long-term lease"));
    assert!(document.text.contains("contract"));
    let start = document.text.find("inspectors").unwrap() as u32;
    let replaced =
        document.segments.iter().find(|segment| segment.span.covers(Span::new(start + 5, start + 6))).unwrap();
    assert_eq!(replaced.kind, SegmentKind::Replaced);
    assert_eq!(replaced.source.1 - replaced.source.0, 2);
}

#[test]
fn ruled_cells_make_a_table() {
    let mut content = lines(50, 560, FIRST);
    for row in 0..4 {
        let y = 480 - 20 * row;
        content += &format!("60 {y} m 300 {y} l S\n");
    }
    for x in [60, 140, 220, 300] {
        content += &format!("{x} 480 m {x} 420 l S\n");
    }
    let cells = [["Port", "Ships", "Change"], ["Northern quay", "41", "-6"], ["Old dock", "17", "+2"]];
    for (row, cells) in cells.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            content += &at("F", 10, 64 + 80 * column as u32, 466 - 20 * row as u32, cell);
        }
    }
    let document = read(pdf(&[sheet(&content)]));
    assert_eq!(document.grids.len(), 1);
    let rows: Vec<Vec<&str>> =
        document.grids[0].rows.iter().map(|row| row.iter().map(|cell| document.slice(*cell)).collect()).collect();
    assert_eq!(rows, cells);
}

#[test]
fn aligned_columns_make_a_table_and_its_text_is_read_once() {
    let mut content = lines(50, 560, FIRST);
    let rows = [
        ["Month", "Grain", "Coal", "Timber"],
        ["January", "1,204", "318", "77"],
        ["February", "998", "402", "81"],
        ["March", "1,011", "377", "64"],
        ["April", "873", "391", "90"],
    ];
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            content += &at("F", 10, 60 + 75 * column as u32, 500 - 14 * row as u32, cell);
        }
    }
    content += &lines(50, 400, FIRST);
    let document = read(pdf(&[sheet(&content)]));
    let found: Vec<Vec<&str>> =
        document.grids[0].rows.iter().map(|row| row.iter().map(|cell| document.slice(*cell)).collect()).collect();
    assert_eq!(found, rows);
    assert_eq!(document.text.matches("1,204").count(), 1);
}

#[test]
fn running_heads_are_notes_and_a_paragraph_goes_on_over_the_page_end() {
    let page = |number: u32, text: &[&str]| {
        sheet(
            &(at("F", 8, 50, 575, "Quay papers, new series")
                + &lines(50, 520, text)
                + &at("F", 8, 195, 20, &number.to_string())),
        )
    };
    let pages = [
        page(
            1,
            &[
                "The council of the port met for the third time this year and",
                "resolved that the lower gate of the dock be shut to all",
            ],
        ),
        page(2, &["ships that draw more than four metres until the sill", "has been mended. It did not say when."]),
        page(3, &["Nothing else was resolved."]),
    ];
    let document = read(pdf(&pages));
    let whole = find(&document, "be shut to all ships that draw");
    assert_eq!(whole.kind, BlockKind::Paragraph);
    assert_eq!(
        document
            .whence(whole.content)
            .iter()
            .filter_map(|place| place.on_page)
            .map(|(page, _)| page)
            .collect::<Vec<_>>(),
        [1, 2]
    );
    for (kind, words) in shown(&document) {
        assert_eq!(kind == BlockKind::Note, words.starts_with("Quay papers") || words.len() == 1, "{words}");
    }
}

#[test]
fn a_turned_page_is_read_upright_and_its_boxes_lie_on_the_page_as_shown() {
    let content = "BT /F 10 Tf 0 1 -1 0 100 50 Tm (The page lies on its side.) Tj ET";
    let document = read(pdf(&[Sheet { content: content.as_bytes().to_vec(), extra: "/Rotate 90" }]));
    assert_eq!(shown(&document), [(BlockKind::Paragraph, "The page lies on its side.")]);
    let (_, [left, top, right, bottom]) = document.whence(document.span())[0].on_page.unwrap();
    assert_eq!((left, right > 1500), (500, true));
    assert!(top < 1000 && bottom > 1000, "{top} {bottom}");
}

#[test]
fn what_is_painted_twice_is_read_once() {
    let content = at("F", 10, 50, 500, "Twice painted to look heavy.")
        + "BT /F 10 Tf 50.3 500 Td (Twice painted to look heavy.) Tj ET";
    let document = read(pdf(&[sheet(&content)]));
    assert_eq!(document.text.matches("Twice").count(), 1);
}

#[test]
fn text_that_lies_far_off_the_page_is_read() {
    for place in ["50 99999999999", "-99999999999 500", "99999999999999999999 -99999999999999999999"] {
        let far = format!("BT /F 10 Tf {place} Td (Far off) Tj ET\n");
        let document = read(pdf(&[sheet(&(lines(50, 500, FIRST) + &far))]));
        find(&document, "The harbour desk");
    }
}

#[test]
fn raised_digits_do_not_run_into_numbers() {
    let content = "BT /F 10 Tf 50 500 Td (The yield fell to 16.5) Tj /F 6 Tf 4 Ts (2) Tj ET";
    let document = read(pdf(&[sheet(content)]));
    assert_eq!(document.text.trim_end(), "The yield fell to 16.5\u{B2}");
}

#[test]
fn pages_without_text_and_text_that_is_not_seen_are_told() {
    let hidden = "BT /F 10 Tf 1 1 1 rg 50 400 Td (Ignore the rest.) Tj ET";
    let document =
        read(pdf(&[sheet(&(lines(50, 500, FIRST) + hidden)), sheet("0 0 m 10 10 l S"), sheet(&lines(50, 500, FIRST))]));
    let messages: Vec<&str> = document.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert!(messages.iter().any(|message| message.starts_with("page 2 has no text")), "{messages:?}");
    assert!(messages.iter().any(|message| message.contains("white")), "{messages:?}");
    let empty = read(pdf(&[sheet("0 0 m 10 10 l S")]));
    assert!(empty.problems[0].message.contains("no text was found"));
}

#[test]
fn what_cannot_be_opened_is_refused_with_a_reason() {
    let refused =
        |bytes: &[u8]| Foreign::of(bytes.to_vec(), "x.pdf", &[]).and_then(|file| file.document()).unwrap_err().message;
    assert!(refused(b"%PDF-1.7\nnothing else").contains("cannot be opened"));
    let text = String::from_utf8(pdf(&[sheet(&lines(50, 500, FIRST))])).unwrap();
    let secret = "/Encrypt<</Filter/Standard/V 1/R 2/O(0123456789abcdef0123456789abcdef)/U(0123456789abcdef0123456789abcdef)/P -4>>/ID[(a)(a)]/Root";
    assert!(refused(text.replace("/Root", secret).as_bytes()).contains("password"));
    assert!(refused(&pdf(&[])).contains("no pages"));
}

#[test]
fn a_page_that_inflates_without_end_is_left_out_and_told() {
    use std::io::Write as _;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..64 {
        encoder.write_all(&blanks).unwrap();
    }
    let bomb = Sheet { content: encoder.finish().unwrap(), extra: "" };
    let document = read(pdf(&[bomb, sheet(&lines(50, 500, FIRST))]));
    assert!(document.text.starts_with("The harbour desk"));
    assert!(document.problems.iter().any(|problem| problem.message.contains("inflates")));
}

#[test]
fn nothing_is_lost_when_words_are_strewn() {
    let words: Vec<String> = (0..400).map(|number| format!("w{number}x")).collect();
    let content: String = words
        .iter()
        .enumerate()
        .map(|(number, word)| at("F", 8, (number * 37 % 340) as u32 + 10, (number * 53 % 570) as u32 + 10, word))
        .collect();
    let document = read(pdf(&[sheet(&content)]));
    let text: String = document.text.split_whitespace().collect();
    assert!(words.iter().all(|word| text.contains(word.as_str())));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_mutant_breaks_the_reader(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..24), cut in any::<prop::sample::Index>()) {
        let content = at("B", 18, 50, 540, "Grain") + &lines(50, 500, FIRST) + "60 480 m 300 480 l S 60 400 m 300 400 l S 60 400 m 60 480 l S";
        let mut bytes = pdf(&[sheet(&content), sheet(&content)]);
        for (place, byte) in changes {
            let place = place.index(bytes.len() - 8) + 8;
            bytes[place] = byte;
        }
        let keep = cut.index(bytes.len() * 4).max(9);
        bytes.truncate(keep);
        if let Ok(document) = Foreign::of(bytes, "x.pdf", &[]).and_then(|file| file.document()) {
            prop_assert_eq!(invariant::check(&document), Vec::<String>::new());
        }
    }

    #[test]
    fn no_content_breaks_the_layout(places in prop::collection::vec((0_u32..500, 0_u32..700, 1_u32..40, "[a-z•.0-9 -]{0,12}"), 0..60), rules in prop::collection::vec((0_u32..400, 0_u32..600, 0_u32..400, any::<bool>()), 0..30)) {
        let mut content: String = places.iter().map(|(x, y, size, text)| at("F", *size, *x, *y, text)).collect();
        for (x, y, length, level) in rules {
            let (to, up) = if level { (x + length, y) } else { (x, y + length) };
            content += &format!("{x} {y} m {to} {up} l S\n");
        }
        let document = read(pdf(&[sheet(&content), sheet(&content)]));
        prop_assert!(document.blocks.len() < 1000);
    }
}
