//! Byte offsets as the W3C model counts them: in characters (code points of Unicode).

/// Bytes between two places whose count is kept.
const STEP: usize = 4096;

/// The way from bytes to characters. Memory: four bytes for every 4 KiB of text.
#[derive(Debug)]
pub struct Characters<'a> {
    text: &'a str,
    /// How many characters begin before byte `index * STEP`.
    before: Vec<u32>,
}

impl<'a> Characters<'a> {
    /// Counts the characters of `text` once.
    pub fn new(text: &'a str) -> Self {
        let mut count = 0;
        let mut before = Vec::with_capacity(text.len() / STEP + 1);
        for chunk in text.as_bytes().chunks(STEP) {
            before.push(count);
            count += begun(chunk);
        }
        before.push(count);
        Self { text, before }
    }

    /// How many characters stand before the byte at `offset`.
    pub fn before(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        let chunk = offset / STEP;
        let counted = self.before.get(chunk).copied().unwrap_or(0);
        counted + begun(self.text.as_bytes().get(chunk * STEP..offset).unwrap_or_default())
    }
}

/// How many characters begin in these bytes.
fn begun(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_code_points() {
        let text = "aé😀\u{301}x".repeat(2000);
        let counted = Characters::new(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(counted.before(at as u32) as usize, count);
        }
        assert_eq!(counted.before(text.len() as u32) as usize, text.chars().count());
        assert_eq!(Characters::new("").before(0), 0);
    }
}
