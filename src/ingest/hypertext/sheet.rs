//! What the style sheets of a page declare by simple selectors: a tag, a class, an id, or a tag with one of these.
//!
//! Rules with other selectors, and rules that hold on some screens only, are believed where they show something, not where
//! they hide it: nothing is left out that a reader of the page may have seen.

use std::collections::{BTreeMap, BTreeSet};

use super::declared::Declared;
use super::element::Name;

/// The most bytes of a page's style sheets that are read.
const LONGEST: usize = 1 << 20;
/// The most selectors that are kept.
const SELECTORS: u32 = 20_000;
/// The most classes of an element that are looked at.
const CLASSES: usize = 32;

/// What is declared for one selector.
#[derive(Debug, Default)]
struct Rules {
    declared: Declared,
    /// Properties that may be set otherwise by rules that are not resolved.
    unsure: BTreeSet<&'static str>,
}

/// Rules for one class or id, alone or with a tag.
type Tagged = BTreeMap<Option<Name>, Rules>;

/// The style sheets of a page.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Sheet {
    tags: BTreeMap<Name, Rules>,
    classes: BTreeMap<String, Tagged>,
    ids: BTreeMap<String, Tagged>,
    /// Whether any rule hides anything.
    hides: bool,
    selectors: u32,
    length: usize,
    /// Whether it was too long to be read to its end.
    pub(in crate::ingest) cut: bool,
}

/// The parts of a simple selector.
#[derive(Default)]
struct Simple<'s> {
    tag: Option<&'s str>,
    class: Option<&'s str>,
    id: Option<&'s str>,
}

impl Sheet {
    /// Adds the text of a `style` element that is for the media told, as its attribute has them.
    pub(super) fn add(&mut self, text: &str, media: &str) {
        let everywhere = ["", "all", "screen"].iter().any(|known| media.trim().eq_ignore_ascii_case(known));
        let room = LONGEST - self.length;
        let end = (0..=room.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        self.cut |= end < text.len();
        self.length += end;
        let text = without_comments(text.get(..end).unwrap_or_default());
        let (mut at, mut within) = (0, 0_usize);
        while let Some((found, mark)) = next(&text, at) {
            let before = text.get(at..found).unwrap_or_default().trim();
            at = found + 1;
            match mark {
                b'{' if before.starts_with('@') => within += 1,
                b'{' => {
                    let end = closing(&text, at);
                    self.rule(before, text.get(at..end).unwrap_or_default(), within > 0 || !everywhere);
                    at = end + 1;
                }
                b'}' => within = within.saturating_sub(1),
                _ => {}
            }
        }
    }

    fn rule(&mut self, selectors: &str, block: &str, unsure: bool) {
        // Rules inside of it come after its own declarations.
        let own = block.find('{').map_or(block, |inner| {
            let before = block.get(..inner).unwrap_or_default();
            before.get(..before.rfind(';').unwrap_or(0)).unwrap_or_default()
        });
        let mut declared = Declared::default();
        declared.add(own, 0, 0);
        if declared.is_empty() {
            return;
        }
        let hides = declared.hides().is_some();
        for selector in selectors.split(',') {
            let selector = selector.trim_start_matches("<!--").trim_start_matches("-->").trim();
            let whole = simple(selector);
            if unsure || whole.is_none() {
                let last = selector.rsplit([' ', '>', '+', '~', '\n', '\t', '\r']).next().unwrap_or_default();
                let some = whole.or_else(|| simple(part(last))).filter(|_| !hides);
                if let Some(rules) = some.and_then(|some| self.rules(&some)) {
                    rules.unsure.extend(declared.properties());
                }
                continue;
            }
            let order = self.selectors;
            let Some(whole) = whole else { continue };
            let exact =
                4 * u8::from(whole.id.is_some()) + 2 * u8::from(whole.class.is_some()) + u8::from(whole.tag.is_some());
            if let Some(rules) = self.rules(&whole) {
                rules.declared.add(own, exact, order);
                self.hides |= hides;
            }
        }
    }

    /// The rules of a selector; `None` where there are too many.
    fn rules(&mut self, simple: &Simple<'_>) -> Option<&mut Rules> {
        if self.selectors >= SELECTORS {
            self.cut = true;
            return None;
        }
        self.selectors += 1;
        let tag = simple.tag.map(|tag| Name::of(tag.to_ascii_lowercase().as_bytes()));
        match (simple.class, simple.id) {
            (Some(class), _) => Some(self.classes.entry(class.to_owned()).or_default().entry(tag).or_default()),
            (_, Some(id)) => Some(self.ids.entry(id.to_owned()).or_default().entry(tag).or_default()),
            _ => tag.map(|tag| self.tags.entry(tag).or_default()),
        }
    }

    /// Whether nothing of the page is hidden by it.
    pub(super) fn is_idle(&self) -> bool {
        !self.hides
    }

    /// What it declares for an element.
    pub(super) fn declared(&self, name: Name, classes: &str, id: &str) -> Declared {
        let classes = classes.split_whitespace().take(CLASSES).filter_map(|class| self.classes.get(class));
        let tagged = classes.chain(self.ids.get(id.trim()));
        let tagged = tagged.flat_map(|tagged| [None, Some(name)].into_iter().filter_map(|tag| tagged.get(&tag)));
        let mut declared = Declared::default();
        let mut unsure: BTreeSet<&str> = BTreeSet::new();
        for rules in self.tags.get(&name).into_iter().chain(tagged) {
            declared.merge(&rules.declared);
            unsure.extend(&rules.unsure);
        }
        for property in unsure {
            declared.forget(property);
        }
        declared
    }
}

/// A selector in its parts, where it is a simple one.
fn simple(selector: &str) -> Option<Simple<'_>> {
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let at = selector.find(['.', '#']).unwrap_or(selector.len());
    let (tag, rest) = selector.split_at_checked(at)?;
    let tag = Some(tag).filter(|tag| !tag.is_empty());
    let mut found = Simple { tag, ..Simple::default() };
    match rest.split_at_checked(1) {
        Some((".", class)) => found.class = Some(class),
        Some((_, id)) => found.id = Some(id),
        None => {}
    }
    let whole = [found.tag, found.class, found.id];
    (whole.iter().any(Option::is_some) && whole.iter().flatten().all(|part| word(part))).then_some(found)
}

