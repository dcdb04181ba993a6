//! Closed classes of verb forms.

/// Participles that do not end in `-ed` and serve as past tense too.
#[rustfmt::skip]
const IRREGULAR: &[&str] = &[
    "bought", "bound", "brought", "built", "caught", "cut", "dealt", "felt", "fought", "found", "had", "heard",
    "held", "hit", "hurt", "kept", "laid", "led", "left", "lent", "let", "lost", "made", "meant", "met", "paid",
    "put", "quit", "read", "said", "sent", "set", "shot", "shut", "sold", "sought", "spent", "split", "spread",
    "struck", "swept", "taught", "thought", "told", "understood", "upheld", "withheld", "won",
];

/// Forms that are participles only.
#[rustfmt::skip]
const ONLY_PARTICIPLE: &[&str] = &[
    "awoken", "beaten", "been", "begun", "bitten", "blown", "born", "borne", "broken", "chosen", "done", "drawn",
    "driven", "drunk", "eaten", "fallen", "flown", "forbidden", "forgotten", "frozen", "given", "gone", "grown",
    "hidden", "known", "overseen", "overtaken", "overthrown", "proven", "ridden", "risen", "seen", "shaken", "shown",
    "spoken", "stolen", "sunk", "sworn", "taken", "thrown", "torn", "undertaken", "withdrawn", "woken", "worn",
    "written",
];

/// Whether `form` is a form of *be*, clitics included.
pub(super) fn is_be(form: &str) -> bool {
    matches!(form, "be" | "is" | "are" | "was" | "were" | "been" | "being" | "am" | "'re" | "'m" | "'s" | "ai")
}

/// Whether `form` is a modal verb, clitics included.
pub(super) fn is_modal(form: &str) -> bool {
    matches!(
        form,
        "can"
            | "ca"
            | "could"
            | "may"
            | "might"
            | "must"
            | "shall"
            | "should"
            | "will"
            | "wo"
            | "would"
            | "'ll"
            | "'d"
            | "ought"
            | "need"
    )
}

/// Whether `form` can be a past participle.
pub(super) fn is_participle(form: &str) -> bool {
    form.ends_with("ed") || is_irregular(form)
}

/// Whether `form` is a past participle that does not end in `-ed`.
pub(super) fn is_irregular(form: &str) -> bool {
    IRREGULAR.binary_search(&form).is_ok() || is_only_participle(form)
}

/// Whether `form` is a past participle and no past tense.
pub(super) fn is_only_participle(form: &str) -> bool {
    ONLY_PARTICIPLE.binary_search(&form).is_ok()
}

/// Whether the verb takes a clause without *that* (`officials believe Iran has ...`), so that a noun after it may be a subject.
pub(super) fn takes_clause(form: &str) -> bool {
    #[rustfmt::skip]
    const STEMS: &[&str] = &[
        "acknowledg", "add", "admit", "agree", "alleg", "announc", "argu", "assert", "assess", "assum", "believ",
        "caution", "claim", "conclud", "confirm", "declar", "den", "determin", "ensur", "estimat", "expect",
        "explain", "fear", "feel", "felt", "figur", "find", "forecast", "found", "guess", "hear", "hope", "hoping",
        "impl", "indicat", "insist", "judg", "knew", "know", "maintain", "mean", "note", "noting", "predict",
        "project", "prove", "realiz", "repl", "report", "respond", "reveal", "said", "saw", "say", "see", "show",
        "stat", "stress", "suggest", "suspect", "think", "thought", "told", "tell", "underst", "warn", "wish", "worr",
        "write", "wrote",
    ];
    STEMS.iter().any(|stem| form.starts_with(stem))
}

/// Whether the verb reports speech or writing, so that its subject may stand after it (`said Okoro`).
pub(super) fn reports(form: &str) -> bool {
    #[rustfmt::skip]
    const STEMS: &[&str] = &[
        "add", "admit", "agree", "announc", "answer", "argu", "ask", "assert", "caution", "claim", "comment",
        "conced", "conclud", "continu", "cried", "declar", "explain", "insist", "joke", "lament", "maintain", "note",
        "observ", "recall", "remark", "repl", "respond", "said", "say", "stat", "stress", "suggest", "tell", "told",
        "tweet", "urg", "warn", "wrote", "write",
    ];
    STEMS.iter().any(|stem| form.starts_with(stem))
}

/// Whether `form` is a preposition that takes a noun phrase or a gerund, and opens no clause.
pub(super) fn is_preposition(form: &str) -> bool {
    matches!(
        form,
        "about"
            | "against"
            | "at"
            | "by"
            | "despite"
            | "for"
            | "from"
            | "in"
            | "into"
            | "of"
            | "on"
            | "over"
            | "through"
            | "to"
            | "toward"
            | "towards"
            | "under"
            | "with"
            | "within"
            | "without"
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_forms_are_sorted() {
        assert!(super::IRREGULAR.is_sorted() && super::ONLY_PARTICIPLE.is_sorted());
    }
}
