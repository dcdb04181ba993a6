//! Random damage.

use super::random::Random;
use super::zips;

/// `bytes` with some damage; of a zip container sometimes its inflated entries.
pub fn mutant(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    if !bytes.starts_with(b"PK") || random.below(3) == 0 {
        return damaged(bytes.to_vec(), random);
    }
    let mut entries = zips::entries(bytes);
    let at = random.below(entries.len());
    entries[at].1 = damaged(std::mem::take(&mut entries[at].1), random);
    if random.below(8) == 0 {
        entries.remove(random.below(entries.len()));
    }
    if random.below(8) == 0 {
        random.shuffle(&mut entries);
    }
    let entries: Vec<(&str, &[u8])> = entries.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    zips::zipped(&entries)
}

/// One to six wounds.
fn damaged(mut bytes: Vec<u8>, random: &mut Random) -> Vec<u8> {
    for _ in 0..=random.below(6) {
        if bytes.is_empty() {
            break;
        }
        let from = random.below(bytes.len());
        let to = (from + random.below(400)).min(bytes.len());
        match random.below(9) {
            0 => bytes[from] ^= 1 << random.below(8),
            1 => bytes[from] = random.number() as u8,
            2 => bytes[from..to].iter_mut().for_each(|byte| *byte = random.number() as u8),
            3 => drop(bytes.drain(from..to)),
            4 => {
                let chunk = bytes[from..to].repeat(1 + random.below(20));
                bytes.splice(from..from, chunk);
            }
            5 => bytes.truncate(from.max(bytes.len() / 8)),
            6 => bytes[from..to].reverse(),
            7 => {
                let marks = b"<>&{}[]()\\/\"'=;:%\0\xff \n";
                bytes.splice(from..from, [marks[random.below(marks.len())]].repeat(1 + random.below(50)));
            }
            _ => number(&mut bytes, from, random),
        }
    }
    bytes
}

/// Writes another number over the next one: lengths, offsets, counts, levels.
fn number(bytes: &mut Vec<u8>, from: usize, random: &mut Random) {
    let others = ["0", "-1", "1", "255", "65536", "2147483648", "4294967295", "99999999999999999999", "1e308"];
    let Some(at) = bytes[from..].iter().position(u8::is_ascii_digit).map(|at| from + at) else { return };
    let end = bytes[at..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |end| at + end);
    bytes.splice(at..end, others[random.below(others.len())].bytes());
}
