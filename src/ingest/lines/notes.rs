//! Lines that are no part of the argument: captions, adverts, credits, dates alone, memo heads.

/// How a note begins, lower case, and the most characters it may have.
const OPENINGS: &[(&str, usize)] = &[
    ("advertisement", 40),
    ("click here", 120),
    ("continue reading", 120),
    ("credit:", 120),
    ("download the", 120),
    ("editing by ", 160),
    ("fig. ", 300),
    ("file photo", 200),
    ("follow us", 120),
    ("image:", 200),
    ("image credit", 200),
    ("listen to this", 120),
    ("loading comments", 40),
    ("most popular", 40),
    ("most read", 40),
    ("photo:", 200),
    ("photo by ", 200),
    ("photograph:", 200),
    ("read also", 160),
    ("read full", 120),
    ("read more", 160),
    ("read next", 160),
    ("recommended:", 160),
    ("related:", 160),
    ("related articles", 40),
    ("related news", 40),
    ("related stories", 40),
    ("reporting by ", 200),
    ("(reporting by ", 400),
    ("see also:", 160),
    ("share this", 80),
    ("sign up for", 160),
    ("sign up to", 160),
    ("skip to ", 60),
    ("sponsored", 40),
    ("subscribe to", 160),
    ("this article is related to", 200),
];

/// Keys of a memo's head.
const KEYS: &[&str] = &[
    "author",
    "authors",
    "cc",
    "classification",
    "copy to",
    "date",
    "from",
    "last updated",
    "prepared by",
    "prepared for",
    "published",
    "publisher",
    "re",
    "ref",
    "reference",
    "serial",
    "source",
    "status",
    "subject",
    "time",
    "title",
    "to",
    "updated",
    "url",
    "version",
];

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Whether the line is surely a caption, an advert, a credit or a date alone.
pub(super) fn is_note(words: &str) -> bool {
    if words.len() > 400 {
        return false;
    }
    let words = words.trim_matches(['*', '_']);
    let opening = |&(start, most): &(&str, usize)| after(words, start).is_some() && words.chars().count() <= most;
    let image = words.starts_with("![") || words.starts_with("[![");
    OPENINGS.iter().any(opening) || image || is_figure(words) || is_date(words) || is_credit(words)
}

/// What follows `start`, given in lower case, where the words begin with it in any case.
fn after<'a>(words: &'a str, start: &str) -> Option<&'a str> {
    let (head, rest) = words.split_at_checked(start.len())?;
    head.eq_ignore_ascii_case(start).then_some(rest)
}

/// `Figure 3: ...`, `Table 2. ...`.
fn is_figure(words: &str) -> bool {
    ["figure ", "table ", "chart ", "map ", "exhibit ", "box "].iter().any(|kind| {
        after(words, kind).is_some_and(|rest| {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            digits > 0
                && rest.get(digits..).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '.', ' ', '-', '–']))
        })
    })
}

/// A date, with or without weekday and time, and nothing else.
pub(super) fn is_date(words: &str) -> bool {
    if words.len() > 60 || !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut month = false;
    let mark = |c: char| matches!(c, ',' | '.' | ':' | '/' | '-' | '–' | '|' | '(' | ')');
    let parts = words.split(|c: char| c.is_whitespace() || mark(c)).filter(|part| !part.is_empty());
    for part in parts {
        let lower = part.to_ascii_lowercase();
        let head = lower.get(..3).unwrap_or("");
        let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let suffix = part.get(digits.len()..).unwrap_or("").to_ascii_lowercase();
        let number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let named = MONTHS.contains(&head) && is_name(&lower, head);
        month |= named || number && digits.len() == 4 && suffix.is_empty();
        let filler = matches!(
            lower.as_str(),
            "am" | "pm"
                | "a"
                | "p"
                | "m"
                | "at"
                | "on"
                | "gmt"
                | "utc"
                | "et"
                | "est"
                | "edt"
                | "bst"
                | "cet"
                | "updated"
                | "published"
                | "posted"
        );
        let suffixed = matches!(suffix.as_str(), "" | "st" | "nd" | "rd" | "th" | "am" | "pm" | "z");
        if !(named || filler || is_weekday(&lower) || number && suffixed) {
            return false;
        }
    }
    month
}

fn is_name(lower: &str, head: &str) -> bool {
    const FULL: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    lower == head || lower == "sept" || FULL.contains(&lower)
}

fn is_weekday(lower: &str) -> bool {
    const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    DAYS.iter().any(|day| lower == *day || Some(lower) == day.get(..3) || (lower.len() == 4 && day.starts_with(lower)))
}

/// `Anna Example contributed reporting.`
fn is_credit(words: &str) -> bool {
    let bare = words.trim_end_matches('.');
    words.len() < 200 && (bare.ends_with("contributed reporting") || bare.ends_with("contributed to this report"))
}

/// `By Anna Example`, at the top of a document.
pub(super) fn is_byline(words: &str) -> bool {
    let rest = words.strip_prefix("By ").or_else(|| words.strip_prefix("BY ")).unwrap_or("");
    let names = rest.split_whitespace().count();
    (1..=8).contains(&names) && rest.starts_with(char::is_uppercase) && !super::line::ends_sentence(words)
}

/// `Subject: ...`, at the top of a document: the length of the key with its colon.
pub(super) fn memo_key(words: &str) -> Option<usize> {
    let (key, _) = words.split_once(':')?;
    KEYS.contains(&key.trim().to_ascii_lowercase().as_str()).then_some(key.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_told_from_sentences() {
        assert!(is_note("Read more: the harbour plan"));
        assert!(is_note("Figure 2: ships a month"));
        assert!(is_note("March 3, 2024"));
        assert!(is_note("Tue 5 Sept 2023 10:40 GMT"));
        assert!(!is_note("May the vote be fair."));
        assert!(!is_note("March 2024 was the wettest month."));
        assert!(!is_note("Figures rose in the spring."));
        assert!(is_byline("By Anna Example and Ben Sample"));
        assert_eq!(memo_key("Subject: the harbour"), Some(8));
        assert_eq!(memo_key("Warning: ice"), None);
    }
}
