//! The address a page was saved from.

use super::page::Page;
use crate::ingest::piece::is_address;

/// The address: what a browser wrote when it saved the page, or what the page calls itself.
pub(super) fn of(page: &Page<'_>) -> Option<String> {
    let canonical = page.named(b"link").take(500).find_map(|(_, tag)| {
        let own = page.raw(tag, b"rel")?.split_whitespace().any(|word| word.eq_ignore_ascii_case("canonical"));
        if own { page.value(tag, b"href") } else { None }
    });
    let candidates = [saved(page), canonical, page.meta(&["og:url"])];
    candidates.into_iter().flatten().find(|address| is_address(address))
}

/// `<!-- saved from url=(0023)https://example.org/ -->`, as browsers write it at the top.
fn saved(page: &Page<'_>) -> Option<String> {
    page.markup.tags.iter().take(20).filter(|tag| tag.name.is_none()).find_map(|tag| {
        let comment = page.text.get(tag.start..tag.until)?;
        let (_, rest) = comment.split_once("saved from url=(")?;
        let (length, address) = rest.split_once(')')?;
        address.get(..length.trim().parse().ok()?).map(str::to_owned)
    })
}
