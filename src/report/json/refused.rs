//! What stands in the place of a document that was refused.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::SCHEMA;
use crate::ingest::Refusal;

/// A refused document.
pub struct Refused<'a> {
    /// The path as it was given.
    pub path: &'a str,
    /// Why.
    pub refusal: &'a Refusal,
}

#[derive(Serialize)]
struct Head<'a> {
    path: &'a str,
}

#[derive(Serialize)]
struct Error<'a> {
    message: &'a str,
    place: &'a Option<crate::document::Place>,
}

impl Serialize for Refused<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Refusal { message, place } = self.refusal;
        let mut object = serializer.serialize_struct("Refused", 3)?;
        object.serialize_field("schema", SCHEMA)?;
        object.serialize_field("document", &Head { path: self.path })?;
        object.serialize_field("error", &Error { message, place })?;
        object.end()
    }
}
