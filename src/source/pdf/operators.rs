//! A content stream as operators with their operands, one at a time, so that nothing of a stream is held twice. What an
//! operator does is not known here.

/// An operand, as far as text and lines need it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Operand {
    /// A finite number.
    Number(f32),
    /// A name, without its slash.
    Name(Vec<u8>),
    /// A string, without its brackets.
    Text(Vec<u8>),
    /// An array of the above.
    Array(Vec<Operand>),
    /// A dictionary's entries, as they come: names and values.
    Dictionary(Vec<Operand>),
}

/// The most operands that are kept for one operator. A block of a character map has some hundred.
const MAX_OPERANDS: usize = 10_000;
/// The most elements that are kept of an array or dictionary.
const MAX_ELEMENTS: usize = 100_000;
/// How deep arrays and dictionaries may stand in each other.
const MAX_DEPTH: usize = 8;

/// The powers of ten by which a number of so many decimals is divided.
const POWERS: [f64; 10] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

/// Which bytes end a word: white space and delimiters.
const ENDS_WORD: [bool; 256] = {
    let mut ends = [false; 256];
    let mut at = 0;
    while at < ends.len() {
        let byte = at as u8;
        ends[at] = is_space(byte)
            || matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%');
        at += 1;
    }
    ends
};

/// Reads a content stream.
pub(super) struct Operators<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// What stands next in a stream.
enum Token<'a> {
    Operand(Operand),
    Word(&'a [u8]),
    Open(u8),
    Close,
}

impl<'a> Operators<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next operator; its operands replace what `operands` holds. What is damaged is skipped.
    pub(super) fn next(&mut self, operands: &mut Vec<Operand>) -> Option<&'a [u8]> {
        operands.clear();
        loop {
            let operand = match self.token()? {
                Token::Word(b"ID") => {
                    self.skip_inline_image();
                    operands.clear();
                    continue;
                }
                Token::Word(word) => return Some(word),
                Token::Operand(operand) => operand,
                Token::Open(kind) => self.collection(kind, 0),
                Token::Close => continue,
            };
            if operands.len() < MAX_OPERANDS {
                operands.push(operand);
            }
        }
    }

    /// The rest of an array or dictionary.
    fn collection(&mut self, kind: u8, depth: usize) -> Operand {
        let mut elements = Vec::new();
        while let Some(token) = self.token() {
            let element = match token {
                Token::Close => break,
                Token::Operand(operand) => operand,
                Token::Open(kind) if depth < MAX_DEPTH => self.collection(kind, depth + 1),
                // `true`, `null`: something that stands for a value.
                Token::Open(_) | Token::Word(_) => Operand::Array(Vec::new()),
            };
            if elements.len() < MAX_ELEMENTS {
                elements.push(element);
            }
        }
        if kind == b'[' { Operand::Array(elements) } else { Operand::Dictionary(elements) }
    }

    fn token(&mut self) -> Option<Token<'a>> {
        self.skip_space();
        let bytes = self.bytes;
        let next = bytes.get(self.at + 1);
        match *bytes.get(self.at)? {
            b'(' => Some(Token::Operand(Operand::Text(self.literal_string()))),
            b'<' if next == Some(&b'<') => self.skip(2, Token::Open(b'<')),
            b'<' => Some(Token::Operand(Operand::Text(self.hex_string()))),
            b'>' if next == Some(&b'>') => self.skip(2, Token::Close),
            b'[' => self.skip(1, Token::Open(b'[')),
            b']' | b'>' | b')' | b'{' | b'}' => self.skip(1, Token::Close),
            b'/' => {
                self.at += 1;
                Some(Token::Operand(Operand::Name(unescape_name(self.word()))))
            }
            b'0'..=b'9' | b'+' | b'-' | b'.' => {
                Some(Token::Operand(Operand::Number(number(self.word()))))
            }
            _ => Some(Token::Word(self.word())),
        }
    }

    #[allow(clippy::unnecessary_wraps)] // Every branch of `token` gives an option.
    fn skip(&mut self, count: usize, token: Token<'a>) -> Option<Token<'a>> {
        self.at += count;
        Some(token)
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'%' => {
                    let rest = &self.bytes[self.at..];
                    self.at += rest
                        .iter()
                        .position(|byte| matches!(byte, b'\n' | b'\r'))
                        .unwrap_or(rest.len());
                }
                byte if is_space(*byte) => self.at += 1,
                _ => break,
            }
        }
    }

    /// Bytes up to a space or delimiter; at least one, so that reading goes on.
    fn word(&mut self) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| ENDS_WORD[usize::from(*byte)]);
        let length = length.unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn literal_string(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        let mut depth = 0_usize;
        while let Some(&byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'(' => {
                    depth += 1;
                    if depth > 1 {
                        text.push(byte);
                    }
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    text.push(byte);
                }
                b'\\' => text.extend(self.escape()),
                byte => text.push(byte),
            }
        }
        text
    }

    /// The byte that the characters after a backslash stand for, if any.
    fn escape(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\r' => {
                if self.bytes.get(self.at) == Some(&b'\n') {
                    self.at += 1;
                }
                None
            }
            b'\n' => None,
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.bytes.get(self.at) else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                Some(code as u8)
            }
            other => Some(other),
        }
    }

    fn hex_string(&mut self) -> Vec<u8> {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|byte| *byte == b'>').unwrap_or(rest.len());
        self.at += length + 1;
        self.at = self.at.min(self.bytes.len());
        let mut digits = rest[..length].iter().filter_map(|byte| hex_digit(*byte));
        let mut text = Vec::with_capacity(length.div_ceil(2));
        while let Some(high) = digits.next() {
            text.push(high << 4 | digits.next().unwrap_or(0));
        }
        text
    }

    /// The bytes of an image within the stream end with `EI` between spaces.
    fn skip_inline_image(&mut self) {
        let rest = &self.bytes[self.at..];
        let is_end =
            |window: &[u8]| is_space(window[0]) && &window[1..3] == b"EI" && is_space(window[3]);
        self.at += match rest.windows(4).position(is_end) {
            Some(at) => at + 3,
            None => rest.len(),
        };
    }
}

