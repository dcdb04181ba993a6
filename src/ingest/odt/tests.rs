#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use proptest::prelude::*;

use crate::document::BlockKind::{Heading, Item, Note, Paragraph, Quote, Table};
use crate::document::{Document, Format, PartKind};
use crate::ingest::sample::{blocks, cells, checked, labelled, problems, zipped};

const NAMES: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' \
    xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' \
    xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xlink='http://www.w3.org/1999/xlink'";
const STYLES: &str = "<office:styles><style:style style:name='Title' style:family='paragraph'/>\
    <style:style style:name='Cited' style:display-name='Quotations' style:family='paragraph'/>\
    <style:style style:name='Chapter' style:family='paragraph' style:default-outline-level='2'/></office:styles>";

fn content(body: &str) -> String {
    let automatic = "<office:automatic-styles><style:style style:name='P1' style:family='paragraph' \
        style:parent-style-name='Title'/></office:automatic-styles>";
    format!(
        "<?xml version='1.0' encoding='UTF-8'?><office:document-content {NAMES}>{automatic}<office:body>\
        <office:text>{body}</office:text></office:body></office:document-content>"
    )
}

fn odt(body: &str) -> Vec<u8> {
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content(body).as_bytes()),
        ("styles.xml", format!("<office:document-styles {NAMES}>{STYLES}</office:document-styles>").as_bytes()),
        (
            "META-INF/manifest.xml",
            b"<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>",
        ),
    ])
}

fn read(body: &str) -> Document {
    checked(&odt(body)).unwrap()
}

#[test]
fn headings_and_paragraphs_are_told_by_level_and_style() {
    let body = "<text:p text:style-name='P1'>Grain by sea</text:p><text:p>14 May 2031</text:p><text:h text:outline-level='2'>Part</text:h>\
        <text:p text:style-name='Cited'>said</text:p><text:p text:style-name='Chapter'>Chapter</text:p><text:p>plain</text:p>";
    let document = read(body);
    let wanted = [
        (Heading, 1, "Grain by sea"),
        (Paragraph, 0, "14 May 2031"),
        (Heading, 2, "Part"),
        (Quote, 0, "said"),
        (Heading, 2, "Chapter"),
        (Paragraph, 0, "plain"),
    ];
    assert_eq!(blocks(&document), wanted);
    assert_eq!(document.title.map(|title| document.slice(title)), Some("Grain by sea"));
    assert_eq!(document.published.unwrap().date, "2031-05-14");
}

#[test]
fn white_space_is_folded_but_for_elements_that_stand_for_it() {
    let body = "<text:p>  One\n   two<text:s text:c='3'/>three<text:tab/>four<text:line-break/><text:span>fi&#118;e</text:span> </text:p>";
    assert_eq!(blocks(&read(body)), [(Paragraph, 0, "One two   three\tfour\nfive")]);
}

#[test]
fn lists_nest() {
    let body = "<text:list><text:list-item><text:p>a</text:p><text:p>more</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list>\
        </text:list-item><text:list-item><text:h text:outline-level='1'>head</text:h></text:list-item></text:list>";
    let wanted = [(Item, 1, "a"), (Paragraph, 0, "more"), (Item, 2, "b"), (Heading, 1, "head")];
    assert_eq!(blocks(&read(body)), wanted);
}

/// A list style of three levels, and numbered headings.
const NUMBERED: &str = "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-suffix='.' style:num-format='1'/>\
    <text:list-level-style-number text:level='2' style:num-prefix='(' style:num-suffix=')' style:num-format='a'/>\
    <text:list-level-style-number text:level='3' style:num-format='i' text:display-levels='3' text:start-value='4'/></text:list-style>\
    <text:outline-style style:name='Outline'><text:outline-level-style text:level='1' style:num-format='1'/>\
    <text:outline-level-style text:level='2' style:num-format='A' text:display-levels='2' style:num-suffix=')'/></text:outline-style>\
    <style:style style:name='Up' style:family='text'><style:text-properties style:text-position='super 58%'/></style:style>";

fn numbered(body: &str) -> Vec<u8> {
    let styles =
        format!("<office:document-styles {NAMES}><office:styles>{NUMBERED}</office:styles></office:document-styles>");
    let formula = "<math xmlns='http://www.w3.org/1998/Math/MathML'><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>\
        <mo>+</mo><mfrac><mi>a</mi><msqrt><msup><mi>b</mi><mi>n</mi></msup></msqrt></mfrac></mrow><annotation>E = mc^2</annotation></semantics></math>";
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content(body).as_bytes()),
        ("styles.xml", styles.as_bytes()),
        ("Object 1/content.xml", formula.as_bytes()),
    ])
}

#[test]
fn items_and_headings_are_numbered() {
    let item = |words: &str| format!("<text:list-item><text:p>{words}</text:p></text:list-item>");
    let inner = |words: &str| format!("<text:list>{}</text:list>", item(words));
    let body = format!(
        "<text:h text:outline-level='1'>Head</text:h><text:h text:outline-level='2'>Sub</text:h>\
        <text:h text:outline-level='2' text:is-list-header='true'>Bare</text:h>\
        <text:list xml:id='one' text:style-name='L1'>{}<text:list-item><text:p>b</text:p><text:p>more</text:p>{}</text:list-item></text:list>\
        <text:p>between</text:p><text:list text:continue-numbering='true' text:style-name='L1'><text:list-item>{}</text:list-item>{}</text:list>\
        <text:list text:style-name='L1'><text:list-item text:start-value='9'><text:p>e</text:p></text:list-item>\
        <text:list-item><text:list><text:list-item>{}</text:list-item></text:list></text:list-item></text:list>\
        <text:list text:continue-list='one'><text:list-item><text:number>IV)</text:number><text:p>told</text:p></text:list-item></text:list>",
        item("a"),
        inner("deep"),
        inner("c"),
        item("d"),
        inner("f")
    );
    let document = checked(&numbered(&body)).unwrap();
    let wanted = [
        "1 Head", "1.A) Sub", " Bare", "1. a", "2. b", " more", "(a) deep", " between", "(b) c", "3. d", "9. e",
        "9.a.iv f", "IV) told",
    ];
    assert_eq!(labelled(&document), wanted);
}

