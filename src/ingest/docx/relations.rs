//! Which part of the package is which (ISO/IEC 29500-2, relationships).

use crate::ingest::package::{Package, XML};
use crate::ingest::refusal::Refusal;
use crate::ingest::xml::{Event, Events, Source, Space};

/// The most relationships of a part that are looked at.
const MOST: usize = 10_000;

/// One relationship.
struct Relation {
    /// The last word of its type: `styles`, `footnotes`, `header`.
    kind: String,
    /// The name of the part it leads to.
    target: String,
}

/// The relationships of a part.
pub(super) struct Relations(Vec<Relation>);

impl Relations {
    /// Those of the part `name`; the package itself is the part without a name.
    pub(super) fn of(package: &mut Package<'_>, name: &str) -> Self {
        let (folder, base) = name.rsplit_once('/').unwrap_or(("", name));
        let slash = if folder.is_empty() { "" } else { "/" };
        let listed = format!("{folder}{slash}_rels/{base}.rels");
        let Ok(bytes) = package.entry(&listed, XML) else { return Self(Vec::new()) };
        let source = Source::new(bytes);
        let tags = Events::new(&source).filter_map(|event| match event {
            Event::Start(tag) if tag.is(Space::Relationships, "Relationship") => Some(tag),
            _ => None,
        });
        let inner = tags.filter(|tag| tag.attribute("TargetMode").is_none_or(|mode| mode != "External"));
        let relations = inner.take(MOST).filter_map(|tag| {
            let kind = tag.attribute("Type")?.rsplit('/').next()?.to_owned();
            Some(Relation { kind, target: resolved(folder, &tag.attribute("Target")?) })
        });
        Self(relations.collect())
    }

    /// The part that the first relationship of that kind leads to.
    pub(super) fn target(&self, kind: &str) -> Option<String> {
        self.0.iter().find(|relation| relation.kind == kind).map(|relation| relation.target.clone())
    }

    /// The part of that kind, where there is one that can be read.
    pub(super) fn source(&self, package: &mut Package<'_>, kind: &str) -> Option<Source> {
        package.entry(&self.target(kind)?, XML).ok().map(Source::new)
    }

    /// How many headers and footers hold words.
    pub(super) fn running(&self, package: &mut Package<'_>) -> usize {
        let heads = self.0.iter().filter(|relation| matches!(relation.kind.as_str(), "header" | "footer"));
        heads.take(64).filter(|head| package.entry(&head.target, XML).is_ok_and(super::has_words)).count()
    }
}

/// The name of the part that `target` means, seen from `folder`.
fn resolved(folder: &str, target: &str) -> String {
    let (from, target) = match target.strip_prefix('/') {
        Some(absolute) => ("", absolute),
        None => (folder, target),
    };
    let mut steps: Vec<&str> = from.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The name of the part that holds the text.
///
/// # Errors
/// Where there is none.
pub(super) fn main(package: &mut Package<'_>) -> Result<String, Refusal> {
    let told = Relations::of(package, "").target("officeDocument");
    let typed = |package: &mut Package<'_>| {
        let source = Source::new(package.entry("[Content_Types].xml", XML).ok()?);
        Events::new(&source).find_map(|event| match event {
            Event::Start(tag) if tag.name == "Override" => {
                let word = tag
                    .attribute("ContentType")
                    .is_some_and(|kind| kind.contains("word") && kind.ends_with(".main+xml"));
                word.then(|| tag.attribute("PartName")).flatten().map(|name| resolved("", &name))
            }
            _ => None,
        })
    };
    let named = |package: &Package<'_>| {
        let mut names = package.names();
        names.find(|name| name.starts_with("word/document") && name.ends_with(".xml")).map(std::borrow::Cow::into_owned)
    };
    let found = told.filter(|name| package.has(name)).or_else(|| typed(package).filter(|name| package.has(name)));
    found.or_else(|| named(package)).ok_or_else(super::textless)
}
