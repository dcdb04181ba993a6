//! Abbreviations that end in a full stop, by what may follow them.

/// What a full stop after an abbreviation can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Stands before a name or a word that goes on ("Dr.", "e.g."): the stop never ends a sentence.
    Leading,
    /// Stands before a number ("No.", "pp."): the stop ends no sentence when a number follows.
    Numbered,
    /// May close a sentence ("Inc.", "etc.", "Jan."): what follows decides.
    Closing,
}

/// Titles, given names cut short and words that need a complement.
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "adj", "adm", "ald", "amb", "asst", "atty", "ave", "brig", "bros", "capt", "cf", "cmdr", "col", "comdr", "cpl",
    "cpt", "dr", "drs", "eg", "fr", "ft", "gen", "gens", "gov", "govs", "hon", "hr", "ie", "insp", "lt", "maj",
    "messrs", "mgr", "mlle", "mm", "mme", "mr", "mrs", "ms", "msgr", "mt", "mx", "ofc", "pfc", "pres", "prof",
    "profs", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "spc", "spec", "st", "ste", "supt", "treas", "viz",
    "vs", "wm",
];

/// Words that number something.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "app", "apps", "art", "arts", "ca", "ch", "chap", "cl", "fig", "figs", "fol", "no", "nos", "nr", "op", "p",
    "para", "paras", "pg", "pp", "pt", "pts", "rs", "sec", "secs", "sect", "tbl", "vol", "vols",
];

/// Company forms, months, days, places, measures and endings of lists.
#[rustfmt::skip]
const CLOSING: &[&str] = &[
    "ab", "al", "ala", "apr", "approx", "apt", "ariz", "ark", "assn", "assoc", "aug", "blvd", "bldg", "calif", "cal",
    "cent", "cie", "co", "colo", "conf", "conn", "corp", "cos", "ctr", "dec", "del", "dept", "depts", "dist", "div",
    "ed", "eds", "esp", "esq", "est", "etc", "ext", "feb", "fla", "fri", "ga", "govt", "ill", "inc", "incl", "ind",
    "inst", "intl", "jan", "jr", "jul", "jun", "kan", "ky", "la", "ltd", "mar", "mass", "md", "mich", "minn", "misc",
    "miss", "mo", "mon", "mont", "neb", "nev", "nov", "oct", "okla", "ont", "ore", "penn", "ph", "plc", "prov", "pty",
    "que", "rd", "repr", "resp", "sat", "sept", "sep", "sr", "sun", "tenn", "tex", "thu", "thur", "thurs", "tue",
    "tues", "univ", "va", "vt", "wash", "wed", "wis", "wyo",
];

/// Abbreviations that are words of their own when in lower case, so only the capitalised form counts.
#[rustfmt::skip]
const CAPITAL_ONLY: &[&str] = &[
    "ala", "ark", "art", "ave", "cal", "col", "conn", "dec", "del", "fri", "gen", "gov", "hon", "ill", "ind", "inc",
    "jan", "jun", "kan", "la", "mar", "mass", "md", "miss", "mo", "mon", "mont", "mr", "mt", "no", "ont", "ore",
    "pres", "prof", "rep", "reps", "rev", "sat", "sen", "sun", "tex", "tue", "va", "vt", "wash", "wed", "wis",
];

/// Abbreviations that are words of their own in any case ("No", "Art", "Miss"): only before a number, or, for those of
/// other classes, only where something goes on after them.
#[rustfmt::skip]
const ALSO_WORDS: &[&str] = &[
    "app", "apps", "arts", "ch", "conn", "ext", "ill", "la", "mass", "miss", "mo", "no", "op", "para", "pt", "sat",
    "sun", "wash", "wed",
];

/// The class of `word` (without its stop), if it is an abbreviation in this spelling.
pub fn class(word: &str) -> Option<Abbreviation> {
    if word.len() > 6 || word.len() < 2 && word != "p" || !word.is_ascii() {
        return None;
    }
    let mut bytes = [0_u8; 6];
    let mut lower = 0;
    for (to, from) in bytes.iter_mut().zip(word.bytes()) {
        *to = from.to_ascii_lowercase();
        lower += usize::from(from.is_ascii_lowercase());
    }
    let form = std::str::from_utf8(bytes.get(..word.len())?).ok()?;
    if lower == word.len() && CAPITAL_ONLY.contains(&form) {
        return None;
    }
    if LEADING.contains(&form) {
        Some(Abbreviation::Leading)
    } else if NUMBERED.contains(&form) {
        Some(Abbreviation::Numbered)
    } else if CLOSING.contains(&form) {
        Some(Abbreviation::Closing)
    } else {
        None
    }
}

/// Whether `word` (an abbreviation, without its stop) is a word of its own too.
pub fn is_also_a_word(word: &str) -> bool {
    ALSO_WORDS.iter().any(|other| word.eq_ignore_ascii_case(other))
}
