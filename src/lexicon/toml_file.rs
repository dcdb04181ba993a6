//! Reads lexicon files: TOML to entries, with the line of every mistake.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::LexiconError;
use super::entries::{Entries, GroupEntry};
use super::inflect::{Inflect, expand};
use super::words::forms;

/// One lexicon file while it is read.
struct File<'a> {
    name: &'a str,
    text: &'a str,
    errors: Vec<LexiconError>,
}

/// Merges the groups of one file into `entries`: words are added, facts replaced. `remove = [...]` takes phrases out
/// of a group, `replace = true` empties it first.
pub fn merge(name: &str, text: &str, entries: &mut Entries) -> Vec<LexiconError> {
    let mut file = File { name, text, errors: Vec::new() };
    match DeTable::parse(text) {
        Err(error) => file.fault(error.span().map_or(0, |span| span.start), error.message()),
        Ok(table) => {
            for (key, value) in table.get_ref() {
                file.group(key, value, entries);
            }
        }
    }
    file.errors
}

/// The theme of a file: its name without folder and extension.
fn theme(name: &str) -> &str {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    base.strip_suffix(".toml").unwrap_or(base)
}

impl File<'_> {
    fn fault(&mut self, at: usize, message: impl Into<String>) {
        let line = self.text.bytes().take(at).filter(|&byte| byte == b'\n').count() as u32 + 1;
        self.errors.push(LexiconError { file: self.name.to_owned(), line, message: message.into() });
    }

    fn group<K: AsRef<str>>(&mut self, key: &Spanned<K>, value: &Spanned<DeValue<'_>>, entries: &mut Entries) {
        let table = key.get_ref().as_ref();
        let Some(keys) = value.get_ref().as_table() else {
            return self
                .fault(key.span().start, format!("`{table}` is no table; write `[{table}]` and its words below"));
        };
        let inflect = self.inflect(keys);
        let group = entries.entry(format!("{}.{table}", theme(self.name))).or_default();
        if keys.get("replace").is_some_and(|value| value.get_ref().as_bool() == Some(true)) {
            group.phrases.clear();
        }
        for (key, value) in keys {
            match key.get_ref().as_ref() {
                "words" => self.phrases(value, inflect, |phrase| _ = group.phrases.insert(phrase)),
                "remove" => self.phrases(value, inflect, |phrase| _ = group.phrases.remove(&phrase)),
                "inflect" | "replace" => {}
                fact => self.fact(fact, value, group),
            }
        }
    }

    fn inflect(&mut self, keys: &DeTable<'_>) -> Inflect {
        let Some(value) = keys.get("inflect") else { return Inflect::None };
        match value.get_ref().as_str() {
            Some("verb") => Inflect::Verb,
            Some("noun") => Inflect::Noun,
            _ => {
                self.fault(value.span().start, "`inflect` is \"verb\" or \"noun\"");
                Inflect::None
            }
        }
    }

    fn phrases(&mut self, value: &Spanned<DeValue<'_>>, inflect: Inflect, mut each: impl FnMut(Vec<String>)) {
        let Some(list) = value.get_ref().as_array() else {
            return self.fault(value.span().start, "a list of phrases is needed: `words = [\"...\"]`");
        };
        for item in list {
            match item.get_ref().as_str().map(forms) {
                Some(words) if !words.is_empty() => expand(&words, inflect).into_iter().for_each(&mut each),
                _ => self.fault(item.span().start, "a phrase is a string with at least one word"),
            }
        }
    }

    fn fact(&mut self, key: &str, value: &Spanned<DeValue<'_>>, group: &mut GroupEntry) {
        let text = match value.get_ref() {
            DeValue::String(text) => text.to_string(),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Boolean(flag) => flag.to_string(),
            _ => {
                return self
                    .fault(value.span().start, format!("`{key}` must be a string, a whole number or a boolean"));
            }
        };
        if text.contains(['\t', '\n']) {
            return self.fault(value.span().start, format!("`{key}` must be on one line and without tabs"));
        }
        group.facts.insert(key.to_owned(), text);
    }
}
