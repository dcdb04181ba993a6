//! Messages and mailboxes: whatever the bytes, a document that holds together or a refusal; what is the same stands where it is said to.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pincite::document::{SegmentKind, invariant};
use pincite::ingest::Foreign;

fuzz_target!(|bytes: &[u8]| {
    let Ok(file) = Foreign::of(bytes.to_vec(), "note.eml", &[]) else { return };
    let Ok(document) = file.document() else { return };
    assert_eq!(invariant::check(&document), Vec::<String>::new());
    for (at, part) in document.parts.iter().enumerate() {
        let Ok(source) = file.part(part) else { panic!("part {} is missing", part.name) };
        for segment in document.segments.iter().filter(|segment| segment.part as usize == at) {
            let place = source.get(segment.source.0 as usize..segment.source.1 as usize);
            assert!(place.is_some());
            if segment.kind == SegmentKind::Verbatim {
                assert_eq!(place, Some(document.slice(segment.span).as_bytes()));
            }
        }
    }
    for member in document.members.into_iter().take(4) {
        let _ = Foreign::of(bytes.to_vec(), "note.eml", &[member.name]);
    }
});
