//! Links to the words of a span on the page they came from: text fragments (URL Fragment Text Directives, WICG draft).

use super::{Document, SegmentKind};
use crate::text::Span;

/// The longest quotation that is named whole, in bytes; of longer ones the first and last words.
const WHOLE: usize = 120;
/// How many words name the start, the end, and what stands before and after.
const EDGE: usize = 5;
/// The longest address, in bytes, and the longest link.
const LONGEST: usize = 2083;

impl Document {
    /// The address of the page with a text fragment for the words of `span`: `https://a.example/#:~:text=first%20words`.
    /// Long quotations are named by their first and last words; words that occur more than once by what stands before
    /// or after them too. `None` where the document has no address of the web, or the span no words.
    pub fn text_fragment(&self, span: Span) -> Option<String> {
        let address = self.address.as_deref().filter(|address| is_web(address))?;
        let directive = self.text_directive(span)?;
        let joint = if address.contains('#') { ":~:" } else { "#:~:" };
        let address = address.split(":~:").next()?;
        let link = format!("{address}{joint}{directive}");
        (link.len() <= LONGEST).then_some(link)
    }

    /// `text=...` for the words of `span`.
    fn text_directive(&self, span: Span) -> Option<String> {
        let span = span.intersect(self.span())?.trim(&self.text);
        let runs = self.runs(span);
        let (first, last) = (*runs.first()?, *runs.last()?);
        let whole = runs.len() == 1 && first.len() as usize <= WHOLE;
        let start = if whole { first } else { self.start(first) };
        let mut quoted = escaped(&words(start.of(&self.text)).join(" "));
        if !whole {
            // A range may cross blocks; each end stands in one.
            let end = words(last.of(&self.text));
            quoted.push(',');
            quoted.push_str(&escaped(&end.get(end.len().saturating_sub(EDGE)..)?.join(" ")));
        }
        let (before, after) = if self.is_alone(start) { (None, None) } else { self.around(first, last) };
        let mut directive = String::from("text=");
        if let Some(before) = before {
            directive.push_str(&escaped(&before));
            directive.push_str("-,");
        }
        directive.push_str(&quoted);
        if let Some(after) = after {
            directive.push_str(",-");
            directive.push_str(&escaped(&after));
        }
        Some(directive)
    }

    /// The first words of `run`.
    fn start(&self, run: Span) -> Span {
        let (mut words, mut inside) = (0, false);
        for (at, c) in run.of(&self.text).char_indices() {
            words += usize::from(inside && c.is_whitespace());
            inside = !c.is_whitespace();
            if words == EDGE {
                return Span::new(run.start(), run.start() + at as u32);
            }
        }
        run
    }

    /// The parts of `span` that lie in one block or cell each, none of them without words.
    fn runs(&self, span: Span) -> Vec<Span> {
        let first = self.segments.partition_point(|segment| segment.span.end() <= span.start());
        let touched = self.segments.get(first..).unwrap_or_default().iter();
        let mut runs = Vec::new();
        let mut start = span.start();
        for segment in touched.take_while(|segment| segment.span.start() < span.end()) {
            let parts = segment.kind == SegmentKind::Inserted && segment.span.of(&self.text).contains(['\n', '\t']);
            if parts {
                runs.push(Span::new(start, segment.span.start()));
                start = segment.span.end();
            }
        }
        runs.push(Span::new(start.min(span.end()), span.end()));
        runs.into_iter().map(|run| run.trim(&self.text)).filter(|run| !words(run.of(&self.text)).is_empty()).collect()
    }

    /// Whether the words at `run` occur once in the document.
    fn is_alone(&self, run: Span) -> bool {
        let wanted = run.of(&self.text);
        memchr::memmem::find_iter(self.text.as_bytes(), wanted.as_bytes()).take(2).count() < 2
    }

