#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use proptest::prelude::*;

use crate::document::BlockKind::{Code, Heading, Item, Note, Paragraph, Quote, Table};
use crate::document::Document;
use crate::ingest::sample::{blocks, cells, checked, labelled, problems, zipped};

const NAMES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
    xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' \
    xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' \
    xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STYLES: &str = "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>\
    <w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Own'><w:name w:val='House'/><w:basedOn w:val='berschrift1'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Level'><w:name w:val='Abschnitt'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>\
    <w:style w:type='paragraph' w:styleId='Ti'><w:name w:val='Title'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Q'><w:name w:val='Intense Quote'/></w:style>\
    <w:style w:type='paragraph' w:styleId='S'><w:name w:val='Source Code'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Cap'><w:name w:val='caption'/></w:style>\
    <w:style w:type='paragraph' w:styleId='Dash'><w:name w:val='Dashes'/><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>";
const LISTS: &str = "<w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='-'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:pStyle w:val='Dash'/><w:lvlText w:val='%2'/></w:lvl>\
    <w:lvl w:ilvl='2'><w:numFmt w:val='none'/><w:lvlText w:val=''/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId='8'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='Part %1.'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:isLgl/><w:lvlText w:val='%1.%2'/></w:lvl>\
    <w:lvl w:ilvl='2'><w:start w:val='3'/><w:numFmt w:val='lowerLetter'/><w:lvlRestart w:val='0'/><w:lvlText w:val='(%3)'/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId='9'><w:numStyleLink w:val='Dash'/></w:abstractNum>\
    <w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num><w:num w:numId='3'><w:abstractNumId w:val='8'/></w:num>\
    <w:num w:numId='4'><w:abstractNumId w:val='8'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>\
    <w:num w:numId='5'><w:abstractNumId w:val='9'/></w:num>";

fn docx(body: &str, notes: &str) -> Vec<u8> {
    let main = format!("<?xml version='1.0'?><w:document {NAMES}><w:body>{body}</w:body></w:document>");
    let link =
        |kind: &str, target: &str| format!("<Relationship Id='{kind}' Type='{OFFICE}/{kind}' Target='{target}'/>");
    let relations = |links: &[String]| {
        let links = links.concat();
        format!(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{links}</Relationships>"
        )
    };
    let inner = [
        link("styles", "styles.xml"),
        link("numbering", "/word/numbering.xml"),
        link("footnotes", "../word/footnotes.xml"),
    ];
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", relations(&[link("officeDocument", "word/document.xml")]).as_bytes()),
        ("word/document.xml", main.as_bytes()),
        ("word/_rels/document.xml.rels", relations(&inner).as_bytes()),
        ("word/styles.xml", format!("<w:styles {NAMES}>{STYLES}</w:styles>").as_bytes()),
        ("word/numbering.xml", format!("<w:numbering {NAMES}>{LISTS}</w:numbering>").as_bytes()),
        ("word/footnotes.xml", format!("<w:footnotes {NAMES}>{notes}</w:footnotes>").as_bytes()),
    ])
}

fn read(body: &str) -> Document {
    checked(&docx(body, "")).unwrap()
}

