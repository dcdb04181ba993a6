//! The gazetteer: names of persons, places and governing bodies that are facts of the world, in an fst map read in
//! place. Entries are lower case, tokens set apart by one space.

use std::borrow::Cow;
use std::ops::{BitOr, BitOrAssign};

use fst::Map;

/// What a gazetteer entry may name: a set of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub struct Kinds(pub u32);

impl Kinds {
    /// Nothing known.
    pub const NONE: Self = Self(0);
    /// A first name.
    pub const FIRST: Self = Self(1);
    /// A family name.
    pub const LAST: Self = Self(1 << 1);
    /// A country.
    pub const COUNTRY: Self = Self(1 << 2);
    /// A nationality, and some faiths and parties.
    pub const DEMONYM: Self = Self(1 << 3);
    /// A capital city.
    pub const CAPITAL: Self = Self(1 << 4);
    /// A city of more than 100,000.
    pub const CITY: Self = Self(1 << 5);
    /// A state of the United States.
    pub const STATE: Self = Self(1 << 6);
    /// Such a state, shortened as newspapers do.
    pub const STATE_ABBR: Self = Self(1 << 7);
    /// A first-level region of a country.
    pub const REGION1: Self = Self(1 << 8);
    /// A region of the world.
    pub const REGION: Self = Self(1 << 9);
    /// A place that stands for a government.
    pub const METONYM: Self = Self(1 << 10);
    /// A word that ends or heads the name of an organisation.
    pub const ORGHEAD: Self = Self(1 << 11);
    /// A governing body or another well-known organisation.
    pub const GOVBODY: Self = Self(1 << 12);
    /// The first word of a longer entry.
    pub const STARTS: Self = Self(1 << 13);
    /// Any kind of place.
    pub const PLACE: Self = Self(
        Self::COUNTRY.0
            | Self::CAPITAL.0
            | Self::CITY.0
            | Self::STATE.0
            | Self::STATE_ABBR.0
            | Self::REGION1.0
            | Self::REGION.0,
    );
    /// The number of bits in use.
    pub const BITS: u32 = 14;

    /// The names of the kinds in the training data, in the order of the bits.
    pub const NAMES: [&'static str; 13] = [
        "first",
        "last",
        "country",
        "demonym",
        "capital",
        "city",
        "state",
        "state_abbr",
        "region1",
        "region",
        "metonym",
        "orghead",
        "govbody",
    ];

    /// Whether any bit of `other` is set.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Without the bits of `other`.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl BitOr for Kinds {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Kinds {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// The gazetteer, read in place.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    map: Option<Map<Cow<'static, [u8]>>>,
}

impl Gazetteer {
    /// The gazetteer whose bytes these are; an empty one where they are no fst map.
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Self {
        Self { map: Map::new(bytes.into()).ok() }
    }

    /// The kinds of a single word form (lower case, apostrophes `'`), [`Kinds::STARTS`] among them.
    pub fn kinds(&self, form: &str) -> Kinds {
        self.map.as_ref().and_then(|map| map.get(form)).map_or(Kinds::NONE, |bits| Kinds(bits as u32))
    }

    /// The longest entry that begins with these word forms, as number of words and kinds; one word counts too.
    pub fn longest<'f>(&self, forms: impl IntoIterator<Item = &'f str>) -> Option<(usize, Kinds)> {
        let fst = self.map.as_ref()?.as_fst();
        let mut node = fst.root();
        let mut value = 0_u64;
        let mut best = None;
        for (count, form) in forms.into_iter().enumerate() {
            let space = (count > 0).then_some(b' ');
            for byte in space.into_iter().chain(form.bytes()) {
                let Some(index) = node.find_input(byte) else { return best };
                let transition = node.transition(index);
                value = value.wrapping_add(transition.out.value());
                node = fst.node(transition.addr);
            }
            if node.is_final() {
                let kinds = Kinds(value.wrapping_add(node.final_output().value()) as u32).without(Kinds::STARTS);
                if kinds != Kinds::NONE {
                    best = Some((count + 1, kinds));
                }
            }
        }
        best
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.map.as_ref().map_or(0, Map::len)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Default for Gazetteer {
    /// The gazetteer that ships.
    fn default() -> Self {
        Self::new(super::GAZETTEER)
    }
}

/// The kinds of a word form in the gazetteer that ships.
pub fn kinds(form: &str) -> Kinds {
    Gazetteer::default().kinds(form)
}

/// The longest entry of the gazetteer that ships that begins with these word forms: number of words, kinds.
pub fn longest<'f>(forms: impl IntoIterator<Item = &'f str>) -> Option<(usize, Kinds)> {
    Gazetteer::default().longest(forms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use fst::Streamer;

    #[test]
    fn the_first_word_of_every_longer_entry_is_marked_as_such() {
        let gazetteer = Gazetteer::default();
        let mut longer = 0;
        if let Some(map) = &gazetteer.map {
            let mut stream = map.stream();
            while let Some((entry, kinds)) = stream.next() {
                assert_eq!(kinds >> Kinds::BITS, 0);
                let entry = String::from_utf8_lossy(entry);
                if let Some((first, _)) = entry.split_once(' ') {
                    longer += 1;
                    assert!(gazetteer.kinds(first).any(Kinds::STARTS), "{entry}");
                }
            }
        }
        assert!(longer > 1000, "{longer}");
    }
}
