//! PDF: the glyphs by a library behind one small trait, the layout by us.

mod boss;
mod glyphs;
mod head;
mod hyphens;
mod inflate;
mod layout;
mod tell;
#[cfg(test)]
mod tests;
mod write;

use self::boss::Boss;
use self::glyphs::Pages;
use self::head::Head;
use self::layout::Window;
use self::tell::Tell;
use self::write::Writer;
use super::composer::Composer;
use super::refusal::{Refusal, Stop};
use crate::document::SourcePart;

/// The most pages that are read.
const PAGES: usize = 20_000;
/// How many pages are laid out together; fewer at first, so that the first ones come soon.
const BATCH: usize = 16;
const FIRST: usize = 8;

/// Reads a PDF, page after page.
///
/// # Errors
/// Where it cannot be opened, or nobody wants the rest.
pub(super) fn read(bytes: &[u8], _name: &str, out: &mut Composer<'_>) -> Result<(), Stop> {
    let pages = Boss::open(bytes)?;
    lay_out(&pages, out)
}

/// The bytes of the page that `part` names: its glyphs as they are painted, without the layout.
///
/// # Errors
/// Where there is no such page.
pub(super) fn part(bytes: &[u8], part: &SourcePart) -> Result<Vec<u8>, Refusal> {
    let number = part.name.strip_prefix("page ").and_then(|number| number.parse::<usize>().ok());
    let pages = Boss::open(bytes)?;
    let page = number.and_then(|number| pages.page(number.checked_sub(1)?));
    page.map(|page| page.text.into_bytes()).ok_or_else(|| Refusal::new(format!("has no {}", part.name)))
}

fn lay_out(pages: &dyn Pages, out: &mut Composer<'_>) -> Result<(), Stop> {
    let count = pages.count();
    if count == 0 {
        return Err(Refusal::new("the PDF has no pages: it may be cut off").into());
    }
    let read = count.min(PAGES);
    let (mut window, mut writer) = (Window::default(), Writer::default());
    let (mut head, mut tell) = (Head::new(pages.about()), Tell::default());
    for index in 0..read {
        let page = pages.page(index).unwrap_or_default();
        tell.see(out, &page, index as u32 + 1);
        window.add(page);
        if let Some(sheet) = window.sheet(index as u32 + 1) {
            writer.hyphens.count(sheet);
        }
        let last = index + 1 == read;
        if last || window.waiting() >= if index < BATCH { FIRST } else { BATCH } {
            for draft in window.lay(last) {
                let content = writer.draft(out, &window, &draft);
                if let Some(span) = content.filter(|_| draft.page == 1) {
                    let words = out.slice(span).to_owned();
                    head.see(out, draft.kind, draft.level, span, &words);
                }
            }
            window.forget();
            out.checkpoint((index as u32 + 1, count as u32))?;
        }
    }
    writer.turn_to(out, read as u32);
    tell.end(out);
    if count > read {
        out.problem(format!("{count} pages: all but the first {read} were left out"), None);
    }
    Ok(())
}
