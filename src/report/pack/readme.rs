//! What a pack says of itself.

use crate::document::Document;
use crate::text::glyph::display_line;

use super::file_of;

/// The page of the pack of `document`, whose source is the file `own`, whose quotes are slices of the file `text`, and
/// whose table has `rows` rows.
pub fn text(document: &Document, own: &str, text: &str, rows: usize) -> String {
    let (file, version) = (display_line(file_of(document)), env!("CARGO_PKG_VERSION"));
    let (bytes, hash) = (document.source.bytes, &document.source.sha256);
    let quoted = if own == text {
        format!("Each is a run of bytes of {own}.")
    } else {
        format!(
            "The source is not plain text, or not in UTF-8. {text} is the text that pincite read from it;\n\
             each quote is a run of bytes of {text}. That {text} stands in {own} is not proved by check.sh:\n\
             `pincite verify {own} findings.json` compares the two."
        )
    };
    format!(
        "EVIDENCE PACK\n\n\
         Made by pincite {version} from \"{file}\" ({bytes} bytes, SHA-256 {hash}).\n\n\
         To check it:  sh check.sh\n\n\
         The script needs nothing but a POSIX shell with cksum, cmp, cut, dd, tail and xargs. It fails when a byte of\n\
         any file here has changed. It cannot tell who packed this: keep the SHA-256 of SHA256SUMS apart from the pack,\n\
         and compare it first, if that matters.\n\n\
         {own:<20} the source, byte for byte\n\
         {other}\
         quotes.tsv           {rows} rows: id of the finding, its kind, first byte, length, SHA-256, file\n\
         quotes/              the quotes, one file a passage, named after its first byte and the one past its last\n\
         findings.json        everything that was found (schema pincite/1)\n\
         annotations.jsonld   the same as W3C Web Annotations, with notes where there are some\n\
         report.md            the same to read\n\
         SHA256SUMS, CKSUMS   checksums of all files\n\
         check.sh             the check\n\n\
         {quoted}\n",
        other = if own == text { String::new() } else { format!("{text:<20} the text that was read from it\n") },
    )
}
