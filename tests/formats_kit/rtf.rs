//! Rich Text Format.

use super::Block;

/// A document with heading styles, a list and a table.
pub fn file(blocks: &[Block]) -> Vec<u8> {
    let mut out = String::from(
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Helvetica;}{\\f1\\ftech Symbol;}}\n\
         {\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s2\\outlinelevel1 heading 2;}{\\s3\\outlinelevel2 heading 3;}\
         {\\s4 Quote;}}\n\\plain\\f0\\fs22 ",
    );
    for block in blocks {
        out += &match block {
            Block::Heading(level, words) => {
                format!("\\pard\\s{level}\\outlinelevel{}\\b {}\\b0\\par\n", level - 1, escaped(words))
            }
            Block::Para(words) => format!("\\pard\\s0 {}\\par\n", escaped(words)),
            Block::Item(words) => {
                format!("\\pard\\s0\\ls1\\ilvl0{{\\listtext\\f1\\'b7\\tab}}\\f0 {}\\par\n", escaped(words))
            }
            Block::Quote(words) => format!("\\pard\\s4\\li720\\ri720 {}\\par\n", escaped(words)),
            Block::Table(rows) => rows.iter().enumerate().map(row).collect(),
        };
    }
    (out + "}\n").into_bytes()
}

fn row((at, cells): (usize, &Vec<String>)) -> String {
    let head = if at == 0 { "\\trhdr" } else { "" };
    let borders: String = (1..=cells.len()).map(|cell| format!("\\cellx{}", 3000 * cell)).collect();
    let cells: String = cells.iter().map(|cell| format!("{}\\cell ", escaped(cell))).collect();
    format!("\\trowd{head}{borders}\\pard\\intbl {cells}\\row\n")
}

/// Characters beyond ASCII in three forms: control words, code page, Unicode with a replacement.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        match c {
            '\\' | '{' | '}' => out.extend(['\\', c]),
            '\u{a0}' => out += "\\~",
            '“' => out += "\\ldblquote ",
            '”' => out += "\\rdblquote ",
            '’' => out += "\\'92",
            'é' => out += "\\'e9",
            c if c.is_ascii() => out.push(c),
            c => out += &format!("\\u{}?", u32::from(c)),
        }
    }
    out
}
