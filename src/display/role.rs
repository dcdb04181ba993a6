//! What a run of cells is, so that a theme can say how it looks.

/// The role of a run. Roles, not colours: the theme maps them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Running text.
    Text,
    /// Text of a heading.
    Heading,
    /// A quotation, or a passage set apart as one.
    Quote,
    /// A number with its unit, an amount of money, a share.
    Figure,
    /// A date or a time.
    Date,
    /// A word of likelihood (ICD 203).
    Likelihood,
    /// Code or preformatted text.
    Code,
    /// Text that is not part of the argument: front matter, captions, footnotes.
    Aside,
    /// A list marker or other syntax that is shown.
    Markup,
    /// Furniture, less important than text.
    Dim,
    /// The evidence that is shown now.
    Evidence,
    /// A cue word: why a finding was made.
    Cue,
    /// A passage with a note.
    Note,
    /// A passage cited by the item selected in another pane.
    Cited,
    /// A match of the search.
    Match,
    /// The match where the search stands.
    CurrentMatch,
    /// The selected item of the focused pane, or a selection in the text.
    Selection,
    /// The words that name a speaker.
    Speaker,
    /// The name of a stakeholder.
    Stakeholder,
    /// Inserted beside the text, never part of it: a likelihood band, a character's name.
    Badge,
    /// A line number, or the place of an item.
    LineNumber,
    /// A letter in the gutter: which panes cite the sentence.
    GutterLetter,
    /// The title of a pane or of the document.
    Title,
    /// The title of the focused pane.
    FocusTitle,
    /// A line between panes or columns.
    Rule,
    /// Help on what a key does.
    Hint,
    /// The key itself.
    HintKey,
    /// A label to jump to.
    Label,
    /// A failure.
    Error,
    /// A message that is no failure.
    Message,
    /// Modality drift: the body says more than the point.
    Drift,
    /// A verdict (stated, partly, none found).
    Verdict,
    /// A label of our own on an item: its topic, its kind, the name of a check.
    Topic,
    /// A trend word or mark.
    Trend,
}

impl Role {
    /// Whether the role lies under the letters (a background), so that another may colour the letters themselves.
    pub const fn is_ground(self) -> bool {
        matches!(self, Self::Evidence | Self::Note | Self::Cited | Self::Match | Self::CurrentMatch | Self::Selection)
    }
}
