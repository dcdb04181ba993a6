//! The trainer behind `assets/models`: reads the annotated texts of a folder, trains the tagger and the name model,
//! builds the word list and the gazetteer, and measures them. The same folder gives the same bytes in every run: the
//! order of files and sentences is fixed, nothing depends on threads or hash order.

mod chain;
mod corpus;
mod data;
mod labels;
mod lists;
mod metrics;
mod spans;
mod tags;
mod weights;

use std::collections::BTreeMap;
use std::path::Path;

use crate::language::surface::Surfaces;
use crate::language::tagger::Tagger;
use crate::lexicon::words::{self, Next};
use crate::model::{Gazetteer, WordFacts, Words};

use corpus::{Corpus, Sentence};
use data::Doc;
use labels::Lesson;
use metrics::Metrics;
use spans::Measured;

/// The texts with names: how often each is read in one pass, and whether its labels were given by hand.
const NAMED: [(&str, usize, bool); 5] =
    [("gum", 2, true), ("politics", 2, true), ("wikigold", 2, true), ("silver_pd", 1, false), ("silver_sa", 1, false)];

/// The texts without parts of speech that the tagger tags for itself.
const UNTAGGED: [&str; 3] = ["silver_pd", "wikigold", "politics"];

/// A word form as the vocabulary has it.
fn form(text: &str) -> String {
    let mut form = String::new();
    words::fold(text, &mut form);
    form
}

/// The pieces our own tokeniser makes of a stretch without white space.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    words::split(text, Next::Other, &mut pieces);
    pieces.into_iter().filter_map(|(start, end)| text.get(start as usize..end as usize)).collect()
}

/// A trained tagger with the word list it needs.
struct Trained {
    table: Vec<u8>,
    words: Vec<u8>,
}

/// The lists that do not depend on which texts are trained on.
struct Lists {
    gazetteer: Vec<u8>,
    clusters: BTreeMap<String, WordFacts>,
}

impl Lists {
    fn corpus(&self, words: &[u8]) -> Corpus {
        let gazetteer = Gazetteer::new(self.gazetteer.clone());
        Corpus::new(Surfaces::new(Words::new(words.to_vec()), gazetteer))
    }
}

/// Trains from the folder `from` and writes the models, the metrics and nothing else into the folder `to`.
///
/// # Errors
///
/// What could not be read, built or written, and why.
pub fn run(from: &Path, to: &Path) -> Result<String, String> {
    let lists = Lists {
        gazetteer: lists::gazetteer(&from.join("gazetteer.tsv"), words_of)?,
        clusters: lists::clusters(&from.join("clusters.tsv"))?,
    };
    let folds = data::folds(&from.join("ner/gum_docs.tsv"))?;
    let gum = data::read(&from.join("ner/gum.tsv"))?;
    let ewt = data::read(&from.join("pos/ewt_train.tsv"))?;
    let ewt_dev = data::read(&from.join("pos/optional/ewt_dev.tsv"))?;
    let mut untagged = Vec::new();
    for name in UNTAGGED {
        untagged.extend(data::read(&from.join(format!("ner/{name}.tsv")))?);
    }
    untagged.iter_mut().for_each(Doc::cut);
    let mut metrics = Metrics::default();

    let mut gum_tags: Vec<Vec<Vec<u8>>> = vec![Vec::new(); gum.len()];
    for fold in [true, false] {
        let inside = |index: &usize| folds.get(*index).is_some_and(|row| row.first) == fold;
        let train: Vec<&Doc> = pick(&gum, inside).into_iter().chain(&ewt).collect();
        let trained = train_tagger(&lists, &train, &untagged)?;
        let held_out = (0..gum.len()).filter(|index| !inside(index));
        let mut part = Vec::new();
        for index in held_out {
            let tagged = tagged(&lists, &trained, gum.get(index).into_iter());
            part.push(tagged.accuracy);
            if folds.get(index).is_some_and(|row| row.formal) {
                metrics.upos_gum_formal.push(tagged.accuracy);
            }
            if let Some(slot) = gum_tags.get_mut(index) {
                *slot = tagged.tags.into_iter().flatten().collect();
            }
        }
        metrics.upos_gum.push(metrics::pooled(&part));
    }
    let all: Vec<&Doc> = gum.iter().chain(&ewt).collect();
    let tagger = train_tagger(&lists, &all, &untagged)?;
    metrics.upos_ewt_dev = metrics::pooled(&[tagged(&lists, &tagger, ewt_dev.iter()).accuracy]);

    let names = train_names(from, &lists, &tagger, &gum_tags, &folds, &mut metrics)?;
    let files = [
        ("tagger.bin", tagger.table),
        ("words.fst", tagger.words),
        ("names.bin", names),
        ("gazetteer.fst", lists.gazetteer),
        ("metrics.json", metrics.json().into_bytes()),
    ];
    std::fs::create_dir_all(to).map_err(|error| format!("{}: {error}", to.display()))?;
    for (name, bytes) in files {
        let path = to.join(name);
        std::fs::write(&path, bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(metrics.json())
}

/// The words of a gazetteer entry.
fn words_of(entry: &str) -> Vec<String> {
    entry.split(' ').flat_map(pieces).map(form).collect()
}

fn pick(docs: &[Doc], inside: impl Fn(&usize) -> bool) -> Vec<&Doc> {
    docs.iter().enumerate().filter(|(index, _)| inside(index)).map(|(_, doc)| doc).collect()
}

/// A tagger that learns from `docs`, tagged by hand, and from the `untagged` ones, which a larger one that learnt from
/// `docs` tags first (self-training, Charniak 1997).
fn train_tagger(lists: &Lists, docs: &[&Doc], untagged: &[Doc]) -> Result<Trained, String> {
    let words = lists::words(&lists.clusters, docs)?;
    let mut corpus = lists.corpus(&words);
    let by_hand: Vec<Sentence> = docs.iter().flat_map(|doc| corpus.add(doc)).collect();
    let table = tags::train(&corpus.surfaces, &by_hand.iter().collect::<Vec<_>>(), tags::TEACHER_BITS);
    let teacher = Trained { table, words };
    let guessed = tagged(lists, &teacher, untagged.iter()).tags.into_iter().flatten();
    let more = untagged.iter().flat_map(|doc| corpus.add(doc)).zip(guessed);
    let more: Vec<Sentence> = more.map(|(sentence, tags)| Sentence { tags, ..sentence }).collect();
    let all: Vec<&Sentence> = by_hand.iter().chain(&by_hand).chain(&more).collect();
    Ok(Trained { table: tags::train(&corpus.surfaces, &all, tags::BITS), words: teacher.words })
}

/// What a tagger makes of some documents.
struct Tagged {
    /// Right tags and all tags.
    accuracy: (u32, u32),
    /// By document and sentence.
    tags: Vec<Vec<Vec<u8>>>,
}

fn tagged<'d>(lists: &Lists, trained: &Trained, docs: impl Iterator<Item = &'d Doc>) -> Tagged {
    let mut corpus = lists.corpus(&trained.words);
    let mut out = Tagged { accuracy: (0, 0), tags: Vec::new() };
    let Some(mut tagger) = Tagger::new(&trained.table) else { return out };
    for doc in docs {
        let sentences = corpus.add(doc);
        tagger.learn(&corpus.surfaces);
        let mut tags = Vec::new();
        for sentence in &sentences {
            let mut guess = Vec::new();
            tagger.sentence(&corpus.surfaces, &sentence.numbers, &mut guess);
            out.accuracy.0 += guess.iter().zip(&sentence.tags).filter(|(guess, gold)| guess == gold).count() as u32;
            out.accuracy.1 += guess.len() as u32;
            tags.push(guess);
        }
        out.tags.push(tags);
    }
    out
}

/// The sentences of a set of texts, text by text; how often they are learnt from, and whether they were labelled by hand.
type Set = (Vec<Vec<Sentence>>, usize, bool);

/// What is learnt from: the texts that are `wanted` by the numbers of their set and in it, as often as the set says.
fn lessons(sets: &[Set], wanted: impl Fn(usize, usize) -> bool) -> Vec<Lesson<'_>> {
    let mut out = Vec::new();
    for (set, (docs, times, by_hand)) in sets.iter().enumerate() {
        let docs = docs.iter().enumerate().filter(|(index, _)| wanted(set, *index));
        let sentences = docs.flat_map(|(_, sentences)| sentences);
        let lessons: Vec<_> = sentences.map(|sentence| Lesson { sentence, by_hand: *by_hand }).collect();
        (0..*times).for_each(|_| out.extend(&lessons));
    }
    out
}