/// The first operands as numbers; 0 for what is none.
pub(super) fn numbers<const N: usize>(operands: &[Operand]) -> [f32; N] {
    let mut numbers = [0.0; N];
    for (slot, operand) in numbers.iter_mut().zip(operands) {
        if let Operand::Number(number) = operand {
            *slot = *number;
        }
    }
    numbers
}

/// White space, as PDF counts it.
pub(super) const fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

/// The value of a hexadecimal digit.
pub(super) fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// A number; 0 where the bytes are none. Writers are known to print `--5` and `0.-5`.
fn number(word: &[u8]) -> f32 {
    if let Some(number) = plain_number(word) {
        return number;
    }
    let text = str::from_utf8(word).unwrap_or_default();
    let parsed = text.parse().or_else(|_| text.trim_start_matches('-').parse::<f32>());
    parsed.ok().filter(|number| number.is_finite()).unwrap_or(0.0)
}

/// A number of a few digits, as nearly all are: these are read much faster than any number can be.
fn plain_number(word: &[u8]) -> Option<f32> {
    let digits = word.strip_prefix(b"-").unwrap_or(word);
    if digits.len() >= POWERS.len() {
        return None;
    }
    let (mut value, mut decimals, mut has_point) = (0_u32, 0, false);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                value = value * 10 + u32::from(byte - b'0');
                decimals += usize::from(has_point);
            }
            b'.' if !has_point => has_point = true,
            _ => return None,
        }
    }
    if digits.len() == usize::from(has_point) {
        return None;
    }
    let size = (f64::from(value) / POWERS[decimals]) as f32;
    Some(if digits.len() < word.len() { -size } else { size })
}

/// A name with its `#20` and the like replaced.
fn unescape_name(word: &[u8]) -> Vec<u8> {
    let mut name = Vec::with_capacity(word.len());
    let mut at = 0;
    while at < word.len() {
        let pair = word.get(at + 1..at + 3).map(|pair| [hex_digit(pair[0]), hex_digit(pair[1])]);
        if let (b'#', Some([Some(high), Some(low)])) = (word[at], pair) {
            name.push(high << 4 | low);
            at += 3;
        } else {
            name.push(word[at]);
            at += 1;
        }
    }
    name
}