#[test]
fn formulas_and_raised_figures_are_words() {
    let frame = "<draw:frame><draw:object xlink:href='./Object 1'/><draw:image xlink:href='./ObjectReplacements/Object 1'/></draw:frame>";
    let body = format!(
        "<text:p>10<text:span text:style-name='Up'>6</text:span> and {frame} follow</text:p><text:p>next</text:p>"
    );
    let document = checked(&numbered(&body)).unwrap();
    assert_eq!(blocks(&document), [(Paragraph, 0, "10⁶ and E=mc²+a/√(b^n) follow"), (Paragraph, 0, "next")]);
    assert_eq!(problems(&document), "");
    let last = document.whence(document.blocks[1].content);
    assert_eq!((last[0].part.unwrap().name.as_str(), last[0].paragraph), ("content.xml", Some(2)));
    let names: Vec<&str> =
        document.whence(document.blocks[0].content).iter().map(|place| place.part.unwrap().name.as_str()).collect();
    assert_eq!(names, ["content.xml", "Object 1/content.xml", "content.xml"]);
    let flat = content(
        "<text:p>So <draw:object><math xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi><mo>=</mo><mn>1</mn></math></draw:object></text:p>",
    );
    let document = checked(flat.replace("office:document-content", "office:document").as_bytes()).unwrap();
    assert_eq!(blocks(&document), [(Paragraph, 0, "So x=1")]);
}

#[test]
fn tables_have_heads_and_covered_cells() {
    let cell = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let body = format!(
        "<table:table><table:table-column table:number-columns-repeated='3'/><table:table-header-rows><table:table-row>{}{}{}</table:table-row>\
        </table:table-header-rows><table:table-row>{}<table:covered-table-cell/>{}</table:table-row>\
        <table:table-row>{}<table:table-cell table:number-columns-repeated='2'/></table:table-row></table:table>",
        cell("Port"),
        cell("May"),
        cell("June"),
        cell("Odesa"),
        cell("3"),
        cell("Izmail")
    );
    let document = read(&body);
    assert_eq!(blocks(&document)[0].0, Table);
    assert!(document.grids[0].headed);
    assert_eq!(cells(&document, 0), [["Port", "May", "June"], ["Odesa", "", "3"], ["Izmail", "", ""]]);
}

#[test]
fn notes_boxes_changes_and_comments() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Ito</dc:creator></office:change-info>\
        <text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>\
        <text:p>A claim<text:note text:note-class='footnote'><text:note-citation>7</text:note-citation><text:note-body><text:p>The source.</text:p></text:note-body></text:note>\
        <office:annotation><dc:creator>Ito</dc:creator><text:p>why?</text:p></office:annotation> stands\
        <draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame>.</text:p>\
        <text:table-of-content><text:table-of-content-source><text:index-title-template>Index</text:index-title-template></text:table-of-content-source>\
        <text:index-body><text:p>Part 1</text:p></text:index-body></text:table-of-content>";
    let document = read(body);
    let wanted = [
        (Paragraph, 0, "A claim[7] stands."),
        (Paragraph, 0, "Boxed"),
        (Note, 0, "Part 1"),
        (Note, 0, "[7] The source."),
    ];
    assert_eq!(blocks(&document), wanted);
    let told = problems(&document);
    assert!(
        told.contains("1 tracked deletion is left out (by Ito)") && told.contains("1 comment is not shown"),
        "{told}"
    );
}

#[test]
fn a_flat_document_is_read_from_the_file_itself() {
    let flat = content("<text:p>flat words</text:p>").replace("office:document-content", "office:document");
    let document = checked(flat.as_bytes()).unwrap();
    assert_eq!((document.format, document.parts[0].kind), (Format::Odt, PartKind::File));
    assert_eq!(blocks(&document), [(Paragraph, 0, "flat words")]);
    let (from, to) = document.whence(document.blocks[0].content)[0].bytes;
    assert_eq!(&flat[from as usize..to as usize], "flat words");
}

#[test]
fn an_encrypted_document_is_refused_with_a_way_on() {
    let manifest = b"<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'><manifest:encryption-data/></manifest:manifest>";
    let bytes = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"\x01\x02"),
        ("META-INF/manifest.xml", manifest),
    ]);
    assert!(checked(&bytes).unwrap_err().message.contains("password"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_damage_to_the_xml_is_survived(at in 0_usize..1200, cut in 0_usize..40, put in "[<>&/text:p\"= ]{0,12}") {
        let mut body = "<text:list><text:list-item><text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>n</text:p>\
            </text:note-body></text:note></text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>c</text:p>\
            </table:table-cell></table:table-row></table:table><text:p>b<draw:text-box><text:p>x</text:p></draw:text-box></text:p>".repeat(2);
        let from = at.min(body.len());
        body.replace_range(from..(from + cut).min(body.len()), &put);
        let _ = checked(&odt(&body));
    }
}
