//! Everything that is no word: runs of marks, addresses, elisions, characters that do not show.

use unicode_segmentation::UnicodeSegmentation;

const EMOTICONS: &[&str] = &[
    ":)", ":-)", ":(", ":-(", ";)", ";-)", ":D", ":-D", ":P", ":p", ":/", "=)", "(:", ":'(", "^_^", "<3", ":))", ":o",
    ":O",
];

/// Whether the whole stretch is a face made of marks.
pub(super) fn is_emoticon(stretch: &str) -> bool {
    stretch.len() <= 3 && EMOTICONS.contains(&stretch)
}

/// Whether a character shows nothing and has no width: it neither breaks a word nor belongs to its form.
pub const fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether a character is an accent that joins the letter before it.
pub const fn is_joining_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{64b}'..='\u{65f}' | '\u{93c}' | '\u{94d}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Length in bytes of the piece of marks at the start of `rest`: a run of like marks or one grapheme.
pub(super) fn run(rest: &str) -> usize {
    let first = rest.chars().next().unwrap_or(' ');
    let like = |same: fn(char) -> bool| rest.len() - rest.trim_start_matches(same).len();
    match first {
        '.' | '\u{2026}' => like(|letter| matches!(letter, '.' | '\u{2026}')),
        '!' | '?' => like(|letter| matches!(letter, '!' | '?')),
        '\'' | '`' | '\u{2018}' | '\u{2019}' => {
            let one = first.len_utf8();
            if rest.get(one..).is_some_and(|after| after.starts_with(first)) { 2 * one } else { one }
        }
        '-' | '*' | '=' | '_' | '~' | '#' | '<' | '>' | '^' | '+' | '|' | '\u{2014}' => {
            rest.len() - rest.trim_start_matches(first).len()
        }
        _ if first.is_ascii() => 1,
        _ => rest.graphemes(true).next().map_or(first.len_utf8(), str::len),
    }
}

/// Length in bytes of the address (of a page or a person) at the start of `rest`; 0 where there is none.
pub(super) fn address(rest: &str) -> usize {
    const OPENINGS: [&str; 6] = ["http://", "https://", "ftp://", "www.", "mailto:", "doi:10."];
    if OPENINGS.iter().any(|opening| rest.get(..opening.len()).is_some_and(|head| head.eq_ignore_ascii_case(opening))) {
        let mut end = rest.find(['"', '<', '>', '\u{201c}', '\u{201d}', '|']).unwrap_or(rest.len());
        loop {
            let taken = rest.get(..end).unwrap_or_default();
            let Some(last) = taken.chars().next_back() else { return 0 };
            let open = matches!(last, ')' if !taken.contains('(')) || matches!(last, ']' if !taken.contains('['));
            if open || matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '\u{2019}' | '*') {
                end -= last.len_utf8();
            } else {
                return end;
            }
        }
    }
    let part = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '%' | '+' | '-');
    let name = rest.len() - rest.trim_start_matches(part).len();
    let Some(host) = rest.get(name..).and_then(|after| after.strip_prefix('@')) else { return 0 };
    let host = host.get(..host.len() - host.trim_start_matches(part).len()).unwrap_or_default();
    let host = host.trim_end_matches(|letter: char| !letter.is_ascii_alphanumeric());
    if name > 0 && !host.is_empty() { name + 1 + host.len() } else { 0 }
}

/// Whether `rest`, which follows an apostrophe, is a word or a number cut short at its front.
pub(super) fn is_elision(rest: &str) -> bool {
    const WORDS: [&str; 9] = ["em", "til", "tis", "twas", "cause", "bout", "cuz", "round", "neath"];
    let end = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
    let word = rest.get(..end).unwrap_or_default();
    let decade = |years: &str| years.len() == 2 && years.bytes().all(|byte| byte.is_ascii_digit());
    decade(word.strip_suffix('s').unwrap_or(word)) || WORDS.iter().any(|elided| word.eq_ignore_ascii_case(elided))
}
