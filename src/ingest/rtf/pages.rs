//! Code pages by number and by the character set of a font, and what bytes in them mean.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, GBK, IBM866, ISO_8859_2, ISO_8859_3, ISO_8859_4, ISO_8859_5, ISO_8859_6,
    ISO_8859_7, ISO_8859_8, ISO_8859_13, KOI8_R, KOI8_U, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
    X_MAC_CYRILLIC,
};

/// A code page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// One that browsers know.
    Known(&'static Encoding),
    /// One of DOS: the characters of its upper half.
    Dos(&'static str),
}

/// The first one of the IBM PC (`\\pc`).
pub(super) const CP437: Page = Page::Dos(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
     └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}",
);
/// Western Europe on the IBM PC (`\\pca`).
pub(super) const CP850: Page = Page::Dos(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
     └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}",
);
/// Central Europe on the IBM PC.
pub(super) const CP852: Page = Page::Dos(
    "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐\
     └┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u{AD}˝˛ˇ˘§÷¸°¨˙űŘř■\u{A0}",
);

impl Page {
    /// The page Windows uses in Western Europe, the default of RTF.
    pub(super) const WESTERN: Self = Self::Known(WINDOWS_1252);
    /// The one of the old Macintosh.
    pub(super) const MACINTOSH: Self = Self::Known(MACINTOSH);

    /// The code page with this number (`\ansicpg`, `\cpg`), if it is known.
    pub(super) fn of_number(number: i32) -> Option<Self> {
        Some(match number {
            437 => CP437,
            850 | 858 => CP850,
            852 => CP852,
            _ => Self::Known(match number {
                866 => IBM866,
                874 => WINDOWS_874,
                932 => SHIFT_JIS,
                936 => GBK,
                949 | 1361 => EUC_KR,
                950 => BIG5,
                1250 => WINDOWS_1250,
                1251 => WINDOWS_1251,
                1252 | 28591 => WINDOWS_1252,
                1253 => WINDOWS_1253,
                1254 => WINDOWS_1254,
                1255 => WINDOWS_1255,
                1256 => WINDOWS_1256,
                1257 => WINDOWS_1257,
                1258 => WINDOWS_1258,
                10000 => MACINTOSH,
                10007 => X_MAC_CYRILLIC,
                20866 => KOI8_R,
                21866 => KOI8_U,
                28592 => ISO_8859_2,
                28593 => ISO_8859_3,
                28594 => ISO_8859_4,
                28595 => ISO_8859_5,
                28596 => ISO_8859_6,
                28597 => ISO_8859_7,
                28598 => ISO_8859_8,
                28603 => ISO_8859_13,
                54936 => GB18030,
                65001 => UTF_8,
                _ => return None,
            }),
        })
    }

    /// The code page of a font with this `\fcharset` (RTF 1.9.1, "Font Table"); `None` where the document's own holds.
    pub(super) fn of_charset(charset: i32) -> Option<Self> {
        let number = match charset {
            0 | 2 => 1252,
            77 => 10000,
            78 | 128 => 932,
            79 | 129 | 130 => 949,
            80 | 134 => 936,
            81 | 136 => 950,
            89 => 10007,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178..=180 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 => 437,
            255 => 850,
            _ => return None,
        };
        Self::of_number(number)
    }

    /// The text of `bytes`, and whether all of them meant something.
    pub(super) fn decode(self, bytes: &[u8]) -> (String, bool) {
        let (text, whole) = match self {
            Self::Known(encoding) => {
                let (text, errors) = encoding.decode_without_bom_handling(bytes);
                (text.into_owned(), !errors)
            }
            Self::Dos(upper) => {
                let one = |&byte: &u8| match byte.checked_sub(128) {
                    Some(at) => upper.chars().nth(at.into()).unwrap_or('\u{FFFD}'),
                    None => byte.into(),
                };
                (bytes.iter().map(one).collect(), true)
            }
        };
        if text.contains('\0') { (text.replace('\0', "\u{FFFD}"), false) } else { (text, whole) }
    }

    /// Whether the last of `bytes` begins a character of two bytes.
    pub(super) fn is_open(self, bytes: &[u8]) -> bool {
        let Self::Known(encoding) = self else { return false };
        if ![SHIFT_JIS, GBK, GB18030, BIG5, EUC_KR].contains(&encoding) {
            return false;
        }
        let leads = |byte: u8| match byte {
            0xA0..=0xDF => encoding != SHIFT_JIS,
            0x81..=0xFE => true,
            _ => false,
        };
        bytes.iter().fold(false, |open, &byte| !open && leads(byte))
    }
}
