#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
use super::palettes::{DARK, LIGHT};
use super::*;

type Rgb = (u8, u8, u8);

/// Relative luminance (WCAG 2.2).
fn light((r, g, b): Rgb) -> f64 {
    let channel = |value: u8| {
        let share = f64::from(value) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
}

/// Contrast ratio (WCAG 2.2).
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Roles that are letters on the common ground.
const LETTERS: [Role; 18] = [
    Role::Quote,
    Role::Dim,
    Role::Aside,
    Role::Badge,
    Role::LineNumber,
    Role::GutterLetter,
    Role::Title,
    Role::FocusTitle,
    Role::HintKey,
    Role::Hint,
    Role::Message,
    Role::Drift,
    Role::Error,
    Role::Topic,
    Role::Speaker,
    Role::Verdict,
    Role::Trend,
    Role::Likelihood,
];

const BLACK: [Rgb; 2] = [(0, 0, 0), (0x28, 0x28, 0x28)];
const WHITE: [Rgb; 2] = [(0xff, 0xff, 0xff), (0xf4, 0xf0, 0xe6)];

/// A palette in colours of one depth: letters of the common ground, then pairs.
fn check(palette: &Palette, grounds: &[Rgb], text: Rgb, least: f64, rgb: impl Fn(Tint) -> Option<Rgb>) {
    let shaded = [palette.selection, palette.cited].into_iter().filter_map(&rgb);
    let grounds: Vec<Rgb> = grounds.iter().copied().chain(shaded).collect();
    for ground in &grounds {
        assert!(contrast(text, *ground) >= least, "text on {ground:?}");
        for role in LETTERS {
            let Some(letters) = tints(palette, role).0.and_then(&rgb) else { continue };
            assert!(contrast(letters, *ground) >= least, "{role:?} {letters:?} on {ground:?}");
        }
    }
    let cue = (palette.cue, palette.evidence.1);
    for (letters, ground) in [palette.evidence, palette.found, palette.current, cue] {
        let letters = rgb(letters).unwrap_or(text);
        let grounds = rgb(ground).map_or(grounds.clone(), |ground| vec![ground]);
        for ground in grounds {
            assert!(contrast(letters, ground) >= least, "{letters:?} on {ground:?}");
        }
    }
}

#[test]
fn text_stands_out_from_every_ground() {
    let rgb = |tint: Tint| Some(tint.rgb);
    check(&DARK, &BLACK, (0xd0, 0xd0, 0xd0), 4.5, rgb);
    check(&LIGHT, &WHITE, (0x20, 0x20, 0x20), 4.5, rgb);
    let high = palette(Scheme::HighContrast).unwrap();
    let (letters, ground) = high.own.unwrap();
    check(high, &[ground.rgb], letters.rgb, 7.0, rgb);
}

/// The colour of an index of xterm's 256 (the first 16 are the terminal's own and are not used).
fn xterm(index: u8) -> Rgb {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    assert!(index >= 16, "{index} is the terminal's own");
    if index >= 232 {
        let level = 8 + 10 * (index - 232);
        return (level, level, level);
    }
    let at = usize::from(index - 16);
    (STEPS[at / 36], STEPS[at / 6 % 6], STEPS[at % 6])
}

#[test]
fn text_stands_out_in_256_colours() {
    let rgb = |tint: Tint| Some(xterm(tint.indexed));
    check(&DARK, &BLACK, (0xd0, 0xd0, 0xd0), 4.5, rgb);
    check(&LIGHT, &WHITE, (0x20, 0x20, 0x20), 4.5, rgb);
    let high = palette(Scheme::HighContrast).unwrap();
    check(high, &[(0, 0, 0)], (0xff, 0xff, 0xff), 7.0, rgb);
}

/// What VGA and xterm show for the 16; `None` for the terminal's own letters and ground.
fn sixteen(color: Color, xterm: bool) -> Option<Rgb> {
    Some(match (color, xterm) {
        (Color::Reset, _) => return None,
        (Color::Black, _) => (0, 0, 0),
        (Color::Red, false) => (0xaa, 0, 0),
        (Color::Red, true) => (0xcd, 0, 0),
        (Color::Yellow, false) => (0xaa, 0x55, 0),
        (Color::Yellow, true) => (0xcd, 0xcd, 0),
        (Color::Blue, false) => (0, 0, 0xaa),
        (Color::Blue, true) => (0, 0, 0xee),
        (Color::Gray, false) => (0xaa, 0xaa, 0xaa),
        (Color::Gray, true) => (0xe5, 0xe5, 0xe5),
        (Color::DarkGray, false) => (0x55, 0x55, 0x55),
        (Color::DarkGray, true) => (0x7f, 0x7f, 0x7f),
        (Color::LightYellow, false) => (0xff, 0xff, 0x55),
        (Color::LightYellow, true) => (0xff, 0xff, 0),
        (Color::LightCyan, false) => (0x55, 0xff, 0xff),
        (Color::LightCyan, true) => (0, 0xff, 0xff),
        (Color::White, _) => (0xff, 0xff, 0xff),
        (other, _) => panic!("{other:?} is not one of the colours used"),
    })
}

#[test]
fn text_stands_out_in_16_colours_of_vga_and_xterm() {
    for xterm in [false, true] {
        let rgb = |tint: Tint| sixteen(tint.sixteen, xterm);
        check(&DARK, &[(0, 0, 0)], (0xaa, 0xaa, 0xaa), 4.5, rgb);
        check(&LIGHT, &[(0xff, 0xff, 0xff)], (0, 0, 0), 4.5, rgb);
        let high = palette(Scheme::HighContrast).unwrap();
        check(high, &[(0, 0, 0)], (0xff, 0xff, 0xff), 7.0, rgb);
    }
}

#[test]
fn without_colour_no_colour_is_set_and_what_matters_still_differs() {
    let rich = Theme::new(Depth::Rgb);
    for (theme, scheme) in [(&Theme::plain(), Scheme::Dark), (&rich, Scheme::Monochrome)] {
        assert_eq!(theme.ground(scheme), None);
        let styles =
            [Role::Text, Role::Selection, Role::Evidence, Role::Cue, Role::Match].map(|role| theme.style(scheme, role));
        for (at, style) in styles.iter().enumerate() {
            assert!(style.fg.is_none() && style.bg.is_none());
            assert!(!styles.iter().skip(at + 1).any(|other| other == style));
        }
    }
}

#[test]
fn in_16_colours_what_lies_under_text_is_still_seen() {
    let theme = Theme::new(Depth::Sixteen);
    for scheme in [Scheme::Dark, Scheme::Light, Scheme::HighContrast] {
        let text = theme.style(scheme, Role::Text);
        for role in [Role::Selection, Role::Evidence, Role::Cited, Role::Note, Role::Match, Role::CurrentMatch] {
            let style = theme.style(scheme, role);
            let ground =
                style.bg.filter(|bg| *bg != Color::Reset && Some(*bg) != theme.ground(scheme).and_then(|g| g.bg));
            let marked = ground.is_some()
                || style.add_modifier != text.add_modifier
                || style.fg.is_some_and(|fg| fg != Color::Reset);
            assert!(marked, "{scheme:?} {role:?}");
        }
    }
}

#[test]
fn a_cue_off_the_evidence_has_letters_for_the_plain_ground() {
    for depth in [Depth::Sixteen, Depth::Indexed, Depth::Rgb] {
        let theme = Theme::new(depth);
        for scheme in [Scheme::Dark, Scheme::Light, Scheme::HighContrast] {
            let (cue, likely) = (theme.letters(scheme, Role::Cue), theme.style(scheme, Role::Likelihood));
            assert_eq!((cue.fg, cue.bg), (likely.fg, None));
        }
    }
}

#[test]
fn a_label_on_the_evidence_is_seen_without_colour() {
    let theme = Theme::plain();
    let (label, evidence) = (theme.style(Scheme::Dark, Role::Label), theme.style(Scheme::Dark, Role::Evidence));
    assert_ne!(evidence.patch(label), evidence);
}
