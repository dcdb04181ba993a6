//! Which characters do not show, what they are called, and where a joiner is rightly used.

/// Characters that end a line besides `\n` and `\r\n`, and `\n` itself.
pub(super) const fn break_char(letter: char) -> bool {
    matches!(letter, '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Letters and signs that are a cluster of their own when another such character follows: the fast path.
pub(super) const fn simple(letter: char) -> bool {
    matches!(letter, '!'..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{370}'..='\u{482}'
        | '\u{48A}'..='\u{588}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{20A0}'..='\u{20C0}'
        | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}')
}

/// The name of a character that does not show; joiners and variation selectors included, rightly used or not.
pub(super) const fn name_of(letter: char) -> Option<&'static str> {
    let name = match letter {
        '\u{80}'..='\u{9F}' => return c1(letter),
        '\u{AD}' => "SHY",
        '\u{34F}' => "CGJ",
        '\u{61C}' => "ALM",
        '\u{115F}' => "HCF",
        '\u{1160}' => "HJF",
        '\u{17B4}' => "KIVAQ",
        '\u{17B5}' => "KIVAA",
        '\u{180B}'..='\u{180D}' | '\u{180F}' => "FVS",
        '\u{180E}' => "MVS",
        '\u{200B}' => "ZWSP",
        '\u{200C}' => "ZWNJ",
        '\u{200D}' => "ZWJ",
        '\u{200E}' => "LRM",
        '\u{200F}' => "RLM",
        '\u{202A}' => "LRE",
        '\u{202B}' => "RLE",
        '\u{202C}' => "PDF",
        '\u{202D}' => "LRO",
        '\u{202E}' => "RLO",
        '\u{2060}' => "WJ",
        '\u{2061}' => "FA",
        '\u{2062}' => "IT",
        '\u{2063}' => "IS",
        '\u{2064}' => "IP",
        '\u{2066}' => "LRI",
        '\u{2067}' => "RLI",
        '\u{2068}' => "FSI",
        '\u{2069}' => "PDI",
        '\u{206A}' => "ISS",
        '\u{206B}' => "ASS",
        '\u{206C}' => "IAFS",
        '\u{206D}' => "AAFS",
        '\u{206E}' => "NADS",
        '\u{206F}' => "NODS",
        '\u{3164}' => "HF",
        '\u{FE0E}' => "VS15",
        '\u{FE0F}' => "VS16",
        '\u{FE00}'..='\u{FE0D}' | '\u{E0100}'..='\u{E01EF}' => "VS",
        '\u{FEFF}' => "BOM",
        '\u{FFA0}' => "HWHF",
        '\u{FFF9}' => "IAA",
        '\u{FFFA}' => "IAS",
        '\u{FFFB}' => "IAT",
        '\u{13430}'..='\u{1343F}' => "EGY",
        '\u{1BCA0}'..='\u{1BCA3}' => "SHF",
        '\u{1D173}'..='\u{1D17A}' => "MUS",
        '\u{E0000}'..='\u{E007F}' => "TAG",
        '\u{2065}' | '\u{FFF0}'..='\u{FFF8}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0080}'..='\u{E0FFF}' => "IGN",
        _ => return None,
    };
    Some(name)
}

const fn c1(letter: char) -> Option<&'static str> {
    let name = match letter as u32 {
        0x80 => "PAD",
        0x81 => "HOP",
        0x82 => "BPH",
        0x83 => "NBH",
        0x84 => "IND",
        0x86 => "SSA",
        0x87 => "ESA",
        0x88 => "HTS",
        0x89 => "HTJ",
        0x8A => "VTS",
        0x8B => "PLD",
        0x8C => "PLU",
        0x8D => "RI",
        0x8E => "SS2",
        0x8F => "SS3",
        0x90 => "DCS",
        0x91 => "PU1",
        0x92 => "PU2",
        0x93 => "STS",
        0x94 => "CCH",
        0x95 => "MW",
        0x96 => "SPA",
        0x97 => "EPA",
        0x98 => "SOS",
        0x99 => "SGCI",
        0x9A => "SCI",
        0x9B => "CSI",
        0x9C => "ST",
        0x9D => "OSC",
        0x9E => "PM",
        0x9F => "APC",
        _ => return None,
    };
    Some(name)
}

/// The name of an ASCII control character.
pub(super) fn c0(control: u8) -> &'static str {
    const NAMES: [&str; 32] = [
        "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI", "DLE",
        "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US",
    ];
    NAMES.get(control as usize).copied().unwrap_or("DEL")
}

/// Whether `letter`, which [`name_of`] names, does its proper work between these neighbours: a joiner or selector
/// in an emoji, a joiner in an Arabic or Indic word, a selector after an ideograph or a Mongolian letter.
pub(super) const fn joiner_is_kept(before: Option<char>, letter: char, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    match letter {
        '\u{200D}' => (emoji(before) && matches!(after, Some(next) if emoji(next))) || joining(before),
        '\u{200C}' => joining(before),
        '\u{FE0E}' => emoji(before) && before != '\u{FE0F}',
        '\u{FE0F}' => {
            (emoji(before) && before != '\u{FE0F}')
                || (matches!(before, '0'..='9' | '#' | '*') && matches!(after, Some('\u{20E3}')))
        }
        '\u{FE00}'..='\u{FE0D}' | '\u{E0100}'..='\u{E01EF}' => ideograph(before),
        '\u{180B}'..='\u{180D}' | '\u{180F}' => matches!(before, '\u{1820}'..='\u{18AA}'),
        _ => false,
    }
}

/// Pictographs, and what follows one inside an emoji (selector, skin tone).
const fn emoji(letter: char) -> bool {
    matches!(letter, '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{21AA}'
        | '\u{231A}'..='\u{23FF}' | '\u{24C2}' | '\u{25AA}'..='\u{25FE}' | '\u{2600}'..='\u{27BF}'
        | '\u{2934}'..='\u{2935}' | '\u{2B05}'..='\u{2B55}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}'
        | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Letters and signs of scripts in which joiners change the form of a word: Arabic and its kin, Indic, Khmer, Mongolian.
const fn joining(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{6FF}' | '\u{710}'..='\u{7FF}' | '\u{840}'..='\u{8FF}' | '\u{900}'..='\u{DFF}'
        | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17B3}' | '\u{17B6}'..='\u{17FF}' | '\u{1820}'..='\u{18AA}'
        | '\u{1B00}'..='\u{1CFF}' | '\u{A800}'..='\u{ABFF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{11000}'..='\u{11FFF}')
}

const fn ideograph(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
