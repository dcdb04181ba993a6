//! Declarations of CSS that bear on whether a text is seen, and which of them hold for an element (CSS Cascading Level 4,
//! section 6, in short).

use std::collections::BTreeMap;

/// The properties that are looked at.
const PROPERTIES: [&str; 19] = [
    "background",
    "background-color",
    "bottom",
    "clip",
    "color",
    "display",
    "font-size",
    "height",
    "left",
    "max-height",
    "mso-hide",
    "opacity",
    "overflow",
    "position",
    "right",
    "text-indent",
    "top",
    "visibility",
    "width",
];
/// The most declarations of a block that are read.
const MOST: usize = 100;
/// The longest value that means anything here, in bytes.
const LONGEST: usize = 64;

/// How strong a declaration is: whether it is marked as important, how exactly its selector tells the element, and how
/// late it comes.
pub(super) type Rank = (bool, u8, u32);

/// What is declared for an element: of each property the strongest value, in lower case, its white space folded.
#[derive(Clone, Debug, Default)]
pub(super) struct Declared(BTreeMap<&'static str, (Rank, String)>);

impl Declared {
    /// Adds the declarations of a block whose selector is so exact and which comes so late.
    pub(super) fn add(&mut self, block: &str, exact: u8, order: u32) {
        for declaration in block.split(';').take(MOST) {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let property = property.trim().to_ascii_lowercase();
            let Ok(at) = PROPERTIES.binary_search(&property.as_str()) else { continue };
            let value = value.trim().to_ascii_lowercase();
            let plain = value.strip_suffix("important").map(str::trim_end).and_then(|value| value.strip_suffix('!'));
            let important = plain.is_some();
            let value = plain.unwrap_or(&value).split_whitespace().collect::<Vec<_>>().join(" ");
            if let Some(property) = PROPERTIES.get(at).filter(|_| !value.is_empty() && value.len() <= LONGEST) {
                self.put(property, (important, exact, order), value);
            }
        }
    }

    fn put(&mut self, property: &'static str, rank: Rank, value: String) {
        if self.0.get(property).is_none_or(|(other, _)| *other <= rank) {
            self.0.insert(property, (rank, value));
        }
    }

    /// Adds what is declared elsewhere for the same element.
    pub(super) fn merge(&mut self, other: &Self) {
        for (property, (rank, value)) in &other.0 {
            self.put(property, *rank, value.clone());
        }
    }

    /// The properties that are declared.
    pub(super) fn properties(&self) -> impl Iterator<Item = &'static str> {
        self.0.keys().copied()
    }

    /// Takes back what is declared of a property.
    pub(super) fn forget(&mut self, property: &str) {
        self.0.remove(property);
    }

    /// Whether nothing is declared.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a property.
    pub(super) fn value(&self, property: &str) -> Option<&str> {
        self.0.get(property).map(|(_, value)| value.as_str())
    }

    /// What hides an element of which this is declared.
    pub(super) fn hides(&self) -> Option<&'static str> {
        let is = |property: &str, values: &[&str]| self.value(property).is_some_and(|value| values.contains(&value));
        let length = |property: &str| self.value(property).and_then(number);
        if is("display", &["none"]) {
            Some("display:none")
        } else if is("visibility", &["hidden", "collapse"]) {
            Some("visibility:hidden")
        } else if length("opacity") == Some(0.0) {
            Some("opacity:0")
        } else if length("font-size") == Some(0.0) {
            Some("font-size:0")
        } else if is("mso-hide", &["all"]) {
            Some("mso-hide:all")
        } else if length("text-indent").is_some_and(far) || is("position", &["absolute", "fixed"]) && self.away() {
            Some("off-screen position")
        } else if is("overflow", &["hidden"])
            && ["height", "width", "max-height"].iter().any(|p| length(p) == Some(0.0))
        {
            Some("no room")
        } else if self.like_background() {
            Some("color of the background")
        } else {
            None
        }
    }

    /// Whether what an element outside hides by `means`, this one shows again.
    pub(super) fn shows(&self, means: &str) -> bool {
        match means {
            "visibility:hidden" => self.value("visibility").is_some_and(|value| matches!(value, "visible" | "initial")),
            "font-size:0" => self.value("font-size").is_some_and(|size| {
                let named = matches!(size, "medium" | "small" | "large" | "initial")
                    || ["x-", "xx-"].iter().any(|start| size.starts_with(start));
                let relative = size.ends_with('%') || size.ends_with("em") && !size.ends_with("rem");
                named || !relative && number(size).is_some_and(|size| size > 0.0)
            }),
            "color of the background" => {
                ["color", "background", "background-color"].iter().any(|property| self.value(property).is_some())
            }
            _ => false,
        }
    }

    /// Whether a positioned element lies beyond the edge of the page or is cut to nothing.
    fn away(&self) -> bool {
        let edges = ["left", "top", "right", "bottom"];
        let moved = edges.iter().any(|edge| self.value(edge).and_then(number).is_some_and(far));
        let cut = self.value("clip").is_some_and(|value| {
            let parts = value.trim_start_matches("rect(").trim_end_matches(')').split([',', ' ']);
            parts.filter(|part| !part.is_empty()).all(|part| number(part).is_some_and(|length| length.abs() <= 1.0))
        });
        moved || cut
    }

    /// Whether words have the colour that is set behind them.
    fn like_background(&self) -> bool {
        let color = self.value("color").and_then(color);
        let behind = self.value("background-color").or(self.value("background")).and_then(self::color);
        color.is_some() && color == behind
    }
}

