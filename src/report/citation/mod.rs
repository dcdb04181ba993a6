//! Quotations with their citations: what is known of a quoted place, and templates that put it into words.
//!
//! A template is text with placeholders: `“{quote}” ({file}, {place})`. `{{` and `}}` are braces. What stands between
//! `{?author}` and `{/author}` is left out where the author is not known, what stands between `{!author}` and
//! `{/author}` where it is. Values are escaped for the syntax of the template; `{title:plain}`, `{title:markdown}`,
//! `{title:latex}` and `{link:url}` choose another one. What values hold is never read as placeholders.

mod author;
mod escape;
mod field;
mod forms;
mod gather;
mod template;

pub use escape::{Syntax, markdown};
pub use field::Field;
pub use forms::Templates;
pub use template::{Template, TemplateError};

use std::collections::BTreeMap;

/// What is known of one quoted place: values by field, none empty, none with control characters but line ends and tabs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    values: BTreeMap<Field, String>,
}

/// The most bytes of a quote that are copied at once.
const LIMIT: usize = 1 << 20;

impl Citation {
    /// The citation with one value more; an empty one is not known. Control characters are left out.
    pub fn with(mut self, field: Field, value: impl AsRef<str>) -> Self {
        self.set(field, value);
        self
    }

    /// Sets a value; an empty one is not known. Control characters are left out.
    pub fn set(&mut self, field: Field, value: impl AsRef<str>) {
        let value = uncontrolled(value.as_ref());
        if value.is_empty() {
            self.values.remove(&field);
        } else {
            self.values.insert(field, value);
        }
    }

    /// The value of a field; empty where it is not known.
    pub fn value(&self, field: Field) -> &str {
        self.values.get(&field.source()).map_or("", String::as_str)
    }
}

/// The text without control characters other than line ends and tabs, cut at the limit.
fn uncontrolled(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LIMIT));
    for char in text.chars().filter(|char| !char.is_control() || matches!(char, '\n' | '\t')) {
        if out.len() + char.len_utf8() > LIMIT {
            break;
        }
        out.push(char);
    }
    out
}

#[cfg(test)]
mod tests;
