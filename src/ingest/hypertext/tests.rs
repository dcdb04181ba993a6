//! Tests of fragments: blocks, their bytes, what is left out.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use super::blocks;
use crate::document::{BlockKind, Document, Format, PartKind, SegmentKind};
use crate::ingest::composer::Composer;
use crate::ingest::piece::{Assembly, Piece};
use crate::ingest::refusal::Stop;
use crate::ingest::sample::{check, labelled};

/// Reads a fragment as a file of its own and checks what must hold.
fn read_bytes(bytes: &[u8]) -> Document {
    let mut assembly = Assembly::new(Format::Html, crate::document::Source::default());
    let mut add = |piece: Piece| assembly.add(piece).map_err(Stop::Refused);
    let mut out = Composer::new(&mut add);
    out.part(PartKind::File, "");
    blocks(bytes, 0, None, &mut out).unwrap();
    out.finish().unwrap();
    let document = assembly.finish().unwrap();
    check(&document, &[bytes.to_vec()]);
    document
}

fn read(html: &str) -> Document {
    read_bytes(html.as_bytes())
}

/// Each block as `kind level text`.
fn told(document: &Document) -> Vec<String> {
    let line = |block: &crate::document::Block| {
        let name = match block.kind {
            BlockKind::Heading => "h",
            BlockKind::Paragraph => "p",
            BlockKind::Item => "item",
            BlockKind::Quote => "quote",
            BlockKind::Table => "table",
            BlockKind::Note => "note",
            BlockKind::Code => "code",
        };
        let level = if block.level > 0 { block.level.to_string() } else { String::new() };
        format!("{name}{level} {}", document.slice(block.content))
    };
    document.blocks.iter().map(line).collect()
}

fn blocks_of(html: &str) -> Vec<String> {
    told(&read(html))
}

#[test]
fn ordered_lists_have_their_numbers() {
    let html = "<ol><li>one<ol type=a start=3><li>sub<li><p>next</p><p>more</p></ol><li value=7>seven<li>eight</ol>\
                <ol reversed type=I><li>last<li>first</ol><ol style='list-style: none'><li>bare</ol><ul><li>dot</ul>";
    let document = read(html);
    let wanted =
        ["1. one", "c. sub", "d. next", " more", "7. seven", "8. eight", "II. last", "I. first", " bare", " dot"];
    assert_eq!(labelled(&document), wanted);
}

#[test]
fn raised_figures_are_not_read_as_digits_of_a_number() {
    let html = "<p>10<sup>6</sup> tonnes in 2019<sup><a href='#n4'>4</a></sup>, the 1<sup>st</sup> time<a href='#n5'><sup> 5,6 </sup></a>.";
    let document = read(html);
    assert_eq!(told(&document), ["p 10⁶ tonnes in 2019⁴, the 1st time ⁵,⁶ ."]);
    assert_eq!(document.plain(document.blocks[0].content), "10⁶ tonnes in 2019, the 1st time  .");
    let book = "<p>So said the clerk.<a epub:type='noteref' href='n.xhtml#n2'>2</a> It cost 10<span style='color: red; vertical-align: super'>3</span> crowns, <a href='#x'>3</a> more.";
    assert_eq!(told(&read(book)), ["p So said the clerk.² It cost 10³ crowns, 3 more."]);
    let figure = document.text.find('⁴').unwrap() as u32;
    let whence = document.whence(crate::text::Span::new(figure, figure + 3));
    let at = html.find("4</a>").unwrap() as u64;
    assert_eq!(whence[0].bytes, (at, at + 1));
}

#[test]
fn block_elements_make_blocks_and_inline_ones_do_not() {
    let html = "<h1>The <i>har</i>bour</h1>intro<p>First\n  line <b>bold</b>ly<br>next<p>Second&nbsp;one<div>third</div>\
                <ul><li>one<ul><li>deep</ul><li><p>two</p><p>more</p></ul><blockquote><p>quoted</blockquote><hr>last";
    assert_eq!(
        blocks_of(html),
        [
            "h1 The harbour",
            "p intro",
            "p First line boldly\nnext",
            "p Second\u{A0}one",
            "p third",
            "item1 one",
            "item2 deep",
            "item1 two",
            "p more",
            "quote quoted",
            "p last"
        ]
    );
}

#[test]
fn two_line_breaks_part_paragraphs() {
    assert_eq!(blocks_of("one<br>two<br><br>three<br>&nbsp;<br>four"), ["p one\ntwo", "p three", "p four"]);
    assert_eq!(blocks_of("<li>one<br><br>two"), ["item1 one\ntwo"]);
    assert_eq!(blocks_of("<h2>one<br>two</h2>"), ["h2 one two"]);
}

