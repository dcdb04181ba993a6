//! What the head of a file says: code pages of fonts, and the part that paragraphs of a style play.

use std::collections::BTreeMap;

use super::pages::Page;

/// The part a paragraph plays by its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Running text.
    Body,
    /// The title of the document.
    Title,
    /// A heading of this level.
    Heading(u8),
    /// An item of a list at this depth.
    Item(u8),
    /// A passage set apart.
    Quote,
    /// Captions, notes and tables of contents.
    Note,
}

/// A paragraph style.
#[derive(Debug, Default)]
struct Style {
    name: String,
    outline: Option<u8>,
    based: Option<i32>,
}

/// Fonts and styles by number.
#[derive(Debug)]
pub(super) struct Tables {
    /// The code page of the document.
    pub(super) page: Page,
    /// The font of text that names none.
    pub(super) font: i32,
    fonts: BTreeMap<i32, Page>,
    styles: BTreeMap<i32, Style>,
    /// The font whose entry is being read.
    entry: i32,
    /// The style whose entry is being read, and its number if it is a paragraph style.
    draft: Style,
    number: Option<i32>,
}

/// The most fonts and styles that are kept.
const MOST: usize = 10_000;
/// The longest name of a style, in bytes.
const LONGEST: usize = 200;
/// How many styles may be based on each other.
const CHAIN: usize = 12;

impl Tables {
    /// Before the head is read.
    pub(super) fn new() -> Self {
        Self {
            page: Page::WESTERN,
            font: 0,
            fonts: BTreeMap::new(),
            styles: BTreeMap::new(),
            entry: 0,
            draft: Style::default(),
            number: Some(0),
        }
    }

    /// A control word of the font table.
    pub(super) fn font_word(&mut self, word: &str, number: i32) {
        let page = match word {
            "f" => {
                self.entry = number;
                None
            }
            "fcharset" => Page::of_charset(number),
            "cpg" => Page::of_number(number),
            _ => None,
        };
        if let Some(page) = page.filter(|_| self.fonts.len() < MOST) {
            self.fonts.insert(self.entry, page);
        }
    }

    /// The code page of text in `font`.
    pub(super) fn page_of(&self, font: Option<i32>) -> Page {
        self.fonts.get(&font.unwrap_or(self.font)).copied().unwrap_or(self.page)
    }

    /// A control word of the style sheet.
    pub(super) fn style_word(&mut self, word: &str, number: i32) {
        match word {
            "s" => self.number = Some(number),
            "cs" | "ds" | "ts" => self.number = None,
            "outlinelevel" => self.draft.outline = u8::try_from(number).ok(),
            "sbasedon" => self.draft.based = Some(number),
            _ => {}
        }
    }

    /// Text of the style sheet: the name of a style, ended by `;`.
    pub(super) fn style_text(&mut self, text: &str) {
        for part in text.split_inclusive(';') {
            if self.draft.name.len() + part.len() < LONGEST {
                self.draft.name.push_str(part.trim_end_matches(';'));
            }
            if part.ends_with(';') {
                let style = std::mem::take(&mut self.draft);
                let number = self.number.replace(0);
                if let Some(number) = number.filter(|_| self.styles.len() < MOST) {
                    self.styles.insert(number, style);
                }
            }
        }
    }

    /// The part that paragraphs of style `number` play.
    pub(super) fn role(&self, number: i32) -> Role {
        let mut next = Some(number);
        for _ in 0..CHAIN {
            let Some(style) = next.and_then(|number| self.styles.get(&number)) else { break };
            if let Some(role) = named(&style.name) {
                return role;
            }
            if let Some(level) = style.outline.filter(|level| *level < 9) {
                return Role::Heading((level + 1).min(6));
            }
            next = style.based.filter(|based| Some(*based) != next);
        }
        Role::Body
    }
}

/// What the built-in names of styles say; they are English in files of any language.
fn named(name: &str) -> Option<Role> {
    let name = name.split(',').next().unwrap_or(name).trim().to_ascii_lowercase();
    let depth = |rest: &str| if rest.is_empty() { Some(1) } else { rest.trim().parse::<u8>().ok() };
    if let Some(level) = name.strip_prefix("heading").and_then(|rest| rest.trim().parse::<u8>().ok()) {
        return Some(Role::Heading(level.clamp(1, 6)));
    }
    for list in ["list bullet", "list number"] {
        if let Some(depth) = name.strip_prefix(list).and_then(depth) {
            return Some(Role::Item(depth.clamp(1, 9)));
        }
    }
    match name.as_str() {
        "title" => Some(Role::Title),
        "quote" | "intense quote" | "quotations" | "block text" => Some(Role::Quote),
        "caption" | "footnote text" | "endnote text" | "header" | "footer" | "toc heading" => Some(Role::Note),
        _ if name.strip_prefix("toc ").is_some_and(|rest| rest.parse::<u8>().is_ok()) => Some(Role::Note),
        _ => None,
    }
}
