//! Books whose chapters are encrypted. Fonts that are only scrambled do not matter.

use super::opf::Book;
use crate::ingest::package::{Package, XML};
use crate::ingest::refusal::Refusal;
use crate::ingest::xml::{Event, Events, Source};

/// Ways to scramble fonts (EPUB 3.3, section 4.3; Adobe).
const FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Refuses a book of which a chapter is encrypted.
///
/// # Errors
/// With how to go on.
pub(super) fn refuse(package: &mut Package<'_>, book: &Book) -> Result<(), Refusal> {
    let Ok(bytes) = package.entry("META-INF/encryption.xml", XML) else { return Ok(()) };
    let source = Source::new(bytes);
    let mut scrambled = false;
    for event in Events::new(&source) {
        let Event::Start(tag) = event else { continue };
        match tag.name {
            "EncryptedData" => scrambled = false,
            "EncryptionMethod" => {
                let method = tag.attribute("Algorithm").unwrap_or_default();
                scrambled = FONTS.contains(&method.as_ref());
            }
            "CipherReference" if !scrambled => {
                let name = tag.attribute("URI").and_then(|uri| super::opf::resolve("", &uri));
                if name.is_some_and(|name| book.chapters.iter().any(|chapter| chapter.name == name)) {
                    return Err(Refusal::new(
                        "is a book whose chapters are encrypted (DRM): open it in the program it was bought for, or get a \
                         copy without protection",
                    ));
                }
            }
            _ => {}
        }
    }
    Ok(())
}