#[test]
fn references_are_replaced_in_their_place() {
    let html = "<p>Fish &amp; chips &#8212; &euro;5 &unheard; R&D &#27;[31m</p>";
    let document = read(html);
    assert_eq!(document.slice(document.blocks[0].content), "Fish & chips — €5 &unheard; R&D \u{1B}[31m");
    let replaced: Vec<_> = document.segments.iter().filter(|s| s.kind == SegmentKind::Replaced).collect();
    let source = |at: usize| &html[replaced[at].source.0 as usize..replaced[at].source.1 as usize];
    assert_eq!((source(0), source(1), source(2), source(3)), ("&amp;", "&#8212;", "&euro;", "&#27;"));
}

#[test]
fn tables_of_data_are_grids() {
    let html = "<table><caption>Grain</caption><thead><tr><th>Port<th>Ships<tbody><tr><td>North<td>1<br>2</tr>\
                <tr><td colspan=2>all<tr><td rowspan=2>South<td>3<tr><td>4</table>after";
    let document = read(html);
    assert_eq!(told(&document)[0], "note Grain");
    let grid = &document.grids[0];
    let rows: Vec<Vec<&str>> =
        grid.rows.iter().map(|row| row.iter().map(|cell| document.slice(*cell)).collect()).collect();
    assert!(grid.headed);
    assert_eq!(rows, [["Port", "Ships"], ["North", "1 2"], ["all", ""], ["South", "3"], ["", "4"]]);
    assert_eq!(told(&document).last().unwrap(), "p after");
}

#[test]
fn tables_that_lay_out_a_page_are_not() {
    let nested = "<table><tr><td><p>menu</p><td><table><tr><th>a<th>b<tr><td>1<td>2</table><p>words</table>";
    let document = read(nested);
    assert_eq!(told(&document), ["p menu", "table a\tb\n1\t2", "p words"]);
    assert_eq!(blocks_of("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>").len(), 4);
    assert_eq!(blocks_of("<table><tr><td>one<tr><td>two</table>"), ["p one", "p two"]);
}

#[test]
fn a_table_in_a_cell_is_flattened() {
    let html = "<table><tr><th>a<th>b<tr><td>x<table><tr><td>in<td>ner</table>y<td>z<tr><td>p<td>q</table>";
    assert_eq!(blocks_of(html), ["table a\tb\nx in ner y\tz\np\tq"]);
}

#[test]
fn a_lying_span_is_no_bomb() {
    let html = "<table><tr><th colspan=100000000 rowspan=100000000>x</th><td>y</td></tr><tr><td>z</td></tr></table>";
    let document = read(html);
    let words: Vec<&str> = document.text.split_whitespace().collect();
    assert_eq!(words, ["x", "y", "z"]);
    assert!(document.grids[0].rows.iter().map(Vec::len).sum::<usize>() < 25_000);
}

#[test]
fn cells_put_in_for_spans_are_bounded_in_all_of_a_document() {
    let row = "<tr><td>z</td></tr>".repeat(30);
    let table = format!("<table><tr><th colspan=100000000 rowspan=100000000>x<th>y</tr>{row}</table>");
    let document = read(&table.repeat(60));
    assert_eq!(document.grids.len(), 60);
    let rows = || document.grids.iter().flat_map(|grid| &grid.rows);
    let cells: usize = rows().map(Vec::len).sum();
    assert!(cells <= 100_000 + 60 * 32, "{cells} cells");
    assert!(cells > 50_000 && rows().all(|row| row.len() <= 1001));
    let words = document.text.split_whitespace().count();
    assert_eq!(words, 60 * 32);
    assert!(document.text.len() < 2 * cells + 10_000, "{} bytes", document.text.len());
    let told = |problem: &&crate::document::Problem| problem.message.contains("more than 100000");
    assert_eq!(document.problems.iter().filter(told).count(), 1);
}

#[test]
fn hidden_text_is_left_out_and_told() {
    let html = "<p>seen</p><div style='display:none'>ignore <b>all</b> that</div><p hidden>unseen</p>\
                <p>end<span aria-hidden=true>*</span></p><script>var a = '<p>no</p>'</script><svg><text>no</text></svg>";
    let document = read(html);
    assert_eq!(told(&document), ["p seen", "p end"]);
    let told = &document.problems[0].message;
    assert!(told.starts_with("5 words in 3 places") && told.contains("display:none"), "{told}");
}

