//! Quotation marks: which characters open and close a quotation, judged by what stands beside them.

/// The family of a quotation mark; a quotation is closed by a mark of the family that opened it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// Curly, low or straight double marks, in any mixture.
    Double,
    /// Two single marks or grave accents in a row (`''`, ` `` `).
    Paired,
    /// Pointed marks (`«»`).
    Pointed,
    /// Single marks, curly or straight.
    Single,
}

/// What a mark can be where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It can only open.
    Opens,
    /// It can only close.
    Closes,
    /// Its neighbours do not say.
    Either,
}

/// A quotation mark at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) family: Family,
    pub(super) role: Role,
    /// Its length in bytes.
    pub(super) len: usize,
}

/// Reads the mark at the head of `rest`, if there is one; `before` is the visible character before it.
///
/// An apostrophe (`don't`, `soldiers'`, `'90s`), a prime (`6'2"`) and a lone grave accent are no marks.
pub(super) fn read(before: Option<char>, rest: &str) -> Option<Mark> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    let mark = |family, role, len| Some(Mark { family, role, len });
    match first {
        '“' if !loose(before) && straight(before, chars.next()) == Role::Closes => {
            mark(Family::Double, Role::Closes, first.len_utf8())
        }
        '“' | '„' => mark(Family::Double, Role::Opens, first.len_utf8()),
        '”' | '‟' => mark(Family::Double, Role::Closes, first.len_utf8()),
        '«' => mark(Family::Pointed, Role::Opens, first.len_utf8()),
        '»' => mark(Family::Pointed, Role::Closes, first.len_utf8()),
        '"' | '＂' => mark(Family::Double, straight(before, chars.next()), first.len_utf8()),
        '\'' | '`' if rest.starts_with("''") || rest.starts_with("``") => {
            mark(Family::Paired, straight(before, rest.chars().nth(2)), 2)
        }
        '‘' => mark(Family::Single, Role::Opens, first.len_utf8()),
        '’' | '\'' => single(before, chars.as_str()).and_then(|role| mark(Family::Single, role, first.len_utf8())),
        _ => None,
    }
}

/// Whether a character before or after a mark leaves the mark at the border of a word.
fn loose(neighbour: Option<char>) -> bool {
    neighbour.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '\u{200b}' | '\u{feff}' | '/'))
}

fn straight(before: Option<char>, after: Option<char>) -> Role {
    let ends =
        |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | ']' | ',' | '.' | ';' | '!' | '?'));
    match (loose(before), ends(after) || matches!(after, Some('—' | '–' | ':'))) {
        (true, false) => Role::Opens,
        (false, true) => Role::Closes,
        (true, true) if before.is_some_and(|c| matches!(c, '—' | '–')) => Role::Closes,
        _ => Role::Either,
    }
}

fn single(before: Option<char>, after: &str) -> Option<Role> {
    let next = after.chars().next();
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if word(before) && word(next) {
        return None;
    }
    if before.is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let opens = loose(before) || before.is_some_and(|c| matches!(c, '"' | '“'));
    if opens && word(next) {
        return (!clipped(after)).then_some(Role::Opens);
    }
    if opens && next.is_some_and(|c| matches!(c, '[' | '(' | '.' | '…' | '$')) {
        return Some(Role::Opens);
    }
    (!opens && !word(next)).then_some(Role::Closes)
}

/// Words and years written with a leading apostrophe.
fn clipped(after: &str) -> bool {
    let word: String = after.chars().take_while(|c| c.is_alphanumeric()).take(6).collect();
    let years = word.chars().next().is_some_and(|c| c.is_ascii_digit());
    years
        || matches!(
            word.to_ascii_lowercase().as_str(),
            "em" | "til" | "tis" | "twas" | "cause" | "bout" | "round" | "n"
        )
}
