//! Words and numbers: which marks they hold inside, where clitics and hyphens cut them.

use super::Next;
use super::abbreviations::{Abbreviation, class, is_also_a_word};
use super::marks::is_joining_mark;

/// Prefixes that stay with their word across a hyphen.
#[rustfmt::skip]
const PREFIXES: &[&str] = &[
    "al", "ante", "anti", "arch", "bi", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "infra", "inter",
    "intra", "macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "nano", "neo", "non", "over",
    "para", "poly", "post", "pre", "pro", "proto", "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub", "super",
    "supra", "tele", "trans", "tri", "ultra", "un", "under", "uni",
];

/// Words that are two: the length of the first.
const CONTRACTED: &[(&str, usize)] =
    &[("cannot", 3), ("gonna", 3), ("wanna", 3), ("gotta", 3), ("gimme", 3), ("lemme", 3)];

/// Whether a word may hold `letter`.
pub(super) fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || letter == '_'
        || !letter.is_ascii() && (letter.is_alphanumeric() || is_joining_mark(letter))
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}' | '\u{2bc}')
}

/// Pushes the word `text` at offset `at`, in two pieces if it is a contraction written as one.
pub(super) fn contracted(text: &str, at: usize, pieces: &mut Vec<(u32, u32)>) {
    let mut start = at;
    if (5..=6).contains(&text.len()) {
        let found = CONTRACTED.iter().find(|(word, _)| text.eq_ignore_ascii_case(word));
        if let Some((_, first)) = found {
            pieces.push((at as u32, (at + first) as u32));
            start += first;
        }
    }
    pieces.push((start as u32, (at + text.len()) as u32));
}

/// Cuts the word at the start of `rest` (which begins at offset `at`), pushes its pieces, returns its length in bytes.
pub(super) fn word(rest: &str, at: usize, next: Next, pieces: &mut Vec<(u32, u32)>) -> usize {
    let mut scan = Scan { rest, segment: 0, dotted: false };
    let plain = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
    let mut end = plain;
    let letters = rest.get(plain..).unwrap_or_default().char_indices();
    let mut letters = letters.map(|(offset, letter)| (plain + offset, letter)).peekable();
    if let Some(&(_, mark)) = letters.peek().filter(|_| plain == 0)
        && !is_word(mark)
    {
        letters.next();
        end = mark.len_utf8();
        scan.segment = end;
    }
    while let Some((offset, letter)) = letters.next() {
        if is_word(letter) {
            end = offset + letter.len_utf8();
            continue;
        }
        let following = letters.peek().map_or(' ', |&(_, letter)| letter);
        if letter == '.' && !is_word(following) {
            if scan.keeps_stop(offset, following, next) {
                end = offset + 1;
            }
            break;
        }
        if !scan.joins(offset, letter, following, next) {
            if letter == '.' && scan.keeps_stop(offset, following, next) || letter == '$' && scan.is_currency(offset) {
                end = offset + 1;
            }
            break;
        }
    }
    let word = rest.get(..end).unwrap_or_default();
    if end == plain {
        contracted(word, at, pieces);
    } else {
        clitics(word, at, pieces);
    }
    end
}

/// A word being read.
struct Scan<'a> {
    rest: &'a str,
    /// Where the part after the last inner full stop begins.
    segment: usize,
    /// Whether the word holds inner stops between single letters ("U.S").
    dotted: bool,
}

