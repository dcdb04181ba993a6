//! Notes of the analyst as reports take them.

use std::path::Path;

use crate::document::Document;
use crate::notebook::store::{Keeper, RealDisk};
use crate::notebook::{Note, Placed, Placer};
use crate::report::annotation::Remark;

use super::shelf::{Keeping, origin};

/// The notes that are kept on a document that was read at `path`, wherever the reader itself would look for them. Nothing
/// is written.
///
/// # Errors
/// When there is a notebook that cannot be read.
pub fn kept(document: &Document, path: Option<&Path>, keeping: &Keeping) -> Result<Vec<Remark>, String> {
    let path = path.filter(|path| path.as_os_str() != "-");
    let Ok(place) = keeping.place(&document.source.sha256, path) else { return Ok(Vec::new()) };
    let mut keeper = Keeper::new(RealDisk::new("export"), place, origin(document, path));
    let loaded = keeper.load().map_err(|trouble| trouble.to_string())?;
    Ok(of(document, &loaded.notes))
}

/// The notes that are not deleted and say something, in order of their places in `document`; orphans last.
pub fn of<'a>(document: &Document, notes: impl IntoIterator<Item = &'a Note>) -> Vec<Remark> {
    let placer = Placer::new(document);
    let live = notes.into_iter().filter(|note| !note.deleted && !note.is_bare());
    let mut remarks: Vec<Remark> = live.map(|note| remark(note, &placer.place(&note.anchor))).collect();
    remarks.sort_by(|a, b| (a.span.is_none(), a.span, &a.id).cmp(&(b.span.is_none(), b.span, &b.id)));
    remarks
}

fn remark(note: &Note, placed: &Placed) -> Remark {
    let moment = |told: &String| Some(told.clone()).filter(|told| !told.is_empty());
    let anchor = &note.anchor;
    Remark {
        id: note.id.0.clone(),
        span: match placed {
            Placed::Exact(span) | Placed::Moved(span) => Some(*span),
            Placed::Orphan => None,
        },
        quote: (anchor.exact.clone(), anchor.prefix.clone(), anchor.suffix.clone()),
        finding: note.finding.clone(),
        text: note.text.clone(),
        tags: note.tags.clone(),
        status: note.status.map_or("", crate::notebook::Status::word).to_owned(),
        mark: note.mark,
        made: (moment(&note.created), moment(&note.changed)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;
    use crate::ingest::{self, Part};
    use crate::notebook::{Anchor, NoteId, Status};
    use crate::text::Span;

    const TEXT: &str = "The quay of Lenn was closed on Monday.\n\nThe council has not voted on a new one.\n";

    fn note(name: &str, words: &str) -> Note {
        let document = ingest::read(TEXT.as_bytes().to_vec(), "a.txt", Part::Whole).unwrap();
        let at = TEXT.find(words).unwrap();
        let anchor = Anchor::of(&document, Span::from_range(&(at..at + words.len()))).unwrap();
        Note { text: name.to_owned(), ..Note::on(NoteId(name.to_owned()), anchor) }
    }

    #[test]
    fn notes_are_told_in_order_and_orphans_last() {
        let changed = format!("A line before.\n\n{}", TEXT.replace("closed on Monday", "opened"));
        let document = ingest::read(changed.clone().into_bytes(), "a.txt", Part::Whole).unwrap();
        let moved = Note { status: Some(Status::Doubtful), ..note("b", "The council has not voted on a new one.") };
        let gone = note("a", "closed on Monday");
        let bare = Note { text: String::new(), ..note("c", "The council") };
        let deleted = note("d", "The council").tombstone();
        let remarks = of(&document, [&gone, &moved, &bare, &deleted]);
        let told: Vec<&str> = remarks.iter().map(|remark| remark.id.as_str()).collect();
        assert_eq!(told, ["b", "a"]);
        assert_eq!(remarks[0].span.unwrap().of(&changed), "The council has not voted on a new one.");
        assert_eq!((remarks[0].status.as_str(), remarks[0].motivation()), ("doubtful", "commenting"));
        assert!(remarks[1].is_orphan() && remarks[1].quote.0 == "closed on Monday");
    }
}
