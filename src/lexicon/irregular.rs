//! Irregular English verbs and nouns, and verbs of several syllables that double their last consonant.

/// Past and past participle of irregular verbs, by base form (sorted).
const VERBS: &[(&str, &[&str])] = &[
    ("arise", &["arose", "arisen"]),
    ("bear", &["bore", "borne"]),
    ("become", &["became", "become"]),
    ("begin", &["began", "begun"]),
    ("bet", &["bet"]),
    ("bid", &["bid"]),
    ("bind", &["bound"]),
    ("break", &["broke", "broken"]),
    ("bring", &["brought"]),
    ("build", &["built"]),
    ("buy", &["bought"]),
    ("cast", &["cast"]),
    ("catch", &["caught"]),
    ("choose", &["chose", "chosen"]),
    ("come", &["came", "come"]),
    ("cost", &["cost"]),
    ("cut", &["cut"]),
    ("deal", &["dealt"]),
    ("do", &["did", "done"]),
    ("draw", &["drew", "drawn"]),
    ("drive", &["drove", "driven"]),
    ("fall", &["fell", "fallen"]),
    ("feel", &["felt"]),
    ("fight", &["fought"]),
    ("find", &["found"]),
    ("forbid", &["forbade", "forbidden"]),
    ("forecast", &["forecast", "forecasted"]),
    ("foresee", &["foresaw", "foreseen"]),
    ("foretell", &["foretold"]),
    ("get", &["got", "gotten"]),
    ("give", &["gave", "given"]),
    ("go", &["went", "gone"]),
    ("grow", &["grew", "grown"]),
    ("hear", &["heard"]),
    ("hit", &["hit"]),
    ("hold", &["held"]),
    ("keep", &["kept"]),
    ("know", &["knew", "known"]),
    ("lay", &["laid"]),
    ("lead", &["led"]),
    ("leave", &["left"]),
    ("let", &["let"]),
    ("lie", &["lay", "lain", "lied"]),
    ("lose", &["lost"]),
    ("make", &["made"]),
    ("mean", &["meant"]),
    ("meet", &["met"]),
    ("misread", &["misread"]),
    ("overrun", &["overran", "overrun"]),
    ("oversee", &["oversaw", "overseen"]),
    ("overtake", &["overtook", "overtaken"]),
    ("pay", &["paid"]),
    ("put", &["put"]),
    ("read", &["read"]),
    ("rebuild", &["rebuilt"]),
    ("reset", &["reset"]),
    ("retell", &["retold"]),
    ("rethink", &["rethought"]),
    ("ride", &["rode", "ridden"]),
    ("ring", &["rang", "rung"]),
    ("rise", &["rose", "risen"]),
    ("run", &["ran", "run"]),
    ("say", &["said"]),
    ("see", &["saw", "seen"]),
    ("seek", &["sought"]),
    ("sell", &["sold"]),
    ("send", &["sent"]),
    ("set", &["set"]),
    ("shed", &["shed"]),
    ("show", &["showed", "shown"]),
    ("shrink", &["shrank", "shrunk"]),
    ("shut", &["shut"]),
    ("sink", &["sank", "sunk"]),
    ("slide", &["slid"]),
    ("slip", &["slipped"]),
    ("speak", &["spoke", "spoken"]),
    ("spell", &["spelled", "spelt"]),
    ("spend", &["spent"]),
    ("spread", &["spread"]),
    ("spring", &["sprang", "sprung"]),
    ("stand", &["stood"]),
    ("steal", &["stole", "stolen"]),
    ("strike", &["struck", "stricken"]),
    ("strive", &["strove", "striven"]),
    ("swear", &["swore", "sworn"]),
    ("swell", &["swelled", "swollen"]),
    ("take", &["took", "taken"]),
    ("teach", &["taught"]),
    ("tell", &["told"]),
    ("think", &["thought"]),
    ("throw", &["threw", "thrown"]),
    ("undercut", &["undercut"]),
    ("undergo", &["underwent", "undergone"]),
    ("understand", &["understood"]),
    ("undertake", &["undertook", "undertaken"]),
    ("uphold", &["upheld"]),
    ("upset", &["upset"]),
    ("win", &["won"]),
    ("withdraw", &["withdrew", "withdrawn"]),
    ("withhold", &["withheld"]),
    ("write", &["wrote", "written"]),
];

/// Plurals of irregular nouns, by singular (sorted).
const NOUNS: &[(&str, &str)] = &[
    ("aircraft", "aircraft"),
    ("analysis", "analyses"),
    ("basis", "bases"),
    ("chief", "chiefs"),
    ("crisis", "crises"),
    ("criterion", "criteria"),
    ("data", "data"),
    ("half", "halves"),
    ("hypothesis", "hypotheses"),
    ("life", "lives"),
    ("man", "men"),
    ("memorandum", "memoranda"),
    ("people", "people"),
    ("person", "people"),
    ("referendum", "referendums"),
    ("synthesis", "syntheses"),
    ("thesis", "theses"),
    ("woman", "women"),
];

/// Verbs of several syllables whose last syllable is stressed (or doubled by custom): "admitted", "programmed".
const DOUBLING: &[&str] = &[
    "abhor", "abut", "acquit", "admit", "allot", "annul", "befit", "begin", "blog", "cancel", "commit", "compel",
    "concur", "confer", "control", "counsel", "debug", "defer", "deter", "dispel", "distil", "embed", "emit", "equip",
    "excel", "expel", "fulfil", "format", "forbid", "forget", "impel", "incur", "infer", "input", "label", "model",
    "occur", "offset", "omit", "overlap", "overrun", "patrol", "permit", "prefer", "program", "propel", "quarrel",
    "rebut", "recur", "refer", "regret", "remit", "repel", "reset", "retrofit", "signal", "submit", "transfer",
    "transmit", "travel", "undercut", "upset",
];

/// Nouns and verbs in -o that take a plain -s.
const PLAIN_O: &[&str] = &["memo", "photo", "piano", "radio", "video", "zero", "logo", "euro", "kilo", "demo"];

/// Past and past participle of an irregular verb.
pub fn verb(base: &str) -> Option<&'static [&'static str]> {
    let at = VERBS.binary_search_by(|(word, _)| (*word).cmp(base)).ok()?;
    VERBS.get(at).map(|(_, forms)| *forms)
}

/// Whether a form is the past of a verb whose participle is another ("fell", "took"): never a participle.
pub fn only_past(form: &str) -> bool {
    VERBS.iter().any(|(_, forms)| matches!(forms, [past, participle] if *past == form && *participle != form))
}

/// The plural of an irregular noun.
pub fn noun(base: &str) -> Option<&'static str> {
    let at = NOUNS.binary_search_by(|(word, _)| (*word).cmp(base)).ok()?;
    NOUNS.get(at).map(|(_, plural)| *plural)
}

/// Whether a verb of several syllables doubles its last consonant.
pub fn doubles(base: &str) -> bool {
    DOUBLING.contains(&base)
}

/// Whether a word in -o takes a plain -s.
pub fn plain_o(base: &str) -> bool {
    PLAIN_O.contains(&base)
}

#[cfg(test)]
mod tests {
    use super::{NOUNS, VERBS, only_past};

    #[test]
    fn a_past_of_its_own_is_no_participle() {
        assert!(only_past("fell") && only_past("began"));
        assert!(!only_past("seen") && !only_past("stopped") && !only_past("held"));
    }

    #[test]
    fn the_tables_are_sorted() {
        assert!(VERBS.is_sorted_by_key(|(word, _)| word));
        assert!(NOUNS.is_sorted_by_key(|(word, _)| word));
    }
}
