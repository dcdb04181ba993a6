//! The training files: documents of sentences of words, each with its tag and its label.

use std::path::Path;

use crate::language::tagger::{BORDER, TAGS};

/// The names of the tags in the files, in the order of the tags.
pub(super) const TAG_NAMES: [&str; TAGS] = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
];
/// The names of the labels in the files, in the order of the labels.
pub(super) const LABEL_NAMES: [&str; 7] = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"];

/// One word as the files have it.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) text: String,
    /// Its tag, [`BORDER`] where the file has none.
    pub(super) tag: u8,
    pub(super) label: u8,
}

/// One document.
#[derive(Clone, Debug, Default)]
pub(super) struct Doc {
    pub(super) sentences: Vec<Vec<Row>>,
}

impl Doc {
    /// Cuts every word as our own tokeniser does, for files that keep hyphenated words whole.
    pub(super) fn cut(&mut self) {
        for sentence in &mut self.sentences {
            let rows = std::mem::take(sentence);
            for row in rows {
                for (index, piece) in super::pieces(&row.text).into_iter().enumerate() {
                    let inside = index > 0 && row.label % 2 == 1;
                    sentence.push(Row { text: piece.to_owned(), tag: row.tag, label: row.label + u8::from(inside) });
                }
            }
        }
    }
}

fn number(names: &[&str], name: &str) -> Option<u8> {
    names.iter().position(|known| *known == name).map(|index| index as u8)
}

/// The documents of one file.
pub(super) fn read(path: &Path) -> Result<Vec<Doc>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut docs: Vec<Doc> = Vec::new();
    let mut sentence = Vec::new();
    for line in text.lines().chain([""]) {
        let mut fields = line.split('\t');
        let word = fields.next().unwrap_or("");
        if word.is_empty() {
            if let Some(doc) = docs.last_mut().filter(|_| !sentence.is_empty()) {
                doc.sentences.push(std::mem::take(&mut sentence));
            }
        } else if word == "-DOCSTART-" {
            docs.push(Doc::default());
        } else {
            let tag = fields.next().and_then(|name| number(&TAG_NAMES, name)).unwrap_or(BORDER);
            let label = fields.next().and_then(|name| number(&LABEL_NAMES, name)).unwrap_or(0);
            sentence.push(Row { text: word.to_owned(), tag, label });
        }
    }
    Ok(docs)
}

/// What `gum_docs.tsv` says of a document of `gum.tsv`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fold {
    /// Whether it lies in the first fold: its `hash_byte` is below 64.
    pub(super) first: bool,
    /// Whether it is news, speech, interview, court record or biography, the genres nearest to a briefing.
    pub(super) formal: bool,
}

/// The folds of the documents of `gum.tsv`, in order.
pub(super) fn folds(path: &Path) -> Result<Vec<Fold>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let rows = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let genres = ["news", "speech", "interview", "court", "bio"];
    let fold = |row: Vec<&str>| Fold {
        first: row.get(4).and_then(|byte| byte.parse::<u32>().ok()).is_some_and(|byte| byte < 64),
        formal: row.get(2).is_some_and(|genre| genres.contains(genre)),
    };
    Ok(rows.filter(|row| row.first() == Some(&"gum")).map(fold).collect())
}
