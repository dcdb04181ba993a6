//! Closed classes of words that tell whether a new sentence begins.

/// Words that often begin a sentence and hardly ever follow an abbreviation inside one when capitalised.
#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "a", "according", "after", "also", "although", "an", "and", "another", "are", "as", "at", "because", "before",
    "both", "but", "by", "can", "could", "despite", "did", "do", "does", "during", "each", "earlier", "even",
    "finally", "first", "for", "from", "furthermore", "had", "has", "have", "he", "her", "here", "his", "how",
    "however", "i", "if", "in", "instead", "is", "it", "its", "just", "last", "later", "let", "many", "meanwhile",
    "moreover", "most", "my", "nevertheless", "nor", "not", "now", "on", "once", "only", "or", "other", "others",
    "our", "perhaps", "please", "she", "should", "since", "so", "some", "still", "such", "that", "the", "their",
    "then", "there", "therefore", "these", "they", "this", "those", "though", "thus", "to", "today", "until", "was",
    "we", "were", "what", "when", "where", "whether", "which", "while", "who", "why", "with", "would", "yesterday",
    "yet", "you", "your",
];

/// Verbs of saying that may follow a quotation, in the past and the present.
#[rustfmt::skip]
const SAYING: &[&str] = &[
    "added", "adds", "admitted", "answered", "argued", "argues", "asked", "asks", "asserted", "claimed", "claims",
    "commented", "concluded", "continued", "cried", "declared", "exclaimed", "explained", "explains", "insisted",
    "joked", "noted", "notes", "observed", "recalled", "remarked", "replied", "responded", "said", "says", "shouted",
    "stated", "told", "tweeted", "warned", "warns", "wondered", "writes", "wrote", "yelled",
];

/// Prepositions of time that open a sentence: `At 5 p.m. Smith left`.
const FRONTED: &[&str] =
    &["about", "after", "around", "at", "before", "between", "by", "from", "on", "since", "until", "till"];

/// What follows a time of day inside the same sentence.
#[rustfmt::skip]
const AFTER_TIME: &[&str] = &[
    "april", "august", "bst", "cdt", "central", "cest", "cet", "cst", "december", "eastern", "edt", "est", "et",
    "february", "friday", "gmt", "january", "july", "june", "march", "may", "monday", "mountain", "mst", "november",
    "october", "pacific", "pdt", "pst", "pt", "saturday", "september", "sunday", "thursday", "tuesday", "utc",
    "wednesday", "jan.", "feb.", "mar.", "apr.", "aug.", "sept.", "oct.", "nov.", "dec.",
];

fn holds(words: &[&str], text: &str) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether `text`, capitalised, is likely the first word of a sentence. All capitals prove nothing.
pub(super) fn is_starter(text: &str) -> bool {
    let shouted = text.len() > 1 && !text.bytes().any(|byte| byte.is_ascii_lowercase());
    text.len() <= 12 && !shouted && STARTERS.binary_search_by(|word| compare(word, text)).is_ok()
}

/// Whether `text`, in lower case, begins a sentence more often than it goes on with one after a stop.
pub(super) fn is_clause_opener(text: &str) -> bool {
    #[rustfmt::skip]
    const OPENERS: &[&str] = &[
        "he", "her", "his", "i", "it", "its", "my", "our", "she", "the", "their", "there", "these", "they", "this",
        "those", "we", "you", "your",
    ];
    OPENERS.contains(&text)
}

/// Whether `text` is a verb of saying.
pub(super) fn is_saying(text: &str) -> bool {
    holds(SAYING, text)
}

/// Whether `text` is a preposition that opens a phrase of time.
pub(super) fn is_fronted(text: &str) -> bool {
    holds(FRONTED, text)
}

/// Whether `text` goes on after a time of day.
pub(super) fn is_after_time(text: &str) -> bool {
    holds(AFTER_TIME, text)
}

fn compare(word: &str, text: &str) -> std::cmp::Ordering {
    word.bytes().cmp(text.bytes().map(|byte| byte.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_starters_are_sorted() {
        assert!(super::STARTERS.is_sorted());
    }
}
