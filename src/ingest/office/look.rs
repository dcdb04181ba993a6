//! What a paragraph is, by its style.

use crate::document::BlockKind;

/// What a paragraph of a style is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::ingest) enum Look {
    /// The title of the document.
    Title,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A quoted passage.
    Quote,
    /// Code.
    Code,
    /// A caption, a note, a line of a table of contents.
    Note,
    /// An item of a list of that depth, where nothing else says so.
    Item(u8),
    /// Running text.
    Plain,
}

impl Look {
    /// What the name of a common style says: the built-in ones of Word and LibreOffice, with and without blanks.
    pub(in crate::ingest) fn named(name: &str) -> Option<Self> {
        let name = name.replace("_20_", " ").to_lowercase();
        let name: String = name.chars().filter(|c| !c.is_whitespace() && *c != '-' && *c != '_').collect();
        let digits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
        let level = digits.parse::<u8>().unwrap_or(1).clamp(1, 9);
        match name.strip_suffix(digits).unwrap_or(&name) {
            "heading" if !digits.is_empty() => Some(Self::Heading(level.min(6))),
            "title" if digits.is_empty() => Some(Self::Title),
            "quote" | "intensequote" | "blocktext" | "blockquote" | "quotations" => Some(Self::Quote),
            "sourcecode" | "sourcetext" | "code" | "htmlpreformatted" | "preformattedtext" | "macrotext" => {
                Some(Self::Code)
            }
            "caption" | "tablecaption" | "imagecaption" | "figurecaption" | "illustration" | "figure" | "drawing"
            | "table" | "toc" | "tocheading" | "contents" | "contentsheading" | "tableoffigures" | "index"
            | "footnotetext" | "endnotetext" | "footnote" | "endnote" | "header" | "footer" => Some(Self::Note),
            "listbullet" | "listnumber" => Some(Self::Item(level)),
            _ => None,
        }
    }

    /// The block that a paragraph of it makes, and its level.
    pub(in crate::ingest) fn block(self) -> (BlockKind, u8) {
        match self {
            Self::Title => (BlockKind::Heading, 1),
            Self::Heading(level) => (BlockKind::Heading, level),
            Self::Quote => (BlockKind::Quote, 0),
            Self::Code => (BlockKind::Code, 0),
            Self::Note => (BlockKind::Note, 0),
            Self::Item(level) => (BlockKind::Item, level),
            Self::Plain => (BlockKind::Paragraph, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_as_different_programs_write_them() {
        let quote = ["Block Text", "block-text", "Quotations", "Intense Quote"];
        assert!(quote.iter().all(|name| Look::named(name) == Some(Look::Quote)));
        let level = |name: &str| Look::named(name).map(Look::block);
        assert_eq!(level("Heading_20_2"), Some((BlockKind::Heading, 2)));
        assert_eq!(level("heading 9"), Some((BlockKind::Heading, 6)));
        assert_eq!(level("List Bullet 3"), Some((BlockKind::Item, 3)));
        assert_eq!(level("Contents 10"), Some((BlockKind::Note, 0)));
        assert_eq!([level("Heading"), level("Title 2"), level("Normal"), level("")], [None; 4]);
    }
}
