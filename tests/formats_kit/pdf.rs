//! PDF: pages of Helvetica in WinAnsi, one string a line.

use super::Block;

const LEFT: f32 = 72.0;
const RIGHT: f32 = 523.0;
const TOP: f32 = 770.0;
const BOTTOM: f32 = 80.0;

/// Widths of the characters from blank to `~` in thousandths of the size (Adobe Font Metrics of Helvetica).
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

fn width(words: &str, size: f32) -> f32 {
    let one = |c: char| match c {
        ' '..='~' => WIDTHS[c as usize - 32],
        '\u{a0}' => 278,
        '‘' | '’' => 222,
        '“' | '”' => 333,
        '•' => 350,
        _ => 556,
    };
    words.chars().map(|c| f32::from(one(c))).sum::<f32>() * size / 1000.0
}

/// The byte of a character in WinAnsi.
fn byte(c: char) -> u8 {
    match c {
        ' '..='~' | '\u{a0}'..='\u{ff}' => c as u8,
        '€' => 0x80,
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '•' => 0x95,
        '–' => 0x96,
        _ => panic!("{c:?} is not in WinAnsi"),
    }
}

/// Pages that are being written.
struct Pages {
    done: Vec<Vec<u8>>,
    now: Vec<u8>,
    y: f32,
}

impl Pages {
    fn turn(&mut self) {
        let number = (self.done.len() + 1).to_string();
        self.draw("F1", 9.0, 297.0, 40.0, &number);
        self.done.push(std::mem::take(&mut self.now));
        self.y = TOP;
    }

    fn draw(&mut self, font: &str, size: f32, x: f32, y: f32, words: &str) {
        self.now.extend(format!("BT /{font} {size} Tf {x:.2} {y:.2} Td (").bytes());
        for c in words.chars() {
            let byte = byte(c);
            match byte {
                b'(' | b')' | b'\\' => self.now.extend([b'\\', byte]),
                0x80.. => self.now.extend(format!("\\{byte:03o}").bytes()),
                _ => self.now.push(byte),
            }
        }
        self.now.extend(b") Tj ET\n");
    }

    /// Lines of `words` between `left` and `right`, turning pages as needed.
    fn flow(&mut self, font: &str, size: f32, left: f32, right: f32, words: &str) {
        let mut line = String::new();
        for word in words.split(' ') {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if width(&longer, size) > right - left && !line.is_empty() {
                self.line(font, size, left, &line);
                word.clone_into(&mut line);
            } else {
                line = longer;
            }
        }
        self.line(font, size, left, &line);
    }

    fn line(&mut self, font: &str, size: f32, left: f32, words: &str) {
        if self.y < BOTTOM {
            self.turn();
        }
        self.draw(font, size, left, self.y, words);
        self.y -= size * 1.25;
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, words) => {
                let size = [18.0, 14.0, 12.0][usize::from(*level) - 1];
                self.y -= 6.0;
                if self.y < BOTTOM + 60.0 {
                    self.turn();
                }
                self.flow("F2", size, LEFT, RIGHT, words);
            }
            Block::Para(words) => self.flow("F1", 11.0, LEFT, RIGHT, words),
            Block::Item(words) => {
                if self.y < BOTTOM {
                    self.turn();
                }
                self.draw("F1", 11.0, LEFT + 8.0, self.y, "•");
                self.flow("F1", 11.0, LEFT + 22.0, RIGHT, words);
            }
            Block::Quote(words) => self.flow("F1", 11.0, LEFT + 36.0, RIGHT - 36.0, words),
            Block::Table(rows) => self.table(rows),
        }
        self.y -= 7.0;
    }

    /// A table with ruled cells, all of it on one page.
    fn table(&mut self, rows: &[Vec<String>]) {
        let (height, wide) = (18.0, (RIGHT - LEFT) / rows[0].len() as f32);
        if self.y - height * rows.len() as f32 <= BOTTOM {
            self.turn();
        }
        let top = self.y + 13.0;
        for (at, row) in rows.iter().enumerate() {
            let font = if at == 0 { "F2" } else { "F1" };
            for (column, cell) in row.iter().enumerate() {
                self.draw(font, 10.0, LEFT + wide * column as f32 + 5.0, self.y, cell);
            }
            self.y -= height;
        }
        let bottom = top - height * rows.len() as f32;
        for at in 0..=rows.len() {
            let y = top - height * at as f32;
            self.now.extend(format!("{LEFT:.2} {y:.2} m {RIGHT:.2} {y:.2} l S\n").bytes());
        }
        for at in 0..=rows[0].len() {
            let x = LEFT + wide * at as f32;
            self.now.extend(format!("{x:.2} {top:.2} m {x:.2} {bottom:.2} l S\n").bytes());
        }
    }
}

/// A file of A4 pages.
pub fn file(blocks: &[Block]) -> Vec<u8> {
    let mut pages = Pages { done: Vec::new(), now: Vec::new(), y: TOP };
    for block in blocks {
        pages.block(block);
    }
    pages.turn();
    let count = pages.done.len();
    let kids: Vec<String> = (0..count).map(|at| format!("{} 0 R", 5 + 2 * at)).collect();
    let font =
        |name: &str| format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>").into_bytes();
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        format!("<</Type/Pages/Kids[{}]/Count {count}>>", kids.join(" ")).into_bytes(),
        font("Helvetica"),
        font("Helvetica-Bold"),
    ];
    for (at, content) in pages.done.iter().enumerate() {
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>",
                6 + 2 * at
            )
            .into_bytes(),
        );
        let head = format!("<</Length {}>>stream\n", content.len());
        objects.push([head.as_bytes(), content, b"\nendstream"].concat());
    }
    assemble(&objects)
}

/// Objects numbered from 1, with their table and trailer; the first is the catalog.
pub fn assemble(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", out.len());
        out.extend(format!("{} 0 obj\n", at + 1).bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let trailer = format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    out.extend(table.bytes().chain(trailer.bytes()));
    out
}