/// Farther out than any page that is scrolled.
fn far(length: f64) -> bool {
    length <= -900.0
}

/// The number a value begins with.
fn number(value: &str) -> Option<f64> {
    let end = value.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | '+'))).unwrap_or(value.len());
    value.get(..end)?.parse().ok()
}

/// A colour that is written as `#fff`, `#ffffff`, `rgb(255, 255, 255)`, `white` or `black`.
fn color(value: &str) -> Option<[u8; 3]> {
    let digit = |at: usize, hex: &str| hex.get(at..=at).and_then(|digit| u8::from_str_radix(digit, 16).ok());
    match (value, value.strip_prefix('#')) {
        ("white", _) => Some([255; 3]),
        ("black", _) => Some([0; 3]),
        (_, Some(hex)) if hex.len() == 3 => Some([digit(0, hex)? * 17, digit(1, hex)? * 17, digit(2, hex)? * 17]),
        (_, Some(hex)) if hex.len() == 6 => {
            let pair = |at: usize| Some(digit(at, hex)? * 16 + digit(at + 1, hex)?);
            Some([pair(0)?, pair(2)?, pair(4)?])
        }
        _ => {
            let parts = value.strip_prefix("rgb(")?.strip_suffix(')')?.split([',', ' ']);
            let parts: Option<Vec<u8>> = parts.filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect();
            parts?.try_into().ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(block: &str) -> Option<&'static str> {
        let mut declared = Declared::default();
        declared.add(block, 1, 0);
        declared.hides()
    }

    #[test]
    fn the_properties_are_in_order() {
        assert!(PROPERTIES.is_sorted());
    }

    #[test]
    fn styles_that_hide() {
        assert_eq!(style("color: red; DISPLAY : none !important"), Some("display:none"));
        assert_eq!(style("font-size:0px"), Some("font-size:0"));
        assert_eq!(style("opacity:0.0"), Some("opacity:0"));
        assert_eq!(style("position:absolute; left:-9999px"), Some("off-screen position"));
        assert_eq!(style("position:absolute; clip: rect(0 0 0 0)"), Some("off-screen position"));
        assert_eq!(style("text-indent:-9999em"), Some("off-screen position"));
        assert_eq!(style("overflow:hidden;max-height:0"), Some("no room"));
        assert_eq!(style("display:block !important; display:none; visibility:hidden"), Some("visibility:hidden"));
        assert_eq!(style("color:#FFF; background:rgb(255, 255,255)"), Some("color of the background"));
    }

    #[test]
    fn styles_that_do_not() {
        assert_eq!(style("display:block; opacity:0.5; font-size:0.8em; left:-4px"), None);
        assert_eq!(style("position:absolute; left:-10px; visibility: visible"), None);
        assert_eq!(style("color:white; background:#fff url(night.png)"), None);
        assert_eq!(style("color:#fff; background-color:#0f0f0f; display:none!important;display"), Some("display:none"));
        assert_eq!(style("color:#fff; background-color:#ffff"), None);
    }

    #[test]
    fn what_is_inherited_can_be_undone() {
        let shows = |block: &str, means: &str| {
            let mut declared = Declared::default();
            declared.add(block, 1, 0);
            declared.shows(means)
        };
        assert!(shows("font-size:13px", "font-size:0") && shows("font-size:1rem", "font-size:0"));
        assert!(!shows("font-size:2em", "font-size:0") && !shows("font-size:120%", "font-size:0"));
        assert!(shows("visibility:visible", "visibility:hidden"));
        assert!(!shows("display:block", "display:none") && !shows("opacity:1", "opacity:0"));
    }
}