fn p(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn styled(style: &str, words: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
}

#[test]
fn styles_say_what_a_paragraph_is() {
    let styles = ["Ti", "berschrift1", "Own", "Level", "Q", "S", "S", "Cap", "Heading3", "Normal"];
    let body: String = styles.iter().map(|style| styled(style, &format!("as {style}"))).collect();
    let document = read(&body);
    let told: Vec<_> = blocks(&document).into_iter().map(|(kind, level, _)| (kind, level)).collect();
    let wanted = [
        (Heading, 1),
        (Heading, 1),
        (Heading, 1),
        (Heading, 3),
        (Quote, 0),
        (Code, 0),
        (Code, 0),
        (Note, 0),
        (Heading, 3),
        (Paragraph, 0),
    ];
    assert_eq!(told, wanted);
    assert_eq!(document.title.map(|title| document.slice(title)), Some("as Ti"));
}

#[test]
fn numbers_say_what_an_item_is() {
    let item = |number: u32, level: u32, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let off = "<w:p><w:pPr><w:pStyle w:val='Dash'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr><w:r><w:t>off</w:t></w:r></w:p>";
    let body = [
        item(2, 0, "one"),
        item(2, 1, "two"),
        item(2, 2, "bare"),
        item(9, 0, "unknown"),
        styled("Dash", "by style"),
        off.to_owned(),
    ];
    let document = read(&body.concat());
    let wanted = [
        (Item, 1, "one"),
        (Item, 2, "two"),
        (Paragraph, 0, "bare"),
        (Paragraph, 0, "unknown"),
        (Item, 2, "by style"),
        (Paragraph, 0, "off"),
    ];
    assert_eq!(blocks(&document), wanted);
}

fn item(number: u32, level: u32, words: &str) -> String {
    let words = if words.is_empty() { String::new() } else { format!("<w:r><w:t>{words}</w:t></w:r>") };
    format!("<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr></w:pPr>{words}</w:p>")
}

#[test]
fn paragraphs_are_numbered_as_word_numbers_them() {
    let list = [
        item(3, 0, "a"),
        item(3, 1, "b"),
        item(3, 2, "c"),
        item(3, 1, ""),
        item(3, 2, "d"),
        p("between"),
        item(3, 1, "e"),
        item(4, 0, "f"),
        item(4, 0, "g"),
        item(3, 0, "h"),
        item(3, 1, "i"),
        item(5, 1, "j"),
    ];
    let document = read(&list.concat());
    let wanted = [
        "Part I. a",
        "1.1 b",
        "(c) c",
        "(d) d",
        " between",
        "1.3 e",
        "Part VII. f",
        "Part VIII. g",
        "Part IX. h",
        "9.1 i",
        "1 j",
    ];
    assert_eq!(labelled(&document), wanted);
}

#[test]
fn headings_and_empty_cells_are_numbered_too_and_long_numbers_are_not_written() {
    let head = "<w:p><w:pPr><w:pStyle w:val='berschrift1'/><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>Head</w:t></w:r></w:p>";
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let table = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr></w:tbl>",
        cell(&item(3, 1, "")),
        cell(&item(3, 1, "in")),
        cell(&p("beside"))
    );
    let document = read(&format!("{head}{table}"));
    assert_eq!(labelled(&document)[0], "Part I. Head");
    assert_eq!(cells(&document, 0), [["1.1", "in", "beside"]]);
    let many = read(&item(3, 0, "x").repeat(4000));
    assert_eq!(labelled(&many).last().unwrap(), "Part 4000. x");
    assert!(labelled(&read(&item(3, 2, "x").repeat(3000)))[2999].starts_with(" x"));
}

#[test]
fn a_paragraph_after_one_that_was_deleted_whole_is_what_it_says() {
    let gone = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr><w:rPr><w:del w:author='Ito'/></w:rPr></w:pPr>\
        <w:del w:author='Ito'><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>";
    assert_eq!(blocks(&read(&format!("{gone}{}", item(3, 0, "stays")))), [(Item, 1, "stays")]);
}

#[test]
fn runs_keep_their_bytes_and_marks_their_place() {
    let body = "<w:p><w:r><w:t>Grain &amp; oil</w:t><w:tab/><w:t xml:space='preserve'> moved_x001B_ by</w:t><w:br/><w:t>sea</w:t>\
        <w:noBreakHyphen/><w:t>lane</w:t><w:softHyphen/><w:t>s </w:t><w:sym w:font='Symbol' w:char='F061'/>\
        <w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>6</w:t></w:r></w:p>";
    let document = read(body);
    assert_eq!(blocks(&document), [(Paragraph, 0, "Grain & oil\t moved\u{1b} by\nsea\u{2011}lanes α10⁶")]);
    let whence = document.whence(document.blocks[0].content);
    assert_eq!((whence.len(), whence[0].exact, whence[0].paragraph), (1, false, Some(1)));
    assert!(whence[0].to_string().starts_with("word/document.xml ¶1, bytes "));
}

