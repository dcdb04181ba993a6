//! Bytes to the tokens of RTF 1.9.1: groups, control words, escaped bytes and runs of text, each with its place.

/// A token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\name` or `\name12`.
    Word(&'a str, Option<i32>),
    /// `\` and another character than a letter.
    Symbol(u8),
    /// A byte in the current code page, written `\'hh` or as it is.
    Byte(u8),
    /// A run of ASCII characters that stand for themselves.
    Text(&'a str),
}

/// The longest name of a control word (RTF 1.9.1, "Control Word").
const LONGEST: usize = 32;

/// Tokens of the bytes from `at` to `end`.
#[derive(Debug)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    /// First byte of the next token.
    pub(super) at: usize,
    end: usize,
}

impl<'a> Lexer<'a> {
    /// Over the bytes from `at` to `end`.
    pub(super) fn new(bytes: &'a [u8], at: usize, end: usize) -> Self {
        Self { bytes, at, end: end.min(bytes.len()) }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(..self.end)?.get(self.at).copied()
    }

    fn take(&mut self, wanted: impl Fn(u8) -> bool, most: usize) -> &'a str {
        let rest = self.bytes.get(self.at..self.end).unwrap_or_default();
        let length = rest.iter().take(most).position(|&byte| !wanted(byte)).unwrap_or(rest.len().min(most));
        self.at += length;
        rest.get(..length).and_then(|run| std::str::from_utf8(run).ok()).unwrap_or_default()
    }

    /// The next token, its first byte and one past its last; line ends between tokens mean nothing.
    pub(super) fn next(&mut self) -> Option<(Token<'a>, usize, usize)> {
        while matches!(self.peek(), Some(b'\r' | b'\n')) {
            self.at += 1;
        }
        let from = self.at;
        let token = match self.peek()? {
            b'{' => self.one(Token::Open),
            b'}' => self.one(Token::Close),
            b'\\' => self.control(),
            byte @ (0 | 0x80..) => self.one(Token::Byte(byte)),
            _ => {
                let plain = |byte: u8| byte.is_ascii() && !matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                Token::Text(self.take(plain, usize::MAX))
            }
        };
        Some((token, from, self.at))
    }

    fn one(&mut self, token: Token<'a>) -> Token<'a> {
        self.at += 1;
        token
    }

    fn control(&mut self) -> Token<'a> {
        self.at += 1;
        let name = self.take(|byte| byte.is_ascii_alphabetic(), LONGEST);
        if name.is_empty() {
            return self.symbol();
        }
        let minus = self.peek() == Some(b'-')
            && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit)
            && self.at + 1 < self.end;
        self.at += usize::from(minus);
        let digits = self.take(|byte| byte.is_ascii_digit(), 10);
        let number = digits.parse::<i64>().ok().map(|n| if minus { -n } else { n });
        let number = number.map(|n| i32::try_from(n).unwrap_or(if n < 0 { i32::MIN } else { i32::MAX }));
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        if name == "bin" {
            let length = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            self.at = self.at.saturating_add(length).min(self.end);
        }
        Token::Word(name, number)
    }

    fn symbol(&mut self) -> Token<'a> {
        let Some(sign) = self.peek() else { return Token::Symbol(b'\\') };
        self.at += 1;
        if sign != b'\'' {
            return Token::Symbol(sign);
        }
        let digits = self.take(|byte| byte.is_ascii_hexdigit(), 2);
        let byte = u8::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 2);
        byte.map_or(Token::Symbol(b'\''), Token::Byte)
    }
}
