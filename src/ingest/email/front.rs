//! Who wrote to whom, when and about what: the fields of the header that are read as front matter.

use super::fields::{self, Field, Word};
use crate::document::Place;
use crate::ingest::composer::Composer;
use crate::ingest::facts;
use crate::text::Span;

/// In the order in which they are shown.
const SHOWN: [&str; 5] = ["from", "to", "cc", "date", "subject"];
/// The most bytes of a value that are shown.
const LONGEST: usize = 64 * 1024;
/// How often a field may be repeated.
const REPEATED: usize = 20;

/// Appends the fields as a note. `only`: whether the file holds no other message, so that title and date are its own.
pub(super) fn write(bytes: &[u8], header: &[Field], only: bool, out: &mut Composer<'_>) {
    out.end();
    for shown in SHOWN {
        let named = |field: &&Field| {
            bytes.get(field.name.clone()).is_some_and(|name| name.eq_ignore_ascii_case(shown.as_bytes()))
        };
        let all: Vec<&Field> = header.iter().filter(named).take(REPEATED).collect();
        if all.len() > 1 && matches!(shown, "from" | "date" | "subject") {
            let message =
                format!("the header has {} fields `{shown}`: all of them are shown, the first one counts", all.len());
            out.problem(message, None);
        }
        for (at, field) in all.iter().enumerate() {
            let value = value(bytes, field, out);
            if fields::text(&value).trim().is_empty() {
                continue;
            }
            out.note_line();
            let span = line(bytes, field, &value, out);
            if at > 0 || !only {
                continue;
            }
            match shown {
                "subject" => out.title(span),
                "date" => {
                    if let Some(day) = facts::date(out.slice(span)) {
                        out.published(span, day);
                    }
                }
                _ => {}
            }
        }
        if shown == "from"
            && let Some(told) = all.first().and_then(|field| feigned(&fields::text(&value(bytes, field, out))))
        {
            out.problem(told, Some(Place::Part("From".to_owned())));
        }
    }
    out.end();
}

/// The words of the subject, where there is one.
pub(super) fn subject(bytes: &[u8], header: &[Field], out: &mut Composer<'_>) -> Vec<Word> {
    let named =
        |field: &&Field| bytes.get(field.name.clone()).is_some_and(|name| name.eq_ignore_ascii_case(b"subject"));
    header.iter().find(named).map(|field| value(bytes, field, out)).unwrap_or_default()
}

fn value(bytes: &[u8], field: &Field, out: &mut Composer<'_>) -> Vec<Word> {
    let mut range = field.value.clone();
    if range.len() > LONGEST {
        out.problem(format!("a field of the header is longer than {LONGEST} bytes: the rest of it is not read"), None);
        range.end = range.start + LONGEST;
    }
    fields::words(bytes, &range)
}

/// Appends `Name: value`; where the value stands.
fn line(bytes: &[u8], field: &Field, value: &[Word], out: &mut Composer<'_>) -> Span {
    let name = bytes.get(field.name.start..field.value.start).unwrap_or_default();
    out.fold(std::str::from_utf8(name).unwrap_or_default(), field.name.start);
    // The blank after the colon, where the field has none.
    if !value.first().is_some_and(|word| word.text.starts_with([' ', '\t', '\r', '\n'])) {
        out.space();
    }
    let start = out.at();
    fields::write(value, out);
    let whole = Span::new(start, out.at());
    let text = out.slice(whole);
    let front = text.len() - text.trim_start().len();
    Span::new(start + front as u32, start + front as u32 + text.trim().len() as u32)
}

/// What is told where the name of a sender looks like the address of somebody else.
fn feigned(from: &str) -> Option<String> {
    let open = from.rfind('<')?;
    let name = from.get(..open)?;
    let address = from.get(open + 1..)?.split('>').next()?.trim();
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain).to_ascii_lowercase();
    let parts = name.split(|c: char| c.is_whitespace() || "\"'()<>[],;:".contains(c));
    let other = parts.map(|part| part.trim_matches('.')).find(|part| match part.rsplit_once('@') {
        Some((_, claimed)) => !claimed.is_empty() && !part.eq_ignore_ascii_case(address),
        None => is_domain(part) && !same_site(&part.to_ascii_lowercase(), &domain),
    })?;
    let shown = if address.is_empty() { "none" } else { address };
    Some(format!("the sender's name looks like `{other}`, but the address of the sender is `{shown}`"))
}

/// Whether a word is the name of a site: labels and a top-level domain that people know.
fn is_domain(word: &str) -> bool {
    const KNOWN: [&str; 12] =
        ["com", "org", "net", "gov", "mil", "edu", "int", "info", "biz", "bank", "news", "online"];
    let Some((site, last)) = word.rsplit_once('.') else { return false };
    let country = last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_lowercase());
    let label = |label: &str| {
        label.len() > 1 && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte >= 0x80)
    };
    (country || KNOWN.contains(&last.to_ascii_lowercase().as_str())) && site.split('.').all(label)
}

/// Whether one of two domains lies in the other.
fn same_site(one: &str, other: &str) -> bool {
    let inside =
        |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    inside(one, other) && !other.is_empty() || inside(other, one)
}
