//! A web page saved in one file with its pictures (MHTML, RFC 2557): its root is read as a page, not as a letter.

use super::entity::Message;
use super::{body, fields, mbox};
use crate::ingest::piece::is_address;

/// The root of a saved page.
pub(in crate::ingest) struct WebPage {
    /// Its bytes, the transfer encoding undone.
    pub(in crate::ingest) bytes: Vec<u8>,
    /// The name of the part they are.
    pub(in crate::ingest) part: String,
    /// Its encoding, as the file says.
    pub(in crate::ingest) charset: Option<String>,
    /// The address it was saved from.
    pub(in crate::ingest) address: Option<String>,
    /// How many characters of the transfer encoding meant nothing.
    pub(in crate::ingest) wrong: usize,
}

impl WebPage {
    /// The page in a file of that name: it was never sent, its text is one part of HTML, and it says that it is a page by
    /// the field of the browsers, by the address of its root, or by its name.
    pub(in crate::ingest) fn of(bytes: &[u8], name: &str) -> Option<Self> {
        let [range] = mbox::messages(bytes).try_into().ok()?;
        let (header, _) = fields::fields(bytes, &range);
        let value = |fields: &[fields::Field], wanted: &str| {
            let named = |field: &&fields::Field| {
                bytes.get(field.name.clone()).is_some_and(|name| name.eq_ignore_ascii_case(wanted.as_bytes()))
            };
            let field = fields.iter().find(named)?;
            let value: String = String::from_utf8_lossy(bytes.get(field.value.clone())?).split_whitespace().collect();
            Some(value)
        };
        if ["received", "to", "delivered-to"].iter().any(|sent| value(&header, sent).is_some()) {
            return None;
        }
        let message = Message::new(bytes, range);
        let [root] = body::tell(bytes, &message).text.try_into().ok()?;
        let root =
            message.entities.get(root).filter(|root| root.media == "text/html" || root.media.contains("xhtml"))?;
        let snapshot = value(&header, "snapshot-content-location");
        let address =
            snapshot.or_else(|| value(&root.fields, "content-location")).filter(|address| is_address(address));
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let named = ["mht", "mhtml"].iter().any(|known| extension.eq_ignore_ascii_case(known));
        if address.is_none() && !named {
            return None;
        }
        let (page, wrong) = body::content(bytes, root);
        let part = format!("part {}", root.number);
        Some(Self { bytes: page, part, charset: root.charset.clone(), address, wrong })
    }
}
