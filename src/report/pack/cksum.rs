//! The checksum of POSIX `cksum`: a CRC of 32 bits (polynomial 0x04C11DB7) over the bytes and their count.

use super::Packed;

/// What `cksum` prints for these files: checksum, length, name.
pub fn sums(files: &[&Packed]) -> String {
    let lines: Vec<String> =
        files.iter().map(|file| format!("{} {} {}\n", crc(&file.bytes), file.bytes.len(), file.name)).collect();
    lines.concat()
}

/// The checksum of `bytes` (IEEE Std 1003.1, cksum).
pub fn crc(bytes: &[u8]) -> u32 {
    let mut crc = 0;
    for &byte in bytes {
        crc = step(crc, byte);
    }
    let mut length = bytes.len() as u64;
    while length > 0 {
        crc = step(crc, (length & 0xFF) as u8);
        length >>= 8;
    }
    !crc
}

fn step(crc: u32, byte: u8) -> u32 {
    let index = (crc >> 24) as u8 ^ byte;
    crc << 8 ^ TABLE.get(usize::from(index)).copied().unwrap_or(0)
}

static TABLE: [u32; 256] = table();

#[allow(clippy::indexing_slicing, reason = "the index counts through the array")]
const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        let mut crc = (at as u32) << 24;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 0x8000_0000 == 0 { crc << 1 } else { crc << 1 ^ 0x04C1_1DB7 };
            bit += 1;
        }
        table[at] = crc;
        at += 1;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksums_are_those_of_the_tool() {
        // As printed by `printf … | cksum`.
        assert_eq!(crc(b""), 4_294_967_295);
        assert_eq!(crc(b"123456789"), 930_766_865);
        assert_eq!(sums(&[&Packed::new("a.txt", "123456789")]), "930766865 9 a.txt\n");
    }
}
