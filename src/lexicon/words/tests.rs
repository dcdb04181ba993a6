#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::forms;

fn cut(text: &str) -> String {
    forms(text).join(" ")
}

#[test]
fn abbreviations_and_initials_keep_their_stop() {
    assert_eq!(
        cut("The U.S. and the F.B.I. met at 5 p.m. on Jan. 8, e.g. Mr. J. Doe Jr."),
        "the u.s. and the f.b.i. met at 5 p.m. on jan. 8 , e.g. mr. j. doe jr."
    );
    assert_eq!(cut("He sat. No. She has a Ph.D."), "he sat . no . she has a ph.d.");
    assert_eq!(cut("No. 5 on p. 7"), "no. 5 on p. 7");
}

#[test]
fn clitics_are_pieces() {
    assert_eq!(
        cut("Peru’s don't CAN'T it's O'Neil's workers' cannot we'll"),
        "peru 's do n't ca n't it 's o'neil 's workers ' can not we 'll"
    );
    assert_eq!(cut("the 1990's and '90s, give 'em"), "the 1990 's and '90s , give 'em");
}

#[test]
fn numbers_hold_their_marks() {
    assert_eq!(
        cut("$800 US$5 1,200.5 [13,14] 2:30 9/11 5% .5 2026-02-26 1990-95"),
        "$ 800 us$ 5 1,200.5 [ 13 , 14 ] 2:30 9/11 5 % .5 2026-02-26 1990 - 95"
    );
}

#[test]
fn hyphens_cut_except_after_a_prefix() {
    assert_eq!(
        cut("long-term U.S.-led non-combat co-chair mid-June"),
        "long - term u.s. - led non-combat co-chair mid-june"
    );
}

#[test]
fn addresses_are_one_piece() {
    assert_eq!(
        cut("See https://a.example/b_(c)?d=1, or me@a.example. (www.a.example)"),
        "see https://a.example/b_(c)?d=1 , or me@a.example . ( www.a.example )"
    );
    assert_eq!(cut("at a.example"), "at a.example");
}

#[test]
fn marks_run_together() {
    assert_eq!(cut("''Wait...'' --no?! “yes”—he"), "'' wait ... '' -- no ?! “ yes ” — he");
}

#[test]
fn a_missing_space_or_a_glued_note_number_is_cut() {
    assert_eq!(cut("lanD.The end"), "land . the end");
    assert_eq!(cut("in 2025.24 However"), "in 2025 . 24 however");
    assert_eq!(cut("peace.24 However, 3.24 million"), "peace . 24 however , 3.24 million");
}

#[test]
fn phrases_are_cut_as_running_text_is() {
    assert_eq!(forms("Author’s  Perspective"), ["author", "'s", "perspective"]);
    assert_eq!(forms("in our view, cannot"), ["in", "our", "view", ",", "can", "not"]);
    assert_eq!(forms("U.S."), ["u.s."]);
    assert_eq!(forms("vice-minister"), ["vice", "-", "minister"]);
}

#[test]
fn any_number_of_clitics_is_cut() {
    assert_eq!(cut("Ana's's'll"), "ana 's 's 'll");
    assert_eq!(cut("cannot've o'n't"), "can not 've o' n't");
    let many = format!("Ana{}", "'s".repeat(200_000));
    assert_eq!(forms(&many).len(), 200_001);
}
