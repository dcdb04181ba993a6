//! Namespaces that readers know, under each of their names.

/// A namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Space {
    /// None at all.
    Bare,
    /// One that no reader knows.
    Other,
    /// `xml:`, bound in every document.
    Xml,
    /// WordprocessingML, transitional and strict (ISO/IEC 29500-1 and -4).
    Word,
    /// DrawingML.
    Drawing,
    /// DrawingML of charts.
    Chart,
    /// DrawingML of diagrams.
    Diagram,
    /// Where drawings stand in a Word document.
    WordDrawing,
    /// Shapes of a Word document.
    WordShape,
    /// Markup compatibility (ISO/IEC 29500-3).
    Compatibility,
    /// Office mathematics.
    Math,
    /// VML.
    Vml,
    /// References to relationships.
    Reference,
    /// Relationships of a package (ISO/IEC 29500-2).
    Relationships,
    /// Content types of a package.
    ContentTypes,
    /// OpenDocument: `office`.
    Office,
    /// OpenDocument: `text`.
    Text,
    /// OpenDocument: `table`.
    Table,
    /// OpenDocument: `draw`.
    Draw,
    /// OpenDocument: `style`.
    Style,
    /// OpenDocument: `manifest`.
    Manifest,
    /// Scalable vector graphics, also those of OpenDocument.
    Svg,
    /// MathML.
    MathMl,
    /// Dublin Core.
    DublinCore,
    /// Atom (RFC 4287).
    Atom,
    /// RSS 1.0.
    Rss,
    /// RDF.
    Rdf,
    /// `content:encoded` of RSS.
    Content,
    /// XHTML.
    Html,
    /// XLink.
    Link,
}

/// The usual prefix, the space and its names.
const KNOWN: &[(&str, Space, &[&str])] = &[
    ("xml", Space::Xml, &["http://www.w3.org/XML/1998/namespace"]),
    (
        "w",
        Space::Word,
        &[
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ],
    ),
    (
        "a",
        Space::Drawing,
        &["http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"],
    ),
    (
        "c",
        Space::Chart,
        &["http://schemas.openxmlformats.org/drawingml/2006/chart", "http://purl.oclc.org/ooxml/drawingml/chart"],
    ),
    (
        "dgm",
        Space::Diagram,
        &["http://schemas.openxmlformats.org/drawingml/2006/diagram", "http://purl.oclc.org/ooxml/drawingml/diagram"],
    ),
    (
        "wp",
        Space::WordDrawing,
        &[
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
            "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        ],
    ),
    ("wps", Space::WordShape, &["http://schemas.microsoft.com/office/word/2010/wordprocessingShape"]),
    ("mc", Space::Compatibility, &["http://schemas.openxmlformats.org/markup-compatibility/2006"]),
    (
        "m",
        Space::Math,
        &[
            "http://schemas.openxmlformats.org/officeDocument/2006/math",
            "http://purl.oclc.org/ooxml/officeDocument/math",
        ],
    ),
    ("v", Space::Vml, &["urn:schemas-microsoft-com:vml"]),
    (
        "r",
        Space::Reference,
        &[
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ],
    ),
    ("", Space::Relationships, &["http://schemas.openxmlformats.org/package/2006/relationships"]),
    ("", Space::ContentTypes, &["http://schemas.openxmlformats.org/package/2006/content-types"]),
    (
        "office",
        Space::Office,
        &["urn:oasis:names:tc:opendocument:xmlns:office:1.0", "http://openoffice.org/2000/office"],
    ),
    ("text", Space::Text, &["urn:oasis:names:tc:opendocument:xmlns:text:1.0", "http://openoffice.org/2000/text"]),
    ("table", Space::Table, &["urn:oasis:names:tc:opendocument:xmlns:table:1.0", "http://openoffice.org/2000/table"]),
    ("draw", Space::Draw, &["urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "http://openoffice.org/2000/drawing"]),
    ("style", Space::Style, &["urn:oasis:names:tc:opendocument:xmlns:style:1.0", "http://openoffice.org/2000/style"]),
    ("manifest", Space::Manifest, &["urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"]),
    ("svg", Space::Svg, &["urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "http://www.w3.org/2000/svg"]),
    ("math", Space::MathMl, &["http://www.w3.org/1998/Math/MathML"]),
    ("dc", Space::DublinCore, &["http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"]),
    ("atom", Space::Atom, &["http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"]),
    ("rss", Space::Rss, &["http://purl.org/rss/1.0/"]),
    ("rdf", Space::Rdf, &["http://www.w3.org/1999/02/22-rdf-syntax-ns#"]),
    ("content", Space::Content, &["http://purl.org/rss/1.0/modules/content/"]),
    ("xhtml", Space::Html, &["http://www.w3.org/1999/xhtml"]),
    ("xlink", Space::Link, &["http://www.w3.org/1999/xlink"]),
];

impl Space {
    /// The space of that name.
    pub(super) fn named(name: &str) -> Self {
        let name = name.trim();
        let known = KNOWN.iter().find(|(_, _, names)| names.contains(&name));
        known.map_or(if name.is_empty() { Self::Bare } else { Self::Other }, |(_, space, _)| *space)
    }

    /// The space that a prefix stands for by custom, where a broken document does not bind it.
    pub(super) fn customary(prefix: &str) -> Self {
        if prefix.is_empty() {
            return Self::Bare;
        }
        KNOWN.iter().find(|(usual, ..)| *usual == prefix).map_or(Self::Other, |(_, space, _)| *space)
    }
}