impl Scan<'_> {
    /// Whether the mark at `offset` belongs inside the word.
    fn joins(&mut self, offset: usize, mark: char, following: char, next: Next) -> bool {
        let before = self.rest.get(..offset).unwrap_or_default();
        let last = before.chars().next_back().unwrap_or(' ');
        if !is_word(following) {
            return false;
        }
        let digits = last.is_ascii_digit() && following.is_ascii_digit();
        let letters = last.is_alphabetic() && following.is_alphabetic();
        match mark {
            '.' => self.joins_stop(offset, digits, letters, next),
            ',' => digits && self.is_thousand(offset),
            ':' => digits,
            '/' => digits || letters && self.is_single(offset),
            '&' => last.is_uppercase() && following.is_uppercase(),
            '-' | '\u{2010}' | '\u{2011}' => self.joins_hyphen(offset, mark.len_utf8()),
            _ if is_apostrophe(mark) => letters || last.is_alphanumeric() && matches!(following, 's' | 'S'),
            _ => false,
        }
    }

    fn joins_stop(&mut self, offset: usize, digits: bool, letters: bool, next: Next) -> bool {
        let segment = self.rest.get(self.segment..offset).unwrap_or_default();
        let after = self.rest.get(offset + 1..).unwrap_or_default();
        let joins = if digits {
            !(next == Next::Capital && is_year(segment) && is_note_number(after))
        } else if letters {
            let single = segment.chars().nth(1).is_none();
            let degree = segment.eq_ignore_ascii_case("ph");
            self.dotted |= single || degree;
            single
                || degree
                || is_domain(after)
                || after.starts_with(char::is_lowercase) && class(segment) != Some(Abbreviation::Leading)
        } else {
            false
        };
        if joins {
            self.segment = offset + 1;
        }
        joins
    }

    /// Whether a stop at `offset`, after which the word ends, belongs to the word.
    fn keeps_stop(&self, offset: usize, following: char, next: Next) -> bool {
        let segment = self.rest.get(self.segment..offset).unwrap_or_default();
        let whole = self.rest.get(..offset).unwrap_or_default();
        if following == '.' || whole.is_empty() {
            return false;
        }
        let letter = segment.chars().next().unwrap_or(' ');
        if segment.chars().nth(1).is_none() && letter.is_alphabetic() {
            return self.dotted
                || self.segment == 0 && letter.is_uppercase()
                || matches!(next, Next::Digit | Next::Capital);
        }
        if self.dotted && segment.len() <= 2 {
            return true;
        }
        if self.segment > 0 {
            return false;
        }
        match class(whole) {
            Some(_) if is_also_a_word(whole) => next == Next::Digit || following == ',' || following.is_ascii_digit(),
            Some(Abbreviation::Numbered) => next != Next::End && next != Next::Capital || following != ' ',
            Some(Abbreviation::Leading | Abbreviation::Closing) => true,
            None => false,
        }
    }

    /// Whether three digits and no more follow the comma at `offset`.
    fn is_thousand(&self, offset: usize) -> bool {
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        let before = self.rest.get(..offset).unwrap_or_default();
        let left = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        digits(self.rest.get(offset + 1..).unwrap_or_default()) == 3 && left <= 3
    }

    /// Whether one letter stands on each side of the slash at `offset`.
    fn is_single(&self, offset: usize) -> bool {
        let before = self.rest.get(..offset).unwrap_or_default();
        let after = self.rest.get(offset + 1..).unwrap_or_default();
        before.chars().nth(1).is_none() && !after.chars().nth(1).is_some_and(is_word)
    }

    /// Whether the hyphen at `offset` stays inside: after a prefix, or in a number of three or more parts.
    fn joins_hyphen(&self, offset: usize, length: usize) -> bool {
        let before = self.rest.get(..offset).unwrap_or_default();
        if before.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            let after = self.rest.get(offset + length..).unwrap_or_default();
            let more = after.trim_start_matches(|letter: char| letter.is_ascii_digit());
            return before.contains('-') && after.starts_with(|letter: char| letter.is_ascii_digit())
                || more.len() < after.len()
                    && more.starts_with('-')
                    && more.get(1..2).is_some_and(|next| next.as_bytes().iter().all(u8::is_ascii_digit));
        }
        before.len() <= 7 && PREFIXES.iter().any(|prefix| before.eq_ignore_ascii_case(prefix))
    }

    /// Whether the letters before a dollar sign name whose dollar it is ("US$").
    fn is_currency(&self, offset: usize) -> bool {
        let before = self.rest.get(..offset).unwrap_or_default();
        before.len() <= 3 && before.bytes().all(|byte| byte.is_ascii_uppercase())
    }
}

fn is_domain(text: &str) -> bool {
    let end = text.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(text.len());
    let word = text.get(..end).unwrap_or_default();
    ["com", "org", "net", "gov", "edu"].iter().any(|domain| word.eq_ignore_ascii_case(domain))
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_note_number(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0')
}

/// Cuts clitics off the end of `word` at offset `at` and pushes the pieces.
fn clitics(word: &str, at: usize, pieces: &mut Vec<(u32, u32)>) {
    let from = pieces.len();
    let mut stem = word;
    while let Some(cut) = clitic(stem) {
        pieces.push(((at + cut) as u32, (at + stem.len()) as u32));
        stem = stem.get(..cut).unwrap_or_default();
    }
    let count = pieces.len() - from;
    if apostrophe(stem).is_some() {
        pieces.push((at as u32, (at + stem.len()) as u32));
    } else {
        contracted(stem, at, pieces);
    }
    // The clitics were found from the last to the first, before the stem.
    if let Some(new) = pieces.get_mut(from..) {
        new.get_mut(..count).unwrap_or_default().reverse();
        new.rotate_left(count);
    }
}

/// The offset of the last apostrophe inside or at the end of `word`.
fn apostrophe(word: &str) -> Option<usize> {
    word.rfind(is_apostrophe).filter(|&mark| mark > 0)
}

/// Where the clitic at the end of `word` begins.
fn clitic(word: &str) -> Option<usize> {
    let mark = apostrophe(word)?;
    let (stem, clitic) = word.split_at_checked(mark)?;
    let ending = clitic.trim_start_matches(is_apostrophe);
    let is = |forms: &[&str]| forms.iter().any(|form| ending.eq_ignore_ascii_case(form));
    if is(&["s", "re", "ve", "ll", "d", "m"]) {
        Some(mark)
    } else {
        (is(&["t"]) && stem.len() > 1 && stem.ends_with(['n', 'N'])).then_some(mark - 1)
    }
}
