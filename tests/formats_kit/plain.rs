//! Text and Markdown.

use super::Block;

/// The width at which text is wrapped.
const WIDTH: usize = 78;

/// `words` in lines of at most `width` characters; the first begins with `first`, the others with `next`.
fn wrapped(words: &str, width: usize, first: &str, next: &str) -> String {
    let mut out = first.to_owned();
    let mut column = first.chars().count();
    let mut fresh = true;
    for word in words.split(' ') {
        let room = word.chars().count() + usize::from(!fresh);
        if !fresh && column + room > width {
            out.push('\n');
            out.push_str(next);
            column = next.chars().count();
            fresh = true;
        }
        if !fresh {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += word.chars().count();
        fresh = false;
    }
    out + "\n"
}

/// Plain text: underlined headings, hard-wrapped paragraphs, a table in columns.
pub fn text(blocks: &[Block]) -> Vec<u8> {
    let mut out = String::new();
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 && !(matches!(block, Block::Item(_)) && matches!(blocks[at - 1], Block::Item(_))) {
            out.push('\n');
        }
        match block {
            Block::Heading(level, words) => {
                let rule = if *level == 1 { "=" } else { "-" };
                out += &format!("{words}\n{}\n", rule.repeat(words.chars().count()));
            }
            Block::Para(words) => out += &wrapped(words, WIDTH, "", ""),
            Block::Item(words) => out += &wrapped(words, WIDTH, "- ", "  "),
            Block::Quote(words) => out += &wrapped(words, WIDTH, "> ", "> "),
            Block::Table(rows) => out += &columns(rows),
        }
    }
    out.into_bytes()
}

fn columns(rows: &[Vec<String>]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            line += &format!("{cell:<width$}   ", width = width(column));
        }
        out += &format!("{}\n", line.trim_end());
        if at == 0 {
            let rules: Vec<String> = (0..row.len()).map(|column| "-".repeat(width(column))).collect();
            out += &format!("{}\n", rules.join("   "));
        }
    }
    out
}

/// Markdown.
pub fn markdown(blocks: &[Block]) -> Vec<u8> {
    let mut out = String::new();
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 && !(matches!(block, Block::Item(_)) && matches!(blocks[at - 1], Block::Item(_))) {
            out.push('\n');
        }
        match block {
            Block::Heading(level, words) => out += &format!("{} {words}\n", "#".repeat(usize::from(*level))),
            Block::Para(words) => out += &wrapped(words, 100, "", ""),
            Block::Item(words) => out += &format!("- {words}\n"),
            Block::Quote(words) => out += &format!("> {words}\n"),
            Block::Table(rows) => {
                for (at, row) in rows.iter().enumerate() {
                    out += &format!("| {} |\n", row.join(" | "));
                    if at == 0 {
                        out += &format!("|{}\n", "---|".repeat(row.len()));
                    }
                }
            }
        }
    }
    out.into_bytes()
}
