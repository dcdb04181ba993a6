//! The user's own lexicon files: they extend the built-in groups, override their facts, or add groups.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::entries::Entries;
use super::table::Table;
use super::{Lexicon, LexiconError, compile, toml_file};

impl Lexicon {
    /// The built-in lexicon with the user's files, given as (file name, TOML text), merged in the order given. A file
    /// called like a built-in one (`legal.toml`) speaks of the same groups: `words` are added, `remove` takes words
    /// out, `replace = true` empties the group first, other keys override facts.
    ///
    /// # Errors
    /// Every mistake in the files, with its line; the built-in lexicon stays usable.
    pub fn with_user(files: &[(String, String)]) -> Result<Self, Vec<LexiconError>> {
        let builtin = Self::builtin();
        if files.is_empty() {
            return Ok(builtin);
        }
        let mut entries = builtin.entries();
        let errors: Vec<LexiconError> =
            files.iter().flat_map(|(name, text)| toml_file::merge(name, text, &mut entries)).collect();
        if errors.is_empty() { Ok(Self::of(Cow::Owned(compile::table(&entries)))) } else { Err(errors) }
    }

    /// Reads a compiled table; the empty lexicon where the bytes are none.
    pub(super) fn of(bytes: Cow<'static, [u8]>) -> Self {
        let Some(table) = Table::new(bytes) else { return Self::default() };
        Self { groups: table.groups(), hash: table.digest(), table }
    }

    /// All groups with their phrases, read back from the table.
    pub(super) fn entries(&self) -> Entries {
        let parents: BTreeMap<u32, (u32, &[u8])> =
            self.table.edges().map(|edge| (edge.child, (edge.parent, edge.word))).collect();
        let mut entries = Entries::new();
        for group in &self.groups {
            let facts = group.facts.iter().map(|(key, value)| (key.to_string(), value.to_string()));
            entries.entry(group.name.to_string()).or_default().facts = facts.collect();
        }
        for &end in parents.keys() {
            let mut words = Vec::new();
            let mut node = end;
            while let Some(&(parent, word)) = parents.get(&node) {
                words.push(String::from_utf8_lossy(word).into_owned());
                node = parent;
            }
            words.reverse();
            for id in self.table.groups_of(end) {
                if let Some(entry) = entries.get_mut(self.name(id)) {
                    entry.phrases.insert(words.clone());
                }
            }
        }
        entries
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::super::entries::digest;
    use super::*;

    fn file(name: &str, text: &str) -> (String, String) {
        (name.to_owned(), text.to_owned())
    }

    fn count(lexicon: &Lexicon, text: &str, group: &str) -> usize {
        let words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
        let cues = lexicon.find(
            words.len() as u32,
            |at| words.get(at as usize).map_or("", String::as_str),
            |at| crate::text::Span::new(at, at + 1),
            |_| false,
        );
        cues.iter().filter(|cue| lexicon.is(cue.group, group)).count()
    }

    #[test]
    fn entries_come_back_from_the_table() {
        let builtin = Lexicon::builtin();
        let raw = digest(&builtin.entries());
        assert_eq!(
            Some(builtin.hash.as_str()),
            Lexicon::of(Cow::Owned(compile::table(&builtin.entries()))).hash.as_str().into()
        );
        assert!(builtin.hash.starts_with(&format!("{:02x}{:02x}", raw[0], raw[1])));
    }

    #[test]
    fn user_files_extend_override_and_remove() {
        let text = "[say]\ninflect = \"verb\"\nwords = [\"grok aloud\"]\nremove = [\"say\"]\n[mine]\nwords = [\"zork\"]\nlow = 5\n";
        let lexicon = Lexicon::with_user(&[file("dir/report.toml", text)]).unwrap();
        assert_eq!(count(&lexicon, "he grokked aloud", "report.say"), 1);
        assert_eq!(count(&lexicon, "he said", "report.say"), 0);
        assert_eq!(count(&lexicon, "he announced", "report.say"), 1);
        assert_eq!(count(&lexicon, "a Zork", "report.mine"), 1);
        assert_eq!(lexicon.facts(lexicon.group("report.mine").unwrap()).unwrap().fact("low"), Some("5"));
        assert_ne!(lexicon.hash, Lexicon::builtin().hash);
    }

    #[test]
    fn mistakes_name_their_line() {
        let errors =
            Lexicon::with_user(&[file("x.toml", "[a]\nwords = [\"b\", 3]\n\n[c]\ninflect = \"up\"\n")]).unwrap_err();
        assert_eq!(errors.iter().map(|error| error.line).collect::<Vec<_>>(), [2, 5]);
        let errors = Lexicon::with_user(&[file("y.toml", "[a]\nwords = [\n\n[c]")]).unwrap_err();
        assert_eq!(errors[0].file, "y.toml");
        assert!(errors[0].line >= 2);
    }
}
