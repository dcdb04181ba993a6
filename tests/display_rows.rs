//! What must hold of every layout: tiles, widths, safe text, and marks that cover exactly their glyphs.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::expect_used, reason = "tests")]

mod hostile;

use hostile::{document, forbidden, hostile_text};
use pincite::display::{Badge, Overlay, Piece, Role, Row, RowAt, Rows, paint, wrap};
use pincite::document::{Block, BlockKind, Document, Format, Segment, SegmentKind};
use pincite::text::Span;
use pincite::text::glyph::glyphs;
use proptest::prelude::*;

const KINDS: [BlockKind; 7] = [
    BlockKind::Heading,
    BlockKind::Paragraph,
    BlockKind::Item,
    BlockKind::Quote,
    BlockKind::Table,
    BlockKind::Note,
    BlockKind::Code,
];

fn kind() -> impl Strategy<Value = BlockKind> {
    (0..KINDS.len()).prop_map(|at| KINDS[at])
}

/// All rows of a document, walked forwards.
fn all(rows: &Rows) -> Vec<(RowAt, Row)> {
    rows.from(rows.first()).map(|(at, row)| (at, (*row).clone())).collect()
}

fn drawn(document: &Document, row: &Row, overlays: &[Overlay]) -> (String, String) {
    let (mut whole, mut evidence) = (String::new(), String::new());
    for run in paint(&document.text, row, &[], overlays) {
        run.each_cell(&document.text, |_, symbol, _| {
            whole.push_str(symbol);
            if run.is(Role::Evidence) {
                evidence.push_str(symbol);
            }
        });
    }
    (whole, evidence)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_tile_fit_and_draw_nothing_forbidden(text in hostile_text(), width in 1u16..=200, kind in kind()) {
        let document = document(&text, kind, Format::Text).shared();
        let rows = Rows::new(document.clone(), width);
        let mut end = 0;
        for (at, row) in all(&rows) {
            prop_assert_eq!(row.full.start(), end, "{:?} {:?}", at, row);
            end = row.full.end();
            prop_assert!(row.width() <= width, "{} > {width}: {row:?}", row.width());
            let mut column = 0;
            for run in paint(&document.text, &row, &[], &[]) {
                prop_assert!(run.column >= column);
                column = run.column + run.width;
                let mut next = run.column;
                run.each_cell(&document.text, |at, symbol, cells| {
                    assert_eq!(at, next);
                    next += u16::from(cells);
                    assert_eq!(forbidden(symbol), None, "{symbol:?}");
                });
                prop_assert_eq!(next, column, "{:?}", run);
            }
        }
        prop_assert_eq!(end as usize, document.text.len());
    }

    #[test]
    fn a_mark_covers_exactly_its_glyphs(
        text in hostile_text(), width in 20u16..=200, kind in kind(), from in 0u32..=1000, to in 0u32..=1000,
    ) {
        let document = document(&text, kind, Format::Text).shared();
        let border = |share: u32| document.text.floor_char_boundary(share as usize * document.text.len() / 1000) as u32;
        let span = Span::new(border(from), border(to));
        let overlays = [Overlay { span, role: Role::Evidence, priority: 1 }];
        let rows = Rows::new(document.clone(), width);
        let mut marked = String::new();
        let mut expected = String::new();
        for (_, row) in all(&rows) {
            marked.push_str(&drawn(&document, &row, &overlays).1);
            for part in row.parts.iter().filter(|part| !part.span.is_empty()) {
                let mut column = part.column;
                for glyph in glyphs(&document.text, part.span) {
                    if glyph.span.overlaps(span) {
                        match &part.label {
                            Some(label) => expected.push_str(label),
                            None => expected.push_str(&glyph.draw(&document.text, column).to_string()),
                        }
                    }
                    column += glyph.width_at(column);
                }
            }
        }
        prop_assert_eq!(marked, expected);
    }

    /// Whatever is not blank is shown once, in order, whatever the width: nothing is lost and nothing doubled.
    #[test]
    fn every_visible_glyph_is_shown_once(text in hostile_text(), width in 1u16..=200, kind in kind()) {
        let document = document(&text, kind, Format::Text).shared();
        let rows = Rows::new(document.clone(), width);
        let mut shown: Vec<Span> = all(&rows).iter().flat_map(|(_, row)| row.shown().collect::<Vec<_>>()).collect();
        if kind == BlockKind::Table {
            shown.sort();
        }
        prop_assert!(shown.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{shown:?}");
        for block in &document.blocks {
            for part in document.visible(block.span) {
                for glyph in glyphs(&document.text, part).filter(|glyph| !glyph.is_blank()) {
                    let separates = |c: char| c == '|' || (c.is_whitespace() && !matches!(c, '\r' | '\u{b}' | '\u{c}'));
                    let separator = document.slice(glyph.span).starts_with(separates);
                    // A cluster may be cut where a cell ends; its bytes are shown all the same.
                    let covered: u32 = shown.iter().filter_map(|span| span.intersect(glyph.span)).map(Span::len).sum();
                    // A mark that leads a cluster (U+0600) may take a pipe or a blank into it: those separate.
                    let bytes = document.slice(glyph.span).chars().filter(|&c| !separates(c)).map(char::len_utf8).sum::<usize>();
                    prop_assert!(separator || covered as usize >= bytes, "{glyph:?} in {shown:?}");
                }
            }
        }
    }

    #[test]
    fn walking_back_meets_the_same_rows(text in hostile_text().prop_filter("rows", |text| !text.is_empty()), width in 1u16..=200, kind in kind()) {
        let document = document(&text, kind, Format::Markdown);
        let rows = Rows::new(document.into(), width);
        let forward: Vec<RowAt> = all(&rows).into_iter().map(|(at, _)| at).collect();
        let mut backward = vec![rows.last()];
        while let Some(prev) = rows.prev(*backward.last().unwrap()) {
            backward.push(prev);
        }
        backward.reverse();
        prop_assert_eq!(forward, backward);
    }

    #[test]
    fn a_place_is_kept(text in hostile_text(), width in 1u16..=200, kind in kind()) {
        let document = document(&text, kind, Format::Text).shared();
        let rows = Rows::new(document.clone(), width);
        for (at, row) in all(&rows) {
            for span in row.shown() {
                prop_assert_eq!(rows.row_of(span.start()), at, "{:?} of {:?}", span, row);
                let column = row.column_of(&document.text, span.start()).unwrap();
                prop_assert_eq!(row.offset_at(&document.text, column), Some(span.start()));
            }
        }
    }

    #[test]
    fn items_of_panes_fit(text in hostile_text(), width in 1u16..=60, hang in 0u16..8, most in 0usize..4) {
        let document = document(&text, BlockKind::Paragraph, Format::Text);
        let pieces = [
            Piece::Label("1 \u{1b}[2J ".into(), Role::LineNumber),
            Piece::Source(document.span()),
            Piece::Label(" L41".into(), Role::LineNumber),
        ];
        let badge = Badge { at: document.text.len() as u32, text: "⟨no band⟩".into() };
        let lines = wrap(&document, &pieces, width, hang, most, &[badge]);
        prop_assert!(most == 0 || lines.len() <= most);
        for row in lines {
            prop_assert!(row.width() <= width, "{row:?}");
            let (whole, _) = drawn(&document, &row, &[]);
            prop_assert_eq!(forbidden(&whole), None);
        }
    }
}

/// A document of blocks, each with a mark that its source lacks before its words.
fn marked(blocks: &[(BlockKind, &str, &str)]) -> Document {
    let mut document = Document { format: Format::Docx, ..Document::default() };
    let mut source = 0;
    for (kind, mark, words) in blocks {
        let start = document.text.len() as u32;
        for (piece, kind) in
            [(*mark, SegmentKind::Inserted), (*words, SegmentKind::Verbatim), ("\n", SegmentKind::Inserted)]
        {
            let from = document.text.len() as u32;
            document.text.push_str(piece);
            let length = if kind == SegmentKind::Verbatim { piece.len() as u64 } else { 0 };
            let span = Span::new(from, from + piece.len() as u32);
            if !span.is_empty() {
                document.segments.push(Segment::of_file(span, kind, (source, source + length)));
            }
            source += length;
        }
        let end = document.text.len() as u32;
        if !mark.is_empty() {
            document.markup.push(Span::new(start, start + mark.len() as u32));
        }
        document.blocks.push(Block::new(*kind, Span::new(start, end), Span::new(start, end - 1), 1));
    }
    document
}

#[test]
fn marks_that_the_source_lacks_are_shown_and_others_are_not() {
    let blocks = [
        (BlockKind::Item, "", "numbered words that go on to a second row"),
        (BlockKind::Item, "", "words"),
        (BlockKind::Note, "[1] ", "The source."),
    ];
    let mut document = marked(&blocks);
    document.blocks[0].label = Some("1.2.3".into());
    let document = document.shared();
    let rows = Rows::new(document.clone(), 24);
    let lines = |document: &Document, rows: &Rows| -> Vec<String> {
        let all = all(rows);
        all.iter().map(|(_, row)| drawn(document, row, &[]).0).collect()
    };
    assert_eq!(
        lines(&document, &rows),
        ["1.2.3numbered words", "that go on to a", "second row", "•words", "[1] The source."]
    );
    assert_eq!(all(&rows)[1].1.parts[0].column, 6);
    let roles: Vec<Option<Role>> = all(&rows)[4].1.parts.iter().map(|part| part.role).collect();
    assert_eq!(roles, [Some(Role::Markup), None]);
    let mut written = marked(&[(BlockKind::Paragraph, "**", "bold words")]);
    for segment in &mut written.segments {
        segment.kind = SegmentKind::Verbatim;
    }
    let written = written.shared();
    assert_eq!(lines(&written, &Rows::new(written.clone(), 24)), ["bold words"]);
}
