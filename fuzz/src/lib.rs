//! What every target asks of a reader: whatever the bytes, a refusal, or a document that holds together and whose verbatim
//! text stands in its parts where it says.

pub mod stored;

use pincite::document::{SegmentKind, invariant};
use pincite::ingest::Foreign;

/// Reads `bytes` as a file called `name`, and its first members.
///
/// # Panics
/// Where something does not hold.
pub fn check(bytes: &[u8], name: &str) {
    let Ok(file) = Foreign::of(bytes.to_vec(), name, &[]) else { return };
    let Ok(document) = file.document() else { return };
    assert_eq!(invariant::check(&document), Vec::<String>::new());
    for (at, part) in document.parts.iter().enumerate() {
        let Ok(source) = file.part(part) else { panic!("part {} is missing", part.name) };
        for segment in document.segments.iter().filter(|segment| segment.part as usize == at) {
            let place = source.get(segment.source.0 as usize..segment.source.1 as usize);
            assert!(place.is_some() || segment.kind == SegmentKind::Inserted);
            if segment.kind == SegmentKind::Verbatim {
                assert_eq!(place, Some(document.slice(segment.span).as_bytes()));
            }
        }
    }
    for member in document.members.into_iter().take(4) {
        let _ = Foreign::of(bytes.to_vec(), name, &[member.name]);
    }
}
