//! What a screen costs: the sanitiser, the layout of a block, the search for an absent word.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use std::sync::Arc;

use divan::{Bencher, black_box, counter::BytesCount};
use pincite::display::{Rows, Syntax, paint};
use pincite::document::{Block, BlockKind, Document, Format, Source};
use pincite::text::glyph::{display_line, glyphs, hidden_characters};
use pincite::text::search::Search;
use pincite::text::{LineIndex, Span};

fn main() {
    divan::main();
}

const SENTENCE: &str =
    "Officials said the port could reopen within 30 days, although “no final decision” had been taken. ";

fn prose(bytes: usize) -> String {
    SENTENCE.repeat(bytes.div_ceil(SENTENCE.len()))
}

fn document(text: String) -> Arc<Document> {
    let span = Span::new(0, text.len() as u32);
    let source = Source { path: "-".into(), bytes: 0, sha256: String::new(), encoding: "UTF-8" };
    Document {
        blocks: vec![Block::new(BlockKind::Paragraph, span, span.trim(&text), 0)],
        lines: LineIndex::new(&text),
        format: Format::Text,
        source,
        text,
        ..Document::default()
    }
    .shared()
}

#[divan::bench]
fn glyphs_of_1_mib(bencher: Bencher<'_, '_>) {
    let text = prose(1 << 20);
    let span = Span::new(0, text.len() as u32);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| glyphs(&text, span).map(|glyph| u32::from(glyph.width)).sum::<u32>());
}

#[divan::bench]
fn display_line_of_1_mib(bencher: Bencher<'_, '_>) {
    let text = prose(1 << 20);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| display_line(&text));
}

#[divan::bench]
fn hidden_characters_of_1_mib(bencher: Bencher<'_, '_>) {
    let text = prose(1 << 20);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| hidden_characters(&text).count());
}

#[divan::bench(args = [500, 5_000, 50_000])]
fn layout_of_a_block(bencher: Bencher<'_, '_>, bytes: usize) {
    let document = document(prose(bytes));
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        let rows = Rows::new(Arc::clone(&document), 80);
        rows.row(rows.first()).map(|row| row.width())
    });
}

#[divan::bench]
fn first_and_last_row_of_a_50_mb_paragraph(bencher: Bencher<'_, '_>) {
    let document = document(prose(50 << 20));
    bencher.bench_local(|| {
        let rows = Rows::new(Arc::clone(&document), 80);
        let last = rows.back(rows.last(), 45);
        (rows.row(rows.first()).map(|row| row.width()), rows.row(last).map(|row| row.width()))
    });
}

#[divan::bench]
fn paint_a_screen(bencher: Bencher<'_, '_>) {
    let document = document(prose(8_000));
    let rows = Rows::new(Arc::clone(&document), 100);
    let syntax = Syntax::new();
    let roles = syntax.roles(&document, 0);
    bencher.bench_local(|| {
        let screen = rows.from(rows.first()).take(45);
        screen.map(|(_, row)| paint(&document.text, &row, &roles, &[]).len()).sum::<usize>()
    });
}

#[divan::bench]
fn syntax_first_use(bencher: Bencher<'_, '_>) {
    let document = document(prose(1_000));
    bencher.bench_local(|| Syntax::new().roles(&document, 0).len());
}

#[divan::bench]
fn syntax_of_4_kib(bencher: Bencher<'_, '_>) {
    let document = document(prose(4_096));
    let syntax = Syntax::new();
    bencher.counter(BytesCount::new(4_096u32)).bench_local(|| {
        syntax.clear();
        syntax.roles(&document, 0).len()
    });
}

#[divan::bench(args = ["zugzwang", "absent word", "absent", "élan vital"], sample_count = 10)]
fn absent_word_in_50_mb(bencher: Bencher<'_, '_>, query: &str) {
    let text = prose(50 << 20);
    let span = Span::new(0, text.len() as u32);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| Search::new(black_box(query)).find_in(&text, &[], span).len());
}