    /// Words before `first` and after `last`, in their blocks.
    fn around(&self, first: Span, last: Span) -> (Option<String>, Option<String>) {
        let block = |offset: u32| self.blocks.get(self.block_at(offset)).map_or(self.span(), |block| block.content);
        let cell = |span: Span| self.runs(span);
        let before = Span::new(block(first.start()).start(), first.start());
        let before = cell(before).last().map(|run| words(run.of(&self.text))).unwrap_or_default();
        let before = before.get(before.len().saturating_sub(EDGE)..).unwrap_or_default().join(" ");
        let after = Span::new(last.end(), block(last.start()).end());
        let after = cell(after).first().map(|run| words(run.of(&self.text))).unwrap_or_default();
        let after = after.get(..EDGE).unwrap_or(&after).join(" ");
        (Some(before).filter(|words| !words.is_empty()), Some(after).filter(|words| !words.is_empty()))
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Whether an address may be linked: `http` or `https`, nothing that could not stand in one.
fn is_web(address: &str) -> bool {
    let scheme = ["https://", "http://"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let plain = |c: char| !c.is_control() && !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '`' | '\\');
    scheme && address.len() <= LONGEST && address.chars().all(plain)
}

/// Percent-encoded, with what has a meaning in a directive: `-`, `,` and `&`.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'~' | b'!' | b'\'' | b'(' | b')' | b'*') {
            escaped.push(byte as char);
        } else {
            escaped.push('%');
            for half in [byte >> 4, byte & 15] {
                escaped.push(char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    escaped
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::document::{Block, BlockKind, Segment};

    /// A page of paragraphs, with a blank line that the source lacks between two of them.
    fn page(address: &str, paragraphs: &[&str]) -> Document {
        let mut document = Document { address: Some(address.to_owned()), ..Document::default() };
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let start = document.text.len() as u32;
            document.text.push_str(paragraph);
            let end = document.text.len() as u32;
            let content = Span::new(start, end);
            document.segments.push(Segment::of_file(content, SegmentKind::Verbatim, (0, u64::from(content.len()))));
            if at + 1 < paragraphs.len() {
                document.text.push_str("\n\n");
                document.segments.push(Segment::of_file(Span::new(end, end + 2), SegmentKind::Inserted, (0, 0)));
            }
            let tile = Span::new(start, document.text.len() as u32);
            document.blocks.push(Block::new(BlockKind::Paragraph, tile, content, 0));
        }
        document
    }

    fn link(document: &Document, quote: &str) -> String {
        let at = document.text.find(quote).unwrap() as u32;
        document.text_fragment(Span::new(at, at + quote.len() as u32)).unwrap()
    }

    #[test]
    fn short_quotations_are_named_whole() {
        let document = page("https://a.example/x", &["The port, re-opened & cleared, is 100% dry.", "Ships wait."]);
        assert_eq!(
            link(&document, "port, re-opened & cleared, is 100% dry"),
            "https://a.example/x#:~:text=port%2C%20re%2Dopened%20%26%20cleared%2C%20is%20100%25%20dry"
        );
        assert_eq!(link(&document, "Ships wait."), "https://a.example/x#:~:text=Ships%20wait.");
    }

    #[test]
    fn long_ones_and_those_over_blocks_by_their_ends() {
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
                    seventeen eighteen nineteen twenty twenty-one twenty-two";
        let document = page("https://a.example/#s", &[long, "Last words of it."]);
        assert_eq!(
            link(&document, long),
            "https://a.example/#s:~:text=one%20two%20three%20four%20five,eighteen%20nineteen%20twenty%20twenty%2Done%20twenty%2Dtwo"
        );
        assert_eq!(
            link(&document, "twenty-two\n\nLast words"),
            "https://a.example/#s:~:text=twenty%2Dtwo,Last%20words"
        );
    }

    #[test]
    fn words_that_occur_twice_are_told_apart() {
        let document = page("https://a.example/", &["Grain is short in the north.", "Oil is short in the south."]);
        let at = document.text.rfind("is short").unwrap() as u32;
        let link = document.text_fragment(Span::new(at, at + 8)).unwrap();
        assert_eq!(link, "https://a.example/#:~:text=Oil-,is%20short,-in%20the%20south.");
    }

    #[test]
    fn other_scripts_are_encoded_byte_by_byte() {
        let document = page("https://a.example/", &["Grüße an 日本"]);
        assert_eq!(link(&document, "Grüße"), "https://a.example/#:~:text=Gr%C3%BC%C3%9Fe");
    }

    #[test]
    fn there_is_no_link_without_an_address_of_the_web() {
        for address in ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/\u{1B}]8", "https://a b"] {
            assert_eq!(page(address, &["words"]).text_fragment(Span::new(0, 5)), None, "{address}");
        }
        assert_eq!(page("https://a.example/", &["words  "]).text_fragment(Span::new(5, 7)), None);
        let mut document = page("https://a.example/", &["words"]);
        document.address = None;
        assert_eq!(document.text_fragment(Span::new(0, 5)), None);
    }
}
