//! English inflection: all forms of a verb or noun from its base form.
//!
//! Regular spelling rules after Quirk et al., *A Comprehensive Grammar of the English Language* (1985), 3.5 to 3.10
//! and 5.80; everything else is in the table of [`super::irregular`].

use super::irregular;

/// What a group's `inflect` key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inflect {
    /// The phrase stands as it is.
    None,
    /// The first word is a verb.
    Verb,
    /// The last word is a noun.
    Noun,
}

/// All forms of a phrase, the phrase itself among them; sorted, each once.
pub fn expand(words: &[String], inflect: Inflect) -> Vec<Vec<String>> {
    let (at, forms) = match inflect {
        Inflect::None => return vec![words.to_vec()],
        Inflect::Verb => (0, words.first().map(|word| verb(word)).unwrap_or_default()),
        Inflect::Noun => (words.len().saturating_sub(1), words.last().map(|word| noun(word)).unwrap_or_default()),
    };
    let mut all: Vec<Vec<String>> = forms
        .into_iter()
        .map(|form| {
            let mut phrase = words.to_vec();
            if let Some(word) = phrase.get_mut(at) {
                *word = form;
            }
            phrase
        })
        .collect();
    all.sort();
    all.dedup();
    all
}

/// Base, third person, past, past participle and -ing form of a verb.
fn verb(base: &str) -> Vec<String> {
    // A verb with a prefix on a hyphen or an irregular second part goes like its second part.
    let mut forms = vec![base.to_owned(), ending_s(base), ending_ing(base)];
    match irregular::verb(base) {
        Some(past) => forms.extend(past.iter().map(|&form| form.to_owned())),
        None => forms.push(ending_ed(base)),
    }
    if base == "be" {
        forms = ["be", "is", "are", "am", "was", "were", "been", "being"].map(String::from).to_vec();
    }
    if base == "have" {
        forms = ["have", "has", "had", "having"].map(String::from).to_vec();
    }
    forms
}

/// Singular and plural of a noun.
fn noun(base: &str) -> Vec<String> {
    let plural = match irregular::noun(base) {
        Some(plural) => plural.to_owned(),
        None if base.ends_with("man") && base.len() > 5 => format!("{}men", base.trim_end_matches("man")),
        None => ending_s(base),
    };
    vec![base.to_owned(), plural]
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// A consonant before a final `y` makes it `ie`.
fn consonant_y(base: &str) -> Option<&str> {
    let stem = base.strip_suffix('y')?;
    stem.chars().last().filter(|&letter| !is_vowel(letter)).map(|_| stem)
}

fn ending_s(base: &str) -> String {
    if let Some(stem) = consonant_y(base) {
        return format!("{stem}ies");
    }
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    let long_o = base.ends_with('o') && !base.ends_with("oo") && !base.ends_with("io") && !base.ends_with("eo");
    if hissing || (long_o && !irregular::plain_o(base)) { format!("{base}es") } else { format!("{base}s") }
}

fn ending_ed(base: &str) -> String {
    if let Some(stem) = consonant_y(base) {
        format!("{stem}ied")
    } else if base.ends_with('e') {
        format!("{base}d")
    } else {
        format!("{}ed", doubled(base))
    }
}

fn ending_ing(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        format!("{stem}ying")
    } else if base.ends_with('e') && !["ee", "oe", "ye"].iter().any(|end| base.ends_with(end)) && base != "be" {
        format!("{}ing", base.trim_end_matches('e'))
    } else {
        format!("{}ing", doubled(base))
    }
}

/// The base with its last consonant doubled where spelling asks for it: one stressed short vowel before it.
fn doubled(base: &str) -> String {
    let letters: Vec<char> = base.chars().rev().take(3).collect();
    let [last, vowel, before] = letters.as_slice() else { return base.to_owned() };
    let short = !is_vowel(*last) && !matches!(last, 'w' | 'x' | 'y') && is_vowel(*vowel);
    let single = !is_vowel(*before) || (*before == 'u' && base.contains("qu"));
    let one_syllable = base.split(|letter: char| !is_vowel(letter)).filter(|run| !run.is_empty()).count() == 1
        || base.matches("qu").count() == 1 && base.len() <= 5;
    if short && single && (one_syllable || irregular::doubles(base)) {
        format!("{base}{last}")
    } else {
        base.to_owned()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::{Inflect, expand};
    use crate::lexicon::words::forms;

    fn all(phrase: &str, inflect: Inflect) -> Vec<String> {
        expand(&forms(phrase), inflect).into_iter().map(|words| words.join(" ")).collect()
    }

    #[test]
    fn verbs_take_all_their_forms() {
        assert_eq!(all("say", Inflect::Verb), ["said", "say", "saying", "says"]);
        assert_eq!(all("point out", Inflect::Verb), ["point out", "pointed out", "pointing out", "points out"]);
        assert_eq!(all("deny", Inflect::Verb), ["denied", "denies", "deny", "denying"]);
        assert_eq!(all("admit", Inflect::Verb), ["admit", "admits", "admitted", "admitting"]);
        assert_eq!(all("answer", Inflect::Verb), ["answer", "answered", "answering", "answers"]);
        assert_eq!(all("argue", Inflect::Verb), ["argue", "argued", "argues", "arguing"]);
        assert_eq!(all("foresee", Inflect::Verb), ["foresaw", "foresee", "foreseeing", "foreseen", "foresees"]);
        assert_eq!(all("quip", Inflect::Verb), ["quip", "quipped", "quipping", "quips"]);
        assert_eq!(all("veto", Inflect::Verb), ["veto", "vetoed", "vetoes", "vetoing"]);
        assert_eq!(all("vow", Inflect::Verb), ["vow", "vowed", "vowing", "vows"]);
        assert_eq!(all("ban", Inflect::Verb), ["ban", "banned", "banning", "bans"]);
        assert_eq!(all("have to", Inflect::Verb), ["had to", "has to", "have to", "having to"]);
        assert_eq!(all("explain", Inflect::Verb), ["explain", "explained", "explaining", "explains"]);
    }

    #[test]
    fn nouns_take_their_plural() {
        assert_eq!(all("foreign minister", Inflect::Noun), ["foreign minister", "foreign ministers"]);
        assert_eq!(all("authority", Inflect::Noun), ["authorities", "authority"]);
        assert_eq!(all("spokeswoman", Inflect::Noun), ["spokeswoman", "spokeswomen"]);
        assert_eq!(all("breach", Inflect::Noun), ["breach", "breaches"]);
        assert_eq!(all("analysis", Inflect::Noun), ["analyses", "analysis"]);
    }
}
