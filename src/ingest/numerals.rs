//! Numbers as lists count with them: figures, letters, Roman numerals; and raised figures.

/// The highest number that is written in letters or Roman numerals; figures are taken beyond it.
const HIGHEST: u32 = 3999;

/// Roman numerals, the greatest first.
const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// How a list writes its numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numeral {
    /// 1, 2, 3
    #[default]
    Figures,
    /// 01, 02, 03
    TwoFigures,
    /// a, b, c ... z, aa, bb
    Lower,
    /// A, B, C
    Upper,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
    /// 1st, 2nd, 3rd
    Ordinal,
}

impl Numeral {
    /// The way that a sample of one stands for, as HTML and OpenDocument write it: `1`, `a`, `A`, `i`, `I`.
    pub(super) fn sampled(one: &str) -> Option<Self> {
        match one {
            "1" => Some(Self::Figures),
            "a" => Some(Self::Lower),
            "A" => Some(Self::Upper),
            "i" => Some(Self::LowerRoman),
            "I" => Some(Self::UpperRoman),
            _ => None,
        }
    }

    /// The number as this way writes it. After z comes `aa`, then `bb`, or `ab` where letters `carry`.
    pub(super) fn write(self, number: u32, carry: bool) -> String {
        match self {
            Self::TwoFigures => format!("{number:02}"),
            Self::Ordinal => format!("{number}{}", ending(number)),
            Self::Lower | Self::Upper | Self::LowerRoman | Self::UpperRoman if number == 0 || number > HIGHEST => {
                number.to_string()
            }
            Self::Figures => number.to_string(),
            Self::Lower => letters(number, carry),
            Self::Upper => letters(number, carry).to_ascii_uppercase(),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_ascii_uppercase(),
        }
    }
}

/// Raised figures as such: 10 and a raised 6 is not 106. `None` for other words.
pub(super) fn raised(text: &str) -> Option<String> {
    let figure = |c: char| match c {
        '+' => Some('⁺'),
        '-' | '−' => Some('⁻'),
        '(' => Some('⁽'),
        ')' => Some('⁾'),
        // Between the marks of two notes.
        ',' | '\u{A0}' => Some(c),
        _ => c.to_digit(10).and_then(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize)),
    };
    text.chars().map(figure).collect::<Option<String>>().filter(|raised| !raised.starts_with([',', '\u{A0}']))
}

fn letters(number: u32, carry: bool) -> String {
    let letter = |index: u32| char::from(b'a' + (index % 26) as u8);
    if !carry {
        let times = (number - 1) / 26 + 1;
        return (0..times).map(|_| letter(number - 1)).collect();
    }
    let (mut rest, mut reversed) = (number, Vec::new());
    while rest > 0 {
        reversed.push(letter(rest - 1));
        rest = (rest - 1) / 26;
    }
    reversed.iter().rev().collect()
}

fn roman(number: u32) -> String {
    let (mut rest, mut written) = (number, String::new());
    for (value, sign) in ROMAN {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    written
}

fn ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::Numeral::*;
    use super::raised;

    #[test]
    fn raised_figures_are_no_figures_of_a_number() {
        assert_eq!(raised("6").as_deref(), Some("⁶"));
        assert_eq!(raised("-12").as_deref(), Some("⁻¹²"));
        assert_eq!(raised("1,2").as_deref(), Some("¹,²"));
        assert_eq!([raised("th"), raised("[1]"), raised(", "), raised("1 a")], [None, None, None, None]);
    }

    #[test]
    fn numbers_are_written_as_lists_count() {
        let all = |how: super::Numeral, numbers: &[u32]| {
            numbers.iter().map(|number| how.write(*number, false)).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(all(Figures, &[1, 27, 4000]), "1 27 4000");
        assert_eq!(all(TwoFigures, &[7, 12]), "07 12");
        assert_eq!(all(Lower, &[1, 26, 27, 53]), "a z aa aaa");
        assert_eq!(all(Upper, &[2, 0]), "B 0");
        assert_eq!(all(LowerRoman, &[4, 9, 1994]), "iv ix mcmxciv");
        assert_eq!(all(UpperRoman, &[3, 4000]), "III 4000");
        assert_eq!(all(Ordinal, &[1, 2, 3, 4, 11, 112, 21]), "1st 2nd 3rd 4th 11th 112th 21st");
        assert_eq!([Lower.write(27, true), Lower.write(28, true), Upper.write(703, true)], ["aa", "ab", "AAA"]);
        assert_eq!(
            ["1", "A", "i", "x"].map(super::Numeral::sampled),
            [Some(Figures), Some(Upper), Some(LowerRoman), None]
        );
    }
}
