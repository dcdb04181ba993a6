//! Cuts a phrase of a lexicon file into word forms, the same way the tokeniser cuts running text.

/// The lower-case word forms of a phrase: cut at white space, clitics (`'s`, `n't`) and commas on their own.
pub fn forms(phrase: &str) -> Vec<String> {
    let phrase = phrase.to_lowercase().replace('\u{2019}', "'");
    phrase.split_whitespace().flat_map(split).collect()
}

fn split(word: &str) -> Vec<String> {
    if word == "cannot" {
        return vec!["can".into(), "not".into()];
    }
    for mark in [",", ":", "?"] {
        if let Some(stem) = word.strip_suffix(mark).filter(|stem| !stem.is_empty()) {
            let mut parts = split(stem);
            parts.push(mark.into());
            return parts;
        }
    }
    for clitic in ["n't", "'s", "'ve", "'re", "'ll", "'d", "'m", "'"] {
        if let Some(stem) = word.strip_suffix(clitic).filter(|stem| !stem.is_empty()) {
            return vec![stem.into(), clitic.into()];
        }
    }
    vec![word.into()]
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn clitics_stand_alone() {
        assert_eq!(forms("Author’s  Perspective"), ["author", "'s", "perspective"]);
        assert_eq!(forms("can't"), ["ca", "n't"]);
        assert_eq!(forms("in our view, cannot"), ["in", "our", "view", ",", "can", "not"]);
        assert_eq!(forms("U.S."), ["u.s."]);
    }
}