/// The first part of a selector that has no simple form: `.a` of `.a.b:hover`, `p` of `p[lang]`.
fn part(selector: &str) -> &str {
    let first = selector.chars().next().map_or(0, char::len_utf8);
    let rest = selector.get(first..).unwrap_or_default();
    let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(rest.len());
    selector.get(..first + end).unwrap_or_default()
}

fn without_comments(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        plain.push(' ');
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

/// The next brace or semicolon from `at` on that stands in no string.
fn next(text: &str, mut at: usize) -> Option<(usize, u8)> {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'{' | b'}' | b';' => return Some((at, byte)),
            b'"' | b'\'' => {
                // A string ends at its line at the latest.
                let rest = bytes.get(at + 1..).unwrap_or_default();
                at += 1 + memchr::memchr2(byte, b'\n', rest).unwrap_or(rest.len());
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where the block that begins at `at` ends: at its brace, or with the text.
fn closing(text: &str, mut at: usize) -> usize {
    let mut open = 0_usize;
    while let Some((found, mark)) = next(text, at) {
        match mark {
            b'{' => open += 1,
            b'}' if open == 0 => return found,
            b'}' => open -= 1,
            _ => {}
        }
        at = found + 1;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hides(sheet: &str, tag: &str, classes: &str, id: &str) -> Option<&'static str> {
        let mut read = Sheet::default();
        read.add(sheet, "");
        read.declared(Name::of(tag.as_bytes()), classes, id).hides()
    }

    #[test]
    fn simple_selectors_hide() {
        let sheet = "@import url('x;y'); /* .c {} */ .a, P.b , #c{ display : none } /* open";
        assert_eq!(hides(sheet, "p", "x a", ""), Some("display:none"));
        assert_eq!((hides(sheet, "p", "b", ""), hides(sheet, "div", "b", "")), (Some("display:none"), None));
        assert_eq!((hides(sheet, "i", "", "c"), hides(sheet, "i", "c", "")), (Some("display:none"), None));
    }

    #[test]
    fn the_stronger_rule_holds() {
        let sheet = "p{display:none} .a{display:block} #b{display:none} .c{display:block!important} .c{display:none}";
        assert_eq!(hides(sheet, "p", "", ""), Some("display:none"));
        assert_eq!(hides(sheet, "p", "a", ""), None);
        assert_eq!(hides(sheet, "p", "a", "b"), Some("display:none"));
        assert_eq!(hides(sheet, "p", "c", "b"), None);
    }

    #[test]
    fn rules_that_may_not_hold_hide_nothing() {
        for sheet in [
            "@media print { .a { display: none } }",
            ".b .a { display: none }",
            ".a:hover, .a[lang], .a.b, *, .a\\:b { display: none }",
            ".a { display: none } .b > .a { display: block }",
            ".a { display: none } @media (min-width: 40em) { p.x, .a { display: flex } }",
            ".a { display: none } .a:target { display: block }",
        ] {
            assert_eq!(hides(sheet, "p", "a", ""), None, "{sheet}");
        }
        let sheet =
            ".a { display: none } .b .a { display: none } .b { display: block } @media print { .a { color: red } }";
        assert_eq!(hides(sheet, "p", "a", ""), Some("display:none"));
    }

    #[test]
    fn broken_sheets_are_read() {
        assert_eq!(
            hides(".x { color: red; .a { opacity: 1 } } .a { display: none", "p", "a", ""),
            Some("display:none")
        );
        assert_eq!(hides("} } ; .a { content: '}'; display: none }", "p", "a", ""), Some("display:none"));
        assert_eq!(hides("<!-- .a { display: none } -->", "p", "a", ""), Some("display:none"));
        assert_eq!(hides(&"{".repeat(100_000), "p", "a", ""), None);
        assert_eq!(hides(&"@media x {".repeat(100_000), "p", "a", ""), None);
        assert_eq!(hides(&"'".repeat(100_001), "p", "a", ""), None);
    }

    #[test]
    fn huge_sheets_are_cut() {
        let mut sheet = Sheet::default();
        for at in 0..4 {
            let rules: Vec<String> = (0..20_000).map(|rule| format!(".r{at}x{rule}{{display:none}}")).collect();
            sheet.add(&rules.concat(), "all");
        }
        assert!(sheet.cut && sheet.classes.len() <= SELECTORS as usize && sheet.length <= LONGEST);
    }
}
