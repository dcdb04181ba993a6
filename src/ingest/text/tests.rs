//! Texts of our own writing, cut into blocks.

use proptest::prelude::*;

use super::super::PREFIX_BYTES;
use super::*;
use crate::document::{BlockKind, invariant};

fn open(text: &str) -> Document {
    let document = read(text.as_bytes().to_vec(), "t.txt", Part::Whole).unwrap();
    assert_eq!(invariant::check(&document), Vec::<String>::new(), "{text:?}");
    assert_eq!(document.text, text);
    document
}

fn blocks(text: &str) -> Vec<(BlockKind, String)> {
    let document = open(text);
    document.blocks.iter().map(|block| (block.kind, document.slice(block.content).to_owned())).collect()
}

fn kinds(text: &str) -> Vec<BlockKind> {
    blocks(text).into_iter().map(|(kind, _)| kind).collect()
}

use BlockKind::{Code, Heading, Item, Note, Paragraph, Quote, Table};

#[test]
fn each_line_is_a_paragraph_where_lines_end_sentences() {
    let text = "KEY POINTS\n- The port may close in May.\n- Two lines are at risk.\nHARBOUR — The port authority met on Monday.\n\
                The vote was put off\nAuthor’s View\nFrom where we stand, the delay is a good sign for the town.\n";
    assert_eq!(kinds(text), [Heading, Item, Item, Paragraph, Paragraph, Heading, Paragraph]);
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let text = "The council met on Tuesday to discuss the new harbour and the road that\n\
                leads to it. Members heard from two engineers who had looked at the sea\n\
                wall in the spring and found that it would not last another winter.\n\n\
                - The first point is long enough to go on in the next line, which is\n\
                set without any indentation.\n\
                - The second one is short.\n\n\
                Nobody spoke against it.\n";
    assert_eq!(kinds(text), [Paragraph, Item, Item, Paragraph]);
}

#[test]
fn a_line_between_two_items_goes_on_with_the_first() {
    let text = "* The group rarely uses malware.\nHowever, two campaigns did so last year.\n* It also spies.\nThe report follows.\n";
    let found = blocks(text);
    assert_eq!(found.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), [Item, Item, Paragraph]);
    assert!(found[0].1.ends_with("last year."));
}

#[test]
fn a_sentence_cut_by_a_line_end_goes_on() {
    let found = blocks("Twelve ships left in May, according to\nnew figures.\nThe harbour was quiet.\n");
    assert_eq!(found.len(), 2);
}

#[test]
fn tables_of_every_shape() {
    assert_eq!(
        kinds("These are the figures.\n| A | B |\n|---|---|\n| 1 | 2 |\nAs given by the port.\n"),
        [Paragraph, Table, Paragraph]
    );
    assert_eq!(kinds("Name | Trend\n---|---\nGrain | up\n"), [Table]);
    assert_eq!(kinds("Port\tShips\tTonnes\nNorth\t12\t3,400\n"), [Table]);
    assert_eq!(kinds("Port       Ships   Tonnes\nNorth bay     12    3,400\nEast quay      7      910\n"), [Table]);
    assert_eq!(kinds("He asked: a or b | c\n"), [Paragraph]);
}

#[test]
fn quotes_code_rules_and_notes() {
    let text = "> The wall will not hold.\n> It never did.\n\n```\nlet a = 1;\n\nlet b = 2;\n```\n\n* * *\n\nRead more: the wall\n";
    assert_eq!(kinds(text), [Quote, Code, Note, Note]);
    let text = "---\ntitle: \"The wall\"\ndate: 2024-03-05\n---\n\nIt fell.\n";
    let document = open(text);
    assert_eq!(document.slice(document.title.unwrap()), "The wall");
    assert_eq!(document.published.as_ref().unwrap().date, "2024-03-05");
}