#[test]
fn tracked_changes_are_read_as_accepted_and_told() {
    let body = "<w:p><w:r><w:t>The port </w:t></w:r><w:del w:author='Ito'><w:r><w:delText>will</w:delText></w:r></w:del>\
        <w:ins w:author='Marek'><w:r><w:t>may</w:t></w:r></w:ins><w:moveFrom w:author='Ito'><w:r><w:t>gone</w:t></w:r></w:moveFrom>\
        <w:r><w:t> reopen.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del w:author='Ito'/></w:rPr></w:pPr><w:r><w:t>One para</w:t></w:r></w:p>\
        <w:p><w:r><w:t>graph.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pPrChange w:author='Ito'><w:pPr><w:pStyle w:val='berschrift1'/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>Plain</w:t></w:r></w:p>";
    let document = read(body);
    assert_eq!(
        blocks(&document),
        [(Paragraph, 0, "The port may reopen."), (Paragraph, 0, "One paragraph."), (Paragraph, 0, "Plain")]
    );
    let told = problems(&document);
    assert!(told.contains("2 tracked deletions are left out (by Ito)"), "{told}");
    assert!(told.contains("1 tracked insertion is shown as text (by Marek)"), "{told}");
}

#[test]
fn tables_have_cells_spans_and_heads() {
    let cell = |words: &str, properties: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(words));
    let rows = [
        format!(
            "<w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}{}</w:tr>",
            cell("Port", ""),
            cell("May", ""),
            cell("June", "")
        ),
        format!("<w:tr>{}{}</w:tr>", cell("Odesa", ""), cell("3", "<w:gridSpan w:val='2'/>")),
        format!(
            "<w:tr>{}<w:tc>{}{}</w:tc><w:tc><w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>{}</w:tc></w:tr>",
            cell("Izmail", ""),
            p("4"),
            p("5"),
            p("a"),
            p("b"),
            p("c")
        ),
    ];
    let document = read(&format!("{}<w:tbl>{}</w:tbl>{}", p("before"), rows.concat(), p("after")));
    let kinds: Vec<_> = blocks(&document).into_iter().map(|(kind, ..)| kind).collect();
    assert_eq!(kinds, [Paragraph, Table, Paragraph]);
    assert!(document.grids[0].headed);
    assert_eq!(cells(&document, 0), [["Port", "May", "June"], ["Odesa", "3", ""], ["Izmail", "4 5", "a b c"]]);
}

#[test]
fn a_table_of_one_column_is_paragraphs() {
    let body = format!(
        "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>",
        styled("berschrift1", "Box"),
        p("words")
    );
    assert_eq!(blocks(&read(&body)), [(Heading, 1, "Box"), (Paragraph, 0, "words")]);
}

#[test]
fn notes_stand_at_the_end_with_their_marks() {
    let body = "<w:p><w:r><w:t>A claim</w:t><w:footnoteReference w:id='4'/><w:t>.</w:t></w:r></w:p>";
    let notes = format!(
        "<w:footnote w:id='0' w:type='separator'>{}</w:footnote><w:footnote w:id='4'>{}</w:footnote><w:footnote w:id='5'>{}</w:footnote>",
        p("rule"),
        p("The source."),
        p("unused")
    );
    let document = checked(&docx(body, &notes)).unwrap();
    assert_eq!(blocks(&document), [(Paragraph, 0, "A claim[1]."), (Note, 0, "[1] The source.")]);
    assert_eq!(document.plain(document.blocks[1].content), "The source.");
    let whence = document.whence(document.blocks[1].content);
    assert_eq!(whence[0].part.unwrap().name, "word/footnotes.xml");
}

#[test]
fn text_boxes_are_read_once_and_after_their_paragraph() {
    let boxed = |words: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(words));
    let body = format!(
        "<w:p><w:r><w:t>Out</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:docPr descr='A map'/>\
        <wps:txbx>{}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r>\
        <w:r><mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback><w:t>fallen back</w:t></mc:Fallback></mc:AlternateContent><w:t>side</w:t></w:r></w:p>",
        boxed("Inside"),
        boxed("Inside")
    );
    let document = read(&body);
    let wanted = [(Paragraph, 0, "Outfallen backside"), (Note, 0, "[A map]"), (Paragraph, 0, "Inside")];
    assert_eq!(blocks(&document), wanted);
}

