//! What control words mean: destinations, and words that stand for a character.

/// What becomes of the rest of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// Its text is text of the document.
    Body,
    /// Nothing in it is text; groups inside may be.
    Frame,
    /// Nothing in it is text.
    Skip,
    /// Comments on the text: left out and told.
    Comment,
    /// What stands above and below the text of each page: left out and told.
    Running,
    /// The marker of a list item: the paragraph is an item.
    Marker,
    /// A footnote or endnote.
    Note,
    /// A text box.
    Box,
    /// The font table.
    Fonts,
    /// The style sheet.
    Styles,
}

/// The destination that a control word begins, if it begins one. Destinations that are not named here and are marked
/// with `\*` are skipped.
pub(super) fn destination(word: &str) -> Option<Destination> {
    Some(match word {
        "fonttbl" => Destination::Fonts,
        "stylesheet" => Destination::Styles,
        "footnote" => Destination::Note,
        "shptxt" | "dptxbxtext" => Destination::Box,
        "listtext" | "pntext" => Destination::Marker,
        "annotation" => Destination::Comment,
        "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr" | "footerf" => {
            Destination::Running
        }
        "shp" | "shpinst" | "shpgrp" | "do" | "upr" | "object" | "field" => Destination::Frame,
        "ud" | "result" | "fldrslt" | "moMath" | "mr" => Destination::Body,
        "colortbl" | "info" | "pict" | "nonshppict" | "shppict" | "shprslt" | "fldinst" | "filetbl" | "listtable"
        | "listoverridetable" | "revtbl" | "rsidtbl" | "generator" | "xmlnstbl" | "themedata"
        | "colorschememapping" | "datastore" | "latentstyles" | "objclass" | "objdata" | "objname" | "objalias"
        | "objsect" | "datafield" | "formfield" | "xe" | "tc" | "tcn" | "rxe" | "txe" | "bkmkstart" | "bkmkend"
        | "atnid" | "atnauthor" | "atndate" | "atnicn" | "atnref" | "atntime" | "atnparent" | "atrfstart"
        | "atrfend" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" | "pntxta" | "pntxtb"
        | "pn" | "pnseclvl" | "template" | "private" | "falt" | "panose" | "fname" | "fontemb" | "fontfile"
        | "background" | "pgptbl" | "protusertbl" | "userprops" | "nesttableprops" | "nonesttables" | "sn" | "sv"
        | "sp" | "mmathPict" | "mmathPr" | "nextfile" | "passwordhash" | "password" | "keycode" | "blipuid"
        | "picprop" | "defchp" | "defpap" | "wgrffmtfilter" | "listpicture" | "list" | "listoverride" | "listlevel"
        | "leveltext" | "levelnumbers" | "mhtmltag" | "htmltag" => Destination::Skip,
        // Properties of a formula.
        _ if word.starts_with('m') && word.ends_with("Pr") => Destination::Skip,
        _ => return None,
    })
}

/// The character that a control word stands for.
pub(super) fn character(word: &str) -> Option<&'static str> {
    Some(match word {
        "emdash" => "—",
        "endash" => "–",
        "emspace" => "\u{2003}",
        "enspace" => "\u{2002}",
        "qmspace" => "\u{2005}",
        "bullet" => "•",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "tab" => "\t",
        "zwj" => "\u{200D}",
        "zwnj" => "\u{200C}",
        "zwbo" => "\u{200B}",
        "zwnbo" => "\u{2060}",
        "ltrmark" => "\u{200E}",
        "rtlmark" => "\u{200F}",
        _ => return None,
    })
}

/// The character that `\` and a sign stand for.
pub(super) fn sign(byte: u8) -> Option<&'static str> {
    Some(match byte {
        b'~' => "\u{A0}",
        b'_' => "\u{2011}",
        b'-' => "\u{AD}",
        b'{' => "{",
        b'}' => "}",
        b'\\' => "\\",
        b'\t' => "\t",
        _ => return None,
    })
}
