//! What a line begins with: a bullet, a number, a caption.

use super::lines::Line;
use super::sheet::Sheet;

/// The marker at the start of an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Marker {
    /// How many words of the line it takes.
    pub(crate) words: usize,
    /// Whether it is a bullet, which says nothing; else a number or a letter.
    pub(crate) bullet: bool,
    /// Where it begins.
    pub(crate) left: f32,
    /// Where the text after it begins.
    pub(crate) text: f32,
}

/// The marker that `line` begins with, where something follows it.
pub(crate) fn marker(sheet: &Sheet, line: &Line) -> Option<Marker> {
    let first = *line.words.first()?;
    let (mark, next) = (sheet.word(first)?, sheet.word(*line.words.get(1)?)?);
    let text = sheet.word_text(first);
    let bullet = is_bullet(&text);
    let gap = next.left - mark.right;
    let numbered = is_number(&text) && gap > 0.15 * line.size;
    (bullet || numbered).then_some(Marker { words: 1, bullet, left: mark.left, text: next.left })
}

/// Whether a word is a bullet. Fonts of symbols have theirs among the characters for private use.
pub(crate) fn is_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    let (Some(mark), None) = (chars.next(), chars.next()) else { return false };
    matches!(
        mark,
        '•' | '‣'
            | '◦'
            | '▪'
            | '▫'
            | '■'
            | '□'
            | '●'
            | '○'
            | '·'
            | '∙'
            | '➢'
            | '➤'
            | '►'
            | '▸'
            | '✓'
            | '✔'
            | '❖'
            | '♦'
            | '◆'
            | '◊'
            | '⁃'
            | '–'
            | '-'
            | '*'
            | '★'
            | '☐'
            | '\u{E000}'..='\u{F8FF}'
    )
}

/// `1.`, `12)`, `(3)`, `a)`, `(b)`, `iv.`: at most three digits, one letter or a Roman numeral, closed.
pub(crate) fn is_number(text: &str) -> bool {
    let (inner, open) = text.strip_prefix('(').map_or((text, false), |inner| (inner, true));
    let Some(inner) = inner.strip_suffix(')').or_else(|| inner.strip_suffix('.').filter(|_| !open)) else {
        return false;
    };
    let digits = inner.len() <= 3 && inner.bytes().all(|byte| byte.is_ascii_digit());
    let roman = inner.len() <= 5
        && (inner.bytes().all(|byte| b"ivx".contains(&byte)) || inner.bytes().all(|byte| b"IVX".contains(&byte)));
    let letter = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic());
    !inner.is_empty() && (digits || roman || letter)
}

/// Whether a block beginning so is a caption or a remark under a table: `Table 3`, `Figure 2.1`, `Source:`, `Note:`.
pub(crate) fn is_caption(text: &str) -> bool {
    const NUMBERED: &[&str] = &[
        "table",
        "tab.",
        "figure",
        "fig.",
        "chart",
        "exhibit",
        "box",
        "map",
        "graph",
        "diagram",
        "tableau",
        "tabelle",
        "abbildung",
        "abb.",
        "graphique",
        "gráfico",
        "tabla",
        "cuadro",
        "figura",
        "tabella",
        "grafico",
    ];
    const REMARKS: &[&str] = &[
        "source",
        "sources",
        "note",
        "notes",
        "quelle",
        "quellen",
        "fuente",
        "fonte",
        "abbreviation",
        "abbreviations",
    ];
    let mut words = text.split_whitespace();
    let (Some(first), second) = (words.next(), words.next().unwrap_or_default()) else { return false };
    let first = first.to_lowercase();
    let bare = first.trim_end_matches(':');
    let counted = second.chars().next().is_some_and(|c| c.is_ascii_digit())
        || second.trim_end_matches([':', '.']).chars().all(|c| "IVXABC".contains(c)) && !second.is_empty();
    NUMBERED.contains(&first.as_str()) && counted || REMARKS.contains(&bare) && (first.ends_with(':') || second == ":")
}

/// Whether a sentence ends with `text`.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»') || c.is_whitespace() || is_raised(c)
    });
    bare.ends_with(['.', '!', '?', ':', ';', '…', '。', '！', '？'])
}

fn is_raised(c: char) -> bool {
    matches!(c, '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{2070}'..='\u{2079}')
}

/// Whether every letter of `text` is a capital, and there are some.
pub(crate) fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (mut count, mut capitals) = (0, 0);
    for letter in letters {
        count += 1;
        capitals += usize::from(letter.is_uppercase());
    }
    count >= 3 && count == capitals
}
