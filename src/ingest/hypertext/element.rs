//! What elements of HTML mean for a text: which begin a block, which are left out, which hold tables.

/// A name of an element or attribute, folded to a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ingest) struct Name(u32);

impl Name {
    /// Of lower-case `letters` (FNV-1a).
    pub(in crate::ingest) const fn of(letters: &[u8]) -> Self {
        let mut hash = 0x811C_9DC5_u32;
        let mut rest = letters;
        while let [first, after @ ..] = rest {
            hash = (hash ^ *first as u32).wrapping_mul(0x0100_0193);
            rest = after;
        }
        Self(hash)
    }
}

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Role {
    /// Runs on in its line.
    Inline,
    /// Has no content and no text: pictures, fields, links of the head.
    Empty,
    /// Holds what is no text of the page: scripts, drawings, forms' choices.
    LeftOut,
    /// A block of no kind of its own.
    Block,
    /// A paragraph: closed by the next block.
    Paragraph,
    /// A heading of this level.
    Heading(u8),
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A term or its definition.
    Term,
    /// A quoted passage.
    Quotation,
    /// Words in quotation marks that the page leaves to the reader's program.
    Quoted,
    /// Preformatted text.
    Preformatted,
    /// A line break.
    Break,
    /// A rule between blocks.
    Rule,
    /// A table.
    Table,
    /// Rows of a table: its head.
    Head,
    /// Rows of a table.
    Body,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// A cell that names its column or row.
    HeadCell,
    /// Words about a table or picture.
    Caption,
}

/// The role of the element named `name` (lower case).
pub(in crate::ingest) fn role(name: &[u8]) -> Role {
    match name {
        b"p" => Role::Paragraph,
        b"h1" => Role::Heading(1),
        b"h2" => Role::Heading(2),
        b"h3" => Role::Heading(3),
        b"h4" => Role::Heading(4),
        b"h5" => Role::Heading(5),
        b"h6" => Role::Heading(6),
        b"ul" | b"ol" | b"menu" | b"dir" => Role::List,
        b"li" => Role::Item,
        b"dt" | b"dd" => Role::Term,
        b"blockquote" => Role::Quotation,
        b"q" => Role::Quoted,
        b"pre" | b"listing" | b"xmp" | b"plaintext" => Role::Preformatted,
        b"br" => Role::Break,
        b"hr" => Role::Rule,
        b"table" => Role::Table,
        b"thead" => Role::Head,
        b"tbody" | b"tfoot" => Role::Body,
        b"tr" => Role::Row,
        b"td" => Role::Cell,
        b"th" => Role::HeadCell,
        b"caption" | b"figcaption" => Role::Caption,
        b"area" | b"base" | b"basefont" | b"bgsound" | b"col" | b"embed" | b"frame" | b"img" | b"input" | b"keygen"
        | b"link" | b"meta" | b"param" | b"source" | b"track" | b"wbr" => Role::Empty,
        b"script" | b"style" | b"template" | b"noscript" | b"iframe" | b"svg" | b"title" | b"textarea" | b"select"
        | b"option" | b"optgroup" | b"datalist" | b"button" | b"audio" | b"video" | b"canvas" | b"noembed"
        | b"noframes" | b"dialog" | b"applet" | b"annotation" | b"annotation-xml" => Role::LeftOut,
        b"address" | b"article" | b"aside" | b"body" | b"center" | b"details" | b"div" | b"dl" | b"fieldset"
        | b"figure" | b"footer" | b"form" | b"frameset" | b"head" | b"header" | b"hgroup" | b"html" | b"legend"
        | b"main" | b"nav" | b"search" | b"section" | b"summary" => Role::Block,
        _ => Role::Inline,
    }
}

impl Role {
    /// Whether it runs on in its line.
    pub(in crate::ingest) fn is_inline(self) -> bool {
        matches!(self, Self::Inline | Self::Empty | Self::LeftOut | Self::Quoted | Self::Break)
    }

    /// Whether it is a cell of a table.
    pub(in crate::ingest) fn is_cell(self) -> bool {
        matches!(self, Self::Cell | Self::HeadCell)
    }

    /// Whether a stray end tag inside it closes nothing outside.
    pub(in crate::ingest) fn is_scope(self) -> bool {
        matches!(self, Self::Cell | Self::HeadCell | Self::Table) || self == Self::Caption
    }

    /// Whether it can hold nothing.
    pub(in crate::ingest) fn is_void(self) -> bool {
        matches!(self, Self::Empty | Self::Break | Self::Rule)
    }
}