#[test]
fn codes_of_fields_are_no_text_and_their_results_are() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText><w:t>code</w:t>\
        <w:fldChar w:fldCharType='separate'/><w:t>Seven</w:t><w:fldChar w:fldCharType='end'/><w:t> ships</w:t></w:r></w:p>\
        <w:p><w:r><w:fldChar w:fldCharType='begin'/><w:t>never closed</w:t></w:r></w:p>";
    assert_eq!(
        blocks(&read(&format!("{body}{}", p("still read")))),
        [(Paragraph, 0, "Seven ships"), (Paragraph, 0, "still read")]
    );
}

#[test]
fn formulas_stand_in_a_line() {
    let t = |words: &str| format!("<m:r><m:t>{words}</m:t></m:r>");
    let body = format!(
        "<w:p><m:oMath>{}<m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup><m:d><m:e><m:f><m:num>{}</m:num><m:den>{}</m:den></m:f></m:e></m:d>\
        <m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup></m:oMath></w:p>",
        t("E="),
        t("c"),
        t("2"),
        t("a"),
        t("b"),
        t("x"),
        t("n")
    );
    assert_eq!(blocks(&read(&body)), [(Paragraph, 0, "E=c²(a/b)x^n")]);
}

#[test]
fn what_is_not_shown_is_told() {
    let body = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t><w:commentReference w:id='1'/></w:r></w:p><w:altChunk r:id='x'/>";
    let document = read(body);
    assert_eq!(blocks(&document), [(Paragraph, 0, "secret")]);
    let told = problems(&document);
    for wanted in
        ["1 run of hidden words is shown as text", "1 comment is not shown", "1 inserted document is not shown"]
    {
        assert!(told.contains(wanted), "{told}");
    }
    assert!(problems(&read("<w:p/>")).contains("no text was found"));
}

#[test]
fn broken_xml_gives_what_stands_before_it() {
    let bytes = docx(&format!("{}<w:p><w:r><w:t>cut", p("whole")), "");
    let document = checked(&bytes).unwrap();
    assert!(blocks(&document).starts_with(&[(Paragraph, 0, "whole")]));
    assert!(problems(&document).contains("tags do not match"), "{}", problems(&document));
    let none = zipped(&[("[Content_Types].xml", b"<Types/>"), ("other.xml", b"<a/>")]);
    assert!(checked(&none).unwrap_err().message.contains("without a text part"));
}

#[test]
fn depth_and_spans_are_capped() {
    let deep = format!("{}{}{}", "<w:tbl><w:tr><w:tc>".repeat(5000), p("deep"), "</w:tc></w:tr></w:tbl>".repeat(5000));
    let document = read(&format!("{deep}{}", p("after")));
    assert!(blocks(&document).contains(&(Paragraph, 0, "after")));
    assert!(problems(&document).contains("deeper than 512"));
    let wide = format!(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2000000000'/></w:tcPr>{}</w:tc></w:tr></w:tbl>",
        p("wide")
    );
    assert_eq!(cells(&read(&wide), 0)[0].len(), 257);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_damage_to_the_xml_is_survived(at in 0_usize..1500, cut in 0_usize..40, put in "[<>&/w:a-z\"= ]{0,12}") {
        let mut body = format!("{}{}<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>\
            <w:p><w:r><w:t>a</w:t><w:txbxContent>{}</w:txbxContent><w:footnoteReference w:id='1'/></w:r></w:p>",
            styled("Ti", "Title"), p("One"), p("two"), p("three"), p("boxed")).repeat(3);
        let from = at.min(body.len());
        body.replace_range(from..(from + cut).min(body.len()), &put);
        let _ = checked(&docx(&body, "<w:footnote w:id='1'><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote>"));
    }

    #[test]
    fn any_damage_to_the_file_is_survived(at in 0_usize..6000, byte: u8) {
        let mut bytes = docx(&p("words"), "");
        let at = at.min(bytes.len() - 1);
        bytes[at] = byte;
        let _ = checked(&bytes);
    }
}