#[test]
fn headings_in_every_shape() {
    assert_eq!(kinds("Outlook\n=======\n\nIt will rain for days.\n"), [Heading, Paragraph]);
    assert_eq!(kinds("## Outlook ##\nIt will rain.\n"), [Heading, Paragraph]);
    assert_eq!(kinds("1. Outlook\n\nIt will rain for days on end.\n"), [Heading, Paragraph]);
    assert_eq!(kinds("1. It will rain for days.\n2. It will then be dry.\n"), [Item, Item]);
    assert_eq!(
        kinds("It rained.\n\nWhat happens next?\n\nThe river will rise by two metres.\n"),
        [Paragraph, Heading, Paragraph]
    );
}

#[test]
fn markup_is_syntax_only() {
    let document = open("\u{FEFF}- one\n| a | b\\|c |\n|---|---|\n");
    let marks: Vec<&str> = document.markup.iter().map(|&mark| document.slice(mark)).collect();
    assert_eq!(marks, ["\u{FEFF}", "- ", "|", "|", "\\", "|", "|---|---|"]);
}

#[test]
fn blank_texts_have_one_empty_block() {
    assert_eq!(blocks(" \r\n\n"), [(Note, String::new())]);
    assert!(read(Vec::new(), "t.txt", Part::Whole).is_err());
}

#[test]
fn a_prefix_has_the_blocks_of_the_whole() {
    let unit = "OUTLOOK\nThe port may close. Nobody knows when.\n- one\n- two\ngoes on\n\nA | B\n---|---\nx | y\n\nThe river rose, he\nsaid.\n";
    let text = unit.repeat(PREFIX_BYTES / unit.len() + 900);
    let whole = open(&text);
    for cut in [PREFIX_BYTES, PREFIX_BYTES - 7, PREFIX_BYTES - 31, PREFIX_BYTES - 60, PREFIX_BYTES - 83] {
        let prefix = read(text.as_bytes()[..cut].to_vec(), "t.txt", Part::Prefix).unwrap();
        assert!(prefix.prefix);
        assert_eq!(invariant::check(&prefix), Vec::<String>::new());
        assert!(whole.text.starts_with(&prefix.text));
        assert!(prefix.text.len() > cut - 400);
        let count = prefix.blocks.len() - 1;
        assert_eq!(prefix.blocks[..count], whole.blocks[..count]);
        assert_eq!(prefix.blocks[count].content, whole.blocks[count].content);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_tiled(text in "[-*>|#`~=\\\\\t\r\n .:0-9a-zA-Zé“”—\u{FEFF}\u{200b}\u{2028}\u{a0}😀]{1,300}") {
        let document = open(&text);
        if text.contains(char::is_alphanumeric) {
            let visible: u32 = document.visible(document.span()).map(crate::text::Span::len).sum();
            prop_assert!(visible > 0);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 1..400)) {
        if let Ok(document) = read(bytes, "t.txt", Part::Whole) {
            prop_assert_eq!(invariant::check(&document), Vec::<String>::new());
        }
    }
}

#[test]
fn a_bullet_that_stands_again_in_its_line_opens_no_item() {
    assert_eq!(
        kinds("It rained.\n• Boats came in. • Nobody was hurt.\nIt cleared.\n"),
        [Paragraph, Paragraph, Paragraph]
    );
    assert_eq!(kinds("• Boats came in.\n• Nobody was hurt.\n"), [Item, Item]);
    assert_eq!(kinds("- Boats came in - late.\n- Nobody was hurt.\n"), [Item, Item]);
}

#[test]
fn an_item_goes_on_with_a_date_that_was_wrapped() {
    let text = "- The council will decide on the new harbour wall before the end of\n  June 2025.\n- It may not.\n";
    assert_eq!(kinds(text), [Item, Item]);
    let dated = "- The council has decided on the harbour wall.\n  June 2025.\n- It may not.\n";
    assert_eq!(kinds(dated), [Item, Note, Item]);
}
