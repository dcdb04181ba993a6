//! Word, OpenDocument and e-books.

use super::zips::zipped;
use super::{Block, escaped, hypertext};

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A Word document with styles and a numbering.
pub fn docx(blocks: &[Block]) -> Vec<u8> {
    let body: String = blocks.iter().map(word_block).collect();
    let document = format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>");
    let heading = |level: u8| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading{level}\"><w:name w:val=\"heading {level}\"/>\
             <w:pPr><w:outlineLvl w:val=\"{}\"/></w:pPr></w:style>",
            level - 1
        )
    };
    let headings: String = (1..=3).map(heading).collect();
    let styles = format!(
        "<?xml version=\"1.0\"?><w:styles {W}>{headings}<w:style w:type=\"paragraph\" w:styleId=\"Quote\">\
         <w:name w:val=\"Quote\"/></w:style></w:styles>"
    );
    let numbering = format!(
        "<?xml version=\"1.0\"?><w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">\
         <w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{2022}\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    zipped(&[
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")]).as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", styles.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        (
            "word/_rels/document.xml.rels",
            relations(&[("styles", "styles.xml"), ("numbering", "numbering.xml")]).as_bytes(),
        ),
    ])
}

const CONTENT_TYPES: &str = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

fn relations(targets: &[(&str, &str)]) -> String {
    let one = |(at, (kind, target)): (usize, &(&str, &str))| {
        format!(
            "<Relationship Id=\"r{at}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
             Target=\"{target}\"/>"
        )
    };
    let inner: String = targets.iter().enumerate().map(one).collect();
    format!(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>"
    )
}

fn word_block(block: &Block) -> String {
    match block {
        Block::Heading(level, words) => word_paragraph(&format!("<w:pStyle w:val=\"Heading{level}\"/>"), words),
        Block::Para(words) => word_paragraph("", words),
        Block::Item(words) => word_paragraph("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", words),
        Block::Quote(words) => word_paragraph("<w:pStyle w:val=\"Quote\"/>", words),
        Block::Table(rows) => {
            let cell = |words: &String| format!("<w:tc>{}</w:tc>", word_paragraph("", words));
            let row = |(at, cells): (usize, &Vec<String>)| {
                let head = if at == 0 { "<w:trPr><w:tblHeader/></w:trPr>" } else { "" };
                format!("<w:tr>{head}{}</w:tr>", cells.iter().map(cell).collect::<String>())
            };
            let rows: String = rows.iter().enumerate().map(row).collect();
            format!("<w:tbl><w:tblPr/>{rows}</w:tbl>")
        }
    }
}

/// A paragraph whose words stand in several runs, cut in the middle of a word as the spelling checker leaves them.
fn word_paragraph(properties: &str, words: &str) -> String {
    let cut = words.char_indices().map(|(at, _)| at).nth(words.chars().count() / 2).unwrap_or(0);
    let (one, two) = words.split_at(cut);
    let run = |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(words));
    format!("<w:p><w:pPr>{properties}</w:pPr>{}<w:proofErr w:type=\"spellStart\"/>{}</w:p>", run(one), run(two))
}

/// An OpenDocument text.
pub fn odt(blocks: &[Block]) -> Vec<u8> {
    let mut body = String::new();
    for (at, block) in blocks.iter().enumerate() {
        let is_item = |at: usize| matches!(blocks.get(at), Some(Block::Item(_)));
        let p = |style: &str, words: &str| format!("<text:p text:style-name=\"{style}\">{}</text:p>", escaped(words));
        match block {
            Block::Heading(level, words) => {
                let style = format!("text:style-name=\"Heading_20_{level}\" text:outline-level=\"{level}\"");
                body += &format!("<text:h {style}>{}</text:h>", escaped(words));
            }
            Block::Para(words) => body += &p("Standard", words),
            Block::Item(words) => {
                body += if at == 0 || !is_item(at - 1) { "<text:list>" } else { "" };
                body += &format!("<text:list-item>{}</text:list-item>", p("Standard", words));
                body += if is_item(at + 1) { "" } else { "</text:list>" };
            }
            Block::Quote(words) => body += &p("Quotations", words),
            Block::Table(rows) => {
                let cell = |words: &String| format!("<table:table-cell>{}</table:table-cell>", p("Standard", words));
                let row = |cells: &Vec<String>| {
                    format!("<table:table-row>{}</table:table-row>", cells.iter().map(cell).collect::<String>())
                };
                let rest: String = rows[1..].iter().map(row).collect();
                let head = format!("<table:table-header-rows>{}</table:table-header-rows>", row(&rows[0]));
                body += &format!("<table:table>{head}{rest}</table:table>");
            }
        }
    }
    let urn = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"{urn}:office:1.0\" \
         xmlns:text=\"{urn}:text:1.0\" xmlns:table=\"{urn}:table:1.0\" office:version=\"1.2\">\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let manifest = format!(
        "<?xml version=\"1.0\"?><manifest:manifest xmlns:manifest=\"{urn}:manifest:1.0\">\
         <manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"
    );
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ])
}

/// An e-book of two chapters.
pub fn epub(blocks: &[Block]) -> Vec<u8> {
    let is_law = |block: &Block| matches!(block, Block::Heading(2, words) if words.starts_with("Legal"));
    let (one, two) = blocks.split_at(blocks.iter().position(is_law).unwrap_or(blocks.len() / 2));
    let container = "<?xml version=\"1.0\"?><container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\
        <rootfiles><rootfile full-path=\"OEBPS/content.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";
    let book = format!(
        "<?xml version=\"1.0\"?><package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:identifier id=\"id\">selmar</dc:identifier>\
         <dc:title>{}</dc:title><dc:language>en</dc:language><dc:date>2025-03-14</dc:date></metadata><manifest>\
         <item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\
         <item id=\"c1\" href=\"one.xhtml\" media-type=\"application/xhtml+xml\"/>\
         <item id=\"c2\" href=\"two.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>\
         <spine><itemref idref=\"c1\"/><itemref idref=\"c2\"/></spine></package>",
        hypertext::title(blocks)
    );
    let nav = "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">\
        <body><nav epub:type=\"toc\"><ol><li><a href=\"one.xhtml\">The port</a></li><li><a href=\"two.xhtml\">The law</a></li></ol>\
        </nav></body></html>";
    zipped(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", container.as_bytes()),
        ("OEBPS/content.opf", book.as_bytes()),
        ("OEBPS/nav.xhtml", nav.as_bytes()),
        ("OEBPS/one.xhtml", hypertext::chapter(one).as_bytes()),
        ("OEBPS/two.xhtml", hypertext::chapter(two).as_bytes()),
    ])
}