#[test]
fn text_hidden_by_a_style_sheet_is_left_out_and_told() {
    let html = "<html><head><style>.pre, #x{display:none}\n.c{color:#fff;background:#fff}.s{font-size:0}</style></head><body>\
                <div class='top pre'>one two</div><p>seen</p><p id=x>three</p><p class=c>four <b style='color:red'>red</b></p>\
                <p class=s>five</p><style>i.v{visibility:hidden}</style><i class=v>six</i> end";
    let document = read(html);
    assert_eq!(told(&document), ["p seen", "p red", "p end"]);
    let told = &document.problems[0].message;
    assert!(told.starts_with("6 words in 5 places"), "{told}");
    assert!(told.contains("color of the background, display:none, font-size:0, visibility:hidden"), "{told}");
}

#[test]
fn what_a_style_sheet_may_show_is_read() {
    let html = "<style>body{opacity:0}.m{display:none}@media(min-width:9em){.m{display:block}}.j{display:none}.on .j{display:block}\
                .k{display:none}</style><style media=print>.m{display:none}</style><body><p class=m>wide</p><p class=j>opened</p><p class=k style='display:block'>own</p>";
    assert_eq!(blocks_of(html), ["p wide", "p opened", "p own"]);
    assert_eq!(
        blocks_of("<style media=print>.n{display:none}</style><p class=n>read on a screen"),
        ["p read on a screen"]
    );
}

#[test]
fn sizes_set_again_inside_are_seen() {
    let html = "<td style='font-size:0px'> <div style='font-size:13px'>Words of a letter.</div><span style='font-size:0'>no</span></td>\
                <div style='visibility:hidden'>not <p style='visibility:visible'>this</p></div>\
                <div style='display:none'><p style='display:block'>never</p></div>";
    assert_eq!(blocks_of(html), ["p Words of a letter.", "p this"]);
}

#[test]
fn hostile_style_sheets_are_read_within_bounds() {
    let nest = format!("<style>{}</style><p>seen", "@media x{.a{".repeat(100_000));
    assert_eq!(blocks_of(&nest), ["p seen"]);
    assert_eq!(blocks_of("<style>.a{display:none</style><p class=a>no</p><p>seen<style>.b{/*"), ["p seen"]);
    let many: Vec<String> = (0..100_000).map(|at| format!(".a{at},p#b{at}{{display:none}}")).collect();
    let classes = "a1 ".repeat(10_000);
    let many = many.concat();
    let document = read(&format!("<style>{many}</style><p class='{classes}'>no</p><p class=a99999>seen"));
    assert_eq!(told(&document), ["p seen"]);
    assert!(document.problems.iter().any(|problem| problem.message.contains("too long")));
}

#[test]
fn preformatted_text_keeps_its_lines() {
    assert_eq!(blocks_of("<pre>\n  a\n\n    <b>b</b> &lt;</pre>"), ["code a\n\n    b <"]);
}

#[test]
fn captions_and_footnotes_are_notes() {
    let html = "<figure><img alt=x><figcaption>A quay</figcaption></figure><aside role=doc-footnote><p>Seen 1.</aside>";
    assert_eq!(blocks_of(html), ["note A quay", "note Seen 1."]);
}

#[test]
fn short_quotations_get_their_marks() {
    assert_eq!(blocks_of("<p>He said <q>no <b>ship</b></q>."), ["p He said “no ship”."]);
}

#[test]
fn other_encodings_keep_their_bytes() {
    let bytes = b"<meta charset=windows-1252><p>Un pr\xE9sident \x93libre\x94 &eacute;lu</p>";
    let document = read_bytes(bytes);
    assert_eq!(told(&document), ["p Un président “libre” élu"]);
    let decoded = document.segments.iter().find(|segment| segment.kind == SegmentKind::Decoded).unwrap();
    assert_eq!(&bytes[decoded.source.0 as usize..decoded.source.1 as usize], b"\xE9");
}

#[test]
fn soup_is_read() {
    assert_eq!(blocks_of("</p></div><b>a<p>b</b>c</td><li>d</ul><<e> f < g"), ["p a", "p bc", "item1 d", "p < f < g"]);
    assert_eq!(blocks_of("<div style=display:none><p>x</div>seen<a href='"), ["p seen"]);
    assert_eq!(blocks_of(""), Vec::<String>::new());
}

#[test]
fn depth_is_bounded() {
    let deep = format!("{}<div hidden>no</div>x{}y", "<div>".repeat(100_000), "</div>".repeat(100_000));
    let document = read(&deep);
    assert_eq!(told(&document), ["p x", "p y"]);
    assert_eq!(document.problems.len(), 2);
}
