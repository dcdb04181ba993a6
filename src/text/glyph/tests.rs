//! The table of the sanitiser, row by row.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

use super::*;

fn shown(text: &str) -> String {
    glyphs(text, Span::new(0, text.len() as u32)).map(|glyph| glyph.draw(text, 0).to_string()).collect()
}

#[test]
fn controls_are_pictures_and_never_dropped() {
    assert_eq!(shown("a\u{1b}[2Jb"), "a␛[2Jb");
    assert_eq!(shown("\u{7}\u{7f}\u{0}"), "␇␡␀");
    assert_eq!(shown("a\u{9b}31m"), "a⟨CSI⟩31m");
    assert_eq!(shown("a\rb\u{b}\u{c}"), "a␍b␋␌");
}

#[test]
fn bidi_and_invisible_characters_are_badges() {
    assert_eq!(shown("a\u{202e}b"), "a⟨RLO⟩b");
    assert_eq!(shown("pass\u{200b}word\u{ad}\u{2060}"), "pass⟨ZWSP⟩word⟨SHY⟩⟨WJ⟩");
    assert_eq!(shown("a\u{e0041}\u{e0042}b"), "a⟨TAG⟩⟨TAG⟩b");
    assert_eq!(shown("\u{feff}a\u{feff}"), "a⟨BOM⟩");
    assert_eq!(shown("\u{3164}\u{115f}\u{ffa0}"), "⟨HF⟩⟨HCF⟩⟨HWHF⟩");
}

#[test]
fn joiners_stay_where_they_work() {
    for kept in ["👨\u{200d}👩\u{200d}👧", "❤\u{fe0f}", "1\u{fe0f}\u{20e3}", "می\u{200c}خواهم", "क\u{94d}\u{200d}ष"]
    {
        assert_eq!(shown(kept), kept);
    }
    assert_eq!(shown("a\u{200d}b"), "a⟨ZWJ⟩b");
    assert_eq!(shown("a\u{fe0f}"), "a⟨VS16⟩");
    assert_eq!(shown("👍\u{200d} x"), "👍⟨ZWJ⟩ x");
}

#[test]
fn marks_are_at_most_eight() {
    let text = format!("a{}b", "\u{301}".repeat(10_000));
    assert_eq!(shown(&text), format!("a{}…b", "\u{301}".repeat(8)));
    let widths: Vec<u8> = glyphs(&text, Span::new(0, text.len() as u32)).map(|glyph| glyph.width).collect();
    assert_eq!(widths, [2, 1]);
    assert_eq!(shown("\u{301}a"), "◌\u{301}a");
}

#[test]
fn line_ends_tabs_and_wide_glyphs_have_their_cells() {
    let kinds = |text: &str| -> Vec<GlyphKind> {
        glyphs(text, Span::new(0, text.len() as u32)).map(|glyph| glyph.kind).collect()
    };
    assert_eq!(kinds("\r\n\u{85}\u{2028}\u{2029}\n"), [GlyphKind::Break; 5]);
    assert_eq!(width_of("a\tb"), 5);
    assert_eq!(width_of("日本é"), 5);
    assert_eq!(width_of("👨\u{200d}👩\u{200d}👧"), 2);
}

#[test]
fn a_printed_line_is_one_line() {
    assert_eq!(display_line("no such file: a\nb\u{1b}]0;x\u{7}"), "no such file: a␤b␛]0;x␇");
}

#[test]
fn hidden_characters_are_the_badges_and_pictures() {
    let text = "\u{feff}a\u{202e}b\r\nc\u{1b} “ok” ❤\u{fe0f} d\u{200d} \u{85}";
    let names: Vec<&str> = hidden_characters(text).map(|(_, name)| name).collect();
    assert_eq!(names, ["RLO", "ESC", "ZWJ"]);
    for (span, _) in hidden_characters(text) {
        assert_eq!(span.of(text).chars().count(), 1);
    }
}
