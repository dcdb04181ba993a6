//! Markdown of our own writing: blocks tile, markup is syntax only.

use proptest::prelude::*;

use super::*;
use crate::document::BlockKind::{self, Code, Heading, Item, Note, Paragraph, Quote, Table};
use crate::document::invariant;

fn open(text: &str) -> Document {
    let document = read(text.as_bytes().to_vec(), "t.md", Part::Whole).unwrap();
    assert_eq!(invariant::check(&document), Vec::<String>::new(), "{text:?}");
    assert_eq!(document.text, text);
    document
}

fn kinds(text: &str) -> Vec<BlockKind> {
    open(text).blocks.iter().map(|block| block.kind).collect()
}

fn plain(text: &str) -> Vec<String> {
    let document = open(text);
    document.blocks.iter().map(|block| document.plain(block.content)).collect()
}

#[test]
fn blocks_of_every_kind() {
    let text = "# The wall\n\nIt *fell* in [May](https://example.org/a_b).\n\n- one\n  - deeper\n- two\n\n  more of two\n\n\
                > quoted\n\n```\nlet a;\n```\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n---\n\n[ref]: https://example.org\n";
    assert_eq!(kinds(text), [Heading, Paragraph, Item, Item, Item, Paragraph, Quote, Code, Table, Note, Note]);
    let shown = plain(text);
    assert_eq!(shown[0], "The wall");
    assert_eq!(shown[1], "It fell in May.");
    assert_eq!(shown[3], "deeper");
    assert_eq!(shown[6], "quoted");
    assert_eq!(shown[8].split_whitespace().collect::<Vec<_>>(), ["A", "B", "1", "2"]);
    assert_eq!(shown[10], "");
}

#[test]
fn escapes_code_and_html_are_syntax() {
    let shown = plain("A \\* star, `code here`, <b>bold</b> and ~~gone~~.[^1]\n\n[^1]: The note.\n");
    assert_eq!(shown, ["A * star, code here, bold and gone.", "The note."]);
}

#[test]
fn bold_lines_and_tables_without_a_rule_are_found_in_paragraphs() {
    let text = "The wall falls\nMarch 5, 2024\n**Key Points**\n* It fell.\nNobody was there.\n* It was old.\n\n\
                **Signs**\nThe signs were clear.\nWater came in.\n\n| **What** | **When** |\n| Crack | May 2023 |\n| Leak | June |\n";
    assert_eq!(kinds(text), [Heading, Note, Heading, Item, Item, Heading, Paragraph, Table]);
    let document = open(text);
    assert_eq!(document.plain(document.blocks[3].content), "It fell.\nNobody was there.");
    assert_eq!(document.published.as_ref().unwrap().date, "2024-03-05");
    assert_eq!(document.slice(document.title.unwrap()), "The wall falls");
}

#[test]
fn front_matter_names_title_and_date() {
    let document = open("---\ntitle: The wall\ndate: 2024-03-05\n---\n\nIt fell.\n");
    assert_eq!(document.slice(document.title.unwrap()), "The wall");
    assert_eq!(document.blocks[0].kind, Note);
}

#[test]
fn hostile_nesting_takes_linear_time() {
    for unit in ["> ", "- ", "[", "*a ", "![", "`", "<!--", "| ", "**", "\\", "[a](", "- > "] {
        let document = open(&unit.repeat(20_000));
        assert!(!document.blocks.is_empty());
    }
}

#[test]
fn a_prefix_has_the_blocks_of_the_whole() {
    let unit = "## Outlook\n\nThe port *may* close.\n\n- one\n- two\n\n| A | B |\n|---|---|\n| x | y |\n\n";
    let text = unit.repeat(4000);
    let whole = open(&text);
    let prefix = read(text.as_bytes()[..100_003].to_vec(), "t.md", Part::Prefix).unwrap();
    assert!(prefix.text.len() > 99_800);
    let count = prefix.blocks.len() - 1;
    assert_eq!(prefix.blocks[..count], whole.blocks[..count]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn any_markdown_is_tiled(text in "[-*>|#`~=\\\\\t\r\n .:!()\\[\\]<>&;_0-9a-zA-Zé“”\u{FEFF}\u{a0}😀]{1,200}") {
        open(&text);
    }

    #[test]
    fn any_lines_are_tiled(text in "((> |- |1\\. |  |    |\\| |# |\\*\\*)?[a-z *`|]{0,12}(\r\n|\n|\n\n)){1,20}") {
        open(&text);
    }
}

#[test]
fn an_underline_makes_a_heading_of_the_last_line_only() {
    let text = "The wall fell on Monday.\nNobody was hurt.\nOutlook\n-------\nIt will be built again.\n";
    assert_eq!(kinds(text), [Paragraph, Heading, Paragraph]);
    assert_eq!(plain(text)[1].trim(), "Outlook");
    assert_eq!(kinds("A title on\ntwo lines\n=========\n\nThe wall fell.\n"), [Heading, Paragraph]);
}
