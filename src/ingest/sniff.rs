//! What bytes are when they are not text: known by their first bytes, refused by name.

use super::Refusal;

/// First bytes, the name of the format and how to go on.
const KNOWN: &[(&[u8], &str, &str)] = &[
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office document", "save it as plain text first"),
    (b"\x89PNG\r\n\x1A\n", "a PNG image", "give a text; images are not read"),
    (b"\xFF\xD8\xFF", "a JPEG image", "give a text; images are not read"),
    (b"GIF87a", "a GIF image", "give a text; images are not read"),
    (b"GIF89a", "a GIF image", "give a text; images are not read"),
    (b"II*\0", "a TIFF image", "give a text; images are not read"),
    (b"MM\0*", "a TIFF image", "give a text; images are not read"),
    (b"\x1F\x8B", "compressed with gzip", "decompress it first"),
    (b"BZh", "compressed with bzip2", "decompress it first"),
    (b"\xFD7zXZ\0", "compressed with xz", "decompress it first"),
    (b"\x28\xB5\x2F\xFD", "compressed with zstd", "decompress it first"),
    (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive", "unpack it first"),
    (b"\x7FELF", "a program", "give a text"),
    (b"SQLite format 3\0", "an SQLite database", "give a text"),
];

/// How many first bytes are looked at for NULs.
const WINDOW: usize = 64 * 1024;

/// How sixteen-bit text without a byte order mark would lie in the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wide {
    /// Low byte first.
    LittleEndian,
    /// High byte first.
    BigEndian,
}

/// Refuses what is known not to be text.
///
/// # Errors
/// A message that names the format and says what to do.
pub(super) fn refuse(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::new("the file is empty: there is nothing to read"));
    }
    if bytes.len() as u64 >= u64::from(u32::MAX) {
        return Err(Refusal::new("the file has 4 GiB or more: split it first, smaller ones are read whole"));
    }
    for (magic, name, advice) in KNOWN {
        if bytes.starts_with(magic) && !(*magic == b"BZh" && std::str::from_utf8(window(bytes)).is_ok()) {
            return Err(Refusal::new(format!("this is {name}: {advice}")));
        }
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Err(Refusal::new("this is a WebP image: give a text; images are not read"));
    }
    Ok(())
}

/// Refuses text with NULs in it that no sixteen-bit encoding explains.
///
/// # Errors
/// A message that says why the bytes are taken for binary.
pub(super) fn refuse_binary(bytes: &[u8]) -> Result<(), Refusal> {
    let window = window(bytes);
    let nulls = memchr::memchr_iter(0, window).count();
    if nulls * 500 > window.len() {
        return Err(Refusal::new(
            "this looks like binary data, not text (it is full of NUL bytes): give a text or Markdown file",
        ));
    }
    Ok(())
}

/// Sixteen-bit text without a byte order mark: NULs at every other byte, nearly all on one side.
pub(super) fn wide(bytes: &[u8]) -> Option<Wide> {
    let window = window(bytes);
    if window.len() < 4 {
        return None;
    }
    let (mut even, mut odd) = (0_usize, 0_usize);
    for at in memchr::memchr_iter(0, window) {
        if at % 2 == 0 { even += 1 } else { odd += 1 }
    }
    let pairs = window.len() / 2;
    if odd * 10 >= pairs * 4 && even * 20 <= odd {
        Some(Wide::LittleEndian)
    } else if even * 10 >= pairs * 4 && odd * 20 <= even {
        Some(Wide::BigEndian)
    } else {
        None
    }
}

fn window(bytes: &[u8]) -> &[u8] {
    bytes.get(..WINDOW).unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_named() {
        let named = |bytes: &[u8]| refuse(bytes).err().map(|refusal| refusal.message).unwrap_or_default();
        assert!(named(b"").contains("empty"));
        assert!(named(b"7z\xBC\xAF\x27\x1C").contains("unpack"));
        assert!(named(b"\x89PNG\r\n\x1A\n").contains("PNG"));
        assert!(refuse(b"BZh is also the start of a word").is_ok());
        assert!(refuse_binary(b"a\0\0\0\0b").is_err());
    }

    #[test]
    fn sixteen_bit_text_is_told_by_its_nulls() {
        let little: Vec<u8> = "plain words".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "plain words".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(wide(&little), Some(Wide::LittleEndian));
        assert_eq!(wide(&big), Some(Wide::BigEndian));
        assert_eq!(wide(b"plain words"), None);
    }
}
