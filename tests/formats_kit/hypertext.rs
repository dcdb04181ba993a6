//! HTML and feeds.

use super::{Block, escaped};

/// The blocks as elements of HTML that are also well-formed XML.
pub fn body(blocks: &[Block]) -> String {
    let mut out = String::new();
    for (at, block) in blocks.iter().enumerate() {
        let is_item = |at: usize| matches!(blocks.get(at), Some(Block::Item(_)));
        match block {
            Block::Heading(level, words) => out += &format!("<h{level}>{}</h{level}>\n", escaped(words)),
            Block::Para(words) => out += &format!("<p>{}</p>\n", escaped(words)),
            Block::Item(words) => {
                out += if at == 0 || !is_item(at - 1) { "<ul>\n" } else { "" };
                out += &format!("<li>{}</li>\n", escaped(words));
                out += if is_item(at + 1) { "" } else { "</ul>\n" };
            }
            Block::Quote(words) => out += &format!("<blockquote><p>{}</p></blockquote>\n", escaped(words)),
            Block::Table(rows) => out += &table(rows),
        }
    }
    out
}

fn table(rows: &[Vec<String>]) -> String {
    let row = |cells: &[String], tag: &str| {
        let cells: String = cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", escaped(cell))).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let rest: String = rows[1..].iter().map(|cells| row(cells, "td")).collect();
    format!("<table>\n<thead>{}</thead>\n<tbody>\n{rest}</tbody>\n</table>\n", row(&rows[0], "th"))
}

/// The words of the first heading.
pub fn title(blocks: &[Block]) -> String {
    let words = blocks.iter().find_map(|block| if let Block::Heading(1, words) = block { Some(words) } else { None });
    escaped(words.map_or("Note", String::as_str))
}

/// Lines folded at blanks in text, as editors of web pages leave them.
fn broken(html: &str) -> String {
    let mut column = 0;
    let mut inside = false;
    let fold = |c: char| {
        column = if c == '\n' { 0 } else { column + 1 };
        inside = c == '<' || inside && c != '>';
        if c == ' ' && column > 90 && !inside {
            column = 0;
            return '\n';
        }
        c
    };
    html.chars().map(fold).collect()
}

/// A saved web page: the briefing between navigation, a bar of buttons, related pages and a footer.
pub fn page(blocks: &[Block]) -> Vec<u8> {
    let title = title(blocks);
    let body = broken(&body(blocks)).replace('\u{a0}', "&nbsp;").replace('é', "&eacute;");
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title} | Harbour Desk</title>\n\
         <style>nav a {{ color: #123; }}</style><script>var ready = 1 < 2;</script></head>\n<body>\n\
         <header><a href=\"/\">Harbour Desk</a><nav><ul><li><a href=\"/ports\">Ports</a></li><li><a href=\"/trade\">Trade</a></li>\
         <li><a href=\"/law\">Law</a></li><li><a href=\"/about\">About us</a></li></ul></nav></header>\n\
         <main><article>\n{body}</article>\n\
         <div class=\"share\"><a href=\"#s\">Share</a> <a href=\"#m\">Mail</a> <a href=\"#p\">Print</a></div></main>\n\
         <aside class=\"related\"><h2>Related</h2><ul><li><a href=\"/a\">Ice on the upper river</a></li>\
         <li><a href=\"/b\">Who owns the cranes?</a></li></ul></aside>\n\
         <footer><p>Harbour Desk. All rights reserved. <a href=\"/privacy\">Privacy</a></p></footer>\n</body></html>\n"
    )
    .into_bytes()
}

/// A chapter of an e-book.
pub fn chapter(blocks: &[Block]) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head>\
         <title>{}</title></head>\n<body>\n{}</body></html>\n",
        title(blocks),
        body(blocks)
    )
}

/// An RSS feed with the briefing as its one entry.
pub fn feed(blocks: &[Block]) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\n\
         <title>Harbour Desk</title><link>https://desk.example/</link><description>Notes on ports</description>\n\
         <item><title>{}</title><link>https://desk.example/selmar</link><guid>selmar</guid>\n\
         <pubDate>Fri, 14 Mar 2025 08:00:00 +0000</pubDate>\n\
         <description>A note on grain.</description>\n<content:encoded><![CDATA[{}]]></content:encoded></item>\n\
         </channel></rss>\n",
        title(blocks),
        body(&blocks[1..])
    )
    .into_bytes()
}
