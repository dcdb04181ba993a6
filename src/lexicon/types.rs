//! Groups of cue phrases and where they were found.

use std::borrow::Cow;
use std::ops::Range;

use super::table::Table;
use crate::text::Span;

/// The number of a group in [`Lexicon::groups`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupId(pub u16);

/// A group of cue phrases that mean the same to the rules ("legal.norm", "likelihood.likely", "report.say").
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// File and table, joined by a dot.
    pub name: Cow<'static, str>,
    /// Further facts of the group by key, such as `low`, `high` and `row` of a likelihood.
    pub facts: Vec<(Cow<'static, str>, Cow<'static, str>)>,
}

impl Group {
    /// A further fact of the group.
    pub fn fact(&self, key: &str) -> Option<&str> {
        self.facts.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_ref())
    }

    /// Whether it stands in the file called `theme`: `legal.norm` in `legal`.
    pub fn is_in(&self, theme: &str) -> bool {
        self.name.strip_prefix(theme).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

/// All cue phrases, as sequences of lower-case word forms.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Groups, sorted by name.
    pub groups: Vec<Group>,
    /// SHA-256 in hex over all entries, the user's own included: stands in `engine.lexicon`.
    pub hash: String,
    /// The phrases, used in place.
    pub(super) table: Table,
}

impl Lexicon {
    /// The group of a name such as `legal.norm`.
    pub fn group(&self, name: &str) -> Option<GroupId> {
        let at = self.groups.binary_search_by(|group| group.name.as_ref().cmp(name)).ok()?;
        Some(GroupId(at as u16))
    }

    /// What is known of a group.
    pub fn facts(&self, id: GroupId) -> Option<&Group> {
        self.groups.get(id.0 as usize)
    }

    /// Whether `id` is the group called `name`.
    pub fn is(&self, id: GroupId, name: &str) -> bool {
        self.facts(id).is_some_and(|group| group.name == name)
    }

    /// Whether `id` belongs to the theme (file) called `theme`.
    pub fn in_theme(&self, id: GroupId, theme: &str) -> bool {
        self.facts(id).is_some_and(|group| group.is_in(theme))
    }

    /// The name of a group; empty for a number of another lexicon.
    pub fn name(&self, id: GroupId) -> &str {
        self.facts(id).map_or("", |group| group.name.as_ref())
    }
}

/// One occurrence of a cue phrase in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Its bytes.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its group.
    pub group: GroupId,
}