fn train_names(
    from: &Path,
    lists: &Lists,
    tagger: &Trained,
    gum_tags: &[Vec<Vec<u8>>],
    folds: &[data::Fold],
    metrics: &mut Metrics,
) -> Result<Vec<u8>, String> {
    let mut corpus = lists.corpus(&tagger.words);
    let mut load = |path: &str| -> Result<Vec<Vec<Sentence>>, String> {
        let mut docs = data::read(&from.join("ner").join(path))?;
        if path == "wikigold.tsv" || path == "politics.tsv" {
            docs.iter_mut().for_each(Doc::cut);
        }
        let guessed = if path == "gum.tsv" { gum_tags.to_vec() } else { tagged(lists, tagger, docs.iter()).tags };
        let sentences = docs.iter().zip(guessed).map(|(doc, guessed)| {
            let mut sentences = corpus.add(doc);
            for (sentence, tags) in sentences.iter_mut().zip(guessed) {
                sentence.tags = tags;
            }
            sentences
        });
        Ok(sentences.collect())
    };
    let mut sets = Vec::new();
    for (name, times, by_hand) in NAMED {
        sets.push((load(&format!("{name}.tsv"))?, times, by_hand));
    }
    let politics_dev = load("optional/politics_dev.tsv")?;
    let ewt_dev = load("optional/uner_ewt_dev.tsv")?;
    let surfaces = &corpus.surfaces;
    let measure = |table: &[u8], docs: &[Vec<Sentence>]| -> Measured {
        let each = docs.iter().map(|sentences| spans::measure(table, surfaces, &corpus.vocabulary, sentences));
        each.fold(Measured::default(), Measured::plus)
    };
    for fold in [true, false] {
        let inside = |index: usize| folds.get(index).is_some_and(|row| row.first) == fold;
        let table = labels::train(surfaces, &lessons(&sets, |set, index| set != 0 || inside(index)));
        for (index, sentences) in sets.first().into_iter().flat_map(|(docs, ..)| docs).enumerate() {
            if inside(index) {
                continue;
            }
            let measured = measure(&table, std::slice::from_ref(sentences));
            metrics.names_gum = metrics.names_gum.plus(measured);
            if folds.get(index).is_some_and(|row| row.formal) {
                metrics.names_gum_formal = metrics.names_gum_formal.plus(measured);
            }
        }
    }
    let table = labels::train(surfaces, &lessons(&sets, |_, _| true));
    metrics.names_politics_dev = measure(&table, &politics_dev);
    metrics.names_ewt_dev = measure(&table, &ewt_dev);
    Ok(table)
}
