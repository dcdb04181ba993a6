//! How long the content of a page becomes, told before it is read: small streams may inflate to gigabytes.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use pdfboss_core::{Dict, Document, Object, Stream};

/// The most bytes that the content of a page, or a form it draws, may inflate to.
pub(super) const MOST: u64 = 48 << 20;
/// Nothing inflates by more than this (RFC 1951 allows 258 bytes for two bits).
const RATIO: u64 = 1032;
/// The most streams of a page that are looked at.
const STREAMS: usize = 2000;

/// Whether the content of a page and the forms among its resources stay below [`MOST`].
pub(super) fn is_bounded(document: &Document, page: &Dict) -> bool {
    let mut streams: Vec<Object> = Vec::new();
    if let Some(contents) = page.get("Contents").and_then(|contents| document.resolve(contents).ok()) {
        match contents.as_array() {
            Some(parts) => streams.extend(parts.iter().take(STREAMS).cloned()),
            None => streams.push(contents),
        }
    }
    let resources = page.get("Resources").and_then(|resources| document.resolve(resources).ok());
    let forms = resources.as_ref().and_then(Object::as_dict).and_then(|dict| dict.get("XObject"));
    let forms = forms.and_then(|forms| document.resolve(forms).ok());
    if let Some(forms) = forms.as_ref().and_then(Object::as_dict) {
        streams.extend(forms.iter().take(STREAMS).map(|(_, form)| form.clone()));
    }
    let mut left = MOST;
    streams.iter().all(|stream| {
        let stream = document.resolve(stream).ok();
        let length = stream.as_ref().and_then(Object::as_stream).map_or(0, |stream| length(stream, left));
        left = left.saturating_sub(length);
        left > 0
    })
}

/// How long `stream` becomes, as far as `most`; 0 where it cannot become long, and for pictures.
fn length(stream: &Stream, most: u64) -> u64 {
    if stream.dict.get_name("Subtype").is_some_and(|name| name.0 == "Image") {
        return 0;
    }
    let filters: Vec<&str> = match stream.dict.get("Filter") {
        Some(Object::Name(name)) => vec![name.0.as_str()],
        Some(Object::Array(names)) => names.iter().filter_map(Object::as_name).map(|name| name.0.as_str()).collect(),
        _ => return 0,
    };
    let inflating = |name: &&&str| matches!(**name, "FlateDecode" | "Fl" | "LZWDecode" | "LZW");
    let raw = stream.data.len() as u64;
    let times = filters.iter().filter(inflating).count() as u32;
    if RATIO.saturating_pow(times).saturating_mul(raw) < most {
        return 0;
    }
    let mut reader: Box<dyn std::io::Read + '_> = Box::new(stream.data.as_slice());
    for name in &filters {
        match *name {
            "FlateDecode" | "Fl" => reader = Box::new(ZlibDecoder::new(reader)),
            _ => break,
        }
    }
    let mut buffer = vec![0; 64 * 1024];
    let mut total = 0;
    while total < most {
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => total += read as u64,
        }
    }
    total
}
