//! The address a page was saved from.

use super::page::Page;

/// The longest address that is kept, in bytes.
const LONGEST: usize = 2083;

/// The address: what a browser wrote when it saved the page, or what the page calls itself.
pub(super) fn of(page: &Page<'_>) -> Option<String> {
    let canonical = page.named(b"link").take(500).find_map(|(_, tag)| {
        let own = page.raw(tag, b"rel")?.split_whitespace().any(|word| word.eq_ignore_ascii_case("canonical"));
        if own { page.value(tag, b"href") } else { None }
    });
    let candidates = [saved(page), canonical, page.meta(&["og:url"])];
    candidates.into_iter().flatten().find(|address| good(address))
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

/// Whether it is an address of the web, without anything that could not stand in one.
fn good(address: &str) -> bool {
    let web = ["https://", "http://"].iter().any(|scheme| {
        address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && address.len() > scheme.len()
    });
    web && address.len() <= LONGEST && !address.chars().any(|c| c.is_control() || c.is_whitespace())
}
